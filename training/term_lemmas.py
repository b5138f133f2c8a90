"""Writes the lemmas of the term map's forms that the pipeline's own table does not give.

    python -m training.term_lemmas

So the lemma of every inflected form in the term map is right by construction. Run it again when
word lists or paradigms have changed; a test fails until then.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.lemmas import TERMS, load_lemmas
from oejenhoejde.resources import data_path
from oejenhoejde.wordlist import load_terms

_CLASSES = frozenset({"NOUN", "VERB", "ADJ"})


def term_lemmas() -> dict[tuple[str, str], str]:
    """Give (form, class) → lemma for all one-word terms, where no two terms share the form."""
    inflector = Inflector.load()
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term in load_terms():
        lemma = term.lemma.lower()
        if term.upos in _CLASSES and lemma.isalpha():
            for form in inflector.forms(lemma, term.upos):
                found[form, term.upos].add(lemma)
    return {key: lemmas.pop() for key, lemmas in found.items() if len(lemmas) == 1}


def exceptions() -> list[tuple[str, str, str]]:
    """Give (form, class, lemma) where the pipeline's table says something else, or nothing.

    The table's answer can hang on features; it is right only if it is the same for all of them.
    """
    table = load_lemmas()
    inflector = Inflector.load()
    rows = []
    for (form, upos), lemma in term_lemmas().items():
        answers = {
            table.find(form, upos, "|".join(f"{k}={v}" for k, v in sorted(reading.items())))
            for reading in inflector.forms(lemma, upos).get(form, [])
        }
        answers.add(table.find(form, upos, ""))  # A tagger can be at a loss for features.
        if answers != {lemma}:
            rows.append((form, upos, lemma))
    return sorted(rows)


def content() -> str:
    """Give the text of the list."""
    lines = ["form\tklasse\tgrundform", *("\t".join(row) for row in exceptions())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the list."""
    path: Path = data_path("wordlists") / f"{TERMS}.tsv"
    path.write_text(content(), encoding="utf-8")
    print(f"{path}: {len(path.read_text('utf-8').splitlines()) - 1} forms")


if __name__ == "__main__":
    main()
