"""Writes JSON as it comes, one item of a list on a line. Knows nothing of what it writes.

Python's indented JSON takes ten times as long, and needs all of it at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def dumps(value: Any) -> str:
    """Give a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def listed(items: Iterable[str]) -> Iterator[str]:
    """Give a list of values that are JSON already, each on a line of its own."""
    yield "["
    before = "\n"
    for item in items:
        yield before + item
        before = ",\n"
    yield "]" if before == "\n" else "\n]"


def table(values: Iterable[tuple[str, str | Iterable[str]]]) -> Iterator[str]:
    """Give an object of (key, JSON of its value), each key on a line of its own."""
    before = "{"
    for key, value in values:
        yield f"{before}{dumps(key)}: "
        yield from [value] if isinstance(value, str) else value
        before = ",\n"
    yield "}"


__all__ = ["dumps", "listed", "table"]
