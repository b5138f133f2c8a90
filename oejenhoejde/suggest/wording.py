"""Small tools of wording: capital letters, joining edits, titles of suggestions. No files."""

from __future__ import annotations

from collections.abc import Sequence

TextEdit = tuple[int, int, str]


def match_case(text: str, model: str) -> str:
    """Give ``text`` the capital letters of ``model``: all capitals, a first capital or none."""
    letters = [char for char in model if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return text.upper()
    if letters and letters[0].isupper() and model[:1].isalpha():
        return text[:1].upper() + text[1:]
    return text


def quote(text: str) -> str:
    """Put Danish quotation marks around a word that is talked about."""
    return f"»{text}«"


def apply_edits(text: str, edits: Sequence[TextEdit]) -> str:
    """Apply non-overlapping edits to a text."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def excerpt_after(text: str, edits: Sequence[TextEdit]) -> str:
    """Give what will stand where the edits are, from the first to the last of them."""
    start = min(edit[0] for edit in edits)
    end = max(edit[1] for edit in edits)
    shifted = [(a - start, b - start, new) for a, b, new in edits]
    return " ".join(apply_edits(text[start:end], shifted).split())


def listed(items: Sequence[str]) -> str:
    """Join items as in a sentence: `a, b og c`."""
    return " og ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
