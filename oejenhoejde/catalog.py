"""Rule files → typed, validated rules. Knows no readers, no reporters and no spaCy.

Every fault of every file is reported at once, with file and place.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from oejenhoejde.errors import Fault, RuleFileError, toml_fault
from oejenhoejde.model import Confidence, Example, Rule, Severity, Span, Status
from oejenhoejde.names import AUDIENCES, FAMILIES, normalise_id
from oejenhoejde.params import CHECKS, VALUES
from oejenhoejde.params_base import Params
from oejenhoejde.params_document import DocumentType
from oejenhoejde.resources import data_path

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Good(_Strict):
    text: str = Field(min_length=1)
    format: Literal["txt", "md", "html", "json"] = "txt"
    audience: Literal["borgere", "medarbejdere", "ledelse", "oevrige"] = "borgere"
    type: DocumentType | Literal[""] = ""


class _Bad(_Good):
    mark: str
    nth: int = Field(default=1, ge=1)
    suggestions: tuple[str, ...] = ()


class _Examples(_Strict):
    bad: tuple[_Bad, ...] = Field(min_length=1)
    good: tuple[_Good, ...] = Field(min_length=1)


class _RuleFile(_Strict):
    id: str
    family: str
    check: str
    title: str = Field(min_length=1)
    message: str = Field(min_length=1)
    explanation: str = Field(min_length=1)
    sources: tuple[str, ...] = Field(min_length=1)
    severity: Severity
    confidence: Confidence
    status: Status = Status.STABLE
    since: str = ""
    aliases: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    params: dict[str, Any] = Field(default_factory=dict)
    variants: dict[str, str] = Field(default_factory=dict)
    audiences: dict[str, dict[str, Any]] = Field(default_factory=dict)
    examples: _Examples


#: Pydantic error types → plain Danish. What is not named here gets the generic line.
_DANISH = {
    "missing": "mangler",
    "extra_forbidden": "er ikke en kendt nøgle",
    "string_type": "skal være tekst",
    "int_type": "skal være et helt tal",
    "int_parsing": "skal være et helt tal",
    "float_type": "skal være et tal",
    "float_parsing": "skal være et tal",
    "bool_type": "skal være true eller false",
    "tuple_type": "skal være en liste",
    "dict_type": "skal være en tabel",
    "too_short": "må ikke være tom",
    "string_too_short": "må ikke være tom",
    "enum": "har en ukendt værdi. Vælg en af disse: {expected}",
    "literal_error": "har en ukendt værdi. Vælg en af disse: {expected}",
    "greater_than_equal": "skal være mindst {ge}",
    "value_error": "{error}",
}


def danish_faults(path: str, error: ValidationError, *, prefix: str = "") -> list[Fault]:
    """Turn pydantic's faults into plain Danish ones with their places."""
    faults = []
    for item in error.errors():
        place = prefix
        for part in item["loc"]:
            place += f"[{part}]" if isinstance(part, int) else (f".{part}" if place else str(part))
        text = _DANISH.get(item["type"], "har en forkert værdi")
        text = text.format_map(_Values(item.get("ctx") or {}))
        faults.append(Fault(path, place, text))
    return faults


