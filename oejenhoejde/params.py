"""The closed set of checks and the typed parameters of each.

Knows no spaCy: rule files are validated against these types before any text is read.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, model_validator

from oejenhoejde.model import SegmentKind
from oejenhoejde.params_base import Params
from oejenhoejde.params_document import DOCUMENT_CHECKS, DOCUMENT_VALUES, DocumentType


class TermParams(Params):
    """Term map: which lists (file stems) and which kinds of entry the rule speaks for."""

    lists: tuple[str, ...] = Field(min_length=1)
    kinds: tuple[Literal["erstat", "forklar", "undgaa"], ...] = Field(min_length=1)


class SentenceLengthParams(Params):
    """Words per sentence: warn above ``warn``, error above ``error``."""

    warn: int = Field(ge=1)
    error: int = Field(ge=1)

    @model_validator(mode="after")
    def _ordered(self) -> SentenceLengthParams:
        if self.error < self.warn:
            raise ValueError("error skal være mindst lige så stor som warn")
        return self


class PassiveParams(Params):
    """Which passive construction the rule speaks for."""

    form: Literal["s", "blive", "modal", "state"]


class MetricParams(Params):
    """A figure of the whole text: warn above ``warn``, error above ``error`` (none: never)."""

    metric: Literal["lix", "rix", "mean_sentence_length", "long_word_share"]
    warn: float = Field(ge=0)
    error: float | None = None
    min_words: int = Field(default=100, ge=0)


class Rewrite(Params):
    """A regular expression and what to write instead, the likeliest first (``\\1``: a group)."""

    pattern: str = Field(min_length=1)
    to: tuple[str, ...] = ()
    title: str = ""


class RegexParams(Params):
    """Regular expressions on the prose of a segment; the first group, if any, is marked.

    ``rewrites`` mark the whole match and offer other words. ``least`` and ``most``: so many
    matches of ``patterns`` must stand in one sentence; from two on they are one finding.
    ``in_quotes``: look in quotations and law titles too; ``over_terms``: also where the term map
    has something to say. ``unless``: not in a sentence where one of these stands. ``kinds`` and
    ``types``: only in these kinds of segments (`heading`) and types of document. ``requires``: a
    simple pattern without which a segment has no match, looked for first since it is quicker.
    """

    patterns: tuple[str, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    unless: tuple[str, ...] = ()
    requires: str = ""
    ignore_case: bool = True
    least: int = Field(default=1, ge=1)
    most: int | None = None
    in_quotes: bool = False
    over_terms: bool = False
    safe: bool = False
    kinds: tuple[SegmentKind, ...] = ()
    types: tuple[DocumentType, ...] = ()

    @cached_property
    def every(self) -> tuple[str, ...]:
        """The patterns, and those of the rewrites."""
        return (*self.patterns, *(rewrite.pattern for rewrite in self.rewrites))

    @model_validator(mode="after")
    def _sound(self) -> RegexParams:
        if not self.every:
            raise ValueError("skal have mindst ét mønster i patterns eller rewrites")
        for pattern in (*self.every, *self.unless, self.requires):
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"»{pattern}« er ikke et gyldigt mønster ({error})") from None
        for rewrite in self.rewrites:
            for new in rewrite.to:
                try:
                    re.compile(rewrite.pattern).sub(new, "")
                except (re.error, IndexError):
                    raise ValueError(f"»{new}« nævner en gruppe, mønstret ikke har") from None
        return self


#: What a token pattern may ask of a word: the attributes of spaCy's Matcher that Danish needs.
_ASKS = frozenset(
    "TEXT LOWER LEMMA POS DEP MORPH LENGTH SHAPE OP REGEX IS_SENT_START IS_TITLE IS_UPPER IS_PUNCT "
    "IS_ALPHA LIKE_NUM SPACY".split()
)


#: How two nodes of a tree may stand to one another.
_RELATIONS = frozenset("< > << >> . .* ; ;* $+ $- $++ $-- >+ >- >++ >-- <+ <- <++ <--".split())


def _wrong_asks(words: tuple[dict[str, Any], ...]) -> str:
    unknown = {key for word in words for key in word} - _ASKS - {"mark"}
    return ", ".join(sorted(unknown))


def _is_tree(tree: tuple[dict[str, Any], ...]) -> bool:
    """Tell whether the nodes hang together: each but the first on one that stands before it."""
    seen: set[str] = set()
    for number, node in enumerate(tree):
        if not isinstance(node.get("RIGHT_ID"), str) or node["RIGHT_ID"] in seen:
            return False
        if number and (node.get("LEFT_ID") not in seen or node.get("REL_OP") not in _RELATIONS):
            return False
        if (not number and "LEFT_ID" in node) or not isinstance(node.get("RIGHT_ATTRS"), dict):
            return False
        seen.add(node["RIGHT_ID"])
    return bool(tree)


class PatternParams(Params):
    """Patterns over words and over the sentence tree, in the notation of spaCy's matchers.

    ``words``: each a list of words in order (Matcher); ``mark = true`` on some of them marks those
    and not the whole. ``trees``: each a list of nodes (DependencyMatcher); the ids in ``mark`` say
    what is marked. ``unless``: a match that overlaps one of these is dropped.
    """

    words: tuple[tuple[dict[str, Any], ...], ...] = ()
    trees: tuple[tuple[dict[str, Any], ...], ...] = ()
    unless: tuple[tuple[dict[str, Any], ...], ...] = ()
    mark: tuple[str, ...] = ()
    suggest: tuple[str, ...] = ()
    in_quotes: bool = False

    @model_validator(mode="after")
    def _sound(self) -> PatternParams:
        if not self.words and not self.trees:
            raise ValueError("skal have mindst ét mønster i words eller trees")
        for pattern in (*self.words, *self.unless):
            wrong = _wrong_asks(pattern)
            if not pattern or wrong:
                raise ValueError(f"har et mønster med en ukendt nøgle ({wrong or 'tomt mønster'})")
        for tree in self.trees:
            if not _is_tree(tree):
                raise ValueError(
                    "har et træ, hvor RIGHT_ID, LEFT_ID, REL_OP eller RIGHT_ATTRS mangler"
                )
            wrong = _wrong_asks(tuple(node["RIGHT_ATTRS"] for node in tree))
            if wrong:
                raise ValueError(f"har et træ med en ukendt nøgle ({wrong})")
            if not {node["RIGHT_ID"] for node in tree} >= set(self.mark):
                raise ValueError("har et navn i mark, der ikke er et RIGHT_ID")
        return self


class AddressParams(Params):
    """Words about the reader that are not `du`: De/Dem/Deres, `man`, a word for a role, `bedes`."""

    form: Literal["polite", "general", "role", "asked"]
    words: tuple[str, ...] = ()


class ClauseParams(Params):
    """The build of a sentence: report from ``least`` on, as an error from ``error`` on.

    ``front``, ``fronted_clause``, ``insertion`` and ``attribute`` count words, ``depth`` clauses
    within clauses, ``relatives`` relative clauses within one another, ``prepositions`` phrases.
    ``apart``, for ``insertion``: so many words between the two parts of a verb. ``nested``: the
    limit where there is a clause within what is counted.
    """

    measure: Literal[
        "front", "fronted_clause", "insertion", "depth", "relatives", "prepositions", "attribute"
    ]
    least: int = Field(ge=1)
    error: int | None = None
    apart: int = Field(default=10, ge=1)
    nested: int | None = Field(default=None, ge=1)


class NominalParams(Params):
    """Nouns made of verbs: after a light verb, as the subject of `ske`, or many in one sentence.

    ``by``: after a preposition (`ved udfyldelse af skemaet`, `påbud om nedbringelse af støj`).

    ``verbs`` are the light verbs (infinitives); ``least`` counts nouns for ``density``.
    """

    form: Literal["light_verb", "subject", "density", "by"]
    verbs: tuple[str, ...] = ()
    least: int = Field(default=1, ge=1)


class LongWordParams(Params):
    """Words of many letters or many parts; as an error from ``error`` letters on."""

    letters: int = Field(ge=5)
    error: int | None = None
    parts: int = Field(default=4, ge=2)
    shortest: int = Field(default=12, ge=5)


class HardWordParams(Params):
    """Rare words from ``letters`` to under ``longest`` letters.

    A compound of at most so many common ``parts`` is none.
    """

    letters: int = Field(default=8, ge=4)
    longest: int = Field(default=22, ge=5)
    parts: int = Field(default=3, ge=1)


class AcronymParams(Params):
    """Words in capitals that nobody spells out; ``known`` ones need no explanation."""

    known: tuple[str, ...] = ()
    longest: int = Field(default=5, ge=2)


class SuppressionParams(Params):
    """Exceptions that hide nothing. Without parameters: it is made where findings are hidden."""


#: Name of a check → its parameters. A rule file can name these and no others.
CHECKS: dict[str, type[Params]] = {
    "term": TermParams,
    "sentence_length": SentenceLengthParams,
    "passive": PassiveParams,
    "metric": MetricParams,
    "regex": RegexParams,
    "pattern": PatternParams,
    "address": AddressParams,
    "clause": ClauseParams,
    "nominal": NominalParams,
    "long_word": LongWordParams,
    "hard_word": HardWordParams,
    "acronym": AcronymParams,
    "suppression": SuppressionParams,
    **DOCUMENT_CHECKS,
}

#: Name of a check → the values that its messages may name in braces.
VALUES: dict[str, frozenset[str]] = {
    "term": frozenset({"excerpt", "term", "alternative", "definition", "note"}),
    "sentence_length": frozenset({"excerpt", "words", "limit", "split"}),
    "passive": frozenset({"excerpt", "verb", "active", "infinitive", "actor", "duty"}),
    "metric": frozenset({"value", "limit", "band", "mean", "share"}),
    "regex": frozenset({"excerpt", "alternative", "number"}),
    "pattern": frozenset({"excerpt"}),
    "address": frozenset({"excerpt", "alternative"}),
    "clause": frozenset({"excerpt", "number", "word"}),
    "nominal": frozenset({"excerpt", "number", "verb", "noun"}),
    "long_word": frozenset({"excerpt", "number", "parts"}),
    "hard_word": frozenset({"excerpt"}),
    "acronym": frozenset({"excerpt"}),
    "suppression": frozenset({"rules"}),
    **DOCUMENT_VALUES,
}
