"""What the matching of the term map promises: each promise with cases that could break it."""

from __future__ import annotations

import pytest

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Confidence

WORDS = frozenset(
    "jargon kancelliord fremmedord tungt-udtryk organisationsord forkortelse "
    "begreb-uforklaret".split()
)


def found(linter: Linter, text: str, *, format: str = "txt") -> list[str]:
    """Give the excerpts of the word rules, in the order of the text."""
    findings = linter.check_text(text, format=format).findings
    spoken = [f for f in findings if f.rule_id in WORDS]
    return [" ".join(f.excerpt.split()) for f in sorted(spoken, key=lambda f: f.span)]


#: Text, and the excerpt that must be among what is found.
FORMS = [
    ("Vi iværksatte arbejdet i maj.", "iværksatte"),
    ("Arbejdet er iværksat.", "iværksat"),
    ("Foranstaltningerne er dyre.", "Foranstaltningerne"),
    ("Meddelelserne lå i bunken.", "Meddelelserne"),
    ("De har indsendt papirerne.", "indsendt"),
    ("Indsend papirerne i dag.", "Indsend"),
    ("Det er en vanskeligere sag.", "vanskeligere"),
    ("Det vanskeligste var tiden.", "vanskeligste"),
    ("Lånet forefandtes ikke i bogen.", "forefandtes"),
    ("Bogen blev beroende hos os, og vi erlagde beløbet.", "erlagde"),
]
GENITIVES = [
    ("Foranstaltningens pris er høj.", "Foranstaltningens"),
    ("Henvendelsernes antal stiger.", "Henvendelsernes"),
    ("Skrivelsens dato er forkert.", "Skrivelsens"),
    ("Visitationens svar kommer i maj.", "Visitationens"),
    ("Partshøringens frist er den 3. maj.", "Partshøringens"),
    ("Vederlagets størrelse står i brevet.", "Vederlagets"),
    ("Aktindsigtens formål er åbenhed.", "Aktindsigtens"),
    ("Diagnosticeringens fejl blev rettet, og hæmatomets farve er blå.", "hæmatomets"),
    ("Bistandens omfang afhænger af dig.", "Bistandens"),
    ("Servituttens tekst står på nettet.", "Servituttens"),
]
PARTICIPLES = [
    ("De indsendte papirer er væk.", "indsendte"),
    ("Det fremsendte brev er læst.", "fremsendte"),
    ("De medbragte ting ligger her.", "medbragte"),
    ("Den påbegyndte sag er lukket.", "påbegyndte"),
    ("De anvendte penge er brugt op.", "anvendte"),
    ("Et iværksat forsøg koster penge.", "iværksat"),
    ("De visiterede borgere får hjælp.", "visiterede"),
    ("Den rekvirerede kopi er her.", "rekvirerede"),
    ("De implementerede regler er gode.", "implementerede"),
    ("Den benyttede bil er grøn.", "benyttede"),
]
CAPITALS = [
    ("Vedrørende din sag skriver vi nu.", "Vedrørende"),
    ("Samtlige borgere får brev.", "Samtlige"),
    ("SÅFREMT DU FLYTTER, SKAL DU SKRIVE.", "SÅFREMT"),
    ("Som følge af regnen lukker vi.", "Som følge af"),
    ("»Såfremt« er et gammelt ord.", "Såfremt"),
    ("- Fremsend papirerne til os.", "Fremsend"),
    ("Husk: Benyt den blå dør.", "Benyt"),
    ("Vi kan ikke svare. Hvorvidt du får penge, ved vi i maj.", "Hvorvidt"),
    ("JF. § 3 skal du svare.", "JF."),
    ("Endvidere skal du skrive.", "Endvidere"),
]
COMPOUNDS = [
    ("Du får økonomibistand.", "økonomibistand"),
    ("Kommunens forebyggelsesforanstaltning virker.", "forebyggelsesforanstaltning"),
    ("Sidste svardeadline er fredag.", "svardeadline"),
    ("Vi sender en brevgenpart.", "brevgenpart"),
    ("Lungebiopsien viste intet.", "Lungebiopsien"),
    ("Du får et honorarvederlag.", "honorarvederlag"),
    ("Det er en økonomiredegørelse.", "økonomiredegørelse"),
    ("Vi skriver en behandlingsredegørelse.", "behandlingsredegørelse"),
    ("Spørg i ressortministeriet.", "ressortministeriet"),
    ("Det er et byggeanliggende.", "byggeanliggende"),
]
PHRASES = [
    ("Retter du straks henvendelse til os, svarer vi.", "Retter du straks henvendelse til"),
    ("I maj træffer vi afgørelse om din sag.", "træffer vi afgørelse om"),
    ("Du er ikke længere i besiddelse af et pas.", "er ikke længere i besiddelse af"),
    ("Vi foretog derfor en vurdering af huset.", "foretog derfor en vurdering af"),
    ("Her gør kommunen normalt brug af reglen.", "gør kommunen normalt brug af"),
    ("Kommunen stiller altid lokaler til rådighed.", "stiller altid lokaler til rådighed"),
    ("Der har de ofte fundet anvendelse på biler.", "fundet anvendelse på"),
    ("Har du også mulighed for at ringe?", "Har du også mulighed for at"),
    ("Til sidst tager vi stilling til sagen.", "tager vi stilling til"),
    ("Hun har i går rettet henvendelse til lægen.", "rettet henvendelse til"),
]
CASES = {
    "form": FORMS,
    "genitive": GENITIVES,
    "participle": PARTICIPLES,
    "capital": CAPITALS,
    "compound": COMPOUNDS,
    "phrase": PHRASES,
}


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [case for cases in CASES.values() for case in cases],
    ids=[f"{name}: {case[1]}" for name, cases in CASES.items() for case in cases],
)
def test_it_is_found(linter: Linter, text: str, excerpt: str) -> None:
    assert excerpt in found(linter, text)


