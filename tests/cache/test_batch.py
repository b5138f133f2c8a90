"""Many documents: the same reports in the same order, whatever is cached and who does the work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from oejenhoejde import batch, workers
from oejenhoejde.batch import Batch, Task
from oejenhoejde.cache import Cache
from oejenhoejde.config import Config
from oejenhoejde.model import Report

LETTER = "Såfremt du ikke svarer, lukkes sag {0}. Skemaet skal udfyldes og sendes til kommunen.\n"
CONFIGS = (Config(), Config(audience="ledelse"))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Twenty letters, an unreadable file and one that is missing."""
    paths = []
    for number in range(20):
        path = tmp_path / f"{number:02}.md"
        path.write_text(LETTER.format(number) * (1 + number % 3), encoding="utf-8")
        paths.append(path)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 broken")
    return [*paths[:7], broken, *paths[7:15], tmp_path / "missing.md", *paths[15:]]


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few letters be worth several processes and several blocks."""
    monkeypatch.setattr(batch, "BLOCK_BYTES", 300)
    monkeypatch.setattr(batch, "WORTH_PROCESSES", 600)


def run(
    files: list[Path], *, cache: Cache | None = None, processes: int = 1, whole: bool = True
) -> tuple[list[Report], list[tuple[str, str]]]:
    """Check files, every third with other settings."""
    errors: list[tuple[str, str]] = []
    tasks = [Task(str(path), CONFIGS[number % 3 == 2]) for number, path in enumerate(files)]
    work = Batch(cache=cache, processes=processes, whole=whole)
    work.prepare(CONFIGS)
    reports = work.reports(tasks, on_error=lambda name, line: errors.append((name, line)))
    return list(reports), errors


@pytest.mark.usefixtures("small_blocks")
def test_reports_do_not_depend_on_cache_and_processes(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = run(files)
    assert [report.name for report in wanted[0]] == [str(p) for p in files if _is_sound(p)]
    assert [name for name, _ in wanted[1]] == [str(p) for p in files if not _is_sound(p)]
    assert all(report.findings for report in wanted[0])

    pools: list[int] = []
    begin = workers.Pool.__init__

    def counted(self: workers.Pool, linters: object, processes: int) -> None:
        pools.append(processes)
        begin(self, linters, processes)  # type: ignore[arg-type]

    monkeypatch.setattr(workers.Pool, "__init__", counted)
    assert run(files, processes=3) == wanted
    assert pools == [3]
    assert run(files, cache=Cache(tmp_path / "one"), processes=2) == wanted
    assert run(files, cache=Cache(tmp_path / "one"), processes=2) == wanted
    assert pools == [3, 2], "what is known needs no other process"
    for path in files[3:6]:
        path.write_text(LETTER.format("ny"), encoding="utf-8")
    assert run(files, cache=Cache(tmp_path / "one")) == run(files)


def _is_sound(path: Path) -> bool:
    return path.suffix == ".md" and path.stem != "missing"


def test_damaged_entry_is_checked_and_written_again(files: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    wanted = run(files, cache=Cache(folder))
    entries = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size]
    assert len(entries) >= 20
    for path in entries:
        path.write_bytes(path.read_bytes()[:-7] + b"damaged")
    assert run(files, cache=Cache(folder)) == wanted
    assert all(not path.read_bytes().endswith(b"damaged") for path in entries)


def test_fault_in_settings_is_told_before_the_first_file(tmp_path: Path) -> None:
    from oejenhoejde.errors import ConfigError

    wrong = Config(select=frozenset({"findes-ikke"}))
    for _ in range(2):  # The second time nothing must be remembered of the first.
        with pytest.raises(ConfigError):
            Batch(cache=Cache(tmp_path)).prepare([wrong])


@pytest.mark.usefixtures("small_blocks")
def test_closing_early_ends_the_processes(files: list[Path]) -> None:
    work = Batch(processes=2)
    work.prepare([CONFIGS[0]])
    tasks = (Task(str(path), CONFIGS[0]) for path in files * 5)
    reports = work.reports(tasks, on_error=lambda name, line: None)
    first = next(reports)
    assert first.name == str(files[0])
    children = _children()
    assert children
    reports.close()
    assert not _children() & children


def _children() -> set[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, encoding="utf-8"
    )
    return set(map(int, listed.stdout.split()))


@pytest.mark.usefixtures("small_blocks")
def test_only_so_many_documents_are_read_ahead(files: list[Path]) -> None:
    read = 0

    def tasks() -> Iterator[Task]:
        nonlocal read
        for path in files * 20:
            read += 1
            yield Task(str(path), CONFIGS[0])

    work = Batch(processes=2)
    work.prepare([CONFIGS[0]])
    reports = work.reports(tasks(), on_error=lambda name, line: None)
    next(reports)
    assert read < 60
    reports.close()


def test_several_runs_may_share_the_folder(files: list[Path], tmp_path: Path) -> None:
    environment = os.environ | {"OEJENHOEJDE_CACHE": str(tmp_path / "shared")}
    sound = [str(path) for path in files if _is_sound(path)]
    command = [sys.executable, "-m", "oejenhoejde", "tjek", "--fejl-ved", "aldrig", *sound]
    started = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(3)]
    shown = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert len(set(shown)) == 1
    assert b"20 filer tjekket" in shown[0]


def test_ctrl_c_says_how_far_it_came_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.md").write_text(LETTER.format(number) * 20, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "oejenhoejde", "tjek", ".", "--ud", "fund.csv"],
        cwd=tmp_path,
        env=os.environ | {"OEJENHOEJDE_CACHE": str(tmp_path / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not any((tmp_path / "cache").rglob("[0-9a-f]*[0-9a-f]")):
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "af 400 filer" in said.decode("utf-8")
    assert "Traceback" not in said.decode("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".md") == ["cache"]
    assert not list((tmp_path / "cache").rglob(".*"))
