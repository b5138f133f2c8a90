"""The text of a law is told of mildly or not at all."""

from __future__ import annotations

import pytest

from oejenhoejde.config import Config, Statutory, parse_config
from oejenhoejde.engine import Linter
from oejenhoejde.errors import ConfigError
from oejenhoejde.model import Severity

HARD = "Såfremt klagen ikke imødekommes, videresendes den til Ankestyrelsen."
MARKED = f"<!-- oejenhoejde: lovtekst -->\n{HARD}\n"
QUOTED = f"> {HARD}\n"
SECTION = f"## 3. Klagevejledning\n\n{HARD}\n\n## Kontakt\n\nRing til os.\n"
NAMES = ["kancelliord", "s-passiv"]


def check(text: str, **chosen):
    report = Linter(Config(statutory=Statutory(**chosen))).check_text(text, format="md")
    return report, [(f.rule_id, f.severity) for f in report.findings if f.rule_id in NAMES]


def test_marked_text_is_silent_and_does_not_count() -> None:
    report, found = check(f"Du kan klage.\n\n{MARKED}")
    assert found == []
    assert {f.rule_id for f in report.suppressed} >= set(NAMES)
    assert {mute.reason for mute in report.muted_by} == {"lovtekst"}
    assert report.metrics["words"] == 3
    assert not [f for f in report.findings if f.rule_id == "ubrugt-undtagelse"]


@pytest.mark.parametrize("text", [QUOTED, SECTION])
def test_quotes_and_sections_give_suggestions(text) -> None:
    report, found = check(text)
    assert found
    assert {severity for _, severity in found} == {Severity.INFO}
    assert report.suppressed == ()


@pytest.mark.parametrize(
    ("text", "name"), [(MARKED, "marked"), (QUOTED, "quotes"), (SECTION, "sections")]
)
def test_treatment_is_chosen(text, name) -> None:
    assert check(text, **{name: "tavs"})[1] == []
    mild = {severity for _, severity in check(text, **{name: "mild"})[1]}
    assert mild == {Severity.INFO}
    normal = {severity for _, severity in check(text, **{name: "normal"})[1]}
    assert normal == {Severity.WARNING}


def test_section_ends_with_the_next_heading_of_its_level() -> None:
    after = f"## Klagevejledning\n\nDu kan klage.\n\n### Frist\n\n{HARD}\n\n## Svar\n\n{HARD}\n"
    report, _ = check(after)
    severities = [f.severity for f in report.findings if f.excerpt == "Såfremt"]
    assert severities == [Severity.INFO, Severity.WARNING]


def test_own_headings() -> None:
    text = f"## Paragrafferne\n\n{HARD}\n"
    assert Severity.WARNING in dict(check(text)[1]).values()
    assert set(dict(check(text, headings=("paragrafferne",))[1]).values()) == {Severity.INFO}


def test_settings() -> None:
    data = {"lovtekst": {"mærket": "mild", "citater": "tavs", "overskrifter": ["Bilag  1"]}}
    assert parse_config(data).statutory == Statutory("mild", "tavs", headings=("bilag 1",))
    assert parse_config({"statutory": {"sections": "normal"}}).statutory.sections == "normal"


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ({"marked": "fra"}, "»fra« findes ikke. Vælg en af disse: tavs, mild, normal."),
        ({"andet": "mild"}, "kender ikke »andet«. Skriv maerket, citater, afsnit"),
        ({"headings": "x"}, "skal være en liste med tekst"),
        ("mild", "skal være en tabel, der begynder med [lovtekst]."),
    ],
)
def test_wrong_settings(table, line) -> None:
    with pytest.raises(ConfigError, match=r"statutory: ") as caught:
        parse_config({"statutory": table})
    assert line in str(caught.value)
