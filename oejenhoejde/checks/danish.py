"""Gives the words of Danish sentences only. Knows neither rules nor files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.language.identify import is_danish

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: A sentence of so many words has a common Danish one.
_MIN_WORDS = 4


def danish_tokens(doc: Doc) -> Iterator[Token]:
    """Give the tokens of all sentences but lines in another language, of which all is rare."""
    for sentence in doc.sents:
        words = [token.lower_ for token in sentence if token.is_alpha]
        if len(words) < _MIN_WORDS or is_danish(words):
            yield from sentence
