"""The README: its two commands, and its Python examples as they stand."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", ["run", "test"])
def test_command_is_there_once_and_is_one_line(mark) -> None:
    commands = re.findall(rf"<!-- {mark} -->\s*```sh\n(.+?)\n```", README, re.DOTALL)
    assert len(commands) == 1
    assert "\n" not in commands[0]
    assert commands[0].startswith("python3 -m venv .venv && ")


def test_python_examples(monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    parsed = doctest.DocTestParser().get_doctest(README, {}, "README.md", "README.md", 0)
    assert len(parsed.examples) >= 8
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    result = runner.run(parsed, out=said.append)
    assert result.failed == 0, "".join(said)


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_all_options_of_tjek_are_in_the_table() -> None:
    from oejenhoejde.cli.check import command

    for parameter in command.params:
        option = parameter.opts[0]
        if option.startswith("--"):
            assert f"| `{option}" in README, option


def test_all_keys_of_the_configuration_are_on_the_page() -> None:
    from oejenhoejde.config import _CANONICAL, _KEYS

    page = (ROOT / "docs" / "indstillinger.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)`", page, re.MULTILINE)
    assert set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE)) == set(_CANONICAL)
    danish = set(_KEYS) - set(_CANONICAL)
    assert {name for name in danish if f"| `{name}` |" in page} == danish


def test_configuration_example_is_valid(tmp_path) -> None:
    from oejenhoejde.config import load_config

    (example,) = re.findall(r"```toml\n(.+?)\n```", README, re.DOTALL)
    path = tmp_path / "oejenhoejde.toml"
    path.write_text(example, encoding="utf-8")
    config = load_config(path)
    assert config.accepted_words == {"visitation"}
    assert config.rules["lang-saetning"] == {"warn": 18, "error": 24}
