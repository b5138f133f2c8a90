"""Finds long stretches without a heading, and skipped levels. Knows neither files nor config."""

from __future__ import annotations

from collections.abc import Iterator

from oejenhoejde.checks.base import Hit, Proposal, Tools
from oejenhoejde.checks.document import DocumentView, Part, Placed
from oejenhoejde.checks.document_type import CATALOGUE, is_greeting
from oejenhoejde.model import SegmentKind, Severity
from oejenhoejde.params_document import HeadingParams

_HEADINGS = frozenset({SegmentKind.HEADING, SegmentKind.TITLE})
#: A paragraph of so few words without a final mark is a heading in bold.
_HEADING_WORDS = 8
#: A paragraph that opens with one of these is an item of a list made by hand.
_BULLETS = ("•", "–", "- ", "*", "·", "▪", "○", "o ")


def find_headings(view: DocumentView, params: HeadingParams, tools: Tools) -> Iterator[Placed]:
    """Give the faults of one sort: places where a heading is wanted, or headings too deep."""
    if view.type == CATALOGUE:
        return
    if params.fault == "level":
        yield from _levels(view)
    else:
        yield from _gaps(view, params)


def _levels(view: DocumentView) -> Iterator[Placed]:
    above = 0
    for part in view.of_kind(SegmentKind.HEADING):
        if above and part.level > above + 1:
            title = f"Gør overskriften til niveau {above + 1}"
            values = {"excerpt": part.prose, "level": part.level, "wanted": above + 1}
            yield Placed(Hit(0, len(part.prose), values, proposals=(Proposal(title),)), part)
        above = part.level


def _gaps(view: DocumentView, params: HeadingParams) -> Iterator[Placed]:
    """Give one place for each stretch of paragraphs: the one nearest the middle of it.

    Lists are not counted, nor those with bullets typed in: their items can be found without a
    heading.
    """
    stretch: list[Part] = []
    for part in [*view.parts, None]:
        if part is not None and not _is_heading(part):
            if part.kind is SegmentKind.PARAGRAPH and not part.prose.lstrip().startswith(_BULLETS):
                stretch.append(part)
            continue
        number = sum(one.words for one in stretch)
        if number > params.warn:
            error = params.error is not None and number > params.error
            middle = _middle(stretch, number)
            start, end = middle.first_sentence()
            values = {"words": number, "limit": params.warn}
            severity = Severity.ERROR if error else None
            yield Placed(Hit(start, end, values, severity=severity), middle)
        stretch = []


def _is_heading(part: Part) -> bool:
    if part.kind in _HEADINGS:
        return True
    text = part.prose.strip()
    return (
        part.kind is SegmentKind.PARAGRAPH
        and text[-1:].isalnum()
        and len(text.split()) <= _HEADING_WORDS
        and not is_greeting(text)
    )


def _middle(stretch: list[Part], number: int) -> Part:
    """Choose the paragraph before which half of the words stand."""
    best, nearest, before = stretch[0], float(number), 0
    for part in stretch:
        if abs(before - number / 2) < nearest:
            best, nearest = part, abs(before - number / 2)
        before += part.words
    return best
