"""What a fix must never change: numbers, dates, law references, names, links and placeholders.

A date or an amount may be written another way (`3/5-2026`, `den 3. maj 2026`), but be no other.
Works on plain text; knows no documents, no rules and no spaCy.
"""

from __future__ import annotations

import re
from collections import Counter

#: `«` after a letter ends a quotation: what stands between »et« and »to« is no placeholder.
_PLACEHOLDER = (
    r"\[[^\[\]\n]{1,60}\]|\{\{[^{}\n]{1,60}\}\}|(?<![\w.,!?…])«[^«»\n]{1,60}»|<<[^<>\n]{1,60}>>"
)
_LINK = r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+"
#: Digits with what holds a number, date or time together: `1.250,50`, `02/10-26`, `kl. 9.30`.
_NUMBER = r"\d+(?:[.,:/-]\d+)*\s?%?|§+"
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_MONTH = rf"(?:{'|'.join(_MONTHS)})\b"
_NAMED_DATE = rf"\d{{1,2}}\.? {_MONTH}(?: \d{{4}})?"
_FACT = re.compile(f"{_PLACEHOLDER}|{_LINK}|{_NAMED_DATE}|{_NUMBER}|\\b{_MONTH}", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NAMED = re.compile(rf"(\d{{1,2}})\.? ({_MONTH})(?: (\d{{4}}))?", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?=,|\Z)")
_EMPTY_DECIMALS = re.compile(r",00\Z")
#: A capitalised word inside a sentence: after a small letter, a comma or a number and a space.
_NAME = re.compile(r"(?<=[a-zæøå0-9,;§)] )[A-ZÆØÅ][\wæøåÆØÅ-]+")
_PRONOUNS = frozenset({"I", "De", "Dem", "Deres"})


def facts(text: str) -> Counter[str]:
    """Count the facts of a text: as written, but dates and amounts in one way of writing."""
    return Counter(_one_way(match[0].strip().rstrip(".,;:)")) for match in _FACT.finditer(text))


def _one_way(fact: str) -> str:
    """Write a date as `2026-05-03` and an amount without dots and empty decimals."""
    if match := _NAMED.fullmatch(fact):
        month = _MONTHS.index(match[2].lower()) + 1
        return _date(match[3], month, int(match[1]))
    if match := _YEAR_FIRST.fullmatch(fact):
        return _date(match[1], int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(fact):
        year = f"20{match[3]}" if match[3] and len(match[3]) == 2 else match[3]
        if 1 <= int(match[2]) <= len(_MONTHS):
            return _date(year, int(match[2]), int(match[1]))
    if _THOUSANDS.match(fact):
        fact = fact.replace(".", "")
    return _EMPTY_DECIMALS.sub("", fact)


def _date(year: str | None, month: int, day: int) -> str:
    return f"{year or '----'}-{month:02}-{day:02}"


def names(text: str) -> frozenset[str]:
    """Give the names of a text, in lower case: capitalised words inside sentences."""
    return frozenset(
        match[0].lower() for match in _NAME.finditer(text) if match[0] not in _PRONOUNS
    )


def keeps_facts(before: str, after: str) -> bool:
    """Tell whether a changed text still says the same numbers, references, links and names."""
    if facts(before) != facts(after):
        return False
    kept = {word.strip('.,;:()»«"”').lower() for word in after.split()}
    return all(name in kept or name in after.lower() for name in names(before))


__all__ = ["facts", "keeps_facts", "names"]
