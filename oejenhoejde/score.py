"""A score for a whole text: a light for each family of rules and for LIX, and what to mend first.

A pure function of a report; knows no spaCy, no files but the table of limits, and no settings.
How it is computed is told in ``docs/tal.md``, with an example that a test computes again. The
weights are own choices, set so that texts that editors call easy are green and texts that they
call hard are red (``docs/beslutninger/0053``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from oejenhoejde.model import Confidence, Finding, Report, Severity
from oejenhoejde.names import AUDIENCES, FAMILIES
from oejenhoejde.resources import data_path

#: What a finding costs by its severity, and how much of that by its confidence.
SEVERITY_POINTS = {Severity.ERROR: 3.0, Severity.WARNING: 2.0, Severity.INFO: 1.0}
CONFIDENCE_SHARE = {Confidence.HIGH: 1.0, Confidence.MEDIUM: 0.75, Confidence.LOW: 0.5}
#: What a fault costs the reader: to look a word up, to read a sentence twice, to ring and ask.
READER_COST = {
    "ord": 2,
    "saetning": 3,
    "passiv": 2,
    "henvendelse": 2,
    "opbygning": 6,
    "form": 1,
    "tekst": 0,  # A figure falls when its causes are mended.
}
#: The same fault counts so many times at most: a writer who mends one mends the others with it.
MOST_TIMES = 4
#: A shorter text is judged as if it had so many words: a single fault must not make it red.
LEAST_WORDS = 100
#: So many words make a text; a shorter one gets no lights.
LEAST_FOR_LIGHTS = 30
STEPS = 3
#: Who mends one kind of fault sees the others of its kind: each more of a family costs a third.
SHARE_OF_NEXT = 1 / 3

LIX = "lix"
#: The family of figures of the whole text: LIX has a light of its own.
_FIGURES = "tekst"


class Light(StrEnum):
    """A traffic light."""

    GREEN = "grøn"
    YELLOW = "gul"
    RED = "rød"


@dataclass(frozen=True, slots=True)
class Limits:
    """Above ``yellow`` a light is yellow, above ``red`` red."""

    yellow: float
    red: float

    def light(self, value: float) -> Light:
        """Give the light of a figure."""
        if value > self.red:
            return Light.RED
        return Light.YELLOW if value > self.yellow else Light.GREEN


@dataclass(frozen=True, slots=True)
class FamilyScore:
    """The light of a family: its findings in the text cost ``points`` in 100 words.

    ``whole`` is the gravest of its findings about the whole text, which count by themselves.
    """

    family: str
    light: Light
    findings: int
    points: float
    limits: Limits
    whole: Severity | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A rule to begin with: its findings and what they cost together. ``first`` is one of them."""

    rule_id: str
    findings: int
    points: float
    first: Finding


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a text. ``lix`` is None, and ``families`` are none, where it is too short."""

    families: tuple[FamilyScore, ...] = ()
    lix: Light | None = None
    lix_limits: Limits | None = None
    first: tuple[Step, ...] = ()


def score(report: Report) -> Score:
    """Give the score of a report: of the findings that it holds, whatever was filtered before."""
    audience = report.base_audience or report.audience
    limits = load_limits()[audience if audience in AUDIENCES else AUDIENCES[0]]
    words = report.metrics.get("words_total", 0.0)
    families: tuple[FamilyScore, ...] = ()
    if words >= LEAST_FOR_LIGHTS:
        families = tuple(
            _family(name, [f for f in report.findings if f.family == name], words, limits[name])
            for name in FAMILIES
            if name != _FIGURES
        )
    has_lix = report.metrics.get("words", 0.0) >= LEAST_WORDS
    return Score(
        families,
        limits[LIX].light(round(report.metrics["lix"])) if has_lix else None,
        limits[LIX] if has_lix else None,
        steps(report.findings)[:STEPS],
    )


def _family(name: str, findings: list[Finding], words: float, limits: Limits) -> FamilyScore:
    placed = [finding for finding in findings if finding.span]
    whole = max((f.severity for f in findings if not f.span), key=_rank, default=None)
    points = sum(map(cost, placed)) * 100 / max(words, LEAST_WORDS)
    light = limits.light(points)
    if whole is Severity.ERROR:
        light = Light.RED
    elif whole is Severity.WARNING and light is Light.GREEN:
        light = Light.YELLOW
    return FamilyScore(name, light, len(findings), points, limits, whole)


def _rank(severity: Severity) -> int:
    return severity.rank


def cost(finding: Finding) -> float:
    """Give what a finding costs before it is asked what it costs the reader."""
    return SEVERITY_POINTS[finding.severity] * CONFIDENCE_SHARE[finding.confidence]


def steps(findings: Iterable[Finding]) -> tuple[Step, ...]:
    """Rank the rules by what their findings cost the reader, the dearest first.

    Of two rules of a family the second one counts less, so that the first ones are different
    pieces of advice (see :func:`in_turn`).
    """
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if READER_COST.get(finding.family, 1):
            by_rule[finding.rule_id].append(finding)
    made = []
    for rule_id, members in by_rule.items():
        dearest = sorted(members, key=cost, reverse=True)[:MOST_TIMES]
        points = sum(map(cost, dearest)) * READER_COST.get(dearest[0].family, 1)
        made.append(Step(rule_id, len(members), points, dearest[0]))
    made.sort(key=lambda step: (-step.points, -step.findings, step.rule_id))
    order = in_turn([(step.points, step.first.family) for step in made])
    return tuple(made[at] for at in order)


def in_turn(ranked: Sequence[tuple[float, str]]) -> list[int]:
    """Order points and families, the dearest first: give their indexes.

    For each time that a family has had its turn, what is left of it counts ``SHARE_OF_NEXT``.
    Equals keep their order.
    """
    left, turns, order = list(range(len(ranked))), Counter[str](), []
    while left:
        at = max(left, key=lambda i: (ranked[i][0] * SHARE_OF_NEXT ** turns[ranked[i][1]], -i))
        left.remove(at)
        turns[ranked[at][1]] += 1
        order.append(at)
    return order


@cache
def load_limits() -> Mapping[str, Mapping[str, Limits]]:
    """Read ``rules/trafiklys.tsv``: audience → family (or ``lix``) → limits.

    Raises:
        ValueError: an audience lacks one of the figures.
    """
    _, *lines = (data_path("rules") / "trafiklys.tsv").read_text(encoding="utf-8").splitlines()
    table: dict[str, dict[str, Limits]] = defaultdict(dict)
    for line in lines:
        name, audience, yellow, red = line.split("\t")
        table[audience][name] = Limits(float(yellow), float(red))
    wanted = {*FAMILIES, LIX} - {_FIGURES}
    if set(table) != set(AUDIENCES) or any(set(row) != wanted for row in table.values()):
        raise ValueError("trafiklys.tsv lacks an audience or a family")
    return table


__all__ = ["FamilyScore", "Light", "Limits", "Score", "Step", "cost", "in_turn", "score", "steps"]
