"""Gives the bundled pipeline its view of a word's letters: long and short endings, case apart.

spaCy's own Danish looks at the first letter and the last three. Danish packs its grammar and, in
compounds, its head at the end of a word, so the first letter gives way to the last five. Letters
are lower-cased, so that a heading in CAPITALS has the endings it has elsewhere; SHAPE keeps case.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.attrs import PREFIX, SUFFIX  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.util import registry

#: What the meta.json of a pipeline says that was trained on endings.
META: Final = "word_ends"


def long_ending(text: str) -> str:
    """Give the last five letters, in lower case, marked so that no short ending equals it."""
    return "-" + text[-5:].lower()


def short_ending(text: str) -> str:
    """Give the last three letters, in lower case."""
    return text[-3:].lower()


def look_at_endings(nlp: Language) -> Language:
    """Make a pipeline, and no other, see endings; before it reads its first text."""
    getters = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
    getters[PREFIX] = long_ending
    getters[SUFFIX] = short_ending
    # Words of the tokenizer's exceptions are there already.
    for lexeme in nlp.vocab:
        lexeme.prefix_ = long_ending(lexeme.text)
        lexeme.suffix_ = short_ending(lexeme.text)
    return nlp


@registry.callbacks("oejenhoejde.endings.v1")  # type: ignore[untyped-decorator]
def make_endings() -> Callable[[Language], Language]:
    """Give the callback that training uses; a loaded pipeline is told by ``look_at_endings``."""
    return look_at_endings
