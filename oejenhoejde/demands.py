"""The seven demands on a rule's examples, for the built-in rules and for those of a user.

1. There is a bad example. 2. The rule finds one thing in it, 3. in the marked place, 4. with the
alternatives that are stated. 5. An alternative, once used, is not found again. 6. The good examples
are silent. 7. No name is used twice. The first and the last one are seen to when a rule is read.
Source: LanguageTool's tests of its rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.errors import Fault
from oejenhoejde.model import Applicability, Confidence, Example, Finding, Report, Rule
from oejenhoejde.own_rules import located, rule_files

#: Checks a text as that of an example; see :func:`checker`.
Check = Callable[[Example, str], Report]


def checker(config: Config) -> Check:
    """Make what checks examples: for the audience and type of each, unsure findings too."""

    @cache
    def linter(audience: str, type: str) -> Linter:
        return Linter(
            replace(
                config, audience=audience, forced_type=type, min_confidence=Confidence.LOW,
                exceptions=(),
            )
        )  # fmt: skip

    def check(example: Example, text: str) -> Report:
        return linter(example.audience, example.type).check_text(text, format=example.format)

    return check


def place_faults(rule: Rule, example: Example, check: Check) -> Iterator[str]:
    """Say where a bad example does not give one finding, in its place and as stated."""
    found = _found(rule, check(example, example.text))
    if len(found) != 1:
        if not found:
            yield "reglen finder ikke noget i eksemplet. Ret reglen eller eksemplet"
        else:
            yield f"reglen finder {len(found)} steder og ikke ét: {_quoted(found)}"
        return
    finding = found[0]
    if finding.span != example.span:
        wanted = "" if example.span is None else example.text[slice_of(example)]
        yield f"reglen finder »{finding.excerpt}«, men der står »{wanted}« i mark"
    titles = tuple(s.title for s in finding.suggestions)
    if example.suggestions and titles != example.suggestions:
        yield f"reglen giver forslagene {_listed(titles)} og ikke {_listed(example.suggestions)}"


def repeat_faults(rule: Rule, example: Example, check: Check) -> Iterator[str]:
    """Say which alternative of a bad example is found again once it is used."""
    for finding in _found(rule, check(example, example.text)):
        for suggestion in finding.suggestions:
            if bool(suggestion.edits) != (suggestion.applicability is not Applicability.DISPLAY):
                yield f"forslaget »{suggestion.title}« siger, at det retter noget, men gør det ikke"
            text = suggestion.applied(example.text)
            if suggestion.edits and _found(rule, check(example, text)):
                yield f"reglen finder noget igen efter forslaget: »{' '.join(text.split())}«"


def good_faults(rule: Rule, example: Example, check: Check) -> Iterator[str]:
    """Say what is found in a good example."""
    found = _found(rule, check(example, example.text))
    if found:
        yield f"reglen finder noget, men eksemplet skal være i orden: {_quoted(found)}"


def try_rules(paths: Sequence[Path], config: Config) -> tuple[int, list[Fault]]:
    """Try all rules below the paths. Gives how many there are and every fault with its place."""
    files = {str(file.resolve()) for path in paths for file in rule_files(path)}
    dirs = tuple(dict.fromkeys([*(path.resolve() for path in paths), *config.rule_dirs]))
    config = replace(config, rule_dirs=dirs, select=frozenset(), ignore=frozenset())
    book = Linter(config).book
    named = {*map(str, dirs)}
    faults = [fault for fault in book.faults if fault.path in files or fault.path in named]
    tried = [book.rules[name] for name in book.own if book.rules[name].path in files]
    check = checker(replace(config, select=frozenset(rule.id for rule in tried)))
    for rule in tried:
        text = Path(rule.path).read_text(encoding="utf-8-sig")
        faults += [located(fault, text) for fault in _faults(rule, check)]
    return len(files), sorted(faults, key=lambda fault: fault.path)


def _faults(rule: Rule, check: Check) -> Iterator[Fault]:
    for number, example in enumerate(rule.bad):
        for demand in (place_faults, repeat_faults):
            for message in demand(rule, example, check):
                yield Fault(rule.path, f"examples.bad[{number}]", message)
    for number, example in enumerate(rule.good):
        for message in good_faults(rule, example, check):
            yield Fault(rule.path, f"examples.good[{number}]", message)


def _found(rule: Rule, report: Report) -> list[Finding]:
    # What another rule says too is found all the same.
    return [f for f in (*report.findings, *report.merged) if f.rule_id == rule.id]


def slice_of(example: Example) -> slice:
    """Give the marked place of a bad example as a slice of its text."""
    return slice(example.span.start, example.span.end) if example.span else slice(0, 0)


def _quoted(found: Sequence[Finding]) -> str:
    return ", ".join(f"»{' '.join(finding.excerpt.split())}«" for finding in found)


def _listed(titles: Sequence[str]) -> str:
    return ", ".join(f'"{title}"' for title in titles) or "ingen"


__all__ = ["Check", "checker", "good_faults", "place_faults", "repeat_faults", "try_rules"]
