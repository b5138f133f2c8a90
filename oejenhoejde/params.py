"""The closed set of checks and the typed parameters of each.

Knows no spaCy: rule files are validated against these types before any text is read.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Params(BaseModel):
    """Base of all parameter sets: unknown keys are errors, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


class RegexParams(Params):
    """Regular expressions on the prose of a segment; the first group, if any, is marked."""

    patterns: tuple[str, ...] = Field(min_length=1)
    ignore_case: bool = True


#: Name of a check → its parameters. A rule file can name these and no others.
CHECKS: dict[str, type[Params]] = {
    "term": TermParams,
    "sentence_length": SentenceLengthParams,
    "passive": PassiveParams,
    "metric": MetricParams,
    "regex": RegexParams,
}

#: Name of a check → the values that its messages may name in braces.
VALUES: dict[str, frozenset[str]] = {
    "term": frozenset({"excerpt", "term", "alternative", "definition", "note"}),
    "sentence_length": frozenset({"excerpt", "words", "limit", "split"}),
    "passive": frozenset({"excerpt", "verb", "active", "infinitive", "actor", "duty"}),
    "metric": frozenset({"value", "limit", "band"}),
    "regex": frozenset({"excerpt"}),
}
