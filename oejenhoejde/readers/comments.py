"""Finds where comments stand in the body of a document. Knows no format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Span
from oejenhoejde.readers.base import Comment
from oejenhoejde.readers.pieces import Anchor, Paragraph, anchors


@dataclass(frozen=True, slots=True)
class Placed:
    """A comment and its place; without letters at its place it is about the whole document."""

    anchor: Anchor
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at a byte of the body: the ``start`` or ``end`` of a comment, or a ``point``."""

    at: int
    kind: str
    number: int


def place_comments(
    comments: Sequence[Comment], paragraphs: Sequence[Paragraph], data: bytes, name: str
) -> list[Placed]:
    """Give the comments in order of place; the first is about the whole document.

    What stands where no comment can (in a header, say) is told in the first one.

    Raises:
        ReadError: the body has no text to hang a comment on.
    """
    spans = [comment.span or Span(0, 0) for comment in comments]
    found = anchors(paragraphs, [Span(0, 0), *spans], data)
    if found[0] is None:
        raise ReadError(f"{name}: teksten har ikke noget sted til kommentarer. Den er uændret.")
    placed: list[Placed] = []
    whole: list[str] = []
    for comment, anchor in zip(comments, found[1:], strict=True):
        if comment.span is not None and len(comment.span) and anchor is not None:
            placed.append(Placed(anchor, comment.lines))
        elif comment.place and comment.lines:
            whole += (f"{comment.place}: {comment.lines[0]}", *comment.lines[1:])
        else:
            whole += comment.lines
    placed.sort(key=lambda one: (one.anchor.start, -one.anchor.end))
    return ([Placed(found[0], tuple(whole))] if whole else []) + placed


def marks_of(placed: Sequence[Placed], *, first: int) -> Iterator[Mark]:
    """Give the marks in order of place; comments are numbered from ``first``."""
    marks: list[tuple[int, int, Mark]] = []
    for number, comment in enumerate(placed, first):
        start, end = comment.anchor.start, comment.anchor.end
        if start == end:
            marks.append((start, 1, Mark(start, "point", number)))
        else:
            marks.append((start, 2, Mark(start, "start", number)))
            marks.append((end, 0, Mark(end, "end", number)))
    marks.sort(key=lambda entry: entry[:2])
    yield from (mark for _, _, mark in marks)
