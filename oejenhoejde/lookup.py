"""Looks words up in the term map in any form, and makes a short example. No spaCy, no click."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from oejenhoejde.language.compounds import heads, tails
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.wordlist import Term

#: The form in which an example shows an entry: one that a text is full of.
_EXAMPLE_FORMS = {
    "VERB": {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Voice": "Act"},
    "NOUN": {"Gender": "Com", "Number": "Sing", "Definite": "Def"},
    "ADJ": {"Number": "Plur", "Definite": "Ind", "Degree": "Pos"},
}
_MEANS = re.compile(r"^.+? betyder, (at|når) (.+)\.$")
#: How alike a word must be to be offered in place of one that is not listed.
_ALIKE = 0.8
_MOST_ALIKE = 3


def find(terms: Sequence[Term], wanted: str, inflector: Inflector) -> list[Term]:
    """Give the entries that speak of a word or phrase in any form, those of that spelling first.

    A compound is looked up by its parts where nothing speaks of the whole.
    """
    words = wanted.casefold().split()
    if not words:
        return []
    found = [term for term in terms if _speaks_of(term, words, inflector)]
    if not found and len(words) == 1:
        found = _by_part(terms, words[0], inflector)
    return sorted(found, key=lambda term: term.lemma.casefold() != " ".join(words))


def alike(terms: Iterable[Term], wanted: str) -> list[str]:
    """Give the listed words that are spelt most like a word that is not listed."""
    lemmas = {term.lemma.casefold(): term.lemma for term in terms}
    near = get_close_matches(wanted.casefold(), list(lemmas), n=_MOST_ALIKE, cutoff=_ALIKE)
    return [lemmas[lemma] for lemma in near]


def example(term: Term, inflector: Inflector) -> str:
    """Show the entry in use: both wordings in one form, or an explanation after the word.

    The empty string where none can be made with certainty.
    """
    if term.kind == "forklar":
        means = _MEANS.match(term.definition)
        return f"»… {term.lemma}. Det betyder, {means[1]} {means[2]}.«" if means else ""
    if not term.alternatives:
        return ""
    new = term.alternatives[0]
    feats = _EXAMPLE_FORMS.get(term.upos)
    if feats is None or "…" in term.lemma + new:
        return ""
    pair = [inflector.inflect_phrase(wording, term.upos, feats) for wording in (term.lemma, new)]
    if not all(pair) or pair == [term.lemma, new]:
        return ""
    return f"»{pair[0]}« → »{pair[1]}«"


def _speaks_of(term: Term, words: Sequence[str], inflector: Inflector) -> bool:
    own = term.lemma.casefold().split()
    if own == list(words):
        return True
    if len(own) == 1:
        return len(words) == 1 and words[0] in _forms(own[0], term.upos, inflector)
    forms = _phrase_forms(term, own, inflector)
    if len(words) == 1:
        # A single word finds the phrases whose inflected word it is.
        head = {"verbudtryk": 0, "navneudtryk": -1}.get(term.word_class)
        return words[0] in (forms[head] if head is not None else frozenset(own))
    return any(
        all(word in forms[start + at] for at, word in enumerate(words))
        for start in range(len(forms) - len(words) + 1)
    )


def _phrase_forms(term: Term, own: Sequence[str], inflector: Inflector) -> list[frozenset[str]]:
    """Give, for each word of a phrase, the forms in which it can stand."""
    kinds = [""] * len(own)
    if term.word_class == "verbudtryk":
        kinds[0] = "VERB"
    elif term.word_class == "navneudtryk":
        kinds = ["ADJ"] * (len(own) - 1) + ["NOUN"]
    return [_forms(word, kind, inflector) for word, kind in zip(own, kinds, strict=True)]


def _forms(word: str, upos: str, inflector: Inflector) -> frozenset[str]:
    if upos not in {"NOUN", "VERB", "ADJ"}:
        return frozenset({word})
    return frozenset(form.casefold() for form in inflector.forms(word, upos)) | {word}


def _by_part(terms: Sequence[Term], word: str, inflector: Inflector) -> list[Term]:
    """Give the entries that speak for a compound with their word as its first or last part."""
    last = set(tails(word))
    first = {part for head in heads(word) for part in (head, head.removesuffix("s"))}
    return [
        term
        for term in terms
        if (term.last_part and last & _forms(term.lemma.casefold(), term.upos, inflector))
        or (term.first_part and term.lemma.casefold() in first)
    ]
