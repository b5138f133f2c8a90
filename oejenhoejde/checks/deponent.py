"""Tells verbs in -s that are no passives: deponents and reciprocals. Knows no files or config.

The list is ``wordlists/deponenser.tsv``; some are passives with a thing as their subject.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from oejenhoejde.smalllists import load_rows

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

#: Deponents that after a modal verb are passives.
_WITH_MODAL = frozenset({"findes", "fås"})
_PEOPLE = frozenset(
    "vi i de man parterne forældrene forældre børnene børn borgerne medarbejderne ægtefæller "
    "ægtefællerne par parret partnere naboer naboerne venner".split()
)
_PERSONS = frozenset("jeg du han hun vi i de man hvem".split())
#: Endings of definite singulars for people; plurals would be confused with things (`afgørelser`).
_PERSON_ENDINGS = ("eren", "chefen", "lægen", "konsulenten", "assistenten", "inspektøren")


@cache
def _deponents() -> dict[str, tuple[str, frozenset[str]]]:
    return {
        row["ord"]: (
            row["slags"],
            frozenset(w.strip() for w in row["aktiv_ved"].split(",") if w.strip()),
        )
        for row in load_rows("deponenser")
    }


def is_deponent(token: Token, *, after_modal: bool) -> bool:
    """Tell whether a word in -s is no passive here: always (`findes`), or with what stands near."""
    entry = _deponents().get(token.lower_) or _deponents().get(_infinitive_s(token))
    if entry is None:
        return False
    kind, near = entry
    if token.lower_ in _WITH_MODAL and after_modal:
        # `Skemaet kan findes på siden`: the reader can find it; `der kan findes flere` is none.
        return any(child.dep_ == "expl" for child in token.children)
    following = {
        word.lower_ for word in token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]
    } | {child.lower_ for child in token.children}
    if kind == "altid":
        return True
    if kind == "ikke-ved":
        return not following & near
    if following & near:
        return True
    if kind == "person" and _has_person_as_subject(token):
        return True
    return kind == "gensidig" and _has_human_plural_subject(token)


def _infinitive_s(token: Token) -> str:
    return token.lemma_.lower().rstrip("s") + "s"


def _has_person_as_subject(token: Token) -> bool:
    """Tell whether a person is the subject: a pronoun, a name or a noun for who does something."""
    for child in token.children:
        if child.dep_ == "nsubj":
            noun = child.pos_ == "NOUN" and child.lower_.endswith(_PERSON_ENDINGS)
            return child.lower_ in _PERSONS or child.pos_ == "PROPN" or noun
    return False


def _has_human_plural_subject(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "nsubj":
            # `Forældre, der skal skilles`: the relative stands for what it belongs to.
            relative = child.lower_ in {"der", "som"} and token.dep_.startswith("acl")
            return (token.head if relative else child).lower_ in _PEOPLE
    return False
