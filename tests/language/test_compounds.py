"""Compounds: where they are split, and the look-alikes that must stay whole.

Precision comes first: a wrong split makes a finding out of nothing, a missing one misses a word.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from oejenhoejde.language.compounds import heads, split, tails

LABELS = Path(__file__).parent / "data" / "sammensaetninger.txt"


def labelled() -> list[str]:
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def bars(word: str) -> str:
    """Give a word with bars where it is split."""
    starts = [len(word) - len(tail) for tail in tails(word)]
    cuts = [0, *starts, len(word)]
    return "|".join(word[a:b] for a, b in pairwise(cuts))


@pytest.mark.parametrize("label", labelled())
def test_word_is_split_where_its_label_says(label: str) -> None:
    assert bars(label.replace("|", "")) == label


def test_labels_are_unique_and_many() -> None:
    words = [label.replace("|", "") for label in labelled()]
    assert len(set(words)) == len(words)
    assert sum("|" in label for label in labelled()) >= 100
    assert sum("|" not in label for label in labelled()) >= 100


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("sagsbehandlingstiden", ["sag", "behandling", "tiden"]),
        ("merudgiftsydelsers", ["mer", "udgift", "ydelsers"]),
        ("arbejdspladserne", ["arbejde", "pladserne"]),
        ("børneydelsen", ["barn", "ydelsen"]),
        ("Boligstøttens", ["bolig", "støttens"]),
        ("kommune", ["kommune"]),
        ("xyzzyer", ["xyzzyer"]),
        ("", [""]),
        ("e-mail", ["e-mail"]),
    ],
)
def test_first_parts_are_lemmas_and_the_last_stands_as_written(word: str, parts: list[str]) -> None:
    assert split(word) == parts


def test_heads_and_tails_are_what_stands_on_each_side_of_a_boundary() -> None:
    word = "Sagsbehandlingstiden"
    assert tails(word) == ["behandlingstiden", "tiden"]
    assert heads(word) == ["Sags", "Sagsbehandlings"]
    assert [head + tail for head, tail in zip(heads(word), tails(word), strict=True)] == [word] * 2
