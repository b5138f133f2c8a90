"""The command line: parse, call the library, choose a reporter, set the exit code.

Each command is a file of its own, loaded when it is used. No command's ``--help`` loads spaCy.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from oejenhoejde.cli import danish
from oejenhoejde.errors import OejenhoejdeError, reason
from oejenhoejde.version import __version__

#: How many new objects there must be before Python looks for garbage (see the module ``gc``).
_GARBAGE = (100_000, 50, 100)
#: Exit code of wrong use and of input that cannot be read.
USAGE = 2
#: Exit code of an error that should not happen (EX_SOFTWARE of sysexits.h).
UNEXPECTED = 70
#: Exit code when the reader of our output has gone, as a shell gives it (128 + SIGPIPE).
PIPE_CLOSED = 141
#: Errors of a disk that is full, or gone, while the result is written.
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
#: Environment variable that shows where such an error happens.
DEBUG = "OEJENHOEJDE_DEBUG"

#: Command → (module, one-line help). The module has a function ``command``.
_COMMANDS = {
    "tjek": ("oejenhoejde.cli.check", "Tjek filer og mapper for svært dansk."),
    "ret": ("oejenhoejde.cli.fix", "Ret det sikre i filer og mapper."),
    "kommenter": ("oejenhoejde.cli.annotate", "Skriv fundene som kommentarer i en kopi."),
    "regler": ("oejenhoejde.cli.rules", "Vis alle regler i en tabel."),
    "forklar": ("oejenhoejde.cli.explain", "Forklar en regel med eksempler og kilder."),
    "ordbog": ("oejenhoejde.cli.dictionary", "Slå et svært ord op, og få et bedre."),
    "foelg": ("oejenhoejde.cli.watch", "Tjek en fil igen, hver gang du gemmer den."),
    "start": ("oejenhoejde.cli.start", "Lav en fil med indstillinger."),
    "fuldfoer": ("oejenhoejde.cli.completion", "Lad terminalen skrive kommandoer færdigt (Tab)."),
}


class _Commands(danish.Group):
    """Loads a command's module first when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = _COMMANDS.get(cmd_name.replace("ø", "oe"))
        if entry is None:
            return None
        command = import_module(entry[0]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{entry[0]}.command is no command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of the pipe has seen enough. click would end with 1, which means findings.
            _drop_output()
            raise click.exceptions.Exit(PIPE_CLOSED) from None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        # Without the commands' own modules: Tab must be quick.
        begun = incomplete.replace("ø", "oe")
        names = [name for name in _COMMANDS if name.startswith(begun)]
        commands = [CompletionItem(name, help=_COMMANDS[name][1]) for name in names]
        return commands + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["--hjælp", "--hjaelp", "--help", "-h"]},
    help="Find, forklar og omskriv svært dansk i tekster fra det offentlige til borgerne.\n\n"
    "Begynd med: oejenhoejde tjek brev.docx",
)
@click.version_option(
    __version__, "--version", message="oejenhoejde %(version)s", help="Vis versionen, og stop."
)
@click.pass_context
def cli(context: click.Context) -> None:
    context.color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit. An expected error is one line and exit code 2."""
    # Loading the model and the lists makes many objects that stay: to look through them for
    # garbage again and again would be a sixth of the time to the first finding.
    gc.set_threshold(*_GARBAGE)
    danish.install()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = cli.main(args=args, prog_name="oejenhoejde", standalone_mode=False)
        sys.exit(result if isinstance(result, int) else 0)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.Abort:
        click.echo("Afbrudt.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except OejenhoejdeError as error:
        click.echo(str(error), err=True)
        sys.exit(USAGE)
    except OSError as error:
        if error.errno not in _DISK or os.environ.get(DEBUG):
            _stop(error)
        _drop_output()
        click.echo(
            f"Resultatet kan ikke skrives ({reason(error)}). "
            "Skaf plads, eller skriv det et andet sted.",
            err=True,
        )
        sys.exit(USAGE)
    except Exception as error:
        _stop(error)


def _stop(error: Exception) -> NoReturn:
    """End with what should not happen."""
    if os.environ.get(DEBUG):
        raise error
    click.echo(_unexpected(error), err=True)
    sys.exit(UNEXPECTED)


def _drop_output() -> None:
    """Let Python's own flush at exit not fail too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception) -> str:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return (
        f"Der er en fejl i programmet ({what}). Skriv til os om den. "
        f"Sæt {DEBUG}=1, og prøv igen, hvis du vil se, hvor den sker."
    )
