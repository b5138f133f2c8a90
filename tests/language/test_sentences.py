"""Sentence boundaries on official prose. One line of the data is one sentence, a blank line ends a
text, ⏎ is a line break: at the start of a line it stands between two sentences.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oejenhoejde.language.sentences import boundaries, words

DATA = Path(__file__).parent / "data"
BAR = 0.99


def texts(name: str) -> list[tuple[str, set[int]]]:
    found = []
    for paragraph in (DATA / name).read_text("utf-8").strip().split("\n\n"):
        text, starts = "", set()
        for number, line in enumerate(paragraph.split("\n")):
            breaks = len(line) - len(line.lstrip("⏎"))
            if number:
                text += "\n" * breaks or " "
                starts.add(len(text))
            text += line[breaks:].replace("⏎", "\n")
        found.append((text, starts))
    return found


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
        assert len(words(linter._nlp(text))) == number, text


def test_no_offset_is_out_of_order_or_range() -> None:
    for text, _ in [*texts("sentences_dev.txt"), *texts("sentences_test.txt")]:
        found = boundaries(text)
        assert found == sorted(set(found))
        assert all(0 < at < len(text) and not text[at].isspace() for at in found)
        assert not re.search(r"\S", text[: found[0]][-1:]) if found else True
