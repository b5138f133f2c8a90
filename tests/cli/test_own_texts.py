"""We follow our own advice: what a user reads holds no finding that the program shows.

README, the guides, the help and the rules hold no error and no warning. The log of changes and the
decisions, which are for those who build, hold no error. Definitions: ``tests/lists``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from oejenhoejde import Config, Linter
from oejenhoejde.catalog import load_rules
from oejenhoejde.cli import cli
from oejenhoejde.model import Confidence, Severity

ROOT = Path(__file__).parents[2]
GUIDES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
)
#: Pages of rules show the faults; their own wording is tested rule by rule below.
FOR_BUILDERS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [ROOT / "CHANGELOG.md", *(ROOT / "docs" / "beslutninger").glob("*.md")]
)
#: Who reads all this writes to citizens for a living.
READERS = "medarbejdere"
#: What is spoken about is no wording of ours: »Såfremt«, »Du bedes«.
_SPOKEN_ABOUT = re.compile("»[^»«\n]*«")
#: Words that cannot be others: a licence's name, the title of the rule against them.
UNAVOIDABLE = frozenset({("forkortelse", "CC"), ("du-form", "Deres")})


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config(audience=READERS))


def faults(
    linter: Linter, text: str, format: str = "md", *, least: Severity = Severity.WARNING
) -> list[tuple[str, str]]:
    prose = _SPOKEN_ABOUT.sub("»ordet«", text)
    findings = linter.check_text(prose, format=format).findings
    return [
        (f.rule_id, f.excerpt)
        for f in findings
        if f.severity.rank >= least.rank
        and f.confidence is not Confidence.LOW
        and (f.rule_id, f.excerpt) not in UNAVOIDABLE
    ]


def danish_half(readme: str) -> str:
    danish, heading, english = readme.partition("\n# In English\n")
    assert heading
    assert "plain-language linter" in english
    return danish


def test_readme_in_danish_first(linter) -> None:
    readme = danish_half((ROOT / "README.md").read_text(encoding="utf-8"))
    assert faults(linter, readme) == []


@pytest.mark.parametrize("page", GUIDES)
def test_guide(linter, page) -> None:
    assert faults(linter, (ROOT / page).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", FOR_BUILDERS)
def test_page_for_builders(linter, page) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert faults(linter, text, least=Severity.ERROR) == []


def help_texts(command: click.Command = cli, name: str = "") -> Iterator[tuple[str, str]]:
    yield name or "oejenhoejde", command.help or ""
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield f"{name} {parameter.opts[0]}", parameter.help or ""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for part in command.list_commands(context):
            below = command.get_command(context, part)
            assert below is not None
            yield f"{name} {part}", below.get_short_help_str()
            yield from help_texts(below, f"{name} {part}".strip())


@pytest.mark.parametrize(
    ("name", "text"), [pair for pair in help_texts() if pair[1]], ids=lambda value: value[:30]
)
def test_help(linter, name, text) -> None:
    assert text.endswith((".", "brev.docx")), "a help text is a whole sentence"
    assert faults(linter, text, "txt") == []


@pytest.mark.parametrize("name", load_rules())
def test_rule_speaks_plainly(linter, name) -> None:
    rule = load_rules()[name]
    for text in (rule.title, rule.explanation, rule.message, *rule.variants.values()):
        words = re.sub(r"\{\w+\}", "ord", text)
        assert faults(linter, words) == [], words


def test_a_warning_is_a_fault_and_a_quotation_is_none(linter) -> None:
    assert faults(linter, "Såfremt du ikke svarer, ringer vi.") == [("kancelliord", "Såfremt")]
    assert faults(linter, "Skriv »hvis« og ikke »såfremt«.") == []
