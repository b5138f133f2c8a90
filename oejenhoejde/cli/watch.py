"""``oejenhoejde foelg``: check a file again whenever it is saved. Loads the model once."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from oejenhoejde.cli import complete, danish, options
from oejenhoejde.cli.collect import STDIN, Job, Settings
from oejenhoejde.cli.show import Output
from oejenhoejde.cli.watched import Watched
from oejenhoejde.errors import OejenhoejdeError, ReadError, UsageError
from oejenhoejde.linters import Linters
from oejenhoejde.model import Report
from oejenhoejde.reporters import REPORTERS
from oejenhoejde.reporters.text import count, danish_integer

#: Seconds between two looks at the files.
_PAUSE = 0.3
#: To look for new files in big folders takes longer. That is done when so many times as long has
#: gone by, to leave the machine be.
_REST = 20
#: So many files are checked when the command begins. Of more only those that are saved are.
_HANDFUL = 5


@click.command(
    "foelg",
    cls=danish.Command,
    help="Tjek en fil igen, hver gang du gemmer den.\n\n"
    "STI er en fil eller en mappe. Er der flere end fem filer, tjekker programmet kun dem, du "
    "gemmer. Stop med Ctrl-C.",
)
@click.argument("stier", nargs=-1, required=True, metavar="STI…", shell_complete=complete.files)
@options.audience
@danish.option(
    "--format",
    "-f",
    type=click.Choice(["tekst", "kort"]),
    default="tekst",
    metavar="NAVN",
    help="Hvordan du vil se resultatet: tekst (standard) eller kort.",
)
@options.rules
@options.everything
@options.model
@options.settings_file
@click.pass_context
def command(
    context: click.Context,
    stier: tuple[str, ...],
    maalgruppe: str | None,
    format: str,
    kun: tuple[str, ...],
    uden: tuple[str, ...],
    alle: bool,
    model: str | None,
    konfiguration: str | None,
) -> int:
    for name in stier:
        if name == STDIN:
            raise UsageError("Du kan ikke bruge - her. Skriv navnet på en fil eller en mappe.")
        if not Path(name).exists():
            raise ReadError(f"{name}: filen findes ikke. Tjek navnet og mappen.")
    chosen = options.Choices.of(maalgruppe, kun, uden, model)

    def settings() -> Settings:
        return chosen.settings(konfiguration, unsure_too=alle or bool(chosen.only))

    named = Path(konfiguration) if konfiguration else None
    watched = Watched(stier, settings, chosen=named)
    screen = _Screen(format, color=bool(context.color))
    try:
        _follow(watched, screen)
    except KeyboardInterrupt:
        click.echo("\nStoppet.", err=True)
    return 0


def _follow(watched: Watched, screen: _Screen) -> None:
    """Check what is saved, until the user stops it."""
    number = len(watched.begin())
    screen.prepare(watched.files)
    if number <= _HANDFUL:
        screen.show(watched.all())
    screen.wait(number)
    listed = 0.0
    while True:
        time.sleep(_PAUSE)
        began = time.monotonic()
        list_too = began >= listed
        try:
            saved = watched.look(list_too=list_too)
            if list_too:
                listed = began + _REST * (time.monotonic() - began)
            if watched.renewed:
                screen.renew()
            if saved:
                screen.show(saved)
                screen.wait(len(watched.files))
        except OejenhoejdeError as error:  # A fault in the settings: tell of it, wait for better.
            screen.fault(str(error))


def _change(number: int) -> str:
    if abs(number) == 1:
        return "1 fund mere" if number > 0 else "1 fund færre"
    return f"{danish_integer(abs(number))} {'flere' if number > 0 else 'færre'} fund"


class _Screen:
    """Checks files and shows what is found in place of what was found before."""

    def __init__(self, format: str, *, color: bool) -> None:
        self._reporter = REPORTERS[format]
        self._color = color
        self.renew()
        self._found: dict[str, int] = {}
        self._fault = ""

    def renew(self) -> None:
        """Forget the old settings. The model stays: it belongs to the process."""
        self._linters = Linters(lambda fault: click.echo(options.fault_line(fault), err=True))

    def prepare(self, files: dict[str, Job]) -> None:
        """Load the model before the first file is saved.

        Raises:
            ConfigError, ModelError: the settings or the model cannot be used.
        """
        if sys.stderr.isatty():
            click.echo("Henter sprogmodellen …", err=True)
        for job in files.values():
            _ = self._linters.of(job.config).model

    def show(self, saved: Sequence[Job]) -> None:
        """Check files, and show what is found.

        Raises:
            ConfigError: a configuration names what does not exist.
        """
        output = Output(self._reporter, color=self._color)
        reports: list[Report] = []
        errors: list[str] = []
        for job in saved:
            try:
                reports.append(self._linters.of(job.config).check_file(job.name))
            except ReadError as error:
                errors.append(str(error))
        self._fault = ""
        if sys.stdout.isatty():
            click.clear()
        for line in errors:
            output.note(line)
        if reports:
            output.show(reports)
        for report in reports:
            self._compare(report)

    def _compare(self, report: Report) -> None:
        number = len(report.findings)
        change = number - self._found.get(report.name, number)
        self._found[report.name] = number
        if change:
            click.echo(f"{report.name}: {_change(change)} end før.")

    def wait(self, number: int) -> None:
        """Tell that the program waits."""
        files = count(number, "fil", "filer")
        now = datetime.now().strftime("%H.%M.%S")
        click.echo(
            f"Kl. {now}: Følger {files}. Gem en fil, så tjekker programmet den. Stop med Ctrl-C."
        )

    def fault(self, line: str) -> None:
        """Tell of a fault once."""
        if line != self._fault:
            self._fault = line
            click.echo(line, err=True)
