"""What needs no language model must not pay for one: no spaCy for help, rules and wrong use."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import sys
from oejenhoejde.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
heavy = {"spacy", "numpy", "thinc", "textstat", "docx", "lxml"} & set(sys.modules)
sys.stdout.flush()
print("code", code, *sorted(heavy), file=sys.__stderr__)
"""


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["tjek", "--help"], 0),
        (["regler"], 0),
        (["regler", "--help"], 0),
        (["forklar", "lang-saetning"], 0),
        (["ordbog", "såfremt"], 0),
        (["tjek"], 2),
        (["tjek", "a.md", "--findes-ikke"], 2),
        (["tjek", "a.md", "--kun", "findes-ikke"], 2),
        (["tjek", "a.md", "--målgruppe", "naboer"], 2),
        (["tjek", "a.md", "--konfiguration", "nej.toml"], 2),
        (["tjek", "tom"], 2),
        (["forklar", "findes-ikke"], 2),
        (["findes-ikke"], 2),
    ],
)
def test_command_loads_no_language_model(tmp_path, args, code) -> None:
    (tmp_path / "tom").mkdir()
    result = subprocess.run(
        [sys.executable, "-c", PROBE, *args],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=True,
    )
    assert result.stderr.splitlines()[-1] == f"code {code}"


def test_probe_sees_the_language_model(tmp_path) -> None:
    (tmp_path / "a.md").write_text("Hej.", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", PROBE, "tjek", "a.md"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=True,
    )
    assert "spacy" in result.stderr.splitlines()[-1]


def test_package_itself_costs_next_to_nothing() -> None:
    code = "import sys, oejenhoejde; print(*sorted(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(result.stdout.split())
    assert "oejenhoejde.version" in loaded
    assert not loaded & {"spacy", "click", "pydantic", "oejenhoejde.engine"}


def test_unchanged_files_need_neither_model_nor_rules(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("OEJENHOEJDE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a.md").write_text("Såfremt du svarer, lukkes sagen.", encoding="utf-8")

    probe = PROBE.replace('"lxml"', '"lxml", "pydantic"')

    def run() -> tuple[str, str]:
        result = subprocess.run(
            [sys.executable, "-c", probe, "tjek", "a.md"],
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            check=True,
        )
        return result.stdout, result.stderr.splitlines()[-1]

    first, loaded = run()
    assert "spacy" in loaded
    assert "kancelliord" in first
    again, loaded = run()
    assert again == first
    assert loaded == "code 0"
