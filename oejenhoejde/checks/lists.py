"""Finds faults of lists: running ones, mixed final marks, long items, depth. Knows no files.

Source: the state's design system (lists under three levels, items alike).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Proposal, Tools
from oejenhoejde.checks.document import DocumentView, Part, Placed
from oejenhoejde.checks.overlap import end_of
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.sentences import words
from oejenhoejde.model import Applicability, SegmentKind
from oejenhoejde.params_document import ListParams

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

#: What items are named by: the Danish name of each final mark.
_MARKS = {".": "punktum", ",": "komma", ";": "semikolon", "": "ingen tegn"}
#: After these an item is no part of the pattern: it is a question, or opens a list of its own.
_OTHER_ENDS = (":", "?", "!", "…", ")", "»", "”", '"')


def find_lists(view: DocumentView, params: ListParams, tools: Tools) -> Iterator[Placed]:
    """Give the faults of one sort."""
    if params.fault == "running":
        yield from _running(view, params)
    elif params.fault == "long_item":
        yield from _long_items(view, params)
    else:
        for group in _groups(view):
            yield from _depth(group, params) if params.fault == "depth" else _marks(group, params)


def _groups(view: DocumentView) -> Iterator[list[Part]]:
    """Give the lists: items with nothing but links between them."""
    parts = [part for part in view.parts if part.kind is not SegmentKind.LINK]
    for is_list, group in groupby(parts, lambda part: part.kind is SegmentKind.LIST_ITEM):
        if is_list:
            yield list(group)


def _depth(group: list[Part], params: ListParams) -> Iterator[Placed]:
    deep = next((part for part in group if part.level >= params.least), None)
    if deep is not None:
        values = {"number": deep.level, "limit": params.least - 1}
        yield Placed(Hit(*deep.first_sentence(), values), deep)


def _long_items(view: DocumentView, params: ListParams) -> Iterator[Placed]:
    """Give long items of several sentences; a single long sentence has a rule of its own."""
    for part in view.of_kind(SegmentKind.LIST_ITEM):
        number = part.words
        if number > params.least and len(part.sentences()) > 1 and not part.goes_on:
            values = {"words": number, "limit": params.least}
            yield Placed(Hit(*part.first_sentence(), values), part)


def _marks(group: list[Part], params: ListParams) -> Iterator[Placed]:
    """Give the first item that ends otherwise than most of its list.

    The last item may have a full stop where the others have a comma, a semicolon or nothing.
    """
    for _, items in groupby(
        sorted(group, key=lambda part: part.level), key=lambda part: part.level
    ):
        ends = [(part, _end_of(part)) for part in items]
        ends = [(part, mark) for part, mark in ends if mark is not None]
        if len(ends) < params.least:
            continue
        counted = Counter(mark for _, mark in ends)
        usual = counted.most_common(1)[0][0]
        odd = [(part, mark) for part, mark in ends if mark != usual]
        if usual in {",", ";", ""} and odd and odd[-1] == (ends[-1][0], "."):
            odd.pop()
        if not odd or counted[usual] <= len(odd):
            continue
        part, mark = odd[0]
        yield Placed(_odd_item(part, mark or "", usual or "", alone=len(odd) == 1), part)


def _end_of(part: Part) -> str | None:
    text = part.prose.rstrip()
    if not text or text.endswith(_OTHER_ENDS):
        return None
    return text[-1] if text[-1] in ".,;" else ""


def _odd_item(part: Part, mark: str, usual: str, *, alone: bool) -> Hit:
    end = len(part.prose.rstrip())
    last = part.prose.rstrip().rfind(" ") + 1
    values = {"excerpt": part.prose[last:end], "mark": _MARKS[usual], "number": _MARKS[mark]}
    title = f"Slut med {_MARKS[usual]}" if usual else f"Slet {_MARKS[mark]}"
    edits = ((end - len(mark), end, usual),) if alone else ()
    grade = Applicability.UNSAFE if alone else Applicability.DISPLAY
    return Hit(last, end, values, proposals=(Proposal(title, edits, grade),))


def _running(view: DocumentView, params: ListParams) -> Iterator[Placed]:
    """Give the longest enumeration of each sentence, if it is long enough to be a list."""
    for part in view.of_kind(SegmentKind.PARAGRAPH):
        if part.doc is None:
            continue
        hidden = shielded_tokens(part.doc)
        for sentence in part.sentences():
            found = [items for items in map(_items, sentence) if len(items) >= params.least]
            if not found:
                continue
            items = max(found, key=len)
            span = _whole(items)
            number = len(words(span))
            if number < params.words or any(token.i in hidden for token in items):
                continue
            values = {"number": len(items), "words": number}
            start, end = span.start_char, end_of(span[-1])
            yield Placed(Hit(start, end, values), part)


def _items(first: Token) -> list[Token]:
    """Give the items of an enumeration that begins with this word, commas between them."""
    if first.pos_ not in {"NOUN", "VERB", "ADJ", "PROPN"} or first.dep_ == "conj":
        return []
    others = [child for child in first.children if child.dep_ == "conj" and child.i > first.i]
    divided = [
        child for child in others if any(word.dep_ in {"punct", "cc"} for word in child.lefts)
    ]
    return [first, *divided] if len(divided) == len(others) else []


def _whole(items: list[Token]) -> DocSpan:
    """Give the range from the first item with its attributes to the end of the last one."""
    doc = items[0].doc
    lefts = [word for word in items[0].lefts if word.dep_ in {"amod", "det", "nummod", "advmod"}]
    first = min([items[0].i, *(word.i for word in lefts)])
    last = max(word.i for word in items[-1].subtree)
    while last > items[-1].i and doc[last].is_punct:
        last -= 1
    return doc[first : last + 1]
