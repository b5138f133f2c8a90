"""Finds patterns of words and of the sentence tree that a rule file states. Knows no files.

Source for the notation: spaCy's Matcher and DependencyMatcher.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from oejenhoejde.checks.base import Hit, Proposal, Tools, Unit, lower_of
from oejenhoejde.checks.overlap import is_free
from oejenhoejde.model import Applicability
from oejenhoejde.params import PatternParams
from oejenhoejde.suggest.wording import match_case, quote

if TYPE_CHECKING:
    from spacy.matcher import DependencyMatcher, Matcher
    from spacy.vocab import Vocab

    from oejenhoejde.language.parsed import Doc

_NAME = "pattern"
#: So many patterns are kept ready.
_KEPT = 256
#: How often a word must stand there at least once: one time (also without a word on it), or more.
_ASKED = {"1", "+"}


def find_pattern(unit: Unit, params: PatternParams, tools: Tools) -> Iterator[Hit]:
    """Give the places that match; of overlapping ones the first and longest."""
    doc = unit.doc
    spans = sorted(_spans(doc, params), key=lambda span: (span[0], -span[1]))
    barred = list(_plain(doc, params.unless)) if params.unless else []
    reached = 0
    for first, last in spans:
        if first < reached or any(a <= last and first <= b for a, b in barred):
            continue
        start, end = doc[first].idx, doc[last].end
        if not is_free(doc, start, end, tools, in_quotes=params.in_quotes):
            continue
        reached = last + 1
        excerpt = doc.text[start:end]
        texts = [match_case(text, excerpt) for text in params.suggest]
        yield Hit(
            start,
            end,
            {"excerpt": excerpt},
            proposals=tuple(
                Proposal(f"Skriv {quote(text)}", ((start, end, text),), Applicability.UNSAFE)
                for text in texts
            ),
        )


def pattern_fault(params: PatternParams) -> str:
    """Say what spaCy cannot use in the patterns of a rule, or give the empty string.

    The patterns of the built-in rules are tested; those of a user are tried before they are used.
    """
    from spacy.errors import MatchPatternError
    from spacy.matcher import DependencyMatcher, Matcher
    from spacy.vocab import Vocab

    vocab = Vocab()
    try:
        for words in (*params.words, *params.unless):
            asked = [{key: word[key] for key in word if key != "mark"} for word in words]
            Matcher(vocab, validate=True).add(_NAME, [asked])
        for tree in params.trees:
            DependencyMatcher(vocab, validate=True).add(_NAME, [[dict(node) for node in tree]])
    except (MatchPatternError, ValueError, TypeError, KeyError) as error:
        lines = [line.strip(" -") for line in str(error).splitlines() if line.strip()]
        return f"har et mønster, spaCy ikke kan bruge ({lines[-1] if lines else error})"
    return ""


def _spans(doc: Doc, params: PatternParams) -> Iterator[tuple[int, int]]:
    """Give (first, last) token index of what each match marks."""
    yield from _plain(doc, params.words)
    for tree in params.trees:
        ids = [node["RIGHT_ID"] for node in tree]
        for _, tokens in _tree_matcher(doc.source.vocab, json.dumps(tree))(doc.source):
            wanted = [i for name, i in zip(ids, tokens, strict=True) if name in params.mark]
            chosen = wanted or tokens
            yield min(chosen), max(chosen)


def _plain(doc: Doc, patterns: tuple[tuple[dict[str, Any], ...], ...]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        if not all(_may_match(doc, word) for word in pattern if word.get("OP", "1") in _ASKED):
            continue
        marked = {at for at, word in enumerate(pattern) if word.get("mark")}
        asked = [{key: word[key] for key in word if key != "mark"} for word in pattern]
        matcher = _word_matcher(doc.source.vocab, json.dumps(asked))
        for _, start, end, aligned in matcher(doc.source, with_alignments=True):  # type: ignore[misc]
            inside = [start + at for at, index in enumerate(aligned) if index in marked]
            yield (min(inside), max(inside)) if inside else (start, end - 1)


def _may_match(doc: Doc, asked: dict[str, Any]) -> bool:
    """Tell whether the text has one of the words that are asked for: much quicker than a match."""
    words, lemmas = _one_of(asked, "LOWER"), _one_of(asked, "LEMMA")
    if words and not any(map(lower_of(doc).__contains__, words)):
        return False
    return not lemmas or any(token.lemma_ in lemmas for token in doc)


def _one_of(asked: dict[str, Any], name: str) -> Sequence[str]:
    """Give the words of which a pattern asks for one; none where it does not ask so simply."""
    value = asked.get(name, {})
    found: Sequence[str] = value.get("IN", ()) if isinstance(value, dict) else [value]
    return found


@lru_cache(maxsize=_KEPT)
def _word_matcher(vocab: Vocab, pattern: str) -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(vocab)
    matcher.add(_NAME, [json.loads(pattern)])
    return matcher


@lru_cache(maxsize=_KEPT)
def _tree_matcher(vocab: Vocab, tree: str) -> DependencyMatcher:
    from spacy.matcher import DependencyMatcher

    matcher = DependencyMatcher(vocab)
    matcher.add(_NAME, [json.loads(tree)])
    return matcher
