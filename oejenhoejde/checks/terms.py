"""Finds the words and phrases of the term map in parsed prose, in every inflected form.

Knows neither files nor config. One index serves every rule of check kind ``term``: a place is
matched once, by the longest entry, and the entry decides which rule speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import text_of
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.compounds import heads, tails
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.model import Applicability
from oejenhoejde.suggest.terms import REFLEXIVES
from oejenhoejde.wordlist import Term

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Features = Mapping[str, str]

#: Words that may stand between the words of a verb phrase (`retter du straks henvendelse til`).
MAX_GAP = 4
#: How far to look for the words of ``ikke_ved`` and ``kun_ved``, in words to either side.
NEAR = 3
#: From this length a form is trusted even where the tagger gives another part of speech.
TRUSTED_LENGTH = 8

#: Letters of the beginning by which waiting entries are found.
BEGINNING = 3
#: Words of no more letters than this may change within their first letters.
_SHORT_WORD = 6

_ARTICLES = frozenset({"en", "et", "den", "det"})
_GAP = "…"
_KEY = "oejenhoejde.terms"
#: Words after which a present form is a verb.
_SUBJECTS = frozenset("du vi jeg de i han hun man der ikke".split())
#: Words before which Danish usually has a comma, in the middle of a phrase too.
_AFTER_COMMA = frozenset({"at", "hvor", "hvis", "om", "som", "hvorvidt"})
_SOFT = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060")

_COMPATIBLE: dict[str, frozenset[str]] = {
    "VERB": frozenset({"VERB", "AUX", "ADJ"}),
    "NOUN": frozenset({"NOUN", "X"}),
    "ADJ": frozenset({"ADJ", "ADV", "VERB", "DET"}),
}


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
                    self.words.append(word_of(token))
                    self.is_punct.append(token.is_punct)
            self.ends += [len(self.tokens)] * (len(self.tokens) - len(self.ends))
        self.present = frozenset(self.words)


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
    return token.text.translate(_SOFT).lower()


class TermIndex:
    """The term map, ready for matching.

    Entries with a long first word are made ready when a text has a word that begins like it: a
    letter meets a few hundred of the thousands.
    """

    def __init__(
        self, terms: Iterable[Term], inflector: Inflector, *, accepted: frozenset[str] = frozenset()
    ) -> None:
        self._inflector = inflector
        self._patterns: dict[str, list[Pattern]] = {}
        self._waiting: dict[str, list[Term]] = {}
        self._last: dict[str, tuple[Term, tuple[Features, ...]]] = {}
        self._first: dict[str, Term] = {}
        self._accepted = accepted
        for term in terms:
            if term.lemma.casefold() in accepted:
                continue
            beginning = stable_beginning(term)
            if beginning and not term.last_part:
                self._waiting.setdefault(beginning, []).append(term)
            else:
                self._add(term)
            if term.first_part:
                self._first.setdefault(term.lemma.casefold(), term)

    def _add(self, term: Term) -> None:
        pattern = _pattern(term, self._inflector)
        for form in pattern.slots[0].forms:
            self._patterns.setdefault(form, []).append(pattern)
        if term.last_part:
            for form, readings in pattern.slots[0].forms.items():
                self._last.setdefault(form, (term, readings))

    def _starting_with(self, word: str) -> Sequence[Pattern]:
        """Give the patterns that can begin with a lower-case word."""
        for term in self._waiting.pop(word[:BEGINNING], ()):
            self._add(term)
        return self._patterns.get(word, ())

    def plain_verb(self, infinitive: str) -> str:
        """Give the plain verb that may stand for a listed hard one, else the verb itself.

        Only one-word alternatives of safe entries without conditions.
        """
        for pattern in self._starting_with(infinitive):
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

    def _find(self, doc: Doc, audience: str) -> list[Match]:
        text = _Words(doc)
        tokens = text.tokens
        shielded = shielded_tokens(doc)
        found: list[Match] = []
        for at, token in enumerate(tokens):
            if token.i in shielded:
                continue
            for pattern in self._starting_with(text.words[at]):
                if audience in pattern.term.accepted or not pattern.needs <= text.present:
                    continue
                match = _match_at(pattern, text, at)
                if match and self._wanted(match, doc, shielded):
                    found.append(match)
        taken: set[int] = set()
        chosen: list[Match] = []
        for match in sorted(found, key=_rank):
            if taken.isdisjoint(match.tokens):
                taken.update(match.tokens)
                chosen.append(match)
        for token in tokens:
            if token.i not in taken and token.i not in shielded:
                part = self._compound(token, audience)
                if part and self._wanted(part, doc, shielded):
                    chosen.append(part)
        return sorted(chosen, key=lambda match: match.tokens)

    def _wanted(self, match: Match, doc: Doc, shielded: frozenset[int]) -> bool:
        if not shielded.isdisjoint(match.tokens):
            return False
        if any(word_of(doc[i]) in self._accepted for i in match.tokens):
            return False
        if not all(_may_stand_between(doc[i]) for i in match.gaps):
            return False
        return _fits_context(match, doc) and (len(match.tokens) > 1 or _fits_pos(match, doc))

    def _compound(self, token: Token, audience: str) -> Match | None:
        word = word_of(token)
        if len(word) < 8 or not (self._last or self._first) or not word.isalpha():
            return None
        if token.pos_ not in {"NOUN", "ADJ", "VERB"}:
            return None
        for tail in tails(word):
            hit = self._last.get(tail)
            if hit and audience not in hit[0].accepted:
                term, readings = hit
                before = word[: len(word) - len(tail)]
                return Match(term, (token.i,), token.i, readings, part=before)
        for head in heads(word):
            first = self._first.get(head) or self._first.get(head.removesuffix("s"))
            if first and audience not in first.accepted:
                return Match(first, (token.i,), token.i, (), part=word[len(head) :])
        return None


def stable_beginning(term: Term) -> str:
    """Give the letters with which every form of an entry's first word begins; empty if too few.

    Only short words change near their beginning (`være`/`er`, `gå`/`gik`, `bog`/`bøger`).
    """
    first = term.lemma.split(maxsplit=1)[0].casefold()
    return first[:BEGINNING] if len(first) > _SHORT_WORD else ""


def _pattern(term: Term, inflector: Inflector) -> Pattern:
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


def _forms(lemma: str, upos: str, inflector: Inflector) -> dict[str, tuple[Features, ...]]:
    if upos not in {"NOUN", "VERB", "ADJ"}:
        return {lemma.casefold(): ()}
    found = inflector.forms(lemma, upos)
    forms: dict[str, tuple[Features, ...]] = {form: tuple(found[form]) for form in found}
    forms.setdefault(lemma.casefold(), ())
    return forms


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
    if pattern.term.word_class == "forkortelse" and not _same_capitals(pattern.term, tokens[at]):
        return None
    return Match(
        pattern.term,
        tuple(tokens[place].i for place in places),
        tokens[head].i if head >= 0 else -1,
        readings,
        gaps=tuple(tokens[gap].i for gap in gaps),
    )


def _may_stand_between(token: Token) -> bool:
    """Tell whether a word between the words of a phrase leaves it one phrase.

    A subject or an adverb does (`retter kommunen straks henvendelse til`), another object or a
    preposition does not (`modtaget din anmodning om støtte til` is no `modtage støtte til`).
    """
    if token.pos_ in {"ADP", "CCONJ", "SCONJ", "VERB"}:
        return False
    return token.pos_ != "NOUN" or token.dep_ in {"nsubj", "iobj"}


def _same_capitals(term: Term, token: Token) -> bool:
    """Tell whether an abbreviation in capitals (`STAR`) stands in capitals: `star` is a word."""
    return not term.lemma.isupper() or (token.text[:1].isupper() and token.text[1:2].isupper())


def _rank(match: Match) -> tuple[int, int, int, str]:
    """Longest first; then the surer entry; then the place; then a stable tie break."""
    return (
        -len(match.tokens),
        -match.term.confidence.rank,
        match.tokens[0],
        match.term.word_class + match.term.lemma,
    )


def _fits_pos(match: Match, doc: Doc) -> bool:
    token = doc[match.head if match.head >= 0 else match.tokens[0]]
    if _is_name(token):
        return False
    if _is_stray_imperative(match, token) or _is_agent_noun(match, token):
        return False
    if match.term.word_class == "adverbium" and token.dep_ == "amod" and token.head.i > token.i:
        # An adjective of the same form: `et hyppigt problem`, `et øjeblikkeligt behov`.
        return token.pos_ != "ADJ" or token.head.pos_ != "NOUN"
    compatible = _COMPATIBLE.get(match.term.upos)
    if compatible is None or match.part or token.pos_ in compatible:
        return True
    if token.pos_ == "PROPN" and (token.is_sent_start or token.is_lower):
        return True
    return len(token) >= TRUSTED_LENGTH and token.pos_ != "PROPN"


def _is_stray_imperative(match: Match, token: Token) -> bool:
    """Tell whether a form that can only be an imperative stands where none can (`dokumenter`)."""
    if match.term.word_class != "verbum" or not match.readings:
        return False
    if not all(reading.get("Mood") == "Imp" for reading in match.readings):
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    opens = token.is_sent_start or before in {"og", "eller", ",", ":"}
    return token.pos_ not in {"VERB", "AUX"} or not opens


def _is_agent_noun(match: Match, token: Token) -> bool:
    """Tell whether a present form is a noun without article: `hvis ansøger ikke er part`."""
    if match.term.word_class != "verbum" or not token.lower_.endswith("er"):
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and (before.pos_ == "ADP" or before.lower_ in _SUBJECTS):
        return before.pos_ == "ADP"
    for at in range(token.i + 1, min(token.i + 3, token.sent.end)):
        word = token.doc[at]
        if word.pos_ in {"VERB", "AUX"}:
            return "Fin" in word.morph.get("VerbForm", [])
        if word.pos_ not in {"ADV", "PART"}:
            return False
    return False


def _is_name(token: Token) -> bool:
    """Tell whether a word is capitalised inside a sentence that is not all capitals."""
    if not token.is_title or token.is_sent_start:
        return False
    before = token.nbor(-1) if token.i else None
    if before is not None and (before.is_quote or before.text in {":", "-", "–", "("}):
        return token.pos_ == "PROPN"
    sentence = token.sent
    return not all(word.is_title or not word.is_alpha for word in sentence)


def _fits_context(match: Match, doc: Doc) -> bool:
    term = match.term
    if not term.not_near and not term.only_near:
        return True
    sentence = doc[match.tokens[0]].sent
    first, last = match.tokens[0], match.tokens[-1]
    near: set[str] = set()
    for step in (-1, 1):
        at, seen = (first if step < 0 else last) + step, 0
        while sentence.start <= at < sentence.end and seen < NEAR:
            token = doc[at]
            if not token.is_punct and not token.is_space:
                near.update((word_of(token), token.lemma_.lower()))
                seen += 1
            at += step
    near.update(word_of(doc[i]) for i in match.gaps)
    if match.part:
        near.add(match.part)
    if near & term.not_near:
        return False
    return not term.only_near or bool(near & term.only_near)


_EXPLAINED_AFTER = re.compile(
    r"\s*[»”\"]?,?\s*(\(|–|—|:|det vil sige|dvs\.|altså|også kaldet|som betyder|som er|hvilket|"
    r"betyder|vil sige|er,? når|er det,? at|er (en|et|den|det)\b)",
    re.IGNORECASE,
)
_EXPLAINED_NEXT = re.compile(
    r"\s*(Det betyder|Det vil sige|Det er\b|Dvs\.|Altså|Her betyder|Med det mener)", re.IGNORECASE
)


def is_explained(doc: Doc, match: Match) -> bool:
    """Tell whether the text explains the term where it stands.

    Signs: a parenthesis, dash or colon after it; `betyder`, `det vil sige`, `altså`; a next
    sentence that opens with `Det betyder` and the like; or the term itself in parentheses after
    the plain wording.
    """
    first, last = doc[match.tokens[0]], doc[match.tokens[-1]]
    end = last.idx + len(last)
    text = text_of(doc)
    if _EXPLAINED_AFTER.match(text, end):
        return True
    before = text[: first.idx].rstrip('»"” ')
    if before.endswith("(") and text[end : end + 2].lstrip('«"”').startswith(")"):
        return True
    sentence = last.sent
    return bool(sentence.end < len(doc) and _EXPLAINED_NEXT.match(text, sentence.end_char))
