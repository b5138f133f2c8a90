"""Colours and the progress bar: on a terminal only, and never against the user's wish."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oejenhoejde.cli.progress import Progress

ESCAPE = "\x1b["
EASY = "Hvis du ikke svarer, lukker vi sagen.\n"

pty = pytest.importorskip("pty", reason="needs a Unix terminal")


def on_terminal(*args: object, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run the command line on a terminal of its own; give all that it shows."""
    master, slave = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {
        "TERM": "xterm",
        "COLUMNS": "80",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "oejenhoejde", *map(str, args)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=cwd,
        env=environment | (env or {}),
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # The other end is closed.
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    process.wait()
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_colours_and_whole_words_on_a_terminal(tmp_path, letter) -> None:
    shown = on_terminal("tjek", letter, cwd=tmp_path)
    assert ESCAPE in shown
    assert "»Såfremt« er stift." in shown


def test_no_colours_when_the_user_wants_none(tmp_path, letter) -> None:
    assert ESCAPE not in on_terminal("tjek", letter, cwd=tmp_path, env={"NO_COLOR": "1"})
    assert ESCAPE not in on_terminal("regler", cwd=tmp_path, env={"NO_COLOR": "1"})
    assert ESCAPE in on_terminal("regler", cwd=tmp_path)


def test_no_colours_in_a_pipe(run, letter) -> None:
    for args in (["tjek", letter], ["regler"], ["forklar", "lix"]):
        assert ESCAPE not in run(*args).out


def test_long_messages_are_broken_between_words_on_a_terminal(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Du skal " + "og ".join(["læse "] * 30) + "nu.\n", encoding="utf-8")
    shown = on_terminal("tjek", path, "--kun", "lang-saetning", cwd=tmp_path, env={"NO_COLOR": "1"})
    lines = shown.splitlines()
    assert "Skriv højst 25." in " ".join(shown.split())
    assert all(len(line) < 80 for line in lines[1:])


def test_escape_sequences_of_a_document_do_not_reach_the_terminal(run, tmp_path) -> None:
    (tmp_path / "a.md").write_text(
        "Såfremt du \x1b[31mikke\x1b[0m svarer, lukkes sagen.\n", "utf-8"
    )
    out = run("tjek", "a.md").out
    assert "Såfremt" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(("number", "shown"), [(5, False), (6, True)])
def test_progress_bar_for_more_than_a_handful_of_files(tmp_path, number, shown) -> None:
    for index in range(number):
        (tmp_path / f"{index}.txt").write_text(EASY, encoding="utf-8")
    output = on_terminal("tjek", ".", cwd=tmp_path)
    assert ("Tjekker" in output) is shown
    assert (f"0 af {number} filer · 0 fund" in output) is shown
    assert f"{number} filer tjekket: ingen fund." in output


def test_progress_tells_findings_and_time_left(monkeypatch, capsys) -> None:
    now = 0.0
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("time.monotonic", lambda: now)
    progress = Progress(1_200)
    for _ in range(300):
        now += 0.05
        progress.step(findings=4)
    shown = capsys.readouterr().err.split("\r")
    assert "Tjekker: 300 af 1.200 filer · 1.200 fund · ca. 45 s tilbage" in shown[-1]
    assert "tilbage" not in shown[1], "too early to tell"
    progress.clear()
    assert capsys.readouterr().err == "\r\x1b[K"
    progress.clear()
    assert capsys.readouterr().err == ""


def test_no_progress_bar_in_a_pipe(run, tmp_path) -> None:
    for index in range(8):
        (tmp_path / f"{index}.txt").write_text(EASY, encoding="utf-8")
    result = run("tjek", ".")
    assert "Tjekker" not in result.err + result.out


def test_reader_of_a_pipe_may_leave_early(tmp_path, letter) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "oejenhoejde", "forklar", "lix"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141
