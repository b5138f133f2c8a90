"""Finds what is code in MDX: imports, exports and expressions in braces. Knows no parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oejenhoejde.readers.masking import DROP, KEEP, fill

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_FENCE = re.compile(r"[ \t]*(?:[-*+>]|\d+\.)?[ \t]*(```+|~~~+)")
_MODULE = re.compile(r"(?:import|export)\b")
#: A value that is shown, and no code.
_VALUE = re.compile(r"\{\s*[\w.]{1,80}\s*\}\Z")
_CODE_SPAN = re.compile(r"(`+)(?!`)[^\n]{0,1000}?(?<!`)\1(?!`)")


def mask(text: str) -> str:
    """Put stand-ins for the code; a slice of the result fits the same slice of ``text``."""
    parts: list[str] = []
    at = 0
    for start, end, is_module in _code(text):
        found = text[start:end]
        sign = " " if is_module else KEEP if _VALUE.match(found) else DROP
        parts += (text[at:start], fill(found, sign))
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _code(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give the ranges of code, and whether each is a whole import or export."""
    fence = ""
    done = 0
    for start, end in _chunks(text):
        at, fits = start, True
        while at < end:
            line = _LINE.match(text, at, end)
            stop = line.end() if line else end
            mark = _FENCE.match(text, at, stop)
            if at < done:
                pass  # What began before goes on here.
            elif fence:
                fence = "" if mark and mark[1].startswith(fence) else fence
            elif mark:
                fence = mark[1]
            elif at == start and _MODULE.match(text, at, stop):
                done = _module_end(text, start, end)
                yield start, done, True
            elif fits:
                found, fits = _braces(text, at, stop, end)
                for first, last in found:
                    yield first, last, False
                    done = last
            at = stop


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Give the ranges between blank lines."""
    at = 0
    for match in re.finditer(r"\n[ \t\r]*(?=\n)", text):
        yield at, match.start() + 1
        at = match.end() + 1
    yield at, len(text)


def _module_end(text: str, start: int, end: int) -> int:
    """Give where a statement ends: with its paragraph, or later where its braces close."""
    depth = text.count("{", start, end) - text.count("}", start, end)
    for match in re.compile(r"[{}]").finditer(text, end):
        if depth <= 0:
            break
        depth += 1 if match[0] == "{" else -1
        end = match.end()
    line = _LINE.match(text, end) if text[end - 1 : end] == "}" else None
    return line.end() if line else end


def _braces(text: str, start: int, end: int, border: int) -> tuple[list[tuple[int, int]], bool]:
    """Give the expressions that begin in a line and end before a blank one, and whether all fit."""
    spans = [match.span() for match in _CODE_SPAN.finditer(text, start, end)]
    found: list[tuple[int, int]] = []
    at = start
    while (at := text.find("{", at, end)) >= 0:
        inside = next((last for first, last in spans if first <= at < last), 0)
        if inside or text[at - 1 : at] == "\\":
            at = inside or at + 1
            continue
        last = _closed(text, at, border)
        if not last:
            return found, False
        found.append((at, last))
        at = last
    return found, True


def _closed(text: str, at: int, border: int) -> int:
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, at, border):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.end()
    return 0
