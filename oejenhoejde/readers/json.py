"""Reads the strings of JSON catalogues, comments allowed, with exact places.

Own scanning, because no JSON library tells where a string stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Edit, Segment
from oejenhoejde.readers import textfile
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.catalogue_mutes import Group, Switches, is_switch
from oejenhoejde.readers.strings import Value, language_of, segments_of

#: Possessive, so that a string without an end is looked at once only.
_TOKEN = re.compile(
    r"\"(?P<string>(?:[^\"\\]|\\(?:.|\Z))*+)\"?|(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<sign>[{}\[\],:])",
    re.S,
)
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.S
)
_START = re.compile(r"(?>\s+|//[^\n]*|/\*.*?\*/)*+[{\[]", re.S)


def read_text(text: str, name: str) -> Document:
    """Read a JSON catalogue.

    Raises:
        ReadError: it is no JSON object or list.
    """
    if text.strip() and not _START.match(text):
        raise ReadError(f"{name}: filen er ikke JSON. Tjek, at den begynder med {{ eller [.")
    switches = Switches(text)
    segments = tuple(_segments(text, switches))
    return Document(name, "json", text, segments, muted=switches.mutes())


def _segments(text: str, switches: Switches) -> Iterator[Segment]:
    groups: list[Group] = []
    key: str | None = None
    key_at = 0
    waiting: tuple[str, int] | None = None
    for match in _TOKEN.finditer(text):
        sign = match["sign"]
        if match["comment"] is not None:
            switches.comment(match["comment"].strip("/* \t\r\n"), match.start(), match.end())
        elif match["string"] is not None:
            waiting = (match["string"], match.start("string"))
        elif sign == ":" and waiting is not None:
            key, key_at, waiting = _decode(*waiting).text, waiting[1] - 1, None
        elif sign in ("{", "["):
            start = match.start() if key is None else key_at
            groups.append(Group(_key_of(key, groups), start, 0 if sign == "[" else None))
            key = None
        elif sign is not None:
            if waiting is not None:
                end = waiting[1] + len(waiting[0]) + 1
                start = waiting[1] - 1 if key is None else key_at
                if key is not None and is_switch(key) and groups:
                    groups[-1].said.append((_decode(*waiting).text, start, end))
                else:
                    switches.part(start, end)
                    names = (*(group.key for group in groups[1:]), _key_of(key, groups))
                    yield from _value(waiting, names)
                waiting = None
            key = None
            group = groups[-1] if groups else None
            if sign == "," and group is not None and group.number is not None:
                group.number += 1
            elif sign in ("}", "]") and group is not None:
                groups.pop()
                switches.close(group, match.end())


def _key_of(key: str | None, groups: Sequence[Group]) -> str:
    if key is not None:
        return key
    number = groups[-1].number if groups else None
    return "" if number is None else str(number + 1)


def _value(found: tuple[str, int], keys: tuple[str, ...]) -> Iterator[Segment]:
    if any(key.startswith("@") for key in keys):
        return  # What .arb files tell of a text.
    place = ".".join(key for key in keys if key)
    yield from segments_of(_decode(*found), place=place, lang=language_of(keys))


def _decode(raw: str, start: int) -> Value:
    value = Value()
    at = 0
    for match in _ESCAPE.finditer(raw):
        value.add(raw[at : match.start()], start + at)
        try:
            value.add(json.loads(f'"{match[0]}"'))
        except ValueError:
            value.add(match[0], start + match.start())
        at = match.end()
    value.add(raw[at:], start + at)
    return value


def apply_edits(data: bytes, edits: Sequence[Edit], name: str) -> bytes:
    """Write edits into a JSON catalogue; new text is escaped as JSON demands.

    Raises:
        ReadError, ValueError: as for any text file.
    """
    escaped = [Edit(edit.span, json.dumps(edit.text, ensure_ascii=False)[1:-1]) for edit in edits]
    return textfile.apply_edits(data, escaped, name)


READER = Reader(
    format="json",
    suffixes=(".json", ".arb", ".jsonc"),
    read=textfile.read_with(read_text),
    read_text=read_text,
    apply_edits=apply_edits,
    has_keys=True,
    in_folders=False,
)
