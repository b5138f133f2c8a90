"""Suggestions of the term map in their sentence: form, agreement, particles, commas, capitals."""

from __future__ import annotations

import pytest

from oejenhoejde.engine import Linter
from oejenhoejde.model import Applicability, Suggestion

CASES = [
    ("Vi iværksætter en relevant foranstaltning.", "foranstaltning",
     "Vi iværksætter et relevant tiltag."),
    ("Denne foranstaltning er nødvendig.", "foranstaltning", "Dette tiltag er nødvendigt."),
    ("Foranstaltningerne koster penge.", "Foranstaltningerne", "Tiltagene koster penge."),
    ("Kommunen iværksatte indsatsen i maj.", "iværksatte",
     "Kommunen satte indsatsen i gang i maj."),
    ("Du skal nu iværksætte arbejdet.", "iværksætte", "Du skal nu sætte arbejdet i gang."),
    ("Såfremt du flytter, skal du skrive.", "Såfremt", "Hvis du flytter, skal du skrive."),
    ("SÅFREMT DU FLYTTER, SKAL DU SKRIVE.", "SÅFREMT", "HVIS DU FLYTTER, SKAL DU SKRIVE."),
    ("Vi hjælper dig, såfremt du skriver.", "såfremt", "Vi hjælper dig, hvis du skriver."),
    ("Arbejdet påbegyndes i maj.", "påbegyndes", "Arbejdet begynder i maj."),
    ("Arbejdet skal påbegyndes i maj.", "påbegyndes", "Arbejdet skal begynde i maj."),
    ("Retter du straks henvendelse til kommunen, hjælper vi.", "Retter du straks henvendelse til",
     "Kontakter du straks kommunen, hjælper vi."),
    ("Du er i besiddelse af et kørekort.", "er i besiddelse af", "Du har et kørekort."),
    ("Gør du brug af ordningen, skal du skrive.", "Gør du brug af",
     "Bruger du ordningen, skal du skrive."),
    ("Som følge af, at du er syg, får du hjælp.", "Som følge af, at",
     "Fordi du er syg, får du hjælp."),
    ("Hjælpen ydes under forudsætning af, at du bor her.", "under forudsætning af, at",
     "Hjælpen ydes, hvis du bor her."),
    ("Vi foretager en vurdering af din bolig.", "foretager en vurdering af",
     "Vi vurderer din bolig."),
    ("Vi har lagt vægt på den omstændighed, at du bor alene.", "den omstændighed, at",
     "Vi har lagt vægt på, at du bor alene."),
    ("Vi skriver med henblik på, at du kan svare.", "med henblik på, at",
     "Vi skriver, for at du kan svare."),
    ("Det gælder, undtagen i de tilfælde, hvor du er syg.", "i de tilfælde, hvor",
     "Det gælder, undtagen når du er syg."),
    ("Indgå i en dialog med kommunen.", "Indgå i en dialog med", "Tal med kommunen."),
    ("Dette er et omfangsrigt bilag.", "omfangsrigt", "Dette er et stort bilag."),
    ("Du har behov for, at vi hjælper.", "har behov for, at",
     "Du har brug for, at vi hjælper."),
    ("Vi har taget beslutning om, at skolen lukker.", "taget beslutning om, at",
     "Vi har besluttet, at skolen lukker."),
    ("Det er fornødent, at du møder op.", "fornødent", "Det er nødvendigt, at du møder op."),
    ("Du skal sende kørekort, pas m.m. Derefter svarer vi.", "m.m.",
     "Du skal sende kørekort, pas med mere. Derefter svarer vi."),
]  # fmt: skip


def applied(text: str, suggestion: Suggestion) -> str:
    for edit in sorted(suggestion.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(("text", "excerpt", "expected"), CASES, ids=[case[0] for case in CASES])
def test_first_edit_gives_the_sentence(
    linter: Linter, text: str, excerpt: str, expected: str
) -> None:
    report = linter.check_text(text)
    found = [
        finding
        # A word that is a passive, too, is told of together with it.
        for finding in (*report.findings, *report.merged)
        if finding.family == "ord" and finding.excerpt == excerpt
    ]
    assert len(found) == 1, [f.excerpt for f in report.findings]
    edited = [suggestion for suggestion in found[0].suggestions if suggestion.edits]
    assert applied(text, edited[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der er endvidere foretaget en vurdering af dit behov.",
        "Retter du ikke henvendelse til os, lukker vi sagen.",
        "Giv os en beskrivelse af boligen.",
        "De yderligere oplysninger sender vi senere.",
    ],
)
def test_what_would_be_ungrammatical_is_only_shown(linter: Linter, text: str) -> None:
    found = [f for f in linter.check_text(text).findings if f.rule_id == "tungt-udtryk"]
    assert found
    for finding in found:
        assert not any(suggestion.edits for suggestion in finding.suggestions), finding


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Du har mulighed for, at en pårørende deltager.", "Du har mulighed for, at"),
        ("Du kan have mulighed for at få hjælp.", "have mulighed for at"),
        ("De fremsendte oplysninger er gode.", "fremsendte"),
        ("Du har fejlagtigt fået for meget.", "fejlagtigt"),
    ],
)
def test_a_swap_that_may_go_wrong_is_not_safe(linter: Linter, text: str, excerpt: str) -> None:
    found = [f for f in linter.check_text(text).findings if f.excerpt == excerpt]
    assert found
    for finding in found:
        assert all(s.applicability is not Applicability.SAFE for s in finding.suggestions)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hvis ansøger ikke er gift, får du svar.", 0),
        ("Bed om, at ansøger sender en besked.", 0),
        ("Når du ansøger, skal du skrive.", 1),
    ],
)
def test_a_noun_in_the_form_of_a_verb_is_no_verb(linter: Linter, text: str, count: int) -> None:
    found = [f for f in linter.check_text(text).findings if f.excerpt == "ansøger"]
    assert len(found) == count


@pytest.mark.parametrize("text", ["Det er et hyppigt problem.", "Han har et øjeblikkeligt behov."])
def test_an_adjective_in_the_form_of_an_adverb_is_no_adverb(linter: Linter, text: str) -> None:
    found = [f for f in linter.check_text(text).findings if f.family == "ord"]
    assert not [s for f in found for s in f.suggestions if s.edits]
