"""Output formats. Every module here that holds a ``REPORTER`` is one: a new format is a new file.

Knows nothing but the model.
"""

from __future__ import annotations

import importlib
import pkgutil

from oejenhoejde.reporters.base import Reporter, Run

__all__ = ["REPORTERS", "Reporter", "Run", "by_suffix"]


#: The formats for people are listed before those for programs.
_FIRST = ("tekst", "kort", "html", "json")


def _find_reporters() -> dict[str, Reporter]:
    # Reporter modules import what is slow to load inside functions.
    found: dict[str, Reporter] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        reporter = getattr(importlib.import_module(f"{__name__}.{module.name}"), "REPORTER", None)
        if isinstance(reporter, Reporter):
            found[reporter.name] = reporter
    names = dict.fromkeys([*_FIRST, *sorted(found)])
    return {name: found[name] for name in names if name in found}


#: Name of a format → its reporter, in the order in which they are listed.
REPORTERS = _find_reporters()


def by_suffix(name: str) -> Reporter | None:
    """Give the format that the ending of a file name asks for."""
    suffixes = {suffix: reporter for reporter in REPORTERS.values() for suffix in reporter.suffixes}
    for suffix in sorted(suffixes, key=len, reverse=True):
        if name.lower().endswith(suffix):
            return suffixes[suffix]
    return None
