"""Finds regular expressions in the prose. Knows neither files nor config."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Proposal, Tools, Unit, lower_of
from oejenhoejde.checks.literals import Quick, quick
from oejenhoejde.checks.overlap import is_free
from oejenhoejde.model import Applicability
from oejenhoejde.params import RegexParams
from oejenhoejde.suggest.wording import match_case, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc


def _compiled(pattern: str, ignore_case: bool) -> Quick:
    return quick(pattern, re.IGNORECASE if ignore_case else 0)


@lru_cache(maxsize=512)
def _needed(patterns: tuple[str, ...], ignore_case: bool) -> tuple[str, ...]:
    """Give lower-case strings of which each match of a rule holds one; empty: none are known."""
    needs = [_compiled(pattern, ignore_case).needs for pattern in patterns]
    return tuple(dict.fromkeys(s for groups in needs for s in groups[0])) if all(needs) else ()


def _matches(doc: Doc, pattern: str, params: RegexParams) -> Iterator[re.Match[str]]:
    compiled = _compiled(pattern, params.ignore_case)
    return compiled.pattern.finditer(doc.text) if compiled.may_match(lower_of(doc)) else iter(())


def find_regex(unit: Unit, params: RegexParams, tools: Tools) -> Iterator[Hit]:
    """Give the places; the first group of a pattern, where it has one, is what is marked.

    What the term map speaks for and, unless ``in_quotes``, what is quoted is left alone.
    """
    if (params.kinds and unit.kind not in params.kinds) or (
        params.types and unit.type not in params.types
    ):
        return
    strings = _needed(params.every, params.ignore_case)
    if strings:
        lower = lower_of(unit.doc)
        for string in strings:
            if string in lower:
                break
        else:
            return
    if params.requires and not _asked(unit.doc, params):
        return
    plain = sorted(_plain(unit.doc, params), key=_place)
    if params.least > 1 or params.most is not None:
        plain = list(_gathered(unit.doc, plain, params))
    reached = 0
    for hit in sorted([*plain, *_rewritten(unit.doc, params)], key=_place):
        if hit.start >= reached and _is_open(unit.doc, hit, params, tools):
            reached = hit.end
            yield hit


def _asked(doc: Doc, params: RegexParams) -> bool:
    """Tell whether a text has what every match of a rule requires."""
    return bool(_compiled(params.requires, params.ignore_case).pattern.search(doc.text))


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _is_open(doc: Doc, hit: Hit, params: RegexParams, tools: Tools) -> bool:
    if params.unless and _is_excepted(doc, hit, params):
        return False
    return is_free(
        doc, hit.start, hit.end, tools, in_quotes=params.in_quotes, over_terms=params.over_terms
    )


def _is_excepted(doc: Doc, hit: Hit, params: RegexParams) -> bool:
    span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    text = doc.text_of(span[0].sent.start, span[-1].sent.end)
    return any(_compiled(pattern, True).search(text) for pattern in params.unless)


def _plain(doc: Doc, params: RegexParams) -> Iterator[Hit]:
    for pattern in params.patterns:
        for match in _matches(doc, pattern, params):
            group = 1 if match.re.groups else 0
            start, end = match.span(group)
            if start < end:
                # Beside rewrites, which name other words, a bare pattern has none to name.
                variant = "plain" if params.rewrites else ""
                yield Hit(start, end, {"excerpt": match.group(group), "number": 1}, variant)


def _rewritten(doc: Doc, params: RegexParams) -> Iterator[Hit]:
    grade = Applicability.SAFE if params.safe else Applicability.UNSAFE
    for rewrite in params.rewrites:
        for match in _matches(doc, rewrite.pattern, params):
            start, end = match.span()
            texts = [match_case(match.expand(text), match.group()) for text in rewrite.to]
            proposals = [
                Proposal(f"Skriv {quote(text.strip())}", ((start, end, text),), grade)
                for text in texts
            ]
            if rewrite.title:
                proposals.append(Proposal(match.expand(rewrite.title)))
            values = {
                "excerpt": match.group(),
                "alternative": texts[0].strip() if texts else "",
                "number": 1,
            }
            if start < end:
                variant = "" if texts else "plain"
                yield Hit(start, end, values, variant=variant, proposals=tuple(proposals))


def _gathered(doc: Doc, hits: list[Hit], params: RegexParams) -> Iterator[Hit]:
    """Give one hit for each sentence with as many matches as asked, from the first to the last."""

    def sentence(hit: Hit) -> int:
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        return int(span[0].sent.start) if span is not None and len(span) else -1

    for _, group in groupby(hits, key=sentence):
        found = list(group)
        if len(found) >= params.least and (params.most is None or len(found) <= params.most):
            start, end = found[0].start, max(hit.end for hit in found)
            yield Hit(start, end, {"excerpt": doc.text[start:end], "number": len(found)})
