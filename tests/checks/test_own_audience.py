"""Audiences and document types that the user sets."""

from __future__ import annotations

import pytest

from oejenhoejde.activation import activate
from oejenhoejde.catalog import load_rules
from oejenhoejde.config import parse_config
from oejenhoejde.errors import ConfigError

OWN = {
    "maalgruppe": {
        "unge": {
            "bygger_paa": "borgere",
            "godkendte_ord": ["Swipe"],
            "regler": {"lang-saetning": {"warn": 15}},
        }
    }
}


def limit(config) -> int:
    (rule,) = [r for r in activate(load_rules(), config) if r.rule.id == "lang-saetning"]
    return rule.params.warn


def test_own_audience_changes_what_it_rests_on() -> None:
    config = parse_config({"audience": "unge", **OWN})
    assert config.base_audience == "borgere"
    assert config.accepted == {"swipe"}
    assert limit(config) == 15
    assert limit(parse_config(OWN)) == 20


def test_settings_of_the_user_beat_those_of_the_audience() -> None:
    config = parse_config({"audience": "unge", "rules": {"lang-saetning": {"warn": 18}}, **OWN})
    assert limit(config) == 18


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"maalgruppe": {"unge": {}}}, "unge: mangler bygger_paa"),
        ({"maalgruppe": {"borgere": {"bygger_paa": "ledelse"}}}, "findes allerede"),
        ({"maalgruppe": {"unge": {"bygger_paa": "alle"}}}, "»alle« findes ikke"),
        (
            {"audience": "aeldre", **OWN},
            "Vælg en af disse: borgere, medarbejdere, ledelse, oevrige, unge",
        ),
        ({"dokumenttype": "digt"}, "»digt« findes ikke"),
    ],
)
def test_fault_is_told(data, expected: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(data)
    assert expected in str(caught.value)
