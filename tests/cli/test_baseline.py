"""``tjek`` with a baseline: adopt, see what is new, and shrink."""

from __future__ import annotations

import subprocess

import pytest

HARD = "Såfremt du ikke svarer, ringer vi.\n"
OTHER = "Du skal endvidere sende os et billede.\n"


@pytest.fixture
def page(tmp_path):
    def write(text: str, name: str = "side.md") -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")

    return write


def rules(result) -> list[str]:
    return [f["rule"] for d in result.json()["documents"] for f in d["findings"]]


def basis(tmp_path) -> str:
    return (tmp_path / "basis.json").read_text("utf-8")


def test_adopt_and_see_only_what_is_new(run, page, tmp_path) -> None:
    page(HARD)
    written = run("tjek", ".", "--skriv-basis", "basis.json", "--fejl-ved", "advarsel")
    assert (written.code, written.out) == (0, "basis.json: 1 fund i 1 fil.\n")
    old = run("tjek", ".", "--basis", "basis.json", "--fejl-ved", "advarsel", "-f", "json")
    assert (old.code, rules(old)) == (0, [])
    assert old.err == "basis.json: 1 kendt fund er ikke vist.\n"
    page(f"# Ny\n\n{OTHER}\n{HARD}")  # The known one has moved.
    new = run("tjek", ".", "--basis", "basis.json", "--fejl-ved", "advarsel", "-f", "json")
    assert (new.code, rules(new)) == (1, ["kancelliord"])
    assert new.json()["documents"][0]["findings"][0]["excerpt"] == "endvidere"


def test_update_only_shrinks(run, page, tmp_path) -> None:
    page(HARD)
    run("tjek", ".", "--skriv-basis", "basis.json")
    before = basis(tmp_path)
    page(HARD + "\n" + OTHER)
    run("tjek", ".", "--basis", "basis.json", "--opdater-basis")
    assert basis(tmp_path) == before  # The new one does not come in.
    page("Hej.\n")
    told = run("tjek", ".", "--basis", "basis.json")
    assert "1 fund findes ikke mere. Tag dem ud med --opdater-basis." in told.err
    assert basis(tmp_path) == before
    assert "1 fund er taget ud." in run("tjek", ".", "--basis", "basis.json", "--opdater-basis").err
    assert len(basis(tmp_path).splitlines()) == 2


def test_unreadable_file_keeps_its_entries(run, page, tmp_path) -> None:
    page(HARD)
    run("tjek", ".", "--skriv-basis", "basis.json")
    before = basis(tmp_path)
    (tmp_path / "side.md").write_bytes(b"\x00\x01\x02")
    assert run("tjek", ".", "--basis", "basis.json", "--opdater-basis").code == 2
    assert basis(tmp_path) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--opdater-basis"], "Brug kun --opdater-basis sammen med --basis."),
        (["--basis", "nej.json"], "nej.json: basis kan ikke læses."),
        (["--basis", "a", "--skriv-basis", "b"], "Brug ikke --skriv-basis sammen med --basis."),
        (["--skriv-basis", "nej/b.json"], "--skriv-basis: mappen til nej/b.json findes ikke."),
    ],
)
def test_wrong_use(run, letter, options, said) -> None:
    result = run("tjek", letter, *options)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(said)
    assert result.err.count("\n") == 1


def test_update_of_a_part_of_the_rules_is_refused(run, letter) -> None:
    run("tjek", letter, "--skriv-basis", "basis.json")
    result = run(
        "tjek", letter, "--basis", "basis.json", "--opdater-basis", "--uden", "kancelliord"
    )
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_idle_exception_in_the_settings_may_be_known_too(run, page, tmp_path) -> None:
    page(HARD)
    page('godkendte_ord = ["zebra"]\n', "oejenhoejde.toml")
    run("tjek", ".", "--skriv-basis", "basis.json")
    assert rules(run("tjek", ".", "-f", "json")) == ["kancelliord", "ubrugt-undtagelse"]
    assert rules(run("tjek", ".", "--basis", "basis.json", "-f", "json")) == []


