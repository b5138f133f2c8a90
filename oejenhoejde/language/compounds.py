"""Splits Danish compounds into their parts. Knows no spaCy; reads only ``wordlists/boejning.tsv``.

The parts are the nouns and adjectives of that list, verbs as first parts, and prefixes before
them. A listed word is one part, however it came about (`landskab`, `udgift`, `vejledning`), so
precision is a matter of data: what must stay whole gets a row. Only what is covered from end to
end by known parts is split.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from oejenhoejde.language.paradigm_list import Row, read_rows
from oejenhoejde.resources import data_path

#: Shorter words are never split: `byret` and `fritid` have five and six letters.
MIN_WORD = 5
#: Shorter parts are guesses (`is`, `øl`), unless they stand in ``_SHORT``.
_MIN_PART = 3
_SHORT = frozenset({"by", "år", "ur", "el", "bo", "ny"})

#: Parts of other words far more often than last parts of compounds: suffixes and look-alikes.
_NEVER_LAST = frozenset(
    """skab skabet skaber skabene skabs lig ligt lige ligs dom dommen rig rigt rige bar bart bare
    ende enden ender ene en et ret som fuld fri ige ner ser ter ler al alt alle art arten arter
    agt and are ar ark os ting tinget sig rede reden tal-""".split()
)
#: Suffixes whose words take the linking -s- before the next part.
_TAKES_S = ("ing", "hed", "tion", "sion", "skab", "dom", "tet", "ment")
#: Such a word that is not listed counts as a first part from this length (`kvalificerings-`).
_MIN_DERIVED = 8
#: Stand before a noun or adjective and make one part with it (`ud|betaling`, `gen|optagelse`).
_PREFIXES = (
    "af an bi bort efter for fore forud frem fra gen hen i ind med mellem mis mod ned om op over "
    "på sam sammen selv til tilbage u ud under ved videre"
).split()
#: Prefixes that are parts of their own (`mer|udgift`, `special|undervisning`).
_FIRST = frozenset(
    "mer special hoved fjern nær mini multi psyko socio anti ekstra halv hel fler en".split()
)
#: First parts that are not simply lemma + linking letters.
_COMBINING = {
    "arbejds": "arbejde",
    "børne": "barn",
    "mands": "mand",
    "hjælpe": "hjælp",
    "hjemme": "hjem",
    "hjælper": "hjælper",
    "øjen": "øje",
    "rejse": "rejse",
    "sjæle": "sjæl",
    "syge": "syg",
    "blinde": "blind",
    "døve": "døv",
    "unge": "ung",
    "ældre": "gammel",
    "voksen": "voksen",
    "små": "lille",
    "eneste": "ene",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its lemma (as written for the last part) and where its letters start."""

    lemma: str
    start: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    last: frozenset[str]
    first: dict[str, str]


def split(word: str) -> list[str]:
    """Split a compound all the way down: `sagsbehandlingstiden` → `sag, behandling, tiden`.

    Every part but the last is a lemma without linking letters; the last stands as it is written,
    with its ending. ``[word]`` where the word is no compound or the parts are not all known.
    """
    return [part.lemma for part in parts(word)]


def tails(word: str) -> list[str]:
    """Give what follows each boundary, longest first: `behandlingstiden`, `tiden`."""
    return [word[part.start :] for part in parts(word)[1:]]


@lru_cache(maxsize=20_000)
def parts(word: str) -> tuple[Part, ...]:
    """Give the parts of a word with their places; one part for a word that is not split."""
    low = word.lower()
    whole = (Part(word, 0),)
    if len(low) < MIN_WORD or not low.isalpha():
        return whole
    lexicon = _lexicon()
    if _is_last(lexicon, low):
        return whole
    best = _best(lexicon, low)
    if best is None:
        return whole
    return (*best[:-1], Part(word[best[-1].start :], best[-1].start))


def _best(lexicon: _Lexicon, word: str) -> tuple[Part, ...] | None:
    """Cover the word from right to left with the fewest, then the longest, parts."""
    size = len(word)
    # By start of a rest: (fewer unlisted parts, fewer parts, longer last parts) and the parts.
    rests: dict[int, tuple[tuple[int, int, int], tuple[Part, ...]]] = {}
    for start in range(size - 2, -1, -1):
        if start and _is_last(lexicon, word[start:]):
            rests[start] = ((0, 1, start), (Part(word[start:], start),))
        for end in range(start + 2, size - 1):
            if end not in rests:
                continue
            lemma, unlisted = _first_part(lexicon, word[start:end])
            if not lemma:
                continue
            (unknown, count, place), rest = rests[end]
            cost = (unknown + unlisted, count + 1, place)
            if start not in rests or cost < rests[start][0]:
                rests[start] = (cost, (Part(lemma, start), *rest))
    found = rests.get(0)
    return found[1] if found and len(found[1]) > 1 else None


def _is_last(lexicon: _Lexicon, form: str) -> bool:
    """Tell whether letters are a form of a listed noun or adjective, perhaps with a prefix."""
    if form in _NEVER_LAST or (len(form) < _MIN_PART and form not in _SHORT):
        return False
    if form in lexicon.last:
        return True
    return any(
        form.startswith(prefix)
        and len(form) - len(prefix) > 4
        and form[len(prefix) :] in lexicon.last
        for prefix in _PREFIXES
    )


def _first_part(lexicon: _Lexicon, letters: str) -> tuple[str, int]:
    """Give the lemma of a first part with its linking letters, and 1 if it is not listed."""
    if len(letters) < _MIN_PART and letters not in _SHORT:
        return "", 0
    lemma = lexicon.first.get(letters)
    if lemma:
        return lemma, 0
    for prefix in _PREFIXES:
        rest = letters[len(prefix) :]
        if len(rest) > 3 and letters.startswith(prefix) and rest in lexicon.first:
            return prefix + lexicon.first[rest], 0
    stem = letters[:-1]
    if letters.endswith("s") and len(stem) >= _MIN_DERIVED and stem.endswith(_TAKES_S):
        return stem, 1
    return "", 0


@cache
def _lexicon() -> _Lexicon:
    return _build(read_rows([data_path("wordlists") / "boejning.tsv"]))


def _build(rows: dict[tuple[str, str], Row]) -> _Lexicon:
    last: set[str] = set()
    first = {word: word for word in _FIRST}
    for (lemma, upos), row in rows.items():
        if upos == "VERB":
            first.setdefault(lemma, lemma)
            continue
        cells = [form for cell in row.former.split("; ") for form in cell.split("/")]
        forms = [lemma, *(form for form in cells if form not in {"-", "fælles", "intet"})]
        last.update(forms)
        first[lemma] = lemma
        if upos == "ADJ":
            continue
        last.update(f"{form}s" for form in forms)
        for combined in _combined(lemma, plural=cells[-2]):
            first.setdefault(combined, lemma)
    first.update(_COMBINING)
    return _Lexicon(frozenset(last), first)


def _combined(lemma: str, *, plural: str) -> list[str]:
    """Give a noun as a first part: with -s-, -e-, -er- and -n- where they can stand."""
    if lemma.endswith(_TAKES_S):
        return [f"{lemma}s"]
    found = [f"{lemma}s"]
    if plural not in {"-", lemma}:
        found.append(plural)
    if not lemma.endswith("e"):
        found.append(f"{lemma}e")
    else:
        found.append(f"{lemma}n")
    return found