#: Text, and all that is found in it: the longest entry, and each place once.
LONGEST = [
    ("Vi skriver på grund af det forhold, at du bor her.", ["på grund af det forhold, at"]),
    ("Det sker i henhold til reglerne om støj.", ["i henhold til reglerne om"]),
    ("Det gælder i videst muligt omfang.", ["i videst muligt omfang"]),
    ("Vi kom i forbindelse med din ansøgning om mad.", ["i forbindelse med din ansøgning om"]),
    ("Du skal gøre det med virkning fra og med maj.", ["med virkning fra og med"]),
    ("Vi svarer uden hensyntagen til, hvor du bor.", ["uden hensyntagen til, hvor"]),
    ("Sagen gælder en skriftlig henvendelse.", ["skriftlig henvendelse"]),
    ("Det står i nærværende skrivelse.", ["nærværende skrivelse"]),
    ("Kom, såfremt du måtte ønske kaffe.", ["såfremt du måtte ønske"]),
    ("Vi har truffet de fornødne foranstaltninger.", ["truffet de fornødne foranstaltninger"]),
]


@pytest.mark.parametrize(("text", "excerpts"), LONGEST, ids=[case[0] for case in LONGEST])
def test_the_longest_entry_wins_and_a_place_is_reported_once(
    linter: Linter, text: str, excerpts: list[str]
) -> None:
    assert found(linter, text) == excerpts


@pytest.mark.parametrize(
    "text",
    [
        # Names
        "Ring til Per Vederlag i morgen.",
        "Hun bor på Foranstaltning Allé 3.",
        "Firmaet Visitation ApS flytter.",
        "Spørg hos Team Indsats på rådhuset.",
        # Quotations
        "Han sagde: »Såfremt du flytter, bliver jeg glad«.",
        "Der stod ”i henhold til reglerne herom” i brevet.",
        # Law titles
        "Det står i lov om benyttelse af vandløb.",
        "Se bekendtgørelse om foranstaltninger mod støj.",
        "Det følger af lov nr. 453 af 10. juni 1997 om vederlag og bistand.",
        "Det står i vejledning nr. 9 om visitation til hjemmehjælp.",
        # Placeholders and addresses
        "Skriv navnet her: [indsæt foranstaltning her].",
        "Se www.kommune.dk/vederlag for mere.",
        "Filerne ligger i /data/output/events på serveren.",
        # Law texts with a number
        "Lovbekendtgørelse nr. 8 af 3. maj 2012.",
        # Part of speech, and homographs
        "Jeg så en star i haven.",
        "Tag det alene op.",
        # Senses that the neighbours tell apart
        "Vi lægger et gebyr oven i, og det pålægges et gebyr hver måned.",
        "Kommunen har en digital platform for alle skoler.",
        "Du har med overvejende sandsynlighed ret.",
        "Politiet kan inddrage dit kørekort.",
    ],
)
def test_it_is_left_alone(text: str) -> None:
    assert found(_default(), text) == []


def _default() -> Linter:
    return Linter(Config(min_confidence=Confidence.MEDIUM))


def test_a_fixed_phrase_that_is_kept_hides_the_word_in_it(linter: Linter) -> None:
    assert found(linter, "Herunder kan du se prisen.") == []
    assert found(linter, "Alle dyr, herunder køer, skal ud.") == ["herunder"]


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Vi har brug for en for-\nanstaltning mod støj.", "for- anstaltning"),
        ("Du får svar fra visita-\ntionen i maj.", "visita- tionen"),
        ("Du skal frem-\nsende dit skema.", "frem- sende"),
        ("Der er en part-\nshøring i sagen.", "part- shøring"),
        ("Det er ikke hen-\nsigtsmæssigt.", "hen- sigtsmæssigt"),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_found(linter: Linter, text: str, excerpt: str) -> None:
    assert excerpt in found(linter, text)


def test_nothing_parts_an_infinitive_from_its_mark(linter) -> None:
    assert found(linter, "Skemaet er altid at finde på siden.") == ["er altid at finde"]
    assert "at en kollega altid kan finde" not in " ".join(
        found(linter, "Formålet er, at en kollega altid kan finde det.")
    )
