"""Makes one finding of two that tell of one fault. Knows only the model.

Two findings on the same words are one fault where

- the edit that the one offers leaves nothing of the other's fault (`bedes du` → `skal du`),
- both are about the wording (a hard word inside a heavy phrase),
- a heavy phrase has the passive in it, and its alternative has none (`der henvises til` → `se`),
- both are of one rule (`kan indrettes` in `kan indrettes og flyttes`), or
- the one's rule says in its file that it speaks for the other's (``speaks_for``).

What is less sure never takes the place of what is surer, nor, but for the phrase, what offers less
of what offers more; a packed act is as sure as the passive of its verb.

A verb that is both a passive and a hard word (`kan rekvireres`) has two faults, and the reader
still sees one finding: it says both and has the suggestions of both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from oejenhoejde.model import Applicability, Confidence, Edit, Finding, Span

#: Rule → the rules that it speaks for, by id.
SpeaksFor = Mapping[str, Collection[str]]

_GRADE = {Applicability.DISPLAY: 0, Applicability.UNSAFE: 1, Applicability.SAFE: 2}
_WORDING, _PASSIVE = "ord", "passiv"
#: What makes a verb passive: its ending, or the verb before the participle. Pronouns end alike.
_VOICE = re.compile(
    r"\b(?!(?:vores|deres|jeres)\b)\w{2,}[eåøyiu]s\b"
    r"|\b(?:blive?r?|blev|blevet|er|var|være|været)\b.*\w{2}(?:t|de|ne)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{3,}")
#: What follows a verb in the words of a passive: nothing, or the next one of a row.
_ENDS_VERB = re.compile(r"$|,| (?:og|eller|samt)\b")
#: A passive begins at most so many letters before its verb (`kan i de fleste tilfælde anses`).
_BEFORE = 60
#: Two words are forms of one if they begin alike in all but so many letters, and in so many.
_ENDING, _LEAST_STEM = 3, 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """Findings that stay, in their order, and those that another one speaks for."""

    kept: list[Finding]
    dropped: list[Finding]


def one_for_each_fault(findings: Iterable[Finding], speaks_for: SpeaksFor) -> Ranked:
    """Part the findings. What stays does not depend on their order."""
    given = list(findings)
    order = sorted(range(len(given)), key=lambda at: _weight(given[at]), reverse=True)
    dropped: set[int] = set()
    near = _neighbours(given)
    for at in order:
        if at in dropped:
            continue
        for other in near[at]:
            if other not in dropped and _speaks(given[at], given[other], speaks_for):
                dropped.add(other)
                given[at] = replace(given[at], confidence=_surer(given[at], given[other]))
    kept = {at: finding for at, finding in enumerate(given) if at not in dropped}
    for at in order:
        for other in near[at]:
            if at in kept and other in kept and _tells_more(kept[at], given[other]):
                kept[at] = _told_together(kept[at], kept.pop(other))
    return Ranked(
        list(kept.values()), [finding for at, finding in enumerate(given) if at not in kept]
    )


def _tells_more(first: Finding, second: Finding) -> bool:
    """Tell whether one is a passive and the other a word or phrase of its verb, or around it."""
    families = (first.family, second.family)
    if _is_unsure(first) != _is_unsure(second):
        return False
    if families == (_PASSIVE, _WORDING):
        after = first.excerpt[second.span.end - first.span.start :]
        return first.span.contains(second.span) and _ENDS_VERB.match(after) is not None
    return families == (_WORDING, _PASSIVE) and _holds_verb(first, second)


def _is_unsure(finding: Finding) -> bool:
    """Tell whether a finding is shown only to who asks for all."""
    return finding.confidence is Confidence.LOW


def _surer(first: Finding, second: Finding) -> Confidence:
    return max(first.confidence, second.confidence, key=lambda sure: sure.rank)


def _told_together(first: Finding, second: Finding) -> Finding:
    """Make one finding that says both, the surest and gravest of them."""
    joint = " Og " if second.message.startswith("»") else " "
    return replace(
        first,
        message=f"{first.message}{joint}{second.message}",
        severity=max(first.severity, second.severity, key=lambda severity: severity.rank),
        confidence=_surer(first, second),
        suggestions=(*first.suggestions, *second.suggestions),
    )


def _neighbours(given: Sequence[Finding]) -> dict[int, list[int]]:
    """Give, for each finding's index, those of the findings that start within it or right before.

    Findings of the whole text have no words; they are near one another.
    """
    order = sorted(range(len(given)), key=lambda at: given[at].span.start)
    starts = [given[at].span.start for at in order]
    whole = [at for at in order if not given[at].span]

    def near(at: int) -> Iterator[int]:
        reach = _reach(given[at])
        if not reach:
            return iter(whole)
        low = bisect_left(starts, reach.start - _BEFORE)
        return iter(order[low : bisect_left(starts, reach.end)])

    return {at: [other for other in near(at) if other != at] for at in order}


def _reach(finding: Finding) -> Span:
    """Give the words of a finding with those that its first edits replace around them."""
    if not finding.span:
        return finding.span
    spans = [finding.span, *(edit.span for edit in _edits(finding))]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return next((s.edits for s in finding.suggestions if s.edits), ())


def _speaks(first: Finding, second: Finding, speaks_for: SpeaksFor) -> bool:
    """Tell whether the first finding says all that the second one does."""
    if bool(first.span) != bool(second.span):
        return False
    within = first.span.contains(second.span)
    around = second.family == _PASSIVE and bool(second.span) and _holds_verb(first, second)
    named = second.rule_id in speaks_for.get(first.rule_id, ())
    # A packed act is the fault, however sure the passive of its light verb is.
    packed = around and named and not _is_unsure(first)
    if first.confidence.rank < second.confidence.rank and not packed:
        return False
    if named and (within or around):
        return True
    if not second.span:
        return False
    wording = within and first.family == second.family == _WORDING
    # A phrase knows more than the passive in it: »der henvises til« is »se«.
    phrase = around and first.family == _WORDING
    if not phrase and _grade(first) < _grade(second):
        return False
    if within and first.rule_id == second.rule_id:
        return True
    new = _new_words(first, second, shown=wording or phrase)
    if new is None:
        return wording and not first.suggestions
    return not _survives(second, new)


def _holds_verb(phrase: Finding, passive: Finding) -> bool:
    """Tell whether a phrase has more than the passive's verb, which stands last, in it."""
    verb = _verb_of(passive)
    return phrase.span.contains(verb) and len(phrase.span) > len(verb)


