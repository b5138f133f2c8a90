"""Marks the tokens that word rules leave alone: quotations, law titles and placeholders.

Knows neither rules nor files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.language.abbreviations import MONTH_NAMES

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc

_KEY = "oejenhoejde.shielded"

#: A quotation of at least three words. A single quoted word is often the hard word itself.
_QUOTE = re.compile(r"»[^»«\n]+«|”[^”\n]+”|“[^“”\n]+”|\"[^\"\n]+\"|„[^„“”\n]+[“”]")
_MIN_QUOTED_WORDS = 3

_LAW_NOUNS = frozenset(
    {"lov", "loven", "lovbekendtgørelse", "bekendtgørelse", "bekendtgørelsen", "forordning"}
)
#: Ordinary nouns that name a law text only with a number after them (`vejledning nr. 9 om …`).
_NUMBERED_NOUNS = frozenset({"vejledning", "cirkulære", "direktiv"})
#: How far `om` may stand from the noun: `lov nr. 453 af 10. juni 1997 om …`.
_MAX_TO_ABOUT = 9
_MAX_TITLE = 14
_TITLE_ENDS = frozenset({"PUNCT", "AUX", "SCONJ", "PRON", "SYM"})
_PLACEHOLDER = re.compile(
    # A « after a letter ends a Danish quotation and begins no placeholder.
    r"\[[^\[\]\n]{1,60}\]|\{\{[^{}\n]{1,60}\}\}|(?<![\w.,!?…])«[^«»\n]{1,60}»|<<[^<>\n]{1,60}>>"
    r"|\{[\w.]{1,40}\}"
)
#: A path is written for machines: `/api/v1/events`.
_PATH = re.compile(r"(?<![\w/])/[\w.-]+(?:/[\w.{}-]+)+")
_BRACKETS = re.compile(r"\[[^\[\]\n]+\]")


def shielded_tokens(doc: Doc) -> frozenset[int]:
    """Give the indices of tokens in quotations, law titles and placeholders (memoised)."""
    known = doc.user_data.get(_KEY)
    if isinstance(known, frozenset):
        return known
    text = doc.text
    spans = [m.span() for pattern in (_PLACEHOLDER, _PATH) for m in pattern.finditer(text)]
    spans += [
        m.span() for m in _QUOTE.finditer(text) if len(m.group().split()) >= _MIN_QUOTED_WORDS
    ]
    hidden: set[int] = set(_law_titles(doc))
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None:
            hidden.update(range(span.start, span.end))
    hidden.update(token.i for token in doc if token.is_link)
    result = frozenset(hidden)
    doc.user_data[_KEY] = result
    return result


def filled_in_later(doc: Doc) -> frozenset[int]:
    """Give the tokens in square brackets: in a template they tell what is to be written there.

    They are no words that the reader will see, however long the instruction is.
    """
    hidden: set[int] = set()
    for match in _BRACKETS.finditer(doc.text):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is not None:
            hidden.update(range(span.start, span.end))
    return frozenset(hidden)


def _law_titles(doc: Doc) -> Iterator[int]:
    """Give the tokens of titles such as `lov om aktiv socialpolitik`, up to what ends them."""
    for token in doc:
        word = token.lower_
        if word not in _LAW_NOUNS and word not in _NUMBERED_NOUNS:
            continue
        about = _find_about(doc, token.i)
        if about < 0 and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in {"nr.", "nr"}:
            # `Bekendtgørelse nr. 12 af 3. maj`: a name, however short.
            yield token.i
        if about < 0 or (word in _NUMBERED_NOUNS and about == token.i + 1):
            continue
        yield from range(token.i, about + 1)
        for at in range(about + 1, min(about + 1 + _MAX_TITLE, len(doc))):
            following = doc[at]
            if following.pos_ in _TITLE_ENDS or "Fin" in following.morph.get("VerbForm", []):
                break
            yield at


def _find_about(doc: Doc, start: int) -> int:
    for at in range(start + 1, min(start + 1 + _MAX_TO_ABOUT, len(doc))):
        token = doc[at]
        if token.lower_ == "om":
            return at
        of_a_date = token.text[:1].isdigit() or token.lower_.rstrip(".") in MONTH_NAMES
        if not of_a_date and token.lower_ not in {"nr.", "nr", "af", "den"}:
            return -1
    return -1
