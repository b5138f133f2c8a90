"""``oejenhoejde tjek``: what is checked, what is shown, and how it ends."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

#: One fault of each family of words and verbs, none of level fejl.
HARD = "Såfremt du ikke svarer, lukkes sagen.\n"
#: More than 25 words: level fejl for citizens.
TOO_LONG = (
    "Du skal sende os dit navn, din adresse, dit telefonnummer, dit cpr-nummer og dit kontonummer, "
    "og du skal også sende os et billede af dit pas og din kvittering.\n"
)
EASY = "Hvis du ikke svarer, lukker vi sagen.\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# --- how it ends ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (EASY, [], 0),
        (HARD, [], 0),
        (TOO_LONG, [], 1),
        (HARD, ["--fejl-ved", "advarsel"], 1),
        (HARD, ["--fejl-ved", "forslag"], 1),
        (EASY, ["--fejl-ved", "forslag"], 0),
        (TOO_LONG, ["--fejl-ved", "aldrig"], 0),
        (TOO_LONG, ["--uden", "lang-saetning"], 0),
    ],
)
def test_exit_code_follows_the_level(run, tmp_path, text, options, code) -> None:
    assert run("tjek", write(tmp_path / "a.txt", text), *options).code == code


def test_unreadable_file_beats_findings(run, tmp_path) -> None:
    result = run("tjek", write(tmp_path / "a.txt", TOO_LONG), tmp_path / "findes-ikke.txt")
    assert result.code == 2
    assert "lang-saetning" in result.out
    assert "findes-ikke.txt" in result.err


def test_level_from_the_configuration(run, tmp_path, letter) -> None:
    write(tmp_path / "oejenhoejde.toml", 'fail_on = "advarsel"\n')
    assert run("tjek", letter).code == 1
    assert run("tjek", letter, "--fejl-ved", "aldrig").code == 0


# --- options -------------------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["--målgruppe", "--maalgruppe"])
@pytest.mark.parametrize("audience", ["øvrige", "oevrige", "Øvrige"])
def test_both_spellings_of_options_and_values(run, tmp_path, option, audience) -> None:
    path = write(tmp_path / "a.txt", TOO_LONG)
    assert run("tjek", path, option, audience).code == 0
    assert run("tjek", path, option, "borgere").code == 1


def test_help_in_three_spellings(run) -> None:
    assert run("--hjælp").out == run("--hjaelp").out == run("--help").out


@pytest.mark.parametrize("name", ["lang-sætning", "lang-saetning"])
def test_only_and_without(run, tmp_path, name) -> None:
    path = write(tmp_path / "a.txt", TOO_LONG + "\n" + HARD)
    rules = {f["rule"] for f in findings(run("tjek", path, "-f", "json", "--kun", name))}
    assert rules == {"lang-saetning"}
    rules = {f["rule"] for f in findings(run("tjek", path, "-f", "json", "--uden", name))}
    assert "lang-saetning" not in rules
    assert "kancelliord" in rules


def test_only_takes_several_rules(run, letter) -> None:
    result = run("tjek", letter, "-f", "json", "--kun", "kancelliord", "--kun", "s-passiv")
    assert [f["rule"] for f in findings(result)] == ["kancelliord", "s-passiv"]


def findings(result) -> list:
    return [finding for document in result.json()["documents"] for finding in document["findings"]]


# --- wrong use -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["tjek"], "Du mangler at skrive STI."),
        (["tjek", "x", "--findes-ikke"], "Valget »--findes-ikke« findes ikke."),
        (["tjek", "x", "--format", "xml"], "Vælg en af disse: tekst, "),
        (["tjek", "x", "--fejl-ved", "alt"], "Vælg en af disse: fejl, advarsel, forslag, aldrig."),
        (["tjek", "x", "--målgruppe", "naboer"], "--målgruppe: Målgruppen »naboer« findes ikke."),
        (
            ["tjek", "x", "--kun", "kanceliord"],
            "--kun: Reglen »kanceliord« findes ikke. Mente du kancelliord",
        ),
        (["tjek", "x", "--uden", "lix-tal"], "--uden: Reglen »lix-tal« findes ikke."),
        (["tjek", "x", "--format-ind", "md"], "Brug kun --format-ind sammen med -."),
        (["tjek", "x", "--konfiguration", "nej.toml"], "nej.toml: filen findes ikke."),
        (["tjek", "x", "--fejl-ved"], "Valget »--fejl-ved« mangler en værdi"),
        (["findes-ikke"], "Kommandoen »findes-ikke« findes ikke. Se"),
        (["tjk", "x"], "Kommandoen »tjk« findes ikke. Mente du tjek?"),
        (["tjek", "x", "--processer", "-1"], "--processer: skriv et helt tal fra 0 og op."),
        (["tjek", "x", "--processer", "to"], "--processer: skriv et helt tal fra 0 og op."),
        (["fuldfoer", "pwsh"], "Det findes ikke. Vælg en af disse: bash, zsh, fish."),
        (["forklar"], "Du mangler at skrive REGEL."),
        (["forklar", "lang-setning"], "Mente du lang-saetning"),
        (["regler", "alle"], "Kommandoen »alle« findes ikke."),
        (["forklar", "lix", "rix"], "Der står for meget på kommandolinjen: »rix«."),
    ],
)
def test_wrong_use_is_one_danish_line(run, args, expected) -> None:
    result = run(*args)
    assert result.code == 2
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert expected in result.err


def test_missing_model_says_what_to_do(run, letter, monkeypatch) -> None:
    result = run("tjek", letter, "--model", "da_core_news_trf")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "Sprogmodellen »da_core_news_trf« er ikke installeret. "
        "Kør: python -m spacy download da_core_news_trf\n"
    )


def test_surprise_is_one_line_and_its_own_code(run, monkeypatch) -> None:
    monkeypatch.delenv("OEJENHOEJDE_DEBUG", raising=False)
    monkeypatch.setattr("oejenhoejde.cli.rules.book_here", lambda *_: 1 / 0)
    result = run("regler")
    assert result.code == 70
    assert result.err.startswith("Der er en fejl i programmet (ZeroDivisionError: ")
    assert result.err.count("\n") == 1


def test_surprise_shows_its_place_when_asked(run, monkeypatch) -> None:
    monkeypatch.setenv("OEJENHOEJDE_DEBUG", "1")
    monkeypatch.setattr("oejenhoejde.cli.rules.book_here", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run("regler")


# --- which files, which configuration ------------------------------------------------------------


def test_folder_is_searched_and_odd_files_are_left_alone(run, tmp_path) -> None:
    for name in ("b.md", "a.txt", "under/c.md", "under/~$c.docx", ".git/d.md", "e.png"):
        write(tmp_path / "breve" / name, EASY)
    names = [d["name"] for d in run("tjek", "breve", "-f", "json").json()["documents"]]
    assert [Path(name).as_posix() for name in names] == [
        "breve/a.txt",
        "breve/b.md",
        "breve/under/c.md",
    ]


def test_file_named_twice_is_checked_once(run, tmp_path, letter) -> None:
    result = run("tjek", letter, tmp_path, "-f", "json")
    assert len(result.json()["documents"]) == 1


def test_excluded_paths_are_left_out(run, tmp_path) -> None:
    write(tmp_path / "oejenhoejde.toml", 'exclude = ["arkiv"]\n')
    write(tmp_path / "arkiv" / "a.md", TOO_LONG)
    write(tmp_path / "b.md", EASY)
    result = run("tjek", ".", "arkiv/a.md", "-f", "json")
    assert [d["name"] for d in result.json()["documents"]] == ["b.md"]


def test_each_file_gets_the_nearest_configuration(run, tmp_path) -> None:
    write(tmp_path / "oejenhoejde.toml", 'audience = "ledelse"\n')
    write(tmp_path / "borger" / "oejenhoejde.toml", 'audience = "borgere"\nfail_on = "aldrig"\n')
    names = ["notat.md", "borger/brev.md", "notat2.md"]
    for name in names:
        write(tmp_path / name, TOO_LONG)
    result = run("tjek", *names, "-f", "json")
    audiences = [d["audience"] for d in result.json()["documents"]]
    assert audiences == ["ledelse", "borgere", "ledelse"]
    # Only citizens get a finding of level fejl here, and their configuration lets it pass.
    assert result.code == 0
    chosen = run("tjek", *names, "-f", "json", "--konfiguration", "oejenhoejde.toml")
    assert {d["audience"] for d in chosen.json()["documents"]} == {"ledelse"}


def test_options_beat_the_configuration(run, tmp_path, letter) -> None:
    write(tmp_path / "oejenhoejde.toml", 'audience = "ledelse"\nignore = ["kancelliord"]\n')
    result = run("tjek", letter, "--målgruppe", "borgere", "-f", "json")
    assert result.json()["documents"][0]["audience"] == "borgere"
    assert "kancelliord" not in {f["rule"] for f in findings(result)}


def test_accepted_words_and_own_terms(run, tmp_path) -> None:
    path = write(tmp_path / "a.txt", "Såfremt du ikke svarer, sender vi en snurretop.\n")
    write(tmp_path / "egne.tsv", "snurretop\tbold\n")
    write(
        tmp_path / "oejenhoejde.toml", 'accepted_words = ["såfremt"]\nterm_lists = ["egne.tsv"]\n'
    )
    excerpts = [f["excerpt"] for f in findings(run("tjek", path, "-f", "json"))]
    assert "Såfremt" not in excerpts
    assert "snurretop" in excerpts


def test_broken_term_list_names_file_and_line(run, tmp_path, letter) -> None:
    write(tmp_path / "egne.tsv", "ord\tordklasse\talternativer\nsnurretop\tnavnord\tbold\n")
    write(tmp_path / "oejenhoejde.toml", 'term_lists = ["egne.tsv"]\n')
    result = run("tjek", letter)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert "egne.tsv, linje 2: »navnord« kan ikke stå i ordklasse." in result.err


# --- standard input ------------------------------------------------------------------------------


def test_standard_input_is_plain_text_unless_told(run) -> None:
    source = f"# Du får snart svar fra os\n\n<!-- såfremt -->\n{HARD}".encode()
    as_text = run("tjek", "-", "-f", "json", "--kun", "kancelliord", stdin=source)
    as_markdown = run(
        "tjek", "-", "-f", "json", "--kun", "kancelliord", "--format-ind", "md", stdin=source
    )
    assert as_text.json()["documents"][0]["format"] == "txt"
    assert as_markdown.json()["documents"][0]["format"] == "md"
    assert len(findings(as_text)) == 2
    assert len(findings(as_markdown)) == 1


def test_standard_input_among_files(run, letter) -> None:
    result = run("tjek", letter, "-", "-f", "json", stdin=EASY.encode())
    assert [d["name"] for d in result.json()["documents"]] == [str(letter), "<stdin>"]


# --- what is shown -------------------------------------------------------------------------------


def test_findings_stand_under_their_file_with_place_sentence_and_alternative(run, tmp_path) -> None:
    write(tmp_path / "a.md", f"# Du får snart svar fra os\n\n{HARD}")
    write(tmp_path / "b.md", HARD)
    out = run("tjek", "a.md", "b.md", "--uden", "s-passiv").out
    assert out.split("\n\n")[:3] == [
        "a.md",
        "  3:1  advarsel  »Såfremt« er stift. Skriv hellere »Hvis«.  [kancelliord]\n"
        "       Såfremt du ikke svarer, lukkes sagen.\n"
        "       ^^^^^^^\n"
        "       → Skriv »Hvis«",
        "  1 advarsel\n"
        "  6 ord · 1 sætning · 6,0 ord pr. sætning · 17 % lange ord · lix 23 · rix 1,0",
    ]
    assert out.split("\n\n")[3] == "b.md"
    assert out.endswith(
        "2 filer tjekket: 2 advarsler.\n"
        "Flest fund: kancelliord (2).\n"
        "Mest at rette: a.md (1) og b.md (1).\n"
    )


def test_findings_come_in_the_order_of_the_text(run) -> None:
    example = Path(__file__).parents[2] / "eksempler" / "afgoerelse.md"
    out = run("tjek", example).out
    places = [tuple(map(int, p)) for p in re.findall(r"^ +(\d+):(\d+)  ", out, re.MULTILINE)]
    assert len(places) > 20
    assert places == sorted(places)
    assert re.search(r"^  Begynd med [a-z-]+ \(\d+\), [a-z-]+ \(\d+\) og ", out, re.MULTILINE)


def test_clean_file_says_so(run, tmp_path) -> None:
    out = run("tjek", write(tmp_path / "a.txt", EASY)).out
    assert "  Ingen fund\n" in out
    assert out.endswith("1 fil tjekket: ingen fund.\n")


def test_text_for_the_eye_is_not_split_over_streams(run, letter) -> None:
    assert run("tjek", letter).err == ""


# --- the other commands --------------------------------------------------------------------------


def test_rules_lists_every_rule_once(run) -> None:
    from oejenhoejde.catalog import load_rules

    result = run("regler")
    assert result.code == 0
    listed = re.findall(r"^  ([a-z0-9-]+) ", result.out, re.MULTILINE)
    assert sorted(listed) == sorted(load_rules())


def test_explain_gives_what_why_examples_and_source(run) -> None:
    from oejenhoejde.catalog import load_rules

    for name, rule in load_rules().items():
        out = run("forklar", name).out
        assert rule.title in out
        assert rule.explanation.strip() in out
        assert all(source in out for source in rule.sources)
        assert " ".join(rule.bad[0].text.split()) in out
        assert " ".join(rule.good[0].text.split()) in out


def test_explain_takes_danish_letters(run) -> None:
    assert run("forklar", "lang-sætning").out == run("forklar", "lang-saetning").out


def test_version(run) -> None:
    from oejenhoejde import __version__

    assert run("--version").out == f"oejenhoejde {__version__}\n"


def test_what_the_program_has_made_is_no_text_of_the_folder(run, letter, example_docx, tmp_path):
    shutil.copy(example_docx, tmp_path / "brev.docx")
    run("tjek", "brev.md", "--ud", "rapport.html")
    run("kommenter", "brev.docx")
    names = [path.name for path in tmp_path.iterdir()]
    assert {"rapport.html", "brev.kommenteret.docx"} <= set(names)
    documents = run("tjek", ".", "-f", "json").json()["documents"]
    assert [document["name"] for document in documents] == ["brev.docx", "brev.md"]
    # Who names one wants it checked.
    assert run("tjek", "rapport.html", "-f", "json").json()["documents"]
