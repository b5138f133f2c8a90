"""Definitions are read by those who stumble over a word: they hold no other hard word."""

from __future__ import annotations

import re
from bisect import bisect_right

import pytest

from oejenhoejde.model import Confidence, Finding
from oejenhoejde.resources import data_path
from oejenhoejde.wordlist import Term, parse_terms

FILES = sorted((data_path("wordlists") / "termer").glob("*.tsv"))
#: These speak of the word that is explained, or of a text as a whole.
ABOUT_THE_WORD = frozenset({"begreb-uforklaret", "akronym", "langt-ord"})
OF_WHOLE_TEXTS = frozenset({"mangler-overskrift", "lix", "snit-laengde", "lange-ord-andel"})
#: A form of the word itself begins like it (`Arkivalier er …`).
SHARED_LETTERS = 4


def terms_of(path) -> list[Term]:
    terms, faults = parse_terms(path.read_text("utf-8"), path=path.name, domain=path.stem)
    assert not faults
    return terms


def hard_places(linter, texts: list[tuple[str, str]]) -> list[str]:
    """Give the findings in the texts that are not about the word that is explained."""
    starts, whole = [], ""
    for _, text in texts:
        starts.append(len(whole))
        whole += text + "\n\n"
    found = []
    for finding in linter.check_text(whole, format="txt").findings:
        word, text = texts[bisect_right(starts, finding.span.start) - 1]
        shown = finding.confidence is not Confidence.LOW and finding.rule_id not in OF_WHOLE_TEXTS
        if shown and not is_own_word(finding, word):
            found.append(f"{word}: {finding.rule_id} »{finding.excerpt}« i »{text}«")
    return found


def is_own_word(finding: Finding, word: str) -> bool:
    if finding.rule_id in ABOUT_THE_WORD:
        return True
    excerpt, whole = finding.excerpt.casefold(), word.casefold()
    if whole in excerpt or excerpt in whole:
        return True
    return any(part.startswith(excerpt[:SHARED_LETTERS]) for part in whole.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_definitions_pass_the_linter(linter, path) -> None:
    texts = [(term.lemma, term.definition) for term in terms_of(path) if term.definition]
    assert hard_places(linter, texts) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_notes_pass_the_linter(linter, path) -> None:
    texts = [
        # What stands in quotation marks is spoken about.
        (term.lemma, re.sub("»[^»«]*«", "ordet", term.note))
        for term in terms_of(path)
        if term.note
    ]
    assert hard_places(linter, texts) == []


def test_a_hard_word_in_a_definition_is_found(linter) -> None:
    bad = [("bo", "Et bo er det, en person efterlader, såfremt der ikke er arvinger.")]
    assert [place.partition(" i ")[0] for place in hard_places(linter, bad)] == [
        "bo: kancelliord »såfremt«"
    ]
