"""The baseline: what is known stays known wherever it moves, and the file merges in git."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from oejenhoejde.baseline import Baseline, parse, render
from oejenhoejde.errors import ConfigError
from oejenhoejde.model import Confidence, Document, Finding, Report, Severity, Span

A, B, C = ("a.md", "passiv", "1" * 16), ("b.md", "lix", "2" * 16), ("ø.md", "lix", "3" * 16)


def report(name: Path, *prints: str) -> Report:
    findings = tuple(
        Finding(
            "passiv", "passiv", Span(0, 1), "x", "m", Severity.ERROR, Confidence.HIGH,
            fingerprint=print_,
        )
        for print_ in prints
    )  # fmt: skip
    return Report(Document(str(name), "txt", "x", ()), "borgere", findings)


@pytest.mark.parametrize("order", list(itertools.permutations([A, B, C])))
def test_text_is_sorted_one_entry_a_line(order) -> None:
    text = render([*order, A])
    lines = text.splitlines()
    assert len(lines) == 5
    assert [json.loads(line[1:]) for line in lines[1:-1]] == [list(A), list(B), list(C)]
    assert parse(text, "x") == {A, B, C}


def test_empty_baseline() -> None:
    assert parse(render([]), "x") == frozenset()


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '[{"oejenhoejde": "basis", "version": 2}]', render([A]) + "x",
     render([A]).replace('"passiv"', "3"), render([A]).replace('"a.md", ', "")],
)  # fmt: skip
def test_other_text_is_refused_in_one_line(text) -> None:
    with pytest.raises(ConfigError) as error:
        parse(text, "basis.json")
    assert str(error.value).startswith("basis.json: er ikke en ")
    assert "\n" not in str(error.value)


def test_conflict_is_named() -> None:
    with pytest.raises(ConfigError, match="konflikt fra git"):
        parse("<<<<<<< HEAD\n" + render([A]), "basis.json")


def test_missing_file_is_named(tmp_path) -> None:
    with pytest.raises(ConfigError, match="basis kan ikke læses"):
        Baseline.load(tmp_path / "nej.json")


def test_known_findings_are_hidden_and_new_ones_shown(tmp_path) -> None:
    known = Baseline(tmp_path / "basis.json", [A])
    shown = known.filter(report(tmp_path / "a.md", "1" * 16, "4" * 16))
    assert [finding.fingerprint for finding in shown.findings] == ["4" * 16]
    assert known.hidden == 1
    assert known.gone == frozenset()


def test_same_finding_in_another_file_is_new(tmp_path) -> None:
    known = Baseline(tmp_path / "basis.json", [A])
    assert len(known.filter(report(tmp_path / "b.md", "1" * 16)).findings) == 1


def test_names_do_not_depend_on_where_the_program_runs(tmp_path, monkeypatch) -> None:
    (tmp_path / "under").mkdir()
    known = Baseline(tmp_path / "basis.json", [("under/a.md", "passiv", "1" * 16)])
    for folder, name in [(tmp_path, "under/a.md"), (tmp_path / "under", "a.md")]:
        monkeypatch.chdir(folder)
        assert known.filter(report(Path(name), "1" * 16)).findings == ()


def test_gone_are_entries_of_checked_and_of_lost_files(tmp_path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).touch()
    known = Baseline(tmp_path / "basis.json", [A, B, C])
    known.filter(report(tmp_path / "a.md"))
    assert known.gone == {A, C}  # b.md was not checked; ø.md does not exist.


def test_two_branches_merge(tmp_path) -> None:
    if shutil.which("git") is None:
        pytest.skip("needs git")

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
        subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True
        )

    def save(entries, message: str) -> None:
        Baseline(tmp_path / "basis.json").write(entries)
        git("add", ".")
        git("commit", "-m", message)

    entries = [(f"{letter}.md", "lix", "0" * 16) for letter in "abcdefghijkl"]
    git("init", "-b", "main")
    save(entries, "start")
    git("checkout", "-b", "other")
    save([*entries[:-1], ("zz.md", "lix", "9" * 16)], "other: last one out, new last one in")
    git("checkout", "main")
    save(entries[2:], "main: first ones out")
    git("merge", "other")
    assert Baseline.load(tmp_path / "basis.json").known == {
        *entries[2:-1],
        ("zz.md", "lix", "9" * 16),
    }
