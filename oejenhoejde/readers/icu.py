"""Understands the messages of ICU that have a text for each number or kind.

``{antal, plural, one {Du har # dag.} other {Du har # dage.}}`` is two texts; with words around it
the last one stands in the sentence, and the others are texts of their own. Knows no files.

Source: https://unicode-org.github.io/icu/userguide/format_parse/messages/
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Slice = tuple[int, int]
#: A message: slices of the text, and between them the branches of which one is shown.
_Nodes = list["Slice | list[_Nodes]"]

_COMPLEX = re.compile(r"\{\s*[\w.-]{1,80}\s*,\s*(?:plural|select|selectordinal)\s*,")
_SELECTOR = re.compile(r"\s*(?:offset\s*:\s*\d{1,4}\s+)?(=\d{1,9}|[\w-]{1,60})\s*\{")
_SIGN = re.compile(r"[{}']")
#: People write one choice within another, and never so many.
_MAX_DEPTH = 8


class _Malformed(Exception):
    """The braces of a message do not fit."""


def is_complex(text: str) -> bool:
    """Tell whether a text has a choice of texts in it."""
    return _COMPLEX.search(text) is not None


def readings(text: str) -> list[list[Slice]]:
    """Give what a person may read, each as slices of the text; nothing when its braces do not fit.

    Slices that are in none of them are code.
    """
    try:
        nodes, at = _message(text, 0, depth=0)
    except _Malformed:
        return []
    if at != len(text):
        return []
    main, others = _spread(nodes)
    return [main, *others]


def _message(text: str, at: int, *, depth: int) -> tuple[_Nodes, int]:
    """Read a message to the brace that ends it, or to the end of the text."""
    if depth > _MAX_DEPTH:
        raise _Malformed
    nodes: _Nodes = []
    start = at
    while found := _SIGN.search(text, at):
        at = found.start()
        if found[0] == "'":
            at = _quoted(text, at)
        elif found[0] == "}":
            break
        elif choice := _COMPLEX.match(text, at):
            nodes.append((start, at))
            branches, at = _branches(text, choice.end(), depth=depth)
            nodes.append(branches)
            start = at
        else:
            at = _placeholder(text, at)
    else:
        at = len(text)
    nodes.append((start, at))
    return nodes, at


def _branches(text: str, at: int, *, depth: int) -> tuple[list[_Nodes], int]:
    branches: list[_Nodes] = []
    while selector := _SELECTOR.match(text, at):
        nodes, at = _message(text, selector.end(), depth=depth + 1)
        if not text.startswith("}", at):
            raise _Malformed
        branches.append(nodes)
        at += 1
    end = re.compile(r"\s*\}").match(text, at)
    if not branches or end is None:
        raise _Malformed
    return branches, end.end()


def _placeholder(text: str, at: int) -> int:
    """Give where ``{navn}`` or ``{{navn}}`` ends; it may hold no message."""
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, at):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.end()
    raise _Malformed


def _quoted(text: str, at: int) -> int:
    """Give where a quotation ends: ``'{'`` is a letter. A lone apostrophe is one too."""
    if text[at + 1 : at + 2] not in ("{", "}"):
        return at + 1
    end = text.find("'", at + 1)
    return end + 1 if end >= 0 else len(text)


def _spread(nodes: Sequence[Slice | list[_Nodes]]) -> tuple[list[Slice], list[list[Slice]]]:
    main: list[Slice] = []
    others: list[list[Slice]] = []
    for node in nodes:
        if isinstance(node, tuple):
            main.append(node)
            continue
        *rest, last = [_spread(branch) for branch in node]
        for own, inner in rest:
            others += [own, *inner]
        main += last[0]
        others += last[1]
    return main, others
