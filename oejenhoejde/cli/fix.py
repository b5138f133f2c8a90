"""``oejenhoejde ret``: apply suggestions, or show what would be applied."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oejenhoejde import atomic
from oejenhoejde.changes import Changes, for_fixing
from oejenhoejde.cli import complete, danish, options
from oejenhoejde.cli.collect import STDIN, Job, jobs
from oejenhoejde.errors import OejenhoejdeError, ReadError, UsageError, reason
from oejenhoejde.linters import Linters
from oejenhoejde.readers import Stamp, can_track, can_write, load_file, track_edits
from oejenhoejde.reporters.text import count

if TYPE_CHECKING:
    from oejenhoejde.cli.ask import Dialogue
    from oejenhoejde.fix import Choose, FixResult, Within

_CLEAN, _WRONG = 0, 2
#: As of every program that is stopped with Ctrl-C.
_ABORTED = 130
_WRITABLE = 0o222


@click.command(
    "ret",
    cls=danish.Command,
    help="Ret det sikre i filer og mapper.\n\n"
    "STI er en fil, en mappe eller - for den tekst, du sender ind. Programmet retter i selve "
    "filen. Brug --vis, hvis du først vil se rettelserne.\n\n"
    "Programmet slutter med 0, når det er færdigt. Det slutter med 2, når det ikke kan "
    "læse eller rette en fil.",
)
@click.argument("stier", nargs=-1, metavar="STI…", shell_complete=complete.files)
@danish.option("--vis", is_flag=True, help="Vis rettelserne. Skriv ikke i filen.")
@danish.option(
    "--også-usikre", is_flag=True, help="Ret også det, du selv skal læse igennem bagefter."
)
@danish.option(
    "--interaktiv", "-i", is_flag=True, help="Spørg om hver rettelse, også dem du selv må vælge."
)
@danish.option(
    "--sporede-ændringer",
    is_flag=True,
    help="Skriv rettelserne som sporede ændringer, så du kan godkende eller afvise hver af dem i "
    "Word. Det virker i .docx.",
)
@danish.option(
    "--dato",
    default=None,
    metavar="ÅÅÅÅ-MM-DD",
    help="Skriv denne dato ved de sporede ændringer.",
)
@danish.option(
    "--siden",
    default=None,
    metavar="GITREF",
    help="Ret kun i linjer, der er ændret siden dette commit eller denne gren i git.",
)
@danish.option(
    "--staged",
    is_flag=True,
    help="Ret kun i de filer, der er klar til commit i git, og kun i de linjer, du har ændret.",
)
@options.audience
@options.document_type
@options.format_in
@options.rules
@options.model
@options.settings_file
@click.pass_context
def command(
    context: click.Context,
    stier: tuple[str, ...],
    vis: bool,
    ogsaa_usikre: bool,
    interaktiv: bool,
    sporede_aendringer: bool,
    dato: str | None,
    siden: str | None,
    staged: bool,
    maalgruppe: str | None,
    type: str | None,
    format_ind: str | None,
    kun: tuple[str, ...],
    uden: tuple[str, ...],
    model: str | None,
    konfiguration: str | None,
) -> int:
    if not stier and siden is None and not staged:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    if interaktiv and STDIN in stier:
        raise UsageError("Brug ikke --interaktiv sammen med -. Gem teksten i en fil først.")
    if sporede_aendringer and STDIN in stier:
        raise UsageError("Brug ikke --sporede-ændringer sammen med -. Skriv navnet på en fil.")
    if dato and not sporede_aendringer:
        raise UsageError("Brug kun --dato sammen med --sporede-ændringer.")
    settings = options.Choices.of(maalgruppe, kun, uden, model, type).settings(konfiguration)
    stamp = Stamp(date=moment(dato)) if sporede_aendringer else None
    changes = options.changes(siden, staged, for_commit=for_fixing)
    run = _Run(
        show=vis,
        unsafe=ogsaa_usikre,
        ask=interaktiv,
        format_in=format_ind,
        stamp=stamp,
        within=changes.spans if changes is not None else lambda _: None,
    )
    found = list(jobs(stier or ["."], settings, run.error))
    wanted = [job for job in found if changes is None or _is_changed(job, changes)]
    if found and not wanted:
        click.echo("Ingen af filerne er ændret.", err=True)
    for job in wanted:
        if not run.fix(job):
            break
    return run.finish()


def _is_changed(job: Job, changes: Changes) -> bool:
    # A file that is not there is still an error.
    path = Path(job.name)
    return job.name == STDIN or changes.has(path) or not path.exists()


class _Run:
    """Fixes one file after the other; a fault in one leaves the others and the original alone."""

    def __init__(
        self,
        *,
        show: bool,
        unsafe: bool,
        ask: bool,
        format_in: str | None,
        stamp: Stamp | None,
        within: Within,
    ) -> None:
        self.show, self.unsafe, self.ask, self.format_in = show, unsafe, ask, format_in
        self.within = within
        self.stamp = stamp  # Of tracked changes; None: the text itself is changed.
        self.failed = False
        self.files = self.fixes = 0
        self._dialogue: Dialogue | None = None
        self._linters = Linters(lambda fault: self.error(fault.path, options.fault_line(fault)))

    def error(self, name: str, line: str) -> None:
        self.failed = True
        click.echo(line, err=True)

    def fix(self, job: Job) -> bool:
        """Fix one file. False: the user wants to stop."""
        from oejenhoejde.cli.ask import Dialogue
        from oejenhoejde.fix import chooser

        if self.ask and self._dialogue is None:
            # One for all files: a rule that is skipped stays so.
            self._dialogue = Dialogue()
        dialogue = self._dialogue
        choose = dialogue.choose if dialogue else chooser(unsafe=self.unsafe)
        try:
            if job.name == STDIN:
                self._standard_input(job, choose)
            else:
                self._file(job, choose)
        except KeyboardInterrupt:
            # Whenever it comes: nothing is written before all is answered.
            click.echo(f"\nAfbrudt. {job.name} er ikke ændret.", err=True)
            raise click.exceptions.Exit(_ABORTED) from None
        except UsageError:
            raise
        except OejenhoejdeError as error:
            self.error(job.name, str(error))
        return not (dialogue and dialogue.stopped)

    def _standard_input(self, job: Job, choose: Choose) -> None:
        from oejenhoejde.fix import fix_bytes

        data = sys.stdin.buffer.read()
        format = self.format_in or "txt"
        result = fix_bytes(
            self._linters.of(job.config), data, name="<stdin>", format=format, choose=choose
        )
        self._count(result)
        _tell_refused("<stdin>", result)
        if self.show:
            click.echo(_diff("<stdin>", result), nl=False)
        else:
            sys.stdout.buffer.write(result.data)
            sys.stdout.buffer.flush()

    def _file(self, job: Job, choose: Choose) -> None:
        from oejenhoejde.fix import fix_bytes

        path = Path(job.name)
        data = load_file(path)
        if not can_write(path):
            raise ReadError(
                f"{path}: filer af denne type kan ikke rettes. Ret teksten i originalen."
            )
        if self.stamp and not can_track(path):
            track_edits(data, (), name=str(path), stamp=self.stamp)  # Says what to do.
        result = fix_bytes(
            self._linters.of(job.config),
            data,
            name=str(path),
            choose=choose,
            tracked=self.stamp is not None,
            within=self.within,
        )
        self._count(result)
        _tell_refused(str(path), result, asked=self.ask)
        if self.show:
            click.echo(_diff(str(path), result), nl=False)
            return
        fixed = result.data
        if self.stamp:
            fixed = track_edits(data, result.edits, name=str(path), stamp=self.stamp)
        if result.changed:
            replace_file(path, fixed, was=data)
        done = count(len(result.applied), "rettelse", "rettelser")
        if self.stamp and result.changed:
            done += " som sporede ændringer"
        left = count(len(result.report.findings), "fund", "fund")
        click.echo(f"{path}: {done}. {left} tilbage.")

    def _count(self, result: FixResult) -> None:
        self.files += 1
        self.fixes += len(result.applied)

    def finish(self) -> int:
        if self.files > 1 and not self.show:
            total = count(self.fixes, "rettelse", "rettelser")
            click.echo(f"\n{total} i {count(self.files, 'fil', 'filer')}.")
        return _WRONG if self.failed else _CLEAN


def _tell_refused(name: str, result: FixResult, *, asked: bool = False) -> None:
    for refused in result.refused:
        click.echo(
            f"{name}: »{refused.finding.excerpt}« er ikke rettet. "
            "Rettelsen ville ændre et tal, et navn eller en henvisning.",
            err=True,
        )
    for worse in result.worse if asked else ():
        click.echo(
            f"{name}: »{worse.finding.excerpt}« er ikke rettet. Rettelsen ville give en ny fejl.",
            err=True,
        )


def _diff(name: str, result: FixResult) -> str:
    """Give a unified diff of the text; of a package, of its paragraphs."""
    lines: Sequence[str] = list(
        difflib.unified_diff(
            result.before.splitlines(), result.text.splitlines(), name, name, lineterm="", n=1
        )
    )
    return "".join(f"{line}\n" for line in lines)


def moment(day: str | None) -> str:
    """Give the day of the option ``--dato`` as documents write it, or an empty string."""
    try:
        return f"{date.fromisoformat(day).isoformat()}T00:00:00Z" if day else ""
    except ValueError:
        raise UsageError("--dato: skriv datoen med år, måned og dag, fx 2026-05-03.") from None


def replace_file(path: Path, data: bytes, *, was: bytes) -> None:
    """Replace a file at once: it is the old one or the new one, whatever happens.

    Raises:
        ReadError: the folder or the file cannot be written, or it no longer holds ``was``.
    """
    try:
        # To replace a file the folder must be writable, not the file: so ask what its owner wants.
        if not path.stat().st_mode & _WRITABLE or not os.access(path, os.W_OK):
            raise ReadError(
                f"{path}: filen er skrivebeskyttet. Fjern beskyttelsen, eller ret en kopi af den."
            )
        if path.read_bytes() != was:
            raise ReadError(
                f"{path}: filen er ændret, mens programmet arbejdede. Intet er rettet i den. "
                "Kør kommandoen igen."
            )
        atomic.write_bytes(path, data)
    except OSError as error:
        raise ReadError(
            f"{path}: filen kan ikke skrives ({reason(error)}). Den er uændret."
        ) from None
