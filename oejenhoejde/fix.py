"""Applies suggestions to documents and checks the result again. Knows no click and no format.

A fix changes only what its finding names; fixing twice equals fixing once; a fix that would bring
a new finding of the same or a higher severity, or change a number or a name, is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from oejenhoejde.facts import keeps_facts
from oejenhoejde.model import (
    Applicability,
    Document,
    Edit,
    Finding,
    Report,
    SegmentKind,
    Severity,
    Span,
    Suggestion,
)

if TYPE_CHECKING:
    from oejenhoejde.engine import Linter

#: A text is settled after two or three rounds; this bounds a pair of rules that undo each other.
_MAX_ROUNDS = 10

#: Gives the places of a text that may be mended; None: all of it.
Within = Callable[[Document], Sequence[Span] | None]

#: Chooses the suggestion to apply for a finding, or None for none.
Choose = Callable[[Report, Finding], Suggestion | None]


@dataclass(frozen=True, slots=True)
class Applied:
    """An applied suggestion and the finding it mends, in offsets of the text it stood in."""

    finding: Finding
    suggestion: Suggestion


@dataclass(frozen=True)
class FixResult:
    """What came of fixing: the new document as bytes, what was applied, and a last report on it."""

    data: bytes
    report: Report
    applied: tuple[Applied, ...] = ()
    before: str = ""
    #: Suggestions left out because a number, name, link or reference would have changed.
    refused: tuple[Applied, ...] = ()
    #: Suggestions left out because a new finding as bad as the mended one would have come.
    worse: tuple[Applied, ...] = ()
    #: What was done to ``before``, in its offsets.
    edits: tuple[Edit, ...] = ()

    @property
    def text(self) -> str:
        """The text of the fixed document."""
        return self.report.document.text

    @property
    def changed(self) -> bool:
        """Whether anything was applied."""
        return bool(self.applied)


def chooser(*, unsafe: bool = False) -> Choose:
    """Make the choice of a batch: the first safe suggestion; with ``unsafe`` the first of either.

    What only a person can judge (``Suggestion.ask``) is never chosen.
    """
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}

    def choose(report: Report, finding: Finding) -> Suggestion | None:
        for suggestion in finding.suggestions:
            if suggestion.applicability in allowed and suggestion.edits and not suggestion.ask:
                return suggestion
        return None

    return choose


@dataclass(frozen=True, slots=True)
class _File:
    """What is fixed, and whether each edit must be one that a tracked change can hold."""

    name: str
    format: str | None
    tracked: bool


@dataclass
class _State:
    """What has been tried: fixes that made things worse are not tried again."""

    rejected: set[tuple[str, str, tuple[str, ...]]] = field(default_factory=set)
    applied: list[Applied] = field(default_factory=list)
    refused: list[Applied] = field(default_factory=list)
    worse: list[Applied] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    within: Sequence[Span] | None = None

    def narrowed(self, report: Report) -> Report:
        """Give a report on the text as it is now with the findings that may be mended."""
        if self.within is None:
            return report
        places = [self._now(span) for span in self.within]
        kept = [f for f in report.findings if len(f.span) and any(map(f.span.overlaps, places))]
        return replace(report, findings=tuple(kept))

    def _now(self, span: Span) -> Span:
        """Give a range of the first text as a range of the text as it is now."""
        grown = [(edit.span, len(edit.text) - len(edit.span)) for edit in self.edits]
        start = sum(growth for place, growth in grown if place.end <= span.start)
        end = sum(growth for place, growth in grown if place.start < span.end)
        return Span(span.start + start, span.end + end)

    def accept(self, report: Report, chosen: Sequence[tuple[Finding, Suggestion]]) -> None:
        """Remember what was applied to the text of ``report``."""
        from oejenhoejde.readers import compose

        self.applied += [Applied(finding, suggestion) for finding, suggestion in chosen]
        self.edits = compose(self.edits, _edits(chosen), between=report.document.text)


def fix_bytes(
    linter: Linter,
    data: bytes,
    *,
    name: str,
    format: str | None = None,
    choose: Choose | None = None,
    tracked: bool = False,
    within: Within = lambda _: None,
) -> FixResult:
    """Fix a document given as bytes. ``tracked``: leave out what cannot be a tracked change.

    ``within`` gives the places of the text that may be mended; the report of the result is on
    these only.

    Raises:
        ReadError: the document cannot be read, or its format is read only.
    """
    from oejenhoejde.readers import read_bytes

    choose = choose or chooser()
    file = _File(name, format, tracked)
    document = read_bytes(data, name=name, format=format)
    state = _State(within=within(document))
    report = _check(linter, document)
    before = document.text
    for _ in range(_MAX_ROUNDS):
        chosen = _chosen(report, choose, state)
        if not chosen:
            break
        new_data, new_report = _tried(linter, data, report, chosen, file)
        if (
            new_report is None
            or _is_worse(report, new_report, chosen)
            or not _keeps_facts(report, new_report)
        ):
            # One of them does harm: take them one at a time, each checked again.
            data, report = _one_by_one(linter, data, report, chosen, state, file)
            continue
        state.accept(report, chosen)
        data, report = new_data, new_report
    made = [edit for edit in state.edits if before[edit.span.start : edit.span.end] != edit.text]
    report = state.narrowed(report)
    return FixResult(
        data,
        report,
        tuple(state.applied),
        before,
        refused=tuple(state.refused),
        worse=tuple(state.worse),
        edits=tuple(made),
    )


def fix_text(
    linter: Linter, text: str, *, format: str = "txt", choose: Choose | None = None
) -> FixResult:
    """Fix a text; ``format`` is ``txt`` or ``md``. See ``fix_bytes``."""
    return fix_bytes(linter, text.encode("utf-8"), name="tekst", format=format, choose=choose)


def _check(linter: Linter, document: Document) -> Report:
    return next(linter.check_documents([document]))


def _key(finding: Finding, suggestion: Suggestion) -> tuple[str, str, tuple[str, ...]]:
    return finding.rule_id, finding.fingerprint, tuple(edit.text for edit in suggestion.edits)


def _chosen(report: Report, choose: Choose, state: _State) -> list[tuple[Finding, Suggestion]]:
    """Choose suggestions whose edits do not touch; of those that do, the first one goes now."""
    chosen: list[tuple[Finding, Suggestion]] = []
    taken: list[tuple[int, int]] = []
    for finding in state.narrowed(report).findings:
        # Two fixes in one sentence can be right alone and wrong together: one a round.
        place = finding.sentence_span or finding.span
        if any(place.start < end and start < place.end for start, end in taken):
            continue
        suggestion = choose(report, finding)
        if suggestion is None or not suggestion.edits:
            continue
        if _key(finding, suggestion) in state.rejected:
            continue
        low = min(place.start, *(edit.span.start for edit in suggestion.edits))
        high = max(place.end, *(edit.span.end for edit in suggestion.edits))
        if any(low < end and start < high for start, end in taken):
            continue
        taken.append((low, high))
        chosen.append((finding, suggestion))
    return chosen


def _edits(chosen: Iterable[tuple[Finding, Suggestion]]) -> list[Edit]:
    return [edit for _, suggestion in chosen for edit in suggestion.edits]


def _all(report: Report) -> tuple[Finding, ...]:
    """Give all findings, also those that another one tells of."""
    return (*report.findings, *report.merged)


def _counts(report: Report) -> Counter[str]:
    return Counter(finding.rule_id for finding in _all(report))


def _worst(report: Report, rule_id: str) -> Severity:
    found = [f.severity for f in _all(report) if f.rule_id == rule_id]
    return max(found, key=lambda severity: severity.rank)


def _is_worse(old: Report, new: Report, chosen: Sequence[tuple[Finding, Suggestion]]) -> bool:
    """Tell whether a finding is not mended, or a new one as bad as the mended ones has come.

    A finding that tells of two faults (`fremsendes`: a passive and a hard word) is mended where
    one of them is gone.
    """
    before, after = _counts(old), _counts(new)
    expected = before.copy()
    for finding, _ in chosen:
        told = {other.rule_id for other in old.merged if other.span.overlaps(finding.span)}
        if not told:
            expected[finding.rule_id] -= 1
        elif all(after[rule_id] >= before[rule_id] for rule_id in told | {finding.rule_id}):
            return True
    least = min((finding.severity for finding, _ in chosen), key=lambda severity: severity.rank)
    return any(
        number > expected[rule_id] and _worst(new, rule_id).rank >= least.rank
        for rule_id, number in after.items()
    )


def _tried(
    linter: Linter,
    data: bytes,
    report: Report,
    chosen: Sequence[tuple[Finding, Suggestion]],
    file: _File,
) -> tuple[bytes, Report | None]:
    """Apply suggestions and check the result; no report: it is not what the edits say.

    That is so for letters that have no place to write in (UTF-16 in a package), and for a
    paragraph that is emptied, since it would be none any more.
    """
    from oejenhoejde.readers import Stamp, apply_edits, read_bytes, splice, track_edits

    edits = _edits(chosen)
    try:
        new_data = apply_edits(data, edits, name=file.name, format=file.format)
        if file.tracked:
            track_edits(data, edits, name=file.name, stamp=Stamp())
    except ValueError:
        return data, None
    document = read_bytes(new_data, name=file.name, format=file.format)
    if document.text != splice(report.document.text, edits):
        return data, None
    return new_data, _check(linter, document)


def _keeps_facts(old: Report, new: Report) -> bool:
    return keeps_facts(_prose(old.document), _prose(new.document))


def _prose(document: Document) -> str:
    """Give what is read: in the source a list of JSON or a link looks like a placeholder."""
    read = (s.prose for s in document.segments if s.kind is not SegmentKind.LINK)
    return "\n".join(read)


def _one_by_one(
    linter: Linter,
    data: bytes,
    report: Report,
    chosen: Sequence[tuple[Finding, Suggestion]],
    state: _State,
    file: _File,
) -> tuple[bytes, Report]:
    """Apply from the end of the text, so that the places of those still to come stay right."""
    for finding, suggestion in sorted(chosen, key=lambda pair: pair[0].span, reverse=True):
        one = [(finding, suggestion)]
        new_data, new_report = _tried(linter, data, report, one, file)
        if new_report is not None and not _keeps_facts(report, new_report):
            state.refused.append(Applied(finding, suggestion))
            state.rejected.add(_key(finding, suggestion))
            continue
        if new_report is None or _is_worse(report, new_report, one):
            state.worse.append(Applied(finding, suggestion))
            state.rejected.add(_key(finding, suggestion))
            continue
        state.accept(report, one)
        data, report = new_data, new_report
    return data, report


__all__ = ["Applied", "Choose", "FixResult", "chooser", "fix_bytes", "fix_text"]
