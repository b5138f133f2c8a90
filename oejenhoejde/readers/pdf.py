"""Reads the text of PDF files, page by page. Read only: nothing is written into a PDF.

The lines go through the reader of plain text, which joins paragraphs and words cut at line ends.
"""

from __future__ import annotations

import ctypes
import importlib
import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.detect import PDF
from oejenhoejde.readers.pdf_columns import Line as PdfLine
from oejenhoejde.readers.pdf_columns import in_reading_order, is_prose
from oejenhoejde.readers.text import Line, segments_of

#: What the library puts where it joins a word that was cut at a line end.
_JOINED = "\ufffe"
_OWN_HYPHEN = re.compile(rf"(?:(?<=[A-ZÆØÅ]{{2}})|(?<=\d)|(?<=\b\w)){_JOINED}")
#: A gap between lines that is so much larger than the usual one ends a paragraph.
_PARAGRAPH_GAP = 1.35
#: A line in the margin that stands on so many pages, and on this share of them, is no prose.
_MIN_REPEATS, _REPEAT_SHARE = 3, 0.6
#: How much of a page's height its margins are, at top and bottom.
_MARGIN = 0.12
#: A gap between words that is so many times as high as a letter parts columns or cells.
_WIDE_GAP = 1.5
#: In points: a comma says nothing of the size of the letters.
_SMALLEST_LETTER = 7.0
_WORD = re.compile(r"\S+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:side|s\.)?\s*\d{1,4}(?:\s*(?:af|/|-)\s*\d{1,4})?|[-–]\s*\d+\s*[-–])\Z", re.I
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:;][)»”\"']?\s*\Z")
_BOLD = 600
#: More pages are a book; the rest is not read, which the notes say.
_MAX_PAGES = 1_000
_HEAD = 1_024


def read(data: bytes, name: str) -> Document:
    """Read a PDF file.

    Raises:
        ReadError: the bytes are no PDF, or a broken or protected one; or the library is missing.
    """
    if PDF not in data[:_HEAD]:
        what = "tom (0 byte)" if not data else "ikke en PDF"
        raise ReadError(f"{name}: filen er {what}. Hent den igen, eller find originalen.")
    pdfium = _library(name)
    try:
        with pdfium.PdfDocument(data) as document:
            count = len(document)
            pages = [list(_lines(pdfium, document, n)) for n in range(min(count, _MAX_PAGES))]
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(
                f"{name}: filen er beskyttet med en adgangskode. Find en udgave uden adgangskode."
            ) from None
        raise ReadError(
            f"{name}: PDF-filen er beskadiget. Hent den igen, eller find originalen."
        ) from None
    notes = _notes(pages, count)
    inner = _without_margins(pages)
    by_page = itertools.groupby(inner, key=lambda line: line.page)
    ordered = [line for _, lines in by_page for line in in_reading_order(list(lines))]
    return _document(name, ordered, notes)


def _library(name: str) -> Any:
    try:
        return importlib.import_module("pypdfium2")
    except ImportError:
        raise ReadError(
            f'{name}: PDF-filer kræver et ekstra modul. Skriv: pip install "oejenhoejde[pdf]".'
        ) from None


def _lines(pdfium: Any, document: Any, page: int) -> Iterator[PdfLine]:
    text_page = document[page].get_textpage()
    height = document[page].get_height()
    low, high = _MARGIN * height, (1 - _MARGIN) * height
    boxes = _Boxes(pdfium.raw, text_page)
    at = 0
    text = text_page.get_text_range() if text_page.count_chars() else ""
    for number, line in enumerate(text.split("\r\n")):
        if line.strip():
            bits = [
                PdfLine(
                    _joined(line[start:end]).replace("\0", ""),
                    page + 1,
                    number + 1,
                    *box,
                    bold=_is_bold(pdfium.raw, text_page, at + _units(line[:start])),
                    in_margin=not low <= box[2] <= high,
                )
                for start, end, box in _bits(boxes, line, at)
            ]
            yield bits[0] if len(bits) == 1 else _whole(bits)
        at += _units(line) + 2


def _joined(text: str) -> str:
    """Join the words that a line end cuts; the hyphen of ``IT-arkitektur`` belongs to the word."""
    return _OWN_HYPHEN.sub("-", text).replace(_JOINED, "") if _JOINED in text else text


def _whole(bits: Sequence[PdfLine]) -> PdfLine:
    text = " ".join(bit.text for bit in bits)
    return replace(bits[0], text=text, right=bits[-1].right, parts=tuple(bits))


