"""Reads the strings of YAML catalogues, with exact places.

PyYAML tells where each string stands; what is in it is decoded here, letter by letter.
"""

from __future__ import annotations

import bisect
import importlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Edit, Segment, Span
from oejenhoejde.readers import textfile
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.catalogue_mutes import Group, Switches, is_switch
from oejenhoejde.readers.strings import Value, language_of, segments_of

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)", re.S)
_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)*")
#: An anchor or a tag before a scalar.
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "e": "\x1b", "_": "\u00a0", "N": "\x85"}
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
#: A comment that may be for us.
_COMMENT = re.compile(r"(?<!\S)#([ \t]*(?:oejen|øjen|ojen)h[^\r\n]*)", re.I)
_MAX_DEPTH = 200


def _library(name: str) -> Any:
    try:
        return importlib.import_module("yaml")
    except ImportError:
        raise ReadError(
            f'{name}: YAML-filer kræver et ekstra modul. Skriv: pip install "oejenhoejde[yaml]".'
        ) from None


def read_text(text: str, name: str) -> Document:
    """Read a YAML catalogue.

    Raises:
        ReadError: it is no YAML, or the library for it is not installed.
    """
    yaml = _library(name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        switches = Switches(text)
        segments = tuple(_segments(text, yaml, yaml.parse(text, Loader=loader), switches))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = f" i linje {line + 1}" if line is not None else ""
        raise ReadError(f"{name}: filen er ikke gyldig YAML. Ret fejlen{where}.") from None
    return Document(name, "yaml", text, segments, muted=switches.mutes())


def _segments(text: str, yaml: Any, events: Iterator[Any], switches: Switches) -> Iterator[Segment]:
    groups: list[Group] = []
    scalars: list[Span] = []
    key: str | None = None
    key_at = 0
    for event in events:
        start, end = event.start_mark.index, event.end_mark.index
        group = groups[-1] if groups else None
        if isinstance(event, yaml.CollectionEndEvent):
            switches.close(groups.pop(), end)
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        at = start
        if group is not None and group.number is not None:
            group.number += 1
            name = str(group.number)
        elif group is not None and key is None:
            # A key; one that is no scalar has no name.
            key, key_at = event.value if isinstance(event, yaml.ScalarEvent) else "?", start
            if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
                continue
            name = key
        else:
            if group is not None:
                at = key_at
            name, key = key or "", None
        if isinstance(event, yaml.CollectionStartEvent):
            if len(groups) >= _MAX_DEPTH:
                raise ValueError("nested too deep")
            is_list = isinstance(event, yaml.SequenceStartEvent)
            groups.append(Group(name, at, 0 if is_list else None))
            key = None
        elif isinstance(event, yaml.ScalarEvent):
            scalars.append(Span(start, end))
            if group is not None and is_switch(name):
                group.said.append((event.value, at, end))
                continue
            switches.part(at, end)
            path = (*(group.key for group in groups), name)
            properties = _PROPERTIES.match(text, start, end)
            value = decode(text, properties.end() if properties else start, end, event.style or "")
            place = ".".join(part for part in path if part)
            yield from segments_of(value, place=place, lang=language_of(path))
    for match in _COMMENT.finditer(text):
        before = bisect.bisect_right(scalars, match.start(), key=lambda scalar: scalar.start) - 1
        if before < 0 or scalars[before].end <= match.start():
            switches.comment(match[1], match.start(), match.end())


def decode(text: str, start: int, end: int, style: str) -> Value:
    """Read a scalar; ``style`` is its first sign (``"``, ``'``, ``|``, ``>``), or empty."""
    value = Value()
    if style == '"':
        _add_quoted(value, text, start + 1, end - 1)
    elif style == "'":
        at = start + 1
        for match in re.finditer(r"''", text[start + 1 : end - 1]):
            here = start + 1 + match.start()
            _add_folded(value, text, at, here + 1)
            at = here + 2
        _add_folded(value, text, at, end - 1)
    elif style in ("|", ">"):
        _add_block(value, text, start, end, folds=style == ">")
    else:
        _add_folded(value, text, start, end)
    return value


def _add_quoted(value: Value, text: str, start: int, end: int) -> None:
    at = start
    for match in _ESCAPE.finditer(text, start, end):
        _add_folded(value, text, at, match.start())
        escape = match[0][1:]
        if escape[0] in "xuU" and len(escape) > 1:
            value.add(chr(min(int(escape[1:], 16), 0x10FFFF)))
        elif escape[0] not in "\r\n":
            value.add(_ESCAPED.get(escape, escape))
        at = match.end()
    _add_folded(value, text, at, end)


def _add_folded(value: Value, text: str, start: int, end: int) -> None:
    """Add text in which one line end reads as a space, and more as line ends."""
    at = start
    for match in _FOLD.finditer(text, start, end):
        value.add(text[at : match.start()], at)
        lines = len(re.findall(r"\r\n|\r|\n", match[0]))
        value.add(" " if lines == 1 else "\n" * (lines - 1))
        at = match.end()
    value.add(text[at:end], at)


def _add_block(value: Value, text: str, start: int, end: int, *, folds: bool) -> None:
    """Add a literal (``|``) or folded (``>``) block, without its indentation."""
    head = _LINE.match(text, start, end)
    at = head.end() if head else end
    indent: int | None = None
    before = ""
    while at < end:
        line = _LINE.match(text, at, end)
        if line is None:
            break
        body = line[1]
        if indent is None and body.strip():
            indent = len(body) - len(body.lstrip(" "))
        cut = min(indent or 0, len(body))
        content = body[cut:]
        if not content.strip():
            value.add("\n")
            before = ""
        else:
            if before:
                value.add(" " if folds and not content[0].isspace() else "\n")
            value.add(content, at + cut)
            before = content
        at = line.end()


def apply_edits(data: bytes, edits: Sequence[Edit], name: str) -> bytes:
    """Write edits into a YAML catalogue; refuse text that would not stay in its string.

    Raises:
        ReadError, ValueError: as for any text file, or the new text breaks the file.
    """
    yaml = _library(name)
    edited = textfile.apply_edits(data, edits, name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    shapes = []
    for content in (data, edited):
        try:
            events = [type(event) for event in yaml.parse(content, Loader=loader)]
        except (yaml.YAMLError, ValueError) as error:
            raise ValueError(f"not YAML: {error}") from None
        shapes.append(events)
    if shapes[0] != shapes[1]:
        raise ValueError(f"an edit breaks out of its string: {json.dumps(name)}")
    return edited


READER = Reader(
    format="yaml",
    suffixes=(".yaml", ".yml"),
    read=textfile.read_with(read_text),
    read_text=read_text,
    apply_edits=apply_edits,
    has_keys=True,
    in_folders=False,
)
