"""Reads and writes what people judged of the findings, and sums it up per rule. Knows no spaCy.

``benchmarks/bedoemt/<rule>.tsv`` has one line for each finding that was judged: its fingerprint,
the first words of it, ``ja`` where a communicator should be shown it in a text for the audience
(else ``nej`` with the reason), and how sure the rule was of it. It holds no text beyond that.
``rules/maalt.tsv`` is the sum of it, which the program shows (see ``oejenhoejde/measured.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from oejenhoejde.measured import COLUMNS, Measured, load_measured, measured_path

JUDGED = Path(__file__).resolve().with_name("bedoemt")
YES, NO = "ja", "nej"
#: Findings of this confidence are not in the default output.
_HIDDEN = "lav"
#: So much of a finding's text is kept beside its verdict.
_WORDS, _LETTERS = 4, 40


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """One judged finding. The names of the fields are the columns of the file."""

    fingeraftryk: str
    sted: str
    vises: str
    grund: str = ""
    sikkerhed: str = ""

    @property
    def shown(self) -> bool:
        """Tell whether the finding is in the default output."""
        return self.sikkerhed != _HIDDEN


HEADER = "\t".join(field.name for field in fields(Verdict))


def short(excerpt: str) -> str:
    """Give the first words of an excerpt: enough to know a finding by, and no text."""
    words = excerpt.split()
    text = " ".join(words[:_WORDS])
    if len(words) > _WORDS or len(text) > _LETTERS:
        return text[: _LETTERS - 1].rstrip() + "…"
    return text


def read(rule: str, folder: Path = JUDGED) -> dict[str, Verdict]:
    """Give the verdicts on a rule's findings by fingerprint.

    Raises:
        ValueError: a line is not what the header says, or a ``nej`` has no reason.
    """
    path = folder / f"{rule}.tsv"
    if not path.is_file():
        return {}
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if header != HEADER:
        raise ValueError(f"{path}: the columns are not {HEADER.split()}")
    found = {}
    for line in lines:
        parts = line.split("\t")
        if len(parts) != len(HEADER.split("\t")) or parts[2] not in (YES, NO):
            raise ValueError(f"{path}: {line}")
        verdict = Verdict(*parts)
        if verdict.vises == NO and not verdict.grund:
            raise ValueError(f"{path}: no reason: {line}")
        found[verdict.fingeraftryk] = verdict
    return found


def write(rule: str, verdicts: Iterable[Verdict], folder: Path = JUDGED) -> None:
    """Write a rule's verdicts, sorted."""
    lines = ["\t".join(astuple(verdict)) for verdict in sorted(verdicts)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{rule}.tsv").write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")


def judged_rules(folder: Path = JUDGED) -> list[str]:
    """Give the ids of the rules that have verdicts."""
    return sorted(path.stem for path in folder.glob("*.tsv"))


def summary(
    counts: Mapping[str, tuple[int, int]] | None = None,
    *,
    folder: Path = JUDGED,
    path: Path | None = None,
) -> str:
    """Give what ``rules/maalt.tsv`` should hold, from the verdicts and the counts.

    ``counts`` gives the findings over the corpus, and how many of them are shown, of rules that
    were counted anew; of the others the file's own counts stay.
    """
    known = load_measured(path)
    lines = ["\t".join(COLUMNS)]
    for rule in sorted({*known, *(counts or {}), *judged_rules(folder)}):
        verdicts = list(read(rule, folder).values())
        shown = [verdict for verdict in verdicts if verdict.shown]
        before = known.get(rule, Measured())
        found, visible = (counts or {}).get(rule, (before.found, before.shown))
        good, good_shown = (sum(v.vises == YES for v in some) for some in (verdicts, shown))
        values = (found, visible, len(verdicts), good, len(shown), good_shown)
        lines.append("\t".join((rule, *map(str, values))))
    return "\n".join([*lines, ""])


def update(counts: Mapping[str, tuple[int, int]] | None = None) -> None:
    """Write ``rules/maalt.tsv`` anew."""
    measured_path().write_text(summary(counts), encoding="utf-8")
