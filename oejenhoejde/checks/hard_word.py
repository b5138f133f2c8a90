"""Finds rare words that no list knows: by frequency, compound parts and length. No files.

A word is left alone if any of its forms is common, or if it is put together of a few common
words, for such a word explains itself (`skolebus`, `børnepenge`, `strømbesparende`). So are the
everyday words of ``wordlists/kendte-ord.tsv``, which are rare in books and subtitles only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Tools, Unit
from oejenhoejde.checks.danish import danish_tokens
from oejenhoejde.checks.overlap import taken_by_terms
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.compounds import PREFIXES, split
from oejenhoejde.language.frequency import zipf
from oejenhoejde.params import HardWordParams
from oejenhoejde.smalllists import load_rows
from oejenhoejde.suggest.verbal_noun import verb_behind

if TYPE_CHECKING:
    from oejenhoejde.language.inflection import Inflector
    from oejenhoejde.language.parsed import Token

_CLASSES = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
#: Endings under which a common word lies open (`beboelig` is hard, `venlighed` is not).
_ENDINGS = (
    *(
        "mæssigt",
        "mæssige",
        "mæssig",
        "heden",
        "hed",
        "agtig",
        "løse",
        "løs",
        "fuld",
        "frit",
        "fri",
    ),
    *(
        "holdige",
        "holdigt",
        "holdig",
        "fattig",
        "eligt",
        "elige",
        "elig",
        "bart",
        "bare",
        "bar",
        "vis",
    ),
)
#: These stand before a word that is known without them (`nyoprettet`, `trecifret`).
_BEFORE = (
    "ny",
    "gen",
    "to",
    "tre",
    "fire",
    "halv",
    "selv",
    "sam",
    "el",
    "it",
    "videre",
    "færdig",
    "løs",
    "fast",
)
#: What a participle ends in, and what its infinitive ends in.
_PARTICIPLES = ("ende", "ede", "et", "te", "t")
_MIN_STEM = 4
_MIN_PART = 3
#: So many words are remembered: the same ones come again and again.
_KEPT = 20_000
#: Shorter words are seldom more than a stem.
_LONG = 6
#: Zipf frequency from which a word of three letters is a sure part (`web`, `fil`, `liv`).
_SURE = 4.0


def find_hard_words(unit: Unit, params: HardWordParams, tools: Tools) -> Iterator[Hit]:
    """Give each rare word once in a text; names, listed terms and accepted words are skipped."""
    doc = unit.doc
    accepted = tools.terms.accepted
    hidden = shielded_tokens(doc) | taken_by_terms(doc, tools, explained=True)
    for token in danish_tokens(doc):
        if (
            not params.letters <= len(token.text) < params.longest
            or token.i in hidden
            or not _is_word(token)
        ):
            continue
        if not _is_known(token, params.parts, tools.inflector):
            values = {"excerpt": token.text}
            word = next((w for w in (token.lower_, token.lemma_.lower()) if w in accepted), "")
            yield Hit(token.idx, token.end, values, once=token.lemma_.casefold(), accepted=word)


def _is_word(token: Token) -> bool:
    if token.pos_ not in _CLASSES or not token.is_alpha or token.text != token.text.strip("_"):
        return False
    return bool(token.is_lower or (token.is_title and token.is_sent_start))


@cache
def _familiar() -> frozenset[str]:
    return frozenset(row["ord"] for row in load_rows("kendte-ord"))


def _is_known(token: Token, most: int, inflector: Inflector) -> bool:
    word, lemma = (text.replace("é", "e") for text in (token.lower_, token.lemma_.lower()))
    return _is_known_word(word, lemma, token.pos_, most, inflector)


@lru_cache(maxsize=_KEPT)
def _is_known_word(word: str, lemma: str, upos: str, most: int, inflector: Inflector) -> bool:
    if not _familiar().isdisjoint((word, lemma, *_bare(word))):
        return True
    if any(_is_open(form, upos, inflector) for form in {word, lemma, word.removesuffix("s")}):
        return True
    for candidate in (word, lemma):
        parts = split(candidate)
        if 1 < len(parts) <= most and all(_is_open(p, "NOUN", inflector) for p in parts):
            return True
    verb = verb_behind(lemma, inflector)
    if verb and _is_open(verb, "VERB", inflector):
        return True
    return any(_is_two_known(form, inflector) for form in {word, lemma})


def _bare(word: str) -> tuple[str, ...]:
    """Give a word without its endings: not every tagger makes a lemma of `klokkeslættet`."""
    endings = ("et", "ene", "erne", "en", "t", "e")
    return tuple(word.removesuffix(end) for end in endings if len(word) > _LONG)


def _is_two_known(word: str, inflector: Inflector) -> bool:
    """Tell whether a word is two known ones, with or without a linking -s- or -e-."""
    return any(
        _is_first(word[:cut], inflector)
        and (_is_part(word[cut:]) or _is_of_verb(word[cut:], inflector))
        for cut in range(2, len(word) - _MIN_PART + 1)
    )


def _is_first(left: str, inflector: Inflector) -> bool:
    if left in _BEFORE or _is_part(left):
        return True
    stem = left[:-1]
    if left[-1] in "se" and (_is_part(stem) or bool(verb_behind(stem, inflector))):
        return True
    # The first part may be a compound too: `pinkode|længde`.
    return any(_is_part(left[:at]) and _is_part(left[at:]) for at in range(3, len(left) - 2))


def _is_part(word: str) -> bool:
    if len(word) < _MIN_STEM:
        return len(word) == _MIN_PART and zipf(word) >= _SURE
    return _is_common(word) or word in _familiar()


def _is_of_verb(word: str, inflector: Inflector) -> bool:
    """Tell whether a word is a participle or a noun of a common verb (`besparende`, `holdelse`)."""
    if len(word) < _MIN_STEM:
        return False
    verb = verb_behind(word, inflector)
    if verb and _is_common_verb(verb, inflector):
        return True
    stems = (word.removesuffix(end) for end in _PARTICIPLES if word.endswith(end))
    return any(len(stem) >= _MIN_PART and _is_common_verb(f"{stem}e", inflector) for stem in stems)


def _is_common_verb(verb: str, inflector: Inflector) -> bool:
    return inflector.is_certain(verb, "VERB") and any(
        map(_is_common, inflector.forms(verb, "VERB"))
    )


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
        if stem == word or len(stem) < _MIN_PART or (len(stem) == _MIN_PART and not _is_part(stem)):
            continue
        # `indholds|mæssigt`, `oversku|elig`: a linking letter is no part of the stem.
        if any(map(_is_common, (stem, stem.removesuffix("s"), f"{stem}e"))):
            return True
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _MIN_STEM and _is_common(rest):
            return True
    return False
