"""Guesses what type of document a text is. Knows neither files nor config.

The guess is about what the reader needs (a letter ends with whom to ask), so it rests on how the
text is built and addressed and not on its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from oejenhoejde.checks.document import Part
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
_GREETING = re.compile(r"(?:kære|hej|til|att\.|dear)\b[^.!?]{0,60}[,!]?\Z", re.I)
_CLOSING = re.compile(
    r"(?:med )?(?:venlige?|de bedste|mange|bedste|kærlige?) hilsne?r?|\bhilsen\b|\bmvh\b|"
    r"(?:med )?venlig hilsen",
    re.I,
)
_DECIDES = re.compile(
    r"\bafgørelse[nr]?\b|\bafslag\b|"
    r"\b(?:vi|kommunen|nævnet|styrelsen) (?:har )?(?:afgjort|besluttet|bevilge[rt]|godkend\w+)|"
    r"\b(?:giver|får|gives|meddeles?|meddelt) (?:\w+ ){0,3}(?:tilladelse|bevilling)\b|"
    r"\bdu får (?:ja|nej|ikke|tilskud|hjælp|afslag)|\b(?:siger|sagt) (?:ja|nej)\b|"
    r"\bkan ikke få\b",
    re.I,
)
_ABOUT_DECISION = re.compile(r"\bafgørelse|\bafslag\b|\bbevilling\b|\btilladelse\b", re.I)
#: A sentence that begins with what to do at a screen.
_STEPS = re.compile(
    r"(?:\A|[.!?:,] |\bog )(?:så )?"
    r"(?:klik|tryk|vælg|åbn|skriv|indtast|log ind|gå til|gem|hent|slet|tilføj|opret|udfyld)\b",
    re.I,
)
_MANUAL_NAME = re.compile(r"\b(?:manual|brugervejledning|vejledning til|installations?\w*|guide|"
                          r"trin for trin|sådan bruger du|release notes?)\b", re.I)  # fmt: skip

#: A decision says so in its heading or within so many parts of the body.
_EARLY = 6
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
    closes = any(is_closing(part.prose) for part in body)
    greets = any(_GREETING.match(part.prose.strip()) for part in body[:3])
    complains = any("klage" in part.prose.lower() for part in parts)
    names_it = any(_ABOUT_DECISION.search(part.prose) for part in heads)
    early = [part for part in body if not is_greeting(part.prose)][:_EARLY]
    decides = any(_DECIDES.search(part.prose) for part in early)
    if names_it and (complains or closes or greets):
        return DECISION
    if (closes or greets) and (decides and complains):
        return DECISION
    if closes or greets:
        return LETTER
    steps = sum(bool(_STEPS.search(part.prose)) for part in body)
    if any(_MANUAL_NAME.search(part.prose) for part in heads) or (
        steps >= _LEAST_STEPS and steps >= _STEP_SHARE * len(body)
    ):
        return MANUAL
    if format == "html":
        return PAGE
    if len(heads) >= _LEAST_HEADINGS:
        return PAGE if format == "md" else LEAFLET
    return ""
