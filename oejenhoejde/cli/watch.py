"""``oejenhoejde foelg``: check a file again whenever it is saved. Loads the model once.

Files are looked at, not listened to: ``docs/beslutninger/0040-foelg.md`` says why.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from oejenhoejde.cli import complete, danish, options
from oejenhoejde.cli.collect import STDIN, Job, Settings, jobs
from oejenhoejde.cli.show import Output
from oejenhoejde.config import find_config
from oejenhoejde.errors import OejenhoejdeError, ReadError, UsageError
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


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What is otherwise of a file when it has been saved, in place or by a new file of its name."""

    modified: int  # in nanoseconds
    size: int
    inode: int


def _stamp(path: Path) -> _Stamp | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return _Stamp(stat.st_mtime_ns, stat.st_size, stat.st_ino)


class Watched:
    """The files that are followed, and what they looked like when they were looked at.

    A file has been saved when it looks otherwise than before and the same in two looks: what an
    editor is still writing is left alone, and so is a name that is gone for a moment.
    """

    def __init__(
        self,
        names: Sequence[str],
        make_settings: Callable[[], Settings],
        *,
        chosen: Path | None = None,
    ) -> None:
        self.files: dict[str, Job] = {}
        self.renewed = False  # Whether the last look found other settings.
        self._names = names
        self._make_settings = make_settings
        self._settings = make_settings()
        self._chosen = chosen
        self._marks: dict[Path, _Stamp | None] = {}
        self._done: dict[str, _Stamp | None] = {}
        self._last: dict[str, _Stamp | None] = {}
        self._latest: list[str] = []

    def begin(self) -> dict[str, Job]:
        """Take note of the files as they are now.

        Raises:
            ConfigError: a file of settings cannot be used.
            ReadError: there is nothing to follow.
        """
        self._find()
        if not self.files and all(Path(name).is_dir() for name in self._names):
            listed = ", ".join(self._names)
            raise ReadError(f"{listed}: mappen har ingen filer, jeg kan læse.")
        self._done = dict(self._last)
        self._marks = self._settings_now()
        return self.files

    def all(self) -> list[Job]:
        """Give every file, to be checked."""
        self._latest = list(self.files)
        return list(self.files.values())

    def look(self, *, list_too: bool = True) -> list[Job]:
        """Give the files that have been saved since the last look.

        When settings, word lists or own rules have changed, those that were given last come again.
        ``list_too``: look for new files in the folders.

        Raises:
            ConfigError: a file of settings cannot be used.
        """
        marks = self._settings_now()
        self.renewed = again = marks != self._marks
        if again:
            self._settings = self._make_settings()
        before = self._last
        if list_too or again:
            self._find()
        else:
            self._last = {name: _stamp(Path(name)) for name in self.files}
        self._marks = self._settings_now() if again else marks
        saved = [
            name
            for name, stamp in self._last.items()
            if stamp is not None and stamp != self._done.get(name) and stamp == before.get(name)
        ]
        for name in saved:
            self._done[name] = self._last[name]
        if again:
            saved = list(dict.fromkeys([*(n for n in self._latest if n in self.files), *saved]))
        if saved:
            self._latest = saved
        return [self.files[name] for name in saved]

    def _find(self) -> None:
        found = jobs(self._names, self._settings, lambda name, line: None)
        self.files = {job.name: job for job in found if not _is_ours(Path(job.name))}
        self._last = {name: _stamp(Path(name)) for name in self.files}

    def _settings_now(self) -> dict[Path, _Stamp | None]:
        """Give the files that the settings come from, with what they look like."""
        found: dict[Path, _Stamp | None] = {}
        for config in {id(job.config): job.config for job in self.files.values()}.values():
            for path in (config.path, *config.files(), *config.rule_dirs):
                if path is not None:
                    found[path] = _stamp(path)
        if self._chosen is None:
            for place in {Path(name) if Path(name).is_dir() else Path(name).parent
                          for name in self._names}:  # fmt: skip
                nearest = find_config(place)
                if nearest is not None:
                    found[nearest] = _stamp(nearest)
        return found


def _is_ours(path: Path) -> bool:
    """Tell whether a file is where this program writes what it shows: that would never end."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            if os.path.samestat(path.stat(), os.fstat(stream.fileno())):
                return True
    return False


def _change(number: int) -> str:
    if abs(number) == 1:
        return "1 fund mere" if number > 0 else "1 fund mindre"
    return f"{danish_integer(abs(number))} {'flere' if number > 0 else 'færre'} fund"


class _Screen:
    """Checks files and shows what is found in place of what was found before."""

    def __init__(self, format: str, *, color: bool) -> None:
        self._reporter = REPORTERS[format]
        self._color = color
        self._linters = options.Linters()
        self._found: dict[str, int] = {}
        self._fault = ""

    def renew(self) -> None:
        """Forget the old settings. The model stays: it belongs to the process."""
        self._linters = options.Linters()

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
        click.echo(f"Kl. {now}: Følger {files}. Gem en fil, så tjekker jeg den. Stop med Ctrl-C.")

    def fault(self, line: str) -> None:
        """Tell of a fault once."""
        if line != self._fault:
            self._fault = line
            click.echo(line, err=True)
