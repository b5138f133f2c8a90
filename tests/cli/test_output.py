"""``tjek --format`` and ``--ud``: any format, on the screen or in a file."""

from __future__ import annotations

import csv
import json
from importlib.resources import files

import jsonschema
import pytest

from oejenhoejde.cli import show
from oejenhoejde.reporters import REPORTERS


def test_every_format_is_listed_in_the_help(run) -> None:
    shown = " ".join(run("tjek", "--help").out.split())
    assert ", ".join(REPORTERS) in shown


def test_real_output_keeps_the_schema(run, letter, example_docx) -> None:
    schema = files("oejenhoejde.reporters").joinpath("json_schema.json").read_text("utf-8")
    data = run("tjek", letter, example_docx, "nej.md", "-f", "json").json()
    assert len(data["documents"]) == 2
    jsonschema.validate(data, json.loads(schema))


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_file_holds_what_the_screen_would_show(run, letter, tmp_path, name) -> None:
    shown = run("tjek", letter, "-f", name, "--fejl-ved", "advarsel")
    written = run("tjek", letter, "-f", name, "--ud", "ud.fil", "--fejl-ved", "advarsel")
    encoding = "utf-8-sig" if REPORTERS[name].marks_encoding else "utf-8"
    assert (tmp_path / "ud.fil").read_bytes() == shown.out.encode(encoding)
    assert (shown.code, written.code) == (1, 1)
    assert "Resultatet står i ud.fil." in written.out


def test_ending_chooses_the_format(run, letter, tmp_path) -> None:
    run("tjek", letter, "--ud", "fund.csv")
    with open(tmp_path / "fund.csv", encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file, delimiter=";"))[0] == "fil"
    run("tjek", letter, "--ud", "fund.json", "-f", "kort")
    assert "brev.md:3:1: advarsel" in (tmp_path / "fund.json").read_text("utf-8")


def test_missing_folder_stops_the_run_at_once(run, letter) -> None:
    result = run("tjek", letter, "--ud", "nej/fund.csv")
    assert (result.code, result.out) == (2, "")
    assert result.err == "--ud: mappen til nej/fund.csv findes ikke. Lav den først.\n"


def test_failed_write_leaves_the_old_file(run, letter, tmp_path, monkeypatch) -> None:
    (tmp_path / "fund.csv").write_text("gammel", encoding="utf-8")

    def full(*args, **settings):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(show.atomic.os, "replace", full)
    result = run("tjek", letter, "--ud", "fund.csv")
    assert result.code == 2
    assert result.err.startswith("--ud: fund.csv kan ikke skrives")
    assert (tmp_path / "fund.csv").read_text("utf-8") == "gammel"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brev.md", "fund.csv"]
