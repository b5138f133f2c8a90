"""Finds letters that every match of a regular expression must hold. Knows no text and no rules.

Looking for a few letters in a text is much quicker than looking for a pattern, and most patterns
are in no sentence of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

#: One letter is in most texts, so that looking for it would be in vain; a sign is not.
_LEAST = 2


def needed(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Give lower-case strings of which every match holds at least one; empty: none are known."""
    parser: Any = getattr(re, "_parser", None)
    if parser is None:  # A Python that keeps its parser elsewhere.
        return ()
    found = _of_sequence(parser.parse(pattern.pattern, pattern.flags))
    rare = all(len(string) >= _LEAST or (string and not string.isalnum()) for string in found)
    return tuple(sorted(found)) if rare and found != {" "} else ()


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Give the best of what the parts of a sequence need: the one whose shortest is longest."""
    candidates: list[frozenset[str]] = []
    letters = ""
    for operation, value in items:
        if str(operation) == "LITERAL":
            letters += chr(value).lower()
            continue
        candidates += [frozenset({letters}), _of_item(str(operation), value)]
        letters = ""
    candidates.append(frozenset({letters}))
    return max(candidates, key=_worth)


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    return (min(map(len, strings), default=0), -len(strings))


def _of_item(operation: str, value: Any) -> frozenset[str]:
    if operation == "SUBPATTERN":
        return _of_sequence(value[-1])
    if operation == "ATOMIC_GROUP":
        return _of_sequence(value)
    if operation in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] > 0:
        return _of_sequence(value[2])
    if operation == "BRANCH":
        branches = [_of_sequence(branch) for branch in value[1]]
        # One branch that needs nothing lets a match do without any of the strings.
        needs = all(min(map(len, branch), default=0) for branch in branches)
        return frozenset().union(*branches) if needs else frozenset()
    return frozenset()


__all__ = ["needed"]
