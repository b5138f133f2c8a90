"""Turns matches of the term map into hits of the ``term`` rules. Knows neither files nor config."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Proposal, Tools, Unit
from oejenhoejde.checks.explained import is_explained, stands_beside_plain_words
from oejenhoejde.checks.term_patterns import Match
from oejenhoejde.model import SegmentKind
from oejenhoejde.params import TermParams
from oejenhoejde.suggest.terms import propose

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc

#: So many words without one of these classes are a name and say nothing to explain or swap.
_NAME_WORDS = 3
_IN_SENTENCES = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "ADV", "PART", "SCONJ"})
#: A heading is no place for an explanation: the first use below it is.
_NO_PLACE_TO_EXPLAIN = frozenset(
    {SegmentKind.HEADING, SegmentKind.TITLE, SegmentKind.PAGE_HEADER, SegmentKind.PAGE_FOOTER}
)

#: How many alternatives a message names where a person must choose.
_MOST_NAMED = 3


def find_terms(unit: Unit, params: TermParams, tools: Tools) -> Iterator[Hit]:
    """Give the hits of one rule: the lists and kinds of entry that it speaks for."""
    doc, terms, audience = unit.doc, tools.terms, tools.audience
    found = [m for m in terms.matches(doc, audience=audience) if _speaks_of(m, unit, params)]
    passed = terms.accepted_matches(doc, audience=audience)
    if not (found or passed) or _is_name_line(unit):
        return
    for match in found:
        yield _hit(doc, match, tools)
    for match, word in passed:
        if _speaks_of(match, unit, params):
            yield replace(_hit(doc, match, tools), accepted=word)


def _is_name_line(unit: Unit) -> bool:
    """Tell whether a paragraph is a name: the office in a letterhead or under a letter."""
    text = unit.doc.text.strip()
    return (
        unit.kind is SegmentKind.PARAGRAPH
        and text[:1].isupper()
        and text[-1:].isalnum()
        and sum(token.is_alpha for token in unit.doc) <= _NAME_WORDS
        and all(token.pos_ not in _IN_SENTENCES for token in unit.doc)
    )


def _speaks_of(match: Match, unit: Unit, params: TermParams) -> bool:
    term = match.term
    if term.domain not in params.lists or term.kind not in params.kinds:
        return False
    return term.kind != "forklar" or unit.kind not in _NO_PLACE_TO_EXPLAIN


def _hit(doc: Doc, match: Match, tools: Tools) -> Hit:
    first, last = doc[match.tokens[0]], doc[match.tokens[-1]]
    start, end = first.idx, last.end
    term = match.term
    proposals = propose(match, doc, tools.inflector, sender=tools.sender)
    values = {
        "excerpt": doc.text[start:end],
        "term": term.lemma,
        "alternative": _shown(proposals, term.alternatives),
        "definition": term.definition,
        "note": term.note,
    }
    if term.kind == "forklar":
        explained = is_explained(doc, match)
        if term.definition:
            proposals = (Proposal(f"Forklar det: {term.definition}"), *proposals)
        return Hit(
            start, end, values, confidence=term.confidence, proposals=proposals,
            once=term.lemma.casefold(), silent=explained,
        )  # fmt: skip
    variant = "" if term.alternatives else "drop"
    return Hit(
        start, end, values, variant=variant, confidence=term.confidence, proposals=proposals,
        silent=term.upos == "NOUN" and stands_beside_plain_words(doc, match),
    )  # fmt: skip


def _shown(proposals: tuple[Proposal, ...], alternatives: tuple[str, ...]) -> str:
    """Give the wording to name in the message: the first proposal's, else the first lemma.

    Where a person must choose, up to three are named: `»om«, »til« eller »med«`.
    """
    shown = [wording for wording in map(_wording, proposals) if wording]
    if not shown:
        return alternatives[0] if alternatives else ""
    if any(proposal.edits for proposal in proposals):
        return shown[0]
    *others, last = shown[:_MOST_NAMED]
    return f"{'«, »'.join(others)}« eller »{last}" if others else last


def _wording(proposal: Proposal) -> str:
    """Give the words in the quotation marks of a proposal's title."""
    _, _, rest = proposal.title.partition("»")
    return rest.rpartition("«")[0]
