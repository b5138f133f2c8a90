"""``foelg``: what is saved is checked again, whatever way it is saved; Ctrl-C ends it well."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from oejenhoejde.cli.collect import Settings
from oejenhoejde.cli.watched import Watched

HARD = "Såfremt du ikke svarer, ringer vi.\n"
EASY = "Hvis du ikke svarer, ringer vi.\n"
DEADLINE = 60.0  # seconds


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(HARD, encoding="utf-8")
    (tmp_path / "b.md").write_text(EASY, encoding="utf-8")
    return tmp_path


def follow(*names: str) -> Watched:
    watched = Watched(names, lambda: Settings(None, lambda config: config))
    watched.begin()
    return watched


def looks(watched: Watched, number: int = 2) -> list[str]:
    return [job.name for _ in range(number) for job in watched.look()]


def save_in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def save_by_rename(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.tmp~")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def save_by_rename_of_the_old_one(path: Path, text: str) -> None:
    path.rename(path.with_name(f"{path.name}.bak"))
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "save", [save_in_place, save_by_rename, save_by_rename_of_the_old_one], ids=lambda f: f.__name__
)
def test_saved_file_is_given_once(folder, save) -> None:
    watched = follow(".")
    assert looks(watched) == []
    save(folder / "a.md", "Noget helt andet.\n")
    assert looks(watched) == ["a.md"]
    assert looks(watched) == []


def test_same_bytes_saved_again_are_given(folder) -> None:
    watched = follow("a.md")
    save_by_rename(folder / "a.md", HARD)
    assert looks(watched) == ["a.md"]


def test_file_that_is_still_written_is_left_alone(folder) -> None:
    watched = follow("a.md")
    for length in range(1, 4):
        save_in_place(folder / "a.md", "x" * length)
        assert looks(watched, 1) == []
    assert looks(watched, 1) == ["a.md"]


def test_file_that_is_gone_comes_back(folder) -> None:
    watched = follow("a.md")
    (folder / "a.md").unlink()
    assert looks(watched) == []
    save_in_place(folder / "a.md", EASY)
    assert looks(watched) == ["a.md"]


def test_new_file_in_the_folder(folder) -> None:
    watched = follow(".")
    save_in_place(folder / "ny.md", EASY)
    assert looks(watched) == ["ny.md"]


@pytest.mark.parametrize("name", [".~lock.a.md#", "~$a.docx", "a.md.swp", ".a.md.tmp~", "4913"])
def test_leftovers_of_editors_are_no_documents(folder, name) -> None:
    watched = follow(".")
    save_in_place(folder / name, HARD)
    assert looks(watched) == []


def test_changed_settings_bring_the_last_ones_again(folder) -> None:
    watched = follow(".")
    save_in_place(folder / "a.md", "Hej.\n")
    assert looks(watched) == ["a.md"]
    save_in_place(folder / "oejenhoejde.toml", 'ignore = ["kancelliord"]\n')
    assert looks(watched) == ["a.md"]
    assert watched.files["a.md"].config.ignore == {"kancelliord"}
    save_in_place(folder / "oejenhoejde.toml", "ignore = []\n# saved again\n")
    assert looks(watched) == ["a.md"]
    assert watched.files["a.md"].config.ignore == frozenset()


def test_changed_own_rules_and_word_lists_bring_the_last_ones_again(folder) -> None:
    (folder / "regler").mkdir()
    save_in_place(folder / "ord.tsv", "x\ty\n")
    save_in_place(folder / "oejenhoejde.toml", 'rule_dirs = ["regler"]\nterm_lists = ["ord.tsv"]\n')
    watched = follow("a.md", "b.md")
    assert [job.name for job in watched.all()] == ["a.md", "b.md"]
    assert looks(watched) == []
    for path in (folder / "regler" / "min.toml", folder / "ord.tsv", folder / "regler/min.toml"):
        save_in_place(path, f"# {path.name} {time.monotonic_ns()}\n")
        assert looks(watched) == ["a.md", "b.md"]


def test_own_output_is_not_followed(folder, monkeypatch) -> None:
    with (folder / "log.txt").open("w", encoding="utf-8") as log:
        monkeypatch.setattr(sys, "stdout", log)
        watched = follow(".")
        log.write(HARD)
        log.flush()
        assert looks(watched) == []
        assert "log.txt" not in watched.files


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nej.md"], "nej.md: filen findes ikke. Tjek navnet og mappen.\n"),
        (["-"], "Du kan ikke bruge - her. Skriv navnet på en fil eller en mappe.\n"),
        (["tom"], "tom: mappen har ingen filer, programmet kan læse.\n"),
    ],
)
def test_wrong_use_is_one_line(run, tmp_path, args, said) -> None:
    (tmp_path / "tom").mkdir()
    result = run("foelg", *args)
    assert (result.code, result.out, result.err) == (2, "", said)


class Process:
    """A running ``foelg``, whose lines are read as they come."""

    def __init__(self, folder: Path, *args: str) -> None:
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "oejenhoejde", "følg", *args], cwd=folder, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        self.lines: queue.Queue[str] = queue.Queue()
        self.thread = threading.Thread(target=self._read)
        self.thread.start()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.thread.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, said: str) -> list[str]:
        found: list[str] = []
        end = time.monotonic() + DEADLINE
        while not (found and said in found[-1]):
            found.append(self.lines.get(timeout=max(end - time.monotonic(), 0.01)))
        return found


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_a_session_at_the_keyboard(folder) -> None:
    process = Process(folder, "a.md", "--format", "kort")
    try:
        first = process.until("Stop med Ctrl-C")
        assert "a.md:1:1: advarsel: »Såfremt« er stift" in first[0]
        save_by_rename(folder / "a.md", EASY)
        second = process.until("Stop med Ctrl-C")
        assert second[0] == "a.md: 1 fund færre end før."
        save_in_place(folder / "oejenhoejde.toml", "audiens = 1\n")
        assert "kender ikke nøglen »audiens«" in process.until("audiens")[-1]
        save_in_place(folder / "oejenhoejde.toml", 'audience = "ledelse"\n')
        process.until("Stop med Ctrl-C")
        process.process.send_signal(signal.SIGINT)
        assert process.process.wait(timeout=DEADLINE) == 0
        assert process.until("Stoppet")[-1] == "Stoppet."
    finally:
        process.end()
