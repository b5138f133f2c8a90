"""First use: a term that is explained where it first stands is silent, however it is done."""

from __future__ import annotations

import pytest

from oejenhoejde.engine import Linter

EXPLAINED = [
    "Vi sender sagen i partshøring (du kan sige din mening).",
    "Vi sender sagen i partshøring, det vil sige, at du kan sige din mening.",
    "Vi sender sagen i partshøring, dvs. at du kan sige din mening.",
    "Vi sender sagen i partshøring – du kan sige din mening.",
    "Vi sender sagen i partshøring - du kan sige din mening.",
    "Vi sender sagen i partshøring, altså at du kan sige din mening.",
    "Vi sender sagen i partshøring, med andre ord kan du sige din mening.",
    "Vi sender sagen i partshøring, hvor du kan sige din mening.",
    "Vi sender sagen i partshøring. Det betyder, at du kan sige din mening.",
    "Vi sender sagen i partshøring. Det vil sige, at du kan sige din mening.",
    "Vi sender sagen i partshøring. Altså kan du sige din mening.",
    "Du kan sige din mening om sagen (partshøring).",
    "Partshøring betyder, at du kan sige din mening.",
    "»Partshøring« betyder, at du kan sige din mening.",
    "Partshøring: Du kan sige din mening.",
    "Partshøring vil sige, at du kan sige din mening.",
    "Partshøring er, når du kan sige din mening.",
    "Partshøring er det, at du kan sige din mening.",
    "Partshøring går ud på, at du kan sige din mening.",
    "Med partshøring mener vi, at du kan sige din mening.",
    "Ved partshøring forstår vi, at du kan sige din mening.",
    "Du kan sige din mening. Det kaldes partshøring.",
    "Du kan sige din mening. Det kalder vi partshøring.",
    "Du kan sige din mening, også kaldet partshøring.",
    "Det hedder partshøring, når du kan sige din mening.",
    "En partshøring, en besked der giver dig ret til at svare, er på vej.",
    "Vi holder partshøring, som betyder, at du kan sige din mening.",
    "Vi holder partshøring, hvilket betyder, at du kan sige din mening.",
    "Når vi holder partshøring, betyder det, at du kan sige din mening.",
    "At holde partshøring betyder, at vi spørger, hvad du mener.",
]
NOT_EXPLAINED = [
    "Vi sender sagen i partshøring.",
    "Vi sender sagen i partshøring i maj, og du får brev om det.",
    "Vi sender sagen i partshøring (se side 2).",
    "Vi sender sagen i partshøring (§ 19).",
    "Vi sender sagen i partshøring (4 uger).",
    "Partshøringen er slut.",
    "Formålet med partshøring er at få sagen bedre belyst.",
    "Partshøring er vigtig for os.",
    "Du får en partshøring, en mail og et brev.",
    "Vi sender sagen i partshøring. Du får svar i maj.",
    "Du kan sige din mening. Vi har haft partshøring.",
    "Når vi holder partshøring, får du et brev.",
    "Vi bruger partshøring som led i sagen og skriver til dig.",
]
BESIDE_PLAIN_WORDS = [
    "Lægen tager vævsprøver (biopsier).",
    "Lægen tager biopsier (små prøver af væv).",
]
WITH_EXAMPLES = "Komplikationer som blødning eller feber er sjældne."


def excerpts(linter: Linter, text: str) -> list[str]:
    return [
        f.excerpt.casefold()
        for f in linter.check_text(text).findings
        if f.rule_id == "begreb-uforklaret" and f.excerpt.casefold().startswith("partshøring")
    ]


@pytest.mark.parametrize("text", EXPLAINED)
def test_a_term_that_is_explained_is_silent(linter: Linter, text: str) -> None:
    assert excerpts(linter, text) == []


@pytest.mark.parametrize("text", NOT_EXPLAINED)
def test_a_term_that_is_not_explained_is_found(linter: Linter, text: str) -> None:
    assert len(excerpts(linter, text)) == 1


def test_only_the_first_use_is_found(linter: Linter) -> None:
    twice = "Vi holder partshøring i maj.\n\nPartshøringen er slut i juni."
    assert excerpts(linter, twice) == ["partshøring"]


def test_what_was_explained_first_is_silent_later(linter: Linter) -> None:
    twice = "Partshøring betyder, at du kan svare.\n\nPartshøringen er slut i juni."
    assert excerpts(linter, twice) == []


def test_what_is_explained_too_late_is_found_where_it_first_stood(linter: Linter) -> None:
    late = "Vi holder partshøring i maj.\n\nPartshøring betyder, at du kan svare."
    assert excerpts(linter, late) == ["partshøring"]


def test_a_term_with_examples_is_silent(linter: Linter) -> None:
    found = {finding.excerpt for finding in linter.check_text(WITH_EXAMPLES).findings}
    assert "Komplikationer" not in found
    assert "Komplikationer" in {
        finding.excerpt for finding in linter.check_text("Komplikationer er sjældne.").findings
    }


@pytest.mark.parametrize("text", BESIDE_PLAIN_WORDS)
def test_a_hard_word_beside_plain_words_is_silent(linter: Linter, text: str) -> None:
    assert not [f for f in linter.check_text(text).findings if f.rule_id == "jargon"]
    assert [f for f in linter.check_text("Lægen tager biopsier.").findings if f.rule_id == "jargon"]
