"""Rule files: every fault is reported, with its place, in Danish."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path

import pytest

from oejenhoejde.catalog import find_rule, load_rules, parse_rule
from oejenhoejde.errors import RuleFileError
from oejenhoejde.names import normalise_id
from oejenhoejde.resources import data_path

SOUND = tomllib.loads((data_path("rules") / "passiv" / "s-passiv.toml").read_text("utf-8"))


def _faults(change) -> list[str]:
    data = copy.deepcopy(SOUND)
    change(data)
    with pytest.raises(RuleFileError) as caught:
        parse_rule(data, "min.toml")
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda d: d.pop("title"), "min.toml, title: mangler"),
        (lambda d: d.update(titel="x"), "min.toml, titel: er ikke en kendt nøgle"),
        (lambda d: d.update(id="Min Regel"), "min.toml, id: »Min Regel« skal være små bogstaver"),
        (lambda d: d.update(family="andet"), "min.toml, family: kender ikke »andet«"),
        (lambda d: d.update(check="magi"), "min.toml, check: kender ikke »magi«"),
        (lambda d: d.update(severity="slem"), "min.toml, severity: har en ukendt værdi"),
        (lambda d: d["params"].update(form="x"), "min.toml, params.form: har en ukendt værdi"),
        (lambda d: d["params"].update(mere=1), "min.toml, params.mere: er ikke en kendt nøgle"),
        (lambda d: d.update(message="{hvad}"), "min.toml, message: {hvad} findes ikke for passive"),
        (
            lambda d: d["audiences"].update(alle={"severity": "fejl"}),
            "min.toml, audiences.alle: kender ikke målgruppen",
        ),
        (
            lambda d: d["examples"]["bad"][0].update(mark="findes ikke"),
            "min.toml, examples.bad[0]: »findes ikke« står ikke i teksten",
        ),
        (lambda d: d["examples"].pop("good"), "min.toml, examples.good: mangler"),
        (lambda d: d.update(sources=[]), "min.toml, sources: må ikke være tom"),
    ],
)
def test_fault_names_its_place(change, expected: str) -> None:
    faults = _faults(change)
    assert any(fault.startswith(expected) for fault in faults), faults


def test_all_faults_are_reported_at_once() -> None:
    def change(data) -> None:
        data.pop("title")
        data.pop("sources")
        data["mystery"] = 1

    assert len(_faults(change)) == 3


def test_faults_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "b.toml").write_text('id = "b"', encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_rules([tmp_path])
    text = str(caught.value)
    assert "a.toml" in text
    assert "b.toml" in text


def test_ids_are_found_in_any_spelling() -> None:
    rules = load_rules()
    assert find_rule(rules, "Lang-Sætning") is rules["lang-saetning"]
    assert find_rule(rules, "findes-ikke") is None
    assert normalise_id("Øvrige") == "oevrige"
