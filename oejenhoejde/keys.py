"""Which texts of a catalogue are checked: the table ``[catalogues]`` of the settings.

Knows neither files nor formats.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from oejenhoejde.errors import ConfigError

_NAMES = {
    "keys": "keys",
    "noegler": "keys",
    "nøgler": "keys",
    "skip": "skip",
    "spring_over": "skip",
    "files": "files",
    "filer": "files",
}


@dataclass(frozen=True, slots=True)
class Catalogues:
    """Patterns of keys to check (none: all) and to leave out, and of files to find in folders.

    ``*`` stands for anything. A key is what a finding names as its place: ``a.b.1`` in JSON and
    YAML, ``context: msgid`` in .po, the id or name in XLIFF and .resx.
    """

    keys: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def chooses(self) -> bool:
        """Whether some keys are left out at all."""
        return bool(self.keys or self.skip)

    def wants(self, key: str) -> bool:
        """Tell whether the text of a key is checked. What is skipped wins."""
        if _fits(key, self.skip):
            return False
        return not self.keys or _fits(key, self.keys)


def _fits(key: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(key, pattern) for pattern in patterns)


def catalogues_of(value: Any) -> Catalogues:
    """Make the choice of a table of settings.

    Raises:
        ConfigError: it is no table, or has another key than ``keys``, ``skip`` and ``files``.
    """
    if not isinstance(value, Mapping):
        raise ConfigError('skal være en tabel, fx [catalogues] med keys = ["mail.*"].')
    found: dict[str, tuple[str, ...]] = {}
    for name, patterns in value.items():
        target = _NAMES.get(name.replace("-", "_"))
        if target is None:
            raise ConfigError(f"kender ikke »{name}«. Skriv keys, skip eller files.")
        if not isinstance(patterns, list) or not all(isinstance(one, str) for one in patterns):
            raise ConfigError(f'{name} skal være en liste med tekst, fx ["mail.*"].')
        found[target] = tuple(patterns)
    return Catalogues(**found)
