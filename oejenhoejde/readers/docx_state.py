"""What a Word document has open while it is read: tables, fields, paragraphs, counts of places."""

from __future__ import annotations

from dataclasses import dataclass, field

from oejenhoejde.model import SegmentKind
from oejenhoejde.readers.docx_names import Style
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

    def outlined(self, value: str) -> None:
        """Take the level of an outline, from 0; 9 is the body."""
        if value.isdigit() and int(value) < 9:
            self.outline = int(value)

    def indented(self, value: str) -> None:
        """Take the level of a list, from 0."""
        if value.isdigit():
            self.numbered = min(int(value), 8)

    def listed(self, number: str) -> None:
        """Take the number of its list; 0 takes it out of the list of its style."""
        if number == "0":
            self.unnumbered, self.numbered = True, None
        elif self.numbered is None:
            self.numbered = 0

    def kind(self, style: Style) -> tuple[SegmentKind, int]:
        """Tell what it is, and on which level: by its own settings or else by its style."""
        if style.kind is not SegmentKind.HEADING:
            if self.outline is not None:
                return SegmentKind.HEADING, self.outline + 1
            if self.unnumbered and style.kind is SegmentKind.LIST_ITEM:
                return SegmentKind.PARAGRAPH, 0
            if self.numbered is not None:
                return SegmentKind.LIST_ITEM, self.numbered + 1
        return style.kind, style.level


@dataclass(slots=True)
class Places:
    """Counts what gives the places their names; shared by the stories of a document."""

    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    pictures: int = 0


@dataclass(slots=True)
class Surroundings:
    """The tables and text boxes that are open, and what the places in them are called.

    ``where`` names the part of the document, ``note`` the kind of note that it holds.
    """

    places: Places
    where: str = ""
    note: str = ""
    notes: int = 0
    tables: list[Table] = field(default_factory=list)
    boxes: list[tuple[int, list[Table]]] = field(default_factory=list)

    def start_table(self) -> None:
        self.places.tables += 1
        self.tables.append(Table(self.places.tables))

    def start_row(self) -> None:
        if self.tables:
            self.tables[-1].row += 1
            self.tables[-1].column = 0

    def start_cell(self) -> None:
        if self.tables:
            self.tables[-1].column += 1

    def start_box(self) -> None:
        self.places.boxes += 1
        self.boxes.append((self.places.boxes, self.tables))
        self.tables = []

    def end_box(self) -> None:
        _, self.tables = self.boxes.pop()

    def paragraph(self) -> str:
        """Name the place of the next paragraph."""
        if self.note:
            return f"{self.note} {self.notes}"
        if self.tables:
            table = self.tables[-1]
            place = f"tabel {table.number}, række {table.row}, kolonne {table.column}"
        elif self.boxes:
            place = f"tekstboks {self.boxes[-1][0]}"
        elif self.where:
            return self.where
        else:
            self.places.paragraphs += 1
            return f"afsnit {self.places.paragraphs}"
        return f"{self.where}, {place}" if self.where else place

    def picture(self) -> str:
        """Name the place of what is said of the next picture."""
        self.places.pictures += 1
        place = f"billede {self.places.pictures}, alternativ tekst"
        return f"{self.where}, {place}" if self.where else place
