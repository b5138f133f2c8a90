"""The table of the 63 candidate rules is whole, and what it names exists."""

from __future__ import annotations

import re
from pathlib import Path

from oejenhoejde.catalog import load_rules

PAGE = (Path(__file__).parents[2] / "docs" / "beslutninger" / "0031-regler.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| ([a-z-]+) \| (.+) \|$", PAGE, re.MULTILINE))
RULES = load_rules()
#: Candidates of the guidance, and how many of them must be rules.
CANDIDATES, LEAST_BUILT = 63, 45


def test_every_candidate_is_decided_once() -> None:
    names = re.findall(r"^\| ([a-z-]+) \|", PAGE, re.MULTILINE)
    assert len(names) == len(set(names)) == len(ROWS) == CANDIDATES
    for name, said in ROWS.items():
        assert re.match(r"(?:bygget|lagt sammen med `|udeladt: )", said), name


def test_what_is_built_is_a_rule() -> None:
    built = [name for name, said in ROWS.items() if said.startswith("bygget")]
    assert len(built) >= LEAST_BUILT
    assert f"{len(built)} af dem er bygget" in PAGE
    for name in built:
        wanted = re.findall(r"`([a-z-]+)`", ROWS[name]) if "bygget som" in ROWS[name] else [name]
        assert wanted
        assert set(wanted) <= set(RULES), name


def test_every_rule_that_is_named_exists() -> None:
    assert set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", PAGE)) <= set(RULES)


def test_every_rule_is_accounted_for() -> None:
    named = set(ROWS) | set(re.findall(r"`([a-z-]+)`", PAGE))
    assert set(RULES) <= named, sorted(set(RULES) - named)
