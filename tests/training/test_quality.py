"""The bundled pipeline is as good on UD's development sentences as it was when it was packaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oejenhoejde.resources import model_path
from training.evaluate import BARS, load, measure

#: What other versions of spaCy and BLAS may change in the last place.
_SLACK = 0.002


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, float]:
    return measure(load(model_path()), shared / "ddt")


@pytest.mark.parametrize("name", BARS)
def test_reaches_the_bar(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= BARS[name] - _SLACK


def test_says_of_itself_what_it_reaches(figures: dict[str, float]) -> None:
    meta = json.loads((model_path() / "meta.json").read_text(encoding="utf-8"))
    stated = {name: meta["performance"][name] for name in figures}
    assert stated == pytest.approx(figures, abs=_SLACK)


def test_names_licence_and_sources() -> None:
    meta = json.loads((model_path() / "meta.json").read_text(encoding="utf-8"))
    licence = (model_path() / "LICENSE").read_text(encoding="utf-8")
    assert meta["license"] == "CC BY-SA 4.0"
    assert "CC BY-SA 4.0" in licence
    assert all(source["name"] in licence for source in meta["sources"])
    for name in ("PAROLE-DK", "Danish Dependency Treebank", "UD Danish-DDT"):
        assert name in licence


def test_stays_small() -> None:
    size = sum(file.stat().st_size for file in model_path().rglob("*") if file.is_file())
    assert size < 10_000_000
