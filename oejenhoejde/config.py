"""Configuration: ``oejenhoejde.toml`` or ``[tool.oejenhoejde]``, found upwards from the file.

Knows neither spaCy nor click.
"""

from __future__ import annotations

import fnmatch
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from oejenhoejde.errors import ConfigError
from oejenhoejde.keys import Catalogues, catalogues_of
from oejenhoejde.model import Confidence, Severity
from oejenhoejde.names import AUDIENCES, DOCUMENT_TYPES, normalise_id

FILE_NAME = "oejenhoejde.toml"

#: ``never`` as a level for ``fail_on``: findings do not change the exit code.
NEVER = "aldrig"

#: Folders that are never searched for documents.
ALWAYS_EXCLUDED = (".git", ".hg", ".venv", "venv", "node_modules", "__pycache__", ".tox")


@dataclass(frozen=True)
class OwnAudience:
    """An audience that the user has defined: what it changes in the built-in one it rests on."""

    based_on: str
    accepted_words: frozenset[str] = frozenset()
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileException:
    """Rules that are switched off in the files that match a pattern, and why."""

    files: tuple[str, ...]
    rules: frozenset[str] = frozenset()
    reason: str = ""


@dataclass(frozen=True)
class Config:
    """What the user has chosen.

    ``rules`` maps a rule id to its settings (``enabled``, ``severity``, ``confidence`` and
    parameters). ``select`` (empty: all) and ``ignore`` hold rule ids. ``term_lists`` are absolute
    paths. ``exclude`` are glob patterns relative to ``root``, the folder of the config file.
    ``min_confidence`` hides findings that are less sure. ``sender`` is who "we" are in
    suggestions: ``vi`` or a name such as ``Kommunen``. ``document_type`` is empty where it is to be
    guessed. ``audiences`` are those that the user has defined.
    """

    audience: str = "borgere"
    model: str | None = None
    fail_on: str = "fejl"
    min_confidence: Confidence = Confidence.MEDIUM
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    accepted_words: frozenset[str] = frozenset()
    term_lists: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    sender: str = "vi"
    document_type: str = ""
    audiences: Mapping[str, OwnAudience] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    exceptions: tuple[FileException, ...] = ()
    catalogues: Catalogues = field(default_factory=Catalogues)
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

    def named(self, audience: str) -> str:
        """Give the canonical name of a built-in or own audience.

        Raises:
            ConfigError: there is no such audience.
        """
        return audience_name(audience, own=self.audiences)

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
            relative = path.resolve().relative_to(self.path.parent.resolve()).as_posix()
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
    "rules": "rules",
    "regler": "rules",
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
    "own_audiences",
    "rules",
    "exceptions",
    "catalogues",
)


def audience_name(text: str, *, own: Iterable[str] = ()) -> str:
    """Give the canonical name of an audience written in any spelling.

    Raises:
        ConfigError: there is no such audience, built in or among the ``own`` ones.
    """
    name = normalise_id(text)
    known = (*AUDIENCES, *own)
    if name not in known:
        raise ConfigError(f"Målgruppen »{text}« findes ikke. Vælg en af disse: {', '.join(known)}.")
    return name


def find_config(start: Path) -> Path | None:
    """Search upwards from a file or folder for a config file.

    A ``pyproject.toml`` counts only if it has a ``[tool.oejenhoejde]`` table.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way is not valid TOML.
    """
    start = start.resolve()
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
        raise ConfigError(f"{path}: er ikke gyldig TOML ({error}).") from None
    except OSError:
        raise ConfigError(f"{path}: kan ikke læses. Kontrollér, at filen findes.") from None


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
    name = str(path) if path else "konfigurationen"
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
            values[target] = _READERS[target](value)
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
        lists = tuple((path.parent / item).resolve() for item in config.term_lists)
        config = replace(config, term_lists=lists)
    return config


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ConfigError("skal være tekst i anførselstegn.")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError('skal være en liste med tekst, fx ["det ene", "det andet"].')
    return tuple(value)


