"""Parts the runs of a Word document in the bytes of a part, to put something between letters.

Knows what a run is, and neither packages nor what is put in.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from oejenhoejde.readers.docx_names import PREFIXES
from oejenhoejde.readers.xmlpart import XmlError

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NAME = re.compile(rb"</?([^\s/>]+)")
_XML_SPACE = "http://www.w3.org/XML/1998/namespace space"
_SPACE = b" \t\r\n"
#: Insertions by somebody else: what is put into them must not become theirs.
_INSERTIONS = frozenset({"w:ins", "w:moveTo"})


@dataclass(slots=True)
class Run:
    """A run in the bytes of its part.

    ``body`` is where it begins after its properties, ``body_end`` where its end tag begins.
    ``outer`` is the tag that begins the insertion around it, if there is one.
    """

    start: int
    body: int
    open: bytes
    prefix: bytes
    namespace: bytes
    outer: bytes = b""
    properties: bytes = b""
    body_end: int = 0
    end: int = 0

    def tag(self, name: str, attributes: str = "") -> bytes:
        """Give the tag that begins an element of Word, as this part writes its names."""
        if self.prefix:
            names = {"w": self.prefix.decode()}
            declared = ""
        else:  # An attribute without a prefix would have no namespace.
            names = {"w": "w"}
            declared = f' xmlns:w="{self.namespace.decode()}"'
        attributes = attributes.replace(" w:", f" {names['w']}:")
        return f"<{names['w']}:{name}{declared}{attributes}>".encode()

    def close(self, name: str) -> bytes:
        """Give the tag that ends an element of Word."""
        return b"</" + (self.prefix or b"w") + b":" + name.encode() + b">"

    def copy(self, name: str, letters: bytes) -> bytes:
        """Give a run with the same properties that holds ``letters`` in the element ``name``."""
        text = self.tag(name, ' xml:space="preserve"') + letters + self.close(name)
        return self.tag("r") + self.properties + text + self.close("r")

    @property
    def close_tag(self) -> bytes:
        return b"</" + _name(self.open) + b">"

    @property
    def outer_close(self) -> bytes:
        return b"</" + _name(self.outer) + b">"


@dataclass(slots=True)
class Cut:
    """Put what ``make`` gives in the place of the bytes ``start..end`` of one text."""

    start: int
    end: int
    make: Callable[[Run], bytes]


@dataclass(slots=True)
class _Text:
    """A ``w:t``: its tags and its letters; ``first..last`` are those that count."""

    run: Run
    open_start: int
    first: int
    last: int
    end: int
    close_end: int
    preserve: bool

    def opens_run(self, data: bytes) -> bool:
        return not data[self.run.body : self.open_start].strip()

    def ends_run(self, data: bytes) -> bool:
        return not data[self.close_end : self.run.body_end].strip()


@dataclass(slots=True)
class _Element:
    tag: str
    start: int
    end: int
    preserve: bool
    run: Run | None = None
    texts: list[_Text] = field(default_factory=list)


class _Scanner:
    """Finds the texts that hold one of the sorted byte places ``wanted``."""

    def __init__(self, data: bytes, wanted: Sequence[int]) -> None:
        self.texts: list[_Text] = []
        self._data, self._wanted = data, wanted
        self._open: list[_Element] = []
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError) as error:
            raise XmlError(str(error)) from None
        self.texts.sort(key=lambda text: text.open_start)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        namespace, _, local = name.rpartition(" ")
        tag = f"{PREFIXES.get(namespace, '?')}:{local}"
        raw = _tag_at(self._data, at)
        parent = self._open[-1] if self._open else None
        space = attributes.get(_XML_SPACE)
        inherited = parent is not None and parent.preserve
        element = _Element(
            tag, at, at + len(raw), inherited if space is None else space == "preserve"
        )
        if tag == "w:r" and not raw.endswith(b"/>"):
            prefix = _name(raw).rpartition(b":")[0]
            element.run = Run(at, at + len(raw), raw, prefix, namespace.encode())
            if parent is not None and parent.tag in _INSERTIONS:
                element.run.outer = self._data[parent.start : parent.end]
        self._open.append(element)

    def _end(self, _name: str) -> None:
        at, element = self._parser.CurrentByteIndex, self._open.pop()
        after = element.end  # Of a tag that begins and ends an element, Expat tells the end.
        if not self._data.endswith(b"/>", element.start, element.end):
            after = at + len(_tag_at(self._data, at))
        parent = self._open[-1] if self._open else None
        if element.run is not None:
            element.run.body_end, element.run.end = at, after
            self.texts += element.texts
        elif parent is None or parent.run is None:
            return
        elif element.tag == "w:rPr" and not parent.texts:
            parent.run.properties = self._data[element.start : after]
            parent.run.body = after
        elif element.tag == "w:t" and self._is_wanted(element.end, at):
            first, last = element.end, at
            if not element.preserve:
                letters = self._data[first:last]
                first += len(letters) - len(letters.lstrip(_SPACE))
                last = max(first, last - (len(letters) - len(letters.rstrip(_SPACE))))
            parent.texts.append(
                _Text(parent.run, element.start, first, last, at, after, element.preserve)
            )

    def _is_wanted(self, start: int, end: int) -> bool:
        index = bisect.bisect_left(self._wanted, start)
        return index < len(self._wanted) and self._wanted[index] <= end


def part_runs(data: bytes, cuts: Sequence[Cut]) -> bytes:
    """Make cuts in the texts of a part; runs are parted there, and every other byte stays.

    Raises:
        XmlError: a place is in no text of a run.
        ValueError: cuts overlap.
    """
    ordered = sorted(cuts, key=lambda cut: cut.start)
    patches: list[tuple[int, int, bytes]] = []
    done = 0
    for text in _Scanner(data, [cut.start for cut in ordered]).texts:
        own: list[Cut] = []
        while done < len(ordered) and ordered[done].start <= text.end:
            own.append(ordered[done])
            done += 1
        if any(cut.start < text.first or cut.end > text.last for cut in own):
            raise XmlError("a place outside of its text")
        patches += _patches(data, text, own)
    if done < len(ordered):
        raise XmlError("a place in no text")
    parts: list[bytes] = []
    at = 0
    for start, end, new in sorted(patches, key=lambda patch: patch[:2]):
        if start < at:
            raise ValueError("cuts overlap")
        parts += (data[at:start], new)
        at = end
    parts.append(data[at:])
    return b"".join(parts)


def _patches(data: bytes, text: _Text, cuts: Sequence[Cut]) -> Iterator[tuple[int, int, bytes]]:
    run = text.run
    open_run = run.open + run.properties
    close_text = data[text.end : text.close_end]
    # As this part writes its names; what is new here is a letter's space, which must count.
    open_text = b"<" + _name(close_text) + b' xml:space="preserve">'
    groups = _groups(cuts)
    inner = [group for group in groups if group[0] > text.first and group[1] < text.last]
    for start, end, made in groups:
        change = b"".join([cut.make(run) for cut in made])
        empty = start == end
        front, back = start <= text.first, end >= text.last
        if empty and front:
            at = run.start if text.opens_run(data) else text.open_start
            yield at, at, change if at == run.start else run.close_tag + change + open_run
            continue
        if empty and back:
            at = run.end if text.ends_run(data) else text.close_end
            yield at, at, change if at == run.end else run.close_tag + change + open_run
            continue
        if not front:
            before = close_text + run.close_tag
        elif text.opens_run(data):
            start, before = run.start, b""
        else:
            start, before = text.open_start, run.close_tag
        if not back:
            after = open_run + open_text
        elif text.ends_run(data):
            end, after = run.end, b""
        else:
            end, after = text.close_end, open_run
        yield start, end, before + change + after
    yield from _edges(text, groups, bool(inner), open_text)


def _edges(
    text: _Text, groups: Sequence[tuple[int, int, list[Cut]]], parted: bool, open_text: bytes
) -> Iterator[tuple[int, int, bytes]]:
    """Let space at the new edges of a text count, and space at its old ones not."""
    if text.preserve:
        return
    (first, first_end, _), (last_start, last, _) = groups[0], groups[-1]
    takes_front = first <= text.first and first < first_end
    takes_back = last >= text.last and last_start < last
    if (parted or takes_back) and not takes_front:
        yield text.open_start, text.first, open_text
    if (parted or takes_front) and not takes_back and text.last < text.end:
        yield text.last, text.end, b""


def _groups(cuts: Sequence[Cut]) -> list[tuple[int, int, list[Cut]]]:
    """Put cuts that touch together: nothing stands between them."""
    groups: list[tuple[int, int, list[Cut]]] = []
    for cut in cuts:
        if groups and cut.start <= groups[-1][1]:
            start, end, made = groups[-1]
            if cut.start < end:
                raise ValueError("cuts overlap")
            groups[-1] = (start, max(end, cut.end), [*made, cut])
        else:
            groups.append((cut.start, cut.end, [cut]))
    return groups


def _tag_at(data: bytes, at: int) -> bytes:
    match = _TAG.match(data, at)
    if match is None:
        raise XmlError("no tag")
    return match[0]


def _name(raw: bytes) -> bytes:
    match = _NAME.match(raw)
    return match[1] if match else b""
