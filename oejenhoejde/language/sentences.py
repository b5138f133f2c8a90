"""Lays the boundaries of sentences on spaCy's tokens, and counts the words of a sentence.

The component runs before the parser, which then keeps to the boundaries.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from oejenhoejde.language.boundaries import boundaries
from oejenhoejde.language.parsed import Doc, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

    from oejenhoejde.language.parsed import Token

COMPONENT = "oejenhoejde_sentences"


def set_boundaries(doc: SpacyDoc) -> SpacyDoc:
    """Set where sentences start; every other token is told that it starts none."""
    starts = iter([*boundaries(doc.text), len(doc.text) + 1])
    following = next(starts)
    for token in doc:
        first = token.i == 0
        if token.idx >= following and not token.is_space:
            first = True
            while token.idx >= following:
                following = next(starts)
        token.is_sent_start = first
    return doc


def words(sentence: Iterable[Token]) -> list[Token]:
    """Give one token for each word: what stands between white space and has a letter or digit.

    `og/eller`, `25-årige` and `1.250,50` are one word each, as a reader counts; dashes, bullets
    and a lone `§` are none. Placeholders such as `[dit navn]` count their words.
    """
    kept = sentence if isinstance(sentence, Span | Doc) else None
    if kept is not None and kept.counted is not None:
        return kept.counted
    found: list[Token] = []
    counted = False
    for token in sentence:
        if not counted:
            text = token.text
            # The quick question first: most words are nothing but letters.
            if text.isalnum() or any(map(str.isalnum, text)):
                found.append(token)
                counted = True
        if token.whitespace_ or token.is_space:
            counted = False
    if kept is not None:
        kept.counted = found
    return found


def register() -> None:
    """Make the component known to spaCy (once)."""
    from spacy.language import Language

    if not Language.has_factory(COMPONENT):

        def make(nlp: Any, name: str) -> Any:
            return set_boundaries

        Language.factory(COMPONENT, assigns=["token.is_sent_start"], func=make)


__all__ = ["COMPONENT", "register", "set_boundaries", "words"]
