"""What a fix must never change: numbers, dates, law references, names, links and placeholders.

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
_FACT = re.compile(f"{_PLACEHOLDER}|{_LINK}|{_NUMBER}")
#: A capitalised word inside a sentence: after a small letter, a comma or a number and a space.
_NAME = re.compile(r"(?<=[a-zæøå0-9,;§)] )[A-ZÆØÅ][\wæøåÆØÅ-]+")
_PRONOUNS = frozenset({"I", "De", "Dem", "Deres"})


def facts(text: str) -> Counter[str]:
    """Count the facts of a text as written, but for trailing punctuation of links."""
    return Counter(match[0].strip().rstrip(".,;:)") for match in _FACT.finditer(text))


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
