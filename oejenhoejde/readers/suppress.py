"""Understands the lines by which an author switches rules off. Knows no format.

``<!-- oejenhoejde: slå fra passiv, jargon: lovtekst -->`` … ``<!-- oejenhoejde: slå til -->``
and ``<!-- oejenhoejde: ignorér passiv: lovtekst -->`` before one block. For a whole file
``oejenhoejde-ignorer: passiv, jargon: lovtekst`` in a comment, at the top or in its front matter,
where ``oejenhoejde: {ignorer: [passiv], begrundelse: lovtekst}`` may stand too. Other formats have
the same words in comments of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from oejenhoejde.model import Mute, Segment, Span
from oejenhoejde.names import normalise_id

#: How a line for the program begins.
NAME = r"(?:oejenhoejde|øjenhøjde|ojenhojde)"
#: Comments that are about the next block.
BLOCK_VERBS = frozenset({"ignorér", "lovtekst"})

_COMMENT = re.compile(
    rf"<!--(?P<body>[ \t\r\n]*{NAME}(?:-ignor[eé]r)?[ \t]*:(?:(?!-->).){{0,2000}})-->", re.I | re.S
)
#: What a comment says, without the signs around it.
_SAID = re.compile(rf"\s*{NAME}(?P<file>-ignor[eé]r)?\s*:\s*(?P<rest>.{{0,2000}})\Z", re.I | re.S)
#: »slå fra REGEL«, and as one says it: »slå REGEL fra«.
_VERB = re.compile(
    r"(?:ignor[eé]r\b|lovtekst(?:\s+(?P<law>start|slut))?\b"
    r"|sl(?:å|aa)\s+(?P<early>[^:]{0,500}?)\s*\b(?P<way>fra|til)\b)",
    re.I,
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
    """One comment: what it says and where it stands.

    ``shown`` is where it is told of, where it stands in no text, and ``said`` what stands there.
    ``sentence``: it stands within a text, and is about the sentence that it stands in front of.
    """

    verb: str  # "fra", "til", "ignorér"; for the whole file "fil"; "lovtekst", "start", "slut"
    rule_ids: frozenset[str]
    reason: str
    span: Span
    shown: Span | None = None
    said: str = ""
    sentence: bool = False

    def mute(self, span: Span, rule_ids: frozenset[str] | None = None) -> Mute:
        """Switch its rules (or these) off in a range."""
        ids = self.rule_ids if rule_ids is None else rule_ids
        place = self.shown or self.span
        return Mute(span, ids, self.reason, place, said=self.said, sentence=self.sentence)


def read_switch(said: str, span: Span, *, shown: Span | None = None) -> Switch | None:
    """Read a comment without the signs around it; None if it is not for us."""
    match = _SAID.match(said)
    if match is None:
        return None
    verb, rest, early = "fil", match["rest"], ""
    if match["file"] is None:
        found = _VERB.match(rest)
        if found is None:
            return None
        verb = (found["way"] or found["law"] or found[0]).lower()
        verb = "ignorér" if verb.startswith("ignor") else verb
        rest, early = rest[found.end() :], found["early"] or ""
    ids, _, reason = rest.partition(":")
    note = " ".join(said.split()) if shown is not None else ""
    return Switch(verb, _rule_ids(f"{early} {ids}"), " ".join(reason.split()), span, shown, note)


def about(switch: Switch, block: Sequence[Segment], span: Span, text: str) -> tuple[Switch, Span]:
    """Give what a comment in a block is about: the block, or within its text the next sentence."""
    runs = [run for segment in block for run in segment.runs]
    if switch.verb == "ignorér" and any(run.source_start < switch.span.start for run in runs):
        for run in runs:
            start = max(run.source_start, switch.span.end)
            left = text[start : run.source_end]
            if left.strip():
                at = start + len(left) - len(left.lstrip())
                return replace(switch, sentence=True), Span(at, at + 1)
    return switch, span


def find_switches(text: str, start: int = 0, end: int | None = None) -> list[Switch]:
    """Find the comments of HTML in ``text[start:end]``."""
    found = _COMMENT.finditer(text, start, len(text) if end is None else end)
    switches = (read_switch(match["body"], Span(match.start(), match.end())) for match in found)
    return [switch for switch in switches if switch is not None]


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
    switches = list(switches)
    pairs = [*blocks, *((switch, Span(switch.span.end, switch.span.end)) for switch in idle)]
    pairs += [(switch, Span(0, length)) for switch in switches if switch.verb == "fil"]
    mutes = [switch.mute(span) for switch, span in pairs if switch.verb in ("ignorér", "fil")]
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
                    left.append(replace(off, rule_ids=kept))
            waiting = left
    mutes += [_mute(off, length, off.rule_ids) for off in waiting]
    return tuple(sorted(mutes, key=lambda mute: (mute.span.start, mute.span.end)))


def _mute(off: Switch, end: int, rule_ids: frozenset[str]) -> Mute:
    return off.mute(Span(off.span.end, max(off.span.end, end)), rule_ids)
