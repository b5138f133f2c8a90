"""The values of a configuration: what each may be, and the tables in it. Knows no files.

Each reader takes a value of parsed TOML and raises ``ConfigError`` with one Danish line, without
the key, where it cannot be used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oejenhoejde.errors import ConfigError
from oejenhoejde.keys import catalogues_of
from oejenhoejde.model import Confidence, Severity
from oejenhoejde.names import AUDIENCES, DOCUMENT_TYPES, normalise_id

#: ``never`` as a level for ``fail_on``: findings do not change the exit code.
NEVER = "aldrig"

#: How the text of a law is treated: its findings are not shown, are suggestions, or as elsewhere.
SILENT, MILD, NORMAL = "tavs", "mild", "normal"
_TREATMENTS = (SILENT, MILD, NORMAL)


@dataclass(frozen=True)
class OwnAudience:
    """An audience that the user has defined: what it changes in the built-in one it rests on."""

    based_on: str
    accepted_words: frozenset[str] = frozenset()
    accepted_reasons: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statutory:
    """How the text of a law is treated: ``tavs``, ``mild`` or ``normal``.

    ``marked`` is what its author marks, ``quotes`` are blocks of quotation, and ``sections`` stand
    below a heading that begins with one of ``headings``.
    """

    marked: str = SILENT
    quotes: str = MILD
    sections: str = MILD
    headings: tuple[str, ...] = (
        "klagevejledning",
        "lovtekst",
        "lovgrundlag",
        "retsgrundlag",
        "regelgrundlag",
        "lovhenvisninger",
    )


@dataclass(frozen=True, slots=True)
class FileType:
    """The type of document of the files that match a pattern."""

    files: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True)
class FileException:
    """Rules that are switched off in the files that match a pattern, and why."""

    files: tuple[str, ...]
    rules: frozenset[str] = frozenset()
    reason: str = ""


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


def words_with_reasons(value: Any) -> dict[str, str]:
    """Give the words of a list, in lower case, each with the reason that stands after a colon.

    Raises:
        ConfigError: it is no list of texts.
    """
    parts = (text.partition(":") for text in _texts(value))
    return {word.strip().casefold(): " ".join(reason.split()) for word, _, reason in parts}


def _rule_ids(value: Any) -> frozenset[str]:
    return frozenset(normalise_id(item) for item in _texts(value))


def _rules(value: Any) -> dict[str, dict[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
        raise ConfigError("skal være en tabel for hver regel, fx [rules.lang-saetning].")
    return {normalise_id(key): dict(item) for key, item in value.items()}


def document_type(value: Any) -> str:
    """Give the canonical name of a type of document written in any spelling.

    Raises:
        ConfigError: there is no such type.
    """
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
        fields[target] = READERS[target](value) if target != "based_on" else _text(value)
        if target == "accepted_words":
            fields["accepted_reasons"] = words_with_reasons(value)
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
_TYPE_KEYS = {"files": "files", "filer": "files", "type": "type"}
_STATUTORY_KEYS = {
    "marked": "marked",
    "maerket": "marked",
    "quotes": "quotes",
    "citater": "quotes",
    "sections": "sections",
    "afsnit": "sections",
    "headings": "headings",
    "overskrifter": "headings",
}


def _tables(value: Any, name: str) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ConfigError(f"skal være tabeller, der hver begynder med [[{name}]].")
    return value


def _fields(table: Mapping[str, Any], keys: Mapping[str, str], wanted: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        target = keys.get(key.replace("æ", "ae"))
        if target is None:
            raise ConfigError(f"kender ikke »{key}«. Skriv {wanted}.")
        found[target] = value
    return found


def _files(found: Mapping[str, Any]) -> tuple[str, ...]:
    files = found.get("files", "")
    patterns = _texts([files] if isinstance(files, str) else files)
    if not any(patterns):
        raise ConfigError('mangler filer, fx filer = "arkiv/**".')
    return patterns


def _exceptions(value: Any) -> tuple[FileException, ...]:
    return tuple(_exception(item) for item in _tables(value, "undtagelser"))


def _exception(table: Mapping[str, Any]) -> FileException:
    found = _fields(table, _EXCEPTION_KEYS, "filer, regler og begrundelse")
    reason = _text(found.get("reason", ""))
    return FileException(_files(found), _rule_ids(found.get("rules", [])), reason)


def _file_types(value: Any) -> tuple[FileType, ...]:
    return tuple(_file_type(item) for item in _tables(value, "dokumenttyper"))


def _file_type(table: Mapping[str, Any]) -> FileType:
    found = _fields(table, _TYPE_KEYS, "filer og type")
    if "type" not in found:
        raise ConfigError('mangler type, fx type = "brev".')
    return FileType(_files(found), document_type(found["type"]))


def _statutory(value: Any) -> Statutory:
    if not isinstance(value, dict):
        raise ConfigError("skal være en tabel, der begynder med [lovtekst].")
    found = _fields(value, _STATUTORY_KEYS, "maerket, citater, afsnit og overskrifter")
    for name, given in found.items():
        if name == "headings":
            found[name] = tuple(" ".join(text.casefold().split()) for text in _texts(given))
        elif given not in _TREATMENTS:
            valid = ", ".join(_TREATMENTS)
            raise ConfigError(f"»{given}« findes ikke. Vælg en af disse: {valid}.")
    return Statutory(**found)


READERS: dict[str, Any] = {
    "audience": _text,
    "audiences": _audiences,
    "document_type": document_type,
    "model": _text,
    "fail_on": _fail_on,
    "min_confidence": _confidence,
    "select": _rule_ids,
    "ignore": _rule_ids,
    "accepted_words": lambda value: frozenset(words_with_reasons(value)),
    "term_lists": lambda value: tuple(Path(item) for item in _texts(value)),
    "exclude": _texts,
    "sender": _text,
    "rules": _rules,
    "exceptions": _exceptions,
    "document_types": _file_types,
    "statutory": _statutory,
    "catalogues": catalogues_of,
    "rule_dirs": lambda value: tuple(Path(item) for item in _texts(value)),
}
