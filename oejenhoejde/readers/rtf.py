"""Reads the text of RTF files. Read only: nothing is written into them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Segment, SegmentKind
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.detect import RTF
from oejenhoejde.readers.prose import ProseBuilder
from oejenhoejde.readers.rtf_story import Paragraph, paragraphs_of

_PLACES = {
    SegmentKind.NOTE: "fodnote {}",
    SegmentKind.PAGE_HEADER: "sidehoved",
    SegmentKind.PAGE_FOOTER: "sidefod",
}
_WHITE = re.compile(r"[\t\n\u00a0\u2002\u2003]")


def read(data: bytes, name: str) -> Document:
    """Read an RTF file.

    Raises:
        ReadError: the bytes are no RTF.
    """
    if not data.lstrip().startswith(RTF):
        what = "tom (0 byte)" if not data else "ikke RTF"
        raise ReadError(f"{name}: filen er {what}. Hent den igen, eller gem den som .docx.")
    paragraphs, has_changes = paragraphs_of(data.decode("latin-1"))
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    notes = ("Dokumentet har sporede ændringer. Slettet tekst er ikke tjekket.",)
    return Document(
        name,
        "rtf",
        text,
        tuple(_segments(paragraphs)),
        notes=notes if has_changes else (),
        has_lines=False,
    )


def _segments(paragraphs: list[Paragraph]) -> Iterator[Segment]:
    counts = Counter[SegmentKind]()
    at = number = 0
    for paragraph in paragraphs:
        place = _PLACES.get(paragraph.kind, "")
        if place:
            counts[paragraph.kind] += 1
            place = place.format(counts[paragraph.kind])
        else:
            number += 1
            place = f"afsnit {number}"
        builder = ProseBuilder()
        breaks: list[int] = []
        start = 0
        for match in _WHITE.finditer(paragraph.text):
            builder.copy(paragraph.text[start : match.start()], at + start)
            start = match.end()
            if not builder.ends_in_space():
                builder.put(" ")
            if match[0] == "\n":
                breaks.append(builder.length)
        builder.copy(paragraph.text[start:], at + start)
        yield from builder.build_lines(paragraph.kind, breaks, level=paragraph.level, place=place)
        at += len(paragraph.text) + 1


READER = Reader(format="rtf", suffixes=(".rtf",), read=read)
