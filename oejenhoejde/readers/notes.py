"""Reads what comments beside the text of a package (.docx, .odt) switch off. Knows no XML names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from oejenhoejde.model import Mute, Span
from oejenhoejde.readers.pieces import Paragraph
from oejenhoejde.readers.suppress import Switch, mutes_of, read_switch


@dataclass(slots=True)
class Note:
    """A comment: the paragraphs of its story that it is about, first and last, and its lines."""

    first: int
    last: int
    lines: Sequence[str] = ()


class Notes:
    """Notes the comments of one story while its paragraphs are collected.

    A comment begins and ends between letters or between paragraphs, and has a key of its own.
    """

    def __init__(self) -> None:
        self.found: dict[str, Note] = {}

    def begin(self, key: str, paragraphs: Sequence[Paragraph], *, within: bool) -> None:
        """Let a comment begin ``within`` the last paragraph, or before the next one."""
        first = len(paragraphs) - 1 if within else len(paragraphs)
        self.found.setdefault(key, Note(first, first))

    def end(self, key: str, paragraphs: Sequence[Paragraph]) -> None:
        """Let a comment end in or after the last paragraph."""
        note = self.found.get(key)
        if note is not None:
            note.last = max(note.first, len(paragraphs) - 1)


def mutes_of_notes(
    stories: Iterable[tuple[Sequence[Paragraph], Iterable[Note]]],
    laid_out: Sequence[Paragraph],
    *,
    length: int,
) -> tuple[Mute, ...]:
    """Give what comments switch off, each for the paragraphs that it stands at.

    ``laid_out`` are the paragraphs that are the text of ``length`` letters: joined ones, and
    without those that hold none.
    """
    places = _places(laid_out)
    switches: list[Switch] = []
    blocks: list[tuple[Switch, Span]] = []
    for paragraphs, notes in stories:
        for note in notes:
            span = _span(paragraphs[note.first : note.last + 1], places)
            if span is None:  # It stands at no text.
                continue
            for line in note.lines:
                # Its range begins where its paragraphs do: the comment itself takes no room.
                at = Span(span.start, span.start)
                switch = read_switch(line, at, shown=span)
                if switch is None:
                    continue
                switches.append(switch)
                if switch.verb == "ignorér":
                    blocks.append((switch, span))
    return mutes_of(switches, blocks, length=length)


def _places(laid_out: Sequence[Paragraph]) -> dict[int, Span]:
    """Map each piece of text (by identity: joining moves it) to the place of its paragraph."""
    places: dict[int, Span] = {}
    at = 0
    for paragraph in laid_out:
        span = Span(at, at + len(paragraph.text))
        places |= {id(piece): span for piece in paragraph.pieces}
        at = span.end + 1
    return places


def _span(paragraphs: Sequence[Paragraph], places: Mapping[int, Span]) -> Span | None:
    found = list(_found(paragraphs, places))
    return Span(min(s.start for s in found), max(s.end for s in found)) if found else None


def _found(paragraphs: Sequence[Paragraph], places: Mapping[int, Span]) -> Iterator[Span]:
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            if id(piece) in places:
                yield places[id(piece)]
                break


__all__ = ["Note", "Notes", "mutes_of_notes"]
