"""Passive clauses turned active, word for word: `passiver.tsv` holds the sentence and the first
suggestion applied. Needs the bundled pipeline.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from oejenhoejde.engine import Linter
from oejenhoejde.model import Applicability, Suggestion

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "passiver.tsv").read_text("utf-8").splitlines()[1:]
]


def applied(text: str, suggestion: Suggestion) -> str:
    for edit in sorted(suggestion.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(("passive", "active"), ROWS, ids=[row[0] for row in ROWS])
def test_first_suggestion_is_the_active_sentence(linter: Linter, passive: str, active: str) -> None:
    report = linter.check_text(passive)
    suggestions = [
        finding.suggestions[0]
        # A phrase may speak for the passive in it; the sentence is turned all the same.
        for finding in (*report.findings, *report.merged)
        if finding.family == "passiv" and finding.suggestions and finding.suggestions[0].edits
    ]
    assert active in [applied(passive, suggestion) for suggestion in suggestions]


@pytest.mark.parametrize("text", [row[0] for row in ROWS])
def test_an_actor_that_is_not_named_is_never_chosen_in_a_batch(linter: Linter, text: str) -> None:
    report = linter.check_text(text)
    # A finding of a verb that is a hard word, too, offers an easier one: that says of no actor.
    words = {s for finding in report.merged if finding.family == "ord" for s in finding.suggestions}
    for finding in report.findings:
        if finding.family != "passiv":
            continue
        for suggestion in set(finding.suggestions) - words:
            assert suggestion.applicability is not Applicability.SAFE
            if suggestion.edits and not suggestion.title.startswith("Begynd med"):
                assert suggestion.ask


@pytest.mark.parametrize(
    "text",
    [
        "Skemaet udfyldes hjemme og indsendes til kommunen.",  # one subject, two verbs
        "Uden at blive spurgt måtte han flytte.",
        "Udgiften kan dækkes af andre ordninger.",  # `af` names no person
        "Ikke alle breve kan besvares.",  # the `not` is about the letters
        "Ikke alle sager skal behandles af nævnet.",
        "Ansøgninger, som du har sendt til os for mere end to år siden, slettes.",
        "Kasserne tømmes hver fredag af forældrene.",  # the actor hangs on the time
        "Besøget aftales af en visitator, som ringer til dig.",  # more is said of the actor
        "Samtalen bookes af dig selv.",
        "Tiden tilbydes en anden patient.",  # the person stands behind the verb
        "Luften pustes ind, så tarmen kan ses.",  # not by the reader
        "Grundet arbejdet kan støj ikke udelukkes.",  # the pipeline finds another subject
        "Måleren må ikke plomberes, flyttes eller nedtages af andre.",  # three verbs, others act
        "Operationen foretages i fuld bedøvelse og varer en time.",  # a verb taken for a noun
        "Stingene fjernes hos egen læge.",  # not by the sender
        "Klagen forelægges bedømmerne, som svarer.",  # a second object
        "Konstateres der skader, skal du ringe.",  # by whoever looks
        "Du skal tilmeldes som jobsøger.",  # by the reader
        "Børneydelse udbetales kun undtagelsesvis.",  # the adverbs stand together
        "Mobiltelefoner slukkes og lægges i tasken.",
        "Ændres din økonomi, får du besked.",  # for any reason
        "Din plan kan ændres i selvbetjeningen.",  # by whoever logs in
        "Ønsker du indsigt, kan anmodning herom sendes til os.",  # `herom` belongs to the noun
        "Ansøgning om forlængelse foretages i maj.",
        "Vi beder om, at følgende fremlægges: pas.",  # by the one who is asked
        "Vurderes De ikke at være berettiget, kan De klage.",  # an infinitive about the subject
        "Ændringer skal meddeles straks.",  # by whom is not known
        "Storskrald afhentes i maj kun efter aftale.",  # a late `kun`
    ],
)
def test_what_cannot_be_turned_surely_is_only_shown(linter: Linter, text: str) -> None:
    for finding in linter.check_text(text).findings:
        if finding.family == "passiv":
            # An easier word for the verb is no turned sentence.
            words = [s for s in finding.suggestions if s.title.startswith("Skriv »")]
            turned = [s for s in finding.suggestions if s not in words]
            assert not any(suggestion.edits for suggestion in turned), finding


def test_the_sender_can_have_a_name() -> None:
    from oejenhoejde.config import Config

    named = Linter(Config(sender="Kommunen"))
    (finding,) = [
        f for f in named.check_text("Din sag bliver behandlet i maj.").findings
        if f.rule_id == "blive-passiv"
    ]  # fmt: skip
    assert finding.suggestions[0].title == "Om jer selv: »Kommunen behandler din sag«"


def test_nobody_acts_on_the_reader_but_others(linter: Linter) -> None:
    report = linter.check_text("Du indkaldes hermed til et møde den 9. december.")
    shown = [s.title for f in report.findings if f.rule_id == "s-passiv" for s in f.suggestions]
    assert shown == ["Om jer selv: »Vi indkalder dig«"]


def test_polite_words_keep_their_capital(linter: Linter) -> None:
    report = linter.check_text("Deres oplysninger behandles fortroligt, og De kan se dem her.")
    shown = [s.title for f in report.findings if f.rule_id == "s-passiv" for s in f.suggestions]
    assert shown[0].endswith("»Vi behandler Deres oplysninger«")


def test_joined_passives_are_one_finding(linter: Linter) -> None:
    report = linter.check_text("Vinduet kan indrettes, justeres og tilpasses efter ønske.")
    (finding,) = [f for f in report.findings if f.family == "passiv"]
    assert finding.excerpt == "kan indrettes, justeres og tilpasses"
    assert "Du kan indrette, justere og tilpasse vinduet" in finding.suggestions[0].title
