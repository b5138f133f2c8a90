"""What is said of a rule's precision is what was judged; one that is often wrong is hidden."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from oejenhoejde.catalog import load_rules
from oejenhoejde.cli import explain
from oejenhoejde.measured import Measured, in_words, load_measured, measured_path

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def verdicts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("benchmarks.verdicts")


@pytest.fixture
def rule_docs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("benchmarks.rule_docs")


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("benchmarks.judged")


def test_the_sum_is_fresh(verdicts) -> None:
    fresh = verdicts.summary() == measured_path().read_text(encoding="utf-8")
    assert fresh, "run: python -m benchmarks.judged"


def test_every_file_is_of_a_rule(verdicts) -> None:
    assert set(verdicts.judged_rules()) <= set(load_rules())
    assert set(load_measured()) <= set(load_rules())


def test_what_was_read_is_found_and_no_text_is_kept(verdicts) -> None:
    for rule in verdicts.judged_rules():
        for verdict in verdicts.read(rule).values():
            assert len(verdict.fingeraftryk) == 16
            assert len(verdict.sted) <= 40
    for one in load_measured().values():
        assert one.good <= one.judged
        assert one.good_shown <= one.judged_shown <= one.judged


def test_a_rule_that_is_often_wrong_is_on_trial_and_hidden(rule_docs) -> None:
    assert rule_docs.too_wrong() == []


def test_a_rule_in_the_default_output_must_be_right(rule_docs, monkeypatch) -> None:
    wrong = {"s-passiv": Measured(90, 90, 30, 23, 30, 23), "lix": Measured(9, 9, 5, 4, 5, 4)}
    monkeypatch.setattr(rule_docs, "load_measured", lambda: wrong)
    assert rule_docs.too_wrong() == ["s-passiv"]


def test_the_share_is_of_what_is_shown() -> None:
    assert Measured(100, 60, 30, 20, 10, 9).precision == 0.9
    assert Measured(100, 0, 30, 15, 0, 0).precision == 0.5
    assert Measured(100, 60).precision is None
    assert "(90 %)" in in_words(Measured(100, 60, 30, 20, 10, 9))
    assert "%" not in in_words(Measured(9, 9, 3, 3, 3, 3))
    assert in_words(Measured(1, 1, 1, 1, 1, 1)) == "Vi har kun læst 1 fund. Det var rigtigt."
    assert in_words(Measured(9, 9)) == in_words(None) == ""


def test_forklar_says_how_often_the_rule_was_right(monkeypatch) -> None:
    measured = {"jargon": Measured(60, 60, 30, 27, 30, 27)}
    monkeypatch.setattr(explain, "load_measured", lambda: measured)
    shown = CliRunner().invoke(explain.command, ["jargon"]).output
    assert "Vi har læst 30 fund. 27 af dem var rigtige (90 %)." in shown


def test_a_verdict_file_with_a_fault_is_refused(verdicts, tmp_path: Path) -> None:
    for line in ("a\tb\tmåske\t\t", "a\tb\tnej\t\tlav", "a\tb"):
        (tmp_path / "x.tsv").write_text(f"{verdicts.HEADER}\n{line}\n", encoding="utf-8")
        with pytest.raises(ValueError):
            verdicts.read("x", tmp_path)


def test_sum_counts_the_verdicts_and_keeps_old_counts(verdicts, tmp_path: Path) -> None:
    made = [
        verdicts.Verdict("1" * 16, "den", "ja", "", "høj"),
        verdicts.Verdict("2" * 16, "det", "nej", "et navn", "høj"),
        verdicts.Verdict("3" * 16, "de", "nej", "et navn", "lav"),
    ]
    verdicts.write("x", made, tmp_path / "judged")
    path = tmp_path / "maalt.tsv"
    path.write_text(verdicts.summary({"x": (8, 5)}, folder=tmp_path / "judged", path=path), "utf-8")
    assert load_measured(path) == {"x": Measured(8, 5, 3, 1, 2, 1)}
    again = verdicts.summary(folder=tmp_path / "judged", path=path)
    assert again == path.read_text(encoding="utf-8")


def test_other_texts_stand_in_a_column_of_their_own(verdicts, tmp_path: Path) -> None:
    made = verdicts.Verdict("1" * 16, "den", "ja", "", "middel", "breve")
    own = verdicts.Verdict("2" * 16, "det", "ja", "", "lav")
    verdicts.write("x", [own], tmp_path)
    assert (tmp_path / "x.tsv").read_text("utf-8").startswith(f"{verdicts.HEADER}\n")
    verdicts.write("x", [made, own], tmp_path)
    assert verdicts.read("x", tmp_path) == {"1" * 16: made, "2" * 16: own}
    assert verdicts.outside("x", shown=True, folder=tmp_path) == 1
    unknown = "\t".join(("1" * 16, "den", "ja", "", "lav", "aviser"))
    (tmp_path / "x.tsv").write_text(f"{verdicts.WIDE_HEADER}\n{unknown}\n", "utf-8")
    with pytest.raises(ValueError):
        verdicts.read("x", tmp_path)


def test_findings_in_other_texts_are_kept_apart(judged, verdicts, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(verdicts, "read", _elsewhere(verdicts.read, tmp_path / "judged"))
    monkeypatch.setattr(verdicts, "write", _elsewhere(verdicts.write, tmp_path / "judged"))
    folder = tmp_path / "breve"
    folder.mkdir()
    (folder / "1.txt").write_text("Du bedes svare.\n", encoding="utf-8")
    rule = load_rules()["bedes"]
    (_, found), *_ = judged.findings(folder, [rule], texts="breve")
    *_, line = judged.draw(found, rule, 9)
    assert line.endswith("\tbreve")
    assert judged.add([line.replace("\t\t\t", "\tja\t\t")]) == 1
    assert judged.prune([], rule) == 0
    assert judged.prune([], rule, texts="breve") == 1


def test_findings_are_drawn_judged_and_dropped(judged, verdicts, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(verdicts, "read", _elsewhere(verdicts.read, tmp_path / "judged"))
    monkeypatch.setattr(verdicts, "write", _elsewhere(verdicts.write, tmp_path / "judged"))
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "brev.txt").write_text("Du bedes svare. Du bedes ringe.\n", encoding="utf-8")
    rule = load_rules()["bedes"]
    ((_, found),) = judged.findings(corpus, [rule])
    lines = list(judged.draw(found, rule, 5))
    blanks = [line for line in lines if not line.startswith("#")]
    assert len(blanks) == 2
    with pytest.raises(ValueError, match="no verdict"):
        judged.add(lines)
    blank, filled = "\t\t\t", "\tja\t\t"
    assert judged.add([line.replace(blank, filled) for line in lines]) == 2
    assert [line for line in judged.draw(found, rule, 5) if not line.startswith("#")] == []
    assert judged.prune(found[:1], rule) == 1
    assert list(verdicts.read(rule.id)) == [found[0].key]


def _elsewhere(function, folder: Path):
    return lambda *arguments: function(*arguments, folder)
