"""Takes away the findings that the author or the settings switched off, and tells of idle ones.

Knows no click, no spaCy and no format.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from oejenhoejde.activation import ActiveRule
from oejenhoejde.catalog import find_rule
from oejenhoejde.config import Config
from oejenhoejde.model import Confidence, Document, Finding, Mute, Report, Rule, Span, fingerprint
from oejenhoejde.ranking import Ranked

#: The kind of check that is made here and not on the text.
CHECK = "suppression"


@dataclass(frozen=True, slots=True)
class Sorted:
    """Findings that are shown, those that are not, and what switched each of the latter off."""

    kept: list[Finding]
    muted: list[Finding]
    muted_by: list[Mute]

    def at_least(self, confidence: Confidence) -> Sorted:
        """Leave out the findings that are less sure."""
        pairs = [
            (finding, mute)
            for finding, mute in zip(self.muted, self.muted_by, strict=True)
            if finding.confidence.rank >= confidence.rank
        ]
        return Sorted(
            [finding for finding in self.kept if finding.confidence.rank >= confidence.rank],
            [finding for finding, _ in pairs],
            [mute for _, mute in pairs],
        )

    def with_accepted(
        self, accepted: Iterable[tuple[Finding, str]], document: Document, config: Config
    ) -> Sorted:
        """Add the findings that an accepted word lets pass, with the word and its reason.

        Of several on the same words the first is enough.
        """
        origin = config.path.name if config.path else ""
        pairs = list(zip(self.muted, self.muted_by, strict=True))
        seen: set[Span] = set()
        for finding, word in accepted:
            if finding.span in seen:
                continue
            seen.add(finding.span)
            reason = config.accepted_because(word)
            ids = frozenset((finding.rule_id,))
            pairs.append((finding, Mute(finding.span, ids, reason, origin=origin, said=word)))
        pairs.sort(key=lambda pair: (pair[0].span.start, pair[0].span.end, pair[0].rule_id))
        return Sorted(self.kept, [finding for finding, _ in pairs], [mute for _, mute in pairs])


def mutes_of(document: Document, config: Config) -> tuple[Mute, ...]:
    """Give all that is switched off in a document, by its author or by the settings."""
    exceptions = config.exceptions_of(Path(document.name)) if config.exceptions else ()
    whole = Span(0, len(document.text) + 1)
    origin = config.path.name if config.path else ""
    return (
        *document.muted,
        *(Mute(whole, item.rules, item.reason, origin=origin) for item in exceptions),
    )


def sort_out(
    document: Document,
    ranked: Ranked,
    mutes: Sequence[Mute],
    *,
    rules: Mapping[str, Rule],
    active: Sequence[ActiveRule],
    judge: bool,
) -> Sorted:
    """Part the findings. With ``judge`` add one for each thing switched off that hides nothing.

    A finding that another one speaks for is in no part, but switching it off is not idle.
    """
    result = Sorted([], [], [])
    if not mutes:
        result.kept.extend(ranked.kept)
        return result
    named = [frozenset(_canonical(rules, rule_id) for rule_id in mute.rule_ids) for mute in mutes]
    hidden: list[set[str]] = [set() for _ in mutes]

    def hide(finding: Finding) -> list[int]:
        by = [
            number
            for number, mute in enumerate(mutes)
            if (not named[number] or finding.rule_id in named[number]) and _is_about(mute, finding)
        ]
        for number in by:
            hidden[number].add(finding.rule_id)
        return by

    for finding in ranked.dropped:
        hide(finding)
    for finding in ranked.kept:
        by = hide(finding)
        if by:
            result.muted.append(finding)
            result.muted_by.append(mutes[by[0]])
        else:
            result.kept.append(finding)
    if judge:
        result.kept.extend(_idle(document, mutes, named, hidden, rules, active))
    return result


def _is_about(mute: Mute, finding: Finding) -> bool:
    if mute.sentence:
        place = finding.sentence_span or finding.span
        return place.start <= mute.span.start < place.end
    return mute.span.start <= finding.span.start < mute.span.end


def _canonical(rules: Mapping[str, Rule], rule_id: str) -> str:
    rule = find_rule(rules, rule_id)
    return rule.id if rule is not None else rule_id


def _idle(
    document: Document,
    mutes: Sequence[Mute],
    named: Sequence[frozenset[str]],
    hidden: Sequence[set[str]],
    rules: Mapping[str, Rule],
    active: Sequence[ActiveRule],
) -> Iterable[Finding]:
    own = next((item for item in active if item.rule.check == CHECK), None)
    if own is None:
        return
    # A comment may make several ranges: what one of them hides, the comment hides.
    comments: dict[tuple[Span, str], tuple[set[str], set[str]]] = {}
    for mute, ids, found in zip(mutes, named, hidden, strict=True):
        if mute.comment is not None:
            all_ids, all_found = comments.setdefault((mute.comment, mute.said), (set(), set()))
            all_ids |= ids
            all_found |= found
    run = {item.rule.id for item in active}
    for (place, said), (wanted, got) in comments.items():
        # Of a rule that does not run nothing can be said; a name that is no rule hides nothing.
        idle = {rule_id for rule_id in wanted - got if rule_id in run or rule_id not in rules}
        if idle or not (wanted or got):
            yield _finding(document, own, place, sorted(idle), said=said)


def _finding(
    document: Document,
    own: ActiveRule,
    place: Span,
    ids: Sequence[str],
    *,
    said: str = "",
    variant: str = "",
) -> Finding:
    excerpt = said or document.text[place.start : place.end]
    where = ""
    if said:  # The comment is no part of the text, which must not be marked for it.
        where = f"kommentar ved {_place_of(document, place)}"
        place = Span(place.start, place.start)
    shown = ", ".join(ids)
    message = own.rule.variants[variant or "alle"] if variant or not ids else own.rule.message
    return Finding(
        rule_id=own.rule.id,
        family=own.rule.family,
        span=place,
        excerpt=excerpt,
        message=message.format(rules=shown),
        severity=own.severity,
        confidence=own.confidence,
        place=where,
        fingerprint=fingerprint(own.rule.id, excerpt, ""),
    )


def _place_of(document: Document, span: Span) -> str:
    """Name the place of a text in a document without lines."""
    places = (
        segment.place
        for segment in document.segments
        if segment.runs and segment.place and segment.runs[-1].source_end > span.start
    )
    return next(places, "teksten")


#: Where an exception begins in a file of settings.
_TABLE = re.compile(
    r"^[ \t]*\[\[(?:tool\.oejenhoejde\.)?(?:exceptions|undtagelser)\]\][ \t]*$", re.M
)
#: Where the accepted words begin in it: a list, or a table with reasons.
_WORDS = re.compile(r"^[ \t]*\[?(?:tool\.oejenhoejde\.)?(accepted_words|godkendte_ord)\b", re.M)


def idle_exceptions(
    config: Config, active: Sequence[ActiveRule], used: Collection[Mute], *, name: str
) -> Report | None:
    """Tell which exceptions in the settings hid nothing in a run over all the files.

    ``used`` is what switched findings off in it, ``name`` what the file of settings is called in
    the report. None: there is nothing to tell.
    """
    own = next((item for item in active if item.rule.check == CHECK), None)
    if own is None or config.path is None or not (config.exceptions or config.accepted_words):
        return None
    done = {(mute.rule_ids, mute.reason) for mute in used if mute.origin and not mute.said}
    text = config.path.read_text(encoding="utf-8-sig")
    document = Document(name, "toml", text, ())
    starts = [Span(match.start(), match.end()) for match in _TABLE.finditer(text)]
    findings = []
    for number, item in enumerate(config.exceptions):
        if (item.rules, item.reason) not in done:
            place = starts[number] if number < len(starts) else Span(0, 0)
            findings.append(_finding(document, own, place, sorted(item.rules)))
    idle = sorted(config.accepted_words - {mute.said for mute in used})
    if idle:
        key = _WORDS.search(text)
        place = Span(key.start(1), key.end(1)) if key else Span(0, 0)
        findings.append(_finding(document, own, place, idle, variant="ord"))
    return Report(document, config.audience, tuple(findings)) if findings else None


__all__ = ["CHECK", "Sorted", "idle_exceptions", "mutes_of", "sort_out"]
