"""Findings as comments: one comment for each place, and one on the whole document first."""

from __future__ import annotations

from oejenhoejde.annotate import comments_of
from oejenhoejde.engine import Linter
from oejenhoejde.model import Confidence, Document, Finding, Report, Severity, Span


def finding(start: int, end: int, rule: str, message: str = "Sig det kort.") -> Finding:
    return Finding(
        rule, "ord", Span(start, end), "", message, Severity.WARNING, Confidence.HIGH, place="x"
    )


def test_one_comment_for_each_place() -> None:
    findings = (finding(0, 0, "lix"), finding(0, 3, "a"), finding(0, 3, "b"), finding(1, 3, "c"))
    document = Document("a", "docx", "abc", (), notes=("Dokumentet har sporede ændringer.",))
    first, *others = comments_of(Report(document, "borgere", findings))
    assert first.span is None
    assert first.lines == (
        "oejenhoejde har fundet 4 advarsler.",
        "Advarsel: Sig det kort. [lix]",
        "Dokumentet har sporede ændringer.",
    )
    assert [(comment.span, comment.lines, comment.place) for comment in others] == [
        (Span(0, 3), ("Advarsel: Sig det kort. [a]", "Advarsel: Sig det kort. [b]"), "x"),
        (Span(1, 3), ("Advarsel: Sig det kort. [c]",), "x"),
    ]


def test_message_and_suggestions(linter: Linter) -> None:
    first, comment = comments_of(linter.check_text("Vi hjælper dig, såfremt du ringer."))
    assert first.lines[:2] == (
        "oejenhoejde har fundet 1 advarsel.",
        "6 ord. 6,0 ord pr. sætning. Lixtallet er 39.",
    )
    assert comment.span == Span(16, 23)
    assert comment.lines == (
        "Advarsel: »såfremt« er stift. Skriv hellere »hvis«. [kancelliord]",
        "→ Skriv »hvis«",
    )


def test_nothing_found(linter: Linter) -> None:
    (only,) = comments_of(linter.check_text("Vi hjælper dig, hvis du ringer."))
    assert only.lines[0] == "oejenhoejde har ikke fundet noget."
