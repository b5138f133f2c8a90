"""Where the sentences of Danish official prose begin, by rules. Knows no spaCy.

The boundaries are found on the text, not on tokens, so that they are the same whatever pipeline
parses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from oejenhoejde.language.abbreviations import (
    ABBREVIATIONS,
    AFTER_ORDINAL,
    AMBIGUOUS,
    CURRENCIES,
    DEGREES,
    DISTRICT_TOWNS,
    FINAL,
    LETTER_LABELS,
    NUMBER_LABELS,
    STARTERS,
)

#: A line break ends the sentence when the line before is shorter than this and the next one
#: begins with a capital: headings, signatures, addresses. A longer line is a wrapped one.
SHORT_LINE = 45

#: Brackets longer than this many characters are taken as left open.
_MAX_BRACKET = 300

_CLOSING = "»«\"”“’')]}"
_OPENING = '»«"”“„([{'
#: A place where a sentence may end: final marks with what closes after them, then white space.
_STOP = re.compile(rf"(?P<mark>[.!?…]+)(?P<close>[{re.escape(_CLOSING)}]*)(?P<gap>\s+)(?=\S)")
_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)\s*")
_LIST_ITEM = re.compile(r"(?:[-–—•*·▪☐☑☒]\s|\(?\d{1,2}[.)]\s|\(?[a-zæøå]\)\s)")
_WORD_BEFORE = re.compile(r"[^\s(\[»«\"”“/]+\Z")
_PLACEHOLDER_START = re.compile(r"\[|\{\{|«|<<|\{")
_SPEECH_TAG = re.compile(
    r"(?:sagde|siger|spurgte|spørger|svarede|svarer|skrev|skriver|lød|lyder|fortæller|fortalte|"
    r"mener|mente|udtaler|udtalte|forklarer|forklarede|råbte|råber)\b"
)
_ROMAN = re.compile(r"[IVX]+\Z")
_ORDINAL = re.compile(r"(?:\d{1,3}|[IVX]{1,5})\Z")
_SECTION_SIGN = re.compile(r"§+\s*\d+(?:\s?[a-z])?\Z")
#: Verbs and openers after a full stop that may be followed by a small letter (`e-Boks`, `it-…`).
_SMALL_START = re.compile(r"(?:e-|it-|i-|p-|a-|cpr-|cvr-|www\.|iPhone|iPad|mit\.dk|borger\.dk)")


def boundaries(text: str) -> list[int]:
    """Give the offsets (code points) at which a sentence begins, the first (0) left out."""
    found = {*_stops(text), *_breaks(text)}
    return sorted(at for at in found if 0 < at < len(text))


def _stops(text: str) -> Iterator[int]:
    for match in _STOP.finditer(text):
        if _ends_here(text, match):
            yield match.end()


def _breaks(text: str) -> Iterator[int]:
    """Give the starts of lines that are sentences of their own."""
    for match in _BREAK.finditer(text):
        start, end = match.span()
        if end >= len(text):
            continue
        following = text[end : end + 40]
        blank = match[0].count("\n") + match[0].count("\r") - match[0].count("\r\n") > 1
        if blank or (_LIST_ITEM.match(following) and not _is_ordinal(following)):
            yield end
        elif not _is_ordinal(following) and (
            _starts_like_sentence(following) or following[0].isdigit()
        ):
            line = text[text.rfind("\n", 0, start) + 1 : start].strip()
            if len(line) < SHORT_LINE and not line.endswith((",", "-")):
                yield end


def _is_ordinal(following: str) -> bool:
    """Tell whether a line opens with `1. marts`: the rest of a date, not an item of a list."""
    found = re.match(r"\d{1,3}\.\s+(\w+)", following)
    return bool(found) and found[1].lower() in AFTER_ORDINAL  # type: ignore[index]


def _ends_here(text: str, match: re.Match[str]) -> bool:
    mark, close = match["mark"], match["close"]
    following = text[match.end() : match.end() + 40]
    if _is_within_brackets(text, match.end()):
        return False
    if mark[-1] in "!?" or "!" in mark or "?" in mark:
        return _after_exclamation(following, close)
    if "…" in mark or mark.count(".") > 1:
        return _starts_like_sentence(following)
    if close and ")" not in close and "]" not in close and _SPEECH_TAG.match(following):
        return False
    return _after_dot(text, match.start("mark"), following, close)


def _is_within_brackets(text: str, at: int) -> bool:
    """Tell whether a place lies in brackets after which the same sentence goes on."""
    opened = text.rfind("(", max(0, at - _MAX_BRACKET), at)
    if opened < 0 or text.find(")", opened, at) >= 0:
        return False
    closed = text.find(")", at, at + _MAX_BRACKET)
    return closed >= 0 and text[closed + 1 : closed + 3].lstrip(" ,;")[:1].islower()


def _after_exclamation(following: str, close: str) -> bool:
    if _SPEECH_TAG.match(following):
        return False
    return not following[:1].islower() or bool(_SMALL_START.match(following))


def _after_dot(text: str, dot: int, following: str, close: str) -> bool:
    """Tell whether a single full stop ends the sentence."""
    before = text[max(0, dot - 40) : dot]
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    low = word.lower()
    earlier = before[: len(before) - len(word)].split()
    previous = earlier[-1].lower().lstrip(_OPENING) if earlier else ""
    at_start = _is_line_start(text, dot - len(word))
    starts = _starts_like_sentence(following)
    if _ORDINAL.match(word) and not (_ROMAN.match(word) and not following[:1].isupper()):
        return _after_number(word, previous, earlier, at_start, following, text, dot)
    if _SECTION_SIGN.search(before) and _is_line_start(text, before.rfind("§") + dot - len(before)):
        return False
    if len(word) == 1 and word.isalpha():
        return _after_letter(word, previous, at_start, starts, following)
    if "." in low and _is_dotted_name(word, following):
        return False
    if low in ABBREVIATIONS or _is_degree(low):
        return _after_abbreviation(low, previous, starts, following, close)
    if starts or _PLACEHOLDER_START.match(following):
        return True
    if following[:1].isdigit():
        return not _is_known_stub(low)
    return bool(_SMALL_START.match(following))


def _after_abbreviation(low: str, previous: str, starts: bool, following: str, close: str) -> bool:
    if low in AMBIGUOUS:
        # `din.` and `man.` are words where a sentence starts after them.
        if low in {"sa", "sal", "mag", "min", "type"}:
            return starts
        return starts and not _is_range(following)
    if low in FINAL:
        if ")" in close and starts:
            return True
        if low in {"stk", "pkt", "led", "kl", "nr"} and previous in {"", "§"}:
            return False
        return starts and not _is_currency(following)
    return False


def _is_currency(following: str) -> bool:
    """Tell whether `mio. DKK` goes on with a currency."""
    return following[:3] in CURRENCIES and not following[3:4].isalpha()


def _is_range(following: str) -> bool:
    return following.startswith(("-", "–"))


def _is_degree(low: str) -> bool:
    first, _, rest = low.partition(".")
    return first in DEGREES and bool(rest) and all(len(p) <= 6 for p in rest.split("."))


def _is_dotted_name(word: str, following: str) -> bool:
    """Tell whether a word such as `H.C` is a pair of initials before a name."""
    parts = word.split(".")
    return all(len(part) == 1 and part.isupper() for part in parts) and following[:1].isupper()


def _after_number(
    word: str,
    previous: str,
    earlier: list[str],
    at_start: bool,
    following: str,
    text: str,
    dot: int,
) -> bool:
    first = re.match(r"[\w-]+", following.lstrip(_OPENING))
    next_word = first[0].lower() if first else ""
    if at_start:
        # `4. Økonomi`, `2. verdenskrig`: the number opens a heading or an item.
        return False
    if _is_label_heading(text, dot, previous, word):
        return False
    starts = _starts_like_sentence(following) or bool(_PLACEHOLDER_START.match(following))
    if not starts:
        return False
    if next_word in AFTER_ORDINAL:
        return False
    if previous in NUMBER_LABELS or len(word) > 2:
        return True
    if previous in {"d.", "den", "på", "til", "af", "fra", "med"} or not previous[:1].isupper():
        return True
    original = earlier[-1] if earlier else ""
    # `Christian 4. Hans søn …`: a king's number, then a sentence only before a function word.
    return not original[:1].isupper() or next_word in STARTERS


def _is_label_heading(text: str, dot: int, label: str, number: str) -> bool:
    """Tell whether `Kapitel 3.` stands first in its line, so that a title follows it."""
    if label not in NUMBER_LABELS:
        return False
    line = text[text.rfind("\n", 0, dot) + 1 : dot].strip()
    own = f"{label} {number.lower()}"
    if not line.lower().endswith(own):
        return False
    before = line[: len(line) - len(own)].rstrip()
    # `… til Ankestyrelsen. Stk. 2. Klagefristen …`: the label opens a sentence here too.
    return not before or (before.endswith((".", ":")) and line[len(line) - len(own)].isupper())


def _after_letter(word: str, previous: str, at_start: bool, starts: bool, following: str) -> bool:
    if at_start and word.isupper():
        return False
    if word.islower() and previous.endswith(".") and previous not in {"stk.", "nr.", "pkt."}:
        # An abbreviation with a space in it: `bl. a.`
        return False
    if previous in LETTER_LABELS or previous in DISTRICT_TOWNS:
        return starts
    if word.isupper():
        if previous[:1].isdigit():
            return starts
        # An initial, unless a function word follows: `Peter A. Du …`, `P. Jensen`.
        first = re.match(r"\w+", following)
        return starts and bool(first) and first[0].lower() in STARTERS  # type: ignore[index]
    if previous[:1].isdigit() or previous in {"litra", "§"}:
        return starts
    if word in {"d", "c", "v", "s", "r", "f", "p", "t", "u"}:
        return False
    return starts


def _is_known_stub(low: str) -> bool:
    """Tell whether a word before a dot and a number is an abbreviation that no list knows."""
    return low in ABBREVIATIONS or low.endswith(("nr", "-nr", ".nr"))


def _is_line_start(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, max(at, 0)) + 1 : max(at, 0)]
    return not before.strip(" \t•-–*(§" + _OPENING)


def _starts_like_sentence(following: str) -> bool:
    """Tell whether text opens like a sentence: a capital, a quotation or a bracketed one."""
    bare = following.lstrip(_OPENING + "<- –—•*☐")
    if not bare:
        return False
    first = bare[0]
    if following.startswith(("<<", "«", "[", "{")):
        return True
    if first.isupper() or first == "§":
        return True
    return bool(following[:1] in '»"”“„(' and first.isupper())


__all__ = ["SHORT_LINE", "boundaries"]
