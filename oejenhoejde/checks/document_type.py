"""Guesses what type of document a text is. Knows neither files nor config.

The guess is about what the reader needs (a letter ends with whom to ask), so it rests on how the
text is built and addressed and not on its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from oejenhoejde.checks.document import Part
from oejenhoejde.checks.literals import quick
from oejenhoejde.model import SegmentKind

LETTER, DECISION, PAGE, LEAFLET, MANUAL = "brev", "afgoerelse", "webside", "pjece", "manual"
CATALOGUE = "katalog"

#: Types with what they are called at the head of a message.
NAMES = {
    LETTER: "Brevet",
    DECISION: "Afgørelsen",
    PAGE: "Siden",
    LEAFLET: "Pjecen",
    MANUAL: "Vejledningen",
    CATALOGUE: "Teksterne",
}

_CATALOGUES = frozenset({"json", "po", "resx", "xliff", "yaml", "strings", "xml"})
_GREETING = re.compile(
    r"(?:(?:kære|hej|hr\.|fru|frk\.|goddag|god(?:morgen| dag)|dear)\b|hej(?=[,!])"
    r"|til (?!dig\b|jer\b|os\b|alle, der\b)|att\.|til rette vedkommende)"
    r"(?:[^.!?]|\b(?:hr|fr|frk|dr|matr\.nr|nr)\.){0,60}[,!]?\Z",
    re.I,
)
#: A greeting that no heading or line of a leaflet begins with (`Til dagplejen`).
_SURE_GREETING = re.compile(r"(?:kære|hej|goddag)\b", re.I)
_CLOSING = quick(
    r"\A(?:(?:med )?(?:venlige?|de bedste|de venligste|mange|bedste|kærlige?|glade) hilsne?r?"
    r"|(?:de )?(?:bedste|venligste|mange) hilsner|hilsen|mvh|vh|på (?:gensyn|kommunens vegne)"
    r"|(?:rigtig )?god (?:weekend|sommer|dag|påske|jul)|på vegne af)\b(?!.*[.?]\s*\w)"
    r"|\bvenlig(?:e|st)? hilsen\b",
    re.I,
)
_SENDER = r"\b(?:vi|jeg|kommunen|nævnet|styrelsen|ministeriet|[\w-]+ kommune)"
#: What only a decision says, in its heading or at its beginning.
_DECIDES = quick(
    _SENDER + r" (?:har )?(?:[\w.]+ ){0,3}(?:afgjort|bevilge[rt]|godkender|afslået|afslår|afviser"
    r"|afvist|imødekommer|imødekommet|påbyder|forbyder|fastholder|fastholdt"
    r"|truffet (?:\w+ )?afgørelse|meddeler (?:dig|jer|hermed))\b|"
    r"\b(?:har|er) godkendt (?:din|jeres|deres|ansøgningen)\b|"
    r"\b(?:din|jeres|deres) (?:\w+ )?(?:ansøgning|anmodning|klage)\b[^.]{0,60}"
    r"\b(?:godkendt|imødekommet|afvist|afslået)\b|"
    r"\b(?:du|I) (?:har )?(?:får|fået) (?:\w+ ){0,2}(?:ikke|nej|ja til|afslag|medhold|bevilling"
    r"|tilladelse|dispensation|lov til|tilskud|orlov|støtte)\b|"
    r"\b(?:du|I) er (?:\w+ ){0,2}(?:optaget|bevilget|visiteret til)\b|"
    r"\bkan (?:\w+ ){0,2}ikke (?:\w+ )?tilbyde (?:dig|jer)\b|\A(?:ja|nej) til\b|"
    r"\A(?:du|I) (?:får|har fået) (?:[^.]{0,40} )?(?:hjælp|bevilget|plads) (?:til|i|på)\b|"
    r"\b(?:du|I) får (?:\w+ ){0,2}fra den \d[^.]{0,20} (?:hjælp|støtte|tilskud)\b|"
    r"\bkan (?:\w+ )?ikke (?:\w+ )?(?:give (?:dig|jer) (?:\w+ )?(?:tilskud|støtte|hjælp|lov"
    r"|tilladelse|medhold|ret|ja)|imødekomme|bevilge|godkende)\b|"
    r"\bgive[rst] (?:\w+ ){0,3}(?:afslag|tilladelse|dispensation|medhold|påbud)\b|"
    r"\bskal betale [\d.,]+ kr\.? tilbage\b",
    re.I,
)
#: What only a decision says, wherever it stands.
_DECIDES_AT_LAST = quick(
    r"\b(?:ansøgning|anmodning|klage|begæring|ønske)\w*(?: om [^.]{3,60}?)? (?:\w+ ){0,2}"
    r"(?:afslås|afvises|imødekommes|henlægges)\b|"
    r"\bpåbyde[rs]\b|\bmeddele[rs] (?:[\w.]+ ){0,6}(?:afslag|tilladelse|dispensation|påbud)\b|"
    r"\b(?:vi|kommunen|nævnet|styrelsen|forvaltningen) (?:[\w.]+ ){0,6}(?:afslår|forbyder)\b|"
    r"\b(?:nedsætter|forhøjer) (?:\w+ ){0,5}(?:med|til) [\d.]+ kr|\bstrakspåbud\b|"
    r"\b(?:det|den) siger (?:vi|kommunen) nej til\b|\bvi giver (?:\w+ )?ikke\b|"
    r"\b(?:du|I) får (?:\w+ ){0,2}(?:genoptræning|træning|hjemmehjælp|aflastning) \b|"
    r"\btruffet (?:\w+ )?afgørelse\b|\bafgørelsen er truffet\b|"
    r"\bbetingelserne [^.]{0,60}\bikke (?:\w+ )?opfyldt\b",
    re.I,
)
#: What a decision says as well as other letters; it is one where the reader can appeal.
_MAY_DECIDE = quick(
    r"\bafgørelse[nr]?\b|\bafslag\b|\bbesluttet\b|\btilladelse\b|\bbevilling\b|\bdu får\b|"
    r"\b(?:siger|sagt) (?:ja|nej)\b|\bkan ikke få\b",
    re.I,
)
_ABOUT_DECISION = quick(
    r"\bafgørelse|\bafslag\b|\bbevilling\b|tilladelse\b|\bpåbud\b|\bforbud\b|\bdispensation\b", re.I
)
#: What is to be done at a screen, as an order or told (`du klikker på`, `kan man vælge`).
_STEPS = quick(
    r"(?:\A|[.!?:,] |\bog )(?:så )?"
    r"(?:klik|tryk|vælg|åbn|skriv|indtast|log ind|gå til|gem|hent|slet|tilføj|opret|udfyld)\b|"
    r"\b(?:klikke[rs]?|trykke[rs]?) (?:\w+ )?på\b|\bknappen\b|\b(?:venstre)?menuen\b|\bfanen\b|"
    r"\bfeltet\b|\blogge[rt]? (?:på|ind)\b",
    re.I,
)
_MANUAL_NAME = quick(r"\b(?:manual|brugervejledning|installations?\w*|guide|instruks\w*|"
                          r"retningslinjer?|procedure|arbejdsgang|trin for trin|trin \d|"
                          r"release notes?|"
                          r"vejledning (?:til|i)|sådan (?:bruger|opretter|registrerer) du)\b",
                          re.I)  # fmt: skip
_LEAFLET_NAME = quick(
    r"\b(?:(?:denne|i|vores) (?:pjece|folder|brochure)|pjecen|brochuren|"
    r"folderen (?:er|handler|fortæller|giver))\b|"
    r"\Atil dig,? (?:der|som)\b",
    re.I,
)
#: Whom a leaflet is for, under its title.
_TO_READER = re.compile(r"\btil dig\b.{0,40}\Z", re.I)
#: What a text with headings and no other sign is; plain text can be either.
_BY_FORMAT = {"md": PAGE, "txt": ""}
#: What stands on a page of a web site and hardly on paper.
_ON_SCREEN = quick(
    r"\b(?:sidst|senest) (?:opdateret|ændret)\b|\bselvbetjening(?:en)?\b|\blæs mere\b|"
    r"\b(?:søg|bestil|log (?:på|ind)|start) (?:\w+ ){0,3}(?:på|med|via) (?:\w+\.dk|mitid)\b|"
    r"\bher på siden\b|\bdel siden\b|\bcookies\b",
    re.I,
)

#: A decision says so in its heading or within so many parts of the body.
_EARLY = 6
_LINE_WORDS = 4
#: A letter greets after its letterhead of so many lines at most.
_LETTERHEAD = 16
#: A text is made of steps from this share of its body parts on (and from this many).
_STEP_SHARE, _LEAST_STEPS = 0.25, 4
_LEAST_HEADINGS = 3


def is_greeting(text: str) -> bool:
    """Tell whether a line greets the reader (`Kære Anna`) or ends a letter."""
    stripped = text.strip()
    return bool(_GREETING.match(stripped)) or is_closing(stripped)


def is_closing(text: str) -> bool:
    """Tell whether a line ends a letter (`Med venlig hilsen`)."""
    return len(text) < 80 and bool(_CLOSING.search(text))


def guess_type(parts: Sequence[Part], format: str) -> str:
    """Name the type, or give the empty string where there is no sign of one."""
    if format in _CATALOGUES:
        return CATALOGUE
    body = [part for part in parts if part.kind in {SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM}]
    heads = [part for part in parts if part.kind in {SegmentKind.HEADING, SegmentKind.TITLE}]
    if _is_letter(body, heads):
        return DECISION if _is_decision(parts, body, heads) else LETTER
    titled = any(_ABOUT_DECISION.search(head.prose) for head in heads[:1])
    if titled and (_complains(parts) or any(_DECIDES.search(part.prose) for part in body[:_EARLY])):
        return DECISION
    return _of_no_letter(body, heads, format)


def _is_letter(body: Sequence[Part], heads: Sequence[Part]) -> bool:
    if any(is_closing(part.prose) for part in body):
        return True
    greetings = [part.prose for part in body[:_LETTERHEAD] if is_greeting(part.prose)]
    sure = any(map(_SURE_GREETING.match, greetings))
    return sure or bool(greetings and len(heads) < _LEAST_HEADINGS)


def _is_decision(parts: Sequence[Part], body: Sequence[Part], heads: Sequence[Part]) -> bool:
    if any(_ABOUT_DECISION.search(head.prose) or _DECIDES.search(head.prose) for head in heads):
        return True
    # A letterhead has lines of a few words.
    early = [part for part in body if len(part.prose.split()) > _LINE_WORDS][:_EARLY]
    if any(_DECIDES_AT_LAST.search(part.prose) for part in body):
        return True
    return any(_DECIDES.search(part.prose) for part in early) or (
        _complains(parts) and any(_MAY_DECIDE.search(part.prose) for part in early)
    )


def _complains(parts: Sequence[Part]) -> bool:
    return any("klage" in part.prose.lower() for part in parts)


def _of_no_letter(body: Sequence[Part], heads: Sequence[Part], format: str) -> str:
    steps = sum(bool(_STEPS.search(part.prose)) for part in body)
    if any(_MANUAL_NAME.search(part.prose) for part in heads) or (
        steps >= _LEAST_STEPS and steps >= _STEP_SHARE * len(body)
    ):
        return MANUAL
    if any(_LEAFLET_NAME.search(part.prose) for part in [*heads, *body]):
        return LEAFLET
    if any(_TO_READER.search(part.prose) for part in [*heads[:2], *body[:2]]):
        return LEAFLET
    if format == "html" or any(_ON_SCREEN.search(part.prose) for part in body):
        return PAGE
    if len(heads) >= _LEAST_HEADINGS:
        return _BY_FORMAT.get(format, LEAFLET)
    return ""
