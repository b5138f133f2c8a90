"""``oejenhoejde forklar``: what a rule is, why, examples and sources. Loads no spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from oejenhoejde.cli import complete, danish, options
from oejenhoejde.cli.options import rule_named
from oejenhoejde.measured import in_words, load_measured
from oejenhoejde.model import Rule
from oejenhoejde.names import AUDIENCES

if TYPE_CHECKING:
    from oejenhoejde.rulebook import Rulebook


@click.command("forklar", cls=danish.Command, help="Forklar en regel med eksempler og kilder.")
@click.argument("regel", metavar="REGEL", shell_complete=complete.rules)
@options.settings_file
def command(regel: str, konfiguration: str | None) -> int:
    book = book_here(konfiguration)
    rule = rule_named(book.rules, regel)
    click.echo(_text(rule, in_words(load_measured().get(rule.id))))
    return 2 if book.faults else 0


def book_here(settings: str | None) -> Rulebook:
    """Give all rules of the settings that hold here, and tell of those that cannot be used."""
    from oejenhoejde.rulebook import rulebook

    book = rulebook(options.config_here(settings))
    for fault in book.faults:
        click.echo(options.fault_line(fault), err=True)
    return book


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