def test_moving_and_editing_elsewhere_changes_nothing(run, page, tmp_path) -> None:
    letters = ["Vi skal herved bede dig ringe.", "Såfremt du ikke svarer, ringer vi.", "Hej.",
               "Såfremt du ikke svarer, ringer vi.", "Du skal endvidere skrive."]  # fmt: skip
    page("\n\n".join(letters) + "\n")
    run("tjek", ".", "--skriv-basis", "basis.json")
    before = basis(tmp_path)
    assert before.count("side.md") == 4
    page("# Ny overskrift\n\n" + "\n\n".join(["Nyt.", *reversed(letters), "Også nyt."]) + "\n")
    assert rules(run("tjek", ".", "--basis", "basis.json", "-f", "json")) == []
    run("tjek", ".", "--basis", "basis.json", "--opdater-basis")
    assert basis(tmp_path) == before
    # One of two equal sentences is mended: one entry goes.
    page("\n\n".join([*letters[2:], letters[0]]) + "\n")
    run("tjek", ".", "--basis", "basis.json", "--opdater-basis")
    assert basis(tmp_path).count("side.md") == 3


def test_part_of_a_run_does_not_call_the_rest_mended(run, page) -> None:
    page(f"{HARD}\n{OTHER}")
    run("tjek", ".", "--skriv-basis", "basis.json")
    result = run("tjek", ".", "--basis", "basis.json", "--kun", "lang-saetning")
    assert "findes ikke mere" not in result.err


def test_of_many_files_only_those_with_new_findings_are_shown(run, page) -> None:
    for number in range(7):
        page(HARD, f"side-{number}.md")
    run("tjek", ".", "--skriv-basis", "basis.json")
    page(f"{HARD}\n{OTHER}", "side-3.md")
    result = run("tjek", ".", "--basis", "basis.json")
    assert [line for line in result.out.splitlines() if line.endswith(".md")] == ["side-3.md"]
    assert result.out.endswith("\n7 filer tjekket: 1 advarsel.\n")


@pytest.mark.parametrize("target", [(), ("--ud", "rapport.html")])
def test_no_lights_where_known_findings_are_hidden(run, page, tmp_path, target) -> None:
    page(f"{HARD}\n{OTHER}" * 12)

    def lights(*options: str) -> bool:
        out = run("tjek", "side.md", *options, *target).out
        text = (tmp_path / target[1]).read_text("utf-8") if target else out
        return "lys: " in text or 'class="lights"' in text

    run("tjek", ".", "--skriv-basis", "basis.json")
    assert lights()
    assert not lights("--basis", "basis.json")


def test_git_is_told_how_to_merge_the_file(run, page, tmp_path) -> None:
    page(HARD)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    said = run("tjek", ".", "--skriv-basis", "basis.json").out
    assert said.endswith("  basis.json merge=union\n")
    (tmp_path / ".gitattributes").write_text("*.json merge=union\n", encoding="utf-8")
    assert run("tjek", ".", "--skriv-basis", "basis.json").out == "basis.json: 1 fund i 1 fil.\n"


def test_moved_files_keep_what_is_known_of_them(run, page, tmp_path) -> None:
    page(f"{HARD}\n{OTHER}")
    run("tjek", ".", "--skriv-basis", "basis.json")
    (tmp_path / "arkiv").mkdir()
    (tmp_path / "side.md").rename(tmp_path / "arkiv" / "ny.md")
    seen = run("tjek", ".", "--basis", "basis.json", "-f", "kort")
    assert seen.out == ""
    assert "2 kendte fund er i filer, I har flyttet." in seen.err
    assert "findes ikke mere" not in seen.err
    run("tjek", ".", "--basis", "basis.json", "--opdater-basis")
    assert basis(tmp_path).count('"arkiv/ny.md"') == 2
    assert "side.md" not in basis(tmp_path)
    assert run("tjek", ".", "--basis", "basis.json").err == (
        "basis.json: 2 kendte fund er ikke vist.\n"
    )
