"""Small word lists (TSV with a header): rows as dictionaries. Knows no spaCy."""

from __future__ import annotations

from oejenhoejde.errors import Fault, WordListError
from oejenhoejde.resources import data_path


def has_rows(name: str) -> bool:
    """Tell whether there is such a list."""
    return (data_path("wordlists") / f"{name}.tsv").is_file()


def load_rows(name: str) -> list[dict[str, str]]:
    """Read ``wordlists/<name>.tsv``; each row becomes header → cell.

    Raises:
        WordListError: a row has more cells than the header.
    """
    path = data_path("wordlists") / f"{name}.tsv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    rows, faults = [], []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) > len(columns):
            faults.append(Fault(str(path), f"linje {number}", "har for mange kolonner"))
        padded = cells + [""] * (len(columns) - len(cells))
        rows.append(dict(zip(columns, padded, strict=False)))
    if faults:
        raise WordListError(faults)
    return rows
