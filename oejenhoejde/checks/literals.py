"""Finds letters that every match of a regular expression must hold. Knows no text and no rules.

Looking for a few letters in a text is much quicker than looking for a pattern, and most patterns
are in no sentence of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

#: One letter is in most texts, so that looking for it would be in vain; a sign is not.
_LEAST = 2
#: More strings than these are not worth looking for.
_MOST = 64


class Quick:
    """A pattern that looks for the letters which a match needs before it looks for a match."""

    __slots__ = ("needs", "pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        #: A match holds at least one lower-case string of each.
        self.needs = needed(pattern)

    def may_match(self, lower: str) -> bool:
        """Tell whether a text, given in lower case, has the letters of a match."""
        for strings in self.needs:
            for string in strings:
                if string in lower:
                    break
            else:
                return False
        return True

    def search(self, text: str) -> re.Match[str] | None:
        """Give the first match."""
        return self.pattern.search(text) if self.may_match(text.lower()) else None


@lru_cache(maxsize=1_024)
def quick(pattern: str, flags: int = 0) -> Quick:
    """Compile a pattern."""
    return Quick(re.compile(pattern, flags))


def needed(pattern: re.Pattern[str]) -> tuple[tuple[str, ...], ...]:
    """Give groups of lower-case strings: every match holds at least one string of each group.

    The rarest group comes first; no groups: nothing is known of the matches.
    """
    parser: Any = getattr(re, "_parser", None)
    if parser is None:  # A Python that keeps its parser elsewhere.
        return ()
    groups = _groups(parser.parse(pattern.pattern, pattern.flags))
    rare = {group for group in groups if group and all(map(_is_rare, group)) and group != {" "}}
    ordered = sorted(rare, key=lambda group: (*_worth(group), *sorted(group)), reverse=True)
    return tuple(tuple(sorted(group)) for group in ordered)


def _is_rare(string: str) -> bool:
    return len(string) >= _LEAST or (string != "" and not string.isalnum())


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Give the best of what the parts of a sequence need: the one whose shortest is longest."""
    return max(_groups(items), key=_worth)


def _groups(items: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """Give what each part of a sequence needs."""
    found: list[frozenset[str]] = []
    letters = ""
    for operation, value in items:
        if str(operation) == "LITERAL":
            letters += chr(value).lower()
            continue
        leads = _leads([(operation, value)])
        if letters and len(leads) <= _MOST:
            # `m(?:odtage|edføre)`: the letters go on in each branch.
            found.append(frozenset(letters + lead for lead in leads))
        found += [frozenset({letters}), _of_item(str(operation), value)]
        letters = ""
    found.append(frozenset({letters}))
    return found


def _leads(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Give the letters that a match of a sequence can begin with, as far as they are known."""
    letters = ""
    for operation, value in items:
        if str(operation) == "LITERAL":
            letters += chr(value).lower()
        elif str(operation) in {"BRANCH", "SUBPATTERN"}:
            ways = value[1] if str(operation) == "BRANCH" else [value[-1]]
            return frozenset(letters + lead for way in ways for lead in _leads(way))
        else:
            break
    return frozenset({letters})


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


__all__ = ["Quick", "needed", "quick"]
