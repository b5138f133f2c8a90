"""``oejenhoejde fuldfoer``: the few lines by which a shell completes commands. Loads no spaCy."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from oejenhoejde.cli import danish
from oejenhoejde.errors import UsageError

#: The environment variable by which click is asked for what fits. click makes it of the name.
VARIABLE = "_OEJENHOEJDE_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")


@click.command(
    "fuldfoer",
    cls=danish.Command,
    help="Lad terminalen skrive resten af en kommando, når du trykker på Tab.\n\n"
    "SHELL er bash, zsh eller fish. Skriver du ingen, gælder den, du bruger. Programmet skriver et "
    "script på skærmen. Sådan slår du det til:\n\n"
    "\b\n"
    "bash: skriv denne linje sidst i filen ~/.bashrc:\n"
    '  eval "$(oejenhoejde fuldfoer bash)"\n'
    "\b\n"
    "zsh: skriv denne linje sidst i filen ~/.zshrc:\n"
    '  eval "$(oejenhoejde fuldfoer zsh)"\n'
    "\b\n"
    "fish: kør denne kommando én gang:\n"
    "  oejenhoejde fuldfoer fish > ~/.config/fish/completions/oejenhoejde.fish\n\n"
    "Åbn derefter en ny terminal.",
)
@click.argument("shell", required=False, metavar="[SHELL]", type=click.Choice(_SHELLS))
@click.pass_context
def command(context: click.Context, shell: str | None) -> int:
    shell = shell or Path(os.environ.get("SHELL", "")).name
    if shell not in _SHELLS:
        raise UsageError(f"Skriv, hvilken shell du bruger: {', '.join(_SHELLS)}.")
    made = get_completion_class(shell)
    assert made is not None  # click has these three itself.
    program = context.find_root().info_name or "oejenhoejde"
    click.echo(_source(made(context.find_root().command, {}, program, VARIABLE), shell))
    return 0


def _source(completion: click.shell_completion.ShellComplete, shell: str) -> str:
    # click would first run bash to learn its version; an old one says so itself.
    text = completion.source_template % completion.source_vars()
    if shell == "zsh":
        # The function must be known to the shell's own completion before it can be used.
        text = "autoload -Uz compinit && (( $+functions[compdef] )) || compinit\n" + text
    if shell == "fish":
        # A description with a comma would be cut there.
        text = text.replace('string split "," $completion', 'string split -m 1 "," $completion')
    return text