class _Values(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


def check_params(check: str, params: Mapping[str, Any]) -> Params:
    """Validate the parameters of a check.

    Raises:
        ValidationError: a parameter is unknown, missing or has the wrong type.
    """
    return CHECKS[check].model_validate(dict(params))


def split_audience(settings: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split an audience's (or a user's) settings into general ones and check parameters."""
    general = {k: v for k, v in settings.items() if k in {"severity", "enabled", "confidence"}}
    return general, {k: v for k, v in settings.items() if k not in general}


def parse_rule(data: Mapping[str, Any], path: str) -> Rule:
    """Make a rule of the content of one rule file.

    Raises:
        RuleFileError: with every fault found in it.
    """
    try:
        raw = _RuleFile.model_validate(data)
    except ValidationError as error:
        raise RuleFileError(danish_faults(path, error)) from None
    faults: list[Fault] = []

    def fault(place: str, message: str) -> None:
        faults.append(Fault(path, place, message))

    for name in (raw.id, *raw.aliases):
        if not _ID.match(name):
            fault("id", f"»{name}« skal være små bogstaver a-z, tal og bindestreg")
    if raw.family not in FAMILIES:
        fault("family", f"kender ikke »{raw.family}«. Vælg en af disse: {', '.join(FAMILIES)}")
    if raw.check not in CHECKS:
        fault("check", f"kender ikke »{raw.check}«. Vælg en af disse: {', '.join(sorted(CHECKS))}")
    else:
        faults.extend(_param_faults(raw, path))
        for place, text in [("message", raw.message), *_named(raw.variants)]:
            wrong = _message_fault(text, raw.check)
            if wrong:
                fault(place, wrong)
    bad = tuple(
        _bad_example(example, index, fault) for index, example in enumerate(raw.examples.bad)
    )
    if faults:
        raise RuleFileError(faults)
    return Rule(
        id=raw.id,
        family=raw.family,
        check=raw.check,
        title=raw.title,
        message=raw.message,
        explanation=raw.explanation.strip(),
        sources=raw.sources,
        severity=raw.severity,
        confidence=raw.confidence,
        status=raw.status,
        since=raw.since,
        audiences=raw.audiences,
        params=raw.params,
        bad=bad,
        good=tuple(_example(example) for example in raw.examples.good),
        variants=raw.variants,
        aliases=raw.aliases,
        speaks_for=raw.speaks_for,
        path=path,
    )


def _named(variants: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(f"variants.{name}", text) for name, text in variants.items()]


def _message_fault(text: str, check: str) -> str:
    """Say what is wrong with the braces of a message, or give the empty string."""
    known = VALUES[check]
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        unknown = sorted(names - known)
        if not unknown:
            text.format_map(dict.fromkeys(known, ""))
    except (ValueError, KeyError, IndexError, AttributeError):
        return "har en { eller } for meget. Skriv {{ for selve tegnet"
    return f"{{{unknown[0]}}} findes ikke for {check}" if unknown else ""


def _param_faults(raw: _RuleFile, path: str) -> list[Fault]:
    try:
        check_params(raw.check, raw.params)
    except ValidationError as error:
        return danish_faults(path, error, prefix="params")
    faults = []
    for audience, settings in raw.audiences.items():
        place = f"audiences.{audience}"
        if audience not in AUDIENCES:
            message = f"kender ikke målgruppen. Vælg en af disse: {', '.join(AUDIENCES)}"
            faults.append(Fault(path, place, message))
            continue
        general, params = split_audience(settings)
        if "severity" in general and general["severity"] not in list(Severity):
            message = f"har en ukendt værdi. Vælg en af disse: {', '.join(Severity)}"
            faults.append(Fault(path, f"{place}.severity", message))
        try:
            check_params(raw.check, {**raw.params, **params})
        except ValidationError as error:
            faults.extend(danish_faults(path, error, prefix=place))
    return faults


def _example(
    example: _Good, span: Span | None = None, suggestions: tuple[str, ...] = ()
) -> Example:
    return Example(example.text, span, suggestions, example.format, example.audience, example.type)


def _bad_example(example: _Bad, index: int, fault: Any) -> Example:
    if not example.mark:
        return _example(example, Span(0, 0), example.suggestions)
    at = -1
    for _ in range(example.nth):
        at = example.text.find(example.mark, at + 1)
        if at < 0:
            fault(f"examples.bad[{index}]", f"»{example.mark}« står ikke i teksten")
            return _example(example)
    return _example(example, Span(at, at + len(example.mark)), example.suggestions)


def load_rules(folders: Iterable[Path] | None = None) -> dict[str, Rule]:
    """Read every rule file below the folders (default: the built-in rules), by id.

    Raises:
        RuleFileError: with every fault of every file.
    """
    roots = [data_path("rules")] if folders is None else list(folders)
    rules: dict[str, Rule] = {}
    faults: list[Fault] = []
    for root in roots:
        for path in sorted(root.rglob("*.toml")):
            name = str(path)
            try:
                rule = parse_rule(tomllib.loads(path.read_text(encoding="utf-8")), name)
            except RuleFileError as error:
                faults.extend(error.faults)
                continue
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                faults.append(toml_fault(name, error))
                continue
            for key in (rule.id, *rule.aliases):
                if key in rules:
                    faults.append(Fault(name, "id", f"»{key}« findes allerede i {rules[key].path}"))
            rules[rule.id] = rule
    if faults:
        raise RuleFileError(faults)
    order = list(FAMILIES)
    return dict(sorted(rules.items(), key=lambda item: (order.index(item[1].family), item[0])))


def find_rule(rules: Mapping[str, Rule], name: str) -> Rule | None:
    """Find a rule by id or alias, in any spelling."""
    wanted = normalise_id(name)
    for rule in rules.values():
        if wanted == rule.id or wanted in rule.aliases:
            return rule
    return None
