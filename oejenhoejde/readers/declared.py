"""Understands the lines in which an author says what a text is. Knows no format.

``oejenhoejde-type: brev`` at the top of a file or in its front matter, or
``<!-- oejenhoejde: type brev -->`` anywhere, names the type of document.
``<!-- oejenhoejde: lovtekst -->`` says that the next block is the text of a law; ``lovtekst start``
and ``lovtekst slut`` stand around several blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from oejenhoejde.model import Document, Segment, Span
from oejenhoejde.names import DOCUMENT_TYPES, normalise_id
from oejenhoejde.readers.suppress import NAME, Switch

#: A line, an entry of an indented table, or a comment.
_TYPE = re.compile(
    rf"^{NAME}-(?:dokument)?type[ \t]*[:=][ \t]*(?P<line>[^\r\n]{{1,60}}?)[ \t]*(?=\r?$)"
    rf"|^{NAME}[ \t]*[:=][ \t]*\{{[^\r\n]{{0,500}}?\btype[ \t]*[:=][ \t]*"
    r"(?P<inline>[^\r\n,}]{1,60})"
    rf"|^{NAME}[ \t]*:[ \t]*\r?\n(?:[ \t]+[^\r\n]*\r?\n){{0,20}}?[ \t]+type[ \t]*:[ \t]*"
    r"(?P<indented>[^\r\n]{1,60})",
    re.I | re.M,
)
_TYPE_COMMENT = re.compile(
    rf"<!--[ \t\r\n]*{NAME}[ \t]*:[ \t\r\n]*type[ \t]+(?P<name>[^>\r\n]{{1,60}}?)[ \t\r\n]*-->",
    re.I,
)


def with_type(document: Document, front: int, *, comments: bool = False) -> Document:
    """Give the document with the type that its author names; a name that is none is told of.

    ``front`` is where the front matter ends; ``comments``: comments may name it too.
    """
    match = _TYPE.search(document.text, 0, front)
    if match is None and comments:
        match = _TYPE_COMMENT.search(document.text)
    if match is None:
        return document
    given = next(value for value in match.groups() if value).strip(" \t\"'")
    name = normalise_id(given)
    if name in DOCUMENT_TYPES:
        return replace(document, type=name)
    note = f"Dokumenttypen »{given}« findes ikke. Vælg en af disse: {', '.join(DOCUMENT_TYPES)}."
    return replace(document, notes=(*document.notes, note))


def statutory_spans(
    switches: Iterable[Switch], blocks: Iterable[tuple[Switch, Span]], *, length: int
) -> list[Span]:
    """Give the ranges that their author calls the text of a law. What is never ended lasts."""
    spans = [span for switch, span in blocks if switch.verb == "lovtekst"]
    start: int | None = None
    for switch in sorted(switches, key=lambda switch: switch.span.start):
        if switch.verb == "start" and start is None:
            start = switch.span.end
        elif switch.verb == "slut" and start is not None:
            spans.append(Span(start, switch.span.start))
            start = None
    if start is not None:
        spans.append(Span(start, length))
    return spans


def marked_statutory(segments: Sequence[Segment], spans: Sequence[Span]) -> tuple[Segment, ...]:
    """Give the segments, those within the ranges marked. A marked heading takes its section in."""
    if not spans:
        return tuple(segments)
    made = []
    level = 0  # Of the marked heading that we are below.
    for segment in segments:
        start = segment.to_source(0, len(segment.prose)).start if segment.runs else -1
        marked = any(span.start <= start < span.end for span in spans)
        if segment.level and segment.is_heading:
            level = segment.level if marked else 0 if segment.level <= level else level
        made.append(replace(segment, statutory=True) if marked or level else segment)
    return tuple(made)
