"""Every finding in our own texts is as it was when somebody last read it."""

from __future__ import annotations

import difflib
import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from oejenhoejde.model import Confidence
from oejenhoejde.score import Light, score

_SPEC = importlib.util.spec_from_file_location(
    "snapshots", Path(__file__).with_name("snapshots.py")
)
assert _SPEC is not None
assert _SPEC.loader is not None
snapshots = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(snapshots)

#: Of good texts so many findings in 100 words are shown at most.
QUIET = 3
GOOD = [path for path in snapshots.TEXTS if "-god-" in path.name]


@pytest.fixture(scope="module")
def reports():
    checkers = snapshots.linters()
    return {
        path: checkers[snapshots.audience_of(path)].check_file(path) for path in snapshots.TEXTS
    }


@pytest.mark.parametrize("path", snapshots.TEXTS, ids=lambda path: path.name)
def test_findings(path, reports) -> None:
    golden = snapshots.golden(path)
    before = golden.read_text(encoding="utf-8") if golden.exists() else ""
    now = snapshots.shown(reports[path], path)
    changes = difflib.unified_diff(
        before.splitlines(), now.splitlines(), "før", "nu", lineterm="", n=4
    )
    assert before == now, "\n".join(
        [*changes, "Read the changes, and then run: python tests/snapshots/snapshots.py"]
    )


def test_no_snapshot_is_left_over() -> None:
    assert set(snapshots.FOUND.iterdir()) == {snapshots.golden(path) for path in snapshots.TEXTS}


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_texts_are_quiet(path, reports) -> None:
    report = reports[path]
    shown = [f for f in report.findings if f.confidence is not Confidence.LOW]
    rate = len(shown) * 100 / report.metrics["words_total"]
    assert rate <= QUIET, [(f.rule_id, f.excerpt) for f in shown]


def test_texts_are_of_all_audiences_types_and_formats() -> None:
    names = [path.name.split("-") for path in snapshots.TEXTS]
    assert len(names) >= 15
    assert {name[0] for name in names} == set(snapshots.AUDIENCES)
    assert {name[1] for name in names} == {"brev", "afgoerelse", "webside", "pjece", "manual"}
    assert {path.suffix for path in snapshots.TEXTS} == {".md", ".txt", ".docx"}
    assert sum(path.name.startswith("borgere") for path in GOOD) >= 5


@pytest.mark.parametrize("path", snapshots.TEXTS, ids=lambda path: path.name)
def test_lights_part_good_texts_from_hard_ones(path, reports) -> None:
    report = reports[path]
    shown = tuple(f for f in report.findings if f.confidence is not Confidence.LOW)
    judged = score(replace(report, findings=shown))
    lights = [one.light for one in judged.families]
    if path in GOOD:
        assert Light.RED not in lights
        assert judged.lix is Light.GREEN
    else:
        assert lights.count(Light.RED) >= 1
        assert judged.lix is not Light.GREEN or report.base_audience != "borgere"
