"""Makes texts for parsers: as long as the source, one byte per code point. Knows no format.

So a parser's byte offsets are code points of the source, and what is no markup (template tags,
placeholders of mail merge) cannot be taken for it.
"""

from __future__ import annotations

import re

#: What stands for each letter of something that is no prose …
DROP = "\x01"
#: … of an address on the web: read, but never edited …
URL = "\x02"
#: … and of prose that looks like markup (``<<dato>>``).
KEEP = "\x03"

_NON_ASCII = re.compile("[^\x00-\x7f]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
#: Punctuation decides whether ``*`` opens or closes, so it may not look like a letter.
_PUNCTUATION = re.compile("[\u2010-\u2027\u2030-\u205e«»¡§¶·¿]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


def as_ascii(text: str) -> str:
    """Put an ASCII letter for each other code point, and for control characters."""
    masked = _CONTROL.sub("a", text)
    return masked if masked.isascii() else _NON_ASCII.sub(_stand_ins, masked)


def _stand_ins(match: re.Match[str]) -> str:
    return "".join("," if _PUNCTUATION.match(letter) else "a" for letter in match[0])


def fill(text: str, sign: str) -> str:
    """Put a sign for each letter that is no line end."""
    return re.sub(r"[^\r\n]", sign, text)


def blank(text: str, opening: str, closing: str, *, in_block: bool = True, sign: str = DROP) -> str:
    """Drop what stands between two marks (``in_block``: without a blank line between them).

    Linear, also where marks do not pair.
    """
    if opening not in text:
        return text
    parts: list[str] = []
    at = done = 0
    end = border = -1
    while (start := text.find(opening, at)) >= 0:
        at = start + len(opening)
        if end < at:
            end = text.find(closing, at)
            if end < 0:
                break
        if border < at:
            found = _BLANK_LINE.search(text, at) if in_block else None
            border = found.start() if found else len(text)
        if end < border:
            at = end + len(closing)
            parts += (text[done:start], fill(text[start:at], sign))
            done = at
    parts.append(text[done:])
    return "".join(parts)
