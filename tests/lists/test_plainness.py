"""No alternative is longer and harder without a reason; see `benchmarks.plainness`."""

from __future__ import annotations

import pytest

from benchmarks.plainness import (
    EXCEPTIONS,
    HEADER,
    KNOWN,
    Plainness,
    longer_and_harder,
    read_exceptions,
)
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.wordlist import load_terms, parse_terms


@pytest.fixture(scope="module")
def plainness() -> Plainness:
    return Plainness(Inflector.load())


def test_no_alternative_is_longer_and_harder_without_a_reason(plainness: Plainness) -> None:
    reasons, faults = read_exceptions(EXCEPTIONS.read_text("utf-8"))
    assert faults == []
    found = set(longer_and_harder(load_terms([]), plainness))
    assert sorted(found - reasons.keys()) == []
    assert sorted(reasons.keys() - found) == [], "these need no reason"


@pytest.mark.parametrize(
    ("term", "alternative"),
    [("virkning", "signifikans"), ("bil", "befordringsmiddel"), ("hjælp", "suspensiv støtte")],
)
def test_a_longer_and_harder_one_is_found(
    plainness: Plainness, term: str, alternative: str
) -> None:
    terms, _ = parse_terms(f"{term}\t{alternative}\n", path="x", domain="x")
    assert longer_and_harder(terms, plainness) == [(term, alternative)]


@pytest.mark.parametrize(
    ("term", "alternative"),
    [
        ("suspensiv", "som udskyder"),
        ("emboli", "blodprop"),
        ("transport", "kørsel"),
        ("kassation", "kassationen af varen"),
        ("inhabil", "uegnet på grund af familie"),
    ],
)
def test_a_plain_one_is_left_alone(plainness: Plainness, term: str, alternative: str) -> None:
    terms, _ = parse_terms(f"{term}\t{alternative}\n", path="x", domain="x")
    assert longer_and_harder(terms, plainness) == []


def test_a_compound_is_as_common_as_its_rarer_part(plainness: Plainness) -> None:
    assert plainness.wording("vejarbejde", "NOUN", parts=False) == 0.0
    assert plainness.wording("vejarbejde", "NOUN", parts=True) >= KNOWN


@pytest.mark.parametrize(
    "row", ["ord\talternativ\t", "ord\talternativ", "b\tx\tgrund\na\tx\tgrund", "a\tx\tg\na\tx\tg"]
)
def test_a_bad_exception_is_found(row: str) -> None:
    assert read_exceptions(f"{HEADER}\n{row}\n")[1]
    assert read_exceptions("ord\tgrund\n")[1]
