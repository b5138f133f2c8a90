"""Reads the texts of .NET resource files (.resx), with exact places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oejenhoejde.model import Document, Segment
from oejenhoejde.readers import textfile
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.html_tokens import Tag, Token, attributes_of
from oejenhoejde.readers.strings import Value, segments_of
from oejenhoejde.readers.xmlcatalogue import (
    add_token,
    apply_edits,
    mutes_of_tokens,
    xml_tokens,
)

#: ``Tekster.en.resx``: the language is in the name of the file.
_LANGUAGE = re.compile(r"\.([a-z]{2}(?:-[A-Za-z]{2,4})?)\.resx\Z")


def read_text(text: str, name: str) -> Document:
    """Read a resource file.

    Raises:
        ReadError: it is no resource file.
    """
    tokens = xml_tokens(text, "root", name, "en resx-fil")
    segments = tuple(_segments(text, name, tokens))
    return Document(name, "resx", text, segments, muted=mutes_of_tokens(text, tokens))


def _segments(text: str, name: str, tokens: list[Token]) -> Iterator[Segment]:
    found = _LANGUAGE.search(name)
    lang = found[1] if found else ""
    place = ""
    is_text = False
    value: Value | None = None
    for token in tokens:
        if not isinstance(token, Tag):
            if value is not None:
                add_token(value, text, token)
        elif token.name == "data":
            places = attributes_of(text, token)
            start, end = places.get("name", (0, 0))
            place = text[start:end]
            # A typed value is a picture, a colour, a size.
            is_text = not token.closes and not {"type", "mimetype"} & places.keys()
        elif token.name == "value" and not token.closes:
            value = Value() if is_text and not token.self_closing else None
        elif token.name == "value" and value is not None:
            yield from segments_of(value, place=place, lang=lang)
            value = None


READER = Reader(
    format="resx",
    suffixes=(".resx",),
    read=textfile.read_with(read_text),
    read_text=read_text,
    apply_edits=apply_edits,
    has_keys=True,
)
