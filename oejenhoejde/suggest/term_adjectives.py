"""Puts an alternative adjective in the place of a matched one: agreement and comparison. No files.

What cannot be made right gives no edits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.suggest.agreement import subject_features
from oejenhoejde.suggest.tokens import Features, MatchLike, best_reading, replace_tokens
from oejenhoejde.suggest.wording import TextEdit, match_case

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: What depends on a noun as a predicate without being part of its phrase.
_NOT_WITHIN = frozenset({"nsubj", "expl", "obl", "advcl", "cop"})
_DEFINITE_WORDS = frozenset(
    "den det de denne dette disse min mit mine din dit dine sin sit sine vores jeres deres hans "
    "hendes dens dets samme".split()
)


def makes_definite(token: Token) -> bool:
    """Tell whether a word makes the noun phrase after it definite."""
    return token.lower_ in _DEFINITE_WORDS or "Gen" in token.morph.get("Case", [])


def _noun_features(adjective: Token, readings: Sequence[Features]) -> dict[str, str]:
    """Give what the noun decides, for adjectives whose form does not show it (`omfattende`)."""
    first = adjective
    if adjective.dep_ == "conj" and adjective.head.dep_ == "amod":
        # `en synlig og transparent måde`
        first = adjective.head
    noun = first.head
    if first.dep_ != "amod" or noun.pos_ != "NOUN" or noun.i < adjective.i:
        return {}
    feats = {key: value for key in ("Number", "Gender") for value in noun.morph.get(key, [])}
    definite = any(
        # `Det er et …`: a subject makes nothing definite.
        child.i < adjective.i and child.dep_ not in _NOT_WITHIN and makes_definite(child)
        for child in noun.children
    )
    single = [r for r in readings if r.get("Number") == "Sing" and r.get("Definite") != "Def"]
    if not definite and readings and not single:
        # `særlige hensyn`: the noun looks the same in both numbers, the adjective does not.
        feats["Number"] = "Plur"
    return {**feats, "Definite": "Def" if definite else "Ind"}


def adjective_edits(
    match: MatchLike, alternative: str, doc: Doc, inflector: Inflector
) -> tuple[list[TextEdit], bool]:
    token = doc[match.tokens[-1]]
    feats = best_reading(match.readings, token)
    if len(alternative.split()) > 1:
        return [], False
    feats |= _noun_features(token, match.readings)
    # `påkrævet` and `omfattende` do not show what the plain adjective must (`nødvendigt`).
    genders = {r.get("Gender") for r in match.readings if r.get("Degree", "Pos") == "Pos"}
    sure = True
    if token.dep_ != "amod" and (len(genders) > 1 or None in genders):
        seen = subject_features(token)
        if not seen and token.dep_ in {"xcomp", "obj", "advmod", "obl"}:
            # `Det findes ikke påkrævet at …`: the subject belongs to the verb.
            seen = subject_features(token.head)
        if seen.get("Gender") == "Neut" and genders == {"Com"}:
            seen = {}
        sure = bool(seen)
        feats |= seen
    form = inflector.inflect(alternative, "ADJ", feats) if feats else alternative
    if form is None:
        return [], False
    compared = _compared(alternative, token, feats, inflector)
    if compared:
        first = token.nbor(-1)
        text = match_case(compared, first.text)
        return [(first.idx, token.end, text)], False
    adverb = token.pos_ == "ADV" or token.dep_ == "advmod"
    sure = sure and not adverb and inflector.is_certain(alternative, "ADJ")
    return [replace_tokens(doc, match.tokens, form)], sure


#: The words of comparison before an adjective of several syllables.
_DEGREES = {"mere": "Cmp", "mest": "Sup"}


def _compared(alternative: str, token: Token, feats: Features, inflector: Inflector) -> str:
    """Give the degree that `mere` or `mest` makes in one word: `mere omfangsrig` → `større`.

    Empty where no such word stands before, or where the alternative is compared with it too.
    """
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    if before not in _DEGREES:
        return ""
    wanted = {"Degree": _DEGREES[before]}
    if before == "mest" and token.dep_ == "amod":
        wanted["Definite"] = feats.get("Definite", "Def")
    return inflector.inflect(alternative, "ADJ", wanted) or ""
