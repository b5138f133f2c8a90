"""What a Word document has open while it is read: tables, fields, paragraphs, counts of places."""

from __future__ import annotations

from dataclasses import dataclass, field

from oejenhoejde.readers.pieces import Paragraph, Piece
from oejenhoejde.readers.xmlpart import Place


@dataclass(slots=True)
class Table:
    number: int
    row: int = 0
    column: int = 0


@dataclass(slots=True)
class Field:
    """A field while it is read: its instruction, then its result."""

    in_instruction: bool = True
    is_link: bool = False


@dataclass(slots=True)
class Alternatives:
    """A text box that the file holds twice: for new programs, and as a fallback for old ones."""

    is_chosen: bool = False
    chosen: list[Piece] = field(default_factory=list)
    fallback: list[tuple[str, Place]] = field(default_factory=list)

    def pair(self) -> None:
        """Tell the chosen pieces of their twins, where the fallback says the same."""
        pieces = [piece for piece in self.chosen if piece.place is not None]
        if [piece.text for piece in pieces] == [text for text, _ in self.fallback]:
            for piece, (_, place) in zip(pieces, self.fallback, strict=True):
                piece.twin = place


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph while it is read."""

    paragraph: Paragraph
    style: str = ""
    outline: int | None = None
    numbered: int | None = None
    unnumbered: bool = False
    links: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Places:
    """Counts what gives the places their names; shared by the stories of a document."""

    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    pictures: int = 0
