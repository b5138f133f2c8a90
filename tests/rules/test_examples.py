"""The examples in the rule files are the rules' tests: the seven demands, one test id each."""

from __future__ import annotations

from functools import cache

import pytest

from oejenhoejde.catalog import load_rules
from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Applicability, Confidence, Example, Rule

RULES = load_rules()
BAD = [
    pytest.param(rule, example, id=f"{rule.id}-bad-{number}")
    for rule in RULES.values()
    for number, example in enumerate(rule.bad, 1)
]
GOOD = [
    pytest.param(rule, example, id=f"{rule.id}-good-{number}")
    for rule in RULES.values()
    for number, example in enumerate(rule.good, 1)
]


@cache
def _linter(audience: str, document_type: str) -> Linter:
    """A linter that shows every finding, the unsure ones too."""
    return Linter(
        Config(audience=audience, document_type=document_type, min_confidence=Confidence.LOW)
    )


def _found(rule: Rule, example: Example, text: str | None = None) -> list:
    linter = _linter(example.audience, example.type)
    report = linter.check_text(example.text if text is None else text, format=example.format)
    # What another rule says too is found all the same.
    return [f for f in (*report.findings, *report.merged) if f.rule_id == rule.id]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example_gives_one_finding_in_its_place(rule: Rule, example: Example) -> None:
    found = _found(rule, example)
    assert len(found) == 1, [(f.excerpt, f.message) for f in found]
    finding = found[0]
    assert finding.span == example.span, finding.excerpt
    assert example.text[finding.span.start : finding.span.end] == finding.excerpt
    if example.suggestions:
        assert tuple(s.title for s in finding.suggestions) == example.suggestions


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_applied_suggestions_no_longer_trigger_the_rule(rule: Rule, example: Example) -> None:
    for finding in _found(rule, example):
        for suggestion in finding.suggestions:
            assert bool(suggestion.edits) == (suggestion.applicability is not Applicability.DISPLAY)
            text = example.text
            for edit in sorted(suggestion.edits, key=lambda e: e.span, reverse=True):
                text = text[: edit.span.start] + edit.text + text[edit.span.end :]
            if suggestion.edits:
                assert not _found(rule, example, text), text


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_example_stays_silent(rule: Rule, example: Example) -> None:
    found = _found(rule, example)
    assert not found, [(f.excerpt, f.message) for f in found]


def test_every_rule_has_examples_and_a_source() -> None:
    assert RULES
    for rule in RULES.values():
        assert rule.bad, rule.id
        assert rule.good, rule.id
        assert rule.sources, rule.id
