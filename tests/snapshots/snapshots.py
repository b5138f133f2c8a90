"""All findings in whole texts of our own, shown as carets under the line.

    python tests/snapshots/snapshots.py

writes them anew. A text is named audience-type-(god|svaer)-slug; `god` is how we want it.
"""

from __future__ import annotations

from pathlib import Path

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Confidence, Report
from oejenhoejde.reporters.text import render_report

HERE = Path(__file__).parent
TEXTS = sorted(path for path in (HERE / "tekster").iterdir())
FOUND = HERE / "fund"
AUDIENCES = ("borgere", "medarbejdere", "ledelse", "oevrige")


def audience_of(path: Path) -> str:
    return path.name.split("-", 1)[0]


def golden(path: Path) -> Path:
    return FOUND / f"{path.stem}.txt"


def linters() -> dict[str, Linter]:
    """Give a linter for each audience that shows the unsure findings too."""
    return {
        name: Linter(Config(audience=name, min_confidence=Confidence.LOW)) for name in AUDIENCES
    }


def shown(report: Report, path: Path) -> str:
    """Give the findings as they are shown; a mark tells which are hidden by default."""
    lines = render_report(report).splitlines()
    head = f"{path.name} (målgruppe {report.audience})"
    hidden = sum(finding.confidence is Confidence.LOW for finding in report.findings)
    return "\n".join([head, *lines[1:], f"  {hidden} af fundene ser man kun med --alle", ""])


def main() -> None:
    checkers = linters()
    FOUND.mkdir(exist_ok=True)
    wanted = {golden(path) for path in TEXTS}
    for stale in set(FOUND.iterdir()) - wanted:
        stale.unlink()
    for path in TEXTS:
        report = checkers[audience_of(path)].check_file(path)
        golden(path).write_text(shown(report, path), encoding="utf-8")


if __name__ == "__main__":
    main()
