"""``oejenhoejde ordbog``: look a hard word up in any inflected form. Loads no spaCy."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import click

from oejenhoejde.cli import danish
from oejenhoejde.config import find_config, load_config
from oejenhoejde.errors import UsageError
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.lookup import alike, example, find
from oejenhoejde.reporters.text import count
from oejenhoejde.wordlist import Term, load_terms


@click.command(
    "ordbog",
    cls=danish.Command,
    help="Slå et svært ord op, og få et bedre. Du kan skrive ordet i alle dets former.\n\n"
    "Skriv »kontrol FIL« for at tjekke jeres egen ordliste.",
)
@click.argument("ord", nargs=-1, metavar="ORD")
@danish.option(
    "--område",
    "--domæne",
    "--domaene",
    default=None,
    metavar="NAVN",
    help="Vis alle ord fra et område, fx sundhed.",
)
@danish.option(
    "--format",
    type=click.Choice(["tekst", "json", "tsv"]),
    default="tekst",
    metavar="NAVN",
    help="Hvordan du vil se resultatet: tekst (standard), json eller tsv.",
)
def command(ord: tuple[str, ...], omraade: str | None, format: str) -> int:
    if len(ord) > 1 and ord[0] == "kontrol":
        return _validate([Path(name) for name in ord[1:]])
    if not ord and omraade is None:
        raise UsageError("Skriv et ord, eller vælg et område med --område.")
    terms = load_terms(load_config(find_config(Path("."))).term_lists)
    if omraade is not None:
        domains = sorted({term.domain for term in terms})
        if omraade not in domains:
            raise UsageError(
                f"Området »{omraade}« findes ikke. Vælg et af disse: {', '.join(domains)}."
            )
        terms = [term for term in terms if term.domain == omraade]
    wanted = " ".join(ord)
    found = find(terms, wanted, _inflector()) if ord else terms
    if format == "json":
        click.echo(json.dumps([_data(term) for term in found], ensure_ascii=False, indent=2))
    elif format == "tsv":
        click.echo("\n".join(["\t".join(_COLUMNS), *map(_row, found)]))
    elif not found:
        near = [f"»{word}«" for word in alike(terms, wanted)]
        asked = f" Mente du {' eller '.join(near)}?" if near else ""
        click.echo(f"»{wanted}« står ikke i ordbogen.{asked}")
    else:
        click.echo("\n\n".join(_text(term) for term in found))
    return 0 if found else 1


def _validate(paths: list[Path]) -> int:
    """Check word lists; every fault of every file is a line.

    Raises:
        WordListError: with the faults.
    """
    terms = load_terms(paths, builtin=False)
    click.echo(
        f"{count(len(terms), 'ord', 'ord')} i {count(len(paths), 'liste', 'lister')}. Ingen fejl."
    )
    return 0


_COLUMNS = (
    "ord", "ordklasse", "slags", "alternativer", "forklaring", "område", "note", "kilde",
    "eksempel",
)  # fmt: skip


def _row(term: Term) -> str:
    cells = (
        term.lemma, term.word_class, term.kind, "; ".join(term.alternatives), term.definition,
        term.domain, term.note, term.source, example(term, _inflector()),
    )  # fmt: skip
    return "\t".join(cells)


@cache
def _inflector() -> Inflector:
    return Inflector.load()


def _data(term: Term) -> dict[str, object]:
    return {
        "term": term.lemma,
        "kind": term.kind,
        "alternatives": list(term.alternatives),
        "definition": term.definition,
        "domain": term.domain,
        "note": term.note,
        "source": term.source,
        "example": example(term, _inflector()),
    }


def _text(term: Term) -> str:
    lines = [click.style(term.lemma, bold=True) + f"  ({term.word_class}, {term.domain})"]
    if term.kind == "forklar":
        lines.append("  Behold ordet, men forklar det.")
    if term.kind == "undgaa" and not term.alternatives:
        lines.append("  Undgå ordet.")
    if term.kind == "behold":
        lines.append("  Det er i orden at bruge.")
    if term.alternatives:
        lines.append(f"  Skriv hellere: {', '.join(term.alternatives)}")
    if term.definition:
        lines.append(f"  Forklaring: {term.definition}")
    shown = example(term, _inflector())
    if shown:
        lines.append(f"  Eksempel: {shown}")
    if term.note:
        lines.append(f"  Pas på: {term.note}")
    if term.source:
        lines.append(f"  Kilde: {term.source}")
    return "\n".join(lines)
