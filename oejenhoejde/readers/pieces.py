"""Paragraphs of a package: pieces of text with their place in a part, and edits into them.

What .docx and .odt have in common. Knows no XML names.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from oejenhoejde.model import Edit, Segment, SegmentKind, Span
from oejenhoejde.readers.base import ordered_edits
from oejenhoejde.readers.prose import ProseBuilder
from oejenhoejde.readers.xmlpart import Attributes, Place, TextEdit, letter_places

_WHITE = re.compile("[ \\t\\r\\n]+")


@dataclass(slots=True)
class Piece:
    """A piece of a paragraph's text. Without ``place`` it is a sign and cannot be edited.

    ``prose`` is what it reads as, where that is another thing. ``lead`` counts the letters of
    white space before it in the part that do not count as text. ``folds``: any white space in it
    reads as one space. ``twin`` is a second place that holds the same text and must say the same.
    ``parts``: an element may stand between its letters.
    """

    text: str
    part: str = ""
    place: Place | None = None
    lead: int = 0
    prose: str | None = None
    is_break: bool = False
    folds: bool = False
    twin: Place | None = None
    parts: bool = True


@dataclass(slots=True)
class Paragraph:
    """One paragraph. ``links`` are ranges of pieces; ``where`` names its place in Danish.

    ``in_body``: it stands in the text itself and not in a header, a note or a box. ``apart``: it
    stands within another one, as a box or a picture does.
    """

    kind: SegmentKind = SegmentKind.PARAGRAPH
    level: int = 0
    statutory: bool = False
    where: str = ""
    pieces: list[Piece] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    is_prose: bool = True
    joins_next: bool = False
    in_body: bool = False
    apart: bool = False

    @property
    def text(self) -> str:
        return "".join([piece.text for piece in self.pieces])


def descriptions(attributes: Attributes, part: str, where: str) -> list[Paragraph]:
    """Give what is told of a picture to those who do not see it: its ``title`` and ``descr``."""
    if attributes.get("hidden", "0") in ("1", "true"):
        return []
    found: list[Paragraph] = []
    is_twice = attributes.get("title") == attributes.get("descr")
    for name in ("descr",) if is_twice else ("title", "descr"):
        text = attributes.get(name, "")
        if text.strip():
            piece = Piece(text, part, attributes.place(name), folds=True, parts=False)
            piece.twin = attributes.place("title") if is_twice else None
            found.append(Paragraph(SegmentKind.CAPTION, where=where, pieces=[piece], apart=True))
    return found


def lay_out(paragraphs: Sequence[Paragraph]) -> tuple[str, list[int], list[Piece]]:
    """Join paragraphs to the document's text; give it with the places of its pieces."""
    parts: list[str] = []
    starts: list[int] = []
    pieces: list[Piece] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        if number:
            parts.append("\n")
            at += 1
        for piece in paragraph.pieces:
            starts.append(at)
            pieces.append(piece)
            parts.append(piece.text)
            at += len(piece.text)
    return "".join(parts), starts, pieces


def segments_of(paragraphs: Sequence[Paragraph]) -> Iterator[Segment]:
    """Give the segments of paragraphs that are laid out in this order."""
    at = 0
    for paragraph in paragraphs:
        builder = ProseBuilder()
        breaks: list[int] = []
        lengths = [0]
        for piece in paragraph.pieces:
            if piece.folds:
                _copy_folded(builder, piece.text, at)
            elif piece.prose is None:
                builder.copy(piece.text, at)
            elif not (piece.prose.isspace() and builder.ends_in_space()):
                builder.put(piece.prose)
            if piece.is_break:
                breaks.append(builder.length)
            at += len(piece.text)
            lengths.append(builder.length)
        at += 1
        if not paragraph.is_prose:
            continue
        for segment in builder.build_lines(
            paragraph.kind, breaks, level=paragraph.level, place=paragraph.where
        ):
            yield replace(segment, statutory=True) if paragraph.statutory else segment
        for first, last in paragraph.links:
            link = builder.build(
                SegmentKind.LINK, place=paragraph.where, start=lengths[first], end=lengths[last]
            )
            if link is not None:
                yield link


