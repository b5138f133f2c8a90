"""Understands the lines by which an author switches rules off. Knows no format.

``<!-- oejenhoejde: slå fra passiv, jargon: lovtekst -->`` … ``<!-- oejenhoejde: slå til -->``
and ``<!-- oejenhoejde: ignorér passiv: lovtekst -->`` before one block. For a whole file
``oejenhoejde-ignorer: passiv, jargon: lovtekst`` at its top or in its front matter, where
``oejenhoejde: {ignorer: [passiv], begrundelse: lovtekst}`` may stand too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from oejenhoejde.model import Mute, Span
from oejenhoejde.names import normalise_id

#: How a line for the program begins.
NAME = r"(?:oejenhoejde|øjenhøjde|ojenhojde)"
#: Comments that are about the next block.
BLOCK_VERBS = frozenset({"ignorér", "lovtekst"})

_COMMENT = re.compile(
    rf"<!--[ \t\r\n]*{NAME}[ \t]*:[ \t\r\n]*"
    r"(?P<verb>sl(?:å|aa)[ \t]+(?:fra|til)|ignor[eé]r|lovtekst(?:[ \t]+(?:start|slut)\b)?)"
    r"(?P<rest>(?:(?!-->).){0,2000})-->",
    re.I | re.S,
)

#: A line for the whole file. In front matter of TOML it has `=` and quotes.
_FILE_LINE = re.compile(
    rf"^{NAME}-ignor[eé]r[ \t]*[:=][ \t]*(?P<rest>[^\r\n]{{0,2000}}?)[ \t]*(?=\r?$)", re.I | re.M
)
#: A line at the top of a plain text that is not part of it.
_TOP_LINE = re.compile(rf"{NAME}-(?:ignor[eé]r|(?:dokument)?type)[ \t]*[:=][^\r\n]*", re.I)
#: A table for the whole file: on one line, indented below its name, or under a TOML heading.
_FILE_TABLE = re.compile(
    rf"^(?:{NAME}[ \t]*[:=][ \t]*(?P<inline>\{{[^\r\n]{{0,2000}}\}})[ \t]*(?=\r?$)"
    rf"|{NAME}[ \t]*:[ \t]*\r?\n(?P<indented>(?:[ \t]+[^\r\n]*(?:\r?\n|\Z)){{1,50}})"
    rf"|\[{NAME}\][ \t]*\r?\n(?P<toml>(?:[\w\"][^\r\n]*(?:\r?\n|\Z)){{1,50}}))",
    re.I | re.M,
)
_TABLE_RULES = re.compile(
    r"\bignor[eé]r\"?[ \t]*[:=][ \t]*(?:\[(?P<list>[^\]]*)\]"
    r"|(?P<dashes>(?:\s*\r?\n[ \t]*-[ \t]+[^\r\n]+)+)|(?P<one>[^\r\n,}]+))",
    re.I,
)
_TABLE_REASON = re.compile(
    r"\bbegrundelse\"?[ \t]*[:=][ \t]*(\"[^\"\n]*\"|'[^'\n]*'|[^\r\n,}]+)", re.I
)


@dataclass(frozen=True, slots=True)
class Switch:
    """One comment: what it says and where it stands."""

    verb: str  # "fra", "til", "ignorér"; "lovtekst", "start", "slut"
    rule_ids: frozenset[str]
    reason: str
    span: Span


def find_switches(text: str, start: int = 0, end: int | None = None) -> list[Switch]:
    """Find the comments in ``text[start:end]``."""
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


def _rule_ids(text: str) -> frozenset[str]:
    found = (part.strip("'\"- ") for part in re.split(r"[,;\s]+", text.strip(" []'\"")))
    return frozenset(map(normalise_id, found)) - {""}


def file_mutes(text: str, end: int) -> tuple[Mute, ...]:
    """Read what ``text[:end]``, the front matter, switches off in the whole file."""
    whole = Span(0, len(text))
    mutes = []
    for match in _FILE_LINE.finditer(text, 0, end):
        ids, _, reason = match["rest"].strip("'\"").partition(":")
        place = Span(match.start(), match.end())
        mutes.append(Mute(whole, _rule_ids(ids), " ".join(reason.split()), place))
    for match in _FILE_TABLE.finditer(text, 0, end):
        table = match["inline"] or match["indented"] or match["toml"]
        rules = _TABLE_RULES.search(table)
        if rules is None:
            continue
        reason_match = _TABLE_REASON.search(table)
        reason = reason_match[1].strip("'\" ") if reason_match else ""
        ids = _rule_ids(rules["list"] or rules["dashes"] or rules["one"] or "")
        place = Span(match.start(), match.start() + len(match[0].rstrip()))
        mutes.append(Mute(whole, ids, reason, place))
    return tuple(mutes)


def leading_lines(text: str) -> int:
    """Give where the lines for the whole file at the top of a plain text end; 0 without any."""
    at = 0
    while match := _TOP_LINE.match(text, at):
        at = match.end()
        while text[at : at + 1] in ("\r", "\n"):
            at += 1
    return at


def mutes_of(
    switches: Iterable[Switch],
    blocks: Iterable[tuple[Switch, Span]],
    *,
    length: int,
    idle: Iterable[Switch] = (),
) -> tuple[Mute, ...]:
    """Turn comments into muted ranges.

    ``blocks`` pairs each ``ignorér`` with the block that it is about, ``idle`` are those without
    one. ``slå til`` with rule ids ends those rules only; without, it ends all. What is never ended
    lasts to the end.
    """
    pairs = [*blocks, *((switch, Span(switch.span.end, switch.span.end)) for switch in idle)]
    mutes = [
        Mute(span, switch.rule_ids, switch.reason, switch.span)
        for switch, span in pairs
        if switch.verb == "ignorér"
    ]
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
    return Mute(Span(off.span.end, max(off.span.end, end)), rule_ids, off.reason, off.span)
