"""Prints what sentence ends and passives reach on our labelled sentences, and findings per rule.

    python -m benchmarks.quality [--corpus ../shared/data/corpus]

The ``dev`` sets were used while building; the ``test`` sets were labelled before their first run.
Passives are those of the rules s-passiv, passiv-modal and blive-passiv as shown by default.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks import labelled
from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.errors import ReadError
from oejenhoejde.language.boundaries import boundaries
from oejenhoejde.readers import can_read

_PASSIVES = frozenset({"s-passiv", "passiv-modal", "blive-passiv", "upersonlig-der"})

Counts = tuple[int, int, int]


def _compare(pairs: Iterable[tuple[set[int], set[int]]]) -> Counts:
    """Give right, wrong and missed of (found, gold) pairs."""
    right = wrong = missed = 0
    for found, gold in pairs:
        right += len(found & gold)
        wrong += len(found - gold)
        missed += len(gold - found)
    return right, wrong, missed


def sentence_ends(name: str) -> Counts:
    """Compare the boundaries of a file of texts."""
    return _compare((set(boundaries(text)), gold) for text, gold in labelled.sentence_ends(name))


def passives(name: str) -> Counts:
    """Compare the passives of a file of sentences, as the linter shows them by default."""
    linter = Linter(Config())

    def found(text: str) -> set[int]:
        return {
            finding.span.start + finding.excerpt.rfind(" ") + 1
            for finding in linter.check_text(text).findings
            if finding.rule_id in _PASSIVES
        }

    return _compare((found(text), gold) for text, gold in labelled.passives(name))


def per_rule(corpus: Path) -> tuple[Counter[str], int]:
    """Give findings per rule over a folder of documents, and the words of it."""
    linter = Linter(Config())
    files = [path for path in sorted(corpus.rglob("*")) if path.is_file() and can_read(path)]
    counted: Counter[str] = Counter()
    words = 0

    def skip(path: Path, error: ReadError) -> None:
        print(f"  {error}")

    for report in linter.check_files(files, on_error=skip):
        counted.update(finding.rule_id for finding in report.findings)
        words += int(report.metrics["words_total"])
    return counted, words


def _line(name: str, figures: Counts) -> str:
    right, wrong, missed = figures
    precision, recall = right / (right + wrong), right / (right + missed)
    f = 2 * precision * recall / (precision + recall)
    return f"{name:<22}{right + missed:>6}{precision:>11.3f}{recall:>8.3f}{f:>8.3f}"


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpus", type=Path, default=Path("../shared/data/corpus"))
    options = arguments.parse_args()
    print(f"{'':<22}{'gold':>6}{'precision':>11}{'recall':>8}{'F':>8}")
    for kind in ("dev", "test"):
        print(_line(f"sentence ends, {kind}", sentence_ends(f"sentences_{kind}.txt")))
    for kind in ("dev", "test"):
        print(_line(f"passives, {kind}", passives(f"passives_{kind}.txt")))
    if not options.corpus.is_dir():
        print(f"no corpus in {options.corpus}: no findings per rule")
        return
    counted, words = per_rule(options.corpus)
    print(f"\nfindings per rule, {words} words")
    for rule, number in counted.most_common():
        print(f"  {rule:<22}{number:>6}{1000 * number / words:>8.1f} per 1,000 words")


if __name__ == "__main__":
    main()
