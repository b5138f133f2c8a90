"""Lists the alternatives that are longer and harder than the term they stand for.

    python -m benchmarks.plainness

A wording is as common as its rarest word, and a word as common as its most frequent form: in
``language.frequency``, on the Zipf scale. A word of an alternative that is not listed there is as
common as the rarer of its parts, for a compound of common words explains itself (`blodprop`); a
hard compound has no such help, for its parts do not tell what it means in an office
(`ratebetaling`). Words that stand in both wordings say nothing, nor do names, nor words that
everybody knows, whichever of the two is the more frequent.

An alternative that is longer, and rarer than the term or not known at all, needs a reason in
``tests/lists/laengere-ord.tsv``; ``tests/lists/test_plainness.py`` demands it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from oejenhoejde.language.compounds import split
from oejenhoejde.language.frequency import zipf
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.smalllists import load_rows
from oejenhoejde.wordlist import Term, load_terms

EXCEPTIONS = Path(__file__).parents[1] / "tests" / "lists" / "laengere-ord.tsv"
HEADER = "ord\talternativ\tgrund"
#: Zipf frequency of a word that everybody knows: three times in a million words.
KNOWN = 3.5
#: As common as a word that is listed as known (``wordlists/kendte-ord.tsv``).
_FAMILIAR = 4.0
#: So many letters tell that two words are of one family (`grunden`, `grundareal`).
_STEM = 5
#: Makes no known word harder (`uforsigtig`).
_NEGATION = "u"
_WORD = re.compile(r"\w+")
_CLASSES = ("NOUN", "VERB", "ADJ")

Pair = tuple[str, str]


class Plainness:
    """Asks how common words and wordings are."""

    def __init__(self, inflector: Inflector) -> None:
        self._inflector = inflector
        self._familiar = frozenset(row["ord"] for row in load_rows("kendte-ord"))
        self._form = cache(self._form)  # type: ignore[method-assign]

    def wording(self, text: str, upos: str, *, parts: bool, but: str = "") -> float:
        """Give the Zipf frequency of the rarest word; 0.0 where a word is not known at all.

        ``parts``: an unlisted compound may be known by its parts. ``but``: a wording whose words
        are not asked about, in any form.
        """
        words = _WORD.findall(text)
        kinds = (upos,) if len(words) == 1 and upos in _CLASSES else _CLASSES
        asked = [w for w in words if w.islower() and not (but and w[:_STEM] in but)]
        return min((self._word(word, kinds, parts) for word in asked), default=_FAMILIAR)

    def _word(self, word: str, kinds: tuple[str, ...], parts: bool) -> float:
        if word in self._familiar:
            return _FAMILIAR
        listed = max(zipf(word), *(self._form(word, kind) for kind in kinds))
        if listed or not parts:
            return listed
        if word.startswith(_NEGATION):
            return self._word(word.removeprefix(_NEGATION), kinds, parts)
        pieces = split(word)
        if len(pieces) == 1:
            return 0.0
        return min(self._word(piece, _CLASSES, False) for piece in pieces)

    def _form(self, word: str, upos: str) -> float:
        return max((zipf(form) for form in self._inflector.forms(word, upos)), default=0.0)


def longer_and_harder(terms: Iterable[Term], plainness: Plainness) -> list[Pair]:
    """Give (term, alternative) where the alternative is both, abbreviations aside.

    What an abbreviation stands for is always longer.
    """
    found = []
    for term in terms:
        if term.word_class == "forkortelse":
            continue
        hard = plainness.wording(term.lemma, term.upos, parts=False)
        for alternative in term.alternatives:
            if len(alternative) <= len(term.lemma):
                continue
            plain = plainness.wording(alternative, term.upos, parts=True, but=term.lemma)
            if plain < KNOWN and (plain < hard or not plain):
                found.append((term.lemma, alternative))
    return found


def read_exceptions(text: str) -> tuple[dict[Pair, str], list[str]]:
    """Read the list of exceptions. Gives the sound rows and the faults of the others."""
    rows: dict[Pair, str] = {}
    faults = []
    header, *lines = text.splitlines() or [""]
    if header != HEADER:
        return rows, ["linje 1: kolonnerne skal være ord, alternativ og grund"]
    last: Pair = ("", "")
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != 3 or not all(cell.strip() for cell in cells):
            faults.append(f"linje {number}: skal have ord, alternativ og en grund")
            continue
        pair = (cells[0], cells[1])
        if pair <= last:
            faults.append(f"linje {number}: »{cells[0]}« står to gange eller er ikke sorteret")
        rows[pair] = cells[2]
        last = pair
    return rows, faults


def main() -> None:
    """Print the pairs, with the reason of those that have one."""
    reasons = read_exceptions(EXCEPTIONS.read_text("utf-8"))[0] if EXCEPTIONS.exists() else {}
    pairs = longer_and_harder(load_terms([]), Plainness(Inflector.load()))
    for pair in sorted(pairs):
        print(*pair, reasons.get(pair, "-"), sep="\t")
    print(f"{len(pairs)} alternatives are longer and harder, {len(reasons)} of them for a reason")


if __name__ == "__main__":
    main()
