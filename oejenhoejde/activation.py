"""Which rules run for an audience and a config, with which settings. Knows no spaCy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from oejenhoejde.catalog import check_params, danish_faults, find_rule, split_audience
from oejenhoejde.config import Config
from oejenhoejde.errors import ConfigError
from oejenhoejde.model import Confidence, Rule, Severity, Status
from oejenhoejde.params_base import Params


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule as it runs: severity, confidence and typed parameters are settled."""

    rule: Rule
    severity: Severity
    confidence: Confidence
    params: Params


def activate(
    rules: Mapping[str, Rule], config: Config, *, broken: frozenset[str] = frozenset()
) -> tuple[ActiveRule, ...]:
    """Choose and settle the rules. The user's settings beat the audience's, which beat the rule's.

    ``broken`` names rules that exist but cannot be used; the config may name them.

    Raises:
        ConfigError: the config names a rule or parameter that does not exist; one line per fault.
    """
    faults = _unknown_rules(rules, config, broken)
    settings = _by_id(rules, config.rules)
    chosen = config.audiences.get(config.audience)
    own_audience = _by_id(rules, chosen.rules) if chosen is not None else {}
    select = _canonical(rules, config.select)
    ignore = _canonical(rules, config.ignore)
    active = []
    for rule in rules.values():
        changes = {**rule.audiences.get(config.base_audience, {}), **own_audience.get(rule.id, {})}
        audience, audience_params = split_audience(changes)
        own, own_params = split_audience(settings.get(rule.id, {}))
        enabled = own.get("enabled", audience.get("enabled", rule.status is not Status.DEPRECATED))
        if not isinstance(enabled, bool):
            faults.append(f"{_name(config)}: rules.{rule.id}.enabled skal være true eller false.")
            continue
        wanted = rule.id in select if select else enabled
        try:
            params = check_params(rule.check, {**rule.params, **audience_params, **own_params})
            severity = Severity(own.get("severity", audience.get("severity", rule.severity)))
            level = own.get("confidence", audience.get("confidence", rule.confidence))
            confidence = Confidence(level)
        except ValidationError as error:
            wrong = danish_faults(_name(config), error, prefix=f"rules.{rule.id}")
            faults.extend(f"{fault}." for fault in wrong)
            continue
        except ValueError:
            faults.append(
                f"{_name(config)}: rules.{rule.id}: severity skal være en af "
                f"{', '.join(Severity)}, og confidence en af {', '.join(Confidence)}."
            )
            continue
        if wanted and rule.id not in ignore:
            active.append(ActiveRule(rule, severity, confidence, params))
    if faults:
        raise ConfigError("\n".join(faults))
    return tuple(active)


def _name(config: Config) -> str:
    return str(config.path) if config.path else "konfigurationen"


def _by_id(
    rules: Mapping[str, Rule], tables: Mapping[str, Mapping[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    found = ((find_rule(rules, name), table) for name, table in tables.items())
    return {rule.id: table for rule, table in found if rule is not None}


def _canonical(rules: Mapping[str, Rule], names: frozenset[str]) -> frozenset[str]:
    found = (find_rule(rules, name) for name in names)
    return frozenset(rule.id for rule in found if rule is not None)


def _unknown_rules(rules: Mapping[str, Rule], config: Config, broken: frozenset[str]) -> list[str]:
    own = (name for audience in config.audiences.values() for name in audience.rules)
    excepted = (name for exception in config.exceptions for name in exception.rules)
    names = {*config.select, *config.ignore, *config.rules, *own, *excepted}
    unknown = sorted(name for name in names - broken if find_rule(rules, name) is None)
    return [
        f"{_name(config)}: kender ikke reglen »{name}«. "
        "Kør »oejenhoejde regler« for at se dem alle."
        for name in unknown
    ]
