"""Draws random suggestions for judging, and prints how many judged ones can be used as they stand.

    python -m benchmarks.judged_suggestions --draw 100 [--corpus ../shared/data/corpus] [--seed 1]
    python -m benchmarks.judged_suggestions --prune
    python -m benchmarks.judged_suggestions

``--draw N`` prints N ``safe`` and N ``unsafe`` suggestions that nobody has judged, each as a row
for the file with its sentence before and after under it. ``--prune`` drops the rows of
suggestions that are no longer made.

``benchmarks/bedoemte-forslag.tsv`` holds the verdicts: ``ja`` where the sentence after the edit is
right as it stands (grammar, idiom, inflection, agreement, word order, commas, capitals) and means
the same, else ``nej`` with the reason. It holds only the words that change.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Applicability, Document, Edit, Finding, Suggestion
from oejenhoejde.readers import can_read

JUDGED = Path(__file__).with_name("bedoemte-forslag.tsv")
HEADER = "fingeraftryk\tforslag\tregel\tslags\tfør\tefter\tdom\tgrund"
_SEED = 20261124
_KINDS = (Applicability.SAFE, Applicability.UNSAFE)
#: So much of the words before and after is kept: enough to know the place, no whole sentence.
_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A suggestion: the start of its row in the file, and its sentence before and after."""

    cells: tuple[str, ...]
    before: str
    after: str

    @property
    def key(self) -> tuple[str, str]:
        """What names the suggestion: the finding's fingerprint and a hash of its edits."""
        return self.cells[0], self.cells[1]


def suggestions(paths: Sequence[Path]) -> Iterator[Row]:
    """Give the suggestions with edits that are made in files."""
    linter = Linter(Config())
    for report in linter.check_files(paths, on_error=lambda path, error: None):
        for finding in report.findings:
            for suggestion in finding.suggestions:
                if suggestion.edits and suggestion.applicability in _KINDS:
                    yield _row(report.document, finding, suggestion)


def _row(document: Document, finding: Finding, suggestion: Suggestion) -> Row:
    text, edits = document.text, sorted(suggestion.edits, key=lambda edit: edit.span)
    sentence = finding.sentence_span or finding.span
    start = min(sentence.start, edits[0].span.start)
    end = max(sentence.end, edits[-1].span.end)
    digest = hashlib.sha256("\x1f".join(edit.text for edit in edits).encode()).hexdigest()[:8]
    old = " … ".join(text[edit.span.start : edit.span.end] for edit in edits)
    new = " … ".join(edit.text for edit in edits)
    return Row(
        (
            finding.fingerprint,
            digest,
            finding.rule_id,
            suggestion.applicability.value,
            _short(old),
            _short(new),
        ),
        " ".join(text[start:end].split()),
        " ".join(_applied(text, start, end, edits).split()),
    )


def _applied(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    parts, at = [], start
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at:end]])


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"


def read_judged(path: Path = JUDGED) -> list[list[str]]:
    """Read the rows of the file."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line.split("\t") for line in lines[1:]]


def files_under(corpus: Path) -> list[Path]:
    """Give the files of a folder that can be checked."""
    return [path for path in sorted(corpus.rglob("*")) if path.is_file() and can_read(path)]


def draw(rows: Sequence[Row], number: int, seed: int) -> Iterator[Row]:
    """Give so many random suggestions of each kind, without those judged and without doubles."""
    judged = {(row[0], row[1]) for row in read_judged()}
    for kind in _KINDS:
        open_rows = {
            row.key: row for row in rows if row.cells[3] == kind.value and row.key not in judged
        }
        keys = sorted(open_rows)
        for key in random.Random(seed).sample(keys, min(number, len(keys))):
            yield open_rows[key]


def _prune(rows: Sequence[Row]) -> None:
    made = {row.key for row in rows}
    kept = sorted(row for row in read_judged() if (row[0], row[1]) in made)
    JUDGED.write_text(
        "".join(f"{line}\n" for line in [HEADER, *("\t".join(row) for row in kept)]), "utf-8"
    )


def _print_shares() -> None:
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for row in read_judged():
        for rule in (row[2], "all"):
            seen[row[3], rule] += 1
            right[row[3], rule] += row[6] == "ja"
    for kind, rule in sorted(seen, key=lambda pair: (pair[0], pair[1] == "all", pair[1])):
        good, number = right[kind, rule], seen[kind, rule]
        print(f"{kind:<8}{rule:<24}{good:>5} of {number:>4}{good / number:>8.1%}")


def main() -> None:
    """Draw, prune, or print the shares."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--draw", type=int, default=0)
    arguments.add_argument("--prune", action="store_true")
    arguments.add_argument("--seed", type=int, default=_SEED)
    arguments.add_argument("--corpus", type=Path, default=Path("../shared/data/corpus"))
    options = arguments.parse_args()
    if not options.draw and not options.prune:
        _print_shares()
        return
    rows = list(suggestions(files_under(options.corpus)))
    if options.prune:
        _prune(rows)
        return
    for row in draw(rows, options.draw, options.seed):
        print("\t".join((*row.cells, "", "")))
        print(f"  - {row.before}\n  + {row.after}")


if __name__ == "__main__":
    main()
