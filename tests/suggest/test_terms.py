"""Suggestions of the term map in their sentence: form, agreement, particles, commas, capitals."""

from __future__ import annotations

import pytest

from oejenhoejde.engine import Linter
from oejenhoejde.model import Suggestion

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
    found = [
        finding for finding in linter.check_text(text).findings
        if finding.family == "ord" and finding.excerpt == excerpt
    ]  # fmt: skip
    assert len(found) == 1, [f.excerpt for f in linter.check_text(text).findings]
    edited = [suggestion for suggestion in found[0].suggestions if suggestion.edits]
    assert applied(text, edited[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der er endvidere foretaget en vurdering af dit behov.",
        "Retter du ikke henvendelse til os, lukker vi sagen.",
    ],
)
def test_what_would_be_ungrammatical_is_only_shown(linter: Linter, text: str) -> None:
    found = [f for f in linter.check_text(text).findings if f.rule_id == "tungt-udtryk"]
    assert found
    for finding in found:
        assert not any(suggestion.edits for suggestion in finding.suggestions), finding
