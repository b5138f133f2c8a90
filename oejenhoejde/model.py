"""The words everyone speaks: documents, rules, findings, suggestions, reports.

Standard library only. Knows nothing of files, spaCy, rules on disk or output formats.

All spans are half-open and count Unicode code points of ``Document.text``.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any


class Severity(StrEnum):
    """How much a fault hurts the reader. Values are the words used in files and output."""

    ERROR = "fejl"
    WARNING = "advarsel"
    INFO = "forslag"

    @property
    def rank(self) -> int:
        """Order for comparisons: higher is worse."""
        return _SEVERITIES[self]


class Confidence(StrEnum):
    """How sure the tool is that there is a fault at all; another thing than severity."""

    HIGH = "høj"
    MEDIUM = "middel"
    LOW = "lav"

    @property
    def rank(self) -> int:
        """Order for comparisons: higher is surer."""
        return _CONFIDENCES[self]


_SEVERITIES = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_CONFIDENCES = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


class Applicability(StrEnum):
    """Whether an edit may be applied: on its own, after a look, or never."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class SegmentKind(StrEnum):
    """What a stretch of prose is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    QUOTE = "quote"
    LINK = "link"
    CAPTION = "caption"
    TITLE = "title"
    LABEL = "label"
    NOTE = "note"
    PAGE_HEADER = "page_header"
    PAGE_FOOTER = "page_footer"


#: Kinds that are running text: sentence length, LIX and paragraph rules look at these only.
#: LIX must not be run on headings and lists (LIX2, LIX5 in the rule sources).
RUNNING_TEXT = frozenset({SegmentKind.PARAGRAPH, SegmentKind.QUOTE, SegmentKind.NOTE})


class Status(Enum):
    """The life of a rule."""

    STABLE = "stabil"
    TRIAL = "proeve"
    DEPRECATED = "udgaaet"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly within this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Run:
    """A verbatim copy: ``prose[prose_start : +length] == source[source_start : +length]``."""

    prose_start: int
    source_start: int
    length: int

    @property
    def prose_end(self) -> int:
        return self.prose_start + self.length

    @property
    def source_end(self) -> int:
        return self.source_start + self.length


@dataclass(frozen=True)
class Segment:
    """One stretch of prose with its way back to the source.

    ``prose`` is what the reader of the document reads. ``runs`` are the parts of it that are
    verbatim copies of the source, in order and without overlap in prose and in source; prose
    between two runs (a decoded entity, a joined line end) has a place but no verbatim source.
    ``level`` is the heading level (1..6) or list depth (1..), 0 otherwise. ``place`` names the
    place for formats without lines (``afsnit 4``, ``side 2``), else it is empty.
    ``lang`` is a language tag from the document where it states one. ``statutory``: its author
    says that it is the text of a law.

    Raises:
        ValueError: the runs are unordered, overlap, are empty or leave the prose.
    """

    kind: SegmentKind
    prose: str
    runs: tuple[Run, ...]
    level: int = 0
    place: str = ""
    lang: str = ""
    statutory: bool = False

    def __post_init__(self) -> None:
        prose_at = source_at = 0
        for run in self.runs:
            if run.length <= 0:
                raise ValueError(f"empty run: {run}")
            if run.prose_start < prose_at or run.source_start < source_at:
                raise ValueError(f"runs must be ordered and must not overlap: {run}")
            prose_at, source_at = run.prose_end, run.source_end
        if prose_at > len(self.prose):
            raise ValueError("a run goes beyond the prose")

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows."""
        return self.kind in (SegmentKind.HEADING, SegmentKind.TITLE)

    @cached_property
    def _prose_starts(self) -> list[int]:
        return [run.prose_start for run in self.runs]

    def to_source(self, start: int, end: int) -> Span:
        """Give the smallest source range that holds prose ``start..end``.

        A place between two runs maps to the gap between them in the source.

        Raises:
            ValueError: the segment has no run at all, or the range leaves the prose.
        """
        if not self.runs:
            raise ValueError("segment without source")
        if not 0 <= start <= end <= len(self.prose):
            raise ValueError(f"not in the prose: {start}..{end}")
        if start == end:
            at = self._source_start(start)
            return Span(at, at)
        source_start = self._source_start(start)
        return Span(source_start, max(source_start, self._source_end(end)))

    def _source_start(self, at: int) -> int:
        index = max(bisect.bisect_right(self._prose_starts, at) - 1, 0)
        run = self.runs[index]
        if at < run.prose_start:
            return run.source_start
        if at < run.prose_end:
            return run.source_start + at - run.prose_start
        if index + 1 < len(self.runs) and at == run.prose_end == self.runs[index + 1].prose_start:
            return self.runs[index + 1].source_start
        return run.source_end

    def _source_end(self, at: int) -> int:
        index = max(bisect.bisect_left(self._prose_starts, at) - 1, 0)
        run = self.runs[index]
        if at <= run.prose_end:
            return run.source_start + max(at - run.prose_start, 0)
        if index + 1 < len(self.runs):
            return self.runs[index + 1].source_start
        return run.source_end

    def is_verbatim(self, start: int, end: int) -> bool:
        """Tell whether prose ``start..end`` stands letter for letter in one source range."""
        if start == end:
            return any(run.prose_start <= start <= run.prose_end for run in self.runs)
        index = bisect.bisect_right(self._prose_starts, start) - 1
        if index < 0:
            return False
        run = self.runs[index]
        at, source_at = run.prose_start, run.source_start
        while True:
            if run.prose_start != at or run.source_start != source_at:
                return False
            if end <= run.prose_end:
                return True
            at, source_at = run.prose_end, run.source_end
            index += 1
            if index == len(self.runs):
                return False
            run = self.runs[index]


