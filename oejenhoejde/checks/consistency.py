"""Finds two forms or two words for one thing in one text. Knows neither files nor config.

Source: Ministry of Justice, guide no. 224 (1969): one word for one concept in the whole text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Proposal, Tools, lower_of
from oejenhoejde.checks.document import DocumentView, Part, Placed
from oejenhoejde.checks.literals import quick
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.model import Applicability, SegmentKind
from oejenhoejde.params_document import ConsistencyParams, Form
from oejenhoejde.smalllists import load_rows
from oejenhoejde.suggest.wording import match_case, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

_Place = tuple[Part, int, int]
#: A text has two words for a thing when each of them is used; a single slip counts too.
_KINDS = frozenset({SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.HEADING})
_DEFINITE = frozenset({"den", "det", "de", "denne", "dette", "disse"})


def find_mixed(view: DocumentView, params: ConsistencyParams, tools: Tools) -> Iterator[Placed]:
    """Give the places of the rarer form; of two words for a thing only the first one."""
    for forms in params.sets:
        yield from _mixed_forms(view, forms)
    if params.list:
        yield from _mixed_words(view, params.list)


def _mixed_forms(view: DocumentView, forms: tuple[Form, ...]) -> Iterator[Placed]:
    found: dict[str, list[_Place]] = defaultdict(list)
    for part in view.parts:
        if part.doc is None:
            continue
        for form in forms:
            asked = quick(form.pattern)
            if not asked.may_match(lower_of(part.doc)):
                continue
            for match in asked.pattern.finditer(part.prose):
                found[form.name].append((part, *match.span()))
    if len(found) < 2:
        return
    found = {name: _outermost(places, found) for name, places in found.items()}
    # The first form of the rule file wins where two are equally frequent.
    usual = max(forms, key=lambda form: len(found.get(form.name, ())))
    for form in forms:
        for part, start, end in found.get(form.name, ()) if form is not usual else ():
            excerpt = part.prose[start:end]
            values = {"excerpt": excerpt, "other": usual.name, "number": len(found[usual.name])}
            proposals: tuple[Proposal, ...] = ()
            if usual.to:
                new = match_case(re.sub(form.pattern, usual.to, excerpt), excerpt)
                edit = ((start, end, new),)
                proposals = (Proposal(f"Skriv {quote(new)}", edit, Applicability.UNSAFE),)
            yield Placed(Hit(start, end, values, proposals=proposals), part)


def _outermost(places: list[_Place], all_forms: dict[str, list[_Place]]) -> list[_Place]:
    """Leave out what stands within a place of another form: a quotation in a quotation."""
    return [
        (part, start, end)
        for part, start, end in places
        if not any(
            other is part and first < start and end < last
            for among in all_forms.values()
            for other, first, last in among
        )
    ]


@lru_cache(maxsize=4)
def _words(name: str) -> dict[str, str]:
    """Give word → concept of a list with the columns `begreb` and `ord` (divided by `;`)."""
    return {
        word.strip(): row["begreb"]
        for row in load_rows(name)
        for word in row["ord"].split(";")
        if word.strip()
    }


def _mixed_words(view: DocumentView, name: str) -> Iterator[Placed]:
    """Give the first place of each rarer word for a thing that the reader is taken to know.

    A form and a questionnaire that are mentioned in passing may be two things. Only »the form«
    and »your questionnaire« make a reader ask whether they are one. Words that stand side by side
    (`kontrakten og aftalen`) are two things.
    """
    concepts = _words(name)
    found: dict[str, dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    known: dict[str, dict[str, _Place]] = defaultdict(dict)
    apart: set[str] = set()
    for part in view.parts:
        if part.doc is None or part.kind not in _KINDS:
            continue
        hidden = shielded_tokens(part.doc)
        for token in part.doc:
            word = token.lemma_.lower()
            if token.pos_ == "NOUN" and word in concepts and token.i not in hidden:
                concept = concepts[word]
                place = (part, int(token.idx), token.end)
                found[concept][word].append(place)
                if _is_known_thing(token):
                    known[concept].setdefault(word, place)
                if any(concepts.get(near.lemma_.lower()) == concept for near in _beside(token)):
                    apart.add(concept)
    for concept, by_word in found.items():
        if len(known[concept]) < 2 or concept in apart:
            continue
        usual = max(by_word, key=lambda word: len(by_word[word]))
        for word, (part, start, end) in known[concept].items():
            if word != usual:
                values = {
                    "excerpt": part.prose[start:end],
                    "other": usual,
                    "number": len(by_word[usual]),
                }
                yield Placed(Hit(start, end, values), part)


def _is_known_thing(noun: Token) -> bool:
    """Tell whether a noun is definite or owned: `skemaet`, `dit skema`, `kommunens skema`."""
    if "Def" in noun.morph.get("Definite"):
        return True
    return any(
        child.lower_ in _DEFINITE
        or "Yes" in child.morph.get("Poss")
        or ("Gen" in child.morph.get("Case") and child.i < noun.i)
        for child in noun.children
    )


def _beside(noun: Token) -> Iterator[Token]:
    """Give the nouns that are joined with a noun, and what stands after a stroke."""
    if noun.dep_ == "conj":
        yield noun.head
    yield from (child for child in noun.children if child.dep_ in {"conj", "appos"})
    doc = noun.doc
    if noun.i + 2 < len(doc) and doc[noun.i + 1].text == "/":
        yield doc[noun.i + 2]
