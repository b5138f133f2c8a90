"""The wheel: a missing folder builds a wheel without it and says nothing, so look inside."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKED = ("oejenhoejde", "rules", "wordlists")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Iterator[zipfile.ZipFile]:
    """The built wheel. Built from a copy, so that tests at the same time see no build folder."""
    source = tmp_path_factory.mktemp("source")
    for name in PACKED:
        shutil.copytree(
            ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    target = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target)]
    result = subprocess.run(
        [*build, str(source)], capture_output=True, encoding="utf-8", errors="replace"
    )
    assert result.returncode == 0, result.stdout + result.stderr
    (path,) = target.glob("*.whl")
    with zipfile.ZipFile(path) as package:
        yield package


def files_under(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("folder", ["rules", "wordlists"])
def test_data_travels_in_the_package(wheel, folder) -> None:
    expected = {f"oejenhoejde/_data/{name}" for name in files_under(folder)}
    assert len(expected) > 3
    assert expected <= set(wheel.namelist())


def test_code_and_pipeline_travel(wheel) -> None:
    expected = files_under("oejenhoejde")
    assert any(name.endswith("/config.cfg") for name in expected)
    assert expected <= set(wheel.namelist())
    assert "oejenhoejde/py.typed" in wheel.namelist()


def test_nothing_else_travels(wheel) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"oejenhoejde", next(top for top in tops if top.endswith(".dist-info"))}


def test_both_licences_travel(wheel) -> None:
    names = [name for name in wheel.namelist() if ".dist-info/licenses/" in name]
    texts = " ".join(wheel.read(name).decode("utf-8") for name in names)
    assert "MIT License" in texts
    assert "CC BY-SA 4.0" in texts


def test_metadata(wheel) -> None:
    from oejenhoejde import __version__

    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = wheel.read(name).decode("utf-8")
    assert f"\nVersion: {__version__}\n" in metadata
    assert "\nRequires-Python: >=3.11\n" in metadata
    assert "License-Expression: MIT AND CC-BY-SA-4.0" in metadata
    assert "oejenhoejde = oejenhoejde.cli:main" in wheel.read(
        name.replace("METADATA", "entry_points.txt")
    ).decode("utf-8")


def test_wheel_is_small_enough_to_mail(wheel) -> None:
    assert sum(info.compress_size for info in wheel.infolist()) < 20_000_000
