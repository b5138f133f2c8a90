"""Reads plain text: paragraphs, headings and lists by their look. Knows no markup.

A hard-wrapped line is joined with the next one; a line that its author ended stays for itself.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from oejenhoejde.language.abbreviations import MONTH_NAMES
from oejenhoejde.model import Document, Segment, SegmentKind
from oejenhoejde.readers import textfile
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.declared import with_type
from oejenhoejde.readers.prose import ProseBuilder
from oejenhoejde.readers.suppress import file_mutes, leading_lines

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_QUOTE_MARK = re.compile(r"[ \t]*(?:>[ \t]?)+")
#: A line of signs only: the underline of a heading or a rule across the page.
_UNDERLINE = re.compile(r"\s*([=\-~_*#])\1{2,}\s*")
_BULLET = re.compile(r"[ \t]*(?:[*+•·▪◦●■□‣⁃]|o(?=[ \t]{2,}|\t))[ \t]+(?=\S)")
_DASH = re.compile(r"[ \t]*[-–—][ \t]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*(?:\(?(\d{1,3})[.)]|\(?([a-zæøå])\))[ \t]+(?=\S)")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTH_NAMES)})\b", re.I)
_DATE = re.compile(
    r"\d{1,2}[.] ?(?:\d{1,2}[.]|[a-zæøå]+) ?\d{4}\Z|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\Z"
)
_SENTENCE_END = re.compile(r"[.!?…][)\]»«”\"']*\Z")
_GREETING = re.compile(
    r"(?:kære|hej|til|att\.|med venlig(?:e)? hilsen(?:er)?|(?:de )?venlig(?:st)?e? hilsner?|"
    r"venlig hilsen|mange hilsner|hilsen|m\.?v\.?h\.?)\b",
    re.I,
)
#: ``ansøg-`` + ``ningen`` is one word; ``børne-`` + ``og ungeforvaltningen`` are two.
_CUT_WORD = re.compile(r"[^\W\d_]{2}[-\u2010]\Z")
_NO_SECOND_HALF = re.compile(r"(?:og|eller|samt|til|men|og/eller)\b")
#: The hyphen of ``IT-`` + ``afdelingen`` belongs to the word.
_OWN_HYPHEN = re.compile(r"(?:\b[A-ZÆØÅ]{2,}|\d|\b\w)[-\u2010]\Z")

#: A heading is at most this long; a longer line without a full stop is careless prose.
_MAX_HEADING_WORDS = 12
#: What stands right below a heading has at least so many words, if it is no list.
_MIN_SENTENCE_WORDS = 4
#: Lines shorter than this are not cut by a margin, longer ones not either.
_MIN_MARGIN, _MAX_MARGIN = 40, 130
#: How much of the end of a line is looked at.
_TAIL = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end: where it starts in the text, and whether it was quoted (``>``).

    ``margin``: the width at which this line and those around it are known to be cut, where another
    one than the text's own.
    """

    text: str
    start: int
    quoted: bool = False
    margin: int = 0

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    def cut(self, width: int) -> Line:
        return Line(self.text[width:], self.start + width, self.quoted, self.margin)


def read_text(text: str, name: str) -> Document:
    """Read a plain text. Its kind is guessed line by line; the text itself is never changed."""
    head = leading_lines(text)
    lines = [line for line in _lines(text) if line.start >= head]
    document = Document(name, "txt", text, tuple(segments_of(lines)), muted=file_mutes(text, head))
    return with_type(document, head)


def segments_of(lines: list[Line]) -> Iterator[Segment]:
    """Give the segments of the lines of a plain text."""
    margin = _margin(lines)
    at = 0
    number = 0  # Of the last numbered item: lists may have blank lines between the items.
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        end = at
        while end < len(lines) and not lines[end].blank and lines[end].quoted == lines[at].quoted:
            end += 1
        followed = any(not line.blank for line in lines[end : end + 3])
        for item in _items(lines[at:end], margin, followed, number):
            number = item.number
            segment = _build(item)
            if segment is not None:
                yield segment
        at = end


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        line, start = match[1], match.start()
        quote = _QUOTE_MARK.match(line)
        if quote:
            yield Line(line[quote.end() :], start + quote.end(), quoted=True)
        else:
            yield Line(line, start)


def _margin(lines: list[Line]) -> int:
    """Give the width at which the author's program cut the lines, or 0 when it did not."""
    inner = sorted(
        len(line.text.rstrip())
        for line, after in itertools.pairwise(lines)
        if not line.blank and not after.blank
    )
    if not inner:
        return 0
    # One line in twenty may be longer than the margin: an address cannot be cut.
    width = inner[-1] if inner[-1] <= _MAX_MARGIN else inner[int(0.95 * (len(inner) - 1))]
    return width if _MIN_MARGIN <= width <= _MAX_MARGIN else 0


@dataclass(frozen=True, slots=True)
class _Item:
    kind: SegmentKind
    lines: tuple[Line, ...]
    level: int = 0
    number: int = 0


