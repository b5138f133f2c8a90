"""Reads the text of RTF files. Read only: nothing is written into them."""

from __future__ import annotations

import importlib
from bisect import bisect_right
from dataclasses import replace
from typing import Any

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Segment
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.detect import RTF
from oejenhoejde.readers.text import Line, segments_of


def read(data: bytes, name: str) -> Document:
    """Read an RTF file.

    Raises:
        ReadError: the bytes are no RTF or a broken one; or the library is missing.
    """
    if not data.lstrip().startswith(RTF):
        what = "tom (0 byte)" if not data else "ikke RTF"
        raise ReadError(f"{name}: filen er {what}. Hent den igen, eller gem den som .docx.")
    library = _library(name)
    try:
        text = library.rtf_to_text(data.decode("cp1252", "replace"), errors="replace")
    except (ValueError, IndexError, LookupError, RecursionError):
        raise ReadError(
            f"{name}: RTF-filen er beskadiget. Åbn den i Word, og gem den som .docx."
        ) from None
    return Document(name, "rtf", text, tuple(_segments(text)), has_lines=False)


def _library(name: str) -> Any:
    try:
        return importlib.import_module("striprtf.striprtf")
    except ImportError:
        raise ReadError(
            f'{name}: RTF-filer kræver et ekstra modul. Skriv: pip install "oejenhoejde[rtf]".'
        ) from None


def _segments(text: str) -> list[Segment]:
    """Give a segment for each line: RTF has no wrapped ones."""
    lines: list[Line] = []
    starts: list[int] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(at)
        lines += (Line(line, at), Line("", at + len(line)))
        at += len(line) + 1
    return [
        replace(segment, place=f"afsnit {bisect_right(starts, segment.runs[0].source_start)}")
        for segment in segments_of(lines)
    ]


READER = Reader(format="rtf", suffixes=(".rtf",), read=read)
