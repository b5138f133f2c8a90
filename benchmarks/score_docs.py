"""Writes the tables of `docs/tal.md` that are computed: limits, costs and the example.

    python -m benchmarks.score_docs

Each stands after its mark (`<!-- grænser -->`) up to the next empty line after the table.
"""

from __future__ import annotations

import re
from pathlib import Path

from oejenhoejde import check_text
from oejenhoejde.names import AUDIENCES, FAMILIES, SHORT_NAMES
from oejenhoejde.reporters.text import danish_number
from oejenhoejde.score import LIX, READER_COST, load_limits, score

PAGE = Path(__file__).resolve().parents[1] / "docs" / "tal.md"
_NAMES = {"oevrige": "øvrige"}


def example(page: str) -> str:
    """Give the text of the example."""
    found = re.search(r"<!-- eksempel -->\n```text\n(.+?)```", page, re.DOTALL)
    if found is None:
        raise ValueError("docs/tal.md has no example")
    return found[1]


def tables(page: str) -> dict[str, list[str]]:
    """Give mark → lines of each table."""
    limits = load_limits()
    judged = score(check_text(example(page)))
    heads = [_NAMES.get(name, name) for name in AUDIENCES]
    families = [name for name in FAMILIES if name != "tekst"]
    return {
        "grænser": [
            f"| Slags | {' | '.join(heads)} |",
            "|---" * (len(AUDIENCES) + 1) + "|",
            *(
                f"| {SHORT_NAMES.get(name, name)} | "
                + " | ".join(
                    f"{_number(limits[a][name].yellow)} og {_number(limits[a][name].red)}"
                    for a in AUDIENCES
                )
                + " |"
                for name in [*families, LIX]
            ),
        ],
        "lys": [
            "| Slags | Fund | Point pr. 100 ord | Lys |",
            "|---|---|---|---|",
            *(
                _row(SHORT_NAMES[one.family], one.findings, _number(one.points), one.light)
                for one in judged.families
            ),
        ],
        "pris": [f"| {SHORT_NAMES[name]} | {READER_COST[name]} |" for name in families],
        "foerst": [
            "| Regel | Fund | Point |",
            "|---|---|---|",
            *(f"| `{s.rule_id}` | {s.findings} | {_number(s.points)} |" for s in judged.first),
        ],
    }


def fresh(page: str) -> str:
    """Give the page with its tables computed anew."""
    for mark, lines in tables(page).items():
        gap = "" if mark == "pris" else "\n"
        before, _, after = page.partition(f"<!-- {mark} -->\n")
        after = re.sub(r"\A(?:\n?\|[^\n]*\n)*", "", after)
        page = f"{before}<!-- {mark} -->\n{gap}" + "\n".join([*lines, after])
    return page


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _number(value: float) -> str:
    return danish_number(value, 2).rstrip("0").rstrip(",")


if __name__ == "__main__":
    PAGE.write_text(fresh(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
