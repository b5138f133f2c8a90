"""``github``: workflow commands that GitHub shows beside the lines of a pull request.

Knows nothing but the model.
"""

from __future__ import annotations

from collections.abc import Iterator

from oejenhoejde.model import Finding, Report, Severity
from oejenhoejde.reporters.base import Reporter, Run, line_range, placed

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _command(run: Run, report: Report, finding: Finding) -> str:
    properties = {"file": run.path(report.name)}
    lines = line_range(report, finding)
    if lines:
        line, column, end_line, end_column = lines
        properties |= {"line": str(line), "endLine": str(end_line)}
        if line == end_line:  # GitHub refuses columns of a place on several lines.
            last = max(end_column - 1, column)
            properties |= {"col": str(column), "endColumn": str(last)}
    properties["title"] = finding.rule_id
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {shown}::{_data(placed(report, finding))}\n"


def render(run: Run) -> Iterator[str]:
    """Give one workflow command for each finding and for each file that cannot be read."""
    for report in run.reports:
        yield "".join(_command(run, report, finding) for finding in report.findings)
    for name, message in run.errors:
        yield f"::error file={_property(run.path(name))}::{_data(message)}\n"


REPORTER = Reporter("github", render)
