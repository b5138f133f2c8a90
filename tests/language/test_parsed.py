"""What the checks read of a parse is what spaCy says of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as SpacyDoc

from oejenhoejde import Linter
from oejenhoejde.language import parsed as module
from oejenhoejde.language.parsed import parsed

TEXTS = (
    "",
    "   ",
    "Hvis du ikke svarer, lukker vi sagen. Det skal du vide, før du skriver til os.",
    "Kommunen, som har behandlet sagen, har d. 3. maj  afgjort, at du kan få det.\nDu kan klage.",
    "Skriv til post@kommune.dk eller se www.kommune.dk/klag (»Klag her«), jf. § 12, stk. 2.",
    "[dit navn] har 1.250,50 kr. tilbage – og/eller en 25-årig «Navn». ☐ Ja ☐ Nej",
    "Den af kommunen udleverede blanket skal udfyldes og indsendes af dig senest den 1. juli.",
)
STRINGS = ("text", "lower_", "lemma_", "pos_", "dep_", "whitespace_")
FLAGS = ("is_alpha", "is_punct", "is_space", "is_title", "is_upper", "is_lower", "is_quote")
PLACES = ("i", "idx")
TOKENS = ("head", "left_edge", "right_edge")
ROWS = ("children", "subtree", "ancestors", "lefts", "rights")


def compare(source: SpacyDoc) -> None:
    doc = parsed(source)
    assert doc.text == source.text
    assert len(doc) == len(source)
    for ours, theirs in zip(doc, source, strict=True):
        for name in (*STRINGS, *FLAGS, *PLACES):
            assert getattr(ours, name) == getattr(theirs, name), (name, theirs)
        for name in TOKENS:
            assert getattr(ours, name).i == getattr(theirs, name).i, (name, theirs)
        for name in ROWS:
            assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)]
        assert ours.is_link == (theirs.like_url or theirs.like_email)
        assert bool(ours.is_sent_start) == bool(theirs.is_sent_start)
        assert str(ours.morph) == str(theirs.morph)
        assert ours.morph.to_dict() == theirs.morph.to_dict()
        assert list(ours.morph.get("VerbForm")) == theirs.morph.get("VerbForm")
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert len(ours) == len(theirs)
        assert ours.end == theirs.idx + len(theirs)
        if theirs.i + 1 < len(source):
            assert ours.nbor().i == theirs.nbor().i
    for mine, sentence in zip(doc.sents, source.sents, strict=True):
        assert (mine.start_char, mine.end_char) == (sentence.start_char, sentence.end_char)
        assert mine.root.i == sentence.root.i
    for start in range(len(source)):
        for end in range(start + 1, min(start + 6, len(source)) + 1):
            assert doc.text_of(start, end) == source[start:end].text
            assert doc.span(start, end).root.i == source[start:end].root.i


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_the_same_parse(linter: Linter, text: str) -> None:
    compare(linter._nlp(text))


@pytest.mark.parametrize("mode", ["strict", "expand", "contract"])
@pytest.mark.parametrize("text", TEXTS[2:5])
def test_characters_lead_to_the_same_tokens(linter: Linter, text: str, mode: str) -> None:
    source = linter._nlp(text)
    doc = parsed(source)
    for start in range(0, len(text), 3):
        for end in range(start + 1, len(text) + 1):
            theirs = source.char_span(start, end, alignment_mode=mode)
            ours = doc.char_span(start, end, alignment_mode=mode)
            if theirs is None or ours is None:
                assert theirs is ours
            else:
                assert (ours.start, max(ours.end, ours.start)) == (theirs.start, theirs.end)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("aåK.,  \n\t»«-–@/1§\u0301\U0001f600ß"), max_size=40))
def test_any_text_gives_the_same_parse(linter: Linter, text: str) -> None:
    compare(linter._nlp(text))


def test_it_is_let_go(linter: Linter) -> None:
    doc = parsed(linter._nlp(TEXTS[2]))
    first = doc[0]
    doc.user_data["x"] = doc
    doc.release()
    assert not doc.user_data
    with pytest.raises(AttributeError):
        first.head  # noqa: B018


def test_what_is_kept_ready_is_bounded(linter: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 10)
    for name in ("_spellings", "_strings"):
        monkeypatch.setattr(module, name, {})
    compare(linter._nlp(TEXTS[3]))
    assert len(module._spellings) <= 10
    assert len(module._strings) <= 10


def test_there_is_no_token_before_the_first(linter: Linter) -> None:
    doc = parsed(linter._nlp(TEXTS[2]))
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[-1].nbor(1)
