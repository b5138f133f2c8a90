"""Tells what a text of its type ought to say and does not. Knows neither files nor config."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from oejenhoejde.checks.base import Hit, Tools
from oejenhoejde.checks.document import BODY, DocumentView, Part, Placed
from oejenhoejde.checks.document_type import CATALOGUE, NAMES, is_greeting
from oejenhoejde.model import SegmentKind
from oejenhoejde.params_document import MissingParams

#: Kinds that repeat on every page or belong to the form of a letter and say nothing of the case.
_AROUND = frozenset({SegmentKind.PAGE_HEADER, SegmentKind.PAGE_FOOTER, SegmentKind.LINK})
_HEADS = frozenset({SegmentKind.HEADING, SegmentKind.TITLE})


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def find_missing(view: DocumentView, params: MissingParams, tools: Tools) -> Iterator[Placed]:
    """Give one hit where the text lacks what its type must say."""
    if (view.type not in params.types) if params.types else view.type == CATALOGUE:
        return
    if sum(part.words for part in view.body()) < params.min_words:
        return
    if params.given and not _says(view, params.given):
        return
    values = {"type": NAMES.get(view.type, "Teksten")}
    if params.first:
        yield from _late(view, params, values)
    elif not _says(view, params.wanted):
        yield Placed(Hit(0, 0, values))


def _says(view: DocumentView, patterns: tuple[str, ...]) -> bool:
    compiled = _compiled(patterns)
    # A number or an address at the foot of the page is a way to reach the sender.
    return any(compiled.search(part.prose) for part in view.parts)


def _late(view: DocumentView, params: MissingParams, values: dict[str, str]) -> Iterator[Placed]:
    """Give the first sentence, if neither the headings before it nor the beginning say it."""
    compiled = _compiled(params.wanted)
    seen = 0
    opening: Part | None = None
    for part in view.parts:
        if part.kind in _HEADS and compiled.search(part.prose):
            return
        if part.kind not in BODY or is_greeting(part.prose):
            continue
        for sentence in part.sentences():
            if compiled.search(sentence.text):
                return
            seen += 1
            opening = opening or part
            if seen == params.first:
                yield Placed(Hit(*opening.first_sentence(), values), opening)
                return
