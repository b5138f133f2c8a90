"""Tells what a text of its type ought to say and does not. Knows neither files nor config."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Tools
from oejenhoejde.checks.document import BODY, DocumentView, Part, Placed
from oejenhoejde.checks.document_type import CATALOGUE, NAMES, is_greeting
from oejenhoejde.checks.literals import Quick, quick
from oejenhoejde.checks.overlap import is_finite
from oejenhoejde.checks.requests import imperatives
from oejenhoejde.model import SegmentKind
from oejenhoejde.params_document import MissingParams

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Span as DocSpan

#: So many words of a later sentence are shown.
_SHOWN = 8
_HEADS = frozenset({SegmentKind.HEADING, SegmentKind.TITLE})


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> Quick:
    # No pattern at all finds nothing.
    return quick("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)


def find_missing(view: DocumentView, params: MissingParams, tools: Tools) -> Iterator[Placed]:
    """Give one hit where the text lacks what its type must say."""
    given = [at for at, part in enumerate(view.parts) if _is_given(part, params)]
    if not _is_asked_of(view, params, given=bool(given)):
        return
    if sum(part.words for part in view.body()) < params.min_words:
        return
    values = {"type": NAMES.get(view.type, "Teksten")}
    if params.first:
        yield from _late(view, params, tools, values)
        return
    # A number or an address at the foot of the page is a way to reach the sender.
    parts = _around(given, params.reach, view.parts)
    if any(_says(part, params, tools) for part in parts):
        return
    hinting = _around(given, params.near, view.parts)
    hints = _compiled(params.hints)
    likely = (part for part in hinting if hints.may_match(part.prose.lower()))
    sentences = (sentence for part in likely for sentence in part.sentences())
    if not any(_hints(sentence, params, tools) for sentence in sentences):
        yield Placed(Hit(0, 0, values))


def _is_asked_of(view: DocumentView, params: MissingParams, *, given: bool) -> bool:
    """Tell whether the text must say it: by its type, by what stands in it, or by both."""
    typed = view.type in params.types if params.types else view.type != CATALOGUE
    if params.either:
        return (typed or given) and view.type != CATALOGUE
    return typed and (given or not params.given)


def _around(given: list[int], reach: int | None, parts: Sequence[Part]) -> Sequence[Part]:
    """Give the parts at most so far after what was given, and the one before it."""
    if reach is None or not given:
        return parts
    near = {at + step for at in given for step in range(-1, reach + 1)}
    return [part for at, part in enumerate(parts) if at in near]


def _is_given(part: Part, params: MissingParams) -> bool:
    if not params.given:
        return False
    given, against = _compiled(params.given), _compiled(params.given_unless)
    if not given.may_match(part.prose.lower()):
        return False
    return any(given.search(text) and not against.search(text) for text in _texts(part))


def _texts(part: Part) -> Iterable[str]:
    return [sentence.text for sentence in part.sentences()] or [part.prose]


def _says(part: Part, params: MissingParams, tools: Tools) -> bool:
    if _compiled(params.wanted).search(part.prose):
        return True
    return params.asks and any(_asks(sentence, tools) for sentence in part.sentences())


def _asks(sentence: DocSpan, tools: Tools) -> bool:
    return any(imperatives(sentence, tools.inflector))


def _hints(sentence: DocSpan, params: MissingParams, tools: Tools) -> bool:
    return (
        bool(_compiled(params.hints).search(sentence.text))
        and not _compiled(params.unless).search(sentence.text)
        and _has_verb(sentence, tools)
        and not _is_past(sentence)
    )


def _is_past(sentence: DocSpan) -> bool:
    """Tell whether all that the sentence says has happened."""
    tenses = [token.morph.get("Tense", []) for token in sentence if is_finite(token)]
    return bool(tenses) and all("Past" in tense for tense in tenses)


def _has_verb(sentence: DocSpan, tools: Tools) -> bool:
    """Tell whether it is a sentence and no line of a letterhead: a date, a name, an address."""
    return any(map(is_finite, sentence)) or _asks(sentence, tools)


def _late(
    view: DocumentView, params: MissingParams, tools: Tools, values: dict[str, str]
) -> Iterator[Placed]:
    """Give the first sentence, if neither the headings before it nor the beginning say it.

    An opening may say it in words that nobody thought of. So either its first sentence must be of
    a kind that says nothing (one of ``unless``, where there are any), or the text must say it
    further down.
    """
    hollow, late = _compiled(params.unless or ("",)), _compiled(params.late)
    opening: tuple[Part, DocSpan] | None = None
    seen = words_before = 0
    is_hollow = False
    for part in view.parts:
        heads = part.sentences() if opening is None and part.kind in _HEADS else []
        if any(_opens(sentence, params, tools) for sentence in heads):
            return
        if part.kind not in BODY or is_greeting(part.prose):
            continue
        for sentence in part.sentences():
            if not _has_verb(sentence, tools):
                continue
            if seen < params.first and _opens(sentence, params, tools):
                return
            seen += 1
            if opening is None:
                opening, is_hollow = (part, sentence), bool(hollow.search(sentence.text))
            is_late = seen > params.first and words_before >= params.late_words
            if is_late and late.search(sentence.text):
                values["later"] = _beginning(sentence)
                yield Placed(Hit(*_place(opening[1]), values, variant="late"), opening[0])
                return
            words_before += sum(token.is_alpha for token in sentence)
    if opening is not None and is_hollow and seen >= params.first:
        yield Placed(Hit(*_place(opening[1]), values), opening[0])


def _opens(sentence: DocSpan, params: MissingParams, tools: Tools) -> bool:
    said = (*params.wanted, *params.late)
    if _compiled(said).search(sentence.text) or (params.asks and _asks(sentence, tools)):
        return True
    return _hints(sentence, params, tools)


def _beginning(sentence: DocSpan) -> str:
    """Give the first words of a sentence, to know it by."""
    words = sentence.text.split()
    return " ".join(words[:_SHOWN]).rstrip(",;") + ("" if len(words) <= _SHOWN else " …")


def _place(sentence: DocSpan) -> tuple[int, int]:
    text = sentence.text
    start = int(sentence.start_char) + len(text) - len(text.lstrip())
    return start, start + len(text.strip())
