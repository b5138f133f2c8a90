"""Tells where a participle stands before its noun or for one, as an adjective does. No files.

The forms are those of the past too: `opnåede fordele` has an attribute, `du opnåede fordele` has
a verb.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from oejenhoejde.suggest.objects import object_of, subject_of
from oejenhoejde.suggest.tokens import PREPOSITIONS, Features, MatchLike

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

#: Verbs whose participle is an ordinary adjective before its noun: `de valgte pladser`. Of others
#: it sounds made (`det lavede program`, `de givne penge`).
_BEFORE_NOUN = frozenset(
    "bruge betale købe sælge vælge godkende ønske ændre lukke hente udfylde underskrive "
    "leje bestille gemme planlægge aftale ødelægge skade bygge samle fordele beregne udvide "
    "begrænse nævne kræve øge anbefale forlænge forbedre opdatere forvente afvise registrere "
    "offentliggøre rette gennemføre indføre uddanne behandle undersøge reparere pakke vaske".split()
)
#: Verbs whose present participle is one: `et voksende problem`, but no `den brugende afdeling`.
_GOING_ON = frozenset({"vokse", "stige", "falde", "mangle"})
_DEFINITE = frozenset({"det", "den", "de"})
#: How far left of its noun a phrase within a noun phrase begins (`de ved prøven opnåede point`).
_MAX_LEFT = 5
_BEFORE_EXAMPLE = frozenset({"herunder", "fx", "eksempelvis", "blandt", "bl.a.", "især"})
_BEFORE_ATTRIBUTE = frozenset({"ADP", "DET", "ADJ", "CCONJ", "NUM", "PUNCT", "SPACE"})


def is_attribute(match: MatchLike, participle: Token, feats: Features) -> bool:
    """Tell whether a verb form stands before its noun as an adjective does."""
    if len(match.tokens) > 1 or not _parts(match):
        return False
    after = participle.nbor() if participle.i + 1 < participle.sent.end else None
    if after is None or after.pos_ not in {"NOUN", "ADJ", "PROPN", "X"}:
        return False
    before = participle.nbor(-1) if participle.i > participle.sent.start else None
    if participle.lower_.endswith("t"):
        # `har fået sygedagpenge` has an object; `en ajourført liste` has its article.
        ahead = participle.doc[participle.i + 1 : participle.i + 4]
        plural = any("Plur" in t.morph.get("Number", []) for t in ahead if t.pos_ == "NOUN")
        return not plural and (
            before is None or before.pos_ in _BEFORE_ATTRIBUTE or before.lower_ in _BEFORE_EXAMPLE
        )
    left = [
        token.lower_
        for token in participle.doc[
            max(participle.i - _MAX_LEFT, participle.sent.start) : participle.i
        ]
    ]
    within = any(
        word in _DEFINITE and follower in PREPOSITIONS for word, follower in pairwise(left)
    )
    tagged = participle.dep_ == "amod" or feats.get("VerbForm") == "Part"
    alone = subject_of(participle) is None and participle.dep_ != "conj"
    return within or tagged or alone


def is_after_noun(match: MatchLike, verb: Token) -> bool:
    """Tell whether a form of the past is a participle of the noun before it.

    `Udgifter afholdt inden fristen kan ikke dækkes`: the sentence has another verb, joined by
    nothing.
    """
    if not _parts(match) or verb.i == verb.sent.start or verb.nbor(-1).pos_ != "NOUN":
        return False
    if object_of(verb) is not None:
        return False
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    for token in takewhile(lambda token: not token.is_punct and token.pos_ != "CCONJ", rest):
        if "Fin" in token.morph.get("VerbForm", []):
            return True
    return False


def is_usual(verb: str, feats: Features) -> bool:
    """Tell whether the participle of a verb is an ordinary adjective before its noun."""
    return verb in (_GOING_ON if feats.get("Tense") == "Pres" else _BEFORE_NOUN)


def as_participle(match: MatchLike, feats: Features) -> dict[str, str]:
    """Give the reading of a form as a participle before a noun."""
    parts = _parts(match)
    return dict(feats if feats in parts else parts[0])


def _parts(match: MatchLike) -> list[Features]:
    return [reading for reading in match.readings if reading.get("VerbForm") == "Part"]


def is_nominal(participle: Token, feats: Features) -> bool:
    """Tell whether a participle stands for a noun: `Det ansøgte er i strid med planen`."""
    before = participle.nbor(-1).lower_ if participle.i > participle.sent.start else ""
    governed = (
        participle.i > participle.sent.start + 1 and participle.doc[participle.i - 2].pos_ == "ADP"
    )
    return (
        # After a preposition the form of the past is one too: `dispensation til det ansøgte`.
        (feats.get("VerbForm") == "Part" or governed)
        and before in _DEFINITE
        and not any(child.dep_ in {"aux", "cop"} for child in participle.children)
        and not (participle.head.i > participle.i and participle.head.pos_ == "NOUN")
    )
