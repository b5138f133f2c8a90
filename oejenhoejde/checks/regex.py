"""Finds regular expressions in the prose. Knows neither files nor config."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from oejenhoejde.checks.base import Hit, Tools, Unit
from oejenhoejde.params import RegexParams


@lru_cache(maxsize=256)
def _compiled(pattern: str, ignore_case: bool) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0)


def find_regex(unit: Unit, params: RegexParams, tools: Tools) -> Iterator[Hit]:
    """Give the places; the first group of a pattern, where it has one, is what is marked."""
    for pattern in params.patterns:
        compiled = _compiled(pattern, params.ignore_case)
        for match in compiled.finditer(unit.doc.text):
            start, end = match.span(1 if compiled.groups else 0)
            if start < end:
                yield Hit(start, end, {"excerpt": match.group(1 if compiled.groups else 0)})
