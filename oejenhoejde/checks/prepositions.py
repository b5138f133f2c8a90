"""Finds chains of prepositions: `om tildeling af hjælp til opgaver i hjemmet`. No files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Tools
from oejenhoejde.suggest.wording import listed, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Span as DocSpan
    from oejenhoejde.language.parsed import Token

#: (start, end, number, word) in tokens: half-open range, what was counted, a word to name.
Place = tuple[int, int, int, str]

_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "PRON"})
#: Endings of nouns for acts; and so many names in a chain make it a list of places.
_ACTS, _MANY_NAMES = ("ning", "else", "ing", "tion", "sel"), 2
#: These are one preposition with the noun in them.
_FIXED = frozenset(
    {
        *("i stedet for", "i forhold til", "ved siden af", "i bunden af", "i toppen af"),
        *("i forbindelse med", "ved hjælp af", "i løbet af", "på grund af", "i midten af"),
        *("i slutningen af", "i begyndelsen af", "på trods af", "til højre for", "ud for"),
        *("på baggrund af", "på grundlag af", "på vegne af", "med henblik på", "med hensyn til"),
        *("i henhold til", "i overensstemmelse med", "i relation til", "i tilknytning til"),
        *("af hensyn til", "til brug for", "som følge af", "i medfør af", "efter udløbet af"),
    }
)


def find_chains(sentence: DocSpan, tools: Tools) -> Iterator[Place]:
    """Give chains of prepositional phrases that stand right after each other."""
    doc, at = sentence.doc, sentence.start
    while at < sentence.end:
        if doc[at].pos_ != "ADP":
            at += 1
            continue
        start, number = at, 0
        while (after := _phrase(sentence, at)) > at:
            at, number = after, number + 1
        if number > 1 and _holds_act(doc.span(start, at)):
            yield start, at, number, _openers_of(doc.span(start, at))
        at = max(at, start + 1)


def _openers_of(chain: DocSpan) -> str:
    """Name the prepositions of a chain: `»i forbindelse med«, »om« og »til«`."""
    named: list[str] = []
    at = chain.start
    while at < chain.end:
        fixed = chain.doc.text_of(at, at + 3).lower()
        if fixed in _FIXED:
            named.append(fixed)
            at += 3
            continue
        if chain.doc[at].pos_ == "ADP":
            named.append(chain.doc[at].lower_)
        at += 1
    return listed([quote(word) for word in dict.fromkeys(named)])


def _holds_act(chain: DocSpan) -> bool:
    """Tell whether a chain packs an act into a noun; one of places and times is easy to read."""
    if any(token.text in {"Lov", "Bekendtgørelse"} for token in chain):
        # The title of a law: it is called so.
        return False
    names = sum(token.pos_ == "PROPN" for token in chain)
    acts = (token.lemma_.lower().endswith(_ACTS) for token in chain if token.pos_ == "NOUN")
    return names < _MANY_NAMES and any(acts)


def _stands_before_noun(token: Token) -> bool:
    # `gældende regler`, `den vedtagne plan`
    participle = token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", [])
    return token.pos_ in _BEFORE_NOUN or participle


def _phrase(sentence: DocSpan, at: int) -> int:
    """Give the index after a preposition and its noun, or ``at`` where there is none."""
    doc = sentence.doc
    if at >= sentence.end or doc[at].pos_ != "ADP" or doc[at].lower_ == "som":
        return at
    fixed = doc.text_of(at, at + 3).lower()
    place = at + (3 if fixed in _FIXED else 1)
    while place < sentence.end and _stands_before_noun(doc[place]):
        place += 1
    if place >= sentence.end or doc[place].pos_ not in {"NOUN", "PROPN"}:
        return at
    while place + 1 < sentence.end and doc[place + 1].pos_ in {"NOUN", "PROPN"}:
        place += 1
    return place + 1
