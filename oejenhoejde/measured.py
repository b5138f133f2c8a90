"""How often a rule was right: reads ``rules/maalt.tsv``. Knows no spaCy.

The file is written by ``python -m benchmarks.judged`` and travels with the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from oejenhoejde.resources import data_path

COLUMNS = ("regel", "fund", "vist", "bedoemt", "rigtige", "bedoemt_vist", "rigtige_vist")
#: A rule that is right less often than this is not in the default output.
LEAST_PRECISION = 0.8
#: A share of fewer findings than this says little and is shown with that reservation.
FEW = 10


@dataclass(frozen=True, slots=True)
class Measured:
    """A rule's findings over the corpus, and what was judged of them.

    ``shown`` of the ``found`` are in the default output. ``good`` of the ``judged`` should be shown
    to a communicator; ``judged_shown`` and ``good_shown`` count those in the default output.
    """

    found: int = 0
    shown: int = 0
    judged: int = 0
    good: int = 0
    judged_shown: int = 0
    good_shown: int = 0

    @property
    def sample(self) -> tuple[int, int]:
        """Good and judged findings: those in the default output, where it has any, else all."""
        if self.judged_shown:
            return self.good_shown, self.judged_shown
        return self.good, self.judged

    @property
    def precision(self) -> float | None:
        """The share of judged findings that were right (0..1); ``None``: none was judged."""
        good, judged = self.sample
        return good / judged if judged else None


def measured_path() -> Path:
    """Give the place of the file."""
    return data_path("rules") / "maalt.tsv"


def load_measured(path: Path | None = None) -> dict[str, Measured]:
    """Give what was measured, by rule id."""
    place = path or measured_path()
    if not place.is_file():
        return {}
    _, *lines = place.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {rule: Measured(*map(int, numbers)) for rule, *numbers in rows}


def percent(share: float) -> str:
    """Give a share as whole per cent, with the space that Danish wants."""
    return f"{share * 100:.0f} %"


def in_words(measured: Measured | None) -> str:
    """Say in Danish how often a rule was right, or give the empty string."""
    if measured is None or measured.precision is None:
        return ""
    good, judged = measured.sample
    if judged == 1:
        return f"Vi har kun læst 1 fund. Det var {'rigtigt' if good else 'forkert'}."
    if judged < FEW:
        return (
            f"Vi har læst {judged} fund. {good} af dem var rigtige. Det er for få til en procent."
        )
    return f"Vi har læst {judged} fund. {good} af dem var rigtige ({percent(measured.precision)})."
