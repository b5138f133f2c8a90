"""Tjek en kolonne med tekster, fx alle svar fra en postkasse, i pandas eller polars.

Prøv det:  python eksempler/bibliotek/kolonne.py
"""

from __future__ import annotations

from collections.abc import Iterable

from oejenhoejde import Config, Linter

LINTER = Linter(Config(audience="borgere"))


def check_column(texts: Iterable[str | None]) -> dict[str, list[object]]:
    """Giv nye kolonner med en værdi for hver tekst: lixtal, antal fund og det første, du kan gøre.

    Sprogmodellen læser teksterne i portioner. Det er meget hurtigere end en tekst ad gangen.
    """
    columns: dict[str, list[object]] = {"lix": [], "fund": [], "begynd_med": []}
    for report in LINTER.check_many(text or "" for text in texts):
        first = max(report.findings, key=lambda finding: finding.severity.rank, default=None)
        columns["lix"].append(round(report.metrics["lix"]))
        columns["fund"].append(len(report.findings))
        columns["begynd_med"].append(first.message if first else "")
    return columns


if __name__ == "__main__":
    answers = ["Såfremt du ikke svarer, lukkes sagen.", "Vi ringer til dig i morgen.", None]
    try:
        import pandas
    except ImportError:
        try:
            import polars
        except ImportError:
            print(check_column(answers))  # Det virker også uden.
        else:
            table = polars.DataFrame({"svar": answers})
            print(table.with_columns(polars.DataFrame(check_column(table["svar"]))))
    else:
        frame = pandas.DataFrame({"svar": answers})
        texts = frame["svar"].fillna("")  # pandas skriver NaN, hvor der ikke er noget.
        print(frame.assign(**check_column(texts)).to_string())
