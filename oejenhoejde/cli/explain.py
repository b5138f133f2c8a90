"""``oejenhoejde forklar``: what a rule is, why, examples and sources. Loads no spaCy."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

import click

from oejenhoejde.catalog import find_rule, load_rules
from oejenhoejde.cli import complete, danish
from oejenhoejde.errors import UsageError
from oejenhoejde.measured import in_words, load_measured
from oejenhoejde.model import Rule
from oejenhoejde.names import AUDIENCES, normalise_id


@click.command("forklar", cls=danish.Command, help="Forklar en regel med eksempler og kilder.")
@click.argument("regel", metavar="REGEL", shell_complete=complete.rules)
def command(regel: str) -> int:
    rule = rule_named(load_rules(), regel)
    click.echo(_text(rule, in_words(load_measured().get(rule.id))))
    return 0


def rule_named(rules: Mapping[str, Rule], name: str) -> Rule:
    """Find the rule that a person has named.

    Raises:
        UsageError: there is none; the line names those that look like it.
    """
    rule = find_rule(rules, name)
    if rule is None:
        near = difflib.get_close_matches(normalise_id(name), list(rules), n=3, cutoff=0.5)
        hint = f" Mente du {' eller '.join(near)}?" if near else ""
        raise UsageError(
            f"Reglen »{name}« findes ikke.{hint} Kør »oejenhoejde regler« for at se dem alle."
        )
    return rule


def _text(rule: Rule, measured: str) -> str:
    lines = [
        click.style(f"{rule.id}: {rule.title}", bold=True),
        "",
        f"Niveau: {rule.severity.value}. Sikkerhed: {rule.confidence.value}.",
        *([measured] if measured else []),
        "",
        rule.explanation,
        "",
    ]
    lines += _limits(rule)
    lines.append(click.style("Svært", bold=True))
    for example in rule.bad:
        lines.append(f"  {' '.join(example.text.split())}")
        lines += [f"    → {title}" for title in example.suggestions]
    lines.append(click.style("I orden", bold=True))
    lines += [f"  {' '.join(example.text.split())}" for example in rule.good]
    lines += ["", click.style("Kilder", bold=True)]
    lines += [f"  {source}" for source in rule.sources]
    return "\n".join(lines)


def _limits(rule: Rule) -> list[str]:
    if "warn" not in rule.params:
        return []
    lines = [click.style("Grænser", bold=True)]
    for audience in AUDIENCES:
        settings = {**rule.params, **rule.audiences.get(audience, {})}
        text = f"advarsel over {settings['warn']}"
        if settings.get("error") is not None:
            text += f", fejl over {settings['error']}"
        lines.append(f"  {audience}: {text}")
    return [*lines, ""]
