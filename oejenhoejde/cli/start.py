"""``oejenhoejde start``: write a file of settings after a few questions. Loads no spaCy."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from oejenhoejde import atomic
from oejenhoejde.cli import complete, danish, options
from oejenhoejde.config import FILE_NAME, NEVER, Config, find_config, parse_config
from oejenhoejde.errors import UsageError, reason
from oejenhoejde.model import Severity
from oejenhoejde.names import normalise_id

_CLEAN = 0
#: Audience → who they are.
_READERS = {
    "borgere": "borgere",
    "medarbejdere": "kolleger",
    "ledelse": "ledere",
    "oevrige": "politikere, fagfolk og pårørende",
}
#: Level that fails a run → what that means.
_LEVELS = {
    Severity.ERROR.value: "kun ved fejl",
    Severity.WARNING.value: "ved fejl og advarsler",
    Severity.INFO.value: "ved alle fund",
    NEVER: "aldrig",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What the file is to say."""

    audience: str = "borgere"
    sender: str = "vi"
    fail_on: str = Severity.ERROR.value
    words: tuple[str, ...] = ()


#: What holds when nobody is asked.
_USUAL = Answers()


def render(answers: Answers) -> str:
    """Give the text of a file of settings, with a comment at each."""
    return f"""\
# Indstillinger til oejenhoejde. Linjer, der begynder med #, er kun til dig.
# Fjern # foran en linje for at bruge den. Alle nøgler står i docs/indstillinger.md.

# Hvem I skriver til: {", ".join(_READERS)}.
audience = {_toml(answers.audience)}

# Hvem I er i forslagene: "vi" eller et navn som "Kommunen".
sender = {_toml(answers.sender)}

# Hvornår programmet slutter med 1. Det stopper et commit eller et job: {", ".join(_LEVELS)}.
fail_on = {_toml(answers.fail_on)}

# Ord, der er i orden hos jer. Skriv gerne hvorfor: "visitation: læserne kender ordet".
accepted_words = {_toml(list(answers.words))}

# Mapper og filer, der ikke skal tjekkes. Stien går ud fra denne fil.
exclude = []
# exclude = ["arkiv", "**/*.pdf"]

# Hvor sikkert et fund skal være, før I ser det: høj, middel eller lav.
min_confidence = "middel"

# Slags tekst: brev, afgoerelse, webside, pjece, manual eller katalog. Uden den gætter programmet.
# document_type = "brev"

# Jeres egne svære ord, med et tabulatortegn mellem det svære og det bedre ord.
# term_lists = ["vores-ord.tsv"]

# Ændr en regel. »oejenhoejde regler« viser dem alle.
# [rules.lang-saetning]
# warn = 18
# error = 24

# Slå regler fra i nogle af filerne, og skriv hvorfor.
# [[undtagelser]]
# filer = "arkiv/**"
# regler = ["s-passiv"]
# begrundelse = "Breve, der allerede er sendt"
"""


def _toml(value: str | list[str]) -> str:
    # JSON's strings and lists are TOML's too, except for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


