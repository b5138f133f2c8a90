"""What the XML of Word calls things: namespaces, relationships, styles. Reads no document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from oejenhoejde.model import SegmentKind
from oejenhoejde.readers.xmlpart import Place

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: Namespace → prefix. The second of each pair is that of »Strict Open XML«.
PREFIXES = {
    _W: "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    _R: "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "": "",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    kind: str  # The last word of its type: "header", "styles" …
    id: str
    target: str


class RelationshipReader:
    """Collects the relationships of a part."""

    def __init__(self) -> None:
        self.found: list[Relationship] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "rel:Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append(
                Relationship(kind, attributes.get("Id", ""), attributes.get("Target", ""))
            )

    def end(self, tag: str) -> None: ...
    def text(self, text: str, place: Place) -> None: ...


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says of its paragraphs. ``level`` as in a segment."""

    kind: SegmentKind = SegmentKind.PARAGRAPH
    level: int = 0
    is_toc: bool = False
    hidden: bool = False
    statutory: bool = False


_HEADING = re.compile(r"(?:heading|overskrift)\s*(\d)")
_TOP_HEADINGS = {"title": 1, "titel": 1, "subtitle": 2, "undertitel": 2}
_LIST = re.compile(r"(?:list|liste|opstilling)(?:\b|afsnit)|punkt(?:tegn|opstilling)")
_LIST_LEVEL = re.compile(r"(\d)\s*\Z")
_CAPTION = re.compile(r"(?:caption|billedtekst)\b")
_QUOTE = re.compile(r"(?:intense quote|quote|citat|stærkt citat|block text)\b")
#: What offices call the style of a law's own words.
_STATUTE = re.compile(r"lov(?:tekst|citat|uddrag)|klagevejledning|statute\b|statutory")
_TOC = re.compile(r"(?:toc|indholdsfortegnelse|table of figures|index)\s*\d?\b(?! heading)")


def style_by_name(name: str) -> Style | None:
    """Tell what a style is by its name, English or Danish; None when the name says nothing."""
    name = name.strip().lower()
    heading = _HEADING.match(name)
    if heading:
        return Style(SegmentKind.HEADING, max(int(heading[1]), 1))
    if name in _TOP_HEADINGS:
        return Style(SegmentKind.HEADING, _TOP_HEADINGS[name])
    if _TOC.match(name):
        return Style(is_toc=True)
    if _LIST.match(name):
        level = _LIST_LEVEL.search(name)
        return Style(SegmentKind.LIST_ITEM, int(level[1]) if level else 1)
    if _CAPTION.match(name):
        return Style(SegmentKind.CAPTION)
    if _STATUTE.match(name):
        return Style(statutory=True)
    if _QUOTE.match(name):
        return Style(SegmentKind.QUOTE)
    return None


def is_on(attributes: Mapping[str, str]) -> bool:
    """Tell whether a switch such as ``w:vanish`` is on."""
    return attributes.get("w:val", "1").lower() not in ("0", "false", "off", "none")


class StyleReader:
    """Collects the styles of ``styles.xml``."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._own: dict[str, Style] = {}
        self._hidden: set[str] = set()
        self._id = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("w:val", "")
        if tag == "w:style":
            self._id = attributes.get("w:styleId", "")
        elif not self._id:
            return
        elif tag == "w:name":
            self._names[self._id] = value
        elif tag == "w:basedOn":
            self._parents[self._id] = value
        elif tag == "w:outlineLvl" and value.isdigit() and int(value) < 9:
            self._own[self._id] = Style(SegmentKind.HEADING, int(value) + 1)
        elif tag == "w:numId" and value != "0":
            self._own.setdefault(self._id, Style(SegmentKind.LIST_ITEM, 1))
        elif tag == "w:vanish" and is_on(attributes):
            self._hidden.add(self._id)

    def end(self, tag: str) -> None:
        if tag == "w:style":
            self._id = ""

    def text(self, text: str, place: Place) -> None: ...

    def styles(self) -> dict[str, Style]:
        """Give each style by its id, with what it inherits."""
        return {style_id: self._resolve(style_id) for style_id in self._names}

    def _resolve(self, style_id: str) -> Style:
        found = Style()
        hidden = False
        seen = set[str]()
        while style_id and style_id not in seen:
            seen.add(style_id)
            hidden |= style_id in self._hidden
            if found == Style():
                # The name wins: a numbered heading is a heading.
                by_name = style_by_name(self._names.get(style_id, ""))
                found = by_name or self._own.get(style_id) or found
            style_id = self._parents.get(style_id, "")
        return replace(found, hidden=hidden)
