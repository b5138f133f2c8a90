"""Reads what a person sees of the front matter of a page: on it, in its tab, in a search.

Front matter is YAML or TOML between two lines of marks. Needs no library for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from oejenhoejde.model import Segment, SegmentKind
from oejenhoejde.readers.prose import ProseBuilder
from oejenhoejde.readers.strings import Value
from oejenhoejde.readers.yaml import decode

#: The whole front matter at the start of a text.
BLOCK = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?:.*?\n)??(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_KEY = re.compile(
    r"^(?P<indent>[ \t]*)(?:-[ \t]+)?[\"']?"
    r"(?:(?:seo|meta|og|page|link|short)[_-]?)?"
    r"(?:title|titel|subtitle|undertitel|description|beskrivelse|summary|resum[eé]|lead|manchet"
    r"|teaser|excerpt)[\"']?[ \t]*[:=](?=[\s\"'])[ \t]*",
    re.M | re.I,
)
_QUOTED = re.compile(
    r"\"\"\"(?:\r?\n)?(?P<long>(?:[^\"\\]|\\.|\"(?!\"\")){0,4000})\"\"\""
    r"|'''(?:\r?\n)?(?P<raw>(?:[^']|'(?!'')){0,4000})'''"
    r"|(?P<double>\"(?:[^\"\\]|\\.){0,4000}\")"
    r"|(?P<single>'(?:[^']|''){0,4000}')",
    re.S,
)
_BLOCK_SIGN = re.compile(r"(?P<style>[|>])[+-]?\d?[+-]?[ \t]*(?:#[^\n]*)?(?=\r?\n)")
_PLAIN = re.compile(r"(?![\[{&*!#|>@`%\"'])[^\s#](?:[^\r\n#]|(?<=\S)#){0,2000}")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_LIKE_A_KEY = re.compile(r"\s*(?:-[ \t]|[\w\"'.-]{1,60}[ \t]*[:=](?:\s|\Z)|[\[#])")


def segments_of(text: str, end: int) -> Iterator[Segment]:
    """Give the titles and descriptions in ``text[:end]``, the front matter."""
    for key in _KEY.finditer(text, 0, end):
        value = _value(text, key.end(), end, len(key["indent"].expandtabs(4)))
        if value is None:
            continue
        builder = ProseBuilder()
        breaks: list[int] = []
        at = 0
        for match in re.finditer(r"\s*\n\s*", value.text):
            value.copy_to(builder, at, match.start())
            at = match.end()
            if not builder.ends_in_space():
                builder.put(" ")
            breaks.append(builder.length)
        value.copy_to(builder, at, len(value.text))
        yield from builder.build_lines(SegmentKind.TITLE, breaks)


def _value(text: str, at: int, end: int, indent: int) -> Value | None:
    """Read the value that begins at ``at``, below a key that is indented by ``indent``."""
    quoted = _QUOTED.match(text, at, end)
    if quoted:
        if quoted["double"] is not None or quoted["single"] is not None:
            return decode(text, quoted.start(), quoted.end(), quoted[0][0])
        value = Value()
        group = "long" if quoted["long"] is not None else "raw"
        value.add(quoted[group], quoted.start(group))
        return value
    sign = _BLOCK_SIGN.match(text, at, end)
    if sign:
        return decode(text, sign.start(), _body_end(text, sign.end(), end, indent), sign["style"])
    plain = _PLAIN.match(text, at, end)
    if plain is None:
        return None
    if " #" in text[plain.end() - 1 : plain.end() + 1]:  # A comment follows.
        return decode(text, at, plain.end(), "")
    stop = _body_end(text, plain.end(), end, indent, plain=True)
    return decode(text, at, stop, "")


def _body_end(text: str, at: int, end: int, indent: int, *, plain: bool = False) -> int:
    """Give where the lines end that are indented more than their key."""
    line = _LINE.match(text, at, end)
    at = stop = line.end() if line else end
    while at < end:
        line = _LINE.match(text, at, end)
        if line is None or not line[0]:
            break
        body = line[0].expandtabs(4)
        if body.strip():
            if len(body) - len(body.lstrip(" ")) <= indent or (plain and _LIKE_A_KEY.match(body)):
                break
            stop = line.end()
        elif plain:
            break
        at = line.end()
    return stop
