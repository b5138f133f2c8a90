"""Configuration: what is read, where it is found, and faults that name the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from oejenhoejde.activation import activate
from oejenhoejde.catalog import load_rules
from oejenhoejde.config import Config, find_config, load_config, parse_config
from oejenhoejde.errors import ConfigError
from oejenhoejde.model import Severity


def test_found_upwards_and_own_file_first(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.oejenhoejde]\naudience = "ledelse"\n')
    text = deep / "brev.md"
    text.write_text("Hej.")
    assert find_config(text) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "oejenhoejde.toml").write_text('audience = "borgere"\n')
    assert find_config(text) == tmp_path / "a" / "oejenhoejde.toml"
    assert load_config(tmp_path / "pyproject.toml").audience == "ledelse"


def test_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (tmp_path / "oejenhoejde.toml").write_text("")
    assert find_config(inner) == tmp_path / "oejenhoejde.toml"


def test_all_keys(tmp_path: Path) -> None:
    path = tmp_path / "oejenhoejde.toml"
    path.write_text(
        """
audience = "Øvrige"
model = "da_core_news_md"
fail_on = "advarsel"
min_confidence = "lav"
select = ["lang-sætning"]
ignore = ["lix"]
accepted_words = ["Visitation"]
term_lists = ["egne/ord.tsv"]
exclude = ["arkiv"]
[rules."lang-sætning"]
severity = "fejl"
warn = 22
""",
        encoding="utf-8",
    )
    config = load_config(path)
    assert config.audience == "oevrige"
    assert config.select == {"lang-saetning"}
    assert config.accepted_words == {"visitation"}
    assert config.term_lists == ((tmp_path / "egne" / "ord.tsv").resolve(),)
    assert config.is_excluded(tmp_path / "arkiv" / "2019" / "brev.md")
    assert not config.is_excluded(tmp_path / "breve" / "brev.md")
    (active,) = activate(load_rules(), config)
    assert active.severity is Severity.ERROR
    assert active.params.warn == 22
    assert active.params.error == 35


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"audiences": "x"}, "kender ikke nøglen »audiences«. De gyldige er: audience, model"),
        ({"audience": "naboer"}, "Målgruppen »naboer« findes ikke. Vælg en af disse: borgere"),
        ({"audience": 3}, "audience: skal være tekst"),
        ({"ignore": "lix"}, "ignore: skal være en liste"),
        ({"fail_on": "alt"}, "fail_on: »alt« findes ikke. Vælg en af disse: fejl, advarsel"),
        ({"rules": {"lix": 3}}, "rules: skal være en tabel for hver regel"),
        ({"min_confidence": "5"}, "min_confidence: »5« findes ikke"),
    ],
)
def test_fault_names_the_key(data, expected: str) -> None:
    with pytest.raises(ConfigError, match=r"^konfigurationen: ") as caught:
        parse_config(data)
    assert expected in str(caught.value)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"findes-ikke": {}}, "kender ikke reglen »findes-ikke«"),
        ({"lix": {"graense": 3}}, "rules.lix.graense: er ikke en kendt nøgle"),
        ({"lix": {"warn": "højt"}}, "rules.lix.warn: skal være et tal"),
        ({"lix": {"severity": "slem"}}, "severity skal være en af"),
        ({"lix": {"enabled": "nej"}}, "enabled skal være true eller false"),
    ],
)
def test_fault_in_rule_settings(rules, expected: str) -> None:
    with pytest.raises(ConfigError) as caught:
        activate(load_rules(), Config(rules=rules))
    assert expected in str(caught.value)


def test_rule_can_be_switched_off() -> None:
    rules = load_rules()
    ids = {active.rule.id for active in activate(rules, Config(rules={"lix": {"enabled": False}}))}
    assert "lix" not in ids
    assert "lang-saetning" in ids


def test_broken_toml_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "oejenhoejde.toml"
    path.write_text("audience = ")
    with pytest.raises(ConfigError, match="er ikke gyldig TOML"):
        load_config(path)
