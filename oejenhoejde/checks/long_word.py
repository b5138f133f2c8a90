"""Finds words of very many letters or parts. Knows neither files nor config."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from oejenhoejde.checks.base import Hit, Proposal, Tools, Unit
from oejenhoejde.checks.overlap import taken_by_terms
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.compounds import heads, split
from oejenhoejde.model import Severity
from oejenhoejde.params import LongWordParams
from oejenhoejde.suggest.wording import quote

#: Laws, boards and offices have the names they have.
_NAMES = ("loven", "nævnet", "styrelsen", "udvalget", "forvaltningen", "ministeriet", "rådet")


def find_long_words(unit: Unit, params: LongWordParams, tools: Tools) -> Iterator[Hit]:
    """Give the words that are too long to be read at a glance, with their parts."""
    hidden = shielded_tokens(unit.doc) | taken_by_terms(unit.doc, tools, explained=True)
    for token in unit.doc:
        letters = len(token.text)
        if letters < params.shortest or token.i in hidden or not token.is_alpha:
            continue
        if token.pos_ == "PROPN" or (token.is_title and not token.is_sent_start):
            continue
        if not (token.text[1:].islower() or token.is_upper):
            # `SaveToFileHandler` is a name in a program.
            continue
        if token.lower_.removesuffix("s").endswith(_NAMES):
            continue
        parts = split(token.lower_)
        if letters < params.letters and len(parts) < params.parts:
            continue
        error = params.error is not None and letters >= params.error
        shown = _parted(token.text) if len(parts) > 1 else ""
        proposals = (Proposal(f"Ordet består af {shown}"),) if shown else ()
        values = {"excerpt": token.text, "number": letters, "parts": shown}
        yield Hit(
            token.idx,
            token.end,
            values,
            severity=Severity.ERROR if error else None,
            proposals=proposals,
            once=token.lemma_.casefold(),
        )


def _parted(word: str) -> str:
    """Name the parts with the letters that link them: `»miljø«, »oplysnings« og »loven«`."""
    cuts = sorted(len(head) for head in heads(word))
    parts = [quote(word[a:b]) for a, b in pairwise([0, *cuts, len(word)])]
    return f"{', '.join(parts[:-1])} og {parts[-1]}"
