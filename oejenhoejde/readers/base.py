"""What a reader is: a value that names a format and holds its functions. Knows no format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from oejenhoejde.model import Document, Edit, Span

#: Who writes in the documents of others.
AUTHOR = "oejenhoejde"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose changes and comments they are. Without ``date`` (ISO 8601) the document names none,
    so that the same input gives the same bytes.
    """

    author: str = AUTHOR
    date: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on ``span`` of a document's text, or without it on the document as a whole.

    ``place`` names the place for a comment that cannot stand where it belongs (in a header, say).
    """

    span: Span | None
    lines: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    ``read`` takes the bytes and the name of a file. ``read_text`` is there for formats that are
    plain text. ``apply_edits`` takes bytes, edits in offsets of ``Document.text`` and the name,
    and gives the changed bytes; None means that the format is read only. ``in_folders`` is false
    for formats that hold more than texts (.json), so that their files are read when named only.
    ``has_keys``: each text has a key, which is the place of its segments.
    ``track_edits`` does as ``apply_edits`` does, as changes that a person accepts or rejects.
    ``add_comments`` puts comments in; the first of them, without a span, comes first.
    """

    format: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]
    read_text: Callable[[str, str], Document] | None = None
    apply_edits: Callable[[bytes, Sequence[Edit], str], bytes] | None = None
    in_folders: bool = True
    has_keys: bool = False
    track_edits: Callable[[bytes, Sequence[Edit], str, Stamp], bytes] | None = None
    add_comments: Callable[[bytes, Sequence[Comment], str, Stamp], bytes] | None = None


def ordered_edits(edits: Iterable[Edit], *, length: int) -> list[Edit]:
    """Sort edits by place.

    Raises:
        ValueError: two edits overlap, or one leaves the text of ``length`` code points.
    """
    ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    at = 0
    for edit in ordered:
        if edit.span.start < at or edit.span.end > length:
            raise ValueError(f"edit overlaps another or leaves the text: {edit}")
        at = edit.span.end
    return ordered


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits to a text; every character that no edit names stays."""
    parts: list[str] = []
    at = 0
    for edit in ordered_edits(edits, length=len(text)):
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    parts.append(text[at:])
    return "".join(parts)


def compose(first: Sequence[Edit], second: Sequence[Edit], *, between: str) -> list[Edit]:
    """Make one list of edits that does what ``first`` and then ``second`` do.

    ``between`` is the text after ``first``. Edits that touch become one.

    Raises:
        ValueError: edits of one list overlap.
    """
    marks: list[tuple[int, int, int, Edit | None]] = []  # In ``between``; growth by ``first``.
    growth = 0
    for edit in ordered_edits(first, length=len(between) + sum(len(e.span) for e in first)):
        start = edit.span.start + growth
        marks.append((start, start + len(edit.text), len(edit.text) - len(edit.span), None))
        growth += len(edit.text) - len(edit.span)
    marks += [(edit.span.start, edit.span.end, 0, edit) for edit in second]
    made: list[Edit] = []
    growth = at = 0
    marks.sort(key=lambda mark: mark[:2])
    while at < len(marks):
        low, high = marks[at][:2]
        group = []
        while at < len(marks) and marks[at][0] <= high:
            high = max(high, marks[at][1])
            group.append(marks[at])
            at += 1
        own = [
            Edit(Span(edit.span.start - low, edit.span.end - low), edit.text)
            for _, _, _, edit in group
            if edit is not None
        ]
        start = low - growth
        growth += sum(mark[2] for mark in group)
        made.append(Edit(Span(start, high - growth), splice(between[low:high], own)))
    return made
