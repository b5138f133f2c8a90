"""Reads the XML of a package event by event, with byte places, and edits text in it.

Expat tells where in the bytes it stands, so that an edit changes the letters that it names and
nothing else. Knows no document format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from xml.parsers import expat

#: Nesting beyond this is no document but an attack.
_MAX_DEPTH = 3_000
_XML_SPACE = "http://www.w3.org/XML/1998/namespace space"
_RAW = re.compile(rb"&[^;]{1,40};|\r\n?|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*", re.S)
_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""\s(?P<name>[^\s=<>"']+)\s*=\s*(?P<value>"[^"]*"|'[^']*')""")
_NOT_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str, *, strict: bool = False) -> str:
    """Escape a text for XML. (``xml.sax`` would import half of the library for it.)

    Raises:
        ValueError: ``strict``, and the text has letters that XML forbids, or a line end.
    """
    if strict and _NOT_XML.search(text):
        raise ValueError(f"not a text for a document: {text!r}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class XmlError(Exception):
    """A part is no sound XML."""


@dataclass(slots=True)
class Place:
    """Where the letters of a text stand in the bytes of a part; ``start`` -1: nowhere editable.

    ``preserve``: white space at both ends counts (``xml:space``). ``quoted``: it is the value of
    an attribute.
    """

    start: int
    end: int
    preserve: bool
    quoted: bool = False


class Attributes(dict[str, str]):
    """The attributes of a tag, which also tells where their values stand."""

    __slots__ = ("at", "data")
    at: int
    data: bytes

    def place(self, name: str) -> Place:
        """Give the place of the value of an attribute that is named so in the file."""
        tag = _TAG.match(self.data, self.at)
        for found in _ATTRIBUTE.finditer(self.data, self.at, tag.end() if tag else self.at):
            if found["name"] == name.encode():
                return Place(found.start("value") + 1, found.end("value") - 1, True, quoted=True)
        return Place(-1, -1, preserve=True, quoted=True)


class Handler(Protocol):
    """What listens to a part. Tags and attributes are ``prefix:name`` by the reader's prefixes."""

    def start(self, tag: str, attributes: Attributes) -> None: ...
    def end(self, tag: str) -> None: ...
    def text(self, text: str, place: Place) -> None: ...


def read_part(
    data: bytes,
    handler: Handler,
    prefixes: Mapping[str, str],
    text_tags: frozenset[str] | None = None,
) -> None:
    """Read a part; tell of text only directly within ``text_tags`` where these are given.

    Raises:
        XmlError: it is no sound XML, is nested beyond reason, or has a document type.
    """
    try:
        _PartReader(handler, prefixes, text_tags).read(data)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise XmlError(str(error)) from None


def _refuse_doctype(*_: Any) -> None:
    # No document has one: entities, which are bombs or files from outside, begin here.
    raise XmlError("document type")


class _PartReader:
    def __init__(
        self, handler: Handler, prefixes: Mapping[str, str], text_tags: frozenset[str] | None
    ) -> None:
        self._handler = handler
        self._prefixes = prefixes
        self._text_tags = text_tags
        self._names: dict[str, str] = {}
        self._tags: list[str] = []
        self._preserve: list[bool] = [False]
        self._letters: list[str] = []
        self._text_start = 0
        self._editable = True
        self._in_cdata = False

    def read(self, data: bytes) -> None:
        self._data = data
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.XmlDeclHandler = self._declaration
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._flush_before
        parser.StartCdataSectionHandler = self._cdata_start
        parser.EndCdataSectionHandler = self._cdata_end
        self._editable = not data.startswith((b"\xff\xfe", b"\xfe\xff"))
        parser.Parse(data, True)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._editable &= encoding is None or encoding.lower() in ("utf-8", "utf8", "us-ascii")

    def _name(self, name: str) -> str:
        short = self._names.get(name)
        if short is None:
            namespace, _, local = name.rpartition(" ")
            prefix = self._prefixes.get(namespace, "?")
            short = self._names[name] = f"{prefix}:{local}" if prefix else local
        return short

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._letters:
            self._flush()
        tag = self._name(name)
        if len(self._tags) >= _MAX_DEPTH:
            raise XmlError("nested too deep")
        self._tags.append(tag)
        space = attributes.get(_XML_SPACE)
        self._preserve.append(self._preserve[-1] if space is None else space == "preserve")
        named = Attributes({self._name(key): value for key, value in attributes.items()})
        named.data, named.at = (
            (self._data if self._editable else b""),
            self._parser.CurrentByteIndex,
        )
        self._handler.start(tag, named)

    def _end(self, _name: str) -> None:
        if self._letters:
            self._flush()
        self._preserve.pop()
        self._handler.end(self._tags.pop())

    def _text(self, text: str) -> None:
        if self._text_tags is None or (self._tags and self._tags[-1] in self._text_tags):
            if not self._letters:
                self._text_start = self._parser.CurrentByteIndex
            self._letters.append(text)

    def _flush(self) -> None:
        text = "".join(self._letters)
        self._letters.clear()
        start, end = self._text_start, self._parser.CurrentByteIndex
        if not self._editable or self._in_cdata:
            start = end = -1
        self._handler.text(text, Place(start, end, self._preserve[-1]))

    def _flush_before(self, *_: Any) -> None:
        if self._letters:
            self._flush()

    def _cdata_start(self) -> None:
        self._flush_before()
        self._in_cdata = True

    def _cdata_end(self) -> None:
        self._flush_before()
        self._in_cdata = False


@dataclass(slots=True)
class TextEdit:
    """What happens to the letters of one text: replacements of ``first..last`` by a text.

    The text as the document has it begins ``lead`` letters into the raw one and has ``length``.
    """

    place: Place
    lead: int
    length: int
    changes: list[tuple[int, int, str]] = field(default_factory=list)


def apply_text_edits(data: bytes, edits: Sequence[TextEdit]) -> bytes:
    """Write changed letters into a part; every other byte stays.

    Raises:
        ValueError: a new text has letters that XML forbids, or a line end.
    """
    parts: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.place.start):
        start, end = edit.place.start, edit.place.end
        raw = data[start:end]
        body = _edited(raw, edit)
        if edit.place.preserve or not _has_outer_space(body):
            edge = _letter_starts(raw)
            head, tail = raw[: edge[edit.lead]], raw[edge[edit.lead + edit.length] :]
            parts += (data[at:start], head, body, tail)
        else:
            # Without the attribute Word would drop the space that now stands at the edge.
            parts += (data[at : start - 1], b' xml:space="preserve">', body)
        at = end
    parts.append(data[at:])
    return b"".join(parts)


