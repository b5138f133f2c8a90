"""A user's own rules: used, tried and explained beside the others; a broken one stops nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter

PAGE = (Path(__file__).parents[2] / "docs" / "egne-regler.md").read_text(encoding="utf-8")
SHOWN = dict(re.findall(r"<!-- (?:regel|ordliste): (\S+) -->\n```\w+\n(.+?)```", PAGE, re.DOTALL))
SOUND = SHOWN["gamle-navne.toml"]
TEXT = "Ring til Teknik og Miljø. Såfremt du ikke kan, så skriv."


@pytest.fixture
def rules(tmp_path):
    """Write files into the folder of rules; give the folder."""
    folder = tmp_path / "regler"
    folder.mkdir()
    (tmp_path / "brev.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "oejenhoejde.toml").write_text('rule_dirs = ["regler"]\n', encoding="utf-8")

    def write(**files: str) -> Path:
        for name, content in files.items():
            (folder / f"{name}.toml").write_text(content, encoding="utf-8")
        return folder

    return write


def found(outcome) -> list[str]:
    return [finding["rule"] for finding in outcome.json()["documents"][0]["findings"]]


def test_examples_of_the_page_are_sound(run, tmp_path) -> None:
    assert len(SHOWN) == 4
    for name, content in SHOWN.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "oejenhoejde.toml").write_text('term_lists = ["forsyning.tsv"]\n', encoding="utf-8")
    outcome = run("regler", "prøv", *(name for name in SHOWN if name.endswith("toml")))
    assert (outcome.code, outcome.out) == (0, "3 regler prøvet. Alt er i orden.\n")


def test_own_rule_is_used_and_can_be_chosen(run, rules) -> None:
    rules(navne=SOUND)
    assert found(run("tjek", "--format", "json", "brev.txt")) == ["gamle-navne", "kancelliord"]
    for option, left in (("--kun", ["gamle-navne"]), ("--uden", ["kancelliord"])):
        outcome = run("tjek", option, "gamle-navne", "--format", "json", "brev.txt")
        assert found(outcome) == left
    assert "Gammelt navn" in run("tjek", "--format", "html", "brev.txt").out
    # A name is for a person to change.
    assert "»Teknik og Miljø« er ikke rettet" in run("ret", "--også-usikre", "brev.txt").err


def test_own_rule_is_shown_and_explained(run, rules) -> None:
    rules(navne=SOUND)
    table = run("regler")
    assert re.search(r"gamle-navne +(advarsel +){4}Gammelt navn .*\(jeres egen\)", table.out)
    outcome = run("forklar", "Gamle-Navne")
    assert outcome.code == 0
    assert "Vores sprogguide, side 4" in outcome.out


def test_settings_may_change_an_own_rule(run, rules, tmp_path) -> None:
    rules(navne=SOUND)
    (tmp_path / "oejenhoejde.toml").write_text(
        'rule_dirs = ["regler"]\n[rules.gamle-navne]\nseverity = "fejl"\n', encoding="utf-8"
    )
    data = run("tjek", "--format", "json", "brev.txt").json()
    assert data["documents"][0]["findings"][0]["severity"] == "fejl"


def test_broken_rule_stops_nothing(run, rules, tmp_path) -> None:
    rules(navne=SOUND, ødelagt='id = "x"\ntitle = \n', kopi=SOUND)
    # The settings may name a rule whose file is broken.
    (tmp_path / "oejenhoejde.toml").write_text(
        'rule_dirs = ["regler"]\n[rules.oedelagt]\nenabled = false\n', encoding="utf-8"
    )
    for command in (["tjek", "--format", "json"], ["ret", "--vis"], ["regler"]):
        outcome = run(*command, *([] if command == ["regler"] else ["brev.txt"]))
        assert outcome.code == 2
        assert re.search(r"ødelagt\.toml, linje 2: er ikke gyldig TOML\..+\.\n", outcome.err)
        assert re.search(r"navne\.toml, linje 1, id: .+kopi\.toml.+»gamle-navne«", outcome.err)
        assert len(outcome.err.splitlines()) == 2
    assert found(run("tjek", "--format", "json", "brev.txt")) == ["gamle-navne", "kancelliord"]


def test_library_leaves_a_broken_rule_out(rules) -> None:
    folder = rules(navne=SOUND, tom="")
    linter = Linter(Config(rule_dirs=(folder,)))
    assert "gamle-navne" in linter.rules
    assert {Path(fault.path).name for fault in linter.book.faults} == {"tom.toml"}


PATTERN = (
    SOUND.replace("{alternative}", "noget andet")
    .replace('check = "regex"', 'check = "pattern"')
    .replace("ignore_case = false", "words = [[{LOWER = {NEJ = 1}}]]")
)
PATTERN = re.sub(r"\[\[params\.rewrites\]\]\n.+\n.+\n", "", PATTERN)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('check = "regex"', 'check = "passive"', "linje 3, check: egne regler kan ikke bruge"),
        ('id = "gamle-navne"', 'id = "lix"', "linje 1, id: Programmet har allerede en regel"),
        ('severity = "advarsel"', 'severity = "slem"', "linje 8, severity: har en ukendt værdi"),
        ("»{excerpt}«", "»{excerpt«", "linje 5, message: har en { eller } for meget"),
        ("»{excerpt}«", "»{ord}«", "linje 5, message: {ord} findes ikke for regex"),
        ('to = ["By', 'to = ["\\\\1 By', "linje 11, params: »\\1 By og Natur« nævner en gruppe"),
        ("Teknik og Miljø, hvis", "Borgerservice, hvis", "linje 22, examples.bad[0]: »Teknik"),
        ('mark = "Jobcentret"', 'mark = "mandag"', "linje 27, examples.bad[1]: reglen finder"),
        ('["Skriv »By og', '["Skriv »Land og', "linje 22, examples.bad[0]: reglen giver forslag"),
        ('to = ["By og Natur"]', 'to = ["Nye Teknik og Miljø"]', "reglen finder noget igen"),
        ("tekniker eller", "Teknik og Miljø eller", "linje 31, examples.good[0]: reglen finder"),
        ("skraldespanden", "Jobcentret", "examples.bad[0]: reglen finder 2 steder og ikke ét"),
        ("på Jobcentret", "i dag", "examples.bad[1]: »Jobcentret« står ikke i teksten"),
        ("[[examples.good]]", "[[examples.gode]]", "examples.gode: er ikke en kendt nøgle"),
    ],
)
def test_every_fault_is_told_with_its_place(run, rules, old, new, expected) -> None:
    assert old in SOUND
    rules(navne=SOUND.replace(old, new, 1))
    outcome = run("regler", "proev", "regler")
    assert outcome.code == 1
    assert expected in outcome.out, outcome.out
    assert "1 regel af 1 har fejl." in outcome.out


def test_pattern_that_spacy_cannot_use(run, rules) -> None:
    rules(navne=PATTERN)
    outcome = run("tjek", "--format", "json", "brev.txt")
    assert outcome.code == 2
    assert "params: har et mønster, spaCy ikke kan bruge" in outcome.err
    assert found(outcome) == ["kancelliord"]


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ('term_lists = ["forsyning.tsv"]\n', ""),
        ("", "params.lists: ordlisten »forsyning« findes ikke"),
    ],
)
def test_list_of_an_own_rule(run, rules, tmp_path, lists, expected) -> None:
    rules(ord=SHOWN["forsyningsord.toml"])
    (tmp_path / "forsyning.tsv").write_text(SHOWN["forsyning.tsv"], encoding="utf-8")
    (tmp_path / "oejenhoejde.toml").write_text(f'{lists}rule_dirs = ["regler"]\n', encoding="utf-8")
    (tmp_path / "brev.txt").write_text("Det er kloakopland.", encoding="utf-8")
    outcome = run("tjek", "--format", "json", "brev.txt")
    assert expected in outcome.err
    assert ("forsyningsord" in found(outcome)) is not bool(expected)
    # The list speaks through one rule only.
    assert len(found(outcome)) <= 1


def test_folder_that_is_not_there(run, rules, tmp_path) -> None:
    (tmp_path / "regler").rmdir() if (tmp_path / "regler").exists() else None
    outcome = run("regler", "prøv", "findes-ikke")
    assert (outcome.code, outcome.err) == (
        2,
        "findes-ikke: filen findes ikke. Tjek navnet og mappen.\n",
    )
    outcome = run("tjek", "--format", "json", "brev.txt")
    assert outcome.code == 2
    assert "regler: findes ikke. Ret stien i rule_dirs.\n" in outcome.err
