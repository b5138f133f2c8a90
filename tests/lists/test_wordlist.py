"""Word lists: what is read, and faults with file and line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from oejenhoejde.errors import WordListError
from oejenhoejde.model import Applicability
from oejenhoejde.wordlist import HEADER, load_terms, parse_terms

HEAD = "\t".join(HEADER)


def row(**cells: str) -> str:
    return "\t".join(cells.get(name, "") for name in HEADER)


def test_two_columns_without_a_header_are_enough() -> None:
    terms, faults = parse_terms("fremsende\tsende\nsagsakt\tpapir\n", path="min.tsv", domain="egne")
    assert not faults
    assert [term.lemma for term in terms] == ["fremsende", "sagsakt"]
    assert terms[0].alternatives == ("sende",)
    assert terms[0].applicability is Applicability.DISPLAY


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"ord": "", "slags": "erstat"}, "»ord« er tom"),
        ({"ord": "x", "ordklasse": "navn"}, "»navn« kan ikke stå i ordklasse"),
        ({"ord": "x", "slags": "skift"}, "»skift« kan ikke stå i slags"),
        ({"ord": "x", "slags": "erstat"}, "mindst ét alternativ"),
        ({"ord": "x", "slags": "forklar"}, "skal have en forklaring"),
        ({"ord": "x", "slags": "behold", "alternativer": "y"}, "skal ikke have alternativer"),
        ({"ord": "x", "alternativer": "y; X"}, "har sig selv som alternativ"),
        ({"ord": "x", "ikke_ved": "y; z", "kun_ved": "z"}, "»z« står både i ikke_ved og i kun_ved"),
        ({"ord": "x", "accepteret": "naboer"}, "»naboer« kan ikke stå i accepteret"),
        ({"ord": "x", "tillid": "100"}, "»100« kan ikke stå i tillid"),
        ({"ord": "x", "rettelse": "ja"}, "»ja« kan ikke stå i rettelse"),
        ({"ord": "x", "sammensat": "midt"}, "»midt« kan ikke stå i sammensat"),
    ],
)
def test_fault_names_file_and_line(cells: dict[str, str], expected: str) -> None:
    _, faults = parse_terms(f"{HEAD}\n{row(**cells)}\n", path="min.tsv", domain="egne")
    assert len(faults) == 1
    assert str(faults[0]).startswith("min.tsv, linje 2: ")
    assert expected in str(faults[0])


def test_unknown_column_lists_the_known_ones() -> None:
    _, faults = parse_terms("ord\tsynonym\tx\n", path="min.tsv", domain="egne")
    assert "kender ikke kolonnen »synonym«" in str(faults[0])
    assert "alternativer" in str(faults[0])


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    one, two = tmp_path / "en.tsv", tmp_path / "to.tsv"
    one.write_text(f"{HEAD}\n{row(ord='a', slags='erstat')}\n", encoding="utf-8")
    two.write_bytes("å\tb".encode("latin-1"))
    with pytest.raises(WordListError) as caught:
        load_terms([one, two, tmp_path / "tre.tsv"], builtin=False)
    assert [fault.path for fault in caught.value.faults] == [
        str(one), str(two), str(tmp_path / "tre.tsv"),
    ]  # fmt: skip


def test_own_entry_replaces_the_built_in_one(tmp_path: Path) -> None:
    own = tmp_path / "egne.tsv"
    own.write_text("såfremt\tifald\n", encoding="utf-8")
    found = [term for term in load_terms([own]) if term.lemma == "såfremt"]
    assert [term.alternatives for term in found] == [("ifald",)]


def test_same_word_twice_in_one_list_is_a_fault(tmp_path: Path) -> None:
    own = tmp_path / "egne.tsv"
    own.write_text("såfremt\thvis\nsåfremt\tnår\n", encoding="utf-8")
    with pytest.raises(WordListError, match=r"linje 2.*står allerede i linje 1"):
        load_terms([own])


def test_own_list_switches_a_word_off_by_naming_it_twice(tmp_path: Path) -> None:
    own = tmp_path / "egne.tsv"
    own.write_text("Såfremt\tsåfremt\n", encoding="utf-8")
    found = [term for term in load_terms([own]) if term.lemma.casefold() == "såfremt"]
    assert [(term.kind, term.alternatives) for term in found] == [("behold", ())]
