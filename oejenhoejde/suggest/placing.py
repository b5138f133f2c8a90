"""Places an alternative verb of more than one word: particle, preposition, adjective. No files.

`iværksatte indsatsen` → `satte indsatsen i gang`, `drøftede vi sagen` → `talte vi om sagen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.suggest.objects import (
    after,
    end_of_object,
    ends_there,
    object_of,
    skip_adverbs,
    subject_of,
)
from oejenhoejde.suggest.tokens import PREPOSITIONS, REFLEXIVES, is_time
from oejenhoejde.suggest.wording import TextEdit, match_case

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: Prepositions that are particles with these verbs: `tage noget med`, `lave noget om`.
_PARTICLES_WITH = {
    "med": frozenset({"tage", "have", "sende", "bringe"}),
    "fra": frozenset({"trække", "sige"}),
    "over": frozenset({"tage"}),
    "om": frozenset({"lave", "gøre"}),
    "til": frozenset({"føje"}),
    "på": frozenset({"tage"}),
}
#: Words that open a clause after a preposition: `sørge for, at`.
_CLAUSES = frozenset({"at", "hvad", "hvem", "hvordan", "hvornår", "hvor", "om"})
_RECIPIENTS = frozenset({"dig", "jer", "os", "mig", "dem"})
#: Verbs that move their object somewhere.
_MOVING = frozenset({"sende", "give", "aflevere", "levere", "tage", "bringe", "sætte", "føje"})
_OPENS_OBJECT = frozenset({"NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON"})


def is_particle(words: list[str]) -> bool:
    """Tell whether what follows the verb stands after the object (`sætte … i gang`)."""
    last = words[-1]
    if last in REFLEXIVES:
        return False
    return last not in PREPOSITIONS or words[0] in _PARTICLES_WITH.get(last, ())


def single_verb(
    head: Token, form: str, words: list[str], doc: Doc, inflector: Inflector
) -> tuple[list[TextEdit], bool]:
    rest = words[1:]
    verb = (head.idx, head.end, match_case(form, head.text))
    if not rest:
        following = doc[head.i + 1].lower_ if head.i + 1 < len(doc) else ""
        to = head.lemma_.lower().startswith("til") and head.lower_.endswith("s")
        if words[0] == "sende" and to and (following in _RECIPIENTS or object_of(head)):
            # `Skemaet tilsendes dig` → `sendes til dig`
            return [(verb[0], verb[1], f"{verb[2]} til")], False
        return [verb], True
    tail = " ".join(rest)
    found = object_of(head)
    if found is not None and is_time(found):
        # `ikrafttræder den 1. juli`: when, not what.
        return [(verb[0], verb[1], f"{verb[2]} {tail}")], False
    if head.i + 1 < len(doc) and doc[head.i + 1].text == "/":
        # `medbringe/fremsende`: two verbs share what follows.
        return [], False
    if not is_particle(words):
        at = _place_of_preposition(head, found)
        if at is None:
            return [], False
        if at.text == "," and at.i > head.i + 1:
            # `Konstaterer du, at …` → `Finder du ud af, at …`
            return [verb, after(doc, at.i - 1, tail)], False
        if at.i == head.i + 1 or at.text == ",":
            return [(verb[0], verb[1], f"{verb[2]} {tail}")], False
        return [verb, (at.idx, at.idx, f"{tail} ")], False
    passive = "Pass" in head.morph.get("Voice", [])
    if passive:
        # The subject of a passive; before the verb it leaves the particle at the verb.
        there = any(child.lower_ == "der" for child in head.children)
        before = any(child.dep_ == "nsubj" and child.i < head.i for child in head.children)
        kinds = {"nsubj"} if before and not there else {"nsubj", "obj"}
        found = next((c for c in head.children if c.dep_ in kinds and c.i > head.i), None)
    if found is None and passive and head.is_sent_start:
        # `Bortvises en elev, …`: the subject follows, whatever the tree calls it.
        return [], False
    if found is None:
        return _at_verb(head, verb, tail, passive=passive)
    last = end_of_object(found)
    tail = _agreeing(tail, found, inflector)
    if last < head.i:
        return _at_verb(head, verb, tail, passive=True)
    if _phrase_may_belong(found, last, words[0]):
        return [], False
    last = skip_adverbs(doc, last)
    if not ends_there(found, last):
        return [], False
    return [verb, after(doc, last, tail)], False


def _phrase_may_belong(noun: Token, last: int, verb: str) -> bool:
    """Tell whether the phrase right after an object may be a part of it.

    `mindske smerterne i leddene`: `sætter smerterne i leddene ned`; but what is sent is sent to.
    """
    if verb in _MOVING or last + 1 >= noun.sent.end:
        return False
    case = noun.doc[last + 1]
    return case.lower_ in {"i", "til", "ved", "på", "for", "om", "mod"} and any(
        child.dep_ == "nmod" and case.head.i == child.i for child in noun.children
    )


def _at_verb(
    head: Token, verb: TextEdit, tail: str, *, passive: bool
) -> tuple[list[TextEdit], bool]:
    """Put a particle after a verb without object behind it, and behind the adverbs there.

    `medtages ikke` → `tages ikke med`; what follows may be an object that the pipeline has not
    seen (`Medbring venligst en liste`), or the subject of `der`.
    """
    doc = head.doc
    last = skip_adverbs(doc, head.i)
    following = doc[last + 1] if last + 1 < head.sent.end else None
    stands_before = any(
        child.dep_ == "nsubj" and child.i < head.i and child.lower_ != "der"
        for child in head.children
    )
    if (
        following is not None
        and following.pos_ in _OPENS_OBJECT
        and not (passive and (stands_before or head.dep_ != "ROOT"))
    ):
        return [], False
    if last == head.i:
        return [(verb[0], verb[1], f"{verb[2]} {tail}")], False
    return [verb, after(doc, last, tail)], False


def _place_of_preposition(verb: Token, found: Token | None) -> Token | None:
    """Give the word before which the preposition of a verb goes: its object, or an `at` clause.

    Between verb and object only the subject and adverbs may stand (`drøftede vi ikke sagen`).
    """
    doc = verb.doc
    following = doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
    if found is None:
        clause = (
            following is not None
            and following.text == ","
            and verb.i + 2 < verb.sent.end
            and doc[verb.i + 2].lower_ in _CLAUSES
        )
        return following if clause else None
    first = doc[found.left_edge.i]
    if first.i <= verb.i:
        return None
    subject = subject_of(verb)
    inverted = subject.subtree if subject is not None and subject.i > verb.i else ()
    allowed = {token.i for token in inverted}
    between = doc[verb.i + 1 : first.i]
    if all(token.i in allowed or token.pos_ in {"ADV", "PART"} for token in between):
        return first
    return None


def _agreeing(tail: str, found: Token, inflector: Inflector) -> str:
    """Give an adjective after the object in its form: `gøre huset færdigt`, `planerne færdige`."""
    if not inflector.is_listed(tail, "ADJ") or " " in tail:
        return tail
    feats = {"Number": "Plur"} if "Plur" in found.morph.get("Number", []) else {"Number": "Sing"}
    gender = found.morph.get("Gender", []) or ["Com"]
    feats |= {"Gender": gender[0], "Definite": "Ind", "Degree": "Pos"}
    return inflector.inflect(tail, "ADJ", feats) or tail
