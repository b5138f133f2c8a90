"""The lemma table: what it knows it sets, what it does not know it leaves alone."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from oejenhoejde.engine import Linter
from oejenhoejde.language import lemmas
from oejenhoejde.language.lemmas import LemmaLexicon, Lemmas

PLURAL = "Definite=Ind|Gender=Com|Number=Plur"
SINGULAR = "Definite=Ind|Gender=Com|Number=Sing"
KNOWN = Lemmas(
    lexicon={
        "sager\tNOUN": "sag",
        f"bager\tNOUN\t{PLURAL}": "bag",
        f"bager\tNOUN\t{SINGULAR}": "bager",
        "er\tAUX": "være",
        "er\tVERB": "være",
        "danmarks\tPROPN": "Danmark",
    },
    rules={"ger": "2:", "en": "2:", "^fødder": "5:od", "er": "1:", "et": "2:"},
    genders={"bord": "Neut", "^jord": "Com", "ord": "Neut"},
)


def _doc(word: str, upos: str = "", feats: str = "", lemma: str = "?", dep: str = "") -> Doc:
    return Doc(
        spacy.blank("da").vocab,
        words=[word],
        pos=[upos] if upos else None,
        morphs=[feats] if feats else None,
        lemmas=[lemma],
        deps=[dep] if dep else None,
        heads=[0] if dep else None,
    )


@pytest.mark.parametrize(
    ("word", "upos", "feats", "lemma"),
    [
        ("Sager", "NOUN", PLURAL, "sag"),
        ("SAGER", "NOUN", "", "sag"),
        ("bager", "NOUN", PLURAL, "bag"),
        ("bager", "NOUN", SINGULAR, "bager"),
        ("Danmarks", "PROPN", "Case=Gen", "Danmark"),
        ("fødder", "NOUN", PLURAL, "fod"),
        ("planen", "NOUN", "Definite=Def|Gender=Com|Number=Sing", "plan"),
        ("stritter", "VERB", "", "stritte"),
        ("underkastet", "VERB", "", "underkaste"),
        ("KTAS-planen", "NOUN", "Definite=Def|Gender=Com|Number=Sing", "KTAS-plan"),
    ],
)
def test_sets_what_it_knows(word: str, upos: str, feats: str, lemma: str) -> None:
    assert LemmaLexicon(KNOWN)(_doc(word, upos, feats))[0].lemma_ == lemma


@pytest.mark.parametrize(
    ("word", "upos"),
    [
        ("sager", ""),  # no word class: another pipeline's labels
        ("Planen", "PROPN"),  # rules are for open classes
        ("hus", "NOUN"),  # no rule fits
        ("KTAS-hus", "NOUN"),  # nor for its last part
    ],
)
def test_leaves_alone_what_it_does_not_know(word: str, upos: str) -> None:
    assert LemmaLexicon(KNOWN)(_doc(word, upos, lemma="mit"))[0].lemma_ == "mit"


@pytest.mark.parametrize(
    ("lemma", "gender"), [("skrivebord", "Neut"), ("jord", "Com"), ("stamord", "Neut")]
)
def test_longest_end_tells_the_gender(lemma: str, gender: str) -> None:
    assert KNOWN.gender(lemma) == gender


def test_sets_the_gender_of_nouns_only() -> None:
    component = LemmaLexicon(Lemmas(genders=KNOWN.genders))
    noun = component(_doc("skrivebord", "NOUN", SINGULAR, lemma="skrivebord"))
    assert str(noun[0].morph) == "Definite=Ind|Gender=Neut|Number=Sing"
    adjective = component(_doc("bord", "ADJ", SINGULAR, lemma="bord"))
    assert str(adjective[0].morph) == SINGULAR


@pytest.mark.parametrize(
    ("dep", "before", "after"),
    [("aux", "VERB", "AUX"), ("cop", "VERB", "AUX"), ("ROOT", "AUX", "VERB"), ("", "AUX", "AUX")],
)
def test_the_tree_tells_auxiliaries(dep: str, before: str, after: str) -> None:
    assert LemmaLexicon(KNOWN)(_doc("er", before, dep=dep))[0].pos_ == after


PASSIVE = "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass"


def test_nouns_in_s_are_no_passives() -> None:
    component = LemmaLexicon(Lemmas(rules={"^proces": "0:", "es": "1:"}, genders={"ces": "Com"}))
    noun = component(_doc("Proces", "VERB", PASSIVE))[0]
    assert (noun.pos_, noun.lemma_) == ("NOUN", "proces")
    assert "Voice" not in str(noun.morph)
    verb = component(_doc("sendes", "VERB", PASSIVE))[0]
    assert (verb.pos_, verb.lemma_, str(verb.morph)) == ("VERB", "sende", PASSIVE)


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Det er det offentliges ansvar.", None),
        ("Vi tager de ansattes ønsker alvorligt.", None),
        ("Den anbragtes familie kan klage.", None),
        ("Du skal bruge din læges underskrift.", None),
        ("Det er de syges ret.", None),
        ("De sendtes hjem i går.", "sendtes"),
        ("Det nævntes på mødet.", "nævntes"),
        ("Dine penge kræves tilbage.", "kræves"),
        ("Deres sag behandles nu.", "behandles"),
        ("Det anbefales, at du svarer.", "anbefales"),
    ],
)
def test_what_has_an_owner_is_no_passive(
    linter: Linter, sentence: str, passive: str | None
) -> None:
    doc = linter._nlp(sentence)
    assert [t.text for t in doc if "Voice=Pass" in str(t.morph)] == ([passive] if passive else [])


def test_a_passive_ends_in_s() -> None:
    token = LemmaLexicon(KNOWN)(_doc("formidler", "VERB", PASSIVE))[0]
    assert str(token.morph) == PASSIVE.replace("Pass", "Act")


@pytest.mark.parametrize(
    ("word", "before", "after"), [("trøjer", SINGULAR, PLURAL), ("trøje", SINGULAR, SINGULAR)]
)
def test_a_noun_with_an_ending_is_a_plural(word: str, before: str, after: str) -> None:
    component = LemmaLexicon(Lemmas(rules={"jer": "1:", "øje": "0:"}))
    assert str(component(_doc(word, "NOUN", before))[0].morph) == after


def test_end_is_an_adposition() -> None:
    assert LemmaLexicon(Lemmas())(_doc("end", "SCONJ"))[0].pos_ == "ADP"


def test_reading_gives_back_what_was_written() -> None:
    assert lemmas.read_lemmas(lemmas.write_lemmas(KNOWN)) == KNOWN
    assert lemmas.read_lemmas(lemmas.write_lemmas(Lemmas())) == Lemmas()


def test_loads_a_file_and_misses_none(tmp_path: Path) -> None:
    path = tmp_path / lemmas.FILE
    assert lemmas.load_lemmas(path) == Lemmas()
    path.write_bytes(gzip.compress(lemmas.write_lemmas(KNOWN).encode()))
    assert lemmas.load_lemmas(path) == KNOWN


def test_is_added_once_and_last() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    lemmas.add_to(nlp)
    lemmas.add_to(nlp)
    assert nlp.pipe_names == ["sentencizer", lemmas.COMPONENT]
