"""Finds words that keep the reader away: De/Dem/Deres, `man`, `bedes`, words for a role. No files.

It looks at the whole text: a `De` at the start of a sentence is the reader where the text says
`De` elsewhere too. The form of `din` follows the noun, and `sig`/`sin` follow the subject, so both
are made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from oejenhoejde.checks.asked import find_asked
from oejenhoejde.checks.base import Hit, Proposal, Tools
from oejenhoejde.checks.document import DocumentView, Part, Placed
from oejenhoejde.checks.document_type import MANUAL
from oejenhoejde.checks.overlap import is_finite, taken_by_terms
from oejenhoejde.checks.polite import POLITE, is_formal, your_form, your_word
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.model import Applicability, Confidence, SegmentKind
from oejenhoejde.params import AddressParams
from oejenhoejde.suggest.actors import is_actor
from oejenhoejde.suggest.wording import match_case, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

_GENERAL = {"man": "du", "én": "dig", "ens": "din"}
_REFLEXIVE = {"sig": "dig", "sin": "din", "sit": "dit", "sine": "dine"}
_REFLEXIVE_OF_SEVERAL = {"sig": "jer", "sin": "jeres", "sit": "jeres", "sine": "jeres"}
#: Verbs that report what people in general say: `Man siger, at …` is not about the reader.
_HEARSAY = frozenset("sige mene tro antage regne vide kende kalde formode påstå".split())
_READER = frozenset("du dig din dit dine".split())
#: A role with one of these is somebody else, or a kind of people (`en borger`, `andre borgere`).
_OTHERS = frozenset("en et enhver hver andre nogle mange alle flere ingen disse".split())


def find_address(view: DocumentView, params: AddressParams, tools: Tools) -> Iterator[Placed]:
    """Give the words that keep the reader at a distance."""
    if params.form == "role" and view.type == MANUAL:
        # A manual speaks to one reader about others.
        return
    docs = [part.doc for part in view.parts if part.doc is not None]
    formal = params.form == "polite" and any(map(is_formal, docs))
    several = params.form == "general" and _speaks_to_several(docs)
    mixed = formal and any(token.lower_ in _READER for doc in docs for token in doc)
    for part in view.parts:
        if part.doc is not None and not (params.form == "role" and _is_aside(part)):
            for hit in _in_part(part.doc, params, tools, formal=formal, several=several):
                yield Placed(replace(hit, variant="mixed") if mixed else hit, part)


def _is_aside(part: Part) -> bool:
    """Tell whether a part is a heading or tells the writer when to use what follows."""
    return part.kind is SegmentKind.HEADING or part.prose.rstrip().endswith(":")


def _in_part(
    doc: Doc, params: AddressParams, tools: Tools, *, formal: bool, several: bool
) -> Iterator[Hit]:
    shielded = shielded_tokens(doc) | taken_by_terms(doc, tools)
    for token in doc:
        if token.i in shielded:
            continue
        if params.form == "asked" and token.lower_ == "bedes":
            yield find_asked(token, tools)
        elif params.form == "polite" and token.text in POLITE:
            if your_word(token, tools, formal=formal):
                yield _all_polite(token, shielded, tools, formal=formal)
        elif params.form == "general" and token.lower_ == "man" and _is_general(token):
            yield _general(token, tools, several=several)
        elif _is_role(token, params):
            yield _hit(token, _role(token))


def _hit(token: Token, texts: tuple[str, ...]) -> Hit:
    start, end = token.idx, token.end
    proposals = tuple(
        Proposal(f"Skriv {quote(text)}", ((start, end, text),), Applicability.UNSAFE)
        for text in (
            match_case(text, token.text) if token.is_sent_start else text for text in texts
        )
    )
    shown = texts[0] if texts else "du"
    return Hit(start, end, {"excerpt": token.text, "alternative": shown}, proposals=proposals)


def _all_polite(token: Token, shielded: frozenset[int], tools: Tools, *, formal: bool) -> Hit:
    """Offer `du`, `dig` and `din` for every polite word of the sentence: never both in one."""
    edits = []
    for word in token.sent:
        if word.text not in POLITE or word.i in shielded:
            continue
        if text := your_word(word, tools, formal=formal):
            new = match_case(text, word.text) if word.is_sent_start else text
            edits.append((word.idx, word.end, new))
    shown = " … ".join(dict.fromkeys(text for _, _, text in edits))
    own = next(text for start, _, text in edits if start == token.idx)
    proposal = Proposal(f"Skriv {quote(shown)}", tuple(edits), Applicability.UNSAFE)
    values = {"excerpt": token.text, "alternative": own}
    return Hit(token.idx, token.end, values, proposals=(proposal,))


def _is_general(token: Token) -> bool:
    """Tell whether `man` stands for people and not for what they say."""
    if token.pos_ not in {"PRON", "NOUN", "DET", "ADV"} or token.text.isupper():
        return False
    if token.i and ((token.is_title and not token.is_sent_start) or _is_noun(token)):
        # `Isle of Man`, `hans man`.
        return False
    head = token.head
    return not (head.lemma_.lower() in _HEARSAY and head.i < token.i + 3)


def _is_noun(token: Token) -> bool:
    return token.nbor(-1).pos_ in {"DET", "ADJ"} or "Gen" in token.nbor(-1).morph.get("Case", [])


def _is_past(token: Token) -> bool:
    """Tell whether the clause tells of the past, where `man` is people in those days."""
    head = token.head
    verbs = [head, *(child for child in head.children if child.dep_ in {"aux", "cop"})]
    return any("Past" in verb.morph.get("Tense", []) and is_finite(verb) for verb in verbs)


def _speaks_to_several(docs: list[Doc]) -> bool:
    """Tell whether a text says `jer` and `jeres` to its readers, and never `du`."""
    words = {token.lower_ for doc in docs for token in doc}
    return not words.isdisjoint({"jer", "jeres"}) and words.isdisjoint(_READER)


def _general(token: Token, tools: Tools, *, several: bool) -> Hit:
    """Offer `du` for every `man` of the sentence, with `dig` and `din` for what points back.

    A text to several readers gets `I`. One of them alone would make the sentence speak of two:
    `Hvis man flytter, skal du …`.
    """
    edits, points_back = [], False
    you, pointing = ("I", _REFLEXIVE_OF_SEVERAL) if several else ("du", _REFLEXIVE)
    for word in token.sent:
        if word.lower_ == "man" and _is_general(word):
            edits.append((word.idx, word.end, match_case(you, word.text)))
            points_back = True
        elif word.lower_ == "ens" and points_back and word.i + 1 < word.sent.end:
            edits.append((word.idx, word.end, "jeres" if several else your_form(word, tools)))
        elif word.lower_ in pointing and points_back:
            edits.append((word.idx, word.end, pointing[word.lower_]))
        elif word.dep_ == "nsubj" and not (word.i and word.nbor(-1).lower_ == "ens"):
            points_back = False
    shown = " … ".join(dict.fromkeys(text for _, _, text in edits))
    proposal = Proposal(f"Skriv {quote(shown)}", tuple(edits), Applicability.UNSAFE)
    if any(word.dep_ == "nsubj" and word.pos_ == "NOUN" and is_actor(word) for word in token.sent):
        # `Byrådet kan ikke beslutte, at man aldrig vil …`: it may be somebody else.
        proposal = Proposal(f"Skriv {quote(shown)}, hvis du mener læseren")
    values = {"excerpt": token.text, "alternative": you}
    sure = Confidence.LOW if _is_past(token) else None
    return Hit(token.idx, token.end, values, confidence=sure, proposals=(proposal,))


def _is_role(token: Token, params: AddressParams) -> bool:
    return params.form == "role" and token.lower_ in params.words and _is_about_reader(token)


def _is_about_reader(token: Token) -> bool:
    """Tell whether a role is the one who acts or is acted on in the clause, not one of many."""
    if token.is_sent_start and token.i + 1 < len(token.doc) and is_finite(token.nbor(1)):
        # `Ansøger skal …`, which the tagger may take for a verb.
        return not any(word.lower_ in _READER for word in token.doc)
    if token.pos_ not in {"NOUN", "PROPN"} or (
        token.i and token.nbor(-1).pos_ in {"PRON", "ADJ", "DET"}
    ):
        return False
    if token.is_title and not token.is_sent_start:
        # `Log ind som Borger`: a name in a program.
        return False
    if token.lower_ == "klager" and _are_complaints(token):
        return False
    if any(child.lower_ in _OTHERS or child.dep_ == "amod" for child in token.children):
        return False
    if any(word.lower_ in _READER for word in token.doc):
        # `… bedes du sørge for, at ansøger …`: the reader is somebody else.
        return False
    if token.dep_ not in {"nsubj", "obj", "iobj", "obl", "nmod:poss"}:
        return False
    return (
        token.dep_ != "nsubj" or is_finite(token.head) or any(map(is_finite, token.head.children))
    )


def _are_complaints(token: Token) -> bool:
    """Tell `Der kom klager` and `klager over støj` from `Vi sender klager et brev`."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.dep_ == "nsubj":
        return following is not None and following.lower_ in {"over", "om", "fra"}
    return following is None or following.pos_ not in {"DET", "PRON", "NUM", "NOUN", "ADJ"}


def _role(token: Token) -> tuple[str, ...]:
    if token.lower_.endswith("s") and "Gen" in token.morph.get("Case", []):
        return ("din",) if "Sing" in token.head.morph.get("Number", []) else ("dine",)
    opens = token.is_sent_start and token.i + 1 < len(token.doc) and is_finite(token.nbor(1))
    return ("du",) if token.dep_ == "nsubj" or opens else ("dig",)
