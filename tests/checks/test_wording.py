"""What checks offer: verbs behind nouns, clauses for attributes, words about the reader."""

from __future__ import annotations

import pytest

from oejenhoejde.catalog import load_rules
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.model import Confidence, Status
from oejenhoejde.suggest.verbal_noun import verb_behind

INFLECTOR = Inflector.load()


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("vurdering", "vurdere"),
        ("beregning", "beregne"),
        ("undersøgelse", "undersøge"),
        ("fastsættelse", "fastsætte"),
        ("sletning", "slette"),
        ("reparation", "reparere"),
        ("indgåelse", "indgå"),
        ("udbetaling", "udbetale"),
    ],
)
def test_verb_behind_an_act(noun: str, verb: str) -> None:
    assert verb_behind(noun, INFLECTOR) == verb


@pytest.mark.parametrize(
    "noun", ["regering", "ting", "dronning", "ansøgning", "personoplysning", "situation", "bord"]
)
def test_things_and_papers_are_no_acts(noun: str) -> None:
    assert verb_behind(noun, INFLECTOR) == ""


def _edited(linter, rule: str, text: str, *, which: int = 0) -> str:
    found = [f for f in linter.check_text(text).findings if f.rule_id == rule]
    edits = found[0].suggestions[which].edits
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("du-form", "Har vi fået Deres brev?", "Har vi fået dit brev?"),
        ("du-form", "Vi ser på Deres sager.", "Vi ser på dine sager."),
        ("du-form", "Skriv, når De har tid.", "Skriv, når du har tid."),
        ("man", "Man skal tage sin kvittering med.", "Du skal tage din kvittering med."),
        ("man", "Hvis man melder sig syg, ring.", "Hvis du melder dig syg, ring."),
        ("bedes", "Derfor bedes du ringe til os.", "Derfor skal du ringe til os."),
        (
            "forstillet-attribut",
            "Læs det af naboen skrevne brev i dag.",
            "Læs brevet, som naboen har skrevet, i dag.",
        ),
        ("nominalisering", "Vi foretog en genberegning af prisen.", "Vi genberegnede prisen."),
        ("vil-futurum", "Du vil ikke kunne parkere her.", "Du kan ikke parkere her."),
    ],
)
def test_edit_gives_good_danish(linter, rule: str, before: str, after: str) -> None:
    assert _edited(linter, rule, before) == after


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("akronym", "Visitationsudvalget (VU) ser på sagen. VU mødes i maj."),
        ("akronym", "VU (visitationsudvalget) ser på sagen. VU mødes i maj."),
        ("forvaegt", "Pris: Alt det, som du har brug for at vide om den, står her."),
        ("langt-ord", "Reglerne står i databeskyttelsesbekendtgørelsesloven."),
        ("tredjeperson", "Vi beder dig sørge for, at ansøger sender et brev."),
    ],
)
def test_near_misses_stay_silent(linter, rule: str, text: str) -> None:
    assert rule not in {finding.rule_id for finding in linter.check_text(text).findings}


def test_rules_on_trial_are_hidden_by_default() -> None:
    loud = [
        rule.id
        for rule in load_rules().values()
        if rule.status is Status.TRIAL and rule.confidence is not Confidence.LOW
    ]
    assert not loud
