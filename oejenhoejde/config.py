"""Configuration: ``oejenhoejde.toml`` or ``[tool.oejenhoejde]``, found upwards from the file.

Knows neither spaCy nor click.
"""

from __future__ import annotations

import fnmatch
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from oejenhoejde.config_values import (
    NEVER,
    READERS,
    FileException,
    FileType,
    OwnAudience,
    Statutory,
    audience_name,
    document_type,
    words_with_reasons,
)
from oejenhoejde.errors import ConfigError, reason, toml_fault
from oejenhoejde.keys import Catalogues
from oejenhoejde.model import Confidence, Document
from oejenhoejde.paths import from_here, real

FILE_NAME = "oejenhoejde.toml"

#: Folders that are never searched for documents.
ALWAYS_EXCLUDED = (".git", ".hg", ".venv", "venv", "node_modules", "__pycache__", ".tox")


@dataclass(frozen=True)
class Config:
    """What the user has chosen.

    ``rules`` maps a rule id to its settings (``enabled``, ``severity``, ``confidence`` and
    parameters). ``select`` (empty: all) and ``ignore`` hold rule ids. ``term_lists`` are absolute
    paths. ``exclude`` are glob patterns relative to ``root``, the folder of the config file.
    ``min_confidence`` hides findings that are less sure. ``sender`` is who "we" are in
    suggestions: ``vi`` or a name such as ``Kommunen``. ``document_type`` is empty where it is to be
    guessed; ``document_types`` name it for some files, and ``forced_type`` beats them and the text
    itself. ``accepted_reasons`` says of accepted words why they are. ``audiences`` are those that
    the user has defined, ``rule_dirs`` the absolute paths of the user's own rules. ``statutory``
    says how the text of a law is treated.
    """

    audience: str = "borgere"
    model: str | None = None
    fail_on: str = "fejl"
    min_confidence: Confidence = Confidence.MEDIUM
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    accepted_words: frozenset[str] = frozenset()
    accepted_reasons: Mapping[str, str] = field(default_factory=dict)
    term_lists: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    sender: str = "vi"
    document_type: str = ""
    document_types: tuple[FileType, ...] = ()
    forced_type: str = ""
    audiences: Mapping[str, OwnAudience] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    rule_dirs: tuple[Path, ...] = ()
    exceptions: tuple[FileException, ...] = ()
    catalogues: Catalogues = field(default_factory=Catalogues)
    statutory: Statutory = field(default_factory=Statutory)
    path: Path | None = None

    @property
    def base_audience(self) -> str:
        """The built-in audience that is written to: the own one's basis."""
        own = self.audiences.get(self.audience)
        return own.based_on if own is not None else self.audience

    @property
    def accepted(self) -> frozenset[str]:
        """The words that are in order: everywhere, and for the audience."""
        own = self.audiences.get(self.audience)
        return self.accepted_words | (own.accepted_words if own is not None else frozenset())

    def accepted_because(self, word: str) -> str:
        """Give the reason why a word is in order; the audience's own goes first."""
        own = self.audiences.get(self.audience)
        reasons = {**self.accepted_reasons, **(own.accepted_reasons if own is not None else {})}
        return reasons.get(word, "")

    def named(self, audience: str) -> str:
        """Give the canonical name of a built-in or own audience.

        Raises:
            ConfigError: there is no such audience.
        """
        return audience_name(audience, own=self.audiences)

    def type_of(self, document: Document) -> str:
        """Name the type of a document where it is known; the empty string: it is to be guessed."""
        known = self.forced_type or document.type
        path = Path(document.name)
        by_file = (item.type for item in self.document_types if self._matches(path, item.files))
        return known or next(by_file, self.document_type)

    def for_path(self, path: Path) -> tuple[object, ...]:
        """Give all of the settings that holds for this file and not for every one."""
        types = (item for item in self.document_types if self._matches(path, item.files))
        return (*self.exceptions_of(path), *types)

    def files(self) -> tuple[Path, ...]:
        """Give the files that the settings name and that change what is found."""
        rules = (
            file
            for path in self.rule_dirs
            for file in (sorted(path.rglob("*.toml")) if path.is_dir() else [path])
        )
        return (*self.term_lists, *rules)

    def is_excluded(self, path: Path) -> bool:
        """Tell whether the config leaves this path out."""
        return bool(self.exclude) and self._matches(path, self.exclude)

    def is_catalogue(self, path: Path) -> bool:
        """Tell whether a file that may be no text (.json, .yaml) is named as a catalogue."""
        return bool(self.catalogues.files) and self._matches(path, self.catalogues.files)

    def exceptions_of(self, path: Path) -> tuple[FileException, ...]:
        """Give the exceptions that hold for a file."""
        return tuple(e for e in self.exceptions if self._matches(path, e.files))

    def _matches(self, path: Path, patterns: tuple[str, ...]) -> bool:
        """Tell whether a path or a folder above it, seen from the config file, fits a pattern."""
        if self.path is None:
            return False
        try:
            relative = real(path).relative_to(real(self.path.parent)).as_posix()
        except ValueError:
            return False
        names = [relative, *(p.as_posix() for p in Path(relative).parents if p.as_posix() != ".")]
        return any(
            fnmatch.fnmatchcase(name, pattern)
            for name in names
            for given in patterns
            for pattern in {given.rstrip("/"), given.removeprefix("**/").rstrip("/")}
        )


