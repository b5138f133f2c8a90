"""Tells Danish from the languages that turn up beside it, by their commonest words. No spaCy.

Own word lists: words that are very common in one of the languages and not words of Danish (or,
for Danish, not of the neighbours).
"""

from __future__ import annotations

from collections.abc import Sequence

_COMMON: dict[str, frozenset[str]] = {
    "dansk": frozenset(
        "og i at det er en til på af for som ikke den med de der har et kan vi du jeg skal vil "
        "om hvis din dit dine din fra ved blive bliver eller være efter også så men når hvad os "
        "dig mig sig kommunen inden over under op ud sin sit have få får din nu her mere".split()
    ),
    "engelsk": frozenset(
        "the and of to is that it you this are was be with as have from not they by which or an "
        "your we can will has on if all their there been when more our who".split()
    ),
    "tysk": frozenset(
        "der die und das ist nicht mit den von zu sie ein eine auf für dem im des sich auch wird "
        "werden oder wir ich als bei nach haben wenn aus".split()
    ),
    "svensk": frozenset(
        "och att är inte som på för av det en till den med de ett från ska vi du kan har eller "
        "när om också efter vid mycket från får vara någon dig mig jag hur där här".split()
    ),
    "norsk": frozenset(
        "og av ikke at det er en til på for som den med de har et kan vi du jeg skal vil om hvis "
        "fra ved eller være etter også så men når hva oss deg meg seg noe bli blir ble uten får "
        "nå mye mer ditt sine vært hvor".split()
    ),
}
#: Below this share of common Danish words a text is not running Danish.
_MIN_SHARE = 0.12
#: The other language must win by this factor: unsure texts are taken as Danish.
_MARGIN = 1.25


#: A line of a few words is foreign only with this many common words of the other language and
#: none of Danish.
_MIN_COMMON_IN_LINE = 2


def is_foreign_line(words: Sequence[str]) -> bool:
    """Tell whether a short line of lower-case words is surely not Danish (an English heading)."""
    counts = {name: sum(map(common.__contains__, words)) for name, common in _COMMON.items()}
    danish = counts.pop("dansk")
    return not danish and max(counts.values()) >= _MIN_COMMON_IN_LINE


def is_danish(words: Sequence[str]) -> bool:
    """Tell whether one of the commonest Danish words is among lower-case words."""
    return not _COMMON["dansk"].isdisjoint(words)


def identify(words: Sequence[str]) -> str:
    """Name the language (in Danish) of lower-case words that are not Danish; else ``""``.

    Only a language that clearly wins is named. Few common words of any kind (names, tables) count
    as Danish.
    """
    if not words:
        return ""
    shares = {
        name: sum(map(common.__contains__, words)) / len(words) for name, common in _COMMON.items()
    }
    danish = shares.pop("dansk")
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < _MIN_SHARE or shares[best] < danish * _MARGIN:
        return ""
    return best
