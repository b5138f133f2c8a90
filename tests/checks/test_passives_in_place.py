"""What the rules say of a passive depends on who acts: someone named, a machine, or nobody."""

from __future__ import annotations

import pytest

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Confidence, Finding


def _passives(linter: Linter, text: str) -> list[Finding]:
    return [finding for finding in linter.check_text(text).findings if finding.family == "passiv"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Brevet sendes ud af kommunen.", "kommunen"),
        ("Brevet sendes i maj af kommunen.", "kommunen"),
        ("Teksten læses ikke længere op af skærmlæsere.", "skærmlæsere"),
        ("Oplysningerne kan bruges af en anden virksomhed.", "en anden virksomhed"),
    ],
)
def test_the_actor_is_found_where_it_stands(linter: Linter, text: str, actor: str) -> None:
    (finding,) = _passives(linter, text)
    assert f"»{actor}«" in finding.message


@pytest.mark.parametrize(
    "text", ["Listen opdateres automatisk.", "Du bliver automatisk logget ind på siden."]
)
def test_what_happens_by_itself_is_unsure(linter: Linter, text: str) -> None:
    assert [f.confidence for f in _passives(linter, text)] == [Confidence.LOW]
    (named,) = _passives(linter, "Listen opdateres automatisk af systemet.")
    assert named.confidence is Confidence.HIGH


def test_of_what_is_shown_the_reader_is_the_one_who_sees(linter: Linter) -> None:
    (finding,) = _passives(linter, "Beløbet vises på din årsopgørelse.")
    assert "hvad læseren ser" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Kontoret er lukket, og du er omfattet af reglerne.",
        "Hvis brevet er sendt, kan du ikke rette det.",
        "Listen er delt op i to dele.",
    ],
)
def test_a_state_is_no_hidden_act(linter: Linter, text: str) -> None:
    assert _passives(linter, text) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Skemaet kan findes på siden.", ["passiv-modal"]),
        ("Der kan findes flere løsninger.", []),
        ("Vi samles kl. 10.", []),
        ("Pengene samles ind hver måned.", ["s-passiv"]),
        ("Du kaldes til møde i maj.", ["s-passiv"]),
        ("Det kaldes et nævn.", []),
    ],
)
def test_verbs_in_s(linter: Linter, text: str, rules: list[str]) -> None:
    assert [finding.rule_id for finding in _passives(linter, text)] == rules


def test_a_thing_after_af_is_what_does_it() -> None:
    """»Siger ikke, hvem der gør det« is not true of `dækkes af ordningen`."""
    linter = Linter(Config())
    for text in ("Dit behov kan dækkes af ordningen.", "Udgiften dækkes af forsikringen."):
        assert not [f for f in linter.check_text(text).findings if f.family == "passiv"], text
    assert [f for f in linter.check_text("Udgiften dækkes.").findings if f.family == "passiv"]


def test_spaces_after_af_are_nobody() -> None:
    text = "Undervejs er der ophold, hvor prinsens båd læsses af  -  efter de tre besøg sejler han."
    for finding in _passives(Linter(Config()), text):
        assert "gemmer den" not in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Det digitale forløb, SES, er for alle forældre.",
        "Forløbet er for forældre, der skal skilles.",
        "Bliver du forhindret, så ring til os.",
        "Du er blevet opereret i skulderen.",
    ],
)
def test_what_only_looks_like_a_passive_is_none(text: str) -> None:
    assert not _passives(Linter(Config()), text)
