"""Finds the verbs that call on the reader: imperatives. Knows neither rules nor files.

The tagger finds most of them; the form of the word finds those that it takes for a noun or a name
(`Svar os inden fredag`, `Meld afbud`), at the start of a sentence or of a clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from oejenhoejde.language.frequency import zipf

if TYPE_CHECKING:
    from oejenhoejde.language.inflection import Inflector
    from oejenhoejde.language.parsed import Span as DocSpan
    from oejenhoejde.language.parsed import Token

_MIN_WORDS = 2
#: Endings of adjectives; with -e these look like verbs (`Venlig hilsen`).
_ADJECTIVES = ("ig", "isk", "som", "bar")
#: No noun stands bare after it: `Har du spørgsmål, så ring i morgen`.
_SO = "så"
#: What can stand before an imperative within a sentence.
_BEFORE = frozenset({"så", "og", "eller", "men"})
#: Between two nouns as well as between two clauses.
_JOINS = frozenset({"og", "eller"})
#: After these the tagger's word is taken for it.
_MARKS = frozenset({",", "(", "–", "-", "»", "”", '"'})
#: Particles and objects that follow a verb; after `Svar` or `Hjælp` they tell it from a noun.
_AFTER = frozenset(
    "altid bare blot bort dig din dine dit dog du en et fra frem først gerne hen her hertil "
    "hjem hvis ikke ind inden jeres kun lige med mig ned nu når ofte om op os også på selv senest "
    "snart straks så til tilbage ud ved venligst via".split()
)
_AFTER_CLASSES = frozenset({"PRON", "DET", "NUM", "NOUN", "PROPN", "ADJ"})
#: Words that are a noun or an adjective at the head of a line far more often than an imperative.
_NOUNS = frozenset("brev hjælp krav nyt råd støtte svar tak tale tilbud".split())


def imperatives(sentence: DocSpan, inflector: Inflector) -> Iterator[Token]:
    """Give the imperatives of a sentence; a single word is the name of a thing or an office."""
    if sum(token.is_alpha for token in sentence) < _MIN_WORDS:
        return
    for token in sentence:
        last = _before(token, sentence)
        if not token.is_alpha or not _is_imperative(token.lower_, inflector):
            continue
        if token.pos_ == "PRON" or token.lower_ == _SO:
            # `så vi kan`: `vi` is the imperative of `vie`, and `så` of `så`.
            continue
        if "Imp" in token.morph.get("Mood", []):
            # A tagger may take a noun within a clause for one (`firmaet Rør og Mere`).
            if _opens_clause(last) or (last is not None and last.text in _MARKS):
                yield token
        elif _opens_clause(last) and _is_asked(token, last, sentence):
            yield token


def _before(token: Token, sentence: DocSpan) -> Token | None:
    """Give the word or mark before a token; None where only marks and numbers open a sentence."""
    before = [other for other in sentence.doc[sentence.start : token.i] if not other.is_space]
    return before[-1] if any(other.is_alpha for other in before) else None


def _opens_clause(last: Token | None) -> bool:
    return last is None or last.lower_ in _BEFORE or last.text in {":", ";"}


def _is_asked(token: Token, last: Token | None, sentence: DocSpan) -> bool:
    """Tell whether a word that has the form of an imperative has the company of one, too."""
    if last is not None and last.lower_ == _SO:
        return True
    following = next((t for t in sentence.doc[token.i + 1 : sentence.end] if not t.is_space), None)
    if following is None or following.text in {",", ".", "!"}:
        if last is not None and last.lower_ in _JOINS and last.i and last.nbor(-1).pos_ == "NOUN":
            # `moms og skat.`
            return False
        return token.lower_ not in _NOUNS and "Fin" not in token.morph.get("VerbForm", [])
    if token.lower_ in _NOUNS:
        return following.pos_ == "PRON" and following.lower_ in {"os", "mig", "dig"}
    if "Fin" in following.morph.get("VerbForm", []):
        return False
    return following.lower_ in _AFTER or following.pos_ in _AFTER_CLASSES


@lru_cache(maxsize=4096)
def _is_imperative(word: str, inflector: Inflector) -> bool:
    """Tell whether a word is the imperative of a known or common verb.

    ``passer`` is a present far more often than the imperative of ``passere``.
    """
    if word.endswith("er"):
        return False
    verbs = (word, f"{word}e", f"{word}{word[-1]}e")
    known = [verb for verb in verbs if inflector.is_listed(verb, "VERB")]
    if not known and not word.endswith(_ADJECTIVES):
        known = [v for v in verbs[1:] if zipf(v) > 0 and inflector.is_certain(v, "VERB")]
    return any(inflector.verb(verb).imperative == word for verb in known)
