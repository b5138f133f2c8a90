"""Reads and writes what people judged of the findings, and sums it up per rule. Knows no spaCy.

``benchmarks/bedoemt/<rule>.tsv`` has one line for each finding that was judged: its fingerprint,
the first words of it, ``ja`` where a communicator should be shown it in a text for the audience
(else ``nej`` with the reason), and how sure the rule was of it. It holds no text beyond that.
A sixth column ``tekst`` stands where some were made outside the corpus (see :data:`OUTSIDE`).
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


#: Texts outside the corpus, by the word in the column ``tekst``. Some rules find nothing in the
#: corpus: what a letter lacks is judged on letters written for it before the rules were looked at.
OUTSIDE = {
    "breve": "breve og sider, vi selv har skrevet uden at se på reglerne",
    "sider": "offentlige sider på nettet",
    "trykt": "aviser, blade og bøger i PAROLE-DK",
}


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """One judged finding. The names of the fields are the columns of the file."""

    fingeraftryk: str
    sted: str
    vises: str
    grund: str = ""
    sikkerhed: str = ""
    tekst: str = ""

    @property
    def shown(self) -> bool:
        """Tell whether the finding is in the default output."""
        return self.sikkerhed != _HIDDEN


WIDE_HEADER = "\t".join(field.name for field in fields(Verdict))
HEADER = WIDE_HEADER.rpartition("\t")[0]


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
    if header not in (HEADER, WIDE_HEADER):
        raise ValueError(f"{path}: the columns are not {HEADER.split()}")
    found = {}
    for line in lines:
        parts = line.split("\t")
        if len(parts) != len(header.split("\t")) or parts[2] not in (YES, NO):
            raise ValueError(f"{path}: {line}")
        verdict = Verdict(*parts)
        if verdict.tekst and verdict.tekst not in OUTSIDE:
            raise ValueError(f"{path}: no such texts: {line}")
        if verdict.vises == NO and not verdict.grund:
            raise ValueError(f"{path}: no reason: {line}")
        found[verdict.fingeraftryk] = verdict
    return found


def write(rule: str, verdicts: Iterable[Verdict], folder: Path = JUDGED) -> None:
    """Write a rule's verdicts, sorted."""
    chosen = sorted(verdicts)
    header = WIDE_HEADER if any(verdict.tekst for verdict in chosen) else HEADER
    columns = len(header.split("\t"))
    lines = ["\t".join(astuple(verdict)[:columns]) for verdict in chosen]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{rule}.tsv").write_text("\n".join([header, *lines, ""]), encoding="utf-8")


def outside(rule: str, *, shown: bool, folder: Path = JUDGED) -> int:
    """Count the verdicts outside the corpus; with ``shown``, those in the default output."""
    chosen = (verdict for verdict in read(rule, folder).values() if verdict.tekst)
    return sum(verdict.shown or not shown for verdict in chosen)


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
