"""Splits Danish compounds into their parts. Knows no spaCy; reads only ``wordlists/boejning.tsv``.

The parts are the nouns and adjectives of that list, verbs as first parts, and prefixes before
them. A listed word is one part, however it came about (`landskab`, `vejledning`), so precision
is a matter of data: what must stay whole gets a row. Only what is covered from end to end by
known parts is split.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from oejenhoejde.language.paradigm_list import Row, standard_rows


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text, for lists that are easier to read as lines."""
    return frozenset(text.split())


#: Shorter words are never split: `byret` has five letters.
MIN_WORD = 5
#: Shorter parts are guesses (`is`, `øl`), unless they stand in ``SHORT``.
_MIN_PART = 3
#: A prefix makes one part with a listed word from this length (`ud|betaling`, not `ud|ring`).
_MIN_AFTER_PREFIX = 4
#: A word in -ings-, -heds-, -tions- that is not listed counts as a first part from this length.
_MIN_DERIVED = 8

SHORT = frozenset({"by", "år", "bo", "it"})
#: Letters that end other words far more often than they are the last part of a compound.
NEVER_LAST = frozenset(
    {
        *("skab", "skabet", "skaber", "skabene", "skabs", "lig", "liget", "ligets", "ligene"),
        *("ligs", "ligt", "lige", "rig", "rigt", "rige", "bar", "bart", "bare", "ende", "enden"),
        *("ender", "ene", "som", "fri", "al", "alt", "art", "agt", "ager", "ark", "ting", "tings"),
        *("vis", "visse", "ked", "kede", "ren", "rene", "let", "lette", "mere", "egen", "egne"),
        *("brede", "lighed", "ligheden", "ligheder", "lighederne", "lighedens", "inden"),
        *("tinget", "rede", "ske", "kær", "ære", "egn", "anden", "andet", "andre", "ens", "hed"),
    }
)
#: Endings in the middle of a word: `natur|lig|vis` is no compound.
_NEVER_FIRST = frozenset({"lig", "ligs", "lighed", "ligheds", "bar"})
#: These are suffixes unless a linking -s- stands before them (`lands|ret`, `straffe|dom`).
_SUFFIX_LIKE = frozenset({"dom", "ring"})
#: After -e these are the end of `reservering` and `udleveret`.
_AFTER_E = ("ring", "ret")
#: Suffixes whose words take the linking -s- before the next part.
_TAKES_S = ("ing", "hed", "tion", "sion", "skab", "dom", "tet", "ment")
#: Stand before a noun or adjective and make one part with it.
PREFIXES = word_set(
    """
    af an be bi bort efter for fore forud frem fra før gen hen imod ind med mellem mis mod
    ned om op over på sam sammen selv til tilbage u ud under ved videre vedlige
    """
)
#: Prefixes that are parts of their own (`mer|udgift`, `special|undervisning`).
_FIRST = word_set(
    """
    mer special hoved fjern nær mini multi psyko socio anti ekstra halv hel fler en lav høj
    neuro ung tværs enkelt dobbelt brutto netto inter intra flex fleks digital social
    el web frit tele immun aconto engang første krans alene ældre mindste udsat slid ar svangre
    privat central lokal
    """
)
#: First parts that are not simply lemma + linking letters.
_COMBINING = {
    "arbejds": "arbejde",
    "samarbejds": "samarbejde",
    "billed": "billede",
    "børne": "barn",
    "børn": "barn",
    "mands": "mand",
    "hjælpe": "hjælp",
    "hjemme": "hjem",
    "øjen": "øje",
    "syge": "syg",
    "blinde": "blind",
    "døve": "døv",
    "unge": "ung",
    "ældre": "gammel",
    "små": "lille",
    "studie": "studium",
    "ferie": "ferie",
    "voksen": "voksen",
    "voksne": "voksen",
    "kriterie": "kriterium",
    "gymnasie": "gymnasium",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its lemma (as written for the last part) and where its letters start."""

    lemma: str
    start: int


_Chain = tuple[tuple[int, int], tuple[Part, ...]]


class Splitter:
    """Splits words by the paradigms it is given."""

    def __init__(self, rows: Mapping[tuple[str, str], Row]) -> None:
        self._last: set[str] = set()
        self._first = {word: word for word in _FIRST}
        for (lemma, upos), row in rows.items():
            self._first.setdefault(lemma, lemma)
            if upos == "VERB":
                continue
            cells = row.former.replace("/", "; ").split("; ")
            forms = [lemma, *(form for form in cells if form not in {"-", "fælles", "intet"})]
            self._last.update(forms)
            if upos == "NOUN":
                self._last.update([f"{form}s" for form in forms])
                for combined in _combined(lemma, forms):
                    self._first.setdefault(combined, lemma)
        self._first.update(_COMBINING)
        self._cache: dict[str, tuple[Part, ...]] = {}

    def parts(self, word: str) -> tuple[Part, ...]:
        """Give the parts of a word with their places; one part for a word that is not split."""
        found = self._cache.get(word)
        if found is None:
            found = self._cache[word] = self._split(word) or (Part(word, 0),)
        return found

    def covers(self, letters: str) -> bool:
        """Tell whether letters are one first part or more, each with its linking letters."""
        return self._chains(letters)[-1] is not None

    def _split(self, word: str) -> tuple[Part, ...]:
        low = word.lower()
        if len(low) < MIN_WORD or not low.isalpha() or self._is_last(low):
            return ()
        chains = self._chains(low)
        best: tuple[tuple[int, int, bool, int], tuple[Part, ...]] | None = None
        for start in range(2, len(low) - 1):
            chain, tail = chains[start], low[start:]
            if chain is None or not self._is_last(tail):
                continue
            if tail in _SUFFIX_LIKE and low[start - 1] != "s":
                continue
            if low[start - 1] == "e" and tail.startswith(_AFTER_E):
                continue
            (unlisted, count), before = chain
            cost = (unlisted, count, tail not in self._last, start)
            if best is None or cost < best[0]:
                best = cost, (*before, Part(word[start:], start))
        return best[1] if best else ()

    def _chains(self, letters: str) -> list[_Chain | None]:
        """For each length, cover the first letters with the fewest first parts, or None.

        No part begins with the `ring` of `parkering`.
        """
        chains: list[_Chain | None] = [((0, 0), ())]
        for end in range(1, len(letters) + 1):
            best: _Chain | None = None
            for start in range(end - 1):
                chain = chains[start]
                if chain is None or letters[max(0, start - 1) : start + 4] == "ering":
                    continue
                if letters[start:end] in _NEVER_FIRST:
                    continue
                lemma, unlisted = self._first_part(letters[start:end])
                if not lemma:
                    continue
                (unknown, count), before = chain
                cost = (unknown + unlisted, count + 1)
                if best is None or cost < best[0]:
                    best = cost, (*before, Part(lemma, start))
            chains.append(best)
        return chains

    def _is_last(self, form: str) -> bool:
        """Tell whether letters are a form of a listed noun or adjective, perhaps with a prefix."""
        if form in NEVER_LAST or (len(form) < _MIN_PART and form not in SHORT):
            return False
        return form in self._last or any(
            rest in self._last and rest not in NEVER_LAST
            for _, rest in _prefixed(form, _MIN_AFTER_PREFIX)
        )

    def _first_part(self, letters: str) -> tuple[str, int]:
        """Give the lemma of a first part with its linking letters, and 1 if it is not listed."""
        if len(letters) < _MIN_PART and letters not in SHORT:
            return "", 0
        lemma = self._first.get(letters)
        if lemma:
            return lemma, 0
        for prefix, rest in _prefixed(letters, _MIN_AFTER_PREFIX):
            if rest in self._first:
                return prefix + self._first[rest], 0
        stem = letters[:-1]
        if letters[-1] == "s" and len(stem) >= _MIN_DERIVED and stem.endswith((*_TAKES_S, "else")):
            return stem, 1
        return "", 0


def _prefixed(letters: str, least: int) -> list[tuple[str, str]]:
    """Give each way to cut a prefix off, where enough letters are left."""
    cuts = range(1, min(9, len(letters) - least + 1))
    return [(letters[:cut], letters[cut:]) for cut in cuts if letters[:cut] in PREFIXES]


def _combined(lemma: str, forms: list[str]) -> list[str]:
    """Give a noun as a first part: with -s-, -e-, -er- or -n-, or in the plural."""
    if lemma.endswith(_TAKES_S):
        return [f"{lemma}s"]
    plural = forms[2] if len(forms) > 2 else lemma
    return [f"{lemma}s", plural, f"{lemma}n" if lemma.endswith("e") else f"{lemma}e"]


#: Words whose parts are remembered: a book has some 20,000.
_MEMORY = 30_000


@cache
def _standard() -> Splitter:
    return Splitter(standard_rows())


@lru_cache(maxsize=_MEMORY)
def _parts(word: str) -> tuple[Part, ...]:
    """Give the parts of a word, remembered: more than one rule asks for the same word."""
    return _standard().parts(word)


def split(word: str) -> list[str]:
    """Split a compound all the way down: `sagsbehandlingstiden` → `sag, behandling, tiden`.

    Every part but the last is a lemma without linking letters; the last stands as it is written,
    with its ending. ``[word]`` where the word is no compound or the parts are not all known.
    """
    return [part.lemma for part in _parts(word)]


def tails(word: str) -> list[str]:
    """Give what follows each boundary, longest first: `behandlingstiden`, `tiden`."""
    return [word[part.start :] for part in _parts(word)[1:]]


def heads(word: str) -> list[str]:
    """Give what stands before each boundary, with linking letters: `sags`, `sagsbehandlings`."""
    return [word[: part.start] for part in _parts(word)[1:]]
