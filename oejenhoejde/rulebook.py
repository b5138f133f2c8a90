"""All rules of a configuration: the built-in ones and the user's own. Knows no click.

spaCy is loaded only where the user has rules with patterns of words, to try these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from oejenhoejde.catalog import load_rules
from oejenhoejde.config import Config
from oejenhoejde.errors import Fault
from oejenhoejde.model import Rule
from oejenhoejde.names import FAMILIES, normalise_id
from oejenhoejde.own_rules import OwnRules, load_own
from oejenhoejde.params import PatternParams
from oejenhoejde.resources import data_path
from oejenhoejde.wordlist import OWN


@dataclass(frozen=True)
class Rulebook:
    """All rules by id, in the order in which they are shown, and what is wrong with the others.

    ``lists`` are the user's word lists that a rule of theirs speaks for. ``broken`` are the names
    of rules that exist but cannot be used: the settings may name them.
    """

    rules: Mapping[str, Rule]
    own: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    lists: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()


def rulebook(config: Config, *, also: Iterable[Path] = ()) -> Rulebook:
    """Read the rules of a configuration, and those below the paths of ``also``."""
    builtin = load_rules()
    paths = [*config.rule_dirs, *(path.resolve() for path in also)]
    if not paths:
        return Rulebook(builtin)
    own = load_own(list(dict.fromkeys(paths)), builtin, lists=_lists(config))
    rules, faults = dict(own.rules), list(own.faults)
    for rule in own.rules.values():
        wrong = _pattern_fault(rule)
        if wrong is not None:
            faults.append(wrong)
            del rules[rule.id]
    order = list(FAMILIES)
    merged = {**builtin, **rules}
    return Rulebook(
        dict(sorted(merged.items(), key=lambda item: (order.index(item[1].family), item[0]))),
        frozenset(rules),
        tuple(faults),
        OwnRules(rules).lists,
        own.broken | {normalise_id(name) for name in own.rules.keys() - rules.keys()},
    )


def _lists(config: Config) -> frozenset[str]:
    builtin = (path.stem for path in (data_path("wordlists") / "termer").glob("*.tsv"))
    return frozenset([OWN, *builtin, *(path.stem for path in config.term_lists)])


def _pattern_fault(rule: Rule) -> Fault | None:
    if rule.check != "pattern":
        return None
    from oejenhoejde.checks.pattern import pattern_fault

    message = pattern_fault(PatternParams.model_validate(dict(rule.params)))
    return Fault(rule.path, "params", message) if message else None


__all__ = ["Rulebook", "rulebook"]
