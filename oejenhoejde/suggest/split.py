"""Splits a long sentence in two where both parts are surely sentences. Knows no files.

Between two main clauses the conjunction goes or opens the second sentence (`Men`, `Så`); a reason
becomes `Det skyldes, at …`, which keeps the word order of the clause; a relative clause at the end
repeats a definite noun. Elsewhere the place is shown and nothing is edited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.suggest.wording import TextEdit

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

_DROPPED = frozenset({"og"})
_KEPT = frozenset({"men", "så"})
_REASON = "fordi"
#: Words after a conjunction with which no main clause begins.
_SUBORDINATE = frozenset(
    "at som der om hvorvidt ikke hvor hvad hvem hvordan hvornår hvorfor hvilken hvilket".split()
)


def split_edits(token: Token) -> list[TextEdit] | None:
    """Give the edits that end the sentence before ``token``; None where that is not sure."""
    doc = token.doc
    if token.i + 1 >= token.sent.end or token.i <= token.sent.start:
        return None
    word = token.lower_
    before = doc[token.i - 1]
    last = doc[token.i - 2] if before.text in {",", ";"} and token.i >= 2 else before
    start = last.end
    if last.is_punct and last.text not in {")", "”", "»", "«", '"'}:
        return None
    # The dot of an abbreviation is the full stop too: `100 kr. Fordringen …`.
    stop = "" if last.text.endswith(".") else "."
    if word in _DROPPED | _KEPT and _is_main_clause(token):
        if word in _KEPT:
            return [(start, token.end, f"{stop} {token.text.capitalize()}")]
        return [(start, doc[token.i + 1].idx, f"{stop} "), *_capital(doc[token.i + 1])]
    if word == _REASON and before.text == ",":
        return [(start, token.end, f"{stop} Det skyldes, at")]
    if word in {"som", "der"} and before.text == ",":
        return _relative(token, start)
    return None


def _is_main_clause(token: Token) -> bool:
    """Tell whether a conjunction opens a second main clause with a subject of its own."""
    if token.lower_ != "så" and _reads_as_main(token):
        return True
    head = token.head
    if head.dep_ == "advcl" and head.head.i > head.i:
        # `og hvis du klager, sender vi …`: the conjunction may hang on the clause in front.
        head = head.head
    if head.dep_ != "conj" or token.doc[token.i + 1].lower_ in _SUBORDINATE:
        return False
    first = head.head
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    if first.dep_ != "ROOT" or not _has_subject(first):
        return False
    if any(child.dep_ == "mark" and child.i < head.i for child in head.children):
        return False
    return _has_subject(head) and _is_finite(head)


def _reads_as_main(token: Token) -> bool:
    """Tell whether subject and finite verb follow `, og` in the order of a main clause.

    After a comma they are no part of a list, and a joined subordinate clause repeats its `at`.
    The pipeline often ties such a clause to the one before. A clause with `hvis` or `når` may
    stand first: `, og hvis du klager, sender vi …`.
    """
    doc, end = token.doc, token.sent.end
    if doc[token.i - 1].text != "," or token.i + 2 >= end:
        return False
    first = doc[token.i + 1]
    if first.lower_ in {"hvis", "når"}:
        comma = next((t for t in doc[first.i + 1 : end] if t.text == ","), None)
        after = doc[comma.i + 1] if comma is not None and comma.i + 2 < end else None
        return after is not None and _is_finite_word(after) and _may_be_subject(after.nbor())
    return _may_be_subject(first) and _is_finite_word(doc[token.i + 2])


def _may_be_subject(token: Token) -> bool:
    if token.text in {"du", "vi", "I", "jeg", "han", "hun", "de", "De", "det", "der", "man"}:
        return True
    return token.pos_ == "NOUN" and "Def" in token.morph.get("Definite", [])


def _is_finite_word(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm", [])


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "expl"} for child in verb.children)


def _is_finite(verb: Token) -> bool:
    clause = [verb, *(child for child in verb.children if child.dep_ in {"aux", "cop"})]
    return any("Fin" in word.morph.get("VerbForm", []) for word in clause)


def _relative(token: Token, start: int) -> list[TextEdit] | None:
    """Repeat the noun for a relative clause that ends the sentence and whose subject it is."""
    doc, verb = token.doc, token.head
    if token.dep_ != "nsubj" or not verb.dep_.startswith("acl"):
        return None
    noun = verb.head
    following = doc[token.i + 1]
    whole = [verb, *verb.children]
    if noun.i != token.i - 2 or following not in whole or not _is_finite_word(following):
        return None
    definite = noun.pos_ == "PROPN" or "Def" in noun.morph.get("Definite", [])
    definite = definite and not any(child.lower_ in {"en", "et"} for child in noun.children)
    if not definite or (noun.head.pos_ == "PROPN" and noun.dep_ == "flat"):
        return None
    ends = max(word.i for word in verb.subtree)
    if any(not doc[i].is_punct for i in range(ends + 1, token.sent.end)):
        return None
    name = noun.text[:1].upper() + noun.text[1:]
    return [(start, token.end, f". {name}")]


def _capital(token: Token) -> list[TextEdit]:
    first = token.text[:1]
    return [(token.idx, token.idx + 1, first.upper())] if first.islower() else []


__all__ = ["split_edits"]
