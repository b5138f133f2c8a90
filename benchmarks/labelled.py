"""Reads our labelled sentences. The tests and the quality figures speak of the same data.

Sentence ends: one line is one sentence, a blank line ends a text, ⏎ is a line break (at the start
of a line it stands between two sentences). Passives: each *verb* is one.
"""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "tests" / "language" / "data"


def sentence_ends(name: str) -> list[tuple[str, set[int]]]:
    """Give texts with the offsets at which a sentence begins, the first left out."""
    found = []
    for paragraph in (DATA / name).read_text("utf-8").strip().split("\n\n"):
        text, starts = "", set()
        for number, line in enumerate(paragraph.split("\n")):
            breaks = len(line) - len(line.lstrip("⏎"))
            if number:
                text += "\n" * breaks or " "
                starts.add(len(text))
            text += line[breaks:].replace("⏎", "\n")
        found.append((text, starts))
    return found


def passives(name: str) -> list[tuple[str, set[int]]]:
    """Give sentences with the offsets at which their passive verbs begin."""
    found = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        text, gold = "", set()
        for number, part in enumerate(line.split("*")):
            if number % 2:
                gold.add(len(text))
            text += part
        if text:
            found.append((text, gold))
    return found
