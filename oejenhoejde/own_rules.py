"""Reads a user's own rules. Knows no spaCy, no click and no settings.

A broken file stops nothing: its faults are told, with file and line, and the rest is used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from oejenhoejde.catalog import find_rule, parse_rule
from oejenhoejde.errors import Fault, RuleFileError, toml_fault
from oejenhoejde.model import Rule
from oejenhoejde.names import normalise_id
from oejenhoejde.smalllists import has_rows

#: The kinds of check that need no code of their own.
OPEN_CHECKS = (
    "term",
    "regex",
    "pattern",
    "metric",
    "consistency",
    "missing",
    "sentence_length",
    "long_word",
    "paragraph",
    "link",
)
_PLACE = re.compile(r"([\w-]+)(?:\[(\d+)\])?")


@dataclass(frozen=True)
class OwnRules:
    """The rules that are sound, by id, and every fault of the others.

    ``broken`` are the names of the files with faults: the settings may name such a rule.
    """

    rules: Mapping[str, Rule] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    broken: frozenset[str] = frozenset()

    @property
    def lists(self) -> frozenset[str]:
        """The word lists that these rules speak for."""
        return frozenset(
            name
            for rule in self.rules.values()
            if rule.check == "term"
            for name in rule.params.get("lists", ())
        )


def rule_files(path: Path) -> list[Path]:
    """Give the rule files of a folder, or the one file that is named."""
    return sorted(path.rglob("*.toml")) if path.is_dir() else [path]


def load_own(
    paths: Iterable[Path], builtin: Mapping[str, Rule], *, lists: Container[str]
) -> OwnRules:
    """Read the rule files below the paths.

    A name that is taken is a fault, and so is a word list that is not one of ``lists``.
    """
    rules: dict[str, Rule] = {}
    faults: list[Fault] = []
    broken: set[str] = set()
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            faults.append(Fault(str(path), "", "findes ikke. Ret stien i rule_dirs"))
            continue
        files = rule_files(path)
        if not files:
            faults.append(Fault(str(path), "", "har ingen filer, der ender på .toml"))
        for file in files:
            if file.resolve() in seen:
                continue
            seen.add(file.resolve())
            rule, wrong = _read(file, lists)
            if rule is not None:
                known = {**builtin, **rules}
                wrong = [
                    located(fault, file.read_text("utf-8-sig")) for fault in _taken(rule, known)
                ]
                if not wrong:
                    rules[rule.id] = rule
            if wrong:
                faults += wrong
                broken.add(normalise_id(file.stem))
    return OwnRules(rules, tuple(faults), frozenset(broken))


def _taken(rule: Rule, known: Mapping[str, Rule]) -> Iterator[Fault]:
    for name in (rule.id, *rule.aliases):
        other = find_rule(known, name)
        if other is not None:
            built_in = "Programmet har allerede en regel, der hedder"
            where = f"{other.path} har allerede navnet" if other.path in _own(known) else built_in
            yield Fault(rule.path, "id", f"{where} »{name}«. Giv din regel et andet navn")


def _own(known: Mapping[str, Rule]) -> set[str]:
    from oejenhoejde.resources import data_path

    home = data_path("rules")
    return {rule.path for rule in known.values() if not Path(rule.path).is_relative_to(home)}


def _read(path: Path, lists: Container[str]) -> tuple[Rule | None, list[Fault]]:
    name = str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None, [Fault(name, "", "filen er ikke UTF-8. Gem den som UTF-8")]
    except OSError:
        return None, [Fault(name, "", "filen kan ikke læses. Tjek, at du har adgang til den")]
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [toml_fault(name, error)]
    if data.get("check") not in OPEN_CHECKS:
        given = data.get("check", "")
        message = f"egne regler kan ikke bruge »{given}«. Vælg: {', '.join(OPEN_CHECKS)}"
        return None, [located(Fault(name, "check", message), text)]
    try:
        rule = parse_rule(data, name)
    except RuleFileError as error:
        return None, [located(fault, text) for fault in error.faults]
    wrong = []
    words = rule.params.get("list", "")
    if rule.check == "consistency" and words and not has_rows(words):
        wrong.append(Fault(name, "params.list", f"listen »{words}« findes ikke. Brug sets"))
    if rule.check == "term":
        for given in rule.params["lists"]:
            if given not in lists:
                message = f"ordlisten »{given}« findes ikke. Skriv den i term_lists"
                wrong.append(Fault(name, "params.lists", message))
    return (None if wrong else rule), [located(fault, text) for fault in wrong]


def located(fault: Fault, text: str) -> Fault:
    """Put the line in front of a place in a rule file, where the place stands in the text."""
    number = line_of(text, fault.place)
    if number is None:
        return fault
    return replace(fault, place=f"linje {number}, {fault.place}")


def line_of(text: str, place: str) -> int | None:
    """Find the line of a place such as ``examples.bad[1].mark``, or of the table that it is in."""
    parts = [(match[1], int(match[2] or 0)) for match in _PLACE.finditer(place)]
    lines = text.splitlines()
    start, end, found = 0, _next_header(lines, 0), None
    for depth in range(1, len(parts) + 1):
        header = ".".join(name for name, _ in parts[:depth])
        wanted = re.compile(rf"\s*\[+\s*{re.escape(header)}\s*\]+")
        heads = [at for at, line in enumerate(lines) if wanted.match(line)]
        number = parts[depth - 1][1]
        if number < len(heads):
            start, found = heads[number] + 1, heads[number]
            end = _next_header(lines, start)
        else:
            key = re.compile(rf"\s*\"?{re.escape(parts[depth - 1][0])}\"?\s*=")
            at = next((at for at in range(start, end) if key.match(lines[at])), None)
            if at is not None:
                return at + 1
    return found + 1 if found is not None else None


def _next_header(lines: list[str], start: int) -> int:
    return next((at for at in range(start, len(lines)) if lines[at].startswith("[")), len(lines))


__all__ = [
    "OPEN_CHECKS",
    "OwnRules",
    "line_of",
    "load_own",
    "located",
    "rule_files",
]
