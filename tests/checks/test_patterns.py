"""Checks that rule files state as data: regular expressions and matcher patterns."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from oejenhoejde.checks.base import Unit
from oejenhoejde.checks.pattern import find_pattern
from oejenhoejde.checks.regex import find_regex
from oejenhoejde.language.parsed import parsed
from oejenhoejde.model import SegmentKind
from oejenhoejde.params import PatternParams, RegexParams


@pytest.fixture(scope="module")
def found(linter):
    """Give a function: the marked texts of a check over a text."""

    def run(check, params, text: str) -> list[str]:
        unit = Unit(parsed(linter._nlp(text)), SegmentKind.PARAGRAPH)
        return [text[hit.start : hit.end] for hit in check(unit, params, linter._tools)]

    return run


def test_group_is_what_is_marked(found) -> None:
    params = RegexParams(patterns=(r"kl\. (\d+)",))
    assert found(find_regex, params, "Kom kl. 10 eller kl. 14.") == ["10", "14"]


def test_least_gathers_the_matches_of_a_sentence(found) -> None:
    params = RegexParams(patterns=(r"§ \d+",), least=2)
    text = "Se § 1 og § 2 i loven. Se også § 3 her."
    assert found(find_regex, params, text) == ["§ 1 og § 2"]


def test_most_leaves_crowded_sentences_alone(found) -> None:
    params = RegexParams(patterns=(r"§ \d+",), most=1)
    text = "Se § 1 og § 2 i loven. Se også § 3 her."
    assert found(find_regex, params, text) == ["§ 3"]


def test_overlapping_rewrites_give_the_first_and_longest(found) -> None:
    params = RegexParams(rewrites=({"pattern": "bil", "to": ["x"]}, {"pattern": r"en bil\b"}))
    assert found(find_regex, params, "Han har en bil med bilradio.") == ["en bil", "bil"]


def test_quotations_are_left_alone_unless_asked_for(found) -> None:
    text = "Skiltet siger »ingen adgang for biler her« til alle."
    params = RegexParams(patterns=("biler",))
    assert found(find_regex, params, text) == []
    assert found(find_regex, params.model_copy(update={"in_quotes": True}), text) == ["biler"]


def test_term_map_speaks_first_unless_told(found) -> None:
    text = "Såfremt du kommer, så ring."
    params = RegexParams(patterns=("såfremt du",))
    assert found(find_regex, params, text) == []
    assert found(find_regex, params.model_copy(update={"over_terms": True}), text) == ["Såfremt du"]


def test_suggestions_follow_the_capital_of_the_text(linter) -> None:
    params = RegexParams(rewrites=({"pattern": r"\bder er (ro|fred)", "to": [r"her er \1"]},))
    unit = Unit(parsed(linter._nlp("Der er ro i huset.")), SegmentKind.PARAGRAPH)
    (hit,) = find_regex(unit, params, linter._tools)
    assert hit.proposals[0].edits == ((0, 9, "Her er ro"),)


def test_pattern_marks_the_marked_words(found) -> None:
    words = (({"LOWER": "kan"}, {"LOWER": "ikke", "OP": "?"}, {"POS": "VERB", "mark": True}),)
    params = PatternParams(words=words)
    assert found(find_pattern, params, "Du kan ikke svømme, men hun kan cykle.") == [
        "svømme",
        "cykle",
    ]


def test_pattern_is_dropped_where_unless_matches(found) -> None:
    params = PatternParams(
        words=(({"LOWER": "en"}, {"POS": "NOUN"}),), unless=(({"LOWER": "kat"},),)
    )
    assert found(find_pattern, params, "Jeg ser en hund og en kat.") == ["en hund"]


def test_tree_marks_the_named_nodes(found) -> None:
    tree = (
        {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "sende"}},
        {
            "LEFT_ID": "verb",
            "REL_OP": ">",
            "RIGHT_ID": "object",
            "RIGHT_ATTRS": {"DEP": "obj"},
        },
    )
    params = PatternParams(trees=(tree,), mark=("object",))
    assert found(find_pattern, params, "Du skal sende et brev til os.") == ["brev"]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"patterns": ["(uden slutning"]}, "ikke et gyldigt mønster"),
        ({"rewrites": [{"pattern": "[a", "to": ["b"]}]}, "ikke et gyldigt mønster"),
        ({}, "mindst ét mønster"),
    ],
)
def test_faulty_regex_is_refused(params, expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        RegexParams.model_validate(params)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, "mindst ét mønster"),
        ({"words": [[{"LOVER": "a"}]]}, "LOVER"),
        ({"words": [[]]}, "tomt mønster"),
        ({"words": [[{"LOWER": "a"}]], "unless": [[{"X": 1}]]}, "ukendt nøgle"),
        ({"trees": [[{"RIGHT_ATTRS": {"POS": "VERB"}}]]}, "RIGHT_ATTRS mangler"),
        (
            {"trees": [[{"RIGHT_ID": "a", "RIGHT_ATTRS": {"POS": "VERB"}}]], "mark": ["b"]},
            "ikke er et RIGHT_ID",
        ),
    ],
)
def test_faulty_pattern_is_refused(params, expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        PatternParams.model_validate(params)


def test_a_word_that_may_be_missing_bars_no_match(found) -> None:
    words = (({"LOWER": "ro"}, {"LOWER": "ganske", "OP": "?"}, {"LOWER": {"IN": ["i", "på"]}}),)
    assert found(find_pattern, PatternParams(words=words), "Der er ro i huset.") == ["ro i"]
    assert found(find_pattern, PatternParams(words=words), "Der er støj i huset.") == []
    more = (({"LEMMA": {"REGEX": "^støj"}}, {"LOWER": {"NOT_IN": ["på"]}, "OP": "+"}),)
    assert found(find_pattern, PatternParams(words=more), "Der er støj i huset.") == [
        "støj i huset."
    ]
