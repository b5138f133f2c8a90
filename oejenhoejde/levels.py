"""How grave a rule's findings are for each audience. Knows no spaCy and no settings of a user."""

from __future__ import annotations

from dataclasses import dataclass

from oejenhoejde.catalog import split_audience
from oejenhoejde.model import Confidence, Rule, Severity, Status


@dataclass(frozen=True, slots=True)
class Level:
    """What a rule is for an audience. ``hidden``: its findings are shown with ``--alle`` only."""

    enabled: bool
    severity: Severity
    hidden: bool


def level_for(rule: Rule, audience: str) -> Level:
    """Give the level of a rule for a built-in audience."""
    general, _ = split_audience(rule.audiences.get(audience, {}))
    return Level(
        enabled=bool(general.get("enabled", rule.status is not Status.DEPRECATED)),
        severity=Severity(general.get("severity", rule.severity)),
        hidden=Confidence(general.get("confidence", rule.confidence)) is Confidence.LOW,
    )


__all__ = ["Level", "level_for"]
