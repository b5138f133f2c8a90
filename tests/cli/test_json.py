"""JSON, schema 1: every field, its type and its meaning. A change here makes schema 2."""

from __future__ import annotations

import pytest

SOURCE = "# Svar\n\nSåfremt du ikke svarer,\nlukkes **sagen** &amp; alt.\n"


@pytest.fixture
def data(run, tmp_path):
    (tmp_path / "brev.md").write_text(SOURCE, encoding="utf-8")
    return run("tjek", "brev.md", "nej.md", "-f", "json").json()


def test_top_level(data) -> None:
    assert list(data) == ["schema", "documents", "errors"]
    assert data["schema"] == 1
    (error,) = data["errors"]
    assert list(error) == ["name", "message"]
    assert error["name"] == "nej.md"
    assert error["message"].startswith("nej.md: ")


def test_document(data) -> None:
    (document,) = data["documents"]
    assert {name: type(value) for name, value in document.items()} == {
        "name": str,
        "format": str,
        "audience": str,
        "notes": list,
        "metrics": dict,
        "findings": list,
        "suppressed": int,
        "versions": dict,
        "score": dict,
    }
    assert (document["name"], document["format"], document["audience"]) == (
        "brev.md",
        "md",
        "borgere",
    )
    assert {"oejenhoejde", "model", "model_version"} <= set(document["versions"])
    metrics = document["metrics"]
    assert {"words", "sentences", "lix", "rix", "mean_sentence_length", "long_word_share"} <= set(
        metrics
    )
    assert (metrics["words"], metrics["sentences"]) == (7, 1)


def test_finding(data) -> None:
    finding = next(f for f in data["documents"][0]["findings"] if f["rule"] == "kancelliord")
    start = SOURCE.index("Såfremt")
    known = dict(finding)
    assert len(known.pop("fingerprint")) == 16
    assert known == {
        "rule": "kancelliord",
        "family": "ord",
        "severity": "advarsel",
        "confidence": "høj",
        "message": "»Såfremt« er stift. Skriv hellere »Hvis«.",
        "excerpt": "Såfremt",
        "start": start,
        "end": start + 7,
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 8,
        "place": "",
        "suggestions": [
            {
                "title": "Skriv »Hvis«",
                "applicability": "safe",
                "edits": [{"start": start, "end": start + 7, "text": "Hvis"}],
            }
        ],
    }


def test_places_are_those_of_the_source(data) -> None:
    lines = SOURCE.split("\n")
    findings = data["documents"][0]["findings"]
    assert findings
    for finding in findings:
        assert SOURCE[finding["start"] : finding["end"]] == finding["excerpt"]
        before = SOURCE[: finding["start"]]
        assert finding["line"] == before.count("\n") + 1
        assert finding["column"] == len(before) - before.rfind("\n")
        assert (
            lines[finding["end_line"] - 1][: finding["end_column"] - 1]
            == (SOURCE[: finding["end"]].split("\n")[-1])
        )


def test_word_document_has_places_and_no_lines(run, example_docx) -> None:
    (document,) = run("tjek", example_docx, "-f", "json").json()["documents"]
    assert document["format"] == "docx"
    assert document["findings"]
    for finding in document["findings"]:
        assert finding["place"]
        assert (finding["line"], finding["column"]) == (None, None)
        assert (finding["end_line"], finding["end_column"]) == (None, None)


def test_nothing_but_json_on_standard_output(run, tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00")
    result = run("tjek", "a.txt", "-f", "json")
    assert result.code == 2
    assert result.json()["documents"] == []
    assert len(result.json()["errors"]) == 1


def test_same_input_same_output(run, letter) -> None:
    assert run("tjek", letter, "-f", "json").out == run("tjek", letter, "-f", "json").out
