"""The score of a text: computed as the page says, the same for long texts as for short ones."""

from __future__ import annotations

import doctest
import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from oejenhoejde.catalog import load_rules
from oejenhoejde.model import Confidence, Document, Finding, Report, Severity, Span
from oejenhoejde.names import AUDIENCES, FAMILIES
from oejenhoejde.reporters.text import render_report
from oejenhoejde.score import (
    LIX,
    MOST_TIMES,
    READER_COST,
    Light,
    Limits,
    load_limits,
    score,
    steps,
)

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tal.md").read_text(encoding="utf-8")


def found(rule="a", family="ord", severity="advarsel", confidence="høj", at: int | None = 0):
    span = Span(0, 0) if at is None else Span(at, at + 1)
    return Finding(rule, family, span, "", "", Severity(severity), Confidence(confidence))


def report(*findings: Finding, words: int = 200, audience: str = "borgere") -> Report:
    metrics = {"words": words, "words_total": words, "lix": 30.0, "sentences": 10.0}
    return Report(
        Document("a.txt", "txt", "x", ()), audience, findings,
        metrics={**metrics, "mean_sentence_length": 9.0, "long_word_share": 0.1, "rix": 1.0},
    )  # fmt: skip


def light(family: str, *findings: Finding, **chosen) -> Light:
    (own,) = [one for one in score(report(*findings, **chosen)).families if one.family == family]
    return own.light


def test_points_are_those_of_severity_and_confidence() -> None:
    findings = [
        found(severity="fejl"),
        found(severity="advarsel", confidence="middel"),
        found(severity="forslag", confidence="lav"),
    ]
    assert score(report(*findings)).families[0].points == (3 + 2 * 0.75 + 0.5) * 100 / 200


@pytest.mark.parametrize("number", [0, 2, 4, 9])
def test_a_long_text_gets_the_light_of_a_short_one(number) -> None:
    one = light("ord", *[found(at=n) for n in range(number)], words=150)
    assert light("ord", *[found(at=n) for n in range(number * 20)], words=3_000) is one


def test_a_single_finding_does_not_make_a_short_text_red() -> None:
    assert light("ord", found(severity="fejl"), words=30) is Light.GREEN
    assert light("passiv", found(family="passiv"), words=30) is Light.YELLOW


def test_findings_about_the_whole_text_count_by_themselves() -> None:
    assert light("opbygning", words=900) is Light.GREEN
    for severity, expected in (("forslag", "grøn"), ("advarsel", "gul"), ("fejl", "rød")):
        whole = found(family="opbygning", severity=severity, at=None)
        assert light("opbygning", whole, words=900) == expected


def test_limits_are_crossed_and_not_touched() -> None:
    limits = Limits(3, 8)
    assert [limits.light(x) for x in (3, 3.1, 8, 8.1)] == ["grøn", "gul", "gul", "rød"]


def test_short_texts_get_no_lights() -> None:
    assert score(report(found(), words=29)).families == ()
    assert score(report(words=99)).lix is None
    assert score(report(words=100)).lix is Light.GREEN


def test_own_audience_has_the_limits_of_its_basis() -> None:
    own = replace(report(words=200, audience="unge"), base_audience="ledelse")
    assert score(own).lix_limits == load_limits()["ledelse"][LIX]


def test_what_comes_first() -> None:
    findings = [
        *[found("ord", at=n) for n in range(20)],
        found("mangler", "opbygning", "fejl", at=None),
        found("lang", "saetning", "fejl", at=3),
        found("lix", "tekst", "fejl", at=None),
        found("form", "form", at=5),
    ]
    ranked = steps(findings)
    # Twenty equal faults cost no more than four of them; figures are no faults.
    assert [(step.rule_id, step.points) for step in ranked] == [
        ("mangler", 18),
        ("ord", MOST_TIMES * 2 * READER_COST["ord"]),
        ("lang", 9),
        ("form", 2),
    ]
    assert [step.findings for step in ranked] == [1, 20, 1, 1]
    assert [step.rule_id for step in score(report(*findings)).first] == ["mangler", "ord", "lang"]


def test_what_comes_first_is_different_pieces_of_advice() -> None:
    words = [*[found("kancelli", at=n) for n in range(4)], *[found("tungt", at=n) for n in (4, 5)]]
    passive = found("passiv", "passiv", at=6)
    # Two more hard words cost twice a passive, but the writer looks at the words already.
    assert [s.rule_id for s in steps([*words, passive])] == ["kancelli", "passiv", "tungt"]
    # A trifle does not come before what costs much more.
    assert [s.rule_id for s in steps([*words, found("form", "form", "forslag", at=6)])] == [
        "kancelli",
        "tungt",
        "form",
    ]


def test_score_does_not_depend_on_the_order_of_findings() -> None:
    findings = [found("a", at=1), found("b", at=2), found("a", severity="fejl", at=3)]
    one, other = score(report(*findings)), score(report(*reversed(findings)))
    assert [(s.rule_id, s.points) for s in one.first] == [
        (s.rule_id, s.points) for s in other.first
    ]
    assert one.families == other.families


def test_table_of_limits_is_whole_and_agrees_with_the_rule() -> None:
    rule = load_rules()["lix"]
    for audience in AUDIENCES:
        limits = load_limits()[audience]
        assert set(limits) == {*FAMILIES, LIX} - {"tekst"}
        params = {**rule.params, **rule.audiences.get(audience, {})}
        assert limits[LIX] == Limits(params["warn"], params["error"])
        assert all(0 <= limit.yellow < limit.red for limit in limits.values())
    assert set(READER_COST) == set(FAMILIES)


def test_lights_are_shown_in_words() -> None:
    text = render_report(report(*[found(at=n) for n in range(9)], found("p", "passiv", at=9)))
    assert (
        "Rødt lys: ord. Grønt lys: sætninger, passiv, henvendelse, opbygning, form og lix" in text
    )
    assert "Begynd med a (9) og p (1)." in text


def _docs():
    spec = importlib.util.spec_from_file_location("docs", ROOT / "benchmarks" / "score_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_page_tells_what_is_computed() -> None:
    assert _docs().fresh(PAGE) == PAGE, "run: python -m benchmarks.score_docs"


def test_python_on_the_page() -> None:
    parsed = doctest.DocTestParser().get_doctest(PAGE, {}, "tal.md", "tal.md", 0)
    assert parsed.examples
    assert doctest.DocTestRunner().run(parsed).failed == 0
