"""Findings as JSON, schema 1: frozen. A change that breaks a reader makes schema 2.

Knows nothing but the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from oejenhoejde.model import Document, Finding, Report
from oejenhoejde.reporters.base import Reporter, Run
from oejenhoejde.reporters.json_text import dumps, listed, table
from oejenhoejde.score import Score, score

SCHEMA = 1


def finding_data(document: Document, finding: Finding) -> dict[str, Any]:
    """Give one finding. Offsets count code points of the source, half-open; lines from 1."""
    data: dict[str, Any] = {
        "rule": finding.rule_id,
        "family": finding.family,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "excerpt": finding.excerpt,
        "start": finding.span.start,
        "end": finding.span.end,
    }
    if document.has_lines:
        line, column = document.line_col(finding.span.start)
        end_line, end_column = document.line_col(finding.span.end)
        data |= {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
    else:
        data |= dict.fromkeys(("line", "column", "end_line", "end_column"))
    data["place"] = finding.place
    data["fingerprint"] = finding.fingerprint
    data["suggestions"] = [
        {
            "title": suggestion.title,
            "applicability": suggestion.applicability.value,
            "edits": [
                {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
                for edit in suggestion.edits
            ],
        }
        for suggestion in finding.suggestions
    ]
    return data


def report_data(report: Report) -> dict[str, Any]:
    """Give one document with its findings and figures (rounded to four decimals)."""
    return {
        "name": report.name,
        "format": report.document.format,
        "audience": report.audience,
        "notes": list(report.skipped),
        "metrics": {name: round(value, 4) for name, value in report.metrics.items()},
        "findings": [finding_data(report.document, finding) for finding in report.findings],
        "suppressed": len(report.suppressed),
        "versions": dict(report.versions),
        "score": score_data(score(report)),
    }


def score_data(judged: Score) -> dict[str, Any]:
    """Give the score of a document; see ``docs/tal.md``."""
    lights = [
        {
            "family": one.family,
            "light": one.light.value,
            "findings": one.findings,
            "points": round(one.points, 4),
            "yellow": one.limits.yellow,
            "red": one.limits.red,
        }
        for one in judged.families
    ]
    first = [
        {
            "rule": step.rule_id,
            "findings": step.findings,
            "points": step.points,
            "fingerprint": step.first.fingerprint,
        }
        for step in judged.first
    ]
    lix = judged.lix.value if judged.lix is not None else None
    return {"families": lights, "lix": lix, "first": first}


def render(run: Run) -> Iterator[str]:
    """Give the whole run as one JSON text, each finding on a line."""
    yield f'{{"schema": {SCHEMA},\n"documents": '
    yield from listed(_document(report) for report in run.reports)
    yield ',\n"errors": '
    # These are complete now.
    yield from listed(dumps({"name": name, "message": line}) for name, line in run.errors)
    yield "}\n"


def _document(report: Report) -> str:
    data = {key: dumps(value) for key, value in report_data(report).items() if key != "findings"}
    found = (dumps(finding_data(report.document, finding)) for finding in report.findings)
    data["findings"] = "".join(listed(found))
    return "".join(table(data.items()))


REPORTER = Reporter("json", render, suffixes=(".json",))
