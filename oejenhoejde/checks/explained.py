"""Tells whether a text explains a term where it stands. Knows neither files nor config."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oejenhoejde.checks.term_patterns import Match

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc

#: What follows a term that is explained: a parenthesis, a dash with words after it, a colon (with
#: words or a list after it), or words that announce an explanation.
_AFTER = re.compile(
    r"""\s*[»«”"]?\s*(?:
        ,?\s*\((?P<inside>[^()]*)\)
      | [–—]\s*\w | \s-\s+\w | :
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
#: What opens a sentence that explains at its end: `Når du indefryser skat, betyder det, at …`.
_CONDITION = frozenset({"når", "hvis", "at"})
_MEANS = re.compile(
    r"[^.?!;]*?(?:,\s+(?:så\s+)?(?:betyder|indebærer|vil)\s+det\b|\b(?:betyder|vil\s+sige)\b)",
    re.IGNORECASE,
)
#: What stands between a term and examples of it: `komplikationer som blødning eller feber`.
_SUCH_AS = frozenset({"som", "såsom"})
_EXAMPLES = frozenset({"NOUN", "ADJ", "PROPN"})
#: So many words after the first example there is an `og` or `eller`.
_MAX_TO_AND = 4
#: A parenthesis that only points somewhere explains nothing: `(se side 2)`, `(§ 9)`, `(4 kr.)`.
_POINTER = re.compile(r"\s*(?:se\b|jf\.|jfr\.|§|kap\.|nr\.|side\b|bilag\b|sag\b|http|www|\d)", re.I)


def is_explained(doc: Doc, match: Match) -> bool:
    """Tell whether the text explains the term where it stands.

    Signs: a parenthesis, dash or colon with words after it; `betyder`, `det vil sige`, `altså`;
    an apposition; a next sentence that opens with `Det betyder` and the like; the term itself in
    parentheses after the plain wording; `det kaldes` before it.
    """
    first, last = doc[match.tokens[0]], doc[match.tokens[-1]]
    end = last.end
    text = doc.text
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
    if sentence[0].lower_ in _CONDITION and _MEANS.match(text[: sentence.end_char], end):
        return True
    if _has_examples(doc, match.tokens[-1] + 1, sentence.end):
        return True
    return bool(sentence.end < len(doc) and _NEXT.match(text, sentence.end_char))


def stands_beside_plain_words(doc: Doc, match: Match) -> bool:
    """Tell whether the text says in parentheses what a hard word means, or the word is in them.

    `Lægen tager vævsprøver (biopsier)`, `biopsier (prøver af væv)`.
    """
    text = doc.text
    first, last = doc[match.tokens[0]], doc[match.tokens[-1]]
    end = last.end
    alone = text[: first.idx].rstrip('»"” ').endswith("(") and text[end:].lstrip('«"” ')[:1] == ")"
    after = _AFTER.match(text, end)
    inside = (after.group("inside") or "") if after else ""
    return alone or bool(inside.strip() and not _POINTER.match(inside))


def _has_examples(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words from ``start`` are examples of what stands before them."""
    if start + 2 >= end or doc[start].lower_ not in _SUCH_AS:
        return False
    at = start + 1 + (doc[start + 1].lower_ in {"fx", "f.eks."})
    words = doc[at : min(at + 1 + _MAX_TO_AND, end)]
    if not len(words) or words[0].pos_ not in _EXAMPLES:
        return False
    # `Som led i sagen og …` is no example.
    linked = next((word for word in words if word.pos_ in {"CCONJ", "ADP", "VERB", "AUX"}), None)
    return linked is not None and linked.pos_ == "CCONJ"
