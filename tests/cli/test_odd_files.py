"""Files with odd names, files that are no texts, and disks that are full."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from oejenhoejde.reporters import REPORTERS

HARD = "Såfremt du ikke svarer, ringer vi.\n"
#: Names as somebody may have made them; the last is no UTF-8.
NAMES = [
    "med mellemrum.md", "æøå.md", "ny\nlinje.md", "tab\tog\"citat'.md", "-streg.md", "%s{x}.md",
    "<b>&.md", "esc\x1b[31mrød.md", "bad\udcff.md",
]  # fmt: skip

posix = pytest.mark.skipif(os.name != "posix", reason="names, links and pipes of POSIX")


@pytest.fixture
def odd(tmp_path) -> Path:
    for name in NAMES:
        try:
            (tmp_path / name).write_text(HARD, encoding="utf-8")
        except (OSError, UnicodeEncodeError):
            pytest.skip(f"this file system has no names like {name!r}")
    return tmp_path


@posix
@pytest.mark.parametrize("format", REPORTERS)
def test_every_format_takes_every_name(run, odd, format) -> None:
    result = run("tjek", ".", "-f", format)
    assert (result.code, result.err) == (0, "")
    assert "\x1b" not in result.out
    if format in ("json", "sarif", "gitlab"):
        text = json.dumps(json.loads(result.out))
        assert text.count('"kancelliord"') >= len(NAMES)
    assert run("tjek", ".", "-f", format, "--ud", "fund.ud").code == 0


@posix
def test_baseline_takes_every_name(run, odd) -> None:
    run("tjek", ".", "--skriv-basis", "basis.json")
    (odd / "basis.json").read_text("utf-8")
    result = run("tjek", ".", "--basis", "basis.json", "-f", "kort")
    assert result.out == ""
    assert result.err == f"basis.json: {len(NAMES)} kendte fund er ikke vist.\n"


@posix
@pytest.mark.parametrize("command", ["tjek", "ret", "kommenter", "foelg"])
def test_links_in_a_ring(run, tmp_path, command) -> None:
    (tmp_path / "ring.md").symlink_to("ring.md")
    result = run(command, "ring.md")
    assert result.code == 2
    assert result.err.startswith("ring.md: ")
    assert result.err.count("\n") == 1


@posix
def test_ring_in_a_folder_is_no_file(run, tmp_path, letter) -> None:
    (tmp_path / "ring.md").symlink_to("ring.md")
    (tmp_path / "op").symlink_to("..")
    result = run("tjek", ".", "-f", "json")
    assert [document["name"] for document in result.json()["documents"]] == ["brev.md"]


@posix
def test_ring_in_git(run, git, tmp_path, letter) -> None:
    git("init")
    (tmp_path / "ring.md").symlink_to("ring.md")
    git("add", ".")
    assert "kancelliord" in run("tjek", "--staged", "-f", "kort").out


@posix
@pytest.mark.parametrize("command", ["tjek", "ret"])
def test_pipe_is_not_waited_for(run, tmp_path, command) -> None:
    os.mkfifo(tmp_path / "roer.md")
    result = run(command, "roer.md")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("roer.md: det er ikke en almindelig fil.")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_full_disk_is_no_fault_of_the_program(letter) -> None:
    command = [sys.executable, "-m", "oejenhoejde", "tjek", letter.name]
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            command, cwd=letter.parent, stdout=full, stderr=subprocess.PIPE, encoding="utf-8"
        )
    assert result.returncode == 2
    assert result.stderr == (
        "Resultatet kan ikke skrives (der er ikke mere plads på disken). "
        "Skaf plads, eller skriv det et andet sted.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tjek", "brev.md", "--ud", "x.json"], "--ud: x.json kan ikke skrives"),
        (["tjek", "brev.md", "--skriv-basis", "x.json"], "x.json: basis kan ikke skrives"),
        (["ret", "brev.md"], "brev.md: filen kan ikke skrives"),
        (["start"], "oejenhoejde.toml kan ikke skrives"),
    ],
)
def test_full_disk_leaves_the_old_file(run, tmp_path, letter, monkeypatch, arguments, said) -> None:
    before = letter.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run(*arguments)
    assert result.code == 2
    assert result.err.startswith(f"{said} (der er ikke mere plads på disken).")
    assert [path.name for path in tmp_path.iterdir()] == ["brev.md"]
    assert letter.read_bytes() == before
