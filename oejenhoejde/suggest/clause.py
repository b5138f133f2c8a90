"""Reads the clause of a passive: its verbs, its subject and where they stand. Knows no files.

What does not stand as the sentence schema of Danish says gives None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oejenhoejde.suggest.actors import is_actor

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: Sentence adverbs that stand between the finite verb and a full object.
LIGHT_ADVERBS = frozenset(
    "ikke aldrig altid også kun jo dog nok vel da altså først derfor derefter herefter dermed "
    "normalt typisk ofte sjældent gerne samtidig endnu allerede igen desuden endvidere nu så "
    "som straks snart herved hermed fortsat stadig automatisk løbende herudover derudover".split()
)
#: Words that open a subordinate clause, whatever the parse hangs them on.
_OPENERS = frozenset(
    "når hvis at fordi da idet mens inden før efter selvom medmindre såfremt om hvorvidt "
    "hvordan hvornår hvorfor hvor".split()
)
#: Words before a subject that belong to the whole clause and would stand wrong with the object.
_NOT_MOVED = frozenset(
    "kun også ikke hverken selv især netop alene blot bare mindst højst både enten".split()
)
#: Adverbs that belong to the noun before them: `anmodning herom`.
_OF_A_NOUN = frozenset("herom hertil heraf herfor derom dertil deraf derfra herfra".split())
#: Words that point out a part of the clause.
_FOCUS = frozenset({"bl.a.", "blandt", "især", "primært", "hovedsagelig", "navnlig"})
#: Nouns that stand without an article as an object (`send besked`), and endings of such nouns.
_NO_ARTICLE = tuple(
    "ing else ion hed kopi besked svar støtte hjælp tilskud gebyr erstatning adgang ret tid "
    "løn skat moms rente materiale fravær ydelse post journal materialer data mad medicin".split()
)
#: After these `af` tells what an act is done to, or what something is a part of.
_OF = ("ing", "ingen", "else", "elsen", "tion", "tionen", "del", "antal", "antallet", "række")
#: A longer subject is not moved: the sentence would have to be written anew.
_MAX_SUBJECT = 7
#: So many joined passives are turned together.
_MOST = 5


@dataclass(frozen=True, slots=True)
class Clause:
    """A passive clause that can be turned.

    ``finite`` and ``verb`` are token indices (the same for an s-passive without a modal),
    ``subject`` the token range that becomes the object (empty for `der` and formal `det`),
    ``slot`` the token range in which the new subject stands, ``agent`` the range of `af` + actor.
    ``more`` are further passives joined to the first (`rettes, underskrives og indsendes`).
    """

    doc: Doc
    form: str
    finite: int
    verb: int
    slot: tuple[int, int]
    subject: tuple[int, int]
    agent: tuple[int, int] | None
    main: bool
    inverted: bool
    more: tuple[int, ...] = ()


def find_clause(
    doc: Doc, form: str, verb: int, words: tuple[int, ...], agent: tuple[int, int] | None
) -> Clause | None:
    """Read the clause of a passive. None where its parts do not stand as the schema says."""
    head = doc[verb]
    more = joined_passives(head) if form in {"s", "modal"} else ()
    if (not more and _shares_subject(head)) or (agent is None and _has_af_phrase(head)):
        return None
    if not more and _is_joined(head):
        return None
    helpers = _helpers(head)
    finite = min([verb, *words, *(helper.i for helper in helpers)])
    if finite and doc[finite - 1].lower_ == "at" and doc[finite - 1].pos_ == "PART":
        return None
    parts = _slot_and_subject(doc, head)
    if parts is None:
        return None
    slot, subject = parts
    last = doc[slot[1] - 1]
    if not last.whitespace_ and slot[1] < len(doc) and not doc[slot[1]].is_punct:
        # `han/hun` cut in two: no part of it can be moved.
        return None
    inverted = slot[0] > finite
    if not inverted and slot[1] > finite:
        return None
    between = doc[slot[1] : finite] if not inverted else doc[finite + 1 : slot[0]]
    if any(token.lower_ not in LIGHT_ADVERBS for token in between):
        return None
    if inverted and len(between):
        return None
    main = not any(
        child.dep_ == "mark" or (child.lower_ in {"som", "der"} and child.dep_ == "nsubj")
        for child in head.children
    ) and not len(between)
    if slot[0] and opens_clause(doc[slot[0] - 1]):
        main = False
    if more and inverted and finite == verb:
        return None
    middle = [t for t in doc[finite + 1 : verb] if not slot[0] <= t.i < slot[1]]
    if any(_may_be_subject(token) or token.lower_ in _OF_A_NOUN for token in middle):
        # `kan forsinkelser ikke udelukkes`: the subject is another than the pipeline says.
        return None
    if any(token.lower_ in _FOCUS for token in doc[finite + 1 : verb]):
        # `blev bl.a. givet på vilkår af`: what the word is about would be another.
        return None
    return Clause(doc, form, finite, verb, slot, subject, agent, main, inverted, more)


def opens_clause(token: Token) -> bool:
    """Tell whether a word opens a subordinate clause, whatever the parse hangs it on."""
    return token.lower_ in _OPENERS


def _may_be_subject(token: Token) -> bool:
    """Tell whether a word is a noun with no preposition of its own, as a subject is."""
    cased = any(child.dep_ == "case" for child in token.children)
    phrase = token.i > 0 and token.nbor(-1).lower_ in {"som", "i", "på"}
    return token.pos_ in {"NOUN", "PROPN", "PRON"} and not (cased or phrase)


def _is_joined(head: Token) -> bool:
    """Tell whether another passive follows that the pipeline does not tie to the first.

    `er blevet afgjort eller behandlet forkert`
    """
    at = head.i + 2
    if at >= head.sent.end or head.doc[at - 1].lower_ not in {"og", "eller", "samt"}:
        return False
    ending = head.lower_[-1:]
    return head.doc[at].lower_.endswith(ending) and head.doc[at].pos_ in {"VERB", "ADJ", "ADV"}


def joined_passives(head: Token) -> tuple[int, ...]:
    """Give the passives that stand right after the first: `rettes, underskrives og indsendes`.

    None where one of them has a subject of its own, or where more follows that shares the subject.
    """
    if head.dep_ == "conj":
        return ()
    doc, found, at = head.doc, [head], head.i + 1
    while at + 1 < head.sent.end:
        joined = doc[at].lower_ in {"og", "eller"} or (doc[at].text == "," and len(found) < _MOST)
        verb = doc[at + 1]
        if (
            not joined
            or verb.dep_ != "conj"
            or not verb.lower_.endswith("s")
            or verb.pos_ != "VERB"
        ):
            break
        found.append(verb)
        at += 2
        if doc[at - 2].lower_ in {"og", "eller"}:
            break
    whole = {verb.i for verb in found}
    if len(found) == 1 or doc[found[-1].i - 1].text == ",":
        return ()
    for verb in found:
        if any(child.dep_ == "conj" and child.i not in whole for child in verb.children):
            return ()
        if verb is not head and any(child.dep_ in {"nsubj", "expl"} for child in verb.children):
            return ()
    return tuple(verb.i for verb in found[1:])


def _shares_subject(head: Token) -> bool:
    """Tell whether another verb uses the same subject, so that one alone cannot be turned."""
    own = any(child.dep_ in {"nsubj", "expl"} for child in head.children)
    if head.dep_ == "conj" and not own:
        return True
    return any(
        child.dep_ == "conj"
        and _has_verb(child)
        and not any(grand.dep_ in {"nsubj", "expl"} for grand in child.children)
        for child in head.children
    )


def _has_verb(part: Token) -> bool:
    """Tell whether a joined part is a clause: a verb, or a word with one (`men er noget, som`)."""
    return part.pos_ in {"VERB", "AUX"} or any(
        child.dep_ in {"cop", "aux"} for child in part.children
    )


def _has_af_phrase(head: Token) -> bool:
    """Tell whether an `af` stands after the verb: no person, but perhaps what does it.

    The pipeline may tie an actor to the time before it: `tømmes hver fredag af forældrene`.
    """
    if any(
        child.i > head.i and any(c.dep_ == "case" and c.lower_ == "af" for c in child.children)
        for child in head.children
    ):
        return True
    for token in head.doc[head.i + 1 : head.sent.end]:
        if token.is_punct or token.pos_ in {"SCONJ", "AUX"}:
            return False
        if token.lower_ == "af" and token.dep_ == "case" and is_actor(token.head):
            return not token.nbor(-1).lower_.endswith(_OF)
    return False


def _helpers(head: Token) -> list[Token]:
    helpers = [child for child in head.children if child.dep_ in {"aux", "cop"}]
    if head.dep_ == "xcomp" and head.head.lemma_.lower() == "blive":
        helpers += [head.head, *(c for c in head.head.children if c.dep_ == "aux")]
    return helpers


def _slot_and_subject(doc: Doc, head: Token) -> tuple[tuple[int, int], tuple[int, int]] | None:
    children = list(head.children)
    if head.dep_ == "xcomp" and head.head.lemma_.lower() == "blive":
        children += list(head.head.children)
    formal = next((c for c in children if c.dep_ == "expl" and c.lower_ in {"der", "det"}), None)
    subject = next((c for c in children if c.dep_ == "nsubj"), None)
    clause = any(c.dep_ in {"ccomp", "csubj", "advcl"} and c.i > head.i for c in children)
    clause = clause or any(token.lower_ == "at" for token in doc[head.i + 1 : head.i + 4])
    if formal is not None:
        return (formal.i, formal.i + 1), (formal.i + 1, formal.i + 1)
    if subject is None:
        return None
    if subject.lower_ in {"det", "der"} and subject.left_edge.i == subject.right_edge.i:
        relative = subject.lower_ == "der" and head.dep_.startswith("acl")
        if not relative and (clause or subject.lower_ == "der"):
            return (subject.i, subject.i + 1), (subject.i + 1, subject.i + 1)
    return subject_range(subject, head)


def subject_range(subject: Token, head: Token) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Give the slot and the words of a subject; None where it cannot be moved as a whole."""
    doc = subject.doc
    start, end = subject.left_edge.i, subject.right_edge.i + 1
    while start < subject.i and doc[start].lower_ in _OPENERS:
        start += 1
    words = doc[start:end]
    if any(token.text in {"/", "-"} or token.text.endswith("/") for token in words):
        return None
    if end - start > _MAX_SUBJECT or not start <= subject.i < end:
        return None
    if any(token.is_punct and token.text not in {"-", "/"} for token in words):
        return None
    if any(token.dep_.startswith("acl") or token.pos_ == "AUX" for token in words):
        return None
    if is_bare(subject) or start <= head.i < end or doc[start].lower_ in _NOT_MOVED:
        return None
    return (start, end), (start, end)


def is_bare(noun: Token) -> bool:
    """Tell whether a noun that can be counted stands in the indefinite singular with no article.

    As an object it would need one: `Klage over afgørelsen skal sendes`.
    """
    if noun.pos_ != "NOUN" or noun.lemma_.lower().endswith(_NO_ARTICLE):
        return False
    single = noun.morph.get("Number", []) == ["Sing"]
    indefinite = noun.morph.get("Definite", []) == ["Ind"]
    alone = not any(child.i < noun.i for child in noun.children)
    return single and indefinite and alone and noun.lower_ == noun.lemma_.lower()
