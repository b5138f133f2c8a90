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
        ("retter henvendelse til", "rette henvendelse til"),
        ("i besiddelse af", "være i besiddelse af"),
        ("fartdæmpende foranstaltninger", "fartdæmpende foranstaltning"),
        ("SÅFREMT", "såfremt"),
        ("partshøringens", "partshøring"),
        ("økonomibistanden", "bistand"),
        ("partshøringsfasen", "partshøring"),
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


def test_a_misspelt_word_gets_the_word_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("såframt") == 1
    assert capsys.readouterr().out == "»såframt« står ikke i ordbogen. Mente du »såfremt«?\n"


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("iværksætte", "Eksempel: »iværksætter« → »sætter i gang«"),
        ("foranstaltning", "Eksempel: »foranstaltningen« → »tiltaget«"),
        ("partshøring", "Eksempel: »… partshøring. Det betyder, at du kan"),
    ],
)
def test_an_entry_has_an_example(word: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(word) == 0
    assert shown in capsys.readouterr().out


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


def test_a_list_of_ones_own_can_replace_a_word_and_switch_one_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ord.tsv").write_text("visitation\tvisitation\nsåfremt\tnår\n", encoding="utf-8")
    (tmp_path / "oejenhoejde.toml").write_text('term_lists = ["ord.tsv"]\n', encoding="utf-8")
    (tmp_path / "brev.txt").write_text("Såfremt din visitation er klar.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("visitation") == 0
    assert "Det er i orden at bruge." in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["tjek", "--format", "json", "brev.txt"])
    (file,) = json.loads(capsys.readouterr().out)["documents"]
    words = {f["excerpt"]: f["message"] for f in file["findings"]}
    assert "visitation" not in words
    assert "Skriv hellere »Når«" in words["Såfremt"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"ord;alternativer\nx;y\n", "linje 1"),
        ("å\tb".encode("latin-1"), "ikke UTF-8"),
        (b"\xef\xbb\xbfbistand\thj\xc3\xa6lp\n", "1 ord i 1 liste"),
        (b"", "0 ord i 1 liste"),
        (b"a\tb\na\tc\n\tb\n", "linje 2"),
    ],
)
def test_any_list_is_checked_without_a_traceback(
    content: bytes, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "egne.tsv"
    own.write_bytes(content)
    assert run("kontrol", str(own)) in {0, 2}
    printed = capsys.readouterr()
    assert expected in printed.out + printed.err
    assert "Traceback" not in printed.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("findes-ikke.tsv", "filen findes ikke. Tjek navnet og mappen.\n"),
        (".", "filen kan ikke læses (det er en mappe).\n"),
    ],
)
def test_what_is_no_list_is_told(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("kontrol", name) == 2
    assert capsys.readouterr().err == f"{name}: {said}"
