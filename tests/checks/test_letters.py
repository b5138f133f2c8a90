"""What whole letters of our own are told: their type, and what they lack."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Told wrongly, and not worth a special case: see the figures of ``benchmarks.letters``.
KNOWN = {("tekst 63", "kontakt-mangler")}
#: A text may be of two types, or have no sign of any.
LEAST_RIGHT = 0.95


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("benchmarks.letters")


def test_types_of_whole_texts(letters: ModuleType) -> None:
    texts = list(letters.labelled())
    right = sum(letters.type_of(text.document) == text.type for text in texts)
    assert right >= LEAST_RIGHT * len(texts)


def test_letters_are_told_what_they_lack_and_nothing_else(letters: ModuleType) -> None:
    wrong = {
        (text.document.name, rule)
        for text, found in letters.judged(list(letters.labelled()))
        for rule in found ^ text.faults
    }
    assert wrong == KNOWN
