"""Reads one part of an OpenDocument text to paragraphs. Opens no package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from oejenhoejde.model import SegmentKind
from oejenhoejde.readers.docx_names import Style, style_by_name
from oejenhoejde.readers.notes import Notes
from oejenhoejde.readers.pieces import Paragraph, Piece
from oejenhoejde.readers.xmlpart import Place

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    f"{_NS}{name}:1.0": prefix
    for name, prefix in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("drawing", "draw"),
        ("style", "style"),
        ("manifest", "manifest"),
        ("svg-compatible", "svg"),
    )
}
#: The parts of a package that hold the text, and what stands in headers and footers.
CONTENT, STYLES = "content.xml", "styles.xml"

#: What is in these is no prose: deleted text, comments, lists of contents, numbers of notes.
_SKIPPED = frozenset(
    {
        "text:tracked-changes",
        "office:annotation",
        "text:table-of-content",
        "text:alphabetical-index",
        "text:illustration-index",
        "text:note-citation",
        "text:ruby-text",
        "text:list-header-label",
        "office:forms",
        "draw:object",
        "table:tracked-changes",
        "text:hidden-text",
        "text:script",
    }
)
_SIGNS = {"text:tab": ("\t", False), "text:line-break": ("\n", True)}
_EDGES = {
    "style:header": (SegmentKind.PAGE_HEADER, "sidehoved"),
    "style:header-left": (SegmentKind.PAGE_HEADER, "sidehoved"),
    "style:header-first": (SegmentKind.PAGE_HEADER, "sidehoved"),
    "style:footer": (SegmentKind.PAGE_FOOTER, "sidefod"),
    "style:footer-left": (SegmentKind.PAGE_FOOTER, "sidefod"),
    "style:footer-first": (SegmentKind.PAGE_FOOTER, "sidefod"),
}
#: These hold letters and elements; a field holds letters only.
_MIXED = frozenset({"text:p", "text:h", "text:span", "text:a", "text:meta", "text:ruby-base"})
_LEVELS = frozenset("123456789")
_NOTES = {"footnote": "fodnote", "endnote": "slutnote"}


@dataclass(slots=True)
class Styles:
    """Styles by name: their parents, and which hide their text."""

    parents: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def lookup(self, name: str) -> Style:
        seen = set[str]()
        while name and name not in seen:
            seen.add(name)
            label = self.labels.get(name) or name.replace("_20_", " ")
            found = style_by_name("quote" if label == "Quotations" else label)
            if found is not None:
                return found
            name = self.parents.get(name, "")
        return Style()

    def is_hidden(self, name: str) -> bool:
        seen = set[str]()
        while name and name not in seen:
            if name in self.hidden:
                return True
            seen.add(name)
            name = self.parents.get(name, "")
        return False


@dataclass(slots=True)
class _Frame:
    """What surrounds paragraphs: a note, a text box, a header … with a place of its own."""

    tag: str
    kind: SegmentKind | None
    where: str
    tables: list[list[int]] = field(default_factory=list)
    lists: int = 0


class StoryReader:
    """Collects the paragraphs of one part."""

    def __init__(self, part: str, styles: Styles) -> None:
        self.paragraphs: list[Paragraph] = []
        self.has_changes = self.is_text = False
        self._part, self._styles = part, styles
        self._open: list[Paragraph] = []
        self._parents: list[str] = []
        self._frames = [_Frame("", None, "")]
        self._counts: dict[str, int] = {}
        self._note = ""
        self._style = ""
        self._spans: list[bool] = []
        self._links: list[int] = []
        self._skip, self._skip_depth = "", 0
        self.notes = Notes()
        self._comment: list[str] | None = None  # The lines of the open comment.

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skip:
            self._skip_depth += tag == self._skip
            if self._comment is not None and tag in ("text:p", "text:line-break"):
                self._comment.append("")
            return
        is_hidden = tag == "text:section" and attributes.get("text:display") == "none"
        if tag in _SKIPPED or is_hidden:
            self.has_changes |= tag == "text:tracked-changes"
            self._skip, self._skip_depth = tag, 1
            if tag == "office:annotation":
                self._begin_comment(attributes)
            return
        self._parents.append(tag)
        frame = self._frames[-1]
        match tag:
            case "office:text":
                self.is_text = True
            case "style:style":
                self._start_style(attributes)
            case "style:text-properties":
                if attributes.get("text:display") == "none":
                    self._styles.hidden.add(self._style)
            case "text:p" | "text:h":
                self._start_paragraph(tag, attributes)
            case "draw:frame" | "draw:custom-shape":
                self._count("billede")
            case "svg:title" | "svg:desc":
                where = f"billede {self._counts.get('billede', 0)}, alternativ tekst"
                self._open.append(Paragraph(SegmentKind.CAPTION, where=where))
                self.paragraphs.append(self._open[-1])
            case "text:span":
                self._spans.append(self._styles.is_hidden(attributes.get("text:style-name", "")))
            case "text:a":
                self._links.append(len(self._open[-1].pieces) if self._open else 0)
            case "text:s":
                count = attributes.get("text:c", "1")
                width = min(int(count), 1_000) if count.isdigit() else 1
                self._add(Piece(" " * width, prose=" "))
            case "text:hidden-paragraph":
                if attributes.get("text:is-hidden") == "true" and self._open:
                    self._open[-1].is_prose = False
            case "text:tab" | "text:line-break":
                text, is_break = _SIGNS[tag]
                self._add(Piece(text, prose=" ", is_break=is_break))
            case "office:annotation-end":
                self.notes.end(attributes.get("office:name", ""), self.paragraphs)
            case "text:list":
                frame.lists += 1
            case "table:table":
                frame.tables.append([self._count("tabel"), 0, 0])
            case "table:table-row":
                if frame.tables:
                    frame.tables[-1][1:] = [frame.tables[-1][1] + 1, 0]
            case "table:table-cell" | "table:covered-table-cell":
                if frame.tables:
                    frame.tables[-1][2] += 1
            case "text:note":
                self._note = _NOTES.get(attributes.get("text:note-class", ""), "fodnote")
            case "text:note-body":
                where = f"{self._note} {self._count(self._note)}"
                self._frames.append(_Frame(tag, SegmentKind.NOTE, where))
            case "draw:text-box":
                self._frames.append(_Frame(tag, None, f"tekstboks {self._count('tekstboks')}"))
            case _ if tag in _EDGES:
                self._frames.append(_Frame(tag, *_EDGES[tag]))

    def end(self, tag: str) -> None:
        if self._skip:
            self._skip_depth -= tag == self._skip
            if not self._skip_depth:
                self._skip, self._comment = "", None
            return
        self._parents.pop()
        frame = self._frames[-1]
        if tag in ("text:p", "text:h"):
            self._end_paragraph()
        elif tag in ("svg:title", "svg:desc"):
            self._open.pop()
        elif tag == "text:span":
            self._spans.pop()
        elif tag == "text:a":
            first = self._links.pop()
            if self._open and first < len(self._open[-1].pieces):
                self._open[-1].links.append((first, len(self._open[-1].pieces)))
        elif tag == "text:list":
            frame.lists -= 1
        elif tag == "table:table":
            frame.tables.pop()
        elif tag == frame.tag:
            self._frames.pop()

    def text(self, text: str, place: Place) -> None:
        if self._comment:  # What stands before its first line is its author and date.
            self._comment[-1] += text
        if not self._skip:
            place.preserve = True  # An attribute of XML means nothing here.
            parts = self._parents[-1] in _MIXED
            self._add(Piece(text, self._part, place, folds=True, parts=parts))

    def _begin_comment(self, attributes: Mapping[str, str]) -> None:
        # A comment without a range has no name.
        key = attributes.get("office:name") or f"#{len(self.notes.found)}"
        self.notes.begin(key, self.paragraphs, within=bool(self._open))
        self._comment = []
        self.notes.found[key].lines = self._comment

    def _add(self, piece: Piece) -> None:
        if self._open and not any(self._spans):
            self._open[-1].pieces.append(piece)

    def _count(self, what: str) -> int:
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = name = attributes.get("style:name", "")
        self._styles.parents[name] = attributes.get("style:parent-style-name", "")
        self._styles.labels[name] = attributes.get("style:display-name", "")

    def _start_paragraph(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = attributes.get("text:style-name", "")
        style, frame = self._styles.lookup(name), self._frames[-1]
        paragraph = Paragraph(style.kind, style.level, style.statutory)
        if tag == "text:h":
            level = attributes.get("text:outline-level", "1")
            paragraph.kind = SegmentKind.HEADING
            paragraph.level = int(level) if level in _LEVELS else 1
        elif frame.kind is not None:
            paragraph.kind, paragraph.level = frame.kind, 0
        elif frame.lists and style.kind is not SegmentKind.HEADING:
            paragraph.kind, paragraph.level = SegmentKind.LIST_ITEM, frame.lists
        elif frame.tables and style.kind is SegmentKind.PARAGRAPH:
            paragraph.kind = SegmentKind.TABLE_CELL
        paragraph.is_prose = not (style.is_toc or self._styles.is_hidden(name))
        self.paragraphs.append(paragraph)
        self._open.append(paragraph)

    def _end_paragraph(self) -> None:
        paragraph, frame = self._open.pop(), self._frames[-1]
        if not paragraph.text.strip():
            return
        parts = [frame.where] if frame.where else []
        if frame.tables:
            parts.append("tabel {}, række {}, kolonne {}".format(*frame.tables[-1]))
        paragraph.in_body = self._part == CONTENT and not frame.tag
        paragraph.where = ", ".join(parts) or f"afsnit {self._count('afsnit')}"
