"""The term map as tested code: sorted, unique, plain; no suggested word is itself a listed one."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from oejenhoejde.catalog import load_rules
from oejenhoejde.model import Applicability, Confidence
from oejenhoejde.resources import data_path
from oejenhoejde.wordlist import HEADER, Term, parse_terms

FILES = sorted((data_path("wordlists") / "termer").glob("*.tsv"))
LONGEST_DEFINITION = 20
#: Words with legal effect or two opposite senses (see domain facts in docs/beslutninger): they are
#: never swapped by themselves.
NEVER_SAFE = frozenset(
    "afgørelse påbud samtykke partshøring underretning dispensation væsentlig rettidig indsigelse "
    "formene sanktionere idet afskrive tilsyn udskrive således indstille".split()
)


def terms(path: Path) -> list[Term]:
    found, faults = parse_terms(path.read_text("utf-8"), path=path.name, domain=path.stem)
    assert not faults, [str(fault) for fault in faults]
    return found


ALL = [term for path in FILES for term in terms(path)]


def faults_of_alternatives(found: list[Term]) -> list[str]:
    """Name the alternatives that are themselves hard for citizens."""
    hard = {
        term.lemma.casefold()
        for term in found
        if term.kind not in {"forklar", "behold"}
        and "borgere" not in term.accepted
        and term.confidence is not Confidence.LOW
    }
    return [
        f"{term.domain}: {term.lemma} → {alternative}"
        for term in found
        for alternative in term.alternatives
        if alternative.casefold() in hard
    ]


def test_there_are_enough_entries_in_every_field() -> None:
    assert len(ALL) >= 2_000
    assert len(FILES) >= 15


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_list_is_sorted_and_whole(path: Path) -> None:
    header, *rows = path.read_text("utf-8").removesuffix("\n").split("\n")
    assert tuple(header.split("\t")) == HEADER
    assert all(len(row.split("\t")) == len(HEADER) for row in rows)
    words = [row.split("\t")[0].casefold() for row in rows]
    assert words == sorted(words)


def test_no_entry_stands_in_two_lists() -> None:
    places = defaultdict(set)
    for term in ALL:
        places[term.lemma.casefold()].add(term.domain)
    assert {lemma: where for lemma, where in places.items() if len(where) > 1} == {}


def test_no_alternative_is_a_hard_word() -> None:
    assert faults_of_alternatives(ALL) == []


def test_the_check_on_alternatives_finds_a_hard_one() -> None:
    bad, _ = parse_terms(
        "ord\talternativer\nfremsende\tafsende\nafsende\tsende\n", path="x", domain="x"
    )
    assert faults_of_alternatives(bad) == ["x: fremsende → afsende"]


def test_no_alternative_is_the_term_itself() -> None:
    assert [t.lemma for t in ALL if t.lemma.casefold() in map(str.casefold, t.alternatives)] == []


def test_definitions_are_short_whole_sentences() -> None:
    wrong = [
        (term.lemma, term.definition)
        for term in ALL
        if term.definition
        and (
            not term.definition.endswith(".")
            or term.definition[0].islower()
            or len(term.definition.split()) > LONGEST_DEFINITION
        )
    ]
    assert wrong == []


def test_protected_words_are_never_swapped_by_themselves() -> None:
    listed = {term.lemma for term in ALL}
    assert len(NEVER_SAFE & listed) > 10
    assert [
        term.lemma
        for term in ALL
        if term.lemma in NEVER_SAFE and term.applicability is Applicability.SAFE
    ] == []


def test_every_list_is_spoken_for_by_a_rule_for_each_kind() -> None:
    spoken = {
        (name, kind)
        for rule in load_rules().values()
        if rule.check == "term"
        for name in rule.params["lists"]
        for kind in rule.params["kinds"]
    }
    assert {(term.domain, term.kind) for term in ALL if term.kind != "behold"} <= spoken
