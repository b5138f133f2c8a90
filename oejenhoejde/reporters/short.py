"""``kort``: one line a finding, as grep and editors read it. Knows nothing but the model."""

from __future__ import annotations

from collections.abc import Iterator

from oejenhoejde.model import Finding, Report
from oejenhoejde.reporters.base import Reporter, Run, line_range, one_line


def _line(report: Report, finding: Finding) -> str:
    lines = line_range(report, finding)
    place = f"{lines[0]}:{lines[1]}" if lines else finding.place
    message = one_line(finding.message)
    return f"{one_line(report.name)}:{place}: {finding.severity}: {message} [{finding.rule_id}]\n"


def render(run: Run) -> Iterator[str]:
    """Give ``fil:linje:kolonne: niveau: besked [regel]`` for each finding."""
    for report in run.reports:
        yield "".join(_line(report, finding) for finding in report.findings)


REPORTER = Reporter("kort", render)
