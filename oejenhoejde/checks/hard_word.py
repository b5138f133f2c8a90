"""Finds rare words that no list knows: by frequency, compound parts and length. No files.

A word is left alone if any of its forms is common, or if it is put together of a few common
words, for such a word explains itself (`skolebus`, `børnepenge`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Tools, Unit
from oejenhoejde.checks.overlap import end_of, taken_by_terms
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.compounds import PREFIXES, split
from oejenhoejde.language.frequency import zipf
from oejenhoejde.params import HardWordParams
from oejenhoejde.suggest.verbal_noun import verb_behind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from oejenhoejde.language.inflection import Inflector

_CLASSES = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
#: Endings under which a common word lies open (`beboelig` is hard, `venlighed` is not).
_ENDINGS = ("mæssig", "mæssige", "mæssigt", "hed", "heden", "agtig", "løs", "løse", "fuld", "fri")
_MIN_STEM = 4


def find_hard_words(unit: Unit, params: HardWordParams, tools: Tools) -> Iterator[Hit]:
    """Give each rare word once in a text; names, listed terms and accepted words are skipped."""
    doc = unit.doc
    accepted = tools.terms.accepted
    hidden = shielded_tokens(doc) | taken_by_terms(doc, tools, explained=True)
    for token in doc:
        if (
            token.i in hidden
            or not params.letters <= len(token) < params.longest
            or not _is_word(token)
        ):
            continue
        if not _is_known(token, params.parts, tools.inflector):
            values = {"excerpt": token.text}
            word = next((w for w in (token.lower_, token.lemma_.lower()) if w in accepted), "")
            yield Hit(token.idx, end_of(token), values, once=token.lemma_.casefold(), accepted=word)


def _is_word(token: Token) -> bool:
    if token.pos_ not in _CLASSES or not token.is_alpha or token.text != token.text.strip("_"):
        return False
    return bool(token.is_lower or (token.is_title and token.is_sent_start))


def _is_known(token: Token, most: int, inflector: Inflector) -> bool:
    word, lemma = token.lower_, token.lemma_.lower()
    if any(_is_open(form, token.pos_, inflector) for form in {word, lemma, word.removesuffix("s")}):
        return True
    for candidate in (word, lemma):
        parts = split(candidate)
        if 1 < len(parts) <= most and all(_is_open(p, "NOUN", inflector) for p in parts):
            return True
    verb = verb_behind(lemma, inflector)
    if verb and _is_open(verb, "VERB", inflector):
        return True
    return _is_two_common(word)


def _is_two_common(word: str) -> bool:
    """Tell whether a word is two common ones, with or without a linking -s- or -e-."""
    for cut in range(_MIN_STEM, len(word) - _MIN_STEM + 1):
        left, right = word[:cut], word[cut:]
        if _is_common(right) and (_is_common(left) or (left[-1] in "se" and _is_common(left[:-1]))):
            return True
    return False


def _is_common(word: str) -> bool:
    """Tell whether a word form is used once in a million words, where the list of words ends."""
    return zipf(word) > 0


def _is_open(word: str, upos: str, inflector: Inflector) -> bool:
    """Tell whether a word, one of its forms or what is left without an ending is common."""
    if _is_common(word) or any(map(_is_common, inflector.forms(word, upos))):
        return True
    if any(_is_common(form) for form in inflector.forms(word, "VERB")):
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _MIN_STEM and _is_common(stem):
            return True
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _MIN_STEM and _is_common(rest):
            return True
    return False