def _verb_of(passive: Finding) -> Span:
    start = passive.span.end - len((passive.excerpt.split() or [""])[-1])
    return Span(max(start, passive.span.start), passive.span.end)


def _new_words(first: Finding, second: Finding, *, shown: bool) -> str | None:
    """Give what the first one's suggestion writes for the second one's words.

    None where it leaves any of them. ``shown``: what is only shown counts too.
    """
    edits = _edits(first)
    if shown and first.suggestions and (not edits or not first.span.contains(second.span)):
        return first.suggestions[0].title
    left = list(second.excerpt)
    for edit in edits:
        start, end = (at - second.span.start for at in (edit.span.start, edit.span.end))
        left[max(start, 0) : max(end, 0)] = " " * len(left[max(start, 0) : max(end, 0)])
    return None if "".join(left).strip() else " ".join(edit.text for edit in edits)


def _survives(finding: Finding, new: str) -> bool:
    """Tell whether a fault is still there in the new words: the voice, or the words themselves."""
    if finding.family == _PASSIVE:
        # A participle alone does not show its voice.
        return bool(_VOICE.search(new)) or not _VOICE.search(finding.excerpt)
    if finding.excerpt.casefold() in new.casefold():
        return True
    words = _WORD.findall(new.casefold())
    old = _WORD.findall(finding.excerpt.casefold())
    return bool(old) and all(any(_same_stem(one, word) for word in words) for one in old)


def _same_stem(one: str, other: str) -> bool:
    alike = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return alike >= max(_LEAST_STEM, len(one) - _ENDING)


def _grade(finding: Finding) -> int:
    return max([_GRADE[s.applicability] for s in finding.suggestions], default=0)


def _weight(finding: Finding) -> tuple[int, int, int, int, int, str, str, int]:
    """Order findings: the surest first, then what offers most, the widest and the gravest."""
    return (
        finding.confidence.rank,
        _grade(finding),
        len(finding.span),
        finding.severity.rank,
        len(finding.suggestions),
        finding.rule_id,
        finding.message,
        -finding.span.start,
    )


__all__ = ["Ranked", "SpeaksFor", "one_for_each_fault"]
