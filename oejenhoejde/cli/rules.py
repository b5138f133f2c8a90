"""``oejenhoejde regler``: all rules in a table. Loads no spaCy."""

from __future__ import annotations

import click

from oejenhoejde.catalog import load_rules
from oejenhoejde.cli import danish
from oejenhoejde.names import FAMILIES


@click.command("regler", cls=danish.Command, help="Vis alle regler i en tabel.")
def command() -> int:
    rules = list(load_rules().values())
    width = max(len(rule.id) for rule in rules)
    for family, name in FAMILIES.items():
        members = [rule for rule in rules if rule.family == family]
        if not members:
            continue
        click.echo(click.style(name, bold=True))
        for rule in members:
            level = f"{rule.severity.value:<9}"
            click.echo(f"  {rule.id:<{width}}  {level} {rule.title}")
        click.echo()
    click.echo("Se mere om en regel med: oejenhoejde forklar REGEL")
    return 0
