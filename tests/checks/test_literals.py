"""Letters that every match needs: never a string that a match can do without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oejenhoejde.catalog import load_rules
from oejenhoejde.checks.literals import Quick, needed


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("abc|de", [("abc", "de")]),
        ("(abc)?de", [("de",)]),
        ("(?:abc)+x", [("abc",)]),
        ("(?>abc)x", [("abc",)]),
        ("[ab]cd", [("cd",)]),
        ("x(?=abc)", []),
        ("x(?!abc)yz", [("yz",)]),
        ("ab|c?", []),
        ("a(b|c)d", []),
        ("m(?:odtage|edføre|å)", [("medføre", "modtage", "må")]),
        (r"vil \w+ (være|få)", [("vil ",), (" få", " være"), ("få", "være")]),
        (r"§\s?\d", [("§",)]),
        (r"\w+ \w+", []),
        ("BØR du", [("bør du",)]),
        ("(?i:Ærø)", [("ærø",)]),
    ],
)
def test_needed(pattern: str, strings: list[tuple[str, ...]]) -> None:
    assert list(needed(re.compile(pattern))) == strings


_PARTS = st.sampled_from(["ab", "ÆØ", "c", "§", " ", r"\w", "[xy]", "(?:ab|cd)", "(ef)?", "(gh)+"])


@given(st.lists(_PARTS, min_size=1, max_size=6), st.booleans(), st.data())
def test_every_match_holds_one_of_each(parts: list[str], fold: bool, data: st.DataObject) -> None:
    pattern = re.compile("|".join(["".join(parts), "".join(reversed(parts))]), fold and re.I)
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    found = Quick(pattern)
    assert found.may_match(text.lower())
    assert found.search(text)


def test_most_patterns_of_the_rules_need_something() -> None:
    params = [rule.params for rule in load_rules().values() if rule.check == "regex"]
    patterns = [pattern for one in params for pattern in one.get("patterns", ())]
    patterns += [rewrite["pattern"] for one in params for rewrite in one.get("rewrites", ())]
    assert sum(bool(needed(re.compile(pattern))) for pattern in patterns) > 0.7 * len(patterns)
