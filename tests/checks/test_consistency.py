"""Two words for one thing: only where a reader must ask whether they are one."""

from __future__ import annotations

import pytest

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Confidence
from oejenhoejde.smalllists import load_rows


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config(min_confidence=Confidence.LOW))


def found(linter: Linter, text: str) -> list[str]:
    findings = linter.check_text(text).findings
    return [f.excerpt for f in findings if f.rule_id == "inkonsekvent-term"]


@pytest.mark.parametrize(
    ("text", "excerpts"),
    [
        ("Udfyld dit skema i dag. Skemaet er kort. Send så blanketten til os.", ["blanketten"]),
        ("Mød op på sygehuset klokken otte. Sygehuset ligger ved stationen. Hospitalet "
         "har gratis parkering.",
            ["Hospitalet"]),
        ("Huslejen stiger i juli. Du betaler huslejen forud. Lejen dækker også vand.",
            ["Lejen"]),
        ("Byrådet holder møde i juni. Kommunalbestyrelsen har 25 medlemmer. Byrådet beslutter.",
         ["Kommunalbestyrelsen"]),
        ("Stil skraldespanden ved vejen. Vi tømmer skraldespanden om mandagen. Din "
         "affaldsspand skal være lukket.",
            ["affaldsspand"]),
        ("Du skal betale parkeringsafgiften nu. Parkeringsafgiften er 795 kr. "
         "Du kan klage over parkeringsbøden.", ["parkeringsbøden"]),
        ("Lejekontrakten gælder fra juni. Læs lejekontrakten godt. Lejeaftalen er vedlagt.",
         ["Lejeaftalen"]),
        ("Vælg en ny adgangskode. Din adgangskode skal have otte tegn. Gem kodeordet et sikkert "
         "sted.", ["kodeordet"]),
    ],
)  # fmt: skip
def test_two_words_for_a_known_thing_are_pointed_out_once(
    linter: Linter, text: str, excerpts: list[str]
) -> None:
    assert found(linter, text) == excerpts


@pytest.mark.parametrize(
    "text",
    [
        "Skemaet er kort. Du finder flere skemaer og en blanket på nettet.",
        "Vi har modtaget din ansøgning. Din anmodning om aktindsigt svarer vi på for sig.",
        "Du kan få hjælp til husleje. Hjælpen kommer hver måned. Den praktiske bistand fortsætter.",
        "Aktuelle akter og dokumenter ligger i sagen. Akterne er sorteret. Dokumentet er vedlagt.",
        "Skemaet og blanketten skal sendes samlet. Skemaet er til os, og blanketten er til banken.",
        "Konsultationen varer ti minutter. Tidsbestillingen er lukket om søndagen.",
        "Gebyret er 100 kr. Ekspeditionsgebyret er 20 kr.",
        "Din sagsbehandler ringer. Du kan altid tage en rådgiver med.",
        "Send en faktura til skolen. Skolen betaler regningen.",
    ],
)
def test_words_that_may_be_two_things_are_left_alone(linter: Linter, text: str) -> None:
    assert found(linter, text) == []


def test_a_word_stands_in_one_set_only() -> None:
    words = [word.strip() for row in load_rows("synonymer") for word in row["ord"].split(";")]
    assert len(words) == len(set(words))
    assert all(len(row["ord"].split(";")) > 1 for row in load_rows("synonymer"))
