"""``oejenhoejde tjek``: check files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import click

from oejenhoejde.catalog import load_rules
from oejenhoejde.cli import danish
from oejenhoejde.cli.collect import STDIN, Job, Settings, jobs
from oejenhoejde.cli.explain import rule_named
from oejenhoejde.cli.show import Output
from oejenhoejde.config import Config, audience_name
from oejenhoejde.errors import ConfigError, ReadError, UsageError
from oejenhoejde.model import Confidence, Document, Report
from oejenhoejde.readers import READERS
from oejenhoejde.reporters import REPORTERS, Reporter, by_suffix

#: A progress bar is shown for more files than this.
_HANDFUL = 5


@click.command(
    "tjek",
    cls=danish.Command,
    help="Tjek filer og mapper for svært dansk.\n\n"
    "STI er en fil, en mappe eller - for den tekst, du sender ind.\n\n"
    "Programmet slutter med 0, når alt er i orden. Det slutter med 1, når der er fund, og med 2, "
    "når en fil ikke kan læses, eller du har skrevet noget forkert.",
)
@click.argument("stier", nargs=-1, required=True, metavar="STI…")
@danish.option(
    "--målgruppe",
    default=None,
    metavar="NAVN",
    help="Hvem du skriver til: borgere (standard), medarbejdere, ledelse eller øvrige.",
)
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
    help="Skriv resultatet i denne fil. Endelsen .html, .json, .sarif eller .csv vælger formatet.",
)
@danish.option(
    "--format-ind",
    type=click.Choice([name for name, reader in READERS.items() if reader.read_text]),
    default=None,
    metavar="NAVN",
    help="Hvad du sender ind med -: txt (standard), md, html eller et andet tekstformat.",
)
@danish.option(
    "--fejl-ved",
    type=click.Choice(["fejl", "advarsel", "forslag", "aldrig"]),
    default=None,
    metavar="NIVEAU",
    help="Slut med 1 fra dette niveau: fejl (standard), advarsel, forslag eller aldrig.",
)
@danish.option(
    "--model",
    default=None,
    metavar="NAVN",
    help="Brug en anden sprogmodel til spaCy, fx da_core_news_sm.",
)
@danish.option(
    "--kun", multiple=True, metavar="REGEL", help="Brug kun denne regel. Du kan vælge flere."
)
@danish.option(
    "--uden", multiple=True, metavar="REGEL", help="Brug ikke denne regel. Du kan vælge flere."
)
@danish.option("--alle", is_flag=True, help="Vis også de fund, programmet er mindst sikkert på.")
@danish.option(
    "--konfiguration",
    default=None,
    metavar="FIL",
    help="Brug denne fil med indstillinger og ikke den, der ligger ved teksten.",
)
@click.pass_context
def command(
    context: click.Context,
    stier: tuple[str, ...],
    maalgruppe: str | None,
    format: str | None,
    ud: str | None,
    format_ind: str | None,
    fejl_ved: str | None,
    model: str | None,
    kun: tuple[str, ...],
    uden: tuple[str, ...],
    alle: bool,
    konfiguration: str | None,
) -> int:
    if format_ind is not None and STDIN not in stier:
        raise UsageError("Brug kun --format-ind sammen med -. Andre filer kendes på deres endelse.")
    only, without = rule_ids("--kun", kun), rule_ids("--uden", uden)
    audience = chosen_audience(maalgruppe)

    def with_options(config: Config) -> Config:
        return replace(
            config,
            audience=audience or config.audience,
            fail_on=fejl_ved or config.fail_on,
            model=model or config.model,
            select=only or config.select,
            ignore=config.ignore | without,
            min_confidence=Confidence.LOW if alle or only else config.min_confidence,
        )

    settings = Settings(Path(konfiguration) if konfiguration else None, with_options)
    output = Output(
        _reporter(format, ud), color=bool(context.color), target=Path(ud) if ud else None
    )
    files = list(jobs(stier, settings, output.error))
    with _progress(len(files), output) as step:
        output.show(_reports(files, format_ind, output, step), load_rules())
    return output.code()


def _reporter(format: str | None, target: str | None) -> Reporter:
    """Choose the output format: the one named, or the one that the file's ending asks for."""
    if target is not None and not Path(target).resolve().parent.is_dir():
        raise UsageError(f"--ud: mappen til {target} findes ikke. Lav den først.")
    if format == "html" and target is None and sys.stdout.isatty():
        raise UsageError("Skriv rapporten i en fil: tilføj --ud rapport.html")
    if format is not None:
        return REPORTERS[format]
    return (by_suffix(target) if target else None) or REPORTERS["tekst"]


def chosen_audience(name: str | None) -> str | None:
    """Give the audience of the option in its canonical spelling."""
    try:
        return name and audience_name(name)
    except ConfigError as error:
        raise UsageError(f"--målgruppe: {error}") from None


def rule_ids(option: str, names: tuple[str, ...]) -> frozenset[str]:
    """Give the canonical ids of the rules named with an option."""
    if not names:
        return frozenset()
    rules = load_rules()
    try:
        return frozenset(rule_named(rules, name).id for name in names)
    except UsageError as error:
        raise UsageError(f"{option}: {error}") from None


def _reports(
    files: list[Job], format_in: str | None, output: Output, step: Callable[[], None]
) -> Iterator[Report]:
    if not files:
        return
    from oejenhoejde.engine import Linter

    # Made before the first file is read: a fault in a configuration stops the run at once.
    linters: dict[int, Linter] = {}
    for job in files:
        if id(job.config) not in linters:
            linters[id(job.config)] = Linter(job.config)
    for key, group in groupby(files, lambda job: id(job.config)):
        linter = linters[key]
        for report in linter.check_documents(_documents(group, format_in, output, step)):
            output.judge(report, fail_on=linter.config.fail_on)
            step()
            yield report


@contextmanager
def _progress(number: int, output: Output) -> Iterator[Callable[[], None]]:
    """Show a progress bar on a terminal when there is more than a handful of files.

    Gives the function that counts one file more.
    """
    if number <= _HANDFUL or not sys.stderr.isatty():
        yield lambda: None
        return
    output.held = True
    with click.progressbar(length=number, label="Tjekker", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
    output.release()


def _documents(
    files: Iterator[Job], format_in: str | None, output: Output, step: Callable[[], None]
) -> Iterator[Document]:
    from oejenhoejde.readers import read_bytes, read_file

    for job in files:
        try:
            if job.name == STDIN:
                data = sys.stdin.buffer.read()
                yield read_bytes(data, name="<stdin>", format=format_in or "txt")
            else:
                yield read_file(Path(job.name))
        except ReadError as error:
            output.error(job.name, str(error))
            step()
