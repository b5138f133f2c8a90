"""``csv``: a table for a spreadsheet. Knows nothing but the model.

Semicolons and, in files, a byte order mark: so a Danish Excel opens it as a table with æ, ø and å.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from oejenhoejde.model import Finding, Report
from oejenhoejde.reporters.base import Reporter, Run, line_range, one_line

HEADER = (
    "fil", "linje", "tegn", "sted", "niveau", "sikkerhed", "familie", "regel", "besked", "uddrag",
    "forslag",
)  # fmt: skip
#: A cell that begins so is a formula to a spreadsheet, which would run what a document says.
_FORMULA = ("=", "+", "-", "@")


def _row(run: Run, report: Report, finding: Finding) -> Sequence[str]:
    lines = line_range(report, finding)
    cells = (
        run.path(report.name),
        str(lines[0]) if lines else "",
        str(lines[1]) if lines else "",
        finding.place,
        finding.severity.value,
        finding.confidence.value,
        finding.family,
        finding.rule_id,
        finding.message,
        finding.excerpt,
        " · ".join(suggestion.title for suggestion in finding.suggestions),
    )
    flat = map(one_line, cells)
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in flat]


def _text(rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def render(run: Run) -> Iterator[str]:
    """Give a heading and one row for each finding."""
    yield _text([HEADER])
    for report in run.reports:
        yield _text(_row(run, report, finding) for finding in report.findings)


REPORTER = Reporter("csv", render, suffixes=(".csv",), marks_encoding=True)
