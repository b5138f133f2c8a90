"""``oejenhoejde regler``: all rules in a table, and ``regler prøv``: try one's own.

Loads no spaCy for the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from oejenhoejde.cli import danish, options
from oejenhoejde.cli.explain import book_here
from oejenhoejde.errors import UsageError
from oejenhoejde.levels import level_for
from oejenhoejde.model import Rule
from oejenhoejde.names import AUDIENCES, FAMILIES

_CLEAN, _FOUND, _WRONG = 0, 1, 2
_NAMES = {"oevrige": "øvrige"}
_WIDTH = max(len(name) for name in AUDIENCES)


class _Rules(danish.Group):
    """The table, with one command below it that is written in two ways."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, "prøv" if cmd_name == "proev" else cmd_name)


@click.group(
    "regler",
    cls=_Rules,
    invoke_without_command=True,
    help="Vis alle regler i en tabel, også jeres egne.\n\n"
    "Tabellen viser niveauet for hver målgruppe. Et niveau i parentes ser du kun med --alle.",
)
@options.settings_file
@click.pass_context
def command(context: click.Context, konfiguration: str | None) -> int:
    if context.invoked_subcommand is not None:
        return _CLEAN
    book = book_here(konfiguration)
    _table(book.rules, book.own)
    click.echo("Se mere om en regel med: oejenhoejde forklar REGEL")
    return _WRONG if book.faults else _CLEAN


def _table(rules: Mapping[str, Rule], own: frozenset[str]) -> None:
    width = max(len(rule.id) for rule in rules.values())
    heads = " ".join(f"{_NAMES.get(name, name):<{_WIDTH}}" for name in AUDIENCES)
    for family, name in FAMILIES.items():
        members = [rule for rule in rules.values() if rule.family == family]
        if not members:
            continue
        click.echo(f"{click.style(f'{name:<{width + 2}}', bold=True)}  {heads}")
        for rule in members:
            levels = " ".join(f"{_level(rule, name):<{_WIDTH}}" for name in AUDIENCES)
            title = f"{rule.title} (jeres egen)" if rule.id in own else rule.title
            click.echo(f"  {rule.id:<{width}}  {levels} {title}")
        click.echo()


def _level(rule: Rule, audience: str) -> str:
    level = level_for(rule, audience)
    if not level.enabled:
        return "fra"
    return f"({level.severity.value})" if level.hidden else level.severity.value


@command.command(
    "prøv",
    cls=danish.Command,
    help="Prøv jeres egne regler af på deres eksempler.\n\n"
    "STI er en fil med en regel eller en mappe med regler. Programmet slutter med 1, når der er "
    "fejl i reglerne.",
)
@click.argument("stier", nargs=-1, required=True, metavar="STI…")
@options.settings_file
def try_command(stier: tuple[str, ...], konfiguration: str | None) -> int:
    from oejenhoejde.demands import try_rules
    from oejenhoejde.reporters.text import count

    paths = [Path(name) for name in stier]
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: filen findes ikke. Tjek navnet og mappen.")
    number, faults = try_rules(paths, options.config_here(konfiguration))
    for fault in faults:
        click.echo(options.fault_line(fault))
    broken = len({fault.path for fault in faults})
    if broken:
        click.echo(f"{count(broken, 'regel', 'regler')} af {number} har fejl.")
        return _FOUND
    click.echo(f"{count(number, 'regel', 'regler')} prøvet. Alt er i orden.")
    return _CLEAN
