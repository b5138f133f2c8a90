"""``oejenhoejde kommenter``: put findings as comments into a copy of a document."""

from __future__ import annotations

from pathlib import Path

import click

from oejenhoejde import atomic
from oejenhoejde.cli import complete, danish, options
from oejenhoejde.cli.collect import STDIN
from oejenhoejde.cli.fix import moment
from oejenhoejde.config import Config
from oejenhoejde.errors import Fault, OejenhoejdeError, ReadError, UsageError, reason
from oejenhoejde.linters import Linters
from oejenhoejde.names import COMMENTED
from oejenhoejde.paths import real
from oejenhoejde.readers import Stamp, add_comments, can_comment, load_file
from oejenhoejde.reporters.text import count

_CLEAN, _WRONG = 0, 2


@click.command(
    "kommenter",
    cls=danish.Command,
    help="Skriv fundene som kommentarer i en kopi af dokumentet.\n\n"
    "FIL er et Word-dokument (.docx) eller en OpenDocument-tekst (.odt). Programmet ændrer den "
    "ikke. Kopien af brev.docx hedder brev.kommenteret.docx.\n\n"
    "Programmet slutter med 0, når det er færdigt. Det slutter med 2, når det ikke kan "
    "læse eller skrive en fil.",
)
@click.argument("filer", nargs=-1, required=True, metavar="FIL…", shell_complete=complete.files)
@danish.option(
    "--ud",
    "-o",
    default=None,
    metavar="FIL",
    shell_complete=complete.files,
    help="Giv kopien dette navn. Findes filen, får den nyt indhold.",
)
@danish.option(
    "--dato",
    default=None,
    metavar="ÅÅÅÅ-MM-DD",
    help="Skriv denne dato ved kommentarerne.",
)
@options.audience
@options.document_type
@options.rules
@options.everything
@options.model
@options.settings_file
def command(
    filer: tuple[str, ...],
    ud: str | None,
    dato: str | None,
    maalgruppe: str | None,
    type: str | None,
    kun: tuple[str, ...],
    uden: tuple[str, ...],
    alle: bool,
    model: str | None,
    konfiguration: str | None,
) -> int:
    if STDIN in filer:
        raise UsageError("Du kan ikke bruge - her. Skriv navnet på en fil.")
    if ud is not None and len(filer) > 1:
        raise UsageError("Brug kun --ud, når du kommenterer én fil.")
    chosen = options.Choices.of(maalgruppe, kun, uden, model, type)
    settings = chosen.settings(konfiguration, unsure_too=alle or bool(chosen.only))
    stamp = Stamp(date=moment(dato))
    faults: list[Fault] = []

    def on_fault(fault: Fault) -> None:
        faults.append(fault)
        click.echo(options.fault_line(fault), err=True)

    linters = Linters(on_fault)
    failed = False
    for name in filer:
        path = Path(name)
        try:
            target = _target(path, ud)
            click.echo(_comment(path, target, linters, settings.of(path), stamp))
        except OejenhoejdeError as error:
            failed = True
            click.echo(str(error), err=True)
    return _WRONG if failed or faults else _CLEAN


def _target(path: Path, chosen: str | None) -> Path:
    """Give the name of the copy.

    Raises:
        ReadError: it would be the document itself, or a file that nobody has named is there.
    """
    if chosen is None:
        target = path.with_name(f"{path.stem}{COMMENTED}{path.suffix}")
        if target.exists():
            raise ReadError(
                f"{target}: filen findes allerede. Flyt den, eller giv kopien et andet navn med "
                "--ud."
            )
        return target
    target = Path(chosen)
    if real(target) == real(path):
        raise UsageError(f"--ud: {target} er dokumentet selv. Giv kopien et andet navn.")
    if target.suffix.lower() != path.suffix.lower():
        raise UsageError(f"--ud: kopien skal også ende på {path.suffix}.")
    return target


def _comment(path: Path, target: Path, linters: Linters, config: Config, stamp: Stamp) -> str:
    """Write the copy, and give the line that tells of it."""
    from oejenhoejde.annotate import annotate_bytes

    data = load_file(path)
    if not can_comment(path):
        add_comments(data, (), name=str(path), stamp=stamp)  # Says what to do.
    result = annotate_bytes(linters.of(config), data, name=str(path), stamp=stamp)
    try:
        atomic.write_bytes(target, result.data)
    except OSError as error:
        raise ReadError(
            f"{target}: filen kan ikke skrives ({reason(error)}). Vælg et andet sted."
        ) from None
    return f"{target}: {count(len(result.report.findings), 'fund', 'fund')} som kommentarer."
