"""Tells how common a Danish word is. Knows no spaCy; reads only ``wordlists/hyppige.tsv``.

Source and licence of the list: ``wordlists/hyppige-LICENSE.txt`` and decision 0030.
"""

from __future__ import annotations

from functools import cache

from oejenhoejde.resources import data_path


@cache
def _common() -> frozenset[str]:
    path = data_path("wordlists") / "hyppige.tsv"
    return frozenset(path.read_text(encoding="utf-8").split("\n")[1:-1])


def is_common(word: str) -> bool:
    """Tell whether a word form is used at least once in a million words of Danish."""
    return word.lower() in _common()
