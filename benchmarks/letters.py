"""Prints how well the type of a document and what it lacks are told, on texts of our own.

    python -m benchmarks.letters

``breve.txt`` holds made-up letters, decisions, pages, leaflets and manuals. The line before each
names its type, its format and the rules that ought to speak of it; the others must be silent.
They were written before the rules were run on them, and the rules were mended afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oejenhoejde.checks.document import Part
from oejenhoejde.checks.document_type import guess_type
from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Confidence, Document
from oejenhoejde.readers import read_text

TEXTS = Path(__file__).with_name("breve.txt")
RULES = frozenset(
    "vigtigt-foerst handling-mangler frist-mangler kontakt-mangler klagevejledning-mangler "
    "klagefrist-mangler".split()
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its type and the rules that ought to speak of it."""

    document: Document
    type: str
    faults: frozenset[str]


def labelled() -> Iterator[Labelled]:
    """Give the texts of ``breve.txt``."""
    for number, text in enumerate(re.split(r"(?m)^=== ", TEXTS.read_text("utf-8"))[1:], 1):
        head, _, body = text.partition("\n")
        kind, form, *faults = head.split()
        document = read_text(body, name=f"tekst {number}", format=form)
        yield Labelled(document, kind, frozenset(faults))


def type_of(document: Document) -> str:
    """Guess the type of a document."""
    parts = [
        Part(number, segment.kind, segment.level, segment.prose, None)
        for number, segment in enumerate(document.segments)
    ]
    return guess_type(parts, document.format)


def judged(texts: list[Labelled]) -> Iterator[tuple[Labelled, frozenset[str]]]:
    """Give each text with the rules that speak of it."""
    linter = Linter(Config(select=RULES, min_confidence=Confidence.LOW))
    reports = linter.check_documents(text.document for text in texts)
    for text, report in zip(texts, reports, strict=True):
        yield text, frozenset(finding.rule_id for finding in report.findings)


def main() -> None:
    """Print the types, the rules, and every text that is told wrongly."""
    texts = list(labelled())
    guesses = Counter((text.type, type_of(text.document)) for text in texts)
    right = sum(number for (kind, guess), number in guesses.items() if kind == guess)
    print(f"type: {right} of {len(texts)} right")
    for (kind, guess), number in sorted(guesses.items()):
        print(f"  {kind:<12}{guess or 'no guess':<12}{number:>4}")
    counted: Counter[tuple[str, str]] = Counter()
    for text, found in judged(texts):
        for name, rules in (
            ("right", found & text.faults),
            ("false", found - text.faults),
            ("missed", text.faults - found),
        ):
            counted.update((rule, name) for rule in rules)
            if rules and name != "right":
                print(f"{text.document.name} ({text.type}) {name}: {', '.join(sorted(rules))}")
    print(f"{'rule':<26}{'right':>7}{'false':>7}{'missed':>8}")
    for rule in sorted(RULES):
        right, false, missed = (counted[rule, name] for name in ("right", "false", "missed"))
        print(f"{rule:<26}{right:>7}{false:>7}{missed:>8}")


if __name__ == "__main__":
    main()
