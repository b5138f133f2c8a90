"""The table of ``oejenhoejde regler``: own audiences, and terminals of every width."""

from __future__ import annotations

import pytest

from oejenhoejde.names import AUDIENCES

OWN = """
[maalgruppe.unge]
bygger_paa = "borgere"

[maalgruppe.unge.regler.lang-saetning]
severity = "fejl"

[maalgruppe.unge.regler.man]
enabled = false
"""


@pytest.fixture
def table(run, tmp_path, monkeypatch):
    """Give the lines of the table in a terminal so wide; without a width, in a file."""

    def in_width(width: int | None = None, settings: str = OWN) -> list[str]:
        (tmp_path / "oejenhoejde.toml").write_text(settings, encoding="utf-8")
        monkeypatch.setattr("oejenhoejde.cli.rules._width", lambda: width)
        return run("regler").out.splitlines()

    return in_width


def row(lines: list[str], rule: str) -> list[str]:
    (found,) = (line.split() for line in lines if line.startswith(f"  {rule} "))
    return found[1 : len(AUDIENCES) + 2]


def test_own_audience_has_a_column(table) -> None:
    lines = table()
    (head,) = (line for line in lines if line.startswith("Sætninger"))
    assert head.split()[-1] == "unge"
    assert row(lines, "lang-saetning") == ["advarsel"] * len(AUDIENCES) + ["fejl"]
    assert row(lines, "man")[-1] == "fra"
    assert row(lines, "begreb-uforklaret")[-1] == "advarsel"


@pytest.mark.parametrize("width", [40, 80, 110, 140])
def test_no_line_is_wider_than_the_terminal(table, width) -> None:
    lines = table(width)
    assert all(len(line) <= width for line in lines[:-1])
    assert any("lang-saetning" in line for line in lines)


def test_narrow_table_puts_the_audiences_of_a_level_together(table) -> None:
    lines = table(60)
    start = lines.index("  lang-saetning")
    text = " ".join(" ".join(lines[start : start + 4]).split())
    assert "advarsel: borgere, medarbejdere, ledelse, øvrige; fejl: unge" in text


def test_fault_in_an_own_audience_is_one_line(run, tmp_path) -> None:
    wrong = OWN.replace('"fejl"', '"farlig"')
    (tmp_path / "oejenhoejde.toml").write_text(wrong, encoding="utf-8")
    outcome = run("regler")
    assert outcome.code == 2
    assert "severity skal være en af" in outcome.err
