"""Understands the comments by which an author switches rules off. Knows no format.

``<!-- oejenhoejde: slå fra passiv, jargon: lovtekst -->`` … ``<!-- oejenhoejde: slå til -->``
and ``<!-- oejenhoejde: ignorér passiv: lovtekst -->`` before one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from oejenhoejde.model import Mute, Span

_COMMENT = re.compile(
    r"<!--[ \t\r\n]*(?:oejenhoejde|øjenhøjde|ojenhojde)[ \t]*:[ \t\r\n]*"
    r"(?P<verb>sl(?:å|aa)[ \t]+(?:fra|til)|ignor[eé]r)"
    r"(?P<rest>(?:(?!-->).){0,2000})-->",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Switch:
    """One comment: what it says and where it stands."""

    verb: str  # "fra", "til" or "ignorér"
    rule_ids: frozenset[str]
    reason: str
    span: Span


def find_switches(text: str, start: int = 0, end: int | None = None) -> list[Switch]:
    """Find the comments in ``text[start:end]``."""
    from oejenhoejde.catalog import normalise_id  # Costs more than all readers together.

    switches = []
    for match in _COMMENT.finditer(text, start, len(text) if end is None else end):
        verb = match["verb"].split()[-1].lower()
        ids, _, reason = match["rest"].partition(":")
        switches.append(
            Switch(
                verb="ignorér" if verb.startswith("ignor") else verb,
                rule_ids=frozenset(map(normalise_id, re.split(r"[,;\s]+", ids.strip()))) - {""},
                reason=" ".join(reason.split()),
                span=Span(match.start(), match.end()),
            )
        )
    return switches


def mutes_of(
    switches: Iterable[Switch], blocks: Iterable[tuple[Switch, Span]], *, length: int
) -> tuple[Mute, ...]:
    """Turn comments into muted ranges.

    ``blocks`` pairs each ``ignorér`` with the block that it is about. ``slå til`` with rule ids
    ends those rules only; without, it ends all. What is never ended lasts to the end.
    """
    mutes = [Mute(span, switch.rule_ids, switch.reason) for switch, span in blocks]
    waiting: list[Switch] = []
    for switch in sorted(switches, key=lambda switch: switch.span.start):
        if switch.verb == "fra":
            waiting.append(switch)
        elif switch.verb == "til":
            left = []
            for off in waiting:
                ended = off.rule_ids & switch.rule_ids if switch.rule_ids else off.rule_ids
                if ended or not switch.rule_ids:
                    mutes.append(_mute(off, switch.span.start, ended))
                kept = off.rule_ids - ended
                if kept or (switch.rule_ids and not off.rule_ids):
                    left.append(Switch(off.verb, kept, off.reason, off.span))
            waiting = left
    mutes += [_mute(off, length, off.rule_ids) for off in waiting]
    return tuple(sorted(mutes, key=lambda mute: (mute.span.start, mute.span.end)))


def _mute(off: Switch, end: int, rule_ids: frozenset[str]) -> Mute:
    return Mute(Span(off.span.end, max(off.span.end, end)), rule_ids, off.reason)