def _items(block: list[Line], margin: int, followed: bool, number: int) -> Iterator[_Item]:
    """Cut a block (lines without a blank one between) into what belongs together."""
    prose = SegmentKind.QUOTE if block[0].quoted else SegmentKind.PARAGRAPH
    if len(block) == 1 and followed and _is_heading(block[0].text):
        yield _Item(SegmentKind.HEADING, (block[0],), 1)
        return
    if len(block) > 1 and _UNDERLINE.fullmatch(block[1].text) and _is_title(block[0].text):
        yield _Item(SegmentKind.HEADING, (block[0],), 1)
        block = block[2:]
    elif len(block) > 1 and _heads(block, margin):
        yield _Item(SegmentKind.HEADING, (block[0],), 1)
        block = block[1:]
    kind, group = prose, list[Line]()
    for index, line in enumerate(block):
        before = block[index - 1] if index else None
        marker, marked = _marker(line.text, before, block[index + 1 : index + 9], kind, number)
        if _UNDERLINE.fullmatch(line.text):
            if group:
                yield _Item(kind, tuple(group), int(kind is SegmentKind.LIST_ITEM), number)
            kind, group = prose, []
            continue
        starts = not group or marker or not _continues(group[-1], line, margin, kind)
        if starts and group:
            yield _Item(kind, tuple(group), int(kind is SegmentKind.LIST_ITEM), number)
            group = []
        if marker:
            kind, number = SegmentKind.LIST_ITEM, marked
        elif starts:
            kind = prose
        group.append(line.cut(marker))
    if group:
        yield _Item(kind, tuple(group), int(kind is SegmentKind.LIST_ITEM), number)


def _marker(
    text: str, before: Line | None, after: list[Line], kind: SegmentKind, last: int
) -> tuple[int, int]:
    """Give the width of a list marker (0: none) and the number in it (0: none)."""
    bullet = _BULLET.match(text)
    if bullet:
        return bullet.end(), 0
    free = before is None or kind is SegmentKind.LIST_ITEM or _ends(before.text)
    dash = _DASH.match(text)
    if dash:
        paired = bool(after) and _DASH.match(after[0].text)
        return (dash.end(), 0) if free or paired else (0, 0)
    match = _NUMBER.match(text)
    if not match or _MONTH.match(text, match.end()):
        return 0, 0
    number = int(match[1]) if match[1] else ord(match[2]) - ord("a") + 1
    if number == last + 1 and (free or last):
        return match.end(), number
    following = next((m for line in after if (m := _NUMBER.match(line.text))), None)
    goes_on = following is not None and following[1] == str(number + 1)
    begins = number == 1 or text[match.end()].isupper() or not text[match.end()].isalpha()
    if number == 1 and goes_on:
        return match.end(), number
    return (match.end(), number) if free and (goes_on or begins) else (0, 0)


def _ends(text: str) -> bool:
    stripped = text.rstrip()
    return stripped.endswith((":", ";")) or bool(_SENTENCE_END.search(stripped[-_TAIL:]))


def _is_title(text: str) -> bool:
    return len(text.split()) <= _MAX_HEADING_WORDS and not text.rstrip().endswith((".", ",", ";"))


def _is_heading(text: str) -> bool:
    """Tell whether a line between blank lines looks like a heading."""
    stripped = text.strip()
    if not _is_title(stripped) or stripped.endswith(("!", ":", "…")):
        return False
    if _GREETING.match(stripped) or _DATE.search(stripped):
        return False
    return any(letter.isalpha() for letter in stripped)


def _heads(block: list[Line], margin: int) -> bool:
    """Tell whether the first line of a block is a heading with its text right below.

    An address or a signature has short lines below; a heading has a list or a sentence.
    """
    first, second = block[0], block[1]
    if not _is_heading(first.text) or _continues(first, second, margin, SegmentKind.PARAGRAPH):
        return False
    if first.quoted or _marker(first.text, None, block[1:9], SegmentKind.PARAGRAPH, 0)[0]:
        return False
    if _marker(second.text, None, block[2:10], SegmentKind.PARAGRAPH, 0)[0]:
        return True
    words = len(second.text.split())
    wraps = len(block) > 2 and _continues(second, block[2], margin, SegmentKind.PARAGRAPH)
    return words >= _MIN_SENTENCE_WORDS and (wraps or _ends(second.text))


def _continues(line: Line, after: Line, margin: int, kind: SegmentKind) -> bool:
    """Tell whether a line end is a mere wrap."""
    words = after.text.split(maxsplit=1)
    if not words:
        return False
    first = after.text.lstrip(" \t(»«„”\"'[–—-")
    if first[:1].islower() or (_MONTH.search(after.text[:24]) and not _ends(line.text)):
        return True
    margin = line.margin or margin
    if not margin:
        return kind is SegmentKind.LIST_ITEM and after.text[0] in " \t"
    # The next word did not fit on the line: it was cut by the margin.
    return len(line.text.rstrip()) + 1 + len(words[0]) > margin


def _build(item: _Item) -> Segment | None:
    builder = ProseBuilder()
    lines = item.lines
    for index, line in enumerate(lines):
        body = line.text.strip()
        start = line.start + line.text.index(body) if body else line.start
        glue = " "
        if index + 1 < len(lines):
            after = lines[index + 1].text.strip()
            body, glue = _joint(body, after)
        builder.copy(body, start)
        if index + 1 < len(lines) and not builder.ends_in_space():
            builder.put(glue)
    return builder.build(item.kind, level=item.level)


def _joint(body: str, after: str) -> tuple[str, str]:
    """Give a line without the hyphen of a cut word, and what stands between it and the next."""
    if body.endswith("\u00ad"):
        return body[:-1], ""
    if not after[:1].islower() or _NO_SECOND_HALF.match(after):
        return body, " "
    if _OWN_HYPHEN.search(body[-_TAIL:]):
        return body, ""
    if _CUT_WORD.search(body[-_TAIL:]):
        return body[:-1], ""
    return body, " "


READER = Reader(
    format="txt",
    suffixes=(".txt", ".text"),
    read=textfile.read_with(read_text),
    read_text=read_text,
    apply_edits=textfile.apply_edits,
)
