"""``oejenhoejde ordbog``: look-up in any form, fields, formats, and a list of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oejenhoejde.cli import main


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["ordbog", *args])
    return int(stop.value.code or 0)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("såfremt", "såfremt"),
        ("foranstaltningernes", "foranstaltning"),
        ("påbegyndtes", "påbegynde"),
        ("iværksatte", "iværksætte"),
        ("rettede", "rette henvendelse til"),
    ],
)
def test_a_word_is_found_in_every_form(
    word: str, lemma: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--format", "json", word) == 0
    assert lemma in [item["term"] for item in json.loads(capsys.readouterr().out)]


def test_an_unknown_word_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("kaffekop") == 1
    assert capsys.readouterr().out == "»kaffekop« står ikke i ordbogen.\n"


@pytest.mark.parametrize("option", ["--område", "--omraade", "--domæne", "--domaene"])
def test_a_field_can_be_shown_as_a_table(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(option, "sundhed", "--format", "tsv") == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.startswith("ord\tordklasse\tslags")
    assert len(rows) > 100
    assert {row.split("\t")[5] for row in rows} == {"sundhed"}


def test_an_unknown_field_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--område", "fodbold") == 2
    assert "Vælg et af disse: aeldre," in capsys.readouterr().err


def test_own_lists_are_checked_with_every_fault_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "god.tsv", tmp_path / "daarlig.tsv"
    good.write_text("fremsende\tsende\n", encoding="utf-8")
    bad.write_text("ord\tslags\nx\terstat\ny\tforklar\n", encoding="utf-8")
    assert run("kontrol", str(good)) == 0
    assert "1 ord i 1 liste. Ingen fejl." in capsys.readouterr().out
    assert run("kontrol", str(good), str(bad)) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "linje 2: »x« skal have mindst ét alternativ" in lines[0]
    assert "linje 3: »y« skal have en forklaring" in lines[1]
