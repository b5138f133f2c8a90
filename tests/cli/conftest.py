"""Runs the command line in this process, with the language model loaded once."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from oejenhoejde.cli import main
from oejenhoejde.language import pipeline

_load = cache(pipeline.load_pipeline)


@dataclass(frozen=True)
class Outcome:
    """What a run of the command line left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


class _Bytes(io.StringIO):
    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.buffer = io.BytesIO(data)


@pytest.fixture(autouse=True)
def _one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load_pipeline", _load)


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Outcome]:
    """Run ``oejenhoejde ARGS…`` in ``tmp_path``; ``stdin`` are the bytes sent in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def run_main(*args: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", _Bytes(stdin))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        captured = capsys.readouterr()
        code = ended.value.code
        return Outcome(code if isinstance(code, int) else 1, captured.out, captured.err)

    return run_main


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run git in ``tmp_path`` and give what it says."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> str:
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
        return subprocess.run(
            ["git", *identity, *arguments],
            cwd=tmp_path, check=True, capture_output=True, encoding="utf-8",
        ).stdout  # fmt: skip

    return call


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A Markdown letter with warnings and no error."""
    path = tmp_path / "brev.md"
    path.write_text("# Svar\n\nSåfremt du ikke svarer, lukkes sagen.\n", encoding="utf-8")
    return path


@pytest.fixture
def example_docx() -> Path:
    """The example letter as a Word document."""
    return Path(__file__).parents[2] / "eksempler" / "afgoerelse.docx"
