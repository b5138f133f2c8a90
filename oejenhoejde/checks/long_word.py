"""Finds words of very many letters or parts. Knows neither files nor config."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from oejenhoejde.checks.base import Hit, Proposal, Tools, Unit
from oejenhoejde.checks.overlap import end_of, taken_by_terms
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
        letters = len(token)
        if letters < params.shortest or token.i in hidden or not token.is_alpha:
            continue
        if token.pos_ == "PROPN" or (token.is_title and not token.is_sent_start):
            continue
        if token.lower_.removesuffix("s").endswith(_NAMES):
            continue
        parts = split(token.lower_)
        if letters < params.letters and len(parts) < params.parts:
            continue
        error = params.error is not None and letters >= params.error
        shown = _parted(token.text) if len(parts) > 1 else ""
        proposals = (Proposal(f"Del ordet op: {quote(shown)}"),) if shown else ()
        values = {"excerpt": token.text, "number": letters, "parts": shown}
        yield Hit(
            token.idx,
            end_of(token),
            values,
            variant="" if shown else "whole",
            severity=Severity.ERROR if error else None,
            proposals=proposals,
            once=token.lemma_.casefold(),
        )


def _parted(word: str) -> str:
    """Show the parts with the letters that link them: `miljø-oplysnings-loven`."""
    cuts = sorted(len(head) for head in heads(word))
    return "-".join(word[a:b] for a, b in pairwise([0, *cuts, len(word)]))
