"""Puts findings into their document as comments. Knows no click and no format."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oejenhoejde.model import Finding, Report, Severity, Span
from oejenhoejde.readers import Comment, Stamp, add_comments, read_bytes
from oejenhoejde.reporters.excerpt import flat
from oejenhoejde.reporters.text import count, danish_number
from oejenhoejde.suggest.wording import listed

if TYPE_CHECKING:
    from oejenhoejde.engine import Linter

_WORDS = {
    Severity.ERROR: ("Fejl", "fejl", "fejl"),
    Severity.WARNING: ("Advarsel", "advarsel", "advarsler"),
    Severity.INFO: ("Forslag", "forslag", "forslag"),
}


@dataclass(frozen=True)
class Annotated:
    """A document with comments as bytes, and the report that they tell of."""

    data: bytes
    report: Report


def annotate_bytes(linter: Linter, data: bytes, *, name: str, stamp: Stamp) -> Annotated:
    """Check a document given as bytes, and put the findings into it as comments.

    Raises:
        ReadError: the document cannot be read, or its format has no comments.
    """
    report = next(linter.check_documents([read_bytes(data, name=name)]))
    return Annotated(add_comments(data, comments_of(report), name=name, stamp=stamp), report)


def comments_of(report: Report) -> list[Comment]:
    """Give a comment on the whole document, then one for each place that has findings."""
    places: defaultdict[Span, list[Finding]] = defaultdict(list)
    whole: list[Finding] = []
    for finding in report.findings:
        if len(finding.span):
            places[finding.span].append(finding)
        else:
            whole.append(finding)
    comments = [Comment(None, tuple(_summary(report, whole)))]
    for span, findings in places.items():
        comments.append(Comment(span, tuple(_lines(findings)), findings[0].place))
    return comments


def _summary(report: Report, whole: Sequence[Finding]) -> Iterator[str]:
    counted = Counter(finding.severity for finding in report.findings)
    found = [count(counted[level], *_WORDS[level][1:]) for level in _WORDS if counted[level]]
    yield (
        f"oejenhoejde har fundet {listed(found)}."
        if found
        else "oejenhoejde har ikke fundet noget."
    )
    metrics = report.metrics
    if metrics.get("words"):
        yield (
            f"{count(int(metrics['words']), 'ord', 'ord')}. "
            f"{danish_number(metrics['mean_sentence_length'])} ord pr. sætning. "
            f"Lixtallet er {metrics['lix']:.0f}."
        )
    yield from _lines(whole)
    yield from map(flat, (*report.document.notes, *report.skipped))


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        level = _WORDS[finding.severity][0]
        yield f"{level}: {flat(finding.message)} [{finding.rule_id}]"
        for suggestion in finding.suggestions:
            yield f"→ {flat(suggestion.title)}"


__all__ = ["Annotated", "annotate_bytes", "comments_of"]
