"""Tjek en mappe, og skriv en liste med de sværeste filer først.

Prøv det:  python eksempler/bibliotek/mappe.py eksempler/repo svaere.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from oejenhoejde import check_files, load_config
from oejenhoejde.config import find_config
from oejenhoejde.readers import can_read


def write_list(folder: Path, target: Path) -> int:
    """Tjek alle filer, programmet kan læse. Giv antallet af filer i listen."""
    paths = sorted(path for path in folder.rglob("*") if can_read(path))
    rows = []
    reports = check_files(
        paths,
        config=load_config(find_config(folder)),  # De indstillinger, der gælder i mappen.
        processes=0,  # En proces for hver kerne, hvis der er nok at lave.
        # Kan en fil ikke læses, så sig det, og fortsæt med de andre.
        on_error=lambda name, line: print(line, file=sys.stderr),
    )
    for report in reports:
        words = int(report.metrics["words"])
        rate = round(len(report.findings) * 100 / words, 1) if words else 0.0
        rows.append((rate, report.name, words, len(report.findings)))
    rows.sort(reverse=True)
    with target.open("w", encoding="utf-8-sig", newline="") as file:  # Så Excel kan læse æ, ø og å.
        table = csv.writer(file, delimiter=";")
        table.writerow(["fund pr. 100 ord", "fil", "ord", "fund"])
        table.writerows(rows)
    return len(rows)


# Andre processer læser filen igen. Derfor skal det, der starter, stå her.
if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Brug: python mappe.py MAPPE LISTE.csv")
    print(f"{write_list(Path(sys.argv[1]), Path(sys.argv[2]))} filer i {sys.argv[2]}.")
