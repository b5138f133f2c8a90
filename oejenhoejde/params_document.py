"""Parameters of the checks that look at a whole document. Knows no spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import Field, field_validator, model_validator

from oejenhoejde.params_base import Params

#: :data:`oejenhoejde.names.DOCUMENT_TYPES`, for pydantic.
DocumentType = Literal["brev", "afgoerelse", "webside", "pjece", "manual", "katalog"]


def _sound(patterns: Iterable[str]) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"»{pattern}« er ikke et gyldigt mønster ({error})") from None


class ParagraphParams(Params):
    """Words in a paragraph: warn above ``warn``, error above ``error``.

    More than ``sentences`` sentences are too many as well, from ``least_words`` words on.
    """

    warn: int = Field(ge=1)
    error: int | None = None
    sentences: int = Field(ge=1)
    least_words: int = Field(ge=0)


class HeadingParams(Params):
    """Headings: ``gap`` (more than ``warn`` words without one) or ``level`` (a level skipped)."""

    fault: Literal["gap", "level"]
    warn: int = Field(default=0, ge=0)
    error: int | None = None


class ListParams(Params):
    """Lists: running ones in a sentence, mixed final marks, long items, depth.

    ``least`` counts items (``running``, ``marks``), words (``long_item``) or levels (``depth``)
    from which on the list is a fault; a running list must have ``words`` words too.
    """

    fault: Literal["running", "marks", "long_item", "depth"]
    least: int = Field(ge=1)
    words: int = Field(default=0, ge=0)


class LinkParams(Params):
    """Links: ``text`` (the text says nothing of the goal) or ``file`` (the type is not told).

    ``texts`` are regular expressions for whole link texts; ``suffixes`` the endings of files.
    """

    fault: Literal["text", "file"]
    texts: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()

    @field_validator("texts")
    @classmethod
    def _patterns(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        _sound(value)
        return value


class MissingParams(Params):
    """What a text of its type must say, else a fault. All patterns are regular expressions.

    One of ``wanted`` says it anywhere. One of ``hints`` says it in a sentence with a verb, unless
    one of ``unless`` stands there too (the date on which a letter came is no deadline). With
    ``asks``, an imperative says it as well.

    ``types``: the types of document that must say it (none: all but catalogues). ``given``: only
    where one of these stands in a sentence without one of ``given_unless``; with ``either``, the
    type or this is enough. ``reach``: it must stand there, in the part before or in so many after;
    ``near``: so must the ``hints``. ``min_words``: a shorter text need not say it.

    ``first``: it must stand in so many sentences of the beginning, else anywhere. There the text
    speaks where the first sentence is one of ``unless``, or where one of ``late`` says it after
    ``late_words`` words.
    """

    wanted: tuple[str, ...] = Field(min_length=1)
    hints: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    asks: bool = False
    given: tuple[str, ...] = ()
    given_unless: tuple[str, ...] = ()
    types: tuple[DocumentType, ...] = ()
    either: bool = False
    reach: int | None = Field(default=None, ge=0)
    near: int | None = Field(default=None, ge=0)
    first: int = Field(default=0, ge=0)
    late: tuple[str, ...] = ()
    late_words: int = Field(default=0, ge=0)
    min_words: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _patterns(self) -> MissingParams:
        given = (*self.given, *self.given_unless)
        _sound((*self.wanted, *self.hints, *self.unless, *given, *self.late))
        return self


class Form(Params):
    """One way to write a thing: its name as shown, its pattern, and what to write for it."""

    name: str = Field(min_length=1)
    pattern: str = Field(min_length=1)
    to: str = ""

    @field_validator("pattern")
    @classmethod
    def _pattern(cls, value: str) -> str:
        _sound((value,))
        return value


class ConsistencyParams(Params):
    """One form in the whole text: ``sets`` of forms, or a ``list`` of words for one thing (TSV)."""

    sets: tuple[tuple[Form, ...], ...] = ()
    list: str = ""

    @model_validator(mode="after")
    def _one(self) -> ConsistencyParams:
        if bool(self.sets) == bool(self.list):
            raise ValueError("skal have enten sets eller list")
        return self


class FormatParams(Params):
    """How dates or amounts are written."""

    what: Literal["date", "amount"]


DOCUMENT_CHECKS: dict[str, type[Params]] = {
    "paragraph": ParagraphParams,
    "heading": HeadingParams,
    "list": ListParams,
    "link": LinkParams,
    "missing": MissingParams,
    "consistency": ConsistencyParams,
    "format": FormatParams,
}

DOCUMENT_VALUES: dict[str, frozenset[str]] = {
    "paragraph": frozenset({"words", "sentences", "limit", "split"}),
    "heading": frozenset({"excerpt", "words", "limit", "level", "wanted"}),
    "list": frozenset({"excerpt", "number", "words", "limit", "mark"}),
    "link": frozenset({"excerpt", "suffix"}),
    "missing": frozenset({"type", "later"}),
    "consistency": frozenset({"excerpt", "other", "number"}),
    "format": frozenset({"excerpt", "alternative"}),
}
