"""Tells what a text of its type ought to say and does not. Knows neither files nor config."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Tools
from oejenhoejde.checks.document import BODY, DocumentView, Part, Placed
from oejenhoejde.checks.document_type import CATALOGUE, NAMES, is_greeting
from oejenhoejde.checks.overlap import is_finite
from oejenhoejde.checks.requests import imperatives
from oejenhoejde.model import SegmentKind
from oejenhoejde.params_document import MissingParams

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan

_HEADS = frozenset({SegmentKind.HEADING, SegmentKind.TITLE})


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    # No pattern at all finds nothing.
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)


def find_missing(view: DocumentView, params: MissingParams, tools: Tools) -> Iterator[Placed]:
    """Give one hit where the text lacks what its type must say."""
    if (view.type not in params.types) if params.types else view.type == CATALOGUE:
        return
    if sum(part.words for part in view.body()) < params.min_words:
        return
    values = {"type": NAMES.get(view.type, "Teksten")}
    if params.first:
        yield from _late(view, params, tools, values)
        return
    # A number or an address at the foot of the page is a way to reach the sender.
    parts = list(view.parts)
    if params.given:
        given = [at for at, part in enumerate(parts) if _is_given(part, params)]
        if not given:
            return
        if params.reach is not None:
            near = {at + step for at in given for step in range(-1, params.reach + 1)}
            parts = [part for at, part in enumerate(parts) if at in near]
    if not any(_says(part, params, tools) for part in parts):
        yield Placed(Hit(0, 0, values))


def _is_given(part: Part, params: MissingParams) -> bool:
    given, against = _compiled(params.given), _compiled(params.given_unless)
    return any(given.search(text) and not against.search(text) for text in _texts(part))


def _texts(part: Part) -> Iterable[str]:
    return [sentence.text for sentence in part.sentences()] or [part.prose]


def _says(part: Part, params: MissingParams, tools: Tools) -> bool:
    if _compiled(params.wanted).search(part.prose):
        return True
    return any(_sentence_says(sentence, params, tools) for sentence in part.sentences())


def _sentence_says(sentence: DocSpan, params: MissingParams, tools: Tools) -> bool:
    if _compiled(params.wanted).search(sentence.text):
        return True
    if params.asks and any(imperatives(sentence, tools.inflector)):
        return True
    return (
        bool(_compiled(params.hints).search(sentence.text))
        and not _compiled(params.unless).search(sentence.text)
        and _has_verb(sentence, tools)
    )


def _has_verb(sentence: DocSpan, tools: Tools) -> bool:
    """Tell whether it is a sentence and no line of a letterhead: a date, a name, an address."""
    return any(map(is_finite, sentence)) or any(imperatives(sentence, tools.inflector))


def _late(
    view: DocumentView, params: MissingParams, tools: Tools, values: dict[str, str]
) -> Iterator[Placed]:
    """Give the first sentence, if neither the headings before it nor the beginning say it.

    An opening may say it in words that nobody thought of, so its first sentence must be of a
    kind that says nothing: one of ``unless``, where there are any.
    """
    hollow = _compiled(params.unless or ("",))
    seen = 0
    opening: tuple[Part, DocSpan] | None = None
    for part in view.parts:
        if part.kind in _HEADS and _says(part, params, tools):
            return
        if part.kind not in BODY or is_greeting(part.prose):
            continue
        for sentence in part.sentences():
            if _sentence_says(sentence, params, tools):
                return
            if not _has_verb(sentence, tools):
                continue
            seen += 1
            if seen == 1 and not hollow.search(sentence.text):
                return
            opening = opening or (part, sentence)
            if seen == params.first:
                yield Placed(Hit(*_place(opening[1]), values), opening[0])
                return


def _place(sentence: DocSpan) -> tuple[int, int]:
    text = sentence.text
    start = int(sentence.start_char) + len(text) - len(text.lstrip())
    return start, start + len(text.strip())
