"""``oejenhoejde tjek``: check files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from oejenhoejde.cli import danish
from oejenhoejde.config import (
    ALWAYS_EXCLUDED,
    NEVER,
    Config,
    audience_name,
    find_config,
    load_config,
)
from oejenhoejde.errors import ReadError
from oejenhoejde.model import Confidence, Document, Report, Severity
from oejenhoejde.reporters import json as json_reporter
from oejenhoejde.reporters import text as text_reporter

#: A progress bar is shown for more files than this.
_HANDFUL = 5

_COLOURS: dict[str, dict[str, Any]] = {
    "fejl": {"fg": "red", "bold": True},
    "advarsel": {"fg": "yellow", "bold": True},
    "forslag": {"fg": "cyan"},
    "file": {"bold": True},
    "note": {"bold": True},
    "dim": {"dim": True},
}


@click.command(
    "tjek",
    cls=danish.Command,
    help="Tjek filer og mapper for svært dansk.\n\n"
    "STI er en fil (.txt, .md eller .docx), en mappe eller - for at læse det, du sender ind.\n\n"
    "Programmet slutter med 0, når alt er i orden, 1, når der er fund, og 2, når noget er galt.",
)
@click.argument("stier", nargs=-1, required=True, metavar="STI…")
@danish.option("--målgruppe", default=None, metavar="NAVN",
               help="Hvem teksten er til: borgere (standard), medarbejdere, ledelse eller øvrige.")  # fmt: skip
@danish.option("--format", "-f", type=click.Choice(["tekst", "json"]), default="tekst",
               help="Hvordan resultatet skal se ud. Standard er tekst.")  # fmt: skip
@danish.option("--format-ind", type=click.Choice(["txt", "md"]), default=None,
               help="Hvilken slags tekst der kommer ind med -.")  # fmt: skip
@danish.option("--fejl-ved", type=click.Choice(["fejl", "advarsel", "forslag", "aldrig"]), default=None,
               help="Hvor alvorligt et fund skal være, før programmet slutter med 1.")  # fmt: skip
@danish.option("--model", default=None, metavar="NAVN",
               help="Brug en anden sprogmodel til spaCy, fx da_core_news_sm.")  # fmt: skip
@danish.option("--kun", multiple=True, metavar="REGEL", help="Brug kun denne regel. Du kan vælge flere.")
@danish.option("--uden", multiple=True, metavar="REGEL", help="Brug ikke denne regel.")
@danish.option("--alle", is_flag=True, help="Vis også de fund, vi er mindst sikre på.")
@danish.option("--konfiguration", default=None, metavar="FIL",
               help="Brug denne fil og ikke den, der ligger ved teksten.")  # fmt: skip
def command(
    stier: tuple[str, ...],
    maalgruppe: str | None,
    format: str,
    format_ind: str | None,
    fejl_ved: str | None,
    model: str | None,
    kun: tuple[str, ...],
    uden: tuple[str, ...],
    alle: bool,
    konfiguration: str | None,
) -> int:
    run = _Run(format, color=_wants_color())
    config_path = _config_path(stier, konfiguration)
    config = _with_options(load_config(config_path), maalgruppe, fejl_ved, model, kun, uden, alle)
    files = list(_files(stier, config, run))
    if files:
        _check(files, config, format_ind, run)
    run.finish()
    return run.exit_code(config.fail_on)


def _wants_color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _config_path(paths: tuple[str, ...], chosen: str | None) -> Path | None:
    if chosen is not None:
        return Path(chosen)
    first = next((path for path in paths if path != "-"), ".")
    return find_config(Path(first))


def _with_options(
    config: Config,
    audience: str | None,
    fail_on: str | None,
    model: str | None,
    only: tuple[str, ...],
    without: tuple[str, ...],
    everything: bool,
) -> Config:
    if audience is not None:
        config = replace(config, audience=audience_name(audience))
    if fail_on is not None:
        config = replace(config, fail_on=fail_on)
    if model is not None:
        config = replace(config, model=model)
    if only:
        config = replace(config, select=frozenset(only))
    if without:
        config = replace(config, ignore=config.ignore | frozenset(without))
    if everything or only:
        config = replace(config, min_confidence=Confidence.LOW)
    return config


def _files(paths: tuple[str, ...], config: Config, run: _Run) -> Iterator[str]:
    """Give the files to check: named ones always, in folders those that can be read."""
    from oejenhoejde.readers import can_read

    for name in paths:
        path = Path(name)
        if name == "-" or not path.is_dir():
            if name == "-" or not config.is_excluded(path):
                yield name
            continue
        found = [
            file
            for file in sorted(path.rglob("*"))
            if can_read(file)
            and not any(part in ALWAYS_EXCLUDED for part in file.relative_to(path).parts)
            and not file.name.startswith(("~$", ".~"))
            and file.is_file()
            and not config.is_excluded(file)
        ]
        if not found:
            run.error(name, f"{name}: Mappen har ingen filer, jeg kan læse (.txt, .md, .docx).")
        yield from map(str, found)


def _check(files: list[str], config: Config, format_in: str | None, run: _Run) -> None:
    from oejenhoejde.engine import Linter

    linter = Linter(config)
    show_bar = sys.stderr.isatty() and len(files) > _HANDFUL
    bar: Any = None
    if show_bar:
        bar = click.progressbar(length=len(files), label="Tjekker", file=sys.stderr)
        bar.__enter__()
    try:
        for report in linter.check_documents(_documents(files, format_in, run)):
            run.report(report, keep=show_bar)
            if bar is not None:
                bar.update(1)
    finally:
        if bar is not None:
            bar.__exit__(None, None, None)
    run.flush()


def _documents(files: list[str], format_in: str | None, run: _Run) -> Iterator[Document]:
    from oejenhoejde.readers import read_bytes, read_file

    for name in files:
        try:
            if name == "-":
                data = click.get_binary_stream("stdin").read()
                yield read_bytes(data, name="<stdin>", format=format_in or "txt")
            else:
                yield read_file(Path(name))
        except ReadError as error:
            run.error(name, str(error))


class _Run:
    """What has been found so far, and how it is shown."""

    def __init__(self, format: str, *, color: bool) -> None:
        self.format = format
        self.color = color
        self.errors: list[tuple[str, str]] = []
        self.kept: list[Report] = []
        self.counted: Counter[Severity] = Counter()
        self.number = 0

    def error(self, name: str, line: str) -> None:
        self.errors.append((name, line))
        click.echo(line, err=True)

    def report(self, report: Report, *, keep: bool) -> None:
        self.number += 1
        self.counted.update(finding.severity for finding in report.findings)
        if self.format == "json" or keep:
            self.kept.append(report)
        else:
            self._show(report)

    def flush(self) -> None:
        if self.format == "tekst":
            for report in self.kept:
                self._show(report)
            self.kept.clear()

    def _show(self, report: Report) -> None:
        style = _colour if self.color else text_reporter.plain
        click.echo(text_reporter.render_report(report, style=style), color=self.color)

    def finish(self) -> None:
        if self.format == "json":
            click.echo(json_reporter.render(self.kept, self.errors), nl=False)
        elif self.number:
            total = text_reporter.render_total(self.number, self.counted, len(self.errors))
            click.echo(total, nl=False)

    def exit_code(self, fail_on: str) -> int:
        if self.errors:
            return 2
        if fail_on == NEVER:
            return 0
        limit = Severity(fail_on).rank
        return int(any(number and level.rank >= limit for level, number in self.counted.items()))


def _colour(text: str, style: str) -> str:
    return click.style(text, **_COLOURS.get(style, {}))


