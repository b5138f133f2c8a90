"""What type of document a text is taken for."""

from __future__ import annotations

import pytest

from oejenhoejde.checks.document import Part
from oejenhoejde.checks.document_type import guess_type, is_greeting
from oejenhoejde.model import SegmentKind

HEADING, TEXT = SegmentKind.HEADING, SegmentKind.PARAGRAPH


def parts(*given: tuple[SegmentKind, str]) -> list[Part]:
    return [Part(number, kind, 0, prose, None) for number, (kind, prose) in enumerate(given)]


LETTER = ((TEXT, "Kære Anna"), (TEXT, "Vi holder lukket i uge 29."), (TEXT, "Med venlig hilsen"))
DECISION = (
    (TEXT, "Kære Anna"),
    (TEXT, "Vi kan ikke give dig ja. Du får afslag på en ny seng."),
    (TEXT, "Du kan klage til Ankestyrelsen."),
)
APPROVAL = (
    (HEADING, "Vi har godkendt din ansøgning om orlov"),
    (TEXT, "Kære Gitte"),
    (TEXT, "Du får orlov fra den 1. juni."),
)
ORDER = (
    (TEXT, "Til ejeren af matr.nr. 4a"),
    (HEADING, "PÅBUD OM KLOAK"),
    (TEXT, "Du skal rense dit spildevand."),
    (TEXT, "Venlig hilsen"),
)
COUPLE = ((TEXT, "Kære hr. og fru Holm"), (TEXT, "Jeg kommer på besøg."))
TO_YOU = (
    (HEADING, "Til dig, der skal opereres"),
    (TEXT, "Du må ikke spise efter midnat."),
    (HEADING, "Bagefter"),
    (TEXT, "Brug krykker."),
)
ROUTINE = ((HEADING, "Retningslinje for medicin"), (TEXT, "Tjek navn og nummer."))
DATED = ((HEADING, "Medicin"), (TEXT, "Søg i maj."), (TEXT, "Sidst opdateret 3. januar"))
STEPS = tuple((SegmentKind.LIST_ITEM, f"Klik på knap {number}.") for number in range(5))
LEAFLET = ((HEADING, "Affald"), (HEADING, "Papir"), (TEXT, "Læg det i den."), (HEADING, "Glas"))


@pytest.mark.parametrize(
    ("given", "format", "expected"),
    [
        (LETTER, "txt", "brev"),
        (DECISION, "docx", "afgoerelse"),
        (APPROVAL, "txt", "afgoerelse"),
        (ORDER, "docx", "afgoerelse"),
        (COUPLE, "txt", "brev"),
        (TO_YOU, "txt", "pjece"),
        (ROUTINE, "txt", "manual"),
        (DATED, "txt", "webside"),
        (STEPS, "md", "manual"),
        (LEAFLET, "docx", "pjece"),
        (LEAFLET, "md", "webside"),
        (((TEXT, "Læs om affald."),), "html", "webside"),
        (((TEXT, "Tryk på Send."),), "po", "katalog"),
        (((TEXT, "Du får svar i maj."),), "txt", ""),
    ],
)
def test_type(given, format: str, expected: str) -> None:
    assert guess_type(parts(*given), format) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Kære Anna", True), ("Med venlig hilsen", True), ("Du får svar i maj.", False)],
)
def test_greeting(text: str, expected: bool) -> None:
    assert is_greeting(text) is expected
