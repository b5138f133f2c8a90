"""Finds paragraphs that are too long. Knows neither files nor config.

Source for the limits: Socialrådgiverne (5-6 lines, some 90 words), the state's design system.
"""

from __future__ import annotations

from collections.abc import Iterator

from oejenhoejde.checks.base import Hit, Proposal, Tools
from oejenhoejde.checks.document import DocumentView, Part, Placed
from oejenhoejde.model import SegmentKind, Severity
from oejenhoejde.params_document import ParagraphParams

#: So many words of a sentence are shown to name it.
_SHOWN = 4


def find_long_paragraphs(
    view: DocumentView, params: ParagraphParams, tools: Tools
) -> Iterator[Placed]:
    """Give the first sentence of each paragraph that is too long, and where to divide it."""
    for part in view.of_kind(SegmentKind.PARAGRAPH):
        if part.goes_on:
            continue
        number = part.words
        sentences = len(part.sentences())
        many = sentences > params.sentences and number >= params.least_words
        if number <= params.warn and not many:
            continue
        error = params.error is not None and number > params.error
        start, end = part.first_sentence()
        split = _middle(part)
        values = {
            "words": number,
            "sentences": sentences,
            "limit": params.warn,
            "split": split,
        }
        proposals = (Proposal(f"Begynd et nyt afsnit ved »{split} …«"),) if split else ()
        variant = "split" if split else ""
        severity = Severity.ERROR if error else None
        yield Placed(
            Hit(start, end, values, variant=variant, severity=severity, proposals=proposals), part
        )


def _middle(part: Part) -> str:
    """Give the first words of the sentence that begins nearest the middle."""
    starts = [sentence for sentence in part.sentences() if sentence.start]
    if not starts:
        return ""
    half = len(part.prose) / 2
    best = min(starts, key=lambda sentence: abs(sentence.start_char - half))
    return " ".join(best.text.split()[:_SHOWN]).rstrip(" .,;:")
