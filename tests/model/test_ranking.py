"""Two findings on the same words become one; what another finding does not mend stays."""

from __future__ import annotations

import pytest

from oejenhoejde.model import (
    Applicability,
    Confidence,
    Edit,
    Finding,
    Severity,
    Span,
    Suggestion,
)
from oejenhoejde.ranking import without_covered

UNSAFE, SAFE = Applicability.UNSAFE, Applicability.SAFE


def finding(rule: str, start: int, end: int, *edits: tuple[int, int], grade=UNSAFE, sure="høj"):
    changes = tuple(Edit(Span(a, b), "x") for a, b in edits)
    return Finding(
        rule_id=rule,
        family="ord",
        span=Span(start, end),
        excerpt="",
        message="",
        severity=Severity.WARNING,
        confidence=Confidence(sure),
        suggestions=(Suggestion("Skriv »x«", changes, grade),) if edits else (),
    )


@pytest.mark.parametrize(
    ("findings", "left"),
    [
        ([finding("bedes", 0, 8, (0, 8)), finding("s-passiv", 3, 8)], ["bedes"]),
        ([finding("s-passiv", 3, 8), finding("bedes", 0, 8, (0, 8))], ["bedes"]),
        ([finding("a", 0, 5, (0, 5)), finding("b", 0, 5)], ["a"]),
        ([finding("b", 0, 5), finding("a", 0, 5, (0, 5))], ["a"]),
    ],
)
def test_what_another_finding_mends_is_dropped(findings, left) -> None:
    assert [f.rule_id for f in without_covered(findings)] == left


@pytest.mark.parametrize(
    "findings",
    [
        # A comma put into a long sentence does not mend the word in it.
        [finding("lang-saetning", 0, 90, (40, 41)), finding("ord", 10, 20)],
        # An edit that is safe stays, even inside one that a person must look at.
        [finding("passiv", 0, 20, (0, 20)), finding("ord", 5, 20, (5, 20), grade=SAFE)],
        # They only overlap.
        [finding("a", 0, 8, (0, 8)), finding("b", 5, 12)],
        # No edit at all, so nothing is mended.
        [finding("a", 0, 8), finding("b", 0, 8)],
        # Two places of one rule.
        [finding("a", 0, 8, (0, 8)), finding("a", 3, 8)],
        # About the whole text.
        [finding("a", 0, 8, (0, 8)), finding("lix", 0, 0)],
    ],
)
def test_two_faults_stay_two(findings) -> None:
    assert without_covered(findings) == findings


def test_the_surer_of_two_that_mend_each_other_stays() -> None:
    unsure = finding("a", 0, 5, (0, 5), sure="lav")
    sure = finding("b", 0, 5, (0, 5))
    assert without_covered([unsure, sure]) == [sure]
    assert without_covered([sure, unsure]) == [sure]
