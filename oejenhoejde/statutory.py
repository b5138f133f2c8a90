"""Treats the text of a law as what it is: words that the writer may not change. Knows no spaCy.

What stands in it is told of mildly or not at all; see ``config.Statutory``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from oejenhoejde.config import Config
from oejenhoejde.config_values import MILD, SILENT
from oejenhoejde.model import Document, Finding, Mute, Segment, SegmentKind, Severity, Span

#: Why a finding in it is not shown.
REASON = "lovtekst"
#: What may stand before the words of a heading: `3. Klagevejledning`.
_BEFORE = re.compile(r"\A[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Blocks:
    """The ranges of a document that are the text of a law, by how they are treated."""

    silent: tuple[Span, ...] = ()
    mild: tuple[Span, ...] = ()

    def hides(self, segment: Segment) -> bool:
        """Tell whether a segment is one whose findings are not shown."""
        return bool(self.silent) and bool(segment.runs) and _place(segment) in self.silent

    def mutes(self) -> tuple[Mute, ...]:
        """Give the silent ranges as ranges in which everything is switched off."""
        return tuple(Mute(span, frozenset(), REASON) for span in self.silent)

    def soften(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Give the findings, those in the mild ranges as suggestions."""
        for finding in findings:
            inside = finding.span and any(
                span.start <= finding.span.start < span.end for span in self.mild
            )
            yield replace(finding, severity=Severity.INFO) if inside else finding


def blocks_of(document: Document, config: Config) -> Blocks:
    """Find the text of laws in a document."""
    found: dict[str, list[Span]] = {SILENT: [], MILD: []}
    for segment, treatment in treated(document, config):
        if treatment in found and segment.runs:
            found[treatment].append(_place(segment))
    return Blocks(tuple(found[SILENT]), tuple(found[MILD]))


def treated(document: Document, config: Config) -> Iterator[tuple[Segment, str]]:
    """Give each segment that is the text of a law with how it is treated."""
    chosen = config.statutory
    level = 0  # Of the heading of the section that we are in, if it is about the law.
    for segment in document.segments:
        if segment.is_heading:
            inner = 0 < level < segment.level
            if not inner:
                level = segment.level if _is_named(segment.prose, chosen.headings) else 0
        if segment.statutory:
            yield segment, chosen.marked
        elif segment.kind is SegmentKind.QUOTE:
            yield segment, chosen.quotes
        elif level and not segment.is_heading:
            yield segment, chosen.sections


def _place(segment: Segment) -> Span:
    return segment.to_source(0, len(segment.prose))


def _is_named(heading: str, names: tuple[str, ...]) -> bool:
    words = " ".join(heading.casefold().split())
    return _BEFORE.sub("", words, count=1).startswith(names)


__all__ = ["REASON", "Blocks", "blocks_of", "treated"]
