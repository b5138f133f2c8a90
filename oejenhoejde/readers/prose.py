"""Builds segments: prose with a map back to the source. Knows no format."""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

from oejenhoejde.model import Run, Segment, SegmentKind

#: Stand-ins in prose for what is no prose but holds a place in a sentence. They have no run, so
#: nothing in them can be edited.
CODE = "[kode]"
FORMULA = "[formel]"

#: Letters that are not seen (soft hyphen, zero-width space and joiner, stray BOM), and letters
#: with combining marks: neither may keep a word from being recognised.
_UNSEEN = re.compile(
    "(?P<gone>[\u00ad\u200b\u2060\ufeff]+)|[^\u0300-\u036f\u00ad\u200b\u2060\ufeff][\u0300-\u036f]+"
)
_STAND_INS = re.compile(re.escape(CODE) + "|" + re.escape(FORMULA))
_OPENING = " \t(»«„”\"'["
_WORD = re.compile(r"[^\W_]")


def _seen(match: re.Match[str]) -> str:
    return "" if match["gone"] else unicodedata.normalize("NFC", match[0])


class ProseBuilder:
    """Collects the prose of one segment, piece by piece, in the order of the source."""

    __slots__ = ("_parts", "_runs", "length")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[tuple[int, int, int]] = []
        self.length = 0

    def copy(self, text: str, source: int) -> None:
        """Add text that stands at ``source``. Unseen letters vanish, combined ones are composed."""
        at = 0
        for match in _UNSEEN.finditer(text):
            composed = ""
            if not match["gone"]:
                composed = unicodedata.normalize("NFC", match[0])
                if composed == match[0]:
                    continue
            self._append(text[at : match.start()], source + at)
            self.put(composed)
            at = match.end()
        self._append(text[at:], source + at)

    def put_decoded(self, text: str) -> None:
        """Add what an entity or an escape stands for; letters that are not seen vanish here too."""
        self.put(_UNSEEN.sub(_seen, text))

    def put(self, text: str) -> None:
        """Add text that does not stand in the source."""
        self._parts.append(text)
        self.length += len(text)

    def _append(self, text: str, source: int) -> None:
        if not text:
            return
        if self._runs:
            prose_at, source_at, size = self._runs[-1]
            if prose_at + size == self.length and source_at + size == source:
                self._runs[-1] = (prose_at, source_at, size + len(text))
                self.put(text)
                return
        self._runs.append((self.length, source, len(text)))
        self.put(text)

    def ends_in_space(self) -> bool:
        """Tell whether a further space would be a double one (or stand first)."""
        last = next((part for part in reversed(self._parts) if part), "")
        return not last or last[-1].isspace()

    def build(
        self,
        kind: SegmentKind,
        *,
        level: int = 0,
        place: str = "",
        lang: str = "",
        start: int = 0,
        end: int | None = None,
    ) -> Segment | None:
        """Make the segment of prose ``start..end``, white space cut off at both ends.

        None when there is no word in it, or nothing that stands in the source.
        """
        prose = self._joined()[start:end]
        stripped = prose.strip()
        if not _WORD.search(_STAND_INS.sub("", stripped)):
            return None
        start += len(prose) - len(prose.lstrip())
        end = start + len(stripped)
        runs: list[Run] = []
        first = max(bisect.bisect_right(self._runs, (start, 0, 0)) - 1, 0)
        last = bisect.bisect_left(self._runs, (end, 0, 0), first)
        for prose_at, source_at, size in self._runs[first:last]:
            low, high = max(prose_at, start), min(prose_at + size, end)
            if low < high:
                runs.append(Run(low - start, source_at + low - prose_at, high - low))
        if not runs:
            return None
        return Segment(kind, stripped, tuple(runs), level=level, place=place, lang=lang)

    def _joined(self) -> str:
        # Joined once: a block may have a segment for each of its thousand links.
        if len(self._parts) != 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

    def build_lines(
        self,
        kind: SegmentKind,
        breaks: Sequence[int],
        *,
        level: int = 0,
        place: str = "",
        lang: str = "",
    ) -> Iterator[Segment]:
        """Make segments of the lines that the author ended by hand (``breaks``: where they begin).

        A line that goes on in lower case is the same sentence.
        """
        if breaks:
            prose = self._joined()
            breaks = [at for at in breaks if not prose[at : at + 8].lstrip(_OPENING)[:1].islower()]
        for start, end in itertools.pairwise((0, *breaks, self.length)):
            segment = self.build(kind, level=level, place=place, lang=lang, start=start, end=end)
            if segment is not None:
                yield segment


class Pieces:
    """A text made of slices of a source (a quote without its ``>`` marks), with the way back."""

    __slots__ = ("_sources", "_starts", "text")

    def __init__(self, source: str, slices: Sequence[tuple[int, int]]) -> None:
        self.text = "".join([source[start:end] for start, end in slices])
        self._starts: list[int] = []
        self._sources: list[int] = []
        at = 0
        for start, end in slices:
            self._starts.append(at)
            self._sources.append(start)
            at += end - start

    def to_source(self, at: int) -> int:
        """Give the source offset of an offset in the text."""
        index = max(bisect.bisect_right(self._starts, at) - 1, 0)
        return self._sources[index] + at - self._starts[index]

    def copy_to(self, builder: ProseBuilder, start: int, end: int) -> None:
        """Add ``text[start:end]`` to a builder, as verbatim as the slices allow."""
        index = max(bisect.bisect_right(self._starts, start) - 1, 0)
        while start < end:
            index += 1
            stop = min(end, self._starts[index]) if index < len(self._starts) else end
            if start < stop:
                source = self._sources[index - 1] + start - self._starts[index - 1]
                builder.copy(self.text[start:stop], source)
                start = stop
