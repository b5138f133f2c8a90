"""Finds who acts in a passive: the words after `af`. Knows neither files nor config."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.suggest.tokens import is_time

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token


#: So many words after the verb a small word may stand (`læses ikke længere op af …`).
_NEAR = 4


def find_actor(verb: Token) -> tuple[int, int] | None:
    """Give the token range of the actor after `af`, if the passive names one.

    Of `sendt ud af kommunen` and `sendt i maj af kommunen` the pipeline ties the actor to the small
    word or the time after the verb.
    """
    for child in _candidates(verb):
        # Two spaces are a token too, and the pipeline may take them for what follows `af`.
        if child.i <= verb.i or child.dep_ not in {"obl", "nmod"} or not child.text[:1].isalnum():
            continue
        cases = [c for c in child.children if c.dep_ == "case" and c.i < child.i]
        if len(cases) == 1 and cases[0].lower_ == "af" and _can_act(child):
            left = min(
                (t.i for t in child.subtree if t.i > cases[0].i and not t.is_punct), default=child.i
            )
            if any(t.is_punct for t in verb.doc[left : child.i]):
                return None
            return left, _right_of(child) + 1
    return None


def has_cause(verb: Token) -> bool:
    """Tell whether a thing that cannot act stands after `af`: `dækkes af ordningen`."""
    return any(
        child.i > verb.i
        and child.dep_ in {"obl", "nmod"}
        and child.pos_ == "NOUN"
        and any(c.dep_ == "case" and c.i < child.i and c.lower_ == "af" for c in child.children)
        for child in _candidates(verb)
    )


def _candidates(verb: Token) -> Iterator[Token]:
    yield from verb.children
    for child in verb.rights:
        small = child.dep_.startswith("advmod") and child.i <= verb.i + _NEAR
        if small or (child.dep_ == "obl" and is_time(child)):
            yield from child.rights


def _right_of(noun: Token) -> int:
    last = noun.i
    for child in noun.rights:
        if child.i <= last + 6 and _belongs_to_actor(child):
            last = max(last, child.right_edge.i)
        else:
            break
    return last


#: Words between an actor and what tells who it is: `udvalget for børn og unge`, `afdelingen i Ry`.
_PART_OF_ACTOR = frozenset("af for fra hos i med".split())


def _belongs_to_actor(child: Token) -> bool:
    """Tell whether a word after the actor names it further; when it happens does not.

    The pipeline often ties the time to the noun before it: `af udvalget inden otte uger`.
    """
    if child.dep_ != "nmod":
        return child.dep_ in {"flat", "conj", "cc"}
    if is_time(child):
        return False
    return all(c.lower_ in _PART_OF_ACTOR for c in child.children if c.dep_ == "case")


#: Endings and words after `af` that are cause or source, not someone who acts.
_NO_ACTOR = ("hed", "else", "ing", "tion", "skab", "dato", "grund", "årsag", "hensyn")


_ACTING = tuple(
    "forvaltning forening afdeling myndighed regering styrelse samling virksomhed enhed selskab "
    "fællesskab institution organisation bestyrelse ledelse kommission administration "
    "redaktion".split()
)


#: Words that stand for people.
_PEOPLE = frozenset("os mig dig dem jer ham hende alle mange andre nogen nogle ingen".split())


def _can_act(token: Token) -> bool:
    if token.pos_ == "PROPN" or token.lower_ in _PEOPLE:
        return True
    lemma = token.lemma_.lower()
    acting = token.is_title or lemma.endswith(_ACTING)
    return token.pos_ == "NOUN" and (acting or not lemma.endswith(_NO_ACTOR))
