"""Finds what stands between parts of a sentence that belong together. No files.

An insertion between commas or dashes that parts the subject from its verb or the verb in two; and
many words between the two parts of a verb (`skal … behandles`), with or without commas.
Source: the sentence frame of Danish (Diderichsen) and the guides named in the rule file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit
from oejenhoejde.checks.overlap import is_finite
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.paradigms import MODALS
from oejenhoejde.language.sentences import words
from oejenhoejde.params import ClauseParams

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token
    from oejenhoejde.language.parsed import Span as DocSpan

_MARKS = frozenset({",", "–", "-", "—"})
_OPENERS = frozenset("som der hvor hvis når uanset underordnet medmindre efter".split())
#: Where a sentence goes on after an insertion.
_GOING_ON = frozenset("ikke også altid aldrig hurtigst kun dog".split())
#: Here a clause ends, and no verb after it belongs to one before it.
_ENDS = frozenset({":", ";", "(", "\n"})
#: More parts than this between commas are a list.
_MOST_COMMAS = 2


def find_insertions(doc: Doc, params: ClauseParams) -> Iterator[Hit]:
    """Give insertions of at least ``least`` words, and verbs with ``apart`` words within."""
    shielded = shielded_tokens(doc)
    for sentence in doc.sents:
        seen: set[int] = set()
        for inside, word in _between_marks(sentence):
            number = len(words(inside))
            if number >= params.least and inside.start not in shielded:
                seen.update(range(inside.start, inside.end))
                yield _hit(inside, number, word, "")
        for inside, word in _within_verbs(sentence):
            number = len(words(inside))
            if number >= params.apart and seen.isdisjoint(range(inside.start, inside.end)):
                yield _hit(inside, number, word, "apart")


def _hit(inside: DocSpan, number: int, word: str, variant: str) -> Hit:
    start, end = inside.doc[inside.start].idx, inside.doc[inside.end - 1].end
    excerpt = inside.doc.text[start:end]
    return Hit(start, end, {"excerpt": excerpt, "number": number, "word": word}, variant)


def _between_marks(sentence: DocSpan) -> Iterator[tuple[DocSpan, str]]:
    """Give what stands between two marks where the clause is not complete, and the verb."""
    doc = sentence.doc
    for opening in sentence:
        if opening.text not in _MARKS or opening.i + 2 >= sentence.end or opening.i == 0:
            continue
        before = opening.nbor(-1)
        for closing in _closings(sentence, opening):
            after, inside = closing.nbor(1), doc.span(opening.i + 1, closing.i)
            if not _opens_insertion(inside[0]):
                break
            verb = _past_small_words(after, sentence)
            split_subject = is_finite(verb) and _is_subject_of(before, verb)
            # With its own finite verb after it, what stands between is no part of the one before.
            first = None if is_finite(verb) else _first_part(after, before)
            if split_subject or first is not None:
                yield inside, verb.text if first is None else first.text
                break


def _past_small_words(token: Token, sentence: DocSpan) -> Token:
    """Give the word after `ikke` and its like: in a clause they stand before the verb."""
    while token.lower_ in _GOING_ON and token.i + 1 < sentence.end:
        token = token.nbor(1)
    return token


def _closings(sentence: DocSpan, opening: Token) -> list[Token]:
    """Give the marks that can end an insertion: the next ones of the same kind."""
    later = sentence.doc[opening.i + 2 : sentence.end - 1]
    return [token for token in later if token.text == opening.text][:_MOST_COMMAS]


def _opens_insertion(token: Token) -> bool:
    participle = "Part" in token.morph.get("VerbForm", [])
    return token.pos_ in {"SCONJ", "ADP"} or token.lower_ in _OPENERS or participle


def _is_subject_of(noun: Token, verb: Token) -> bool:
    """Tell whether the words before the insertion are the subject of the verb after it."""
    clause = verb if verb.dep_ not in {"aux", "cop"} else verb.head
    return any(
        child.dep_ == "nsubj" and child.left_edge.i <= noun.i and child.i <= noun.i < verb.i
        for child in clause.children
    )


def _first_part(token: Token, before: Token) -> Token | None:
    """Give the finite verb before an insertion, where the clause goes on after it."""
    if token.lower_ in _GOING_ON:
        token = token.head if token.head.i > token.i else token
    if not _is_second_part(token) and token.lower_ not in _GOING_ON:
        return None
    if is_finite(before) and before.pos_ in {"AUX", "VERB"}:
        return before
    first = before.left_edge.i
    if before.dep_ == "nsubj" and first and _is_modal(before.doc[first - 1]):
        # `så kan du, hvis …, søge`: the subject stands after the verb.
        return before.doc[first - 1]
    verb = token if token.dep_ not in {"aux", "cop", "advmod"} else token.head
    found = [
        child
        for child in verb.children
        if child.dep_ in {"aux", "cop"} and is_finite(child) and child.i < before.i
    ]
    return found[-1] if found else None


def _is_modal(token: Token) -> bool:
    return is_finite(token) and token.lemma_.lower() in MODALS


def _is_second_part(token: Token) -> bool:
    form = token.morph.get("VerbForm", [])
    return "Inf" in form or "Part" in form


def _within_verbs(sentence: DocSpan) -> Iterator[tuple[DocSpan, str]]:
    """Give what stands between a helping verb and its main verb, and the two as `a« og »b`."""
    for helper in sentence:
        if not is_finite(helper):
            continue
        verb = helper.head
        if helper.lemma_.lower() in MODALS:
            second = _next_verb(helper, sentence)
            if second is not None:
                yield _apart(helper, second)
            continue
        if helper.dep_ != "aux" or verb.i <= helper.i + 1:
            continue
        rest = [c for c in verb.children if c.dep_ in {"aux", "cop"} and c.i > helper.i]
        second = min((*rest, verb), key=lambda token: token.i)
        if second.i < sentence.end and _is_second_part(second):
            yield _apart(helper, second)


def _next_verb(modal: Token, sentence: DocSpan) -> Token | None:
    """Give the verb that a modal verb waits for: the first one after it that is no `at …`.

    Where the two stand far apart the tree is often wrong, so the order of the words decides.
    """
    for token in sentence.doc[modal.i + 1 : sentence.end]:
        if token.text in _ENDS:
            return None
        if token.pos_ in {"VERB", "AUX"} and token.nbor(-1).lower_ != "at":
            if token.dep_ in {"amod", "acl"}:
                continue
            passive = token.lower_.endswith("s") and "Past" not in token.morph.get("Tense", [])
            return token if "Inf" in token.morph.get("VerbForm", []) or passive else None
    return None


def _apart(first: Token, second: Token) -> tuple[DocSpan, str]:
    doc, start, end = first.doc, first.i + 1, second.i
    while start < end - 1 and doc[start].is_punct:
        start += 1
    while end > first.i + 2 and doc[end - 1].is_punct:
        end -= 1
    return doc.span(start, end), f"{first.text}« og »{second.text}"
