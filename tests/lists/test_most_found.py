"""What is said of the terms that are found most is said of terms that exist."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from oejenhoejde.model import Confidence
from oejenhoejde.wordlist import load_terms

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def most_found(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("benchmarks.most_found")


def test_every_verdict_is_on_an_entry_as_it_is(most_found) -> None:
    verdicts = most_found.read()
    confidences = {(term.lemma, term.domain): term.confidence for term in load_terms()}
    for one in verdicts:
        hidden = confidences[one.ord, one.omraade] is Confidence.LOW
        assert hidden == (one.gjort == "skjult"), one.ord
    assert len(verdicts) == len({(one.ord, one.omraade) for one in verdicts}) >= 150


def test_an_entry_that_is_often_wrong_was_mended(most_found) -> None:
    for one in most_found.read():
        assert int(one.rigtige) >= 0.8 * int(one.laest) or one.gjort != "intet", one.ord


def test_a_wrong_place_without_a_reason_is_refused(most_found, tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text(f"{most_found.HEADER}\nord\tjura\t3\t3\t1\tintet\t\tab\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no reason"):
        most_found.read(path)


def test_places_are_counted_once_for_equal_sentences(most_found, tmp_path: Path) -> None:
    text = "Såfremt du flytter, skal du ringe.\n\nSåfremt du flytter, skal du ringe.\n\nSåfremt."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = most_found.places(tmp_path)
    assert most_found.most(found, 1) == [("såfremt", "forvaltning")]
    assert [place.sentence for place in found["såfremt", "forvaltning"]] == [
        "Såfremt du flytter, skal du ringe.",
        "Såfremt.",
    ]
