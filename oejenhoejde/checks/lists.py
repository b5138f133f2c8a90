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
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.sentences import words
from oejenhoejde.model import Applicability, SegmentKind
from oejenhoejde.params_document import ListParams

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Span as DocSpan
    from oejenhoejde.language.parsed import Token

#: What items are named by: the Danish name of each final mark.
_MARKS = {".": "med punktum", ",": "med komma", ";": "med semikolon", "": "uden tegn"}
#: After these ends an item is no part of the pattern: it is a question, or opens a list of its own.
_JOINS = frozenset({"og", "eller", "samt"})
#: These end a list too.
_AND_SO_ON = frozenset({"mv.", "mv", "m.v.", "m.m.", "osv.", "osv", "etc."})
#: What begins like this goes on with the thing before it.
_NO_ITEM = _JOINS | {"men", "som", "der", "herunder", "fx", "f.eks.", "dvs."}
#: The parts of a law reference are divided by commas too.
_REFERENCE = frozenset({"jf.", "§", "§§", "stk.", "nr.", "pkt.", "litra"})
#: What has more words between its commas is no item of a list.
_LONGEST_ITEM = 9
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
    title = f"Slut {_MARKS[usual]}" if usual else f"Slet {_MARKS[mark].removeprefix('med ')}"
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
            best = max(_enumerations(sentence), key=lambda found: found[1], default=None)
            if best is None or best[1] < params.least:
                continue
            span, number = best
            counted = len(words(span))
            if counted < params.words or any(token.i in hidden for token in span):
                continue
            values = {"number": number, "words": counted}
            yield Placed(Hit(span.start_char, span[-1].end, values), part)


def _enumerations(sentence: DocSpan) -> Iterator[tuple[DocSpan, int]]:
    """Give what is listed with commas and a last `og` or `eller`, and how many things it is.

    By the words and not by the tree: parsers often hang the later items of a long list wrongly.
    """
    chunks: list[list[Token]] = [[]]
    for token in sentence:
        if token.text == ",":
            chunks.append([])
        else:
            chunks[-1].append(token)
    run: list[list[Token]] = []
    for at, chunk in enumerate(chunks):
        if at and _is_item(chunk):
            run.append(chunk)
            continue
        last = _last_items(chunk) if run and at else None
        first = _first_item(chunks[at - len(run) - 1]) if last is not None else []
        if last is not None and first:
            doc = sentence.doc
            more = 2 if last.lower_ in _AND_SO_ON else 3
            yield doc.span(first[0].i, last.i + 1), len(run) + more
        run = []
    if len(run) > 1:  # The list ends the sentence: the last item holds the `og`.
        last = _last_items(run[-1])
        first = _first_item(chunks[len(chunks) - len(run) - 1])
        if last is not None and first:
            yield sentence.doc.span(first[0].i, last.i + 1), len(run) + 2


def _is_item(chunk: list[Token]) -> bool:
    """Tell whether what stands between two commas is a thing and no clause."""
    counted = [token for token in chunk if not token.is_punct and not token.is_space]
    if not 0 < len(counted) <= _LONGEST_ITEM or counted[0].lower_ in _NO_ITEM:
        return False
    return not any(_is_clausal(token) or token.lower_ in _REFERENCE for token in counted)


def _is_clausal(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", []) or token.pos_ in {"SCONJ", "AUX"}


def _last_items(chunk: list[Token]) -> Token | None:
    """Give the last word of `c og d`, where the last two things stand in one chunk."""
    ends = _JOINS | _AND_SO_ON
    at = next((i for i, token in enumerate(chunk) if token.lower_ in ends), 0)
    if not at or any(map(_is_clausal, chunk[:at])):
        return None
    if chunk[at].lower_ in _AND_SO_ON:
        return chunk[at]
    last: Token | None = None
    for token in chunk[at + 1 :]:
        if token.is_punct or token.is_space or _is_clausal(token):
            break
        last = token
    if any(token.lower_ in _REFERENCE for token in chunk) or chunk[0].lower_ in _NO_ITEM:
        return None
    return last


def _first_item(chunk: list[Token]) -> list[Token]:
    """Give the first thing of a list: what follows the verb or the colon before it."""
    start = 0
    for at, token in enumerate(chunk):
        if token.is_punct or token.pos_ == "VERB" or _is_clausal(token):
            start = at + 1
    found = chunk[start:]
    while found and found[0].pos_ in {"ADP", "PRON", "ADV", "PART", "CCONJ", "SPACE"}:
        found = found[1:]
    return found if len(found) <= _LONGEST_ITEM else []
