"""Tells whether a text explains a term where it stands. Knows neither files nor config."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import text_of
from oejenhoejde.checks.term_patterns import Match

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: What follows a term that is explained: a parenthesis, a dash or a colon with words after it, or
#: words that announce an explanation.
_AFTER = re.compile(
    r"""\s*[»«”"]?\s*(?:
        ,?\s*\((?P<inside>[^()]*)\)
      | [–—]\s*\w | \s-\s+\w | :\s*(?!$)
      | ,?\s*(?:dvs\.|d\.v\.s\.)
      | ,?\s*(?:det\ vil\ sige|altså|med\ andre\ ord|også\ (?:kaldet|kaldt|kendt)
            |som\ (?:betyder|er|vil\ sige)|der\ (?:betyder|er\ en|er\ et)|hvilket\ (?:betyder|er)
            |hvor\ (?:du|I|vi)|det\ (?:er|betyder)\ (?:når|at|en|et|ret|den|det))\b
      | \s(?:betyder|vil\ sige|dækker\ over|handler\ om|går\ ud\ på)\b
      | \s(?:mener|forstår)\ vi\b
      | ,\s+når\s+(?:du|vi|nogen|en|et)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: What follows a term that is the subject of its own explanation: `En servitut er en regel …`.
_IS = re.compile(
    r"""\s*[»«”"]?\s*(?:er|var),?\s+(?:når|hvis|at|hvad|hvor|ret(?:ten)?\ til|en|et|den|det|regler
        |penge|oplysninger|personer|dokumenter|papirer|hjælp)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: All that may stand before such a subject.
_BEFORE_SUBJECT = frozenset({"en", "et", "ordet", "begrebet", "din", "dit", "dine", "jeres"})
#: An apposition: `servitutten, en regel der følger med grunden, er gammel`.
_APPOSITION = re.compile(r",\s+(?:en|et)\s+\w+[^,.;:]*\b(?:der|som)\b", re.IGNORECASE)
#: What opens a next sentence that explains.
_NEXT = re.compile(
    r"\s*(?:Det (?:betyder|vil sige|er\b|handler)|Dvs\.|Altså\b|Her betyder|Med det mener"
    r"|Med andre ord|Så kan du\b)",
    re.IGNORECASE,
)
#: What stands before a term that was explained: `Det kaldes aktindsigt`.
_BEFORE = re.compile(
    r"(?:\bkaldes|\bkalder (?:vi|man|det)(?: det)?|\bhedder|\bkaldet|\bkaldt|\bsåkaldte?"
    r"|\bkendt som|\bDet er(?: en| et)?)\s+(?:en |et )?[»”\"]?$",
    re.IGNORECASE,
)
#: A parenthesis that only points somewhere explains nothing: `(se side 2)`, `(§ 9)`, `(4 kr.)`.
_POINTER = re.compile(r"\s*(?:se\b|jf\.|jfr\.|§|kap\.|nr\.|side\b|bilag\b|sag\b|http|www|\d)", re.I)


def is_explained(doc: Doc, match: Match) -> bool:
    """Tell whether the text explains the term where it stands.

    Signs: a parenthesis, dash or colon with words after it; `betyder`, `det vil sige`, `altså`;
    an apposition; a next sentence that opens with `Det betyder` and the like; the term itself in
    parentheses after the plain wording; `det kaldes` before it.
    """
    first, last = doc[match.tokens[0]], doc[match.tokens[-1]]
    end = last.idx + len(last)
    text = text_of(doc)
    after = _AFTER.match(text, end)
    if after and not _POINTER.match(after.group("inside") or ""):
        return True
    opening = doc[first.sent.start : first.i]
    subject = all(token.is_punct or token.lower_ in _BEFORE_SUBJECT for token in opening)
    if _APPOSITION.match(text, end) or (subject and _IS.match(text, end)):
        return True
    before = text[: first.idx]
    if before.rstrip('»"” ').endswith("(") and text[end : end + 2].lstrip('«"”').startswith(")"):
        return True
    if _BEFORE.search(before):
        return True
    sentence = last.sent
    return bool(sentence.end < len(doc) and _NEXT.match(text, sentence.end_char))
