"""``oejenhoejde tjek``: check files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from oejenhoejde.baseline import Baseline
from oejenhoejde.batch import Batch
from oejenhoejde.cache import Cache
from oejenhoejde.changes import joins_lines
from oejenhoejde.cli import complete, danish, options
from oejenhoejde.cli.collect import STDIN, jobs
from oejenhoejde.cli.progress import HANDFUL, Progress
from oejenhoejde.cli.run import Checking
from oejenhoejde.cli.show import CLEAN, WRONG, Output
from oejenhoejde.errors import UsageError
from oejenhoejde.paths import real
from oejenhoejde.reporters import REPORTERS, Reporter, by_suffix, suppressed, text

_JOIN = "Skriv denne linje i .gitattributes, så git selv kan flette filen:\n  {name} merge=union"


@click.command(
    "tjek",
    cls=danish.Command,
    help="Tjek filer og mapper for svært dansk.\n\n"
    "STI er en fil, en mappe eller - for den tekst, du sender ind.\n\n"
    "Programmet slutter med 0, når alt er i orden. Det slutter med 1, når der er fund på det "
    "niveau, du vælger med --fejl-ved. Det slutter med 2, når det ikke kan læse en fil, eller når "
    "du har skrevet kommandoen forkert.",
)
@click.argument("stier", nargs=-1, metavar="STI…", shell_complete=complete.files)
@options.audience
@options.document_type
@danish.option(
    "--format",
    "-f",
    type=click.Choice(list(REPORTERS)),
    default=None,
    help=f"Hvordan du vil se resultatet: {', '.join(REPORTERS)}. Standard er tekst.",
    metavar="NAVN",
)
@danish.option(
    "--ud",
    default=None,
    metavar="FIL",
    shell_complete=complete.files,
    help="Skriv resultatet i denne fil. Endelsen .html, .json, .sarif eller .csv vælger formatet.",
)
@options.format_in
@danish.option(
    "--fejl-ved",
    type=click.Choice(["fejl", "advarsel", "forslag", "aldrig"]),
    default=None,
    metavar="NIVEAU",
    help="Slut med 1 fra dette niveau: fejl (standard), advarsel, forslag eller aldrig.",
)
@options.model
@options.rules
@options.everything
@danish.option(
    "--basis",
    default=None,
    metavar="FIL",
    shell_complete=complete.files,
    help="Vis kun de fund, der ikke står i denne fil.",
)
@danish.option(
    "--skriv-basis",
    default=None,
    metavar="FIL",
    shell_complete=complete.files,
    help="Skriv alle fund i denne fil, så du siden kun ser de nye med --basis.",
)
@danish.option(
    "--opdater-basis",
    is_flag=True,
    help="Tag de fund ud af filen fra --basis, der ikke findes mere. Nye kommer ikke med.",
)
@danish.option(
    "--siden",
    default=None,
    metavar="GITREF",
    help="Vis kun fund i linjer, der er ændret siden dette commit eller denne gren i git.",
)
@danish.option(
    "--staged", is_flag=True, help="Vis kun fund i linjer, der er klar til commit i git."
)
@danish.option(
    "--undertrykte",
    is_flag=True,
    help="Vis i stedet de fund, der er slået fra i tekster og indstillinger, med begrundelser.",
)
@options.settings_file
@danish.option(
    "--uden-cache",
    is_flag=True,
    help="Tjek alt igen. Ellers husker programmet, hvad det fandt i filer, der ikke er ændret.",
)
@danish.option(
    "--processer",
    type=click.IntRange(min=0),
    default=0,
    metavar="ANTAL",
    help="Brug højst så mange processer. 0 er en for hver kerne og er standard.",
)
@click.pass_context
def command(
    context: click.Context,
    stier: tuple[str, ...],
    maalgruppe: str | None,
    type: str | None,
    format: str | None,
    ud: str | None,
    format_ind: str | None,
    fejl_ved: str | None,
    model: str | None,
    kun: tuple[str, ...],
    uden: tuple[str, ...],
    alle: bool,
    basis: str | None,
    skriv_basis: str | None,
    opdater_basis: bool,
    siden: str | None,
    staged: bool,
    undertrykte: bool,
    konfiguration: str | None,
    uden_cache: bool,
    processer: int,
) -> int:
    if not stier and siden is None and not staged:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    if format_ind is not None and STDIN not in stier:
        raise UsageError(
            "Brug kun --format-ind sammen med -. Programmet kender andre filer på deres endelse."
        )
    chosen = options.Choices.of(maalgruppe, kun, uden, model, type)
    settings = chosen.settings(
        konfiguration, fail_on=fejl_ved, unsure_too=alle or bool(chosen.only)
    )
    if undertrykte and (format or basis or skriv_basis):
        raise UsageError(
            "Brug ikke --undertrykte sammen med --format, --basis eller --skriv-basis."
        )
    reporter = suppressed.LIST if undertrykte else _reporter(format, ud)
    output = Output(reporter, color=bool(context.color), target=Path(ud) if ud else None)
    batch = Batch(
        cache=None if uden_cache else Cache(),
        processes=processer,
        whole=reporter.needs_segments,
    )
    checking = Checking(output, batch, format_in=format_ind, changes=options.changes(siden, staged))
    if checking.changes is not None:
        checking.filters.append(checking.changes.filter)
        stier = stier or (".",)
    checking.places = [real(Path(name)) for name in stier if name != STDIN]
    known = _baseline(basis, opdater_basis, skriv_basis)
    # What such a run does not see may well be there still.
    sees_all = not (chosen.only or chosen.without or checking.changes is not None)
    if opdater_basis and not sees_all:
        raise UsageError(
            "Brug ikke --opdater-basis sammen med --kun, --uden, --siden eller --staged."
        )
    if known is not None:
        checking.filters.append(known.filter)
    files = list(jobs(stier, settings, output.error))
    output.brief = len(files) > HANDFUL
    output.partial = known is not None or checking.changes is not None
    progress = Progress(len(files))
    output.before = progress.clear
    reports = checking.reports(files, progress)
    with closing(reports), _interruptible(progress):
        if skriv_basis is None:
            output.show(reports)
        else:
            for _ in reports:
                pass
    progress.clear()
    if undertrykte:
        return WRONG if output.errors else CLEAN
    if known is None:
        return output.code()
    if skriv_basis is not None:
        known.write(known.found)
        count = text.count(len(known.found), "fund", "fund")
        holding = {file for file, _, _ in known.found}
        click.echo(f"{known.path}: {count} i {text.count(len(holding), 'fil', 'filer')}.")
        if not joins_lines(known.path):
            click.echo(_JOIN.format(name=known.path.name))
        return WRONG if output.errors else CLEAN
    _tell(known, output, update=opdater_basis, sees_all=sees_all)
    return output.code()


@contextmanager
def _interruptible(progress: Progress) -> Iterator[None]:
    """On Ctrl-C say how far the run came; click ends it."""
    try:
        yield
    except KeyboardInterrupt:
        progress.clear()
        files = text.count(progress.number, "fil", "filer")
        click.echo(f"Jeg nåede {text.danish_integer(progress.done)} af {files}.", err=True)
        raise click.Abort from None


def _baseline(path: str | None, update: bool, write: str | None) -> Baseline | None:
    if update and path is None:
        raise UsageError("Brug kun --opdater-basis sammen med --basis.")
    if write is not None:
        if path is not None:
            raise UsageError("Brug ikke --skriv-basis sammen med --basis. Vælg en af dem.")
        if not real(Path(write)).parent.is_dir():
            raise UsageError(f"--skriv-basis: mappen til {write} findes ikke. Lav den først.")
        return Baseline(Path(write))
    return Baseline.load(Path(path)) if path is not None else None


def _tell(known: Baseline, output: Output, *, update: bool, sees_all: bool) -> None:
    """Say what the baseline hid, and what of it is mended; take that away with ``update``."""
    gone = known.gone if sees_all else frozenset()
    if update and (gone or known.moved):
        known.write(known.left)
    if known.hidden:
        hidden = text.count(known.hidden, "kendt fund", "kendte fund")
        output.note(f"{known.path}: {hidden} er ikke vist.")
    if known.moved:
        moved = text.count(len(known.moved), "kendt fund", "kendte fund")
        what = "har fået nyt navn" if update else "får nyt navn med --opdater-basis"
        output.note(f"{known.path}: {moved} er i filer, I har flyttet. Filerne {what}.")
    if gone and update:
        output.note(f"{known.path}: {text.count(len(gone), 'fund', 'fund')} er taget ud.")
    elif gone:
        mended = text.count(len(gone), "fund findes", "fund findes")
        output.note(f"{known.path}: {mended} ikke mere. Tag dem ud med --opdater-basis.")


def _reporter(format: str | None, target: str | None) -> Reporter:
    """Choose the output format: the one named, or the one that the file's ending asks for."""
    if target is not None and not real(Path(target)).parent.is_dir():
        raise UsageError(f"--ud: mappen til {target} findes ikke. Lav den først.")
    if format == "html" and target is None and sys.stdout.isatty():
        raise UsageError("Skriv rapporten i en fil: tilføj --ud rapport.html")
    if format is not None:
        return REPORTERS[format]
    return (by_suffix(target) if target else None) or REPORTERS["tekst"]
