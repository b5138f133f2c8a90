"""Finds where a link of a Markdown or HTML source leads. Knows no rules and no spaCy."""

from __future__ import annotations

import html
import re

from oejenhoejde.model import Document, Segment

_AFTER_TEXT = re.compile(r"[^\]\n]{0,40}\]\(\s*<?([^\s<>)]+)")
_ANCHOR = re.compile(r"<a\s[^<>]*?href\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))", re.I)
#: An address is looked for so far from the text of its link.
_NEAR = 2_000


def target_of(document: Document, link: Segment) -> str:
    """Give the address that a link leads to, or nothing where the format does not show it."""
    if not link.runs:
        return ""
    start, end = link.runs[0].source_start, link.runs[-1].source_end
    if document.format == "md":
        match = _AFTER_TEXT.match(document.text, end)
        return match[1] if match else ""
    if document.format == "html":
        before = document.text[max(start - _NEAR, 0) : start]
        found = [match for match in _ANCHOR.finditer(before) if "</a" not in before[match.end() :]]
        return html.unescape(next(filter(None, found[-1].groups()), "")) if found else ""
    return ""


__all__ = ["target_of"]
