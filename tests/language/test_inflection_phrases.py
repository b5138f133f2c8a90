"""Phrases: particles stay, attributes agree, and what cannot be inflected gives nothing."""

from __future__ import annotations

import pytest

from oejenhoejde.language.inflection import Inflector

CASES = [
    ("sætte i gang", "VERB", "Tense=Past", "satte i gang"),
    ("sætte i gang", "VERB", "Mood=Imp", "sæt i gang"),
    ("sætte i gang", "VERB", "Tense=Pres|Voice=Pass", "sættes i gang"),
    ("sende ind", "VERB", "VerbForm=Part|Tense=Past", "sendt ind"),
    ("bede om", "VERB", "Tense=Past", "bad om"),
    ("tage stilling til", "VERB", "Tense=Pres", "tager stilling til"),
    ("henvende sig til", "VERB", "Tense=Past", "henvendte sig til"),
    ("henvende sig til", "VERB", "Tense=Pres|Voice=Pass", None),
    ("læse og forstå", "VERB", "Tense=Past", "læste og forstod"),
    ("finde ud af", "VERB", "Tense=Past", "fandt ud af"),
    ("relevant tiltag", "NOUN", "Number=Sing", "relevant tiltag"),
    ("relevant tiltag", "NOUN", "Number=Plur", "relevante tiltag"),
    ("relevant tiltag", "NOUN", "Number=Sing|Definite=Def", "det relevante tiltag"),
    ("relevant tiltag", "NOUN", "Number=Plur|Definite=Def", "de relevante tiltag"),
    ("økonomisk hjælp", "NOUN", "Number=Sing|Definite=Def", "den økonomiske hjælp"),
    ("økonomisk hjælp", "NOUN", "Number=Plur", None),
    ("ny regel", "NOUN", "Case=Gen|Number=Sing|Definite=Def", "den nye regels"),
    ("stor klar fejl", "NOUN", "Number=Plur", "store klare fejl"),
    ("grund til afslaget", "NOUN", "Number=Plur", "grunde til afslaget"),
    ("grund til afslaget", "NOUN", "Number=Sing|Definite=Def", "grunden til afslaget"),
    ("grund til afslaget", "NOUN", "Case=Gen|Number=Sing", None),
    ("skrevet aftale", "NOUN", "Number=Plur", "skrevne aftaler"),
    ("normal for alderen", "ADJ", "Degree=Pos|Number=Plur", "normale for alderen"),
    ("normal for alderen", "ADJ", "Case=Gen|Number=Plur", None),
    ("meget vigtig", "ADJ", "Degree=Pos|Number=Plur", "meget vigtige"),
    ("relevant", "ADJ", "Degree=Cmp", "mere relevant"),
    ("relevant", "ADJ", "Degree=Sup|Definite=Def", "mest relevante"),
    ("tydelig", "ADJ", "Degree=Cmp", "tydeligere"),
    ("midlertidigt ophold", "NOUN", "Number=Sing|Definite=Def", "det midlertidige ophold"),
    ("almindeligt job", "NOUN", "Number=Plur", "almindelige job"),
    ("bolig hele året", "NOUN", "Number=Sing|Definite=Def", "boligen hele året"),
    ("sygepleje hjemme hos dig", "NOUN", "Number=Sing|Definite=Def", "sygeplejen hjemme hos dig"),
    ("bevis på, hvem du er", "NOUN", "Number=Plur", "beviser på, hvem du er"),
    ("den, der bygger", "NOUN", "Number=Sing|Definite=Def", "den, der bygger"),
    ("den, der bygger", "NOUN", "Number=Plur", None),
    ("bolig eller grund", "NOUN", "Number=Plur|Definite=Def", "boligerne eller grundene"),
    ("snrf til hjælp", "NOUN", "Number=Plur", None),
    ("lige blevet ledig", "ADJ", "Degree=Pos|Number=Plur", None),
    ("antal elever", "ADJ", "Degree=Pos|Number=Plur", None),
    ("hvis", "SCONJ", "", "hvis"),
]


@pytest.mark.parametrize(("phrase", "upos", "feats", "form"), CASES)
def test_phrase(phrase: str, upos: str, feats: str, form: str | None) -> None:
    features = dict(pair.split("=") for pair in feats.split("|") if pair)
    assert Inflector.load().inflect_phrase(phrase, upos, features) == form


def test_after_a_definite_word_there_is_no_article_and_no_ending() -> None:
    feats = {"Number": "Sing", "Definite": "Ind"}
    found = Inflector.load().inflect_phrase("relevant tiltag", "NOUN", feats, determined=True)
    assert found == "relevante tiltag"


def test_nothing_gives_nothing() -> None:
    assert Inflector.load().inflect_phrase("", "VERB", {}) is None
    assert Inflector.load().inflect_phrase("plejes af", "NOUN", {"Case": "Gen"}) is None
