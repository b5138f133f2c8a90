"""``start``: a file of settings that can be read, and that nobody loses."""

from __future__ import annotations

import tomllib

import pytest

from oejenhoejde.cli import start
from oejenhoejde.cli.start import Answers, render
from oejenhoejde.config import Config, load_config, parse_config


@pytest.fixture
def keyboard(monkeypatch):
    """Answer the questions, in order."""

    def answer(*lines: str) -> None:
        left = iter(lines)
        monkeypatch.setattr(start, "is_asking", lambda: True)
        monkeypatch.setattr(start.click, "prompt", lambda *a, **k: next(left))

    return answer


def test_without_a_terminal_the_defaults_are_written(run, tmp_path) -> None:
    result = run("start")
    assert result.code == 0
    path = tmp_path / "oejenhoejde.toml"
    config = load_config(path)
    assert config == Config(path=path)
    assert "oejenhoejde.toml er klar." in result.out


def test_answers_are_written(run, tmp_path, keyboard) -> None:
    keyboard("9", "2", 'Ydelse "Øst"', "advarsel", "visitation, e-Boks,, visitation")
    result = run("start")
    assert result.code == 0
    assert "Skriv et tal fra 1 til 4." in result.out
    config = load_config(tmp_path / "oejenhoejde.toml")
    assert config.audience == "medarbejdere"
    assert config.sender == 'Ydelse "Øst"'
    assert config.fail_on == "advarsel"
    assert config.accepted_words == {"visitation", "e-boks"}


def test_enter_takes_the_usual_answers(run, tmp_path, keyboard) -> None:
    keyboard("", "", "", "")
    assert run("start").code == 0
    path = tmp_path / "oejenhoejde.toml"
    assert load_config(path) == Config(path=path)


def test_options_are_not_asked_about(run, tmp_path, keyboard) -> None:
    keyboard("")  # Only the words are left to ask about.
    args = ["--målgruppe", "øvrige", "--afsender", "Kommunen", "--fejl-ved", "aldrig"]
    assert run("start", *args).code == 0
    config = load_config(tmp_path / "oejenhoejde.toml")
    assert (config.audience, config.sender, config.fail_on) == ("oevrige", "Kommunen", "aldrig")


def test_yes_asks_nothing(run, keyboard) -> None:
    keyboard()
    assert run("start", "--ja").code == 0


def test_existing_file_is_kept_unless_told_otherwise(run, tmp_path) -> None:
    path = tmp_path / "oejenhoejde.toml"
    path.write_text("# mine\n", encoding="utf-8")
    result = run("start")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert path.read_text("utf-8") == "# mine\n"
    assert run("start", "--overskriv").code == 0
    assert path.read_text("utf-8") != "# mine\n"


def test_settings_above_are_named(run, tmp_path) -> None:
    run("start")
    (tmp_path / "under").mkdir()
    assert f"i stedet for {tmp_path / 'oejenhoejde.toml'}" in run("start", "under").out


@pytest.mark.parametrize(
    "args", [["nej"], ["--målgruppe", "naboer"], ["--fejl-ved", "nej"], ["--afsender", " "]]
)
def test_wrong_use_is_one_line_and_writes_nothing(run, tmp_path, args) -> None:
    result = run("start", *args)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ['"', "\\", "\x7f", "\t", "æ😀", "#"])
def test_any_answer_is_written_as_toml(text) -> None:
    config = parse_config(tomllib.loads(render(Answers(sender=f"a{text}b", words=(f"o{text}o",)))))
    assert config.sender == f"a{text}b"
    assert config.accepted_words == {f"o{text}o"}


def test_lines_that_are_switched_off_are_right_when_switched_on() -> None:
    """Every commented example is valid when its # is taken away."""
    lines = []
    for line in render(Answers()).splitlines():
        is_example = line.startswith("# ") and (
            line.startswith("# [") or (line[2:3].islower() and " = " in line)
        )
        lines.append(line[2:] if is_example else line)
    text = "\n".join(lines).replace("exclude = []\n", "")
    config = parse_config(tomllib.loads(text))
    assert config.exclude == ("arkiv", "**/*.pdf")
    assert config.term_lists
    assert config.document_type == "brev"
    assert config.rules["lang-saetning"] == {"warn": 18, "error": 24}
    assert config.exceptions[0].rules == {"s-passiv"}
