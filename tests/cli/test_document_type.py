"""The audience and the type of document that are chosen for a run."""

from __future__ import annotations

import pytest

#: As a letter it must say how to reach the sender; as a page in an app it need not.
TEXT = "\n\n".join(["# Nyt om vand", *["Vi lukker for vandet i din gade på tirsdag."] * 12])
CONTACT = "kontakt-mangler"


def rules(outcome) -> list[str]:
    return [f["rule"] for f in outcome.json()["documents"][0]["findings"]]


@pytest.fixture
def check(run, tmp_path):
    """Check the text with these options, settings and front matter; give the rules found."""

    def with_these(*options: str, settings: str = "", front: str = "") -> list[str]:
        (tmp_path / "breve").mkdir(exist_ok=True)
        (tmp_path / "breve" / "vand.md").write_text(front + TEXT, encoding="utf-8")
        (tmp_path / "oejenhoejde.toml").write_text(settings, encoding="utf-8")
        return rules(run("tjek", "--alle", "--format", "json", *options, "breve/vand.md"))

    return with_these


LETTER = '[[dokumenttyper]]\nfiler = "breve/**"\ntype = "brev"\n'
CATALOGUE = "---\noejenhoejde-type: katalog\n---\n\n"


def test_type_is_guessed_named_or_chosen(check) -> None:
    assert CONTACT in check("--type", "brev")
    assert CONTACT not in check("--type", "katalog")
    assert CONTACT in check(settings=LETTER)
    assert CONTACT in check(settings='document_type = "Brev"\n')


def test_option_beats_text_and_text_beats_settings(check) -> None:
    assert CONTACT not in check(settings=LETTER, front=CATALOGUE)
    assert CONTACT in check("--type", "brev", settings=LETTER, front=CATALOGUE)
    assert CONTACT not in check(settings=LETTER.replace("breve/**", "sider/**"), front=CATALOGUE)


def test_unknown_type_is_told_of(run, tmp_path) -> None:
    (tmp_path / "a.md").write_text("Hej.", encoding="utf-8")
    outcome = run("tjek", "--type", "roman", "a.md")
    assert outcome.code == 2
    assert outcome.err == (
        "--type: »roman« findes ikke. Vælg en af disse: "
        "brev, afgoerelse, webside, pjece, manual, katalog.\n"
    )


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ('[[dokumenttyper]]\nfiler = "a"\n', 'mangler type, fx type = "brev".'),
        ('[[dokumenttyper]]\ntype = "brev"\n', 'mangler filer, fx filer = "arkiv/**".'),
        ('[[dokumenttyper]]\nfiler = "a"\ntype = "x"\n', "»x« findes ikke."),
        ("[dokumenttyper]\n", "skal være tabeller, der hver begynder med [[dokumenttyper]]."),
    ],
)
def test_wrong_settings_for_types(run, tmp_path, settings, line) -> None:
    (tmp_path / "a.md").write_text("Hej.", encoding="utf-8")
    (tmp_path / "oejenhoejde.toml").write_text(settings, encoding="utf-8")
    outcome = run("tjek", "a.md")
    assert outcome.code == 2
    assert line in outcome.err


OWN = (
    '[maalgruppe.unge]\nbygger_paa = "borgere"\n[maalgruppe.unge.regler.lang-saetning]\nwarn = 5\n'
)


@pytest.mark.parametrize("command", ["tjek", "ret", "kommenter"])
def test_own_audience_is_unknown_without_its_settings(run, tmp_path, command) -> None:
    (tmp_path / "a.md").write_text("Hej.", encoding="utf-8")
    outcome = run(command, "--målgruppe", "unge", "a.md")
    assert outcome.code == 2
    assert outcome.err.startswith("--målgruppe: Målgruppen »unge« findes ikke.")


def test_own_audience_on_the_command_line(run, tmp_path) -> None:
    (tmp_path / "a.md").write_text("Vi skriver til dig igen i næste uge.", encoding="utf-8")
    (tmp_path / "oejenhoejde.toml").write_text(OWN, encoding="utf-8")
    outcome = run("tjek", "--målgruppe", "Unge", "--format", "json", "a.md")
    assert "lang-saetning" in rules(outcome)
    assert outcome.json()["documents"][0]["audience"] == "unge"
    assert "lang-saetning" not in rules(run("tjek", "--format", "json", "a.md"))
    assert run("ret", "--vis", "--målgruppe", "unge", "a.md").code == 0
