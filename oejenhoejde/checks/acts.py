"""Tells which nouns are acts, and finds those after a preposition and before a verb. No files.

`Ved udskiftning af rudeglas`, `påbud om nedbringelse af støjen`, `indgåelse af en aftale fritager
ikke`: a noun without an article that stands for what somebody does. Source: the guides named in
``rules/saetning/ved-navneord.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Proposal, Tools
from oejenhoejde.checks.overlap import is_finite, taken_by_terms
from oejenhoejde.language.compounds import split
from oejenhoejde.model import Applicability, Confidence
from oejenhoejde.suggest.actors import is_actor
from oejenhoejde.suggest.nominal import to_do, when
from oejenhoejde.suggest.verbal_noun import verb_behind
from oejenhoejde.suggest.wording import TextEdit, excerpt_after, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: After `ved` an act is one with or without `af`; after the others `af` tells it from an event
#: (`efter operationen`) or a thing.
_WHEN, _AFTER, _WHEN_OF = "ved", "efter", frozenset({"efter", "før", "inden"})
_TO = frozenset({"om", "til", "for", "mod"})
#: After these stands what a page is about, and its name may be an act (`læs om oprettelse af`).
_ABOUT = frozenset({"læs", "læse", "mere", "se", "information", "informationer", "oplysninger"})
#: With these an act is one fault together with its verb; the other forms of the check find it.
_LIGHT = frozenset("ske foretage gennemføre udføre iværksætte forestå varetage".split())
#: Between an act and its verb these part two sentences, or a label from what it names.
_PARTS = frozenset(":;–—-")


def verb_in(noun: Token, tools: Tools, *, happens: bool = False) -> str:
    """Give the verb of an act, of a compound the one in its last part: `nyudvikling`, `udvikle`.

    ``happens``: see ``verb_behind``.
    """
    # The pipeline takes a rare noun (`sygemelding`) for a verb now and then.
    lemma = noun.lemma_.lower() if noun.pos_ == "NOUN" else noun.lower_
    verb = verb_behind(lemma, tools.inflector, happens=happens)
    if not verb or tools.inflector.is_listed(verb, "VERB"):
        return verb
    parts = split(lemma)
    return verb_behind(parts[-1], tools.inflector) if len(parts) > 1 else verb


def is_plural(noun: Token) -> bool:
    """Tell whether a noun is many: those are things more often than acts."""
    return "Plur" in noun.morph.get("Number", [])


def clause(doc: Doc, edits: list[TextEdit]) -> Proposal:
    """Offer a clause with another subject: only a person can tell whether it is true."""
    shown = excerpt_after(doc.text, edits).removeprefix(", ")
    return Proposal(f"Skriv {quote(shown)}", tuple(edits), Applicability.UNSAFE, ask=True)


def after_prepositions(doc: Doc, shielded: frozenset[int], tools: Tools) -> Iterator[Hit]:
    """Give `ved`, `efter`, `om`, `til` and their like + an act without an article."""
    taken = taken_by_terms(doc, tools, shown=True)
    for token in doc:
        low = token.lower_
        if not (low == _WHEN or low in _WHEN_OF or low in _TO) or token.i in shielded:
            continue
        noun = _bare_act(token)
        if noun is None:
            continue
        paper = noun.i + 1 < token.sent.end and noun.nbor().lower_ == "om"
        verb = verb_in(noun, tools, happens=paper and low not in _TO)
        if not verb:
            continue
        of = noun.i + 1 < token.sent.end and noun.nbor().lower_ == "af"
        if of and _is_done_by(noun.nbor()):
            continue
        if is_plural(noun) or not (of or low == _WHEN) or _names_page(token):
            continue
        if low == _WHEN and not any(map(is_finite, token.sent)):
            # The title of something: `Fejl ved søgning`.
            continue
        hit = _after(token, noun, verb, of, tools)
        # A clause written anew says more than what the term map says of its noun.
        if taken.isdisjoint({token.i, noun.i}) or (hit.proposals and hit.proposals[0].ask):
            yield hit


def _names_page(preposition: Token) -> bool:
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ == "om" and before in _ABOUT


def _bare_act(preposition: Token) -> Token | None:
    """Give the indefinite noun right after a preposition; an adjective may come before it."""
    doc, place = preposition.doc, preposition.i + 1
    if place < preposition.sent.end - 1 and _describes(doc[place]):
        place += 1
    if place >= preposition.sent.end or doc[place].pos_ != "NOUN":
        return None
    noun = doc[place]
    return None if "Def" in noun.morph.get("Definite", []) or noun.is_title else noun


def _is_done_by(of: Token) -> bool:
    """Tell whether `af` names who acts: `til opfølgning af jobcenteret`.

    What is the reader's is what the reader acts on: `ved tilmelding af dit barn`.
    """
    readers = any(child.lower_ in {"din", "dit", "dine"} for child in of.head.children)
    return of.dep_ == "case" and is_actor(of.head) and not readers


def _describes(token: Token) -> bool:
    # `ved manglende betaling`, `ved udeblevet tømning`
    participle = token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", [])
    return token.pos_ == "ADJ" or participle


def _after(preposition: Token, noun: Token, verb: str, of: bool, tools: Tools) -> Hit:
    doc, start = preposition.doc, preposition.idx
    end = (noun.nbor() if of else noun).end
    values = {"excerpt": doc.text[start:end], "verb": verb, "noun": noun.text}
    if preposition.lower_ in _TO:
        edits = to_do(preposition, noun, verb)
        if not edits:
            return Hit(start, end, values, "at")
        proposal = Proposal(f"Skriv {quote(edits[0][2])}", tuple(edits), Applicability.UNSAFE)
        return Hit(start, end, values, "at", proposals=(proposal,))
    edits = []
    if preposition.lower_ in {_WHEN, _AFTER} and noun.i == preposition.i + 1:
        verbs = verb, tools.terms.plain_verb(verb)
        edits = when(preposition, noun, verbs, tools.inflector, main=_main_verb(preposition))
    if not edits:
        return Hit(start, end, values)
    if not of:
        values["excerpt"] = doc.text[start : noun.nbor().end]
        end = noun.nbor().end
    return Hit(start, end, values, confidence=Confidence.HIGH, proposals=(clause(doc, edits),))


def _main_verb(token: Token) -> Token | None:
    root = token.sent.root
    finite = [t for t in (root, *root.children) if is_finite(t) and t.dep_ != "conj"]
    return min(
        (t for t in finite if t is root or t.dep_ in {"aux", "cop"}),
        key=lambda t: t.i,
        default=None,
    )


def as_subjects(doc: Doc, shielded: frozenset[int], tools: Tools) -> Iterator[Hit]:
    """Give acts without an article + `af` that are the subject of a verb after them."""
    taken = taken_by_terms(doc, tools, shown=True)
    for noun in doc[:-1]:
        if noun.dep_ != "nsubj" or noun.pos_ != "NOUN" or noun.nbor().lower_ != "af":
            continue
        verb = noun.head
        if noun.i in shielded or noun.i in taken or verb.i < noun.i or is_plural(noun):
            continue
        if verb.lemma_.lower().removesuffix("s") in _LIGHT:
            continue
        if "Def" in noun.morph.get("Definite", []) or _has_article(noun):
            continue
        between = doc[noun.i : verb.i]
        if any(map(_parts_sentences, between[1:])):
            continue
        act = verb_in(noun, tools)
        if act and any(is_finite(token) for token in (verb, *verb.children)):
            start, end = noun.idx, noun.nbor().end
            values = {"excerpt": doc.text[start:end], "verb": act, "noun": noun.text}
            yield Hit(start, end, values)


def _parts_sentences(token: Token) -> bool:
    """Tell whether a label ends here: `Reservering af bøger På siden ser du …`."""
    anew = token.is_title and token.pos_ in {"ADP", "SCONJ", "PRON", "ADV"}
    # `mad- og restaffald`
    hanging = token.text == "-" and not token.nbor(-1).whitespace_
    return (token.text in _PARTS and not hanging) or token.is_space or anew


def _has_article(noun: Token) -> bool:
    owned = {"det", "nmod:poss"}
    return any(child.dep_ in owned or child.pos_ in {"DET", "PRON"} for child in noun.lefts)


__all__ = ["after_prepositions", "as_subjects", "clause", "is_plural", "verb_in"]
