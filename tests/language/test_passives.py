"""s-passives and blive-passives on official sentences: every *verb* in the data is one.

``passives_dev.txt`` is our development set; it was labelled before its first run.
"""

from __future__ import annotations

import pytest

from benchmarks.labelled import DATA
from benchmarks.labelled import passives as labelled
from oejenhoejde.checks.passive import passives
from oejenhoejde.engine import Linter
from oejenhoejde.language.parsed import parsed

BAR = 0.97


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("passives_*.txt")))
def test_precision_and_recall_reach_the_bar(linter: Linter, name: str) -> None:
    right = wrong = missed = 0
    for text, gold in labelled(name):
        doc = parsed(linter._nlp(text))
        found = {
            doc[p.verb].idx for p in passives(doc, linter._tools.inflector) if p.form != "state"
        }
        right += len(found & gold)
        wrong += len(found - gold)
        missed += len(gold - found)
    assert right > 100
    assert right / (right + wrong) >= BAR
    assert right / (right + missed) >= BAR
