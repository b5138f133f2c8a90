"""The names that commands, settings and rule files share. Standard library only.

They stand apart from what validates rules, so that a run that needs no rules does not load it.
"""

from __future__ import annotations

#: The audiences that the tool knows, in the order in which they are shown.
AUDIENCES = ("borgere", "medarbejdere", "ledelse", "oevrige")

#: Families in the order in which they are shown, with their Danish names.
FAMILIES = {
    "ord": "Ord",
    "saetning": "Sætninger",
    "passiv": "Passiv",
    "henvendelse": "Henvendelse til læseren",
    "opbygning": "Opbygning",
    "form": "Form",
    "tekst": "Hele teksten",
}

#: Families as they are named within a sentence.
SHORT_NAMES = {
    "ord": "ord",
    "saetning": "sætninger",
    "passiv": "passiv",
    "henvendelse": "henvendelse",
    "opbygning": "opbygning",
    "form": "form",
    "tekst": "hele teksten",
}

#: The types of document that rules can ask for. ``katalog``: the texts of an app or a web form.
DOCUMENT_TYPES = ("brev", "afgoerelse", "webside", "pjece", "manual", "katalog")

#: How the name of a copy with comments ends: ``brev.kommenteret.docx``.
COMMENTED = ".kommenteret"
#: What stands in the head of a report in HTML.
GENERATOR = '<meta name="generator" content="oejenhoejde">'

_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "_": "-"})


def normalise_id(text: str) -> str:
    """Give the canonical spelling of a rule id or audience: lower case, æ/ø/å as ae/oe/aa."""
    return text.strip().casefold().translate(_FOLD)


__all__ = [
    "AUDIENCES",
    "COMMENTED",
    "DOCUMENT_TYPES",
    "FAMILIES",
    "GENERATOR",
    "SHORT_NAMES",
    "normalise_id",
]
