"""Reads HTML with exact source positions: what a reader of the page reads or hears.

Only the prose counts: no script, no code, no navigation, no template tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from oejenhoejde.model import Document, Segment, SegmentKind, Span
from oejenhoejde.readers import html_templates, masking, textfile
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.declared import marked_statutory, statutory_spans, with_type
from oejenhoejde.readers.html_names import (
    BLOCKS,
    BUTTONS,
    DESCRIPTIONS,
    ENDS_PARAGRAPH,
    IMPLIED_END,
    IN_HEAD,
    KINDS,
    LABELLED,
    LISTS,
    MENUS,
    NOT_READ,
    STANDS_IN,
    VOID,
)
from oejenhoejde.readers.html_tokens import Comment, Tag, Text, Unclosed, attributes_of, tokens_of
from oejenhoejde.readers.markup import SPOKEN
from oejenhoejde.readers.prose import CODE, ProseBuilder
from oejenhoejde.readers.suppress import BLOCK_VERBS, Switch, about, find_switches, mutes_of

_PART = re.compile(
    f"{masking.DROP}+|{html_templates.VALUE}+|{html_templates.OR}+"
    "|&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?|\\s+"
)

#: No page nests its elements deeper; the rest of a deeper one is not looked at.
_MAX_DEPTH = 500


@dataclass(slots=True)
class _Element:
    name: str
    start: int
    lang: str
    hidden: bool
    kind: SegmentKind = SegmentKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    switches: list[Switch] = field(default_factory=list)


def _is_danish(lang: str) -> bool:
    return not lang or lang.split("-")[0] in ("da", "dan")


_OUTSIDE = _Element("", 0, "", hidden=False)


def _kind_in(outer: _Element, name: str) -> tuple[SegmentKind, int, int]:
    """Give kind and level of the text in an element, and how many lists it is in."""
    kind = KINDS.get(name, outer.kind)
    lists = outer.lists + (name in LISTS)
    if name == "p" and kind is SegmentKind.TABLE_CELL:
        return SegmentKind.PARAGRAPH, 0, lists  # The table is there for the layout.
    if name not in KINDS:
        return kind, outer.level, lists
    if kind is SegmentKind.LIST_ITEM:
        return kind, max(lists, 1), lists
    return kind, int(name[1]) if kind is SegmentKind.HEADING else 0, lists


def read_text(text: str, name: str) -> Document:
    """Read an HTML text."""
    return _Reader(text, name).read()


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self._text, self._name = text, name
        self._seen = html_templates.mask(text)
        self._open: list[_Element] = []
        self._builder = ProseBuilder()
        self._breaks: list[int] = []
        self._links: list[tuple[int, int]] = []
        self._link_start: int | None = None
        self._spoken: list[Segment] = []
        self._switches: list[Switch] = []
        self._waiting: list[Switch] = []
        self._ignored: list[tuple[Switch, Span]] = []
        self._notes: list[str] = []

    def read(self) -> Document:
        segments = tuple(self._segments())
        length = len(self._text)
        for element in self._open:
            self._ignored += [(s, Span(element.start, length)) for s in element.switches]
        spans = statutory_spans(self._switches, self._ignored, length=length)
        document = Document(
            self._name,
            "html",
            self._text,
            marked_statutory(segments, spans),
            notes=tuple(self._notes),
            muted=mutes_of(self._switches, self._ignored, length=length, idle=self._waiting),
        )
        return with_type(document, 0, comments=True)

    def _segments(self) -> Iterator[Segment]:
        for token in tokens_of(self._seen):
            match token:
                case Text():
                    self._add(token.start, token.end)
                case Comment():
                    self._comment(token)
                case Unclosed():
                    line = self._text.count("\n", 0, token.start) + 1
                    self._notes.append(
                        f"Et HTML-mærke i linje {line} bliver aldrig lukket. Resten er ikke læst."
                    )
                case Tag():
                    yield from self._tag(token)
        yield from self._flush()

    # Tags

    def _tag(self, tag: Tag) -> Iterator[Segment]:
        if tag.name in BLOCKS:
            yield from self._flush()
        if tag.closes:
            self._close(tag)
            return
        if tag.name in IMPLIED_END:
            self._close_implied(*IMPLIED_END[tag.name])
        if tag.name in ENDS_PARAGRAPH:
            self._close_implied({"p"}, BLOCKS - {"p"})
        places = attributes_of(self._seen, tag)
        outer = self._open[-1] if self._open else _OUTSIDE
        lang = self._value(places, "lang") or self._value(places, "xml:lang") or outer.lang
        # Foreign words in a Danish sentence; a block of them is a segment with its language.
        foreign = tag.name not in BLOCKS and _is_danish(outer.lang) and not _is_danish(lang)
        hidden = (
            outer.hidden or foreign or tag.name in NOT_READ or self._value(places, "role") in MENUS
        )
        if tag.name in IN_HEAD and all(e.name not in NOT_READ - {"head"} for e in self._open):
            hidden = False
        if tag.name == "br":
            self._space()
            self._breaks.append(self._builder.length)
        if not hidden:
            self._speak(tag, places, lang)
        if (foreign or tag.name in STANDS_IN) and not outer.hidden:
            self._builder.put(CODE)
        if tag.name in VOID or (tag.self_closing and tag.name not in BLOCKS):
            return
        element = _Element(tag.name, tag.start, lang, hidden, *_kind_in(outer, tag.name))
        if tag.name in BLOCKS and self._waiting:
            element.switches, self._waiting = self._waiting, []
        if tag.name == "a":
            self._link_start = self._builder.length
        self._open.append(element)

    def _close(self, tag: Tag) -> None:
        if tag.name == "a" and self._link_start is not None:
            self._links.append((self._link_start, self._builder.length))
            self._link_start = None
        for index in range(len(self._open) - 1, max(len(self._open) - _MAX_DEPTH - 1, -1), -1):
            if self._open[index].name == tag.name:
                self._pop(index, tag.end)
                return
            if tag.name not in BLOCKS and self._open[index].name in BLOCKS:
                return  # An end tag that fits nothing in this block.

    def _close_implied(self, names: Set[str], border: Set[str]) -> None:
        for index in range(len(self._open) - 1, max(len(self._open) - _MAX_DEPTH - 1, -1), -1):
            if self._open[index].name in names:
                self._pop(index, self._open[index].start)
                return
            if self._open[index].name in border:
                return

    def _pop(self, index: int, end: int) -> None:
        for element in self._open[index:]:
            span = Span(element.start, max(element.start, end))
            self._ignored += [(switch, span) for switch in element.switches]
        del self._open[index:]

    def _value(self, places: dict[str, tuple[int, int]], name: str) -> str:
        start, end = places.get(name, (0, 0))
        return self._text[start:end].strip().lower()

    def _speak(self, tag: Tag, places: dict[str, tuple[int, int]], lang: str) -> None:
        """Read the attributes that a person sees or hears."""
        spoken = [(places[name], kind) for name, kind in SPOKEN.items() if name in places]
        if tag.name in LABELLED and "label" in places:
            spoken.append((places["label"], SegmentKind.LABEL))
        if tag.name == "input" and self._value(places, "type") in BUTTONS and "value" in places:
            spoken.append((places["value"], SegmentKind.LABEL))
        if tag.name == "meta" and "content" in places:
            named = self._value(places, "name") or self._value(places, "property")
            if named in DESCRIPTIONS:
                spoken.append((places["content"], SegmentKind.TITLE))
        for (start, end), kind in spoken:
            outer, self._builder = self._builder, ProseBuilder()
            self._add_prose(start, end)
            segment = self._builder.build(kind, lang=lang)
            self._builder = outer
            if segment is not None:
                self._spoken.append(segment)

    # Text

    def _add(self, start: int, end: int) -> None:
        if not (self._open and self._open[-1].hidden):
            self._add_prose(start, end)

    def _add_prose(self, start: int, end: int) -> None:
        at = start
        for match in _PART.finditer(self._seen, start, end):
            self._copy(at, match.start())
            at = match.end()
            letter = match[0][0]
            if letter == "&":
                decoded = html.unescape(match[0])
                if decoded == match[0]:
                    self._copy(match.start(), at)
                elif decoded.isspace():
                    self._space()
                else:
                    self._builder.put_decoded(decoded)
            elif letter == " " and len(match[0]) == 1:
                if not self._builder.ends_in_space():
                    self._copy(match.start(), at)
            elif letter == html_templates.VALUE:
                self._builder.put(CODE)
            elif letter == html_templates.OR:
                self._space()
                self._breaks.append(self._builder.length)
            elif letter != masking.DROP:
                self._space()
        self._copy(at, end)

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self._builder.copy(self._text[start:end], start)

    def _space(self) -> None:
        if not self._builder.ends_in_space():
            self._builder.put(" ")

    def _flush(self) -> Iterator[Segment]:
        if self._builder.length:
            inner = self._open[-1] if self._open else _OUTSIDE
            kind, level, lang = inner.kind, inner.level, inner.lang
            if self._link_start is not None:
                self._links.append((self._link_start, self._builder.length))
                self._link_start = 0
            found = list(self._builder.build_lines(kind, self._breaks, level=level, lang=lang))
            if found and self._waiting:
                span = Span(found[0].runs[0].source_start, found[-1].runs[-1].source_end)
                self._ignored += [about(s, found, span, self._text) for s in self._waiting]
                self._waiting = []
            yield from found
            for start, end in self._links:
                link = self._builder.build(SegmentKind.LINK, start=start, end=end, lang=lang)
                if link is not None:
                    yield link
            self._builder, self._breaks, self._links = ProseBuilder(), [], []
        yield from self._spoken
        self._spoken = []

    def _comment(self, token: Comment) -> None:
        found = find_switches(self._text, token.start, token.end)
        self._switches += found
        self._waiting += [switch for switch in found if switch.verb in BLOCK_VERBS]


READER = Reader(
    format="html",
    suffixes=(".html", ".htm", ".xhtml"),
    read=textfile.read_with(read_text),
    read_text=read_text,
    apply_edits=textfile.apply_edits,
)
