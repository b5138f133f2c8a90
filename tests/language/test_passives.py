"""s-passives and blive-passives on official sentences: every *verb* in the data is one.

``passives_dev.txt`` is our development set; it was labelled before its first run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from oejenhoejde.checks.passive import passives
from oejenhoejde.engine import Linter

DATA = Path(__file__).parent / "data"
BAR = 0.97


def sentences(name: str) -> list[tuple[str, set[int]]]:
    found = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        text, gold = "", set()
        for number, part in enumerate(line.split("*")):
            if number % 2:
                gold.add(len(text))
            text += part
        if text:
            found.append((text, gold))
    return found


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("passives_*.txt")))
def test_precision_and_recall_reach_the_bar(linter: Linter, name: str) -> None:
    right = wrong = missed = 0
    for text, gold in sentences(name):
        doc = linter._nlp(text)
        found = {
            doc[p.verb].idx for p in passives(doc, linter._tools.inflector) if p.form != "state"
        }
        right += len(found & gold)
        wrong += len(found - gold)
        missed += len(gold - found)
    assert right > 100
    assert right / (right + wrong) >= BAR
    assert right / (right + missed) >= BAR
