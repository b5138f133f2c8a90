"""The examples of the library run as they stand, and do what they say."""

from __future__ import annotations

import csv
import importlib.util
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "eksempler" / "bibliotek"
HARD = "Såfremt du ikke svarer, lukkes sagen."
EASY = "Vi ringer til dig i morgen."


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"eksempel_{name}", EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(name: str, *args: str, cwd: Path = ROOT) -> str:
    result = subprocess.run(
        [sys.executable, EXAMPLES / f"{name}.py", *args],
        cwd=cwd, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_list_names_all_of_them() -> None:
    page = (ROOT / "eksempler" / "README.md").read_text("utf-8")
    for path in EXAMPLES.glob("*.py"):
        assert f"(bibliotek/{path.name})" in page


def test_form() -> None:
    form = load("formular")
    validators = {"tekst": form.plain_language(), "titel": form.plain_language()}
    errors = form.errors_of({"tekst": HARD, "titel": EASY}, validators)
    assert list(errors) == ["tekst"]
    assert "Skriv »Hvis«" in errors["tekst"][0]
    assert form.errors_of({"tekst": EASY}, validators) == {}
    with pytest.raises(form.UnclearText, match="Såfremt"):
        form.plain_language()(HARD)
    form.plain_language(form.Severity.ERROR)(HARD)  # It holds warnings only.


def test_form_in_threads() -> None:
    form = load("formular")
    validators = {"tekst": form.plain_language()}
    with ThreadPoolExecutor(4) as pool:
        found = list(
            pool.map(lambda text: form.errors_of({"tekst": text}, validators), [HARD, EASY] * 8)
        )
    assert found[0::2] == [found[0]] * 8
    assert found[1::2] == [{}] * 8


def test_form_as_a_script() -> None:
    assert "Skriv »Hvis«" in run("formular", HARD)
    assert run("formular", EASY) == "Teksten er i orden.\n"


def test_column() -> None:
    columns = load("kolonne").check_column(iter([HARD, None, EASY]))
    assert columns["fund"] == [2, 0, 0]
    assert columns["lix"][0] == 23
    assert "Såfremt" in str(columns["begynd_med"][0])


def test_column_as_a_script() -> None:
    assert "Såfremt" in run("kolonne")


def test_pandas_column() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"svar": [HARD, EASY]})
    columns = load("kolonne").check_column(frame["svar"])
    assert list(frame.assign(**columns)["fund"]) == [2, 0]


def test_polars_column() -> None:
    polars = pytest.importorskip("polars")
    table = polars.DataFrame({"svar": [HARD, None, EASY]})
    columns = polars.DataFrame(load("kolonne").check_column(table["svar"]))
    assert table.with_columns(columns)["fund"].to_list() == [2, 0, 0]


def test_folder(tmp_path) -> None:
    shutil.copytree(ROOT / "eksempler" / "repo", tmp_path / "tekster")
    (tmp_path / "tekster" / "tom.docx").write_bytes(b"nej")
    said = run("mappe", "tekster", "svaere.csv", cwd=tmp_path)
    with (tmp_path / "svaere.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    assert head == ["fund pr. 100 ord", "fil", "ord", "fund"]
    assert said == f"{len(rows)} filer i svaere.csv.\n"
    assert Path(rows[0][1]).name == "svar.md"
    assert [float(row[0]) for row in rows] == sorted((float(row[0]) for row in rows), reverse=True)
    assert not [row for row in rows if "tom.docx" in row[1]]
