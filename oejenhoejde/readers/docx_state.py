"""What a Word document has open while it is read: tables, fields, paragraphs, counts of places."""

from __future__ import annotations

from dataclasses import dataclass, field

from oejenhoejde.readers.pieces import Paragraph


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
