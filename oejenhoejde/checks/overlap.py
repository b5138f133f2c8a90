"""Tells what the term map already speaks for, so that one place is reported once. No files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Tools
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.model import Confidence, SegmentKind

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

_TAKEN = "oejenhoejde.taken"

#: Kinds that hold sentences; a heading or a label has none to judge.
SENTENCE_KINDS = frozenset(
    {SegmentKind.PARAGRAPH, SegmentKind.QUOTE, SegmentKind.NOTE, SegmentKind.LIST_ITEM}
)


def taken_by_terms(
    doc: Doc, tools: Tools, *, explained: bool = False, shown: bool = False
) -> frozenset[int]:
    """Give the tokens of entries that are to be swapped or dropped (memoised).

    ``explained``: those of entries that are to be explained, too. ``shown``: only of entries that
    are in the default output.
    """
    key = f"{_TAKEN}.{explained}.{shown}"
    known = doc.user_data.get(key)
    if isinstance(known, frozenset):
        return known
    matches = tools.terms.matches(doc, audience=tools.audience)
    spoken = (
        match
        for match in matches
        if (explained or match.term.kind != "forklar")
        and not (shown and match.term.confidence is Confidence.LOW)
    )
    taken = frozenset(i for match in spoken for i in match.tokens)
    doc.user_data[key] = taken
    return taken


def is_free(
    doc: Doc,
    start: int,
    end: int,
    tools: Tools,
    *,
    in_quotes: bool = False,
    over_terms: bool = False,
) -> bool:
    """Tell whether prose ``start..end`` is neither quoted nor spoken for by the term map.

    ``in_quotes`` and ``over_terms`` allow the one and the other.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    tokens = range(span.start, span.end)
    if not in_quotes and not shielded_tokens(doc).isdisjoint(tokens):
        return False
    return over_terms or taken_by_terms(doc, tools).isdisjoint(tokens)


def is_finite(token: Token) -> bool:
    """Tell whether a token is a finite verb in the indicative."""
    return _finite(str(token.morph))


@cache
def _finite(features: str) -> bool:
    # A model knows some two hundred bundles of features, and is asked for every word.
    found = features.split("|")
    return "VerbForm=Fin" in found and "Mood=Imp" not in found