#: Key in the file → (field, what it must be). Danish names are accepted beside the English ones.
_KEYS = {
    "audience": "audience",
    "maalgruppe": "audience",
    "model": "model",
    "fail_on": "fail_on",
    "fejl_ved": "fail_on",
    "min_confidence": "min_confidence",
    "select": "select",
    "ignore": "ignore",
    "accepted_words": "accepted_words",
    "godkendte_ord": "accepted_words",
    "term_lists": "term_lists",
    "exclude": "exclude",
    "sender": "sender",
    "afsender": "sender",
    "document_type": "document_type",
    "dokumenttype": "document_type",
    "own_audiences": "audiences",
    "maalgrupper": "audiences",
    "document_types": "document_types",
    "dokumenttyper": "document_types",
    "rules": "rules",
    "regler": "rules",
    "rule_dirs": "rule_dirs",
    "regelmapper": "rule_dirs",
    "statutory": "statutory",
    "lovtekst": "statutory",
    "exceptions": "exceptions",
    "undtagelser": "exceptions",
    "catalogues": "catalogues",
    "kataloger": "catalogues",
}
_CANONICAL = (
    "audience",
    "model",
    "fail_on",
    "min_confidence",
    "select",
    "ignore",
    "accepted_words",
    "term_lists",
    "exclude",
    "sender",
    "document_type",
    "document_types",
    "own_audiences",
    "rules",
    "rule_dirs",
    "statutory",
    "exceptions",
    "catalogues",
)


def find_config(start: Path) -> Path | None:
    """Search upwards from a file or folder for a config file.

    A ``pyproject.toml`` counts only if it has a ``[tool.oejenhoejde]`` table.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way is not valid TOML.
    """
    start = real(start)
    folder = start if start.is_dir() else start.parent
    for place in (folder, *folder.parents):
        own = place / FILE_NAME
        if own.is_file():
            return own
        project = place / "pyproject.toml"
        if project.is_file() and "oejenhoejde" in _read_toml(project).get("tool", {}):
            return project
    return None


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{toml_fault(from_here(path), error)}.") from None
    except FileNotFoundError:
        raise ConfigError(f"{from_here(path)}: filen findes ikke. Tjek navnet og mappen.") from None
    except OSError as error:
        raise ConfigError(f"{from_here(path)}: filen kan ikke læses ({reason(error)}).") from None


def load_config(path: Path | None) -> Config:
    """Read a config file; None gives the defaults.

    Raises:
        ConfigError: one line per fault, each naming the key and the valid ones.
    """
    if path is None:
        return Config()
    data = _read_toml(path)
    if path.name != FILE_NAME and "tool" in data:
        data = data["tool"].get("oejenhoejde", {})
    return parse_config(data, path)


def parse_config(data: Mapping[str, Any], path: Path | None = None) -> Config:
    """Make a config of parsed TOML.

    Raises:
        ConfigError: one line per fault.
    """
    name = from_here(path) if path else "konfigurationen"
    faults: list[str] = []
    values: dict[str, Any] = {}
    for key, value in data.items():
        target = _KEYS.get(key.replace("å", "aa").replace("-", "_"))
        if target is None:
            keys = ", ".join(_CANONICAL)
            faults.append(f"{name}: kender ikke nøglen »{key}«. De gyldige er: {keys}.")
            continue
        if target == "audience" and isinstance(value, dict):
            target = "audiences"  # `[maalgruppe.unge]`
        try:
            values[target] = READERS[target](value)
            if target == "accepted_words":
                values["accepted_reasons"] = words_with_reasons(value)
        except ConfigError as error:
            faults.append(f"{name}: {key}: {error}")
    try:
        if "audience" in values:
            own = values.get("audiences", {})
            values["audience"] = audience_name(values["audience"], own=own)
    except ConfigError as error:
        faults.append(f"{name}: audience: {error}")
    if faults:
        raise ConfigError("\n".join(faults))
    config = Config(path=path, **values)
    if path is not None:
        config = replace(
            config,
            term_lists=tuple((path.parent / item).resolve() for item in config.term_lists),
            rule_dirs=tuple((path.parent / item).resolve() for item in config.rule_dirs),
        )
    return config


__all__ = [
    "ALWAYS_EXCLUDED",
    "FILE_NAME",
    "NEVER",
    "Config",
    "FileException",
    "FileType",
    "OwnAudience",
    "Statutory",
    "audience_name",
    "document_type",
    "find_config",
    "load_config",
    "parse_config",
]
