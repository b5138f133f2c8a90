"""Reads the translations of gettext catalogues (.po), with exact places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Edit, Mute, Segment
from oejenhoejde.readers import textfile
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.catalogue_mutes import Switches
from oejenhoejde.readers.strings import Value, segments_of

_LINE = re.compile(
    r"^[ \t]*(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr)(?:\[\d+\])?[ \t]*)?"
    r"\"(?P<string>(?:[^\"\\\r\n]|\\.)*)\"[ \t]*\r?$|(?P<comment>^[ \t]*\#[^\n]*$)",
    re.M,
)
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{2}|.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_LANGUAGE = re.compile(r"^Language: *([A-Za-z_-]+)", re.M)
_MAX_PLACE = 60


def read_text(text: str, name: str) -> Document:
    """Read a gettext catalogue.

    Raises:
        ReadError: it holds no message.
    """
    if text.strip() and not re.search(r"^[ \t]*msg(?:id|str|ctxt)\b", text, re.M):
        raise ReadError(f"{name}: filen er ikke et gettext-katalog. Der er ingen msgid i den.")
    return Document(name, "po", text, tuple(_segments(text)), muted=_mutes(text))


def _mutes(text: str) -> tuple[Mute, ...]:
    """Read what the comments before an entry switch off in it."""
    switches = Switches(text)
    keyword = ""
    start: int | None = None
    end = 0
    for match in _LINE.finditer(text):
        word = match["keyword"]
        begins = word == "msgctxt" or (word == "msgid" and keyword != "msgctxt")
        if start is not None and (begins or match["comment"] is not None):
            switches.part(start, end)
            start = None
        if begins:
            start = match.start()
        if match["comment"] is not None:
            switches.comment(match["comment"].strip().lstrip("#.,:|"), match.start(), match.end())
        keyword, end = word or (keyword if match["comment"] is None else ""), match.end()
    if start is not None:
        switches.part(start, end)
    return switches.mutes()


def _segments(text: str) -> Iterator[Segment]:
    place = lang = keyword = ""
    value = Value()
    for match in [*_LINE.finditer(text), None]:
        begins = match is None or match["comment"] is not None or match["keyword"] is not None
        if begins:
            if keyword == "msgstr":
                if place:
                    yield from segments_of(value, place=place, lang=lang)
                else:
                    found = _LANGUAGE.search(value.text)  # The header stands at the empty msgid.
                    lang = found[1].replace("_", "-") if found else ""
            elif keyword in ("msgid", "msgctxt") and value.text:
                context = f"{place}: " if keyword == "msgid" and place else ""
                place = (context + " ".join(value.text.split()))[:_MAX_PLACE]
            value = Value()
        if match is None or match["comment"] is not None:
            keyword = ""
            continue
        if match["keyword"]:
            if match["keyword"] == "msgctxt" or (
                match["keyword"] == "msgid" and keyword != "msgctxt"
            ):
                place = ""
            keyword = match["keyword"]
        _decode(value, match["string"], match.start("string"))


def _decode(value: Value, raw: str, start: int) -> None:
    at = 0
    for match in _ESCAPE.finditer(raw):
        value.add(raw[at : match.start()], start + at)
        escape = match[0][1:]
        if escape in _ESCAPED:
            value.add(_ESCAPED[escape])
        elif len(escape) == 1 and not escape.isdigit():
            value.add(escape, start + match.start() + 1)
        else:
            value.add(match[0])
        at = match.end()
    value.add(raw[at:], start + at)


def apply_edits(data: bytes, edits: Sequence[Edit], name: str) -> bytes:
    """Write edits into a gettext catalogue; new text is escaped as it demands.

    Raises:
        ReadError, ValueError: as for any text file.
    """
    escaped = [
        Edit(
            edit.span,
            edit.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n"),
        )
        for edit in edits
    ]
    return textfile.apply_edits(data, escaped, name)


READER = Reader(
    format="po",
    suffixes=(".po",),
    read=textfile.read_with(read_text),
    read_text=read_text,
    apply_edits=apply_edits,
    has_keys=True,
)
