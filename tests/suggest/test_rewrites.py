"""Sentences written anew, word for word: acts in nouns, passives, `det er muligt at`, long ones.

``omskrivninger.tsv`` and ``henvendelse.tsv`` hold the kind, the sentence and what one of the
suggestions must make of it; `-` where no rewriting is right.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Applicability, Confidence, Suggestion


def rows(name: str) -> list[tuple[str, ...]]:
    text = (Path(__file__).parent / name).read_text("utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()[1:]]


ROWS = rows("omskrivninger.tsv")
#: Words for the reader: `bedes`, `man`, and De, Dem and Deres by what they point at.
ADDRESS = rows("henvendelse.tsv")
_ADDRESS_RULES = frozenset({"bedes", "man", "du-form"})
_NONE = "-"
_LEAST = 15
_REWRITING = frozenset(
    {
        *("nominalisering", "verbalsubst-subjekt", "ved-navneord", "der-start", "lang-saetning"),
        *("s-passiv", "blive-passiv", "passiv-modal", "statal-passiv"),
    }
)


@pytest.fixture(scope="module")
def every_finding() -> Linter:
    return Linter(Config(min_confidence=Confidence.LOW))


def applied(text: str, suggestion: Suggestion) -> str:
    for edit in sorted(suggestion.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(("kind", "text", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_a_sentence_is_written_anew(
    every_finding: Linter, kind: str, text: str, expected: str
) -> None:
    made = [
        (finding.rule_id, suggestion)
        for finding in every_finding.check_text(text).findings
        for suggestion in finding.suggestions
        if suggestion.edits
    ]
    if expected == _NONE:
        assert not [applied(text, s) for rule, s in made if rule in _REWRITING]
        return
    right = [suggestion for _, suggestion in made if applied(text, suggestion) == expected]
    assert right, [applied(text, suggestion) for _, suggestion in made]
    if kind in {"deling", "sker", "ved", "uden", "skal"}:
        assert all(suggestion.applicability is Applicability.UNSAFE for suggestion in right)


def test_every_kind_has_enough_sentences() -> None:
    kinds = Counter(row[0] for row in ROWS)
    assert len(kinds) == 8
    assert min(kinds.values()) >= _LEAST


@pytest.mark.parametrize(
    ("kind", "text", "expected"), ADDRESS, ids=[f"{row[0]}-{row[2]}-{row[1]}" for row in ADDRESS]
)
def test_the_reader_is_addressed(
    every_finding: Linter, kind: str, text: str, expected: str
) -> None:
    made = [
        applied(text, suggestion)
        for finding in every_finding.check_text(text).findings
        if finding.rule_id in _ADDRESS_RULES
        for suggestion in finding.suggestions
        if suggestion.edits
    ]
    assert (expected in made) if expected != _NONE else not made


def test_every_way_of_addressing_has_enough_sentences() -> None:
    kinds = Counter(row[0] for row in ADDRESS)
    assert set(kinds) == {"bedes", "man", "De"}
    assert min(kinds.values()) >= _LEAST
