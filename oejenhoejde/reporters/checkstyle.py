"""``checkstyle``: XML that Jenkins, reviewdog and others read. Knows nothing but the model."""

from __future__ import annotations

from collections.abc import Iterator

from oejenhoejde.model import Severity
from oejenhoejde.reporters.base import Reporter, Run, line_range, one_line, placed, xml_attribute

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def _attribute(text: str) -> str:
    return xml_attribute(one_line(text))


def render(run: Run) -> Iterator[str]:
    """Give one XML document with an element for each file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for report in run.reports:
        rows = [f"  <file name={_attribute(run.path(report.name))}>"]
        for finding in report.findings:
            lines = line_range(report, finding)
            line, column = lines[:2] if lines else (1, 1)
            rows.append(
                f'    <error line="{line}" column="{column}"'
                f' severity="{_SEVERITIES[finding.severity]}"'
                f" message={_attribute(placed(report, finding))}"
                f' source="oejenhoejde.{finding.rule_id}"/>'
            )
        yield "\n".join([*rows, "  </file>\n"])
    for name, message in run.errors:
        yield (
            f"  <file name={_attribute(run.path(name))}>\n"
            f'    <error line="1" severity="error" message={_attribute(message)}'
            ' source="oejenhoejde"/>\n  </file>\n'
        )
    yield "</checkstyle>\n"


REPORTER = Reporter("checkstyle", render)
