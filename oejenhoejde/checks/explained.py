"""Tells whether a text explains a term where it stands. Knows neither files nor config."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import text_of
from oejenhoejde.checks.term_patterns import Match

if TYPE_CHECKING:
    from spacy.tokens import Doc

_EXPLAINED_AFTER = re.compile(
    r"\s*[»”\"]?,?\s*(\(|–|—|:|det vil sige|dvs\.|altså|også kaldet|som betyder|som er|hvilket|"
    r"betyder|vil sige|er,? når|er det,? at|er (en|et|den|det)\b)",
    re.IGNORECASE,
)
_EXPLAINED_NEXT = re.compile(
    r"\s*(Det betyder|Det vil sige|Det er\b|Dvs\.|Altså|Her betyder|Med det mener)", re.IGNORECASE
)


def is_explained(doc: Doc, match: Match) -> bool:
    """Tell whether the text explains the term where it stands.

    Signs: a parenthesis, dash or colon after it; `betyder`, `det vil sige`, `altså`; a next
    sentence that opens with `Det betyder` and the like; or the term itself in parentheses after
    the plain wording.
    """
    first, last = doc[match.tokens[0]], doc[match.tokens[-1]]
    end = last.idx + len(last)
    text = text_of(doc)
    if _EXPLAINED_AFTER.match(text, end):
        return True
    before = text[: first.idx].rstrip('»"” ')
    if before.endswith("(") and text[end : end + 2].lstrip('«"”').startswith(")"):
        return True
    sentence = last.sent
    return bool(sentence.end < len(doc) and _EXPLAINED_NEXT.match(text, sentence.end_char))
