"""Which verbs call on the reader."""

from __future__ import annotations

import pytest

from oejenhoejde.checks.requests import imperatives
from oejenhoejde.engine import Linter
from oejenhoejde.language.parsed import parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Svar os inden fredag.", ["Svar"]),
        ("Meld afbud, hvis du bliver syg.", ["Meld"]),
        ("Tøm postkassen hver dag, og skær hækken ned.", ["Tøm", "skær"]),
        ("Har du travlt, så ring i morgen.", ["ring"]),
        ("Svar på din ansøgning om briller", []),
        ("Støtte til dig, der er alene", []),
        ("Vi får et nyt system i maj.", []),
        ("Passer tiden dårligt, finder vi en anden.", []),
        ("Med venlig hilsen", []),
        ("Løn", []),
    ],
)
def test_imperatives(linter: Linter, text: str, expected: list[str]) -> None:
    inflector = linter._tools.inflector
    doc = parsed(linter._nlp(text))
    found = [token.text for sent in doc.sents for token in imperatives(sent, inflector)]
    assert found == expected