def _units(text: str) -> int:
    """Count as the library does: code units of UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Boxes:
    """Tells where letters stand: left, bottom, right, top in points. Made for many calls."""

    def __init__(self, raw: Any, text_page: Any) -> None:
        self._ask, self._page = raw.FPDFText_GetCharBox, text_page.raw
        self._sides = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = (ctypes.byref(side) for side in self._sides)
        self._out = left, right, bottom, top

    def box(self, at: int) -> tuple[float, float, float, float]:
        self._ask(self._page, at, *self._out)
        left, right, bottom, top = self._sides
        return left.value, bottom.value, right.value, top.value


def _bits(
    boxes: _Boxes, line: str, at: int
) -> Iterator[tuple[int, int, tuple[float, float, float]]]:
    """Cut a line at its wide gaps; give each bit with its left and right end and its bottom."""
    words = [match.span() for match in _WORD.finditer(line)]
    first = start = words[0][0]
    left, bottom, right, top = boxes.box(at + _units(line[:first]))
    wide = _WIDE_GAP * max(top - bottom, _SMALLEST_LETTER)
    end = words[0][1]
    for word_start, word_end in words:
        last = boxes.box(at + _units(line[: word_end - 1]))
        if word_start > first:
            box = boxes.box(at + _units(line[:word_start]))
            if box[0] - right > wide:
                yield start, end, (left, right, bottom)
                start, left, bottom = word_start, box[0], box[1]
        end, right = word_end, last[2]
    yield start, end, (left, right, bottom)


def _notes(pages: Sequence[Sequence[PdfLine]], count: int) -> tuple[str, ...]:
    notes = []
    empty = [str(number + 1) for number, lines in enumerate(pages) if not lines]
    if empty and len(empty) == len(pages):
        notes.append("PDF-filen har ingen tekst. Den er nok skannet. Find originalen.")
    elif empty:
        shown = ", ".join(empty[:10]) + (" …" if len(empty) > 10 else "")
        notes.append(f"Der er ingen tekst på side {shown}. Er de skannet, er de ikke tjekket.")
    if count > len(pages):
        notes.append(f"Kun de første {len(pages)} af {count} sider er tjekket.")
    return tuple(notes)


def _is_bold(raw: Any, text_page: Any, at: int) -> bool:
    if raw.FPDFText_GetFontWeight(text_page, at) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text_page, at, name, len(name), None)
    return b"bold" in name.value.lower()


def _without_margins(pages: Sequence[Sequence[PdfLine]]) -> list[PdfLine]:
    """Leave out page numbers, and headers and footers that pages repeat."""
    seen = Counter(
        key for lines in pages for key in {_key(line) for line in lines if line.in_margin}
    )
    needed = max(_MIN_REPEATS, _REPEAT_SHARE * len(pages))
    return [
        line
        for lines in pages
        for line in lines
        if not line.in_margin
        or (seen[_key(line)] < needed and not _PAGE_NUMBER.match(line.text.strip()))
    ]


def _key(line: PdfLine) -> str:
    return _DIGITS.sub("0", " ".join(line.text.split()))


def _document(name: str, lines: Sequence[PdfLine], notes: tuple[str, ...]) -> Document:
    parts: list[str] = []
    laid_out: list[Line] = []
    starts: list[int] = []
    at = 0
    for block in _blocks(lines):
        # A column is cut at its own width.
        margin = max(len(line.text) for line in block) if is_prose(block) else 0
        if laid_out:
            laid_out.append(Line("", at))
            parts.append("\n")
            at += 1
        for line in block:
            laid_out.append(Line(line.text, at, margin=margin))
            starts.append(at)
            parts.append(line.text + "\n")
            at += len(line.text) + 1
    segments = []
    for segment in segments_of(laid_out):
        line = lines[bisect_right(starts, segment.runs[0].source_start) - 1]
        segments.append(replace(segment, place=f"side {line.page}, linje {line.number}"))
    text = "".join(parts)
    return Document(name, "pdf", text, tuple(segments), notes=notes, has_lines=False)


def _blocks(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """Give the lines between which no paragraph ends."""
    usual = _usual_gap(lines)
    block: list[PdfLine] = []
    for line in lines:
        if block and _ends_paragraph(block[-1], line, usual):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _usual_gap(lines: Sequence[PdfLine]) -> float:
    gaps = [
        before.bottom - line.bottom
        for before, line in itertools.pairwise(lines)
        if before.page == line.page and before.bottom > line.bottom
    ]
    return sorted(gaps)[(len(gaps) - 1) // 2] if gaps else 0.0


def _ends_paragraph(before: PdfLine, line: PdfLine, usual: float) -> bool:
    goes_on = line.text.lstrip()[:1].islower() and not _SENTENCE_END.search(before.text)
    if goes_on:
        return False
    if before.page != line.page or before.bold != line.bold or before.parts or line.parts:
        return True
    gap = before.bottom - line.bottom
    return gap < -usual or gap > _PARAGRAPH_GAP * usual


READER = Reader(format="pdf", suffixes=(".pdf",), read=read)