@click.command(
    "start",
    cls=danish.Command,
    help=f"Lav filen {FILE_NAME} med indstillinger og en forklaring til hver af dem.\n\n"
    "Programmet stiller nogle få spørgsmål. Filen kommer til at ligge i MAPPE. Skriver du ingen, "
    "bliver det den mappe, du står i.",
)
@click.argument(
    "mappe", required=False, default=".", metavar="[MAPPE]", shell_complete=complete.folders
)
@danish.option("--ja", "-y", is_flag=True, help="Stil ingen spørgsmål. Brug det, der er standard.")
@options.audience
@danish.option(
    "--afsender",
    default=None,
    metavar="NAVN",
    help="Hvem I er i forslagene: vi (standard) eller et navn som Kommunen.",
)
@danish.option(
    "--fejl-ved",
    type=click.Choice(list(_LEVELS)),
    default=None,
    metavar="NIVEAU",
    help="Slut med 1 fra dette niveau: fejl (standard), advarsel, forslag eller aldrig.",
)
@danish.option("--overskriv", is_flag=True, help="Skriv filen igen, selv om den findes.")
def command(
    mappe: str,
    ja: bool,
    maalgruppe: str | None,
    afsender: str | None,
    fejl_ved: str | None,
    overskriv: bool,
) -> int:
    folder = Path(mappe)
    if not folder.is_dir():
        raise UsageError(f"{mappe}: mappen findes ikke. Lav den først.")
    target = folder / FILE_NAME
    if target.exists() and not overskriv:
        raise UsageError(
            f"{target} findes allerede. Ret i den, eller skriv den igen med --overskriv."
        )
    if afsender is not None and not afsender.strip():
        raise UsageError("--afsender: skriv »vi« eller et navn.")
    audience = options.audience_named(maalgruppe, Config()) if maalgruppe else None
    above = find_config(folder) if not target.exists() else None
    if ja or not is_asking():
        answers = Answers(
            audience or _USUAL.audience,
            (afsender or _USUAL.sender).strip(),
            fejl_ved or _USUAL.fail_on,
        )
    else:
        click.echo("Tryk på Enter for at vælge det, der står i [ ].")
        answers = _ask(audience, afsender, fejl_ved)
        click.echo()
    _write(target, render(answers))
    click.echo(f"{target} er klar. Ret i den, når du vil.")
    if above is not None:
        click.echo(f"Den gælder her i stedet for {above}.")
    click.echo(f"Tjek nu dine tekster: oejenhoejde tjek {mappe}")
    click.echo("Har I mange tekster i forvejen? Gem de fund, der er i dag, og se siden kun de nye:")
    click.echo(f"  oejenhoejde tjek {mappe} --skriv-basis basis.json")
    return _CLEAN


def is_asking() -> bool:
    """Tell whether there is a person to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(audience: str | None, sender: str | None, fail_on: str | None) -> Answers:
    """Ask for what the command line does not say."""
    if audience is None:
        audience = _choose("Hvem skriver I til?", _READERS, _USUAL.audience)
    if sender is None:
        click.echo("\nHvem er I i forslagene? Skriv vi eller et navn som Kommunen.")
        answer = click.prompt("Afsender [vi]", default="", show_default=False)
        sender = answer.strip() or _USUAL.sender
    if fail_on is None:
        fail_on = _choose("Hvornår skal et commit eller et job stoppe?", _LEVELS, _USUAL.fail_on)
    click.echo("\nHvilke svære ord er i orden hos jer, fordi læserne kender dem?")
    listed = click.prompt("Ord med komma imellem [ingen]", default="", show_default=False)
    words = dict.fromkeys(word.strip() for word in listed.split(",") if word.strip())
    return Answers(audience, sender.strip(), fail_on, tuple(words))


def _choose(question: str, choices: Mapping[str, str], usual: str) -> str:
    """Let the user choose by number or name."""
    names = list(choices)
    click.echo(f"\n{question}")
    for number, (name, meaning) in enumerate(choices.items(), 1):
        shown = name if meaning == name else f"{name}: {meaning}"
        click.echo(f"  {number}  {shown}")
    number = names.index(usual) + 1
    while True:
        answer = click.prompt(f"Skriv et tal [{number}]", default="", show_default=False).strip()
        if not answer:
            return usual
        if answer.isdigit() and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        if normalise_id(answer) in names:
            return normalise_id(answer)
        click.echo(f"Skriv et tal fra 1 til {len(names)}.")


def _write(target: Path, text: str) -> None:
    parse_config(tomllib.loads(text), target)  # What is written can be read.
    try:
        atomic.write_bytes(target, text.encode("utf-8"))
    except OSError as error:
        raise UsageError(
            f"{target} kan ikke skrives ({reason(error)}). Vælg en anden mappe."
        ) from None
