"""Makes one finding of two on the same words. Knows only the model.

A finding is dropped where another one mends it: where the first edit that the other one offers
replaces all of its words. A reader then sees one fault, with the wording that removes both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from oejenhoejde.model import Applicability, Finding, Span

_GRADE = {Applicability.DISPLAY: 0, Applicability.UNSAFE: 1, Applicability.SAFE: 2}


def without_covered(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings that no other one mends, in their order.

    An edit that may be applied on its own is never given up for one that may not, nor a sure
    finding for an unsure one. Of two that would mend each other the worse one stays.
    """
    given = list(findings)
    dropped: set[int] = set()
    for at, near in _neighbours(given):
        for other in near:
            if at not in dropped and other not in dropped and _mends(given[at], given[other]):
                dropped.add(other)
    return [finding for at, finding in enumerate(given) if at not in dropped]


def _neighbours(given: Sequence[Finding]) -> Iterator[tuple[int, list[int]]]:
    """Give each finding's index with those of the findings that start within it."""
    order = sorted(range(len(given)), key=lambda at: given[at].span.start)
    starts = [given[at].span.start for at in order]
    for at in order:
        span = given[at].span
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        yield at, [other for other in order[low:high] if other != at]


def _mends(first: Finding, second: Finding) -> bool:
    """Tell whether the first finding's edit leaves nothing of the second one."""
    if first.rule_id == second.rule_id or not second.span or not first.span.contains(second.span):
        return False
    if not _covers(first, second.span) or _grade(first) < _grade(second):
        return False
    if first.confidence.rank < second.confidence.rank:
        return False
    both = second.span.contains(first.span) and _covers(second, first.span)
    return not (both and _grade(second) >= _grade(first) and _weight(second) > _weight(first))


def _covers(finding: Finding, span: Span) -> bool:
    edits = next((s.edits for s in finding.suggestions if s.edits), ())
    return any(edit.span.contains(span) for edit in edits)


def _grade(finding: Finding) -> int:
    return max((_GRADE[s.applicability] for s in finding.suggestions), default=0)


def _weight(finding: Finding) -> tuple[int, int, int, str]:
    return (
        finding.confidence.rank,
        finding.severity.rank,
        len(finding.suggestions),
        finding.rule_id,
    )
