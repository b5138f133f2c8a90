"""A new format is one new file in ``readers/``: nothing else has to know of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import oejenhoejde

TOY = '''
"""Reads .toy files: each line after a colon is a text."""

import re

from oejenhoejde.model import Document, SegmentKind
from oejenhoejde.readers import textfile
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.prose import ProseBuilder


def read_text(text, name):
    segments = []
    for match in re.finditer(r":(.+)", text):
        builder = ProseBuilder()
        builder.copy(match[1], match.start(1))
        segments.append(builder.build(SegmentKind.PARAGRAPH))
    return Document(name, "toy", text, tuple(segments))


READER = Reader(
    format="toy",
    suffixes=(".toy",),
    read=textfile.read_with(read_text),
    read_text=read_text,
    apply_edits=textfile.apply_edits,
)
'''


@pytest.fixture
def package(tmp_path) -> Path:
    """The package as it is, with one more file in its folder of readers."""
    own = Path(oejenhoejde.__file__).parent
    copied = tmp_path / "lib" / "oejenhoejde"
    (copied / "readers").mkdir(parents=True)
    for folder, target in ((own, copied), (own / "readers", copied / "readers")):
        for entry in folder.iterdir():
            if entry.name not in ("readers", "__pycache__"):
                (target / entry.name).symlink_to(entry)
    (copied / "readers" / "toy.py").write_text(TOY, encoding="utf-8")
    return copied.parent


def run(package: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "oejenhoejde", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(package), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        encoding="utf-8",
    )


def test_a_file_in_readers_is_a_format(package, tmp_path) -> None:
    folder = tmp_path / "breve"
    folder.mkdir()
    letter = folder / "brev.toy"
    letter.write_text("såfremt\na:Vi hjælper dig, såfremt du ringer.\n", encoding="utf-8")
    found = run(package, folder, "tjek", "--format", "kort", "--kun", "kancelliord", ".")
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("brev.toy:2:19: advarsel: »såfremt«")
    assert run(package, folder, "ret", ".").returncode == 0
    assert letter.read_text(encoding="utf-8") == "såfremt\na:Vi hjælper dig, hvis du ringer.\n"


def test_without_the_file_there_is_no_such_format(tmp_path) -> None:
    (tmp_path / "brev.toy").write_text("a:Tekst.", encoding="utf-8")
    refused = run(Path(oejenhoejde.__file__).parent.parent, tmp_path, "tjek", "brev.toy")
    assert refused.returncode == 2
    assert ".toy kan ikke læses" in refused.stderr
