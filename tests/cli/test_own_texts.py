"""We follow our own advice: README, help texts, rules and pages hold no finding of level fejl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from oejenhoejde.catalog import load_rules
from oejenhoejde.cli import cli
from oejenhoejde.model import Finding, Severity

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    # Pages of rules show the faults; their own wording is tested rule by rule below.
    if "regler" not in path.parts
)


def faults(linter, text: str, format: str = "md") -> list[tuple[str, str]]:
    findings: tuple[Finding, ...] = linter.check_text(text, format=format).findings
    return [(f.rule_id, f.excerpt) for f in findings if f.severity is Severity.ERROR]


def danish_half(readme: str) -> str:
    danish, heading, english = readme.partition("\n# In English\n")
    assert heading
    assert "plain-language linter" in english
    return danish


def test_readme_in_danish_first(linter) -> None:
    readme = danish_half((ROOT / "README.md").read_text(encoding="utf-8"))
    assert faults(linter, readme) == []


@pytest.mark.parametrize("page", PAGES)
def test_page(linter, page) -> None:
    assert faults(linter, (ROOT / page).read_text(encoding="utf-8")) == []


def help_texts() -> Iterator[tuple[str, str]]:
    context = click.Context(cli, info_name="oejenhoejde")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command.help or ""
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield f"{name} {parameter.opts[0]}", parameter.help or ""


@pytest.mark.parametrize(("name", "text"), list(help_texts()), ids=lambda value: value[:30])
def test_help(linter, name, text) -> None:
    assert text.endswith("."), "a help text is a whole sentence"
    assert faults(linter, text, "txt") == []


@pytest.mark.parametrize("name", load_rules())
def test_rule_speaks_plainly(linter, name) -> None:
    rule = load_rules()[name]
    for text in (rule.title, rule.explanation, rule.message, *rule.variants.values()):
        words = re.sub(r"\{\w+\}", "ord", text)
        assert faults(linter, words) == [], words
