"""Reads lists of paradigms (``wordlists/boejning.tsv``) and reports every fault at once.

Notation of ``former``, cells separated by `; `, `-` where a form does not exist, `/` between
spellings that Retskrivningsordbogen allows side by side (the first is the one we write):

- ``substantiv``: gender (`fælles`, `intet`); definite singular; plural; definite plural
- ``verbum``: imperative; present; past; past participle; and, where the rule does not give it,
  the plural and definite form of the participle (`-`: it has none, as `haft`)
- ``adjektiv``: neuter; plural and definite; comparative; superlative
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from oejenhoejde.errors import Fault, WordListError
from oejenhoejde.language.paradigms import (
    AdjectiveParadigm,
    Gender,
    NounParadigm,
    VerbParadigm,
)
from oejenhoejde.resources import data_path

HEADER = "ord\tordklasse\tformer"
#: Word class of the list → UD part of speech.
CLASSES = {"substantiv": "NOUN", "verbum": "VERB", "adjektiv": "ADJ"}
LISTED = frozenset(CLASSES.values())
_GENDERS: dict[str, Gender] = {"fælles": "Com", "intet": "Neut"}
_CELLS = 4
_ALLOWED = {"substantiv": {_CELLS}, "verbum": {_CELLS, _CELLS + 1}, "adjektiv": {_CELLS}}
_NAMES = {
    "NOUN": ("gender", "def_sing", "plur", "def_plur"),
    "VERB": ("imperative", "present", "past", "participle"),
    "ADJ": ("neuter", "plural", "comparative", "superlative"),
}


class Row(NamedTuple):
    """One row: the forms as written, and the line they stand in."""

    former: str
    line: int


def parse_former(
    lemma: str, upos: str, former: str
) -> NounParadigm | VerbParadigm | AdjectiveParadigm:
    """Make the paradigm of a sound row."""
    variants: list[tuple[str, str]] = []
    first: list[str | None] = []
    cells = former.split("; ")
    for name, cell in zip(_NAMES[upos], cells, strict=False):
        form, *others = cell.split("/")
        first.append(None if form == "-" else form)
        variants += [(name, _GENDERS[o] if name == "gender" else o) for o in others]
    one, two, three, four = first[:_CELLS]
    spellings = tuple(variants)
    if upos == "NOUN":
        return NounParadigm(lemma, _GENDERS[one or "fælles"], two, three, four, spellings)
    if upos == "VERB":
        bent = cells[_CELLS] if len(cells) > _CELLS else ""
        return VerbParadigm(lemma, one, two, three, four, spellings, bent)
    return AdjectiveParadigm(lemma, one or lemma, two or lemma, three, four, spellings)


@cache
def standard_rows() -> dict[tuple[str, str], Row]:
    """Read ``wordlists/boejning.tsv`` once; do not change what it gives.

    The list is part of the package and is tested there, so its rows are not checked again.
    """
    text = (data_path("wordlists") / "boejning.tsv").read_text(encoding="utf-8")
    rows = {}
    for number, line in enumerate(text.splitlines()[1:], 2):
        lemma, word_class, former = line.split("\t")
        rows[lemma, CLASSES[word_class]] = Row(former, number)
    return rows


def read_rows(paths: Iterable[Path]) -> dict[tuple[str, str], Row]:
    """Read lists in order; a later row replaces an earlier one of the same word and class.

    Raises:
        WordListError: with every fault of every file.
    """
    rows: dict[tuple[str, str], Row] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except OSError:
            faults.append(Fault(str(path), "", "filen findes ikke eller kan ikke læses"))
            continue
        except UnicodeDecodeError:
            faults.append(Fault(str(path), "", "filen er ikke UTF-8. Gem den som UTF-8"))
            continue
        found, wrong = parse_rows(text, path=str(path))
        rows.update(found)
        faults.extend(wrong)
    if faults:
        raise WordListError(faults)
    return rows


def parse_rows(text: str, *, path: str) -> tuple[dict[tuple[str, str], Row], list[Fault]]:
    """Read the text of one list. Gives the sound rows and the faults of the others."""
    rows: dict[tuple[str, str], Row] = {}
    faults: list[Fault] = []
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0] != HEADER:
        shown = HEADER.replace("\t", ", ")
        return rows, [Fault(path, "linje 1", f"første linje skal være kolonnerne: {shown}")]
    before = ("", "")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != 3:
            message = f"skal have 3 kolonner adskilt af tabulator, men har {len(cells)}"
            faults.append(Fault(path, f"linje {number}", message))
            continue
        lemma, word_class, former = cells
        messages = _row_faults(lemma, word_class, former)
        key = (lemma, word_class)
        if (lemma, CLASSES.get(word_class, "")) in rows:
            messages.append(f"»{lemma}« ({word_class}) står der to gange")
        elif key < before:
            messages.append(f"»{lemma}« står efter »{before[0]}«. Sortér listen")
        before = max(before, key)
        if messages:
            faults += [Fault(path, f"linje {number}", message) for message in messages]
        else:
            rows[lemma, CLASSES[word_class]] = Row(former, number)
    return rows, faults


def _row_faults(lemma: str, word_class: str, former: str) -> list[str]:
    if word_class not in CLASSES:
        return [f"kender ikke ordklassen »{word_class}«. Skriv en af disse: {', '.join(CLASSES)}"]
    messages = []
    if not lemma or lemma != lemma.strip().lower():
        messages.append(f"ordet »{lemma}« skal stå med små bogstaver og uden mellemrum omkring")
    cells = former.split("; ")
    if len(cells) not in _ALLOWED[word_class]:
        messages.append(
            f"»{lemma}« skal have {_CELLS} former adskilt af »; «, men har {len(cells)}"
        )
        return messages
    if word_class == "substantiv" and not set(cells[0].split("/")) <= _GENDERS.keys():
        messages.append(f"»{lemma}«: kønnet skal være fælles eller intet, ikke »{cells[0]}«")
    if former != former.lower() or not former.isprintable():
        messages.append(f"formerne af »{lemma}« skal stå med små bogstaver")
    for form in (form for cell in cells for form in cell.split("/")):
        if not form or form != form.strip():
            messages.append(f"»{lemma}« har en tom form. Skriv - hvor formen ikke findes")
            break
    return messages


@cache
def noun_forms() -> frozenset[str]:
    """Give the nouns of the list of paradigms, in every form."""
    nouns = ((lemma, row) for (lemma, upos), row in standard_rows().items() if upos == "NOUN")
    return frozenset(
        form for lemma, row in nouns for form in (lemma, *row.former.replace("/", "; ").split("; "))
    )
