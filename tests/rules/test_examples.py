"""The examples in the rule files are the rules' tests: the seven demands, one test id each."""

from __future__ import annotations

import pytest

from oejenhoejde.catalog import load_rules
from oejenhoejde.config import Config
from oejenhoejde.demands import checker, good_faults, place_faults, repeat_faults
from oejenhoejde.model import Example, Rule

RULES = load_rules()
#: So many bad examples and so many good ones a rule has at least.
LEAST_EXAMPLES = 3
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


CHECK = checker(Config())


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example_gives_one_finding_in_its_place(rule: Rule, example: Example) -> None:
    assert list(place_faults(rule, example, CHECK)) == []


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_applied_suggestions_no_longer_trigger_the_rule(rule: Rule, example: Example) -> None:
    assert list(repeat_faults(rule, example, CHECK)) == []


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_example_stays_silent(rule: Rule, example: Example) -> None:
    assert list(good_faults(rule, example, CHECK)) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_what_its_page_needs(rule: Rule) -> None:
    assert len(rule.bad) >= LEAST_EXAMPLES
    assert len(rule.good) >= LEAST_EXAMPLES
    assert rule.sources
    assert rule.since
    texts = [example.text for example in (*rule.bad, *rule.good)]
    assert len(set(texts)) == len(texts), "two examples are one"
