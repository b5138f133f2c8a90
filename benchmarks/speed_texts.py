"""Writes Danish and English official prose of a wanted length, for timing only.

Every sentence is our own. Words are drawn from small lists with a fixed seed, so that two runs
time the same text and no tool gains from a text that repeats itself.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SEED = 20260901
_SENTENCES_IN_A_PARAGRAPH = 5


@dataclass(frozen=True, slots=True)
class Language:
    """Sentences with slots in braces, and the words that fill them."""

    name: str
    heading: str
    sentences: Sequence[str]
    words: Mapping[str, Sequence[str]]


DANISH = Language(
    "da",
    "Om {sag}",
    (
        "Vi har den {dag}. {maaned} modtaget din ansøgning om {hjaelp}.",
        "Såfremt du ikke indsender {papir}, kan {sag} ikke behandles.",
        "Du skal sende {papir} til {hvem} senest den {dag}. {maaned}.",
        "I forbindelse med behandlingen af {sag} er der indhentet {papir} fra {hvem}.",
        "{sag2} behandles af {hvem} inden {tal} uger, medmindre der mangler {papir}.",
        "Hvis du får {hjaelp}, og dine forhold ændrer sig, skal du fortælle det til {hvem}.",
        "Du kan ringe til {hvem} på hverdage kl. {tal}.00, f.eks. hvis du mangler {papir}.",
        "Det bemærkes, at {hjaelp} først udbetales, når {papir} er modtaget.",
        "{hvem2} foretager en vurdering af {sag} på baggrund af {papir}.",
        "Vi ser på {sag} i {maaned}.",
    ),
    {
        "sag": ("sagen", "ansøgningen", "klagen", "flytningen", "indmeldelsen", "aftalen"),
        "sag2": ("Sagen", "Ansøgningen", "Klagen", "Flytningen", "Indmeldelsen", "Aftalen"),
        "hjaelp": (
            "tilskud",
            "støtte til bil",
            "hjemmehjælp",
            "boligstøtte",
            "en plads",
            "briller",
        ),
        "papir": ("en kvittering", "et budget", "dokumentation", "en lægeerklæring", "skemaet"),
        "hvem": ("kommunen", "forvaltningen", "borgerservice", "udvalget", "din sagsbehandler"),
        "hvem2": ("Kommunen", "Forvaltningen", "Borgerservice", "Udvalget", "Din sagsbehandler"),
        "maaned": ("januar", "marts", "maj", "juni", "august", "oktober", "december"),
        "dag": ("3", "7", "12", "15", "21", "28"),
        "tal": ("8", "9", "10", "11", "12", "14"),
    },
)

ENGLISH = Language(
    "en",
    "About {case}",
    (
        "On {day} {month} we received your application for {help}.",
        "In the event that you do not submit {paper}, {case} can not be processed.",
        "You must send {paper} to {who} no later than {day} {month}.",
        "In connection with the handling of {case}, {paper} has been obtained from {who}.",
        "{case2} is being handled by {who} within {number} weeks, unless {paper} is missing.",
        "If you receive {help}, and your circumstances change, you have to tell {who} about it.",
        "You can call {who} on weekdays at {number} o'clock, e.g. if you are missing {paper}.",
        "It should be noted that {help} is only paid out when {paper} has been received.",
        "{who2} carries out a very thorough assessment of {case} on the basis of {paper}.",
        "We will look at {case} in {month}.",
    ),
    {
        "case": ("the case", "the request", "the complaint", "the move", "the agreement"),
        "case2": ("The case", "The request", "The complaint", "The move", "The agreement"),
        "help": ("a subsidy", "support for a car", "home help", "rent support", "glasses"),
        "paper": ("a receipt", "a budget", "documentation", "a medical report", "the form"),
        "who": ("the council", "the department", "the service desk", "the committee"),
        "who2": ("The council", "The department", "The service desk", "The committee"),
        "month": ("January", "March", "May", "June", "August", "October", "December"),
        "day": ("3", "7", "12", "15", "21", "28"),
        "number": ("8", "9", "10", "11", "12", "14"),
    },
)


def write(language: Language, words: int) -> str:
    """Write Markdown of at least so many words: headings, and paragraphs of five sentences."""
    chance = random.Random(f"{_SEED}-{language.name}-{words}")

    def fill(pattern: str) -> str:
        return pattern.format_map(
            {key: chance.choice(list(v)) for key, v in language.words.items()}
        )

    parts: list[str] = []
    written = 0
    while written < words:
        if len(parts) % 4 == 0:
            parts.append(f"## {fill(language.heading)}")
        else:
            chosen = [chance.choice(language.sentences) for _ in range(_SENTENCES_IN_A_PARAGRAPH)]
            parts.append(" ".join(map(fill, chosen)))
        written += len(parts[-1].split())
    return "\n\n".join(parts) + "\n"
