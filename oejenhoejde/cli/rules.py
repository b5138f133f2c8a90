"""``oejenhoejde regler``: all rules in a table, and ``regler prøv``: try one's own.

Loads no spaCy for the table.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from oejenhoejde.activation import activate
from oejenhoejde.catalog import find_rule
from oejenhoejde.cli import danish, options
from oejenhoejde.cli.explain import book_here
from oejenhoejde.config import Config
from oejenhoejde.errors import UsageError
from oejenhoejde.levels import level_for
from oejenhoejde.model import Rule
from oejenhoejde.names import AUDIENCES, FAMILIES
from oejenhoejde.rulebook import Rulebook

_CLEAN, _FOUND, _WRONG = 0, 1, 2
_NAMES = {"oevrige": "øvrige"}
#: A column holds the longest word for a level; a title in so few letters says too little.
_LEAST, _TITLE, _INDENT = max(len(name) for name in AUDIENCES), 28, 2


class _Rules(danish.Group):
    """The table, with one command below it that is written in two ways."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, "prøv" if cmd_name == "proev" else cmd_name)


@click.group(
    "regler",
    cls=_Rules,
    invoke_without_command=True,
    help="Vis alle regler i en tabel, også jeres egne.\n\n"
    "Tabellen viser niveauet for hver målgruppe, også jeres egne. Et niveau i parentes ser du "
    "kun med --alle.",
)
@options.settings_file
@click.pass_context
def command(context: click.Context, konfiguration: str | None) -> int:
    if context.invoked_subcommand is not None:
        return _CLEAN
    config = options.config_here(konfiguration)
    book = book_here(konfiguration)
    for name in config.audiences:
        # What they say of the rules must be right, as where they are used.
        activate(book.rules, replace(config, audience=name, rules={}), broken=book.broken)
    _table(book, config, _width())
    click.echo("Se mere om en regel med: oejenhoejde forklar REGEL")
    return _WRONG if book.faults else _CLEAN


def _width() -> int | None:
    """Give the width of the terminal; none where the table goes to a file or another program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _table(book: Rulebook, config: Config, width: int | None) -> None:
    first = max(map(len, book.rules)) + _INDENT
    names = [*AUDIENCES, *config.audiences]
    columns = {name: max(_LEAST, len(_NAMES.get(name, name))) for name in names}
    before = first + sum(column + 1 for column in columns.values()) + 1
    left = None if width is None else width - before
    for family, title in FAMILIES.items():
        members = [rule for rule in book.rules.values() if rule.family == family]
        if not members:
            continue
        if left is not None and left < _TITLE:
            _narrow(title, members, book, config, width or 0)
            continue
        heads = " ".join(f"{_NAMES.get(name, name):<{columns[name]}}" for name in names)
        click.echo(f"{click.style(f'{title:<{first}}', bold=True)} {heads}".rstrip())
        for rule in members:
            cells = (f"{_level(rule, name, book, config):<{columns[name]}}" for name in names)
            shown = _title(rule, book)
            if left is not None and len(shown) > left:
                shown = shown[: left - 1].rstrip() + "…"
            click.echo(f"  {rule.id:<{first - _INDENT}} {' '.join(cells)} {shown}")
        click.echo()


def _narrow(
    title: str, members: Iterable[Rule], book: Rulebook, config: Config, width: int
) -> None:
    """Write each rule on lines of its own, with the audiences of each level together."""
    click.echo(click.style(title, bold=True))
    for rule in members:
        groups: dict[str, list[str]] = {}
        for name in (*AUDIENCES, *config.audiences):
            groups.setdefault(_level(rule, name, book, config), []).append(_NAMES.get(name, name))
        levels = "; ".join(f"{level}: {', '.join(names)}" for level, names in groups.items())
        click.echo(f"  {rule.id}")
        for text in (_title(rule, book), levels):
            wrapped = textwrap.wrap(text, max(width - 2 * _INDENT - 1, _TITLE))
            click.echo("\n".join(f"    {line}" for line in wrapped))
    click.echo()


def _title(rule: Rule, book: Rulebook) -> str:
    return f"{rule.title} (jeres egen)" if rule.id in book.own else rule.title


def _level(rule: Rule, audience: str, book: Rulebook, config: Config) -> str:
    own = config.audiences.get(audience)
    if own is None:
        level = level_for(rule, audience)
    else:
        said = ((find_rule(book.rules, name), table) for name, table in own.rules.items())
        changes = next((table for found, table in said if found == rule), {})
        level = level_for(rule, own.based_on, changes)
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
