"""Finds the words and phrases of the term map in parsed prose, in every inflected form.

Knows neither files nor config. One index serves every rule of check kind ``term``: a place is
matched once, by the longest entry, and the entry decides which rule speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.checks.term_fit import fits_context, fits_pos, may_stand_between, same_capitals
from oejenhoejde.checks.term_patterns import (
    BEGINNINGS,
    Features,
    Match,
    Pattern,
    make_pattern,
    stable_beginning,
    word_of,
)
from oejenhoejde.language.compounds import heads, tails
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.model import Applicability
from oejenhoejde.wordlist import Term

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: Letters of the shortest compound that is looked into.
_COMPOUND = 8
#: So many words are known to have nothing waiting for them.
_KEPT = 20_000
_KEY, _ACCEPTED_KEY = "oejenhoejde.terms", "oejenhoejde.accepted_terms"


class _Words:
    """The words of a text in plain lists: asking spaCy for each anew is what would cost."""

    __slots__ = ("ends", "is_punct", "present", "tokens", "words")

    def __init__(self, doc: Doc) -> None:
        self.tokens: list[Token] = []
        self.words: list[str] = []
        self.is_punct: list[bool] = []
        #: For each word the index after the last word of its sentence.
        self.ends: list[int] = []
        for sentence in doc.sents:
            for token in sentence:
                if not token.is_space:
                    self.tokens.append(token)
                    self.words.append(token.lower_ if token.is_alpha else word_of(token))
                    self.is_punct.append(token.is_punct)
            self.ends += [len(self.tokens)] * (len(self.tokens) - len(self.ends))
        #: With the empty word: what needs no word finds it everywhere. A plain set, as only with
        #: one does Python go through the smaller side of an intersection.
        self.present = {*self.words, ""}


class TermIndex:
    """The term map, ready for matching.

    Entries with a long first word are made ready when a text has a word that begins like it: a
    letter meets a few hundred of the thousands.
    """

    def __init__(
        self, terms: Iterable[Term], inflector: Inflector, *, accepted: frozenset[str] = frozenset()
    ) -> None:
        self._inflector = inflector
        #: The patterns by the form they begin with, and then by a word they cannot do without.
        self._patterns: dict[str, dict[str, list[Pattern]]] = {}
        self._waiting: dict[str, list[Term]] = {}
        #: Words for which nothing waits any more.
        self._met: set[str] = set()
        self._last: dict[str, tuple[Term, tuple[Features, ...]]] = {}
        self._first: dict[str, Term] = {}
        self.accepted = accepted
        self._let_pass: list[Term] = []
        for term in terms:
            if term.lemma.casefold() in accepted:
                self._let_pass.append(term)
                continue
            beginning = stable_beginning(term)
            if beginning and not term.last_part:
                self._waiting.setdefault(beginning, []).append(term)
            else:
                self._add(term)
            if term.first_part:
                self._first.setdefault(term.lemma.casefold(), term)

    def _add(self, term: Term) -> None:
        pattern = make_pattern(term, self._inflector)
        rarest = max(pattern.needs, key=lambda word: (len(word), word), default="")
        for form in pattern.slots[0].forms:
            self._patterns.setdefault(form, {}).setdefault(rarest, []).append(pattern)
        if term.last_part:
            for form, readings in pattern.slots[0].forms.items():
                self._last.setdefault(form, (term, readings))

    def _starting_with(self, word: str, present: set[str]) -> Iterator[Pattern]:
        """Give the patterns that can begin with a lower-case word in a text of such words."""
        if word not in self._met:
            self._make_ready(word)
        if patterns := self._patterns.get(word):
            for needed in patterns.keys() & present:
                yield from patterns[needed]

    def _make_ready(self, word: str) -> None:
        """Make the entries ready that may begin with a word met for the first time."""
        if len(self._met) >= _KEPT:
            self._met.clear()
        self._met.add(word)
        for letters in BEGINNINGS:
            for term in self._waiting.pop(word[:letters], ()):
                self._add(term)

    def plain_verb(self, infinitive: str) -> str:
        """Give the plain verb that may stand for a listed hard one, else the verb itself.

        Only one-word alternatives of safe entries without conditions.
        """
        for pattern in self._starting_with(infinitive, {""}):
            term = pattern.term
            if (
                term.lemma == infinitive
                and term.word_class == "verbum"
                and term.kind == "erstat"
                and term.applicability is Applicability.SAFE
                and not term.only_near
                and not term.not_near
                and " " not in term.alternatives[0]
            ):
                return term.alternatives[0]
        return infinitive

    def matches(self, doc: Doc, *, audience: str) -> list[Match]:
        """Give the entries found, without overlap, in the order of the text (memoised).

        Many rules ask: those that speak for an entry, and those that leave its place to it.
        """
        known: list[Match] | None = doc.user_data.get(_KEY)
        if known is None:
            known = doc.user_data[_KEY] = self._find(doc, audience)
        return known

    def accepted_matches(self, doc: Doc, *, audience: str) -> list[tuple[Match, str]]:
        """Give the entries that the user's accepted words let pass, each with its word (memoised).

        So that what is switched off can be listed, and what switches nothing off be told of.
        """
        if not self.accepted:
            return []
        known: list[tuple[Match, str]] | None = doc.user_data.get(_ACCEPTED_KEY)
        if known is None:
            known = doc.user_data[_ACCEPTED_KEY] = self._find_accepted(doc, audience)
        return known

    def _find_accepted(self, doc: Doc, audience: str) -> list[tuple[Match, str]]:
        found = []
        if self._let_pass:
            found = [(m, m.term.lemma.casefold()) for m in self._passing._find(doc, audience)]
        words = {token.i: word_of(token) for token in doc}
        if not self.accepted.isdisjoint(words.values()):
            taken = {i for match, _ in found for i in match.tokens}
            for match in self._find(doc, audience, passing=True):
                if taken.isdisjoint(match.tokens):
                    word = next(words[i] for i in match.tokens if words[i] in self.accepted)
                    found.append((match, word))
        return sorted(found, key=lambda pair: pair[0].tokens)

    @cached_property
    def _passing(self) -> TermIndex:
        """The entries that are accepted words themselves."""
        return TermIndex(self._let_pass, self._inflector)

    def _find(self, doc: Doc, audience: str, *, passing: bool = False) -> list[Match]:
        """Find entries: those that no accepted word lets pass, or (``passing``) the others."""
        text = _Words(doc)
        tokens = text.tokens
        shielded = shielded_tokens(doc)
        found: list[Match] = []
        present, patterns = text.present, self._patterns
        for at, word in enumerate(text.words):
            if word not in self._met:
                self._make_ready(word)
            if word not in patterns or tokens[at].i in shielded:
                continue
            for pattern in self._starting_with(word, present):
                if audience in pattern.term.accepted or not pattern.needs <= present:
                    continue
                match = _match_at(pattern, text, at)
                if match and self._wanted(match, doc, shielded, passing=passing):
                    found.append(match)
        taken: set[int] = set()
        chosen: list[Match] = []
        for match in sorted(found, key=lambda match: _rank(match, doc)):
            if taken.isdisjoint(match.tokens):
                taken.update(match.tokens)
                chosen.append(match)
        for token, word in zip(tokens, text.words, strict=True):
            if len(word) >= _COMPOUND and token.i not in taken and token.i not in shielded:
                part = self._compound(token, word, audience)
                if part and self._wanted(part, doc, shielded, passing=passing):
                    chosen.append(part)
        return sorted(chosen, key=lambda match: match.tokens)

    def _wanted(self, match: Match, doc: Doc, shielded: frozenset[int], *, passing: bool) -> bool:
        if not shielded.isdisjoint(match.tokens):
            return False
        if any(word_of(doc[i]) in self.accepted for i in match.tokens) is not passing:
            return False
        if not all(may_stand_between(doc[i], match.term) for i in match.gaps):
            return False
        return fits_context(match, doc) and (len(match.tokens) > 1 or fits_pos(match, doc))

    def _compound(self, token: Token, word: str, audience: str) -> Match | None:
        if not (self._last or self._first) or not word.isalpha():
            return None
        if token.pos_ not in {"NOUN", "ADJ", "VERB", "X"} and not token.is_lower:
            return None
        for tail in tails(word):
            hit = self._last.get(tail)
            if hit and audience not in hit[0].accepted:
                term, readings = hit
                before = word[: len(word) - len(tail)]
                return Match(term, (token.i,), token.i, readings, part=before)
        # Only all that stands before the last part: longer compounds are a matter of their length.
        for head in heads(word)[-1:]:
            first = self._first.get(head) or self._first.get(head.removesuffix("s"))
            if first and audience not in first.accepted:
                return Match(first, (token.i,), token.i, (), part=word[len(head) :])
        return None


def _match_at(pattern: Pattern, text: _Words, at: int) -> Match | None:
    """Match a pattern with its first word at ``at``, within the sentence."""
    words, is_punct, end = text.words, text.is_punct, text.ends[at]
    places: list[int] = []
    gaps: list[int] = []
    head = -1
    readings: tuple[Features, ...] = ()
    here = at
    for index, slot in enumerate(pattern.slots):
        last = min(here + (slot.gap_before if places else 0), end - 1)
        place = here
        while place <= last and words[place] not in slot.forms:
            # Nothing may stand between across a comma.
            place = end if is_punct[place] else place + 1
        if place > last:
            if slot.optional:
                continue
            return None
        if place > here and places:
            gaps.extend(range(here, place))
        if index == pattern.head:
            head, readings = place, slot.forms[words[place]]
        places.append(place)
        here = place + 1
    if not places or places[0] != at:
        return None
    tokens = text.tokens
    if pattern.term.word_class == "forkortelse" and not same_capitals(pattern.term, tokens[at]):
        return None
    return Match(
        pattern.term,
        tuple(tokens[place].i for place in places),
        tokens[head].i if head >= 0 else -1,
        readings,
        gaps=tuple(tokens[gap].i for gap in gaps),
    )


def _rank(match: Match, doc: Doc) -> tuple[int, int, int, bool, bool, str]:
    """Longest first; then the surer entry; then the place; then the word as it is listed.

    `primært` is the adverb of that spelling before it is a form of `primær`. Of the senses of a
    word the one that names a word near goes first. A stable tie break comes last.
    """
    term = match.term
    return (
        -len(match.tokens),
        -term.confidence.rank,
        match.tokens[0],
        word_of(doc[match.tokens[0]]) != term.lemma.casefold(),
        not term.only_near,
        term.word_class + term.lemma,
    )
