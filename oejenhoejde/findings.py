"""Turns hits into findings. The ONE place where prose offsets become source offsets.

Knows no checks and no files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oejenhoejde.activation import ActiveRule
from oejenhoejde.model import (
    Confidence,
    Document,
    Edit,
    Finding,
    Segment,
    Span,
    Suggestion,
    fingerprint,
    fold,
    folded_fingerprint,
)

if TYPE_CHECKING:
    from oejenhoejde.checks.base import Hit, Proposal
    from oejenhoejde.language.parsed import Doc

#: Shown as the place of a finding that is about the whole text.
WHOLE_TEXT = "hele teksten"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a segment that is read on its own: prose ``start`` in the segment."""

    document: int
    segment: Segment
    start: int


class Maker:
    """Makes findings of hits for one document."""

    def __init__(self, document: Document, min_confidence: Confidence) -> None:
        self.document = document
        self.min_confidence = min_confidence
        self.findings: list[Finding] = []
        self.accepted: list[tuple[Finding, str]] = []  # Each with the word that lets it pass.
        self._seen: set[tuple[str, str]] = set()
        self._sentences: dict[tuple[int, int, int], tuple[Span, str]] = {}
        self._equal: Counter[tuple[str, str, str]] = Counter()

    def add(self, active: ActiveRule, hit: Hit, piece: Piece, doc: Doc | None) -> None:
        """Add a hit with a place, unless it is silent, seen before or too unsure."""
        if hit.once:
            key = (active.rule.id, hit.once)
            if key in self._seen:
                return
            self._seen.add(key)
        confidence = min(active.confidence, hit.confidence or active.confidence, key=_rank)
        if hit.silent or confidence.rank < self.min_confidence.rank:
            return
        segment, base = piece.segment, piece.start
        span = segment.to_source(base + hit.start, base + hit.end)
        sentence_span, sentence = self._sentence(piece, doc, hit)
        excerpt = self.document.text[span.start : span.end]
        folded = fold(excerpt)
        key3 = (active.rule.id, folded, sentence)
        occurrence = self._equal[key3]
        self._equal[key3] += 1
        finding = Finding(
            rule_id=active.rule.id,
            family=active.rule.family,
            span=span,
            excerpt=excerpt,
            message=_message(active, hit, folded),
            severity=hit.severity or active.severity,
            confidence=confidence,
            suggestions=tuple(_suggestion(p, segment, base) for p in hit.proposals),
            sentence_span=sentence_span,
            place=segment.place,
            fingerprint=folded_fingerprint(active.rule.id, folded, sentence, occurrence=occurrence),
        )
        if hit.accepted:
            self.accepted.append((finding, hit.accepted))
        else:
            self.findings.append(finding)

    def _sentence(self, piece: Piece, doc: Doc | None, hit: Hit) -> tuple[Span, str]:
        """Give the source range and the folded text of the sentence(s) that hold a hit."""
        if doc is None:  # A link is not parsed: it is shown alone.
            start, end, text = 0, len(piece.segment.prose), piece.segment.prose
        else:
            start, end, text = *_sentence(doc, hit), doc.text
        key = (id(piece), start, end)
        known = self._sentences.get(key)
        if known is None:
            source = piece.segment.to_source(piece.start + start, piece.start + end)
            known = self._sentences[key] = source, fold(text[start:end])
        return known

    def add_whole(self, active: ActiveRule, hit: Hit) -> None:
        """Add a hit that is about the whole text: an empty span at its start."""
        if active.confidence.rank < self.min_confidence.rank:
            return
        self.findings.append(
            Finding(
                rule_id=active.rule.id,
                family=active.rule.family,
                span=Span(0, 0),
                excerpt="",
                message=_message(active, hit, ""),
                severity=hit.severity or active.severity,
                confidence=active.confidence,
                place=WHOLE_TEXT,
                fingerprint=fingerprint(active.rule.id, "", ""),
            )
        )


def _rank(confidence: Confidence) -> int:
    return confidence.rank


def _sentence(doc: Doc, hit: Hit) -> tuple[int, int]:
    """Give the prose range of the sentence(s) that hold the hit, without white space around."""
    span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
    if not span:
        return hit.start, hit.end
    start, end = span[0].sent.start_char, span[-1].sent.end_char
    text = doc.text[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


class _Safe(defaultdict[str, Any]):
    """Values for a message; a value that the check did not give is shown as nothing."""


def _message(active: ActiveRule, hit: Hit, excerpt: str) -> str:
    template = active.rule.variants.get(hit.variant, active.rule.message)
    values = _Safe(str, hit.values)
    values["excerpt"] = excerpt
    return template.format_map(values)


def _suggestion(proposal: Proposal, segment: Segment, base: int) -> Suggestion:
    """Turn a proposal into a suggestion; what is not verbatim in the source loses its edits."""
    places = [(base + start, base + end, text) for start, end, text in proposal.edits]
    if not all(segment.is_verbatim(start, end) for start, end, _ in places):
        return Suggestion(proposal.title)
    edits = tuple(Edit(segment.to_source(start, end), text) for start, end, text in places)
    if not edits:
        return Suggestion(proposal.title)
    return Suggestion(proposal.title, edits, proposal.applicability, proposal.ask)


__all__ = ["WHOLE_TEXT", "Maker", "Piece"]
