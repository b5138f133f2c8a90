"""Formats without a schema in a package: read as the programs that they are for read them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from oejenhoejde.reporters import REPORTERS

ODD = '100 %, a:b\r\nog %0A; »æøå« ::error:: <b> & "x"'


def render(name: str, run) -> str:
    return "".join(REPORTERS[name].render(run))


@pytest.fixture
def odd(everything):
    """A run in which every finding says what a format may trip over."""
    run = everything()
    run.reports = [
        replace(report, findings=tuple(replace(f, message=ODD) for f in report.findings))
        for report in run.reports
    ]
    return run


# --- GitHub: as its runner reads a line (ActionCommand.TryParseV2) -------------------------------

_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (*_DATA[:2], ("%3A", ":"), ("%2C", ","), _DATA[2])


def unescape(text: str, pairs) -> str:
    for escaped, plain in pairs:
        text = text.replace(escaped, plain)
    return text


def command(line: str) -> tuple[str, dict[str, str], str]:
    assert line.startswith("::")
    head, data = line[2:].split("::", 1)
    name, _, rest = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in rest.split(",") if pair)
    properties = {key: unescape(value, _PROPERTY) for key, value in pairs}
    return name, properties, unescape(data, _DATA)


def test_github_reads_back_what_was_said(odd) -> None:
    expected = [
        (run_report, finding) for run_report in odd.reports for finding in run_report.findings
    ]
    lines = render("github", odd).splitlines()
    for line, (report, finding) in zip(lines, expected, strict=False):
        name, properties, message = command(line)
        assert name in {"error", "warning", "notice"}
        assert properties["file"] == odd.path(report.name)
        assert properties["title"] == finding.rule_id
        assert message.endswith(" ".join(ODD.split()))
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}


def test_github_reads_odd_file_names(everything) -> None:
    run = everything()
    (first, *_) = run.reports
    name = "a, b: 100 %.md"
    run.reports = [replace(first, document=replace(first.document, name=name))]
    assert command(render("github", run).splitlines()[0])[1]["file"] == name


# --- GitLab: one entry for each fingerprint, paths within the repository --------------------------


def test_gitlab_keeps_equal_findings_apart_and_names_them_alike_each_time(everything) -> None:
    run = everything()
    (first, *_) = run.reports
    run.reports = [replace(first, findings=first.findings[:1] * 3)]
    once = json.loads(render("gitlab", run))
    assert len({issue["fingerprint"] for issue in once}) == 3
    assert once == json.loads(render("gitlab", run))
    for issue in once:
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert re.fullmatch(r"[0-9a-f]{64}", issue["fingerprint"])


# --- JUnit: the elements and attributes that Jenkins allows (xunit plugin, junit-10) --------------

ALLOWED = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp",
                  "hostname", "id", "package", "file", "log", "url"},
    "testcase": {"name", "time", "classname", "group"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "system-out": set(),
}  # fmt: skip
NEEDED = {"testsuite": {"name", "tests", "failures", "errors"}, "testcase": {"name"}}
WITHIN = {
    "testsuites": {"testsuite"}, "testsuite": {"testcase"},
    "testcase": {"failure", "error", "system-out"},
}  # fmt: skip


def test_junit_is_what_jenkins_allows(odd) -> None:
    root = ElementTree.fromstring(render("junit", odd).encode())
    assert root.tag == "testsuites"
    for element in root.iter():
        assert NEEDED.get(element.tag, set()) <= set(element.keys()) <= ALLOWED[element.tag]
        assert {child.tag for child in element} <= WITHIN.get(element.tag, set())
    for suite in root:
        counted = [len(suite.findall(path)) for path in ("testcase", "testcase/failure")]
        assert counted == [int(suite.get(key, "")) for key in ("tests", "failures")]
    assert int(root.get("tests", "")) == len(root.findall("testsuite/testcase"))


# --- Checkstyle: what reviewdog and Jenkins read of it --------------------------------------------


def test_checkstyle_says_the_same(odd) -> None:
    root = ElementTree.fromstring(render("checkstyle", odd).encode())
    expected = [finding for report in odd.reports for finding in report.findings]
    errors = [error for error in root.iter("error") if "oejenhoejde." in error.get("source", "")]
    assert len(errors) == len(expected)
    for error, finding in zip(errors, expected, strict=True):
        assert error.get("message", "").endswith(" ".join(ODD.split()))
        assert error.get("source") == f"oejenhoejde.{finding.rule_id}"


# --- CSV: a spreadsheet, and pandas ---------------------------------------------------------------


def test_csv_says_the_same(odd) -> None:
    head, *rows = csv.reader(io.StringIO(render("csv", odd)), delimiter=";")
    assert {row[head.index("besked")] for row in rows} == {" ".join(ODD.split())}


def test_csv_is_read_by_pandas(odd, tmp_path) -> None:
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "fund.csv"
    path.write_text(render("csv", odd), encoding="utf-8-sig")
    frame = pandas.read_csv(path, sep=";")
    assert frame.columns[0] == "fil"  # Without the mark of the encoding.
    assert len(frame) == sum(len(report.findings) for report in odd.reports)