def _copy_folded(builder: ProseBuilder, text: str, source: int) -> None:
    at = 0
    for match in _WHITE.finditer(text):
        builder.copy(text[at : match.start()], source + at)
        at = match.end()
        if not builder.ends_in_space():
            if match[0] == " ":
                builder.copy(" ", source + match.start())
            else:
                builder.put(" ")
    builder.copy(text[at:], source + at)


def text_edits(paragraphs: Sequence[Paragraph], edits: Sequence[Edit]) -> dict[str, list[TextEdit]]:
    """Turn edits of the document's text into edits of texts in parts.

    A new text goes where the edit begins, so it gets the formatting of that place.

    Raises:
        ValueError: edits overlap, leave the text, or cross something that is no letter.
    """
    text, starts, pieces = lay_out(paragraphs)
    made: dict[int, TextEdit] = {}
    for edit in ordered_edits(edits, length=len(text)):
        start, end, new = edit.span.start, edit.span.end, edit.text
        index = max(bisect.bisect_right(starts, start) - 1, 0)
        if start == end and index and starts[index] == start and not _editable(pieces, index):
            index -= 1  # Insert at the end of the text before rather than into a sign.
        while index < len(pieces) and starts[index] + len(pieces[index].text) <= start < end:
            index += 1
        at = start
        while True:
            if index >= len(pieces) or not _editable(pieces, index) or at < starts[index]:
                raise ValueError(f"edit crosses something that is no letter: {edit}")
            piece, base = pieces[index], starts[index]
            stop = min(end, base + len(piece.text))
            if at > base + len(piece.text):
                raise ValueError(f"edit crosses something that is no letter: {edit}")
            assert piece.place is not None
            entry = made.setdefault(index, TextEdit(piece.place, piece.lead, len(piece.text)))
            entry.changes.append((at - base, stop - base, new))
            new, at = "", stop
            index += 1
            if at >= end:
                break
    by_part: dict[str, list[TextEdit]] = defaultdict(list)
    for index, entry in made.items():
        piece = pieces[index]
        by_part[piece.part].append(entry)
        if piece.twin is not None and piece.twin.start >= 0:
            by_part[piece.part].append(replace(entry, place=piece.twin))
    return by_part


def _editable(pieces: Sequence[Piece], index: int) -> bool:
    place = pieces[index].place
    return place is not None and place.start >= 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment begins and ends in the bytes of the part that holds the body."""

    start: int
    end: int


def anchors(
    paragraphs: Sequence[Paragraph], spans: Sequence[Span], data: bytes
) -> list[Anchor | None]:
    """Give the anchor of each span, or None where the body has no letter of it.

    ``data`` is the part that holds the body. A span without letters is the beginning of the text.
    """
    _, starts, pieces = lay_out(paragraphs)
    holds = [paragraph.in_body for paragraph in paragraphs for _ in paragraph.pieces]
    usable = [
        is_body and piece.parts and _editable(pieces, index) and bool(piece.text)
        for index, (piece, is_body) in enumerate(zip(pieces, holds, strict=True))
    ]

    places: dict[int, list[int]] = {}  # A text may be long and have many comments.

    def byte(index: int, letter: int) -> int:
        piece = pieces[index]
        assert piece.place is not None
        if index not in places:
            edit = TextEdit(piece.place, piece.lead, len(piece.text))
            places[index] = letter_places(data, edit)
        return places[index][letter]

    def find(span: Span) -> Anchor | None:
        if not len(span):
            first = next((index for index, good in enumerate(usable) if good), None)
            return None if first is None else Anchor(byte(first, 0), byte(first, 0))
        low = max(bisect.bisect_right(starts, span.start) - 1, 0)
        high = bisect.bisect_left(starts, span.end)
        within = [
            index
            for index in range(low, high)
            if usable[index] and starts[index] + len(pieces[index].text) > span.start
        ]
        if not within:
            return None
        first, last = within[0], within[-1]
        end = min(span.end - starts[last], len(pieces[last].text))
        return Anchor(byte(first, max(span.start - starts[first], 0)), byte(last, end))

    return [find(span) for span in spans]
