"""How grave a rule's findings are for each audience. Knows no spaCy and no settings of a user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from oejenhoejde.catalog import split_audience
from oejenhoejde.model import Confidence, Rule, Severity, Status


@dataclass(frozen=True, slots=True)
class Level:
    """What a rule is for an audience. ``hidden``: its findings are shown with ``--alle`` only."""

    enabled: bool
    severity: Severity
    hidden: bool


def level_for(
    rule: Rule, audience: str, changes: Mapping[str, Any] = MappingProxyType({})
) -> Level:
    """Give the level of a rule for a built-in audience.

    ``changes`` is what an audience of the user that rests on it says of the rule.
    """
    general, _ = split_audience({**rule.audiences.get(audience, {}), **changes})
    return Level(
        enabled=bool(general.get("enabled", rule.status is not Status.DEPRECATED)),
        severity=Severity(general.get("severity", rule.severity)),
        hidden=Confidence(general.get("confidence", rule.confidence)) is Confidence.LOW,
    )


__all__ = ["Level", "level_for"]
