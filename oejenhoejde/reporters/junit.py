"""``junit``: XML for test viewers. Each file is a suite, each finding a case. Knows only the model.

A case fails from the level that fails the run; what is below is told in a case that passes.
"""

from __future__ import annotations

from collections.abc import Iterator

from oejenhoejde.model import Finding, Report
from oejenhoejde.reporters.base import (
    Reporter,
    Run,
    line_range,
    one_line,
    placed,
    xml_attribute,
    xml_text,
)


def _place(report: Report, finding: Finding) -> str:
    lines = line_range(report, finding)
    return f"linje {lines[0]}, tegn {lines[1]}" if lines else finding.place


def _case(run: Run, report: Report, finding: Finding) -> str:
    name = xml_attribute(f"{finding.rule_id} ({_place(report, finding)})")
    head = f"    <testcase classname={xml_attribute(one_line(run.path(report.name)))} name={name}"
    message = one_line(finding.message)
    details = [placed(report, finding), one_line(finding.excerpt)]
    details += [f"→ {one_line(suggestion.title)}" for suggestion in finding.suggestions]
    text = xml_text("\n".join(filter(None, details)))
    if run.fails(report, finding):
        return (
            f'{head}>\n      <failure type="{finding.severity}" message={xml_attribute(message)}>'
            f"{text}</failure>\n    </testcase>\n"
        )
    return f"{head}>\n      <system-out>{text}</system-out>\n    </testcase>\n"


def _suite(run: Run, report: Report) -> tuple[str, int, int]:
    cases = [_case(run, report, finding) for finding in report.findings]
    failures = sum(run.fails(report, finding) for finding in report.findings)
    path = xml_attribute(one_line(run.path(report.name)))
    if not cases:
        cases = [f'    <testcase classname={path} name="klart sprog"/>\n']
    head = (
        f'  <testsuite name={path} tests="{len(cases)}" failures="{failures}" errors="0"'
        ' skipped="0">\n'
    )
    return head + "".join(cases) + "  </testsuite>\n", len(cases), failures


def render(run: Run) -> Iterator[str]:
    """Give one XML document, whose first line counts all the cases."""
    suites: list[str] = []
    tests = failures = 0
    for report in run.reports:
        suite, cases, failed = _suite(run, report)
        suites.append(suite)
        tests, failures = tests + cases, failures + failed
    for name, message in run.errors:
        path, text = xml_attribute(one_line(run.path(name))), one_line(message)
        suites.append(
            f'  <testsuite name={path} tests="1" failures="0" errors="1" skipped="0">\n'
            f'    <testcase classname={path} name="klart sprog">\n'
            f'      <error type="læsefejl" message={xml_attribute(text)}>{xml_text(text)}</error>\n'
            "    </testcase>\n  </testsuite>\n"
        )
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="oejenhoejde"'
        f' tests="{tests + len(run.errors)}" failures="{failures}" errors="{len(run.errors)}">\n'
    )
    yield from suites
    yield "</testsuites>\n"


REPORTER = Reporter("junit", render)