def letter_places(data: bytes, edit: TextEdit) -> list[int]:
    """Give where in the part each letter of a text begins, and where the last one ends."""
    starts = _letter_starts(data[edit.place.start : edit.place.end])
    own = starts[edit.lead : edit.lead + edit.length + 1]
    return [edit.place.start + start for start in own]


def _has_outer_space(body: bytes) -> bool:
    return body != body.strip(b" \t\r\n")


def _letter_starts(raw: bytes) -> list[int]:
    return [match.start() for match in _RAW.finditer(raw)] + [len(raw)]


def _edited(raw: bytes, edit: TextEdit) -> bytes:
    starts = _letter_starts(raw)
    parts: list[bytes] = []
    at = edit.lead
    for first, last, text in sorted(edit.changes):
        new = escape(text, strict=True).encode("utf-8")
        if edit.place.quoted:
            new = new.replace(b'"', b"&quot;").replace(b"'", b"&apos;")
        parts += (raw[starts[at] : starts[edit.lead + first]], new)
        at = edit.lead + last
    parts.append(raw[starts[at] : starts[edit.lead + edit.length]])
    return b"".join(parts)


def append_to_root(data: bytes, new: bytes) -> bytes:
    """Put an element last in the root of a part; every other byte stays.

    Raises:
        XmlError: the part is no sound XML, or is not UTF-8.
    """
    opened: list[int] = []
    root = end = -1

    def close(_name: str) -> None:
        nonlocal root, end
        root, end = opened.pop(), parser.CurrentByteIndex

    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, _attributes: opened.append(parser.CurrentByteIndex)
    parser.EndElementHandler = close
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        data.decode("utf-8")
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise XmlError(str(error)) from None
    if data.startswith(b"</", end):
        return data[:end] + new + data[end:]
    # The root is one tag without content; Expat tells where that ends.
    name = data[root + 1 : end - 2].split()[0]
    return data[: end - 2] + b">" + new + b"</" + name + b">" + data[end:]
