"""``sarif``: SARIF 2.1.0, for code scanning and editors. Knows nothing but the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from oejenhoejde.model import Confidence, Finding, Report, Rule, Severity, Span, Suggestion
from oejenhoejde.reporters.base import Reporter, Run, one_line, placed
from oejenhoejde.reporters.json_text import dumps, listed, table

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PRECISION = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}


def _region(report: Report, span: Span) -> dict[str, int]:
    line, column = report.document.line_col(span.start)
    end_line, end_column = report.document.line_col(span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": len(span),
    }


def _artifact(run: Run, name: str) -> dict[str, Any]:
    path = run.path(name)
    from urllib.parse import quote  # Costs more than all the formats together.

    location: dict[str, Any] = {"uri": quote(path, errors="surrogateescape")}
    if not path.startswith("/"):
        location["uriBaseId"] = "SRCROOT"
    return location


def _location(report: Report, finding: Finding, artifact: dict[str, Any]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact}
    location: dict[str, Any] = {"physicalLocation": physical}
    if report.document.has_lines:
        physical["region"] = _region(report, finding.span)
    elif finding.place:
        location["logicalLocations"] = [{"name": finding.place}]
    return location


def _fix(report: Report, suggestion: Suggestion, artifact: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": {"text": one_line(suggestion.title)},
        "artifactChanges": [
            {
                "artifactLocation": artifact,
                "replacements": [
                    {
                        "deletedRegion": _region(report, edit.span),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in suggestion.edits
                ],
            }
        ],
    }


def _result(
    report: Report, finding: Finding, index: int, artifact: dict[str, Any]
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule_id,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": placed(report, finding)},
        "locations": [_location(report, finding, artifact)],
        "partialFingerprints": {"oejenhoejde/v1": finding.fingerprint},
    }
    # The offsets of a package (.docx) are no places in the file, so it has no fixes here.
    fixes = [s for s in finding.suggestions if s.edits and report.document.has_lines]
    if fixes:
        result["fixes"] = [_fix(report, suggestion, artifact) for suggestion in fixes]
    return result


def _rule(rule_id: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": rule_id}
    sources = "\n".join(f"- {source}" for source in rule.sources)
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": " ".join(rule.explanation.split())},
        "help": {"text": f"{rule.explanation}\n\nKilder:\n{sources}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family], "precision": _PRECISION[rule.confidence]},
    }


def _notes(run: Run, notes: list[tuple[str, str]]) -> list[dict[str, Any]]:
    said = [(name, line, "error") for name, line in run.errors]
    said += [(name, line, "note") for name, line in notes]
    return [
        {
            "level": level,
            "message": {"text": one_line(line)},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(run, name)}}],
        }
        for name, line, level in said
    ]


def render(run: Run) -> Iterator[str]:
    """Give one log with one run, each result on a line."""
    rules: dict[str, int] = {}
    results: list[str] = []
    notes: list[tuple[str, str]] = []
    for report in run.reports:
        notes += [(report.name, line) for line in report.skipped]
        artifact = _artifact(run, report.name)
        for finding in report.findings:
            index = rules.setdefault(finding.rule_id, len(rules))
            results.append(dumps(_result(report, finding, index, artifact)))
    driver = {
        "name": "oejenhoejde",
        "version": run.version,
        "rules": [_rule(rule_id, run.rules.get(rule_id)) for rule_id in rules],
    }
    invocation = {
        "executionSuccessful": not run.errors,
        "toolExecutionNotifications": _notes(run, notes),
    }
    yield f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": ['
    yield from table(
        [
            ("tool", dumps({"driver": driver})),
            ("language", dumps("da")),
            ("columnKind", dumps("unicodeCodePoints")),
            ("invocations", dumps([invocation])),
            ("results", listed(results)),
        ]
    )
    yield "]}\n"


REPORTER = Reporter("sarif", render, suffixes=(".sarif", ".sarif.json"))
