"""How frequent a Danish word is. Knows no spaCy, no rules and no files but its own list.

Source: the Danish list of wordfreq 3.1 (Robyn Speer; subtitles, Wikipedia, news, web and more),
frequencies on the Zipf scale: the base-10 logarithm of occurrences per billion words
(van Heuven and others 2014). 3 is once in a million words, 6 once in a thousand.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import Final

FILE: Final = "hyppighed.tsv.gz"
#: The list ends here: rarer words are not in it.
RAREST: Final = 3.0


def zipf(word: str) -> float:
    """Give the Zipf frequency of a word form in any case; 0.0 where it is too rare to be listed."""
    return _table().get(word.lower(), 0.0)


@cache
def _table() -> dict[str, float]:
    data = (files("oejenhoejde") / "_pipeline" / FILE).read_bytes()
    table: dict[str, float] = {}
    # A line is a frequency and all words that have it.
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        value, *words = line.split("\t")
        table.update(dict.fromkeys(words, float(value)))
    return table
