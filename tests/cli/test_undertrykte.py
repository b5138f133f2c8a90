"""``tjek --undertrykte`` and exceptions in the settings, over a folder."""

from __future__ import annotations

import pytest

HARD = "Såfremt du ikke svarer, lukkes sagen.\n"
SETTINGS = """\
[[undtagelser]]
filer = "arkiv/**"
regler = ["kancelliord"]
begrundelse = "gamle breve"

[[undtagelser]]
filer = "nye/**"
regler = ["s-passiv"]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "arkiv").mkdir()
    (tmp_path / "oejenhoejde.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "arkiv" / "a.md").write_text(HARD, encoding="utf-8")
    (tmp_path / "b.md").write_text(
        f"<!-- oejenhoejde: ignorér s-passiv: fra loven -->\n{HARD}", encoding="utf-8"
    )
    return tmp_path


def rules(result) -> dict[str, list[str]]:
    return {d["name"]: [f["rule"] for f in d["findings"]] for d in result.json()["documents"]}


def test_exception_holds_for_its_files(run, folder) -> None:
    found = rules(run("tjek", "arkiv/a.md", "b.md", "-f", "json"))
    assert found["arkiv/a.md"] == ["s-passiv"]
    assert "kancelliord" in found["b.md"]


def test_idle_exception_is_told_of_when_all_files_are_checked(run, folder) -> None:
    settings = "oejenhoejde.toml"
    result = run("tjek", ".", "-f", "json")
    assert rules(result)[settings] == ["ubrugt-undtagelse"]
    (finding,) = result.json()["documents"][-1]["findings"]
    assert (finding["line"], finding["excerpt"]) == (6, "[[undtagelser]]")
    assert settings not in rules(run("tjek", "b.md", "-f", "json"))
    assert settings not in rules(run("tjek", ".", "--kun", "s-passiv", "-f", "json"))


def test_list_of_all_with_reasons(run, folder) -> None:
    result = run("tjek", ".", "--undertrykte")
    assert result.code == 0
    assert result.out.splitlines() == [
        "arkiv/a.md",
        "  1:1  kancelliord  »Såfremt«  oejenhoejde.toml: gamle breve",
        "b.md",
        "  2:25  s-passiv  »lukkes«  linje 1: fra loven",
        "2 fund er slået fra. 0 fund uden begrundelse.",
    ]


def test_nothing_switched_off(run, letter) -> None:
    assert run("tjek", letter, "--undertrykte").out == "Ingen fund er slået fra.\n"


# --- accepted words ------------------------------------------------------------------------------


@pytest.fixture
def accepted(tmp_path):
    (tmp_path / "oejenhoejde.toml").write_text(
        'godkendte_ord = ["Såfremt: fast tekst", "visitation", "zebra"]\n', encoding="utf-8"
    )
    (tmp_path / "a.md").write_text(f"{HARD}\nDin visitation er klar.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("cache", [[], ["--uden-cache"]])
def test_accepted_words_are_listed_with_their_reasons(run, accepted, cache) -> None:
    for _ in range(2):  # What is remembered says the same.
        out = run("tjek", ".", "--undertrykte", *cache).out.splitlines()
        assert out == [
            "a.md",
            "  1:1  kancelliord  »Såfremt«  oejenhoejde.toml, godkendt ord »såfremt«: fast tekst",
            "  3:5  begreb-uforklaret  »visitation«  oejenhoejde.toml, godkendt ord »visitation«: "
            "uden begrundelse",
            "2 fund er slået fra. 1 fund uden begrundelse.",
        ]


def test_idle_accepted_words_are_told_of_when_all_files_are_checked(run, accepted) -> None:
    settings = "oejenhoejde.toml"  # As it is seen from here.
    result = run("tjek", ".", "-f", "json")
    assert rules(result) == {"a.md": ["s-passiv"], settings: ["ubrugt-undtagelse"]}
    (finding,) = result.json()["documents"][-1]["findings"]
    assert "skjuler ikke noget: zebra." in finding["message"]
    assert (finding["line"], finding["excerpt"]) == (1, "godkendte_ord")
    assert settings not in rules(run("tjek", "a.md", "-f", "json"))


def test_exception_with_the_rule_of_an_accepted_word_is_still_idle(run, accepted) -> None:
    with (accepted / "oejenhoejde.toml").open("a", encoding="utf-8") as file:
        file.write('[[undtagelser]]\nfiler = "*.md"\nregler = ["begreb-uforklaret"]\n')
    found = run("tjek", ".", "-f", "json").json()["documents"][-1]["findings"]
    assert [finding["excerpt"] for finding in found] == ["[[undtagelser]]", "godkendte_ord"]


@pytest.mark.parametrize("words", [["kancelliord"], ["såfremt"], ["SÅFREMT"]])
def test_accepted_word_hides_as_before(linter, words) -> None:
    from oejenhoejde.config import parse_config
    from oejenhoejde.engine import Linter

    report = Linter(parse_config({"godkendte_ord": words})).check_text(HARD)
    shown = [finding.rule_id for finding in report.findings]
    hides = words != ["kancelliord"]  # The name of a rule is no word.
    assert ("kancelliord" in shown) is not hides
    assert [finding.excerpt for finding in report.suppressed] == ["Såfremt"] * hides


def test_reasons_of_an_own_audience_are_told_and_go_first(run, tmp_path) -> None:
    (tmp_path / "oejenhoejde.toml").write_text(
        'audience = "unge"\naccepted_words = ["såfremt: alle steder", "visitation: alle steder"]\n'
        '[maalgruppe.unge]\nbygger_paa = "borgere"\ngodkendte_ord = ["Såfremt: kun hos os"]\n',
        encoding="utf-8",
    )
    (tmp_path / "a.md").write_text(f"{HARD}\nDin visitation er klar.\n", encoding="utf-8")
    out = run("tjek", ".", "--undertrykte").out
    assert "godkendt ord »såfremt«: kun hos os\n" in out
    assert "godkendt ord »visitation«: alle steder\n" in out


def test_list_in_a_file(run, folder) -> None:
    shown = run("tjek", ".", "--undertrykte").out
    said = run("tjek", ".", "--undertrykte", "--ud", "fra.txt")
    assert said.out == "Resultatet står i fra.txt.\n"  # No figures of what is not in it.
    assert (folder / "fra.txt").read_text("utf-8") == shown