def _fail_on(value: Any) -> str:
    text = _text(value)
    if text not in (*Severity, NEVER):
        raise ConfigError(
            f"»{text}« findes ikke. Vælg en af disse: {', '.join([*Severity, NEVER])}."
        )
    return text


def _confidence(value: Any) -> Confidence:
    text = _text(value)
    if text not in list(Confidence):
        raise ConfigError(f"»{text}« findes ikke. Vælg en af disse: {', '.join(Confidence)}.")
    return Confidence(text)


def _rule_ids(value: Any) -> frozenset[str]:
    return frozenset(normalise_id(item) for item in _texts(value))


def _rules(value: Any) -> dict[str, dict[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
        raise ConfigError("skal være en tabel for hver regel, fx [rules.lang-saetning].")
    return {normalise_id(key): dict(item) for key, item in value.items()}


def _document_type(value: Any) -> str:
    name = normalise_id(_text(value))
    if name not in DOCUMENT_TYPES:
        raise ConfigError(f"»{value}« findes ikke. Vælg en af disse: {', '.join(DOCUMENT_TYPES)}.")
    return name


#: Key in the table of an own audience → field of :class:`OwnAudience`.
_AUDIENCE_KEYS = {
    "bygger_paa": "based_on",
    "based_on": "based_on",
    "accepted_words": "accepted_words",
    "godkendte_ord": "accepted_words",
    "rules": "rules",
    "regler": "rules",
}


def _audiences(value: Any) -> dict[str, OwnAudience]:
    if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
        raise ConfigError("skal være en tabel for hver målgruppe, fx [maalgruppe.unge].")
    return {normalise_id(name): _audience(name, table) for name, table in value.items()}


def _audience(name: str, table: Mapping[str, Any]) -> OwnAudience:
    if normalise_id(name) in AUDIENCES:
        raise ConfigError(f"»{name}« findes allerede. Giv din målgruppe et andet navn.")
    fields: dict[str, Any] = {}
    for key, value in table.items():
        target = _AUDIENCE_KEYS.get(key.replace("å", "aa").replace("-", "_"))
        if target is None:
            raise ConfigError(
                f"{name}: kender ikke nøglen »{key}«. "
                "De gyldige er: bygger_paa, godkendte_ord, regler."
            )
        fields[target] = _READERS[target](value) if target != "based_on" else _text(value)
    if "based_on" not in fields:
        raise ConfigError(f'{name}: mangler bygger_paa, fx bygger_paa = "borgere".')
    fields["based_on"] = audience_name(fields["based_on"])
    return OwnAudience(**fields)


_EXCEPTION_KEYS = {
    "files": "files",
    "filer": "files",
    "rules": "rules",
    "regler": "rules",
    "reason": "reason",
    "begrundelse": "reason",
}


def _exceptions(value: Any) -> tuple[FileException, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ConfigError("skal være tabeller, der hver begynder med [[undtagelser]].")
    return tuple(_exception(item) for item in value)


def _exception(table: Mapping[str, Any]) -> FileException:
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _EXCEPTION_KEYS:
            raise ConfigError(f"kender ikke »{key}«. Skriv filer, regler og begrundelse.")
        found[_EXCEPTION_KEYS[key]] = value
    files = found.get("files", "")
    patterns = _texts([files] if isinstance(files, str) else files)
    if not any(patterns):
        raise ConfigError('mangler filer, fx filer = "arkiv/**".')
    reason = _text(found.get("reason", ""))
    return FileException(patterns, _rule_ids(found.get("rules", [])), reason)


_READERS: dict[str, Any] = {
    "audience": _text,
    "audiences": _audiences,
    "document_type": _document_type,
    "model": _text,
    "fail_on": _fail_on,
    "min_confidence": _confidence,
    "select": _rule_ids,
    "ignore": _rule_ids,
    "accepted_words": lambda value: frozenset(word.casefold() for word in _texts(value)),
    "term_lists": lambda value: tuple(Path(item) for item in _texts(value)),
    "exclude": _texts,
    "sender": _text,
    "rules": _rules,
    "exceptions": _exceptions,
    "catalogues": catalogues_of,
}
