"""Words of several senses keep a row for each in the term map, and one for all other places."""

from __future__ import annotations

from collections import defaultdict

import pytest

from oejenhoejde.wordlist import Term, load_terms

#: Words whose alternative depends on what they are done to.
SEVERAL = (
    "afholde anføre efterkomme erhverve etablere fastsætte indhente indtræde konstatere "
    "medføre opnå overholde påvise returnere tilsidesætte udarbejde udforme"
).split()
PHRASES = ("fremgå af", "give udtryk for", "tage udgangspunkt i", "være bekendt med")


@pytest.fixture(scope="module")
def senses() -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = defaultdict(list)
    for term in load_terms():
        found[term.lemma].append(term)
    return found


@pytest.mark.parametrize("word", [*SEVERAL, *PHRASES])
def test_each_sense_has_its_row(senses: dict[str, list[Term]], word: str) -> None:
    rows = senses[word]
    assert len(rows) > 1
    assert len({row.alternatives for row in rows}) > 1
    assert any(not row.only_near for row in rows), "the row for all other places is gone"
