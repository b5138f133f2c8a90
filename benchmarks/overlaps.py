"""Prints how often two findings stand on the same words, and which rules they are of.

    python -m benchmarks.overlaps ../shared/data/corpus    # --alle counts the unsure ones too

Findings about a whole sentence, paragraph or text have words of others in them and are left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.errors import ReadError
from oejenhoejde.model import Confidence, Finding
from oejenhoejde.readers import can_read, read_file

#: Checks that judge more than some words.
_WIDE = frozenset({"sentence_length", "clause", "metric"})
_WIDE_FAMILIES = frozenset({"opbygning", "tekst"})


def pairs(findings: list[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Give every two findings that share words."""
    findings = sorted(findings, key=lambda finding: finding.span.start)
    for number, one in enumerate(findings):
        for other in findings[number + 1 :]:
            if other.span.start >= one.span.end:
                break
            yield one, other


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--alle", action="store_true")
    options = parser.parse_args()
    least = Confidence.LOW if options.alle else Confidence.MEDIUM
    linter = Linter(Config(min_confidence=least))
    wide = {
        rule.id
        for rule in linter.rules.values()
        if rule.check in _WIDE or rule.family in _WIDE_FAMILIES
    }
    found: Counter[str] = Counter()
    words = 0
    documents = []
    for root in options.paths:
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for path in (path for path in files if path.is_file() and can_read(path, named=True)):
            try:
                documents.append(read_file(path))
            except ReadError:
                continue
    for report in linter.check_documents(documents):
        words += int(report.metrics.get("words", 0))
        narrow = [f for f in report.findings if f.span and f.rule_id not in wide]
        found.update(" + ".join(sorted((a.rule_id, b.rule_id))) for a, b in pairs(narrow))
    print(f"{found.total()} par af fund på samme ord i {words} ord")
    for rules, number in found.most_common():
        print(f"{number:5} {rules}")


if __name__ == "__main__":
    main()
