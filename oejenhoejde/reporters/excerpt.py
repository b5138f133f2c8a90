"""Shows a place in its sentence on one line, with carets under it. Knows nothing but the model."""

from __future__ import annotations

from dataclasses import dataclass

from oejenhoejde.model import Finding, Span

_ELLIPSIS = "…"
#: A cut moves at most this many characters to fall between two words.
_SNAP = 15
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of text in three parts; the middle one is the marked place."""

    before: str
    marked: str
    after: str

    @property
    def carets(self) -> str:
        """The line under the text: carets below the marked place."""
        return " " * len(self.before) + "^" * max(len(self.marked), 1)


def excerpt(text: str, finding: Finding, *, width: int) -> Excerpt | None:
    """Cut the finding's sentence to ``width`` characters around the marked place.

    None if the finding marks nothing (it is about the whole text).
    """
    span = finding.span
    if not len(span):
        return None
    sentence = finding.sentence_span or span
    start, end = min(sentence.start, span.start), max(sentence.end, span.end)
    if len(span) >= width:
        return _without_middle(text, span, width)
    if end - start > width:
        start, end = _window(text, Span(start, end), span, width)
    head = _ELLIPSIS if start > min(sentence.start, span.start) else ""
    tail = _ELLIPSIS if end < max(sentence.end, span.end) else ""
    return Excerpt(
        head + flat(text[start : span.start]),
        flat(text[span.start : span.end]),
        flat(text[span.end : end]) + tail,
    )


def _without_middle(text: str, span: Span, width: int) -> Excerpt:
    """Show where a long place begins and where it ends."""
    last = width // 3
    first = width - last - len(f" {_ELLIPSIS} ")
    begin = _snap_back(text, span.start + first, span.start)
    finish = _snap_on(text, span.end - last, span.end)
    begins, ends = flat(text[span.start : begin]).rstrip(), flat(text[finish : span.end]).lstrip()
    return Excerpt("", f"{begins} {_ELLIPSIS} {ends}", "")


def _window(text: str, sentence: Span, span: Span, width: int) -> tuple[int, int]:
    """Choose what to show of a long sentence: the place, with its surroundings on both sides."""
    room = width - len(span) - 2 * len(_ELLIPSIS)
    left = min(span.start - sentence.start, max(room // 2, room - (sentence.end - span.end)))
    right = min(sentence.end - span.end, room - left)
    start, end = span.start - left, span.end + right
    if start > sentence.start:
        start = _snap_on(text, start, span.start)
    if end < sentence.end:
        end = _snap_back(text, end, span.end)
    return start, end


def _snap_on(text: str, at: int, limit: int) -> int:
    """Move a cut forward to the start of a word, if one is near."""
    for place in range(at, min(at + _SNAP, limit) + 1):
        if text[place - 1 : place].isspace():
            return place
    return at


def _snap_back(text: str, at: int, limit: int) -> int:
    """Move a cut back to the end of a word, if one is near."""
    for place in range(at, max(at - _SNAP, limit) - 1, -1):
        if text[place : place + 1].isspace():
            return place
    return at


def flat(text: str) -> str:
    """Fold line breaks and what cannot be shown, one for one, so that the carets stay in place.

    An escape sequence in a document must not reach the reader's terminal.
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else "-" if char == _SOFT_HYPHEN else " " for char in text
    )