@dataclass(frozen=True)
class Document:
    """A document as read.

    ``text`` is the decoded source for text formats and the joined run text for packages
    (.docx, .odt). ``notes`` are Danish lines on how it was read (``Windows-1252`` and the like).
    ``muted`` are source ranges in which rules are switched off by the author: an empty set of
    rule ids means every rule. ``type`` is the type of document that the author names, if any.
    """

    name: str
    format: str
    text: str
    segments: tuple[Segment, ...]
    notes: tuple[str, ...] = ()
    muted: tuple[Mute, ...] = ()
    has_lines: bool = True
    type: str = ""

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line of ``text`` begins."""
        starts = [0]
        starts.extend(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))
        return starts

    def line_col(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both counted from 1, columns in code points."""
        line = bisect.bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Mute:
    """A source range in which rules are switched off. No ids means all rules.

    ``comment`` is where the author wrote so; ``said`` is what stands in a comment that is no part
    of the text, at ``comment``. ``origin`` names the file of settings that says so. ``sentence``:
    the range is the sentence that ``span`` stands in.
    """

    span: Span
    rule_ids: frozenset[str]
    reason: str = ""
    comment: Span | None = None
    origin: str = ""
    said: str = ""
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule.

    ``text`` is the text in ``format``, ``span`` the place that must be marked (bad examples),
    ``suggestions`` the exact replacement texts expected, in order. ``audience`` and ``type`` (of
    document) are those of the text, where they are not the usual and the guessed ones.
    """

    text: str
    span: Span | None = None
    suggestions: tuple[str, ...] = ()
    format: str = "txt"
    audience: str = "borgere"
    type: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule, as data.

    ``audiences`` maps an audience to what it changes: ``severity``, ``enabled`` and parameters.
    ``params`` are the parameters of the check, validated. ``variants`` are messages that replace
    ``message`` where a check names the variant (a passive with a named actor, say).
    ``speaks_for``: where a finding of this rule holds one of those rules', it says it too.
    """

    id: str
    family: str
    check: str
    title: str
    message: str
    explanation: str
    sources: tuple[str, ...]
    severity: Severity
    confidence: Confidence
    status: Status
    since: str
    audiences: Mapping[str, Mapping[str, Any]]
    params: Mapping[str, Any]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    variants: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``span`` of the source by ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to mend a finding. ``title`` is what a person reads; no edits means display only.

    ``ask``: only a person can tell whether it is true (who the actor of a passive is), so it is
    never applied in a batch.
    """

    title: str
    edits: tuple[Edit, ...] = ()
    applicability: Applicability = Applicability.DISPLAY
    ask: bool = False

    def applied(self, text: str, *, start: int = 0) -> str:
        """Give a text with the edits made; ``start`` is where the text begins in the source."""
        for edit in sorted(self.edits, key=lambda edit: edit.span, reverse=True):
            text = text[: edit.span.start - start] + edit.text + text[edit.span.end - start :]
        return text


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, with a short Danish label."""

    span: Span
    label: str


@dataclass(frozen=True)
class Finding:
    """One fault at one place.

    ``excerpt`` is the source text of the span for text formats. ``sentence`` and
    ``sentence_span`` are for showing the place in its context. ``fingerprint`` names the finding
    without offsets, so that it survives an edit higher up in the document.
    """

    rule_id: str
    family: str
    span: Span
    excerpt: str
    message: str
    severity: Severity
    confidence: Confidence
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    sentence_span: Span | None = None
    place: str = ""
    fingerprint: str = ""


def fingerprint(rule_id: str, excerpt: str, sentence: str, *, occurrence: int = 0) -> str:
    """Make the fingerprint of a finding: 16 hex digits of SHA-256.

    White space is folded, and ``occurrence`` (0-based) tells equal findings in equal sentences
    apart.
    """
    return folded_fingerprint(rule_id, fold(excerpt), fold(sentence), occurrence=occurrence)


def folded_fingerprint(rule_id: str, excerpt: str, sentence: str, *, occurrence: int) -> str:
    """Make the fingerprint of a finding from texts whose white space is folded."""
    joined = "\x1f".join((rule_id, excerpt, sentence, str(occurrence)))
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]


def fold(text: str) -> str:
    """Give a text with one space for each stretch of white space, and none around it."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Report:
    """What was found in one document.

    ``metrics`` holds at least ``words``, ``sentences``, ``lix``, ``rix``,
    ``mean_sentence_length`` and ``long_word_share`` (0..1); see ``docs/tal.md``.
    ``muted_by`` tells of each suppressed finding what switched it off. ``merged`` are those that
    are not shown because another one tells of the same fault. ``base_audience`` is the built-in
    audience that ``audience`` rests on. :func:`oejenhoejde.score.score` sums it all up.
    ``skipped`` are Danish lines on what was not checked and why. ``versions`` names tool, rules
    and model.
    """

    document: Document
    audience: str
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    muted_by: tuple[Mute, ...] = ()
    merged: tuple[Finding, ...] = ()
    skipped: tuple[str, ...] = ()
    metrics: Mapping[str, float] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    base_audience: str = ""

    @property
    def name(self) -> str:
        """Name of the document."""
        return self.document.name

    def worst(self) -> Severity | None:
        """Give the highest severity among the findings, or None."""
        return max((f.severity for f in self.findings), key=lambda s: s.rank, default=None)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings by place, then by rule, so that reports do not depend on check order."""
    return tuple(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.rule_id, f.message)))
