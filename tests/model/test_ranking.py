"""Two findings of one fault become one; two faults on the same words stay two."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from oejenhoejde.catalog import find_rule, load_rules
from oejenhoejde.model import (
    Applicability,
    Confidence,
    Edit,
    Finding,
    Severity,
    Span,
    Suggestion,
)
from oejenhoejde.ranking import one_for_each_fault

SHOWN, UNSAFE, SAFE = Applicability.DISPLAY, Applicability.UNSAFE, Applicability.SAFE
TEXT = "Derfor bedes du foretage en vurdering af, om sagen skal fremsendes eller benyttes igen."


def found(rule: str, words: str, new: str = "", grade=UNSAFE, sure="høj", over: str = ""):
    """Make a finding on these words of the text; its edit writes ``new`` for ``over``."""
    start = TEXT.index(words)
    edited = TEXT.index(over or words)
    edits = (Edit(Span(edited, edited + len(over or words)), new),) if grade is not SHOWN else ()
    return Finding(
        rule_id=rule,
        family="passiv" if "passiv" in rule else "ord" if "ord" in rule else "saetning",
        span=Span(start, start + len(words)),
        excerpt=words,
        message="",
        severity=Severity.WARNING,
        confidence=Confidence(sure),
        suggestions=(Suggestion(f"Skriv »{new}«", edits, grade),) if new else (),
    )


def left(*findings: Finding, speaks_for=None) -> list[str]:
    """Give the rules that stay, the same in every order."""
    results = {
        tuple(sorted(f.rule_id for f in one_for_each_fault(given, speaks_for or {}).kept))
        for given in permutations(findings)
    }
    assert len(results) == 1, results
    return list(results.pop())


PASSIVE = found("s-passiv", "benyttes", "vi bruger")
MODAL = found("passiv-modal", "skal fremsendes", "skal vi sende")


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        # The longer one's edit mends the shorter one.
        ([found("bedes", "bedes du", "skal du"), found("s-passiv", "bedes")], ["bedes"]),
        # So does an edit that goes beyond its finding.
        (
            [found("s-passiv", "bedes", "skal du", over="bedes du"), found("bedes", "bedes du")],
            ["s-passiv"],
        ),
        ([PASSIVE, found("ord", "benyttes", "bruges")], ["s-passiv"]),
        ([MODAL, found("ord", "fremsendes", "sendes")], ["passiv-modal"]),
        # A word in a heavy phrase, where neither can be swapped by the program.
        (
            [found("ord-a", "foretage en vurdering"), found("ord-b", "vurdering", sure="middel")],
            ["ord-a"],
        ),
        (
            [
                found("ord-a", "foretage en vurdering", "overveje", SHOWN),
                found("ord-b", "vurdering"),
            ],
            ["ord-a"],
        ),
        # Two places of one rule, the one within the other.
        ([found("x", "skal fremsendes eller benyttes"), found("x", "skal fremsendes")], ["x"]),
        # A phrase with a passive in it, and an alternative without one.
        (
            [found("ord", "fremsendes eller", "send", SHOWN), found("passiv", "fremsendes", "x")],
            ["ord"],
        ),
        (
            [found("ord", "fremsendes eller", "send", SHOWN), found("passiv", "skal fremsendes")],
            ["ord"],
        ),
        # On the same words the active sentence mends both.
        (
            [found("ord", "fremsendes", "send", SHOWN), found("passiv", "fremsendes", "vi sender")],
            ["passiv"],
        ),
        # Of two that know as much, the one that offers more.
        ([found("ord-a", "vurdering"), found("ord-b", "vurdering", "skøn")], ["ord-b"]),
        ([found("ord-a", "vurdering", sure="lav"), found("ord-b", "vurdering")], ["ord-b"]),
    ],
)
def test_one_fault_is_one_finding(findings, expected) -> None:
    assert left(*findings) == expected


@pytest.mark.parametrize(
    "findings",
    [
        # A comma put into a long sentence does not mend the word in it.
        [found("lang", TEXT, "x", over="af,"), found("ord", "vurdering")],
        # One of them is shown only to who asks for all.
        [found("s-passiv", "benyttes", sure="lav"), found("ord", "benyttes", "bruges")],
        # The hard word is what is done something to, and not what is done.
        [found("s-passiv", "sagen skal fremsendes"), found("ord", "sagen", "æsken")],
        # The heavy phrase that is offered keeps the word.
        [found("ord-a", "foretage en vurdering", "lave en vurdering"), found("ord-b", "vurdering")],
        # They only overlap.
        [found("ord-a", "bedes du", "skal du"), found("ord-b", "du foretage")],
        # Neither offers anything, and they are not about the same.
        [found("x", "bedes du"), found("s-passiv", "bedes")],
        # The wider one is unsure.
        [found("ord-a", "foretage en vurdering", sure="lav"), found("ord-b", "vurdering")],
    ],
)
def test_two_faults_stay_two(findings) -> None:
    assert left(*findings) == sorted(f.rule_id for f in findings)


@pytest.mark.parametrize(
    ("passive", "word"),
    [
        # The word is still there in the active sentence, and the passive in the easy word.
        (found("s-passiv", "benyttes", "vi benytter"), found("ord", "benyttes", "bruges")),
        (found("s-passiv", "benyttes"), found("ord", "benyttes", "bruges")),
        (found("passiv", "benyttes"), found("ord", "benyttes", "bliver brugt")),
        # An edit that is safe stays, even inside one that a person must look at.
        (MODAL, found("ord", "fremsendes", "sendes", SAFE, sure="middel")),
        # Of a row of passives, the first one.
        (
            found("s-passiv", "skal fremsendes eller benyttes"),
            found("ord", "fremsendes", "sendes", sure="middel"),
        ),
    ],
)
def test_hard_word_that_is_a_passive_is_one_finding_that_says_both(passive, word) -> None:
    passive = replace(passive, message="»x« har ingen, der handler.")
    word = replace(word, message="»y« er stift.")
    for given in permutations((passive, word)):
        ranked = one_for_each_fault(given, {})
        assert [f.rule_id for f in ranked.kept] == [passive.rule_id]
        assert ranked.dropped == [word]
        kept = ranked.kept[0]
        assert kept.message == "»x« har ingen, der handler. Og »y« er stift."
        assert kept.suggestions == (*passive.suggestions, *word.suggestions)
        assert kept.confidence is passive.confidence


def test_phrase_around_a_passive_says_both_where_its_words_are_passive_too() -> None:
    phrase = found("ord", "fremsendes eller", "sendes", SHOWN, sure="middel")
    passive = found("passiv", "fremsendes", "send")
    (kept,) = one_for_each_fault([phrase, passive], {}).kept
    assert kept.rule_id == "ord"
    assert kept.suggestions == (*phrase.suggestions, *passive.suggestions)
    assert kept.confidence is Confidence.HIGH


def test_packed_act_takes_the_place_of_the_surer_passive_in_it() -> None:
    act = found("nominal", "sagen skal fremsendes", sure="middel")
    passive = found("passiv", "skal fremsendes", "x")
    (kept,) = one_for_each_fault([act, passive], {"nominal": ["passiv"]}).kept
    assert (kept.rule_id, kept.confidence) == ("nominal", Confidence.HIGH)
    unsure = replace(act, confidence=Confidence.LOW)
    assert left(unsure, passive, speaks_for={"nominal": ["passiv"]}) == ["nominal", "passiv"]


def test_rule_speaks_for_another_where_its_finding_holds_it() -> None:
    wide, within = found("lang", "foretage en vurdering"), found("punkt", "vurdering", sure="lav")
    other = found("punkt", "sagen")
    assert left(wide, within, other) == ["lang", "punkt", "punkt"]
    assert left(wide, within, other, speaks_for={"lang": ["punkt"]}) == ["lang", "punkt"]
    assert left(wide, within, speaks_for={"punkt": ["lang"]}) == ["lang", "punkt"]


def test_figures_of_the_whole_text_are_one() -> None:
    lix, mean = (
        Finding(rule, "tekst", Span(0, 0), "", "", Severity.WARNING, Confidence.HIGH)
        for rule in ("lix", "snit")
    )
    assert left(lix, mean, speaks_for={"lix": ["snit"]}) == ["lix"]
    assert left(lix, mean, found("ord", "Derfor"), speaks_for={"lix": ["snit", "ord"]}) == [
        "lix",
        "ord",
    ]


def test_rules_speak_for_rules_that_exist() -> None:
    rules = load_rules()
    for rule in rules.values():
        assert all(find_rule(rules, name) for name in rule.speaks_for), rule.id
