"""Runs with every kind of finding, made by hand: reporters need no language model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from oejenhoejde.catalog import load_rules
from oejenhoejde.engine import WHOLE_TEXT
from oejenhoejde.model import (
    Applicability,
    Confidence,
    Document,
    Edit,
    Finding,
    Report,
    Run,
    Segment,
    SegmentKind,
    Severity,
    Span,
    Suggestion,
)
from oejenhoejde.names import FAMILIES
from oejenhoejde.reporters import Run as ReportRun

LETTER = "# Svar\n\nSåfremt du ikke svarer,\nlukkes sagen & mappen <i dag> 😀.\n"


def finding(text: str, excerpt: str, rule: str, **settings) -> Finding:
    start = text.index(excerpt)
    values = {
        "family": "ord",
        "span": Span(start, start + len(excerpt)),
        "excerpt": excerpt,
        "message": f'»{excerpt}« er svært, 100 % sikkert: skriv <hellere> noget "andet".',
        "severity": Severity.WARNING,
        "confidence": Confidence.HIGH,
        "fingerprint": f"{start:016x}",
    }
    return Finding(rule_id=rule, **(values | settings))


def document(name: str, text: str, *, has_lines: bool = True) -> Document:
    return Document(
        name,
        "md" if has_lines else "docx",
        text,
        (Segment(SegmentKind.PARAGRAPH, text, (Run(0, 0, len(text)),)),),
        has_lines=has_lines,
    )


def report(name: str = "breve/svar.md", text: str = LETTER, *, has_lines: bool = True) -> Report:
    start = text.index("Såfremt")
    place = "" if has_lines else "afsnit 2"
    hvis = Suggestion("Skriv »Hvis«", (Edit(Span(start, start + 7), "Hvis"),), Applicability.SAFE)
    findings = (
        finding(
            text,
            text[:0],
            "lix",
            family="tekst",
            span=Span(0, 0),
            severity=Severity.ERROR,
            place=WHOLE_TEXT,
        ),
        finding(text, "Såfremt", "kancelliord", suggestions=(hvis,), place=place),
        finding(
            text,
            "svarer,\nlukkes",
            "s-passiv",
            family="passiv",
            severity=Severity.INFO,
            confidence=Confidence.LOW,
            place=place,
        ),
    )
    metrics = {
        "words": 9.0, "sentences": 1.0, "lix": 23.4, "rix": 1.0, "mean_sentence_length": 9.0,
        "long_word_share": 0.1,
    }  # fmt: skip
    versions = {"oejenhoejde": "0.1.0", "model": "m", "model_version": "1"}
    return Report(
        document(name, text, has_lines=has_lines),
        "borgere",
        findings,
        skipped=("Et sted er på engelsk.",),
        metrics=metrics,
        versions=versions,
    )


def a_run(*reports: Report, errors: tuple[tuple[str, str], ...] = ()) -> ReportRun:
    return ReportRun(
        reports=iter(reports),
        errors=errors,
        rules=load_rules(),
        families=FAMILIES,
        limits={report.name: Severity.ERROR for report in reports},
        version="0.1.0",
        folder="/arbejde",
    )


@pytest.fixture
def clean() -> Report:
    return Report(document("/arbejde/breve/godt svar.md", "Hej.\n"), "borgere", ())


@pytest.fixture
def everything(clean: Report) -> Callable[[], ReportRun]:
    """A file with lines, one without, one in order and one that cannot be read."""
    return lambda: a_run(
        report(),
        clean,
        report("brev.docx", has_lines=False),
        errors=(("nej.md", "nej.md: filen findes ikke. Tjek navnet og mappen."),),
    )
