"""The baseline: what is known stays known wherever it moves, and the file merges in git."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
from dataclasses import replace
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
    assert re.match(r"basis\.json(, linje \d+)?: er ikke en ", str(error.value))
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
    (tmp_path / "a.md").touch()
    known = Baseline(tmp_path / "basis.json", [A])
    assert len(known.filter(report(tmp_path / "b.md", "1" * 16)).findings) == 1
    assert known.moved == {}


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


@pytest.fixture
def branches(tmp_path):
    """Two branches that each change a baseline; gives what git says of their merge."""
    if shutil.which("git") is None:
        pytest.skip("needs git")

    def git(*arguments: str, check: bool = True) -> int:
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
        command = ["git", *identity, *arguments]
        return subprocess.run(command, cwd=tmp_path, check=check, capture_output=True).returncode

    def save(entries, message: str) -> None:
        Baseline(tmp_path / "basis.json").write(entries)
        git("add", ".")
        git("commit", "-m", message)

    def merge(start, ours, theirs, *, attributes: str = "") -> int:
        (tmp_path / ".gitattributes").write_text(attributes, encoding="utf-8")
        git("init", "-b", "main")
        save(start, "start")
        git("checkout", "-b", "other")
        save(theirs, "other")
        git("checkout", "main")
        save(ours, "main")
        return git("merge", "other", check=False)

    return merge


ENTRIES = [(f"{letter}.md", "lix", "0" * 16) for letter in "abcdefghijkl"]
NEW = ("zz.md", "lix", "9" * 16)


def test_two_branches_merge(tmp_path, branches) -> None:
    # They change other places of the file: one takes the last one out, the other the first ones.
    assert branches(ENTRIES, ours=ENTRIES[2:], theirs=[*ENTRIES[:-1], NEW]) == 0
    assert Baseline.load(tmp_path / "basis.json").known == {*ENTRIES[2:-1], NEW}


#: What both branches do at the same place: start, ours, theirs.
SAME_PLACE = {
    "both shrink": (ENTRIES, ENTRIES[:4] + ENTRIES[5:], ENTRIES[:5] + ENTRIES[7:]),
    "both extend": (ENTRIES[:-1], [*ENTRIES[:-1], ("m.md", "lix", "1" * 16)], [*ENTRIES[:-1], NEW]),
    "one of each": (ENTRIES, ENTRIES[:-2], [*ENTRIES, NEW]),
}


@pytest.mark.parametrize("case", SAME_PLACE)
def test_branches_merge_at_the_same_place_with_union(tmp_path, branches, case) -> None:
    start, ours, theirs = SAME_PLACE[case]
    assert branches(start, ours, theirs, attributes="basis.json merge=union\n") == 0
    known = Baseline.load(tmp_path / "basis.json").known
    # What is still there on both sides, or new on one, is kept; what comes back goes next time.
    assert (set(ours) & set(theirs)) | (set(ours) | set(theirs)) - set(start) <= known
    assert known <= set(ours) | set(theirs)


@pytest.mark.parametrize("case", SAME_PLACE)
def test_conflict_is_solved_as_the_message_says(tmp_path, branches, case) -> None:
    start, ours, theirs = SAME_PLACE[case]
    assert branches(start, ours, theirs) == 1
    path = tmp_path / "basis.json"
    with pytest.raises(ConfigError, match="konflikt fra git") as error:
        Baseline.load(path)
    signs = tuple(re.findall(r"([<|=>]{7})", str(error.value)))
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(ln for ln in lines if not ln.startswith(signs)), encoding="utf-8")
    assert Baseline.load(path).known <= set(ours) | set(theirs)


def test_findings_of_a_moved_file_are_known_once(tmp_path) -> None:
    known = Baseline(tmp_path / "basis.json", [("gammel.md", *A[1:]), C])
    (tmp_path / "ny.md").touch()
    assert known.filter(report(tmp_path / "ny.md", A[2])).findings == ()
    # There was one of them: a copy of it is new.
    assert len(known.filter(report(tmp_path / "kopi.md", A[2])).findings) == 1
    assert known.moved == {("gammel.md", *A[1:]): ("ny.md", *A[1:])}
    assert known.hidden == 1
    assert known.gone == {C}
    assert known.left == {("ny.md", *A[1:])}


@pytest.mark.parametrize("others", [True, False])
def test_finding_about_the_whole_text_has_moved_where_others_have(tmp_path, others) -> None:
    # It is the same in every file, so by itself it does not tell which file it was in.
    whole = replace(report(tmp_path / "ny.md", "5" * 16).findings[0], span=Span(0, 0))
    found = report(tmp_path / "ny.md", *([A[2]] if others else []))
    found = replace(found, findings=(whole, *found.findings))
    known = Baseline(
        tmp_path / "basis.json", [("gammel.md", *A[1:]), ("gammel.md", "passiv", "5" * 16)]
    )
    assert len(known.filter(found).findings) == (0 if others else 1)
