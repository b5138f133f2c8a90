"""Puts the lines of a page in the order in which they are read, where it has columns.

A PDF file holds letters with places, in the order in which a program drew them. Where that draws
row by row over the columns, one line holds a bit of each. Knows no PDF library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

#: A column has at least so many lines, …
_MIN_LINES = 4
#: … half of them have at least so many words, …
_MIN_WORDS = 3
#: … and of those after the first one at least this share goes on in lower case. A table does not.
_MIN_LOWER = 0.35
#: More columns stand on no page.
_MAX_COLUMNS = 4
#: No page has more lines; what has is not looked at, to bound time.
_MAX_LINES = 2_000
_FIRST_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and its place in points, ``bottom`` counted from the foot of the page.

    ``parts`` are the bits of it with wide gaps between them; one bit is the line itself.
    """

    text: str
    page: int
    number: int
    left: float
    right: float
    bottom: float
    bold: bool = False
    in_margin: bool = False
    parts: tuple[Line, ...] = ()

    @property
    def bits(self) -> tuple[Line, ...]:
        return self.parts or (self,)


def in_reading_order(lines: Sequence[Line], *, depth: int = _MAX_COLUMNS) -> list[Line]:
    """Give the lines of a page column by column where it has columns, else as they are."""
    if len(lines) > _MAX_LINES:
        return list(lines)
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        return _left_first(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if any(bit.left < gutter < bit.right for bit in line.bits):
            ordered += _columns(band, gutter, depth)
            band = []
            ordered.append(line)
        else:
            band.append(line)
    return ordered + _columns(band, gutter, depth)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Give the place that lies in the gaps of most lines; None when too few lines have one."""
    marks: list[tuple[float, int]] = []
    for line in lines:
        for before, after in zip(line.bits, line.bits[1:], strict=False):
            marks += ((before.right, 1), (after.left, -1))
    best = count = 0
    place: float | None = None
    marks.sort(key=lambda mark: (mark[0], -mark[1]))
    for index, (x, change) in enumerate(marks):
        count += change
        if count > best:
            best = count
            # Halfway to where the first of these gaps ends.
            place = (x + next((end for end, sign in marks[index:] if sign < 0), x)) / 2
    return place if best >= _MIN_LINES else None


def _columns(band: Sequence[Line], gutter: float, depth: int) -> list[Line]:
    left: list[Line] = []
    right: list[Line] = []
    for line in band:
        for side, bits in (
            (left, [bit for bit in line.bits if bit.right <= gutter]),
            (right, [bit for bit in line.bits if bit.left >= gutter]),
        ):
            if bits:
                side.append(_joined(line, bits))
    if not (is_prose(left) and is_prose(right)):
        return list(band)
    return [
        line for side in (left, right) for line in in_reading_order(side, depth=depth - 1)
    ]  # fmt: skip


def _joined(line: Line, bits: Sequence[Line]) -> Line:
    if len(bits) == len(line.bits):
        return line
    return replace(
        line,
        text=" ".join(bit.text for bit in bits),
        left=bits[0].left,
        right=bits[-1].right,
        bottom=bits[0].bottom,
        bold=bits[0].bold,
        parts=tuple(bits) if len(bits) > 1 else (),
    )


def is_prose(lines: Sequence[Line]) -> bool:
    """Tell whether lines that stand under each other are sentences and no cells of a table."""
    words = sorted(len(line.text.split()) for line in lines)
    if len(lines) < _MIN_LINES or words[len(words) // 2] < _MIN_WORDS:
        return False
    return sum(_goes_on(lines)) >= _MIN_LOWER * (len(lines) - 1)


def _goes_on(lines: Sequence[Line]) -> Iterator[bool]:
    for line in lines[1:]:
        first = _FIRST_LETTER.search(line.text)
        yield first is not None and first[0].islower()


def _left_first(lines: Sequence[Line]) -> list[Line]:
    """Put a left column first that was drawn after the right one beside it."""
    ordered = list(lines)
    for at in range(1, len(ordered)):
        before, line = ordered[at - 1], ordered[at]
        if line.right >= before.left or line.bottom <= before.bottom:
            continue  # It does not go up and to the left from here.
        start, end = at, at
        while start and ordered[start - 1].left > line.right:
            start -= 1
        border = min(one.left for one in ordered[start:at])
        while end < len(ordered) and ordered[end].right < border:
            end += 1
        right, left = ordered[start:at], ordered[at:end]
        if _beside(left, right) and is_prose(left) and is_prose(right):
            ordered[start:end] = [*left, *right]
    return ordered


def _beside(some: Sequence[Line], others: Sequence[Line]) -> bool:
    """Tell whether most of the shorter of two columns stands beside the other one."""
    low = max(min(line.bottom for line in side) for side in (some, others))
    high = min(max(line.bottom for line in side) for side in (some, others))
    heights = [
        max(line.bottom for line in side) - min(line.bottom for line in side)
        for side in (some, others)
    ]
    return high - low > min(heights) / 2
