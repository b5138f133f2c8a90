"""Makes the entries of the term map ready for matching, and holds what a match is. No files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.suggest.tokens import REFLEXIVES
from oejenhoejde.wordlist import Term

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

Features = Mapping[str, str]

#: Words that may stand between the words of a verb phrase (`retter du straks henvendelse til`).
MAX_GAP = 4
#: Letters by which a waiting entry is found, by how long its first word is: the longest first.
#: A shorter word may change within its first letters.
_STABLE = ((10, 5), (7, 3))
#: The numbers of letters in use.
BEGINNINGS = tuple(letters for _, letters in _STABLE)

_ARTICLES = frozenset({"en", "et", "den", "det"})
_GAP = "…"
#: Words before which Danish usually has a comma, in the middle of a phrase too.
_AFTER_COMMA = frozenset({"at", "hvor", "hvis", "om", "som", "hvorvidt"})
_SOFT = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060")


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of an entry: its forms (lower case) with the features each can carry."""

    forms: Mapping[str, tuple[Features, ...]]
    optional: bool = False
    gap_before: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """An entry made ready for matching.

    ``head`` is the slot that is inflected, or -1; without the words of ``needs`` it cannot match.
    """

    term: Term
    slots: tuple[Slot, ...]
    head: int
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found: token indices of its words in order, the inflected one, its readings.

    ``part`` is the prefix or suffix of a compound that is not the term itself.
    """

    term: Term
    tokens: tuple[int, ...]
    head: int
    readings: tuple[Features, ...]
    part: str = ""
    gaps: tuple[int, ...] = field(default=())


def word_of(token: Token) -> str:
    """Give the token in lower case without soft hyphens and zero-width characters."""
    word: str = token.lower_
    return word if word.isalpha() else word.translate(_SOFT)


def stable_beginning(term: Term) -> str:
    """Give the letters with which every form of an entry's first word begins; empty if too few.

    Short words change near their beginning (`være`/`er`, `gå`/`gik`, `bog`/`bøger`), those of some
    length only after their prefix (`afgive`/`afgav`).
    """
    first = term.lemma.split(maxsplit=1)[0].casefold()
    for length, letters in _STABLE:
        if len(first) >= length:
            return first[:letters]
    return ""


def make_pattern(term: Term, inflector: Inflector) -> Pattern:
    words = term.lemma.split()
    if len(words) == 1:
        return Pattern(term, (Slot(_forms(term.lemma, term.upos, inflector)),), 0)
    slots: list[Slot] = []
    gap = 0
    head = -1
    for index, word in enumerate(words):
        if word == _GAP:
            gap = MAX_GAP
            continue
        forms: Mapping[str, tuple[Features, ...]] = {word.casefold(): ()}
        optional = False
        if slots and word in _AFTER_COMMA:
            slots.append(Slot({",": ()}, optional=True))
        if term.word_class == "verbudtryk":
            if index == 0:
                forms, head = _forms(word, "VERB", inflector), 0
            else:
                # Nothing parts an infinitive from its `at` (`er at finde`); a clause may follow it.
                if words[index - 1] != "at":
                    gap = gap or MAX_GAP
                if word == "sig":
                    forms = dict.fromkeys(REFLEXIVES, ())
                elif word in _ARTICLES:
                    forms, optional = dict.fromkeys(_ARTICLES, ()), True
        elif term.word_class == "navneudtryk":
            last = index == len(words) - 1
            forms = _forms(word, "NOUN" if last else "ADJ", inflector)
            head = len(slots) if last else head
        slots.append(Slot(forms, optional, gap))
        gap = 0
    needs = {
        form for slot in slots if not slot.optional and len(slot.forms) == 1 for form in slot.forms
    }
    return Pattern(term, tuple(slots), head, frozenset(needs))


@lru_cache(maxsize=1024)  # Dozens of entries begin with the same verb.
def _forms(lemma: str, upos: str, inflector: Inflector) -> Mapping[str, tuple[Features, ...]]:
    if upos not in {"NOUN", "VERB", "ADJ"}:
        return {lemma.casefold(): ()}
    found = inflector.forms(lemma, upos)
    forms: dict[str, tuple[Features, ...]] = {form: tuple(found[form]) for form in found}
    forms.setdefault(lemma.casefold(), ())
    return forms
