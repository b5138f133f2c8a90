"""Gives the words of Danish sentences only. Knows neither rules nor files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.language.identify import is_danish

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: A sentence of so many words has a common Danish one.
_MIN_WORDS = 4


_KEY = "oejenhoejde.danish"


def danish_tokens(doc: Doc) -> list[Token]:
    """Give the tokens of all sentences but lines in another language, of which all is rare.

    Memoised.
    """
    known: list[Token] | None = doc.user_data.get(_KEY)
    if known is not None:
        return known
    found: list[Token] = []
    for sentence in doc.sents:
        words = [token.lower_ for token in sentence if token.is_alpha]
        if len(words) < _MIN_WORDS or is_danish(words):
            found += sentence
    doc.user_data[_KEY] = found
    return found
