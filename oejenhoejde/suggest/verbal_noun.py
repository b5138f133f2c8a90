"""Finds the verb behind a noun: `undersøgelse` → `undersøge`. Knows no files but one word list.

Source: the derivations of Danish in -ing, -else and -tion (Retskrivningsordbogen). What is not a
known verb gives nothing; nouns that name a thing or a paper and no act are in
``wordlists/ingen-handling.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from oejenhoejde.language.compounds import split
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.smalllists import load_rows

#: Shorter stems are other words by chance (`ting`, `ring`).
_MIN_STEM = 2
#: Acts with another ending.
OTHERS = {
    "gennemgang": "gennemgå", "fravalg": "fravælge", "tilvalg": "tilvælge",
}  # fmt: skip
_DOUBLED = frozenset("bdfgklmnprst")


@cache
def _no_acts() -> frozenset[str]:
    return frozenset(row["ord"] for row in load_rows("ingen-handling"))


def verb_behind(noun: str, inflector: Inflector, *, happens: bool = False) -> str:
    """Give the infinitive of the act that a noun names, or the empty string.

    ``happens``: it is said to happen, so it is no paper or place (`ansøgning sker på nettet`).
    """
    low = noun.lower()
    if low in OTHERS:
        return OTHERS[low]
    if not happens and (low in _no_acts() or split(low)[-1] in _no_acts()):
        return ""
    for verb in _candidates(low):
        if inflector.is_listed(verb, "VERB"):
            return verb
    for verb in _candidates(low):
        if len(verb) > 4 and inflector.is_certain(verb, "VERB"):
            return verb
    return ""


def _candidates(noun: str) -> Iterator[str]:
    for suffix in ("ning", "ing", "else", "ation", "tion"):
        stem = noun.removesuffix(suffix)
        if stem == noun or len(stem) < _MIN_STEM:
            continue
        if suffix in {"ation", "tion"}:
            yield f"{stem}ere"
            continue
        if suffix != "ing":
            yield stem
        yield f"{stem}e"
        if stem[-1] in _DOUBLED and suffix == "ning":
            yield f"{stem}{stem[-1]}e"
