"""What a check of a whole document sees: its parts in order. Knows no files and no source offsets.

A part is one segment (or a piece of a very long one) as it was parsed; a link is a part of its own,
after the one that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit
from oejenhoejde.language.sentences import words
from oejenhoejde.model import SegmentKind

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc
    from oejenhoejde.language.parsed import Span as DocSpan

#: Kinds of the text itself, as opposed to headings, tables and what stands around the page.
BODY = frozenset({SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.QUOTE})


@dataclass(frozen=True, slots=True)
class Part:
    """One part: ``number`` is its place among the parts. A link is not parsed and has no ``doc``.

    ``goes_on``: it is a later piece of the same segment. ``target`` is where a link
    leads, if known.
    """

    number: int
    kind: SegmentKind
    level: int
    prose: str
    doc: Doc | None
    goes_on: bool = False
    target: str = ""

    @property
    def words(self) -> int:
        """Count the words of the part (none in a link: they are those of its paragraph)."""
        return len(words(self.doc)) if self.doc is not None else 0

    def sentences(self) -> list[DocSpan]:
        """Give the sentences that have a word."""
        if self.doc is None:
            return []
        return [sentence for sentence in self.doc.sents if words(sentence)]

    def first_sentence(self) -> tuple[int, int]:
        """Give the range of the first sentence, without white space around."""
        found = self.sentences()
        if not found:
            return 0, len(self.prose)
        start, end = found[0].start_char, found[0].end_char
        text = self.prose[start:end]
        return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as its checks see it. ``type`` is empty where it is not known."""

    parts: tuple[Part, ...]
    metrics: Mapping[str, float]
    type: str = ""
    format: str = "txt"

    def of_kind(self, *kinds: SegmentKind) -> Iterator[Part]:
        """Give the parts of these kinds."""
        return (part for part in self.parts if part.kind in kinds)

    def body(self) -> Iterator[Part]:
        """Give the parts of the text itself."""
        return (part for part in self.parts if part.kind in BODY)


@dataclass(frozen=True, slots=True)
class Placed:
    """A hit in a part; without ``part`` it is about the whole text."""

    hit: Hit
    part: Part | None = None
