"""Draws random findings of the word rules for judging, and prints the precision of the judged ones.

    python -m benchmarks.judged --draw 200 [--corpus ../shared/data/corpus] > new.tsv
    python -m benchmarks.judged

``benchmarks/bedoemt.tsv`` holds what was judged: fingerprint, rule, excerpt, and ``ja`` where a
communicator should see the finding in a text to citizens, else ``nej``. It holds none of the text.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.readers import can_read

JUDGED = Path(__file__).with_name("bedoemt.tsv")
_SEED = 20261124


def draw(corpus: Path, number: int) -> None:
    """Print findings with their sentences, to be judged."""
    linter = Linter(Config())
    files = [path for path in sorted(corpus.rglob("*")) if path.is_file() and can_read(path)]
    rows = {}
    for report in linter.check_files(files, on_error=lambda path, error: None):
        for finding in report.findings:
            if finding.family == "ord":
                span = finding.sentence_span or finding.span
                start = max(span.start, finding.span.start - 60)
                text = report.document.text[start : min(span.end, finding.span.end + 60)]
                shown = " / ".join(s.title for s in finding.suggestions[:2])
                rows[finding.fingerprint] = (
                    finding.rule_id,
                    " ".join(finding.excerpt.split()),
                    " ".join(text.split()),
                    shown,
                )
    chosen = random.Random(_SEED).sample(sorted(rows), number)
    for fingerprint in chosen:
        print("\t".join((fingerprint, *rows[fingerprint])))


def main() -> None:
    """Draw, or print precision per rule."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--draw", type=int, default=0)
    arguments.add_argument("--corpus", type=Path, default=Path("../shared/data/corpus"))
    options = arguments.parse_args()
    if options.draw:
        draw(options.corpus, options.draw)
        return
    good: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for line in JUDGED.read_text("utf-8").splitlines()[1:]:
        _, rule, _, verdict = line.split("\t")
        seen[rule] += 1
        good[rule] += verdict == "ja"
    for rule in sorted(seen):
        print(f"{rule:<20}{good[rule]:>5} of {seen[rule]:>4}{good[rule] / seen[rule]:>8.1%}")
    total, right = sum(seen.values()), sum(good.values())
    print(f"{'all':<20}{right:>5} of {total:>4}{right / total:>8.1%}")


if __name__ == "__main__":
    main()
