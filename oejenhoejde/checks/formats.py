"""Finds dates and amounts that are not written as Danish readers expect. Knows no files.

Source: sproget.dk and Retskrivningsordbogen (`den 2. oktober 2026`, `1.250 kr.`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from oejenhoejde.checks.base import Hit, Proposal, Tools, Unit
from oejenhoejde.language.abbreviations import MONTH_NAMES
from oejenhoejde.model import Applicability, SegmentKind
from oejenhoejde.params_document import FormatParams
from oejenhoejde.suggest.wording import quote

#: Figures side by side stand best short in a table; what stands around the page is no prose.
_KINDS = frozenset(
    {SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.QUOTE, SegmentKind.HEADING}
)
_FULL_YEAR = 4
_CENTURY = "20"
#: Numbers of so many digits are hard to read without a dot between thousands.
_NEEDS_DOT = 5

_BEFORE = r"(?P<before>\b[Dd]en |\b[Dd]\. ?)?(?<![\d./:-])"
_DAY_FIRST = re.compile(
    _BEFORE + r"(?P<day>\d{1,2})(?:(?P<sign>[.-])(?P<month>\d{1,2})(?P=sign)|"
    r"/(?P<month_2>\d{1,2})[/ .-]|\. (?P<month_3>\d{1,2})\. )(?P<year>\d{4}|\d{2})"
    r"(?![\d/-]|\.\d)"
)
_YEAR_FIRST = re.compile(
    _BEFORE + r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?![\d/-]|T\d)"
)
_SHORT = re.compile(
    _BEFORE + r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/-]|[. ]\d)"
    # `inden 1/2 time`, `fra 1/3 af borgerne`: a part of something.
    r"(?! (?:af|time|døgn|dag|uge|måned|år|liter|dl|kg|kilo|meter|side|kop|pris|stilling)\b)"
)
#: Without a year, only these make two numbers with a slash a date.
_LEADS_TO_DATE = re.compile(r"\b(?:senest|inden|til|fra|før|efter|pr\.) \Z", re.I)
#: What stands after these has numbers of its own.
_NUMBERED = re.compile(
    r"\b(?:afsnit|kapitel|kap\.|punkt|pkt\.|version|udgave|release|side|tabel|figur|bilag|"
    r"(?:\w*nr|j|v)\.|\w*nummer|\w*-?id|§) \Z",
    re.I,
)
#: Only after a word is a date part of a sentence: in `Dato: 02.10.2026` it is a field, and in
#: `22.04.2026: Møde` the head of an item.
_IN_SENTENCE = re.compile(r"[^\W\d_][.,]? \(?\Z")

#: What every date has, and every amount: looking for that is much quicker.
_MAYBE_DATE = re.compile(r"\d(?:[./-]|\. )\d")
_MAYBE_AMOUNT = re.compile(r"[Kk][Rr]|[Dd][Kk][Kk]|,[-–]")
_CURRENCY_FIRST = re.compile(
    r"\b(?:kr\.?|DKK) ?(?P<number>\d[\d.]*(?:,\d{1,2})?)(?:,-|,–)?(?![\d%])", re.I
)
_CURRENCY_LAST = re.compile(
    r"(?<![\d.,])(?P<number>\d[\d.]*(?:,\d{2})?)(?P<dash>,-|,–)?"
    r"(?P<unit> ?(?:kr\b\.?|kroner\b|DKK\b))?"
)
_ENGLISH = re.compile(r"\d+\.\d{2}")
_AMOUNT_BEFORE = re.compile(r"\d[ .,-]*\Z")
_CURRENCY_BEFORE = re.compile(r"\b(?:kr\.?|DKK) ?\Z", re.I)


def find_formats(unit: Unit, params: FormatParams, tools: Tools) -> Iterator[Hit]:
    """Give the dates or amounts, each with the usual way to write it."""
    if unit.kind not in _KINDS:
        return
    text = unit.doc.text
    if not (_MAYBE_DATE if params.what == "date" else _MAYBE_AMOUNT).search(text):
        return
    for start, end, new in _dates(text) if params.what == "date" else _amounts(text):
        values = {"excerpt": text[start:end], "alternative": new}
        edits = ((start, end, new),)
        proposal = Proposal(f"Skriv {quote(new)}", edits, Applicability.UNSAFE)
        yield Hit(start, end, values, proposals=(proposal,))


def _dates(text: str) -> Iterator[tuple[int, int, str]]:
    reached = 0
    matches = [m for p in (_DAY_FIRST, _YEAR_FIRST, _SHORT) for m in p.finditer(text)]
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        named = match.groupdict()
        day, month = (
            int(match["day"]),
            int(match["month"] or named.get("month_2") or named["month_3"]),
        )
        if match.start() < reached or not 1 <= month <= len(MONTH_NAMES) or not 1 <= day <= 31:
            continue
        lead = text[: match.start()]
        if not match["before"] and (not _IN_SENTENCE.search(lead) or _NUMBERED.search(lead)):
            continue
        if match.re is _SHORT and not match["before"] and not _LEADS_TO_DATE.search(lead):
            continue
        year = named.get("year") or ""
        if year and len(year) < _FULL_YEAR:
            year = _CENTURY + year
        reached = match.end()
        article = "Den" if (match["before"] or "")[:1] == "D" else "den"
        yield match.start(), reached, f"{article} {day}. {MONTH_NAMES[month - 1]} {year}".rstrip()


def _amounts(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _CURRENCY_FIRST.finditer(text):
        # `500 kr. 3 gange`: the currency belongs to what stands before it.
        if not _AMOUNT_BEFORE.search(text[: match.start()]):
            end = match.end() - (len(match[0]) - len(match[0].rstrip(".")))
            yield match.start(), end, f"{_plain(match['number'])} kr."
    for match in _CURRENCY_LAST.finditer(text):
        if (match["unit"] or match["dash"]) and not _CURRENCY_BEFORE.search(text[: match.start()]):
            new = f"{_plain(match['number'])} kr."
            same = match[0].replace("kroner", "kr.").rstrip(".") == new.rstrip(".")
            if not same and not _NUMBERED.search(text[: match.start()]):
                yield match.start(), match.end(), new


def _plain(number: str) -> str:
    """Give a number without empty decimals and with dots between thousands."""
    if _ENGLISH.fullmatch(number):
        # `5.75 kr.`
        number = number.replace(".", ",")
    whole, _, part = number.rstrip(".").partition(",")
    digits = whole.replace(".", "")
    if "." in whole or len(digits) >= _NEEDS_DOT:
        digits = f"{int(digits):,}".replace(",", ".")
    return digits if not part.strip("0") else f"{digits},{part}"
