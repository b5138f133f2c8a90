"""Reads and writes files that are plain text, whatever the format in them. Knows no format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Edit
from oejenhoejde.readers.base import splice
from oejenhoejde.readers.detect import refuse_package
from oejenhoejde.readers.encoding import decode_file, encode


def read_with(
    read_text: Callable[[str, str], Document],
) -> Callable[[bytes, str], Document]:
    """Make the ``read`` of a format from its ``read_text``."""

    def read(data: bytes, name: str) -> Document:
        refuse_package(data, name)
        text, _, notes = decode_file(data, name)
        document = read_text(text, name)
        return replace(document, notes=notes + document.notes) if notes else document

    return read


def apply_edits(data: bytes, edits: Sequence[Edit], name: str) -> bytes:
    """Write edits into a text file, in the encoding that it has.

    Raises:
        ReadError: the file is no text, or its encoding lacks a letter of an edit.
        ValueError: edits overlap or leave the text.
    """
    text, encoding, _ = decode_file(data, name)
    try:
        return encode(splice(text, edits), encoding)
    except UnicodeEncodeError as error:
        letter = str(error.object)[error.start : error.end]
        raise ReadError(
            f"{name}: tegnet »{letter}« findes ikke i Windows-1252. Gem filen som UTF-8, og prøv "
            "igen."
        ) from None
