"""Finds abbreviations in capitals that the text does not spell out at first use. No files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Tools, Unit
from oejenhoejde.checks.danish import danish_tokens
from oejenhoejde.checks.overlap import SENTENCE_KINDS, taken_by_terms
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.frequency import zipf
from oejenhoejde.params import AcronymParams

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_SAYS = re.compile(
    r"\s*(?:(?:\w+ )?\(|,? (?:dvs\.|det vil sige|altså|står for|betyder|er en forkortelse))"
)
#: What stands between the words and the abbreviation: `(PPR`, `(forkortet PPR`, `, PPR,`.
_OPENS = re.compile(
    r"(?P<mark>[(,–-]) ?(?:(?:også )?(?:kaldet|forkortet|kaldes|i daglig tale) )?\Z"
)
_CLOSES = {"(": ")", ",": ",", "–": " –", "-": " -"}
#: `PPR-udredning`: the abbreviation is the first part of a word.
_FIRST_PART = re.compile(r"[A-ZÆØÅ]{2,}(?=-[a-zæøå])")
_MIN = 2
_SHORTEST_WORD = 4
#: Zipf frequency from which a word of two or three letters is meant as a word (`DU`, `ÅR`).
_COMMON = 5.8


def find_acronyms(unit: Unit, params: AcronymParams, tools: Tools) -> Iterator[Hit]:
    """Give the first use of each; one that is explained there counts as seen."""
    if unit.kind not in SENTENCE_KINDS:
        return
    hidden = shielded_tokens(unit.doc) | taken_by_terms(unit.doc, tools)
    known = {word.upper() for word in params.known}
    for token in danish_tokens(unit.doc):
        if token.text == token.lower_:
            continue
        text = _capitals(token)
        if not _MIN <= len(text) <= params.longest or token.i in hidden:
            continue
        if text in known or _ROMAN.match(text) or _is_word(text):
            continue
        if _is_shouted(token) or _is_label(token, text) or _is_in_name(token):
            continue
        end = int(token.idx) + len(text)
        yield Hit(token.idx, end, {"excerpt": text}, once=text, silent=_is_explained(token))


def _capitals(token: Token) -> str:
    """Give the abbreviation that a token is or begins with, or the empty string."""
    if token.is_alpha:
        return token.text if token.text.isupper() else ""
    match = _FIRST_PART.match(token.text)
    return match.group() if match else ""


def _is_word(text: str) -> bool:
    """Tell whether it is an ordinary word in capitals (`IKKE`); short ones are too often both."""
    return zipf(text) > (0 if len(text) >= _SHORTEST_WORD else _COMMON)


def _is_label(token: Token, text: str) -> bool:
    """Tell whether two letters tell one of several apart: `blodtype AB`, `plan CD`."""
    return len(text) == _MIN and token.i > 0 and token.nbor(-1).pos_ == "NOUN"


def _is_in_name(token: Token) -> bool:
    """Tell whether it is a part of a name of several words: `Intel NUC`, `UEFI Boot`."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    after = token.nbor(1) if token.i + 1 < token.sent.end else None
    if before is not None and before.is_title and before.pos_ == "PROPN":
        return before.i > token.sent.start
    return after is not None and after.is_title and after.is_alpha


def _is_shouted(token: Token) -> bool:
    """Tell whether the word is one of several in capitals, or a part of a number or a name."""
    doc = token.doc
    beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    if any(other.is_alpha and other.text.isupper() and len(other) > 1 for other in beside):
        return True
    before = doc.text[token.idx - 1 : token.idx]
    after = doc.text[token.end : token.end + 1]
    return before in {"-", "/", "_", ".", "#"} or after in {"-", "_", "/"} or after.isdigit()


def _is_explained(token: Token) -> bool:
    """Tell whether the words stand before it, set off by marks, or right after it."""
    doc, text = token.doc, _capitals(token)
    after = doc.text[token.idx + len(text) :]
    if _SAYS.match(after):
        return True
    opening = _OPENS.search(doc.text[: token.idx])
    if opening is None or not after.startswith(_CLOSES[opening["mark"]]):
        return False
    words = [word for word in doc[: token.i] if word.text[:1].isalpha()][-len(text) :]
    # An abbreviation may come from another language than its words: any letter will do.
    return any(word.lower_.startswith(tuple(text.lower())) for word in words)
