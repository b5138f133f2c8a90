"""Finds abbreviations in capitals that the text does not spell out at first use. No files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Tools, Unit, text_of
from oejenhoejde.checks.overlap import SENTENCE_KINDS, end_of, taken_by_terms
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.frequency import zipf
from oejenhoejde.params import AcronymParams

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_SAYS = re.compile(
    r"\s*(?:(?:\w+ )?\(|,? (?:dvs\.|det vil sige|altså|står for|betyder|er en forkortelse))"
)
_MIN = 2
_SHORTEST_WORD = 4


def find_acronyms(unit: Unit, params: AcronymParams, tools: Tools) -> Iterator[Hit]:
    """Give the first use of each; one that is explained there counts as seen."""
    if unit.kind not in SENTENCE_KINDS:
        return
    hidden = shielded_tokens(unit.doc) | taken_by_terms(unit.doc, tools)
    known = {word.upper() for word in params.known}
    for token in unit.doc:
        text = token.text
        if not _MIN <= len(text) <= params.longest or not text.isupper() or not token.is_alpha:
            continue
        if text in known or token.i in hidden or _ROMAN.match(text) or _is_word(text):
            continue
        if _is_shouted(token):
            continue
        yield Hit(
            token.idx, end_of(token), {"excerpt": text}, once=text, silent=_is_explained(token)
        )


def _is_word(text: str) -> bool:
    """Tell whether it is an ordinary word in capitals (`IKKE`); short ones are too often both."""
    return len(text) >= _SHORTEST_WORD and zipf(text) > 0


def _is_shouted(token: Token) -> bool:
    """Tell whether the word is one of several in capitals, or a part of a number or a name."""
    doc = token.doc
    beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    if any(other.is_alpha and other.text.isupper() and len(other) > 1 for other in beside):
        return True
    before = text_of(doc)[token.idx - 1 : token.idx]
    after = text_of(doc)[end_of(token) : end_of(token) + 1]
    return before in {"-", "/", "_", ".", "#"} or after in {"-", "_", "/"} or after.isdigit()


def _is_explained(token: Token) -> bool:
    """Tell whether the words stand before it in brackets or right after it."""
    doc, text = token.doc, token.text
    if _SAYS.match(text_of(doc)[end_of(token) :]):
        return True
    if text_of(doc)[token.idx - 1 : token.idx] != "(":
        return False
    words = [word for word in doc[: token.i - 1] if word.is_alpha][-2 * len(text) :]
    return any(word.lower_.startswith(text[0].lower()) for word in words)
