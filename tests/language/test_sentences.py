"""Sentence boundaries on official prose; ``benchmarks.labelled`` says how the data is written."""

from __future__ import annotations

import re

import pytest

from benchmarks.labelled import sentence_ends as texts
from oejenhoejde.language.boundaries import boundaries
from oejenhoejde.language.parsed import parsed
from oejenhoejde.language.sentences import words

BAR = 0.99


@pytest.mark.parametrize("name", ["sentences_dev.txt", "sentences_test.txt"])
def test_boundaries_reach_the_bar(name: str) -> None:
    right = wrong = missed = 0
    for text, gold in texts(name):
        found = set(boundaries(text))
        right += len(found & gold)
        wrong += len(found - gold)
        missed += len(gold - found)
    assert right > 80
    assert 2 * right / (2 * right + wrong + missed) >= BAR


@pytest.mark.parametrize(
    "text",
    [
        "Jf. § 14, stk. 2, nr. 3, i loven om bl.a. børn, jf. bilag 2.",
        "Beløbet er ca. 1.250,50 kr. pr. måned inkl. moms mv. fra d. 24. december kl. 10.00.",
        "Kontakt A. B. Hansen m.fl. på tlf. 12 34 56 78 eller www.kommunen.dk/hjem.aspx?id=1.",
        "Kære [fornavn] {{efternavn}} «Adresse» <<dato>>",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert boundaries(text) == []


def test_words_are_counted_as_a_reader_counts(linter) -> None:
    counted = [
        ("Du og/eller din mand får 1.250,50 kr. efter § 12, stk. 2 – hver måned.", 13),
        ("Kære [Navn], skriv til a@b.dk.", 5),
        ("- 25-årige (og ældre): «Navn»", 4),
    ]
    for text, number in counted:
        assert len(words(parsed(linter._nlp(text)))) == number, text


def test_no_offset_is_out_of_order_or_range() -> None:
    for text, _ in [*texts("sentences_dev.txt"), *texts("sentences_test.txt")]:
        found = boundaries(text)
        assert found == sorted(set(found))
        assert all(0 < at < len(text) and not text[at].isspace() for at in found)
        assert not re.search(r"\S", text[: found[0]][-1:]) if found else True
