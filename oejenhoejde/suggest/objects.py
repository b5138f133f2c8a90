"""Finds the subject and the object of a verb and where the object ends. Knows no files.

What is not surely found gives None: a particle in the wrong place is no Danish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.suggest.tokens import is_time
from oejenhoejde.suggest.wording import TextEdit

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: Prepositions of what happens to the object rather than of what it is: `sender klagen | til os`.
_LOOSE = frozenset("til fra i ved hos inden efter før under senest siden".split())
_AFTER_OBJECT = frozenset({"ADP", "ADV", "CCONJ", "SCONJ", "PART", "SPACE"})
_BEFORE_PARTICLE = frozenset(
    "ikke automatisk straks også derfor altid nu selv igen tillige desuden endvidere ligeledes "
    "herefter derefter dog således kun venligst fortsat stadig løbende samtidig normalt først "
    "aldrig ofte altså hermed".split()
)
_MARKUP = frozenset({"*", "/", "(", '"', "”", "»", "[", "‘", "-"})
_REFLEXIVE_OF = {"jeg": "mig", "du": "dig", "vi": "os", "i": "jer"}
#: How far up the tree a verb can share the subject of another (`du skal huske at …`).
_MAX_UP = 3


def subject_of(verb: Token) -> Token | None:
    """Give the subject: of two that the pipeline calls so, the first.

    It may hang on the verb that helps: `Du er efter aftale bevilget støtte`.
    """
    for head in (verb, *(child for child in verb.children if child.dep_ == "aux")):
        found = next((child for child in head.children if child.dep_ in {"nsubj", "expl"}), None)
        if found is not None:
            return found
    return None


def object_of(verb: Token) -> Token | None:
    """Give the object, also one that the pipeline takes for a second subject after the verb."""
    found = next((child for child in verb.children if child.dep_ == "obj"), None)
    if found is not None:
        return found
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return subjects[1] if len(subjects) == 2 and subjects[1].i > verb.i else None


def end_of_object(noun: Token) -> int:
    """Give the last token of an object without its relative clauses and loose phrases."""
    last = noun.i
    for child in noun.rights:
        if any(token.is_punct for token in noun.doc[last + 1 : child.i]):
            # `relevant materiale, herunder din lønseddel`
            break
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}:
            last = max(last, end_of_object(child))
        elif (
            child.dep_ in {"nmod", "flat", "compound", "nummod"}
            and not any(grand.dep_.startswith("acl") for grand in child.subtree)
            and not is_time(child)
            and not _is_loose(noun, child)
        ):
            last = max(last, child.right_edge.i)
        elif child.dep_ != "cc":
            break
    return last


def _is_loose(noun: Token, child: Token) -> bool:
    """Tell whether a phrase tells of the act and not of the object.

    An amount keeps what it is for: `betale 8.340 kr. i boligstøtte tilbage`.
    """
    if noun.lower_ in {"kr.", "kr", "kroner"}:
        return False
    return any(case.lower_ in _LOOSE for case in child.children if case.dep_ == "case")


def ends_there(noun: Token, last: int) -> bool:
    """Tell whether an object surely ends with a token: what follows is no more of it.

    Unsure are `oprettelsen af reglen`, `filer kaldet X`, `nytten *Gale*`.
    """
    if any(child.dep_ == "conj" and child.right_edge.i > last for child in noun.children):
        return False
    if last + 1 >= noun.sent.end:
        return True
    following = noun.doc[last + 1]
    if following.lower_ == "af" or following.text in _MARKUP:
        return False
    if following.is_punct:
        return True
    if any(child.dep_.startswith("acl") for child in noun.children):
        return False
    if following.pos_ in _AFTER_OBJECT:
        return True
    if following.pos_ == "ADJ":
        # `sender skemaet gratis`: after a definite noun no more of it can follow.
        return is_definite(noun)
    return following.lower_ in {"den", "hver", "hvert", "næste"} and any(
        is_time(word) for word in noun.doc[last + 2 : last + 4]
    )


def skip_adverbs(doc: Doc, last: int) -> int:
    """Give the last of the adverbs right after a token: a particle stands behind them."""
    while last + 1 < len(doc) and doc[last + 1].lower_ in _BEFORE_PARTICLE:
        last += 1
    return last


def after(doc: Doc, last: int, text: str) -> TextEdit:
    """Give the edit that puts words after a token.

    The dot of an abbreviation that ends the sentence is its full stop too, so it is repeated.
    """
    token = doc[last]
    at = token.end
    ends = last + 1 >= len(doc) or doc[last + 1].is_sent_start or doc[last + 1].is_space
    return at, at, f" {text}." if ends and token.text.endswith(".") else f" {text}"


def reflexive_of(verb: Token) -> str:
    """Give `sig` as the subject of a verb wants it; empty where the subject is not known."""
    at = verb
    for _ in range(_MAX_UP):
        subject = subject_of(at)
        if subject is not None:
            return "Dem" if subject.text == "De" else _REFLEXIVE_OF.get(subject.lower_, "sig")
        if at.head is at or at.dep_ not in {"xcomp", "ccomp", "conj", "advcl"}:
            return ""
        at = at.head
    return ""


def is_definite(noun: Token | None) -> bool:
    """Tell whether a noun is definite by its form or its possessive."""
    return noun is not None and (
        "Def" in noun.morph.get("Definite", [])
        or any("Yes" in child.morph.get("Poss", []) for child in noun.children)
    )
