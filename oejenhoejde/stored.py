"""Reports as bytes and back: for the cache, and for what one process tells another.

Knows nothing but the model. JSON and not pickle: reading what somebody else has written into the
cache folder must never run it. A report comes back without the segments of its document; those
who need them read the document again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from oejenhoejde.model import (
    Applicability,
    Confidence,
    Document,
    Edit,
    Finding,
    Mute,
    Related,
    Report,
    Severity,
    Span,
    Suggestion,
)

#: Rises when the layout of what is stored changes.
LAYOUT = 2
#: The quickest level: findings repeat much, so even that makes a fifth of them.
_LEVEL = 1


class StoredError(Exception):
    """The bytes are no report, or are damaged."""


def dump(report: Report) -> bytes:
    """Give a report as bytes. The name of its document is left out."""
    document = report.document
    data = [
        document.format,
        document.text,
        document.notes,
        [_mute(mute) for mute in document.muted],
        document.has_lines,
        report.audience,
        report.base_audience,
        [_finding(finding) for finding in report.findings],
        [_finding(finding) for finding in report.suppressed],
        [_mute(mute) for mute in report.muted_by],
        [_finding(finding) for finding in report.merged],
        report.skipped,
        dict(report.metrics),
        dict(report.versions),
    ]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A text may hold halves of surrogate pairs: JSON from a form, a file in a broken encoding.
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def load(data: bytes, name: str) -> Report:
    """Give the report of :func:`dump`, for a document of that name.

    Raises:
        StoredError: the bytes are something else.
    """
    try:
        text = zlib.decompress(data).decode("utf-8", "surrogatepass")
        (
            format,
            source,
            notes,
            muted,
            has_lines,
            audience,
            base_audience,
            findings,
            suppressed,
            muted_by,
            merged,
            skipped,
            metrics,
            versions,
        ) = json.loads(text)
        if not isinstance(metrics, dict) or not isinstance(versions, dict):
            raise ValueError("no tables")
        return Report(
            document=Document(
                name,
                format,
                source,
                (),
                tuple(notes),
                tuple(map(_read_mute, muted)),
                has_lines,
            ),
            audience=audience,
            base_audience=base_audience,
            findings=tuple(map(_read_finding, findings)),
            suppressed=tuple(map(_read_finding, suppressed)),
            muted_by=tuple(map(_read_mute, muted_by)),
            merged=tuple(map(_read_finding, merged)),
            skipped=tuple(skipped),
            metrics=metrics,
            versions=versions,
        )
    except (
        zlib.error,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        raise StoredError(str(error)) from None


def _span(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _read_span(data: Sequence[int] | None) -> Span | None:
    return None if data is None else Span(data[0], data[1])


def _mute(mute: Mute) -> list[Any]:
    return [
        _span(mute.span),
        sorted(mute.rule_ids),
        mute.reason,
        _span(mute.comment),
        mute.origin,
        mute.said,
        mute.sentence,
    ]


def _read_mute(data: Sequence[Any]) -> Mute:
    span, rule_ids, reason, comment, *others = data
    return Mute(Span(*span), frozenset(rule_ids), reason, _read_span(comment), *others)


def _finding(finding: Finding) -> list[Any]:
    return [
        finding.rule_id,
        finding.family,
        finding.span.start,
        finding.span.end,
        finding.excerpt,
        finding.message,
        finding.severity,
        finding.confidence,
        [
            [
                suggestion.title,
                [(edit.span.start, edit.span.end, edit.text) for edit in suggestion.edits],
                suggestion.applicability,
                suggestion.ask,
            ]
            for suggestion in finding.suggestions
        ],
        [(related.span.start, related.span.end, related.label) for related in finding.related],
        _span(finding.sentence_span),
        finding.place,
        finding.fingerprint,
    ]


_SEVERITIES = {str(value): value for value in Severity}
_CONFIDENCES = {str(value): value for value in Confidence}
_APPLICABILITIES = {str(value): value for value in Applicability}


def _read_finding(data: Sequence[Any]) -> Finding:
    (
        rule_id,
        family,
        start,
        end,
        excerpt,
        message,
        severity,
        confidence,
        suggestions,
        related,
        sentence,
        place,
        fingerprint,
    ) = data
    return Finding(
        rule_id,
        family,
        Span(start, end),
        excerpt,
        message,
        _SEVERITIES[severity],
        _CONFIDENCES[confidence],
        tuple(
            Suggestion(
                title,
                tuple(Edit(Span(a, b), text) for a, b, text in edits),
                _APPLICABILITIES[applicability],
                ask,
            )
            for title, edits, applicability, ask in suggestions
        ),
        tuple(Related(Span(a, b), label) for a, b, label in related),
        _read_span(sentence),
        place,
        fingerprint,
    )


__all__ = ["LAYOUT", "StoredError", "dump", "load"]
