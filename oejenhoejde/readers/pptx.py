"""Reads presentations (.pptx): slides and their notes; and writes edits back into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from oejenhoejde.model import Document, Edit, SegmentKind
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.detect import refuse_foreign_pptx
from oejenhoejde.readers.docx_names import PREFIXES, RelationshipReader
from oejenhoejde.readers.package import Package, resolve
from oejenhoejde.readers.pieces import (
    Paragraph,
    Piece,
    descriptions,
    lay_out,
    segments_of,
    text_edits,
)
from oejenhoejde.readers.xmlpart import (
    Attributes,
    Handler,
    Place,
    XmlError,
    apply_text_edits,
    read_part,
)

_PREFIXES = {
    **PREFIXES,
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
}
_TEXT_TAGS = frozenset({"a:t"})
_MAIN = "ppt/presentation.xml"
_TITLES = frozenset({"title", "ctrTitle"})
#: Placeholders that hold no text of the author's: numbers, dates, the picture of the slide.
_NO_TEXT = frozenset({"sldNum", "dt", "sldImg", "hdr", "ftr"})
_BULLETS = frozenset({"body", "obj", ""})


class _Slide:
    """Collects the paragraphs of one slide or of its notes."""

    def __init__(self, part: str, where: str, *, notes: bool) -> None:
        self.paragraphs: list[Paragraph] = []
        self._part, self._where, self._notes = part, where, notes
        self._placeholder: str | None = None
        self._paragraph: Paragraph | None = None
        self._bullet: bool | None = None
        self._in_table = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag:
            case "p:sp" | "p:graphicFrame":
                self._placeholder = None
            case "p:cNvPr" if isinstance(attributes, Attributes):
                where = f"{self._where}, alternativ tekst"
                self.paragraphs += descriptions(attributes, self._part, where)
            case "p:ph":
                self._placeholder = attributes.get("type", "")
            case "a:tbl":
                self._in_table += 1
            case "a:p":
                self._paragraph, self._bullet = Paragraph(where=self._where), None
                self.paragraphs.append(self._paragraph)
            case "a:pPr" if self._paragraph is not None:
                level = attributes.get("lvl", "0")
                self._paragraph.level = int(level) if level.isdigit() else 0
            case "a:buNone":
                self._bullet = False
            case "a:buChar" | "a:buAutoNum" | "a:buBlip":
                self._bullet = True
            case "a:br" if self._paragraph is not None:
                self._paragraph.pieces.append(Piece("\n", prose=" ", is_break=True))

    def end(self, tag: str) -> None:
        if tag == "a:tbl":
            self._in_table -= 1
        elif tag == "a:p" and self._paragraph is not None:
            self._settle(self._paragraph)
            self._paragraph = None

    def text(self, text: str, place: Place) -> None:
        place.preserve = True
        if self._paragraph is not None and self._placeholder not in _NO_TEXT:
            self._paragraph.pieces.append(Piece(text, self._part, place))

    def _settle(self, paragraph: Paragraph) -> None:
        level = paragraph.level + 1
        paragraph.level = 0
        if self._notes:
            paragraph.kind = SegmentKind.NOTE
        elif self._placeholder in _TITLES:
            paragraph.kind, paragraph.level = SegmentKind.HEADING, 1
        elif self._placeholder == "subTitle":
            paragraph.kind, paragraph.level = SegmentKind.HEADING, 2
        elif self._in_table:
            paragraph.kind = SegmentKind.TABLE_CELL
        elif self._bullet or (self._bullet is None and self._placeholder in _BULLETS):
            paragraph.kind, paragraph.level = SegmentKind.LIST_ITEM, level


class _Order:
    """Notes in which order the slides are shown."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "p:sldId":
            self.ids.append(attributes.get("r:id", ""))

    def end(self, tag: str) -> None: ...
    def text(self, text: str, place: Place) -> None: ...


def _open(data: bytes, name: str) -> tuple[Package, list[Paragraph]]:
    refuse_foreign_pptx(data, name)
    package = Package(data, name, kind="PowerPoint-præsentation")
    order = _Order()
    _read(package, _MAIN, order)
    slides = {key: target for kind, key, target in _related(package, _MAIN) if kind == "slide"}
    paragraphs: list[Paragraph] = []
    for number, key in enumerate(order.ids, start=1):
        part = slides.get(key, "")
        if part not in package:
            continue
        slide = _Slide(part, f"lysbillede {number}", notes=False)
        _read(package, part, slide)
        paragraphs += slide.paragraphs
        for kind, _, target in _related(package, part):
            if kind == "notesSlide" and target in package:
                notes = _Slide(target, f"lysbillede {number}, noter", notes=True)
                _read(package, target, notes)
                paragraphs += notes.paragraphs
    return package, [paragraph for paragraph in paragraphs if paragraph.text.strip()]


def _related(package: Package, part: str) -> list[tuple[str, str, str]]:
    folder, _, file = part.rpartition("/")
    member = f"{folder}/_rels/{file}.rels"
    if member not in package:
        return []
    reader = RelationshipReader()
    _read(package, member, reader)
    return [(found.kind, found.id, resolve(part, found.target)) for found in reader.found]


def _read(package: Package, member: str, handler: Handler) -> None:
    try:
        read_part(package.read(member), handler, _PREFIXES, _TEXT_TAGS)
    except XmlError:
        raise package.broken() from None


def read(data: bytes, name: str) -> Document:
    """Read a presentation.

    Raises:
        ReadError: the bytes are no presentation, or a broken or protected one.
    """
    _, paragraphs = _open(data, name)
    text, _, _ = lay_out(paragraphs)
    return Document(name, "pptx", text, tuple(segments_of(paragraphs)), has_lines=False)


def apply_edits(data: bytes, edits: Sequence[Edit], name: str) -> bytes:
    """Write edits into a presentation; every part without an edit keeps its content.

    Raises:
        ReadError: as :func:`read`.
        ValueError: edits overlap, leave the text, or cross something that is no letter.
    """
    package, paragraphs = _open(data, name)
    changes = text_edits(paragraphs, edits)
    return package.rewrite(
        {part: partial(apply_text_edits, edits=made) for part, made in changes.items()}
    )


READER = Reader(
    format="pptx",
    suffixes=(".pptx", ".pptm", ".potx"),
    read=read,
    apply_edits=apply_edits,
)
