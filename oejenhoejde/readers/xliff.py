"""Reads the translations of XLIFF catalogues (1.2 and 2.x), with exact places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oejenhoejde.model import Document, Segment
from oejenhoejde.readers import textfile
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.html_tokens import Tag, Token, attributes_of
from oejenhoejde.readers.prose import CODE
from oejenhoejde.readers.strings import Value, segments_of
from oejenhoejde.readers.xmlcatalogue import (
    add_token,
    apply_edits,
    mutes_of_tokens,
    xml_tokens,
)

#: A tag that stands for a value, such as a number, and not for formatting.
_VALUE = re.compile(r"INTERPOLATION|\b(?:equiv-text|disp|equiv)=[\"'](?:\{|%|\$)")
_UNITS = frozenset({"trans-unit", "unit", "segment"})
#: What these hold are translations that nobody has chosen.
_PROPOSALS = frozenset({"alt-trans", "matches"})
_LANGUAGES = {"source-language", "target-language", "srclang", "trglang"}


def read_text(text: str, name: str) -> Document:
    """Read an XLIFF catalogue: the translations, or the source texts where these are Danish.

    Raises:
        ReadError: it is no XLIFF.
    """
    tokens = xml_tokens(text, "xliff", name, "XLIFF")
    segments = tuple(_segments(text, tokens))
    return Document(name, "xliff", text, segments, muted=mutes_of_tokens(text, tokens))


def _segments(text: str, tokens: list[Token]) -> Iterator[Segment]:
    languages: dict[str, str] = {}
    place = ""
    value: Value | None = None
    depth = 0
    for token in tokens:
        if not isinstance(token, Tag):
            if value is not None:
                add_token(value, text, token)
            continue
        places = attributes_of(text, token)
        for key in _LANGUAGES & places.keys():
            start, end = places[key]
            side = "source" if key.startswith(("source", "src")) else "target"
            languages[side] = text[start:end].lower()
        if token.name.rpartition(":")[2] in _PROPOSALS:
            depth = max(depth + (-1 if token.closes else not token.self_closing), 0)
        if token.name in _UNITS and not token.closes:
            named = (places[key] for key in ("resname", "name", "id") if key in places)
            start, end = next(named, (0, 0))
            place = text[start:end] or place
        if (
            value is not None
            and token.name in ("x", "ph")
            and _VALUE.search(text[token.start : token.end])
        ):
            value.add(CODE)
        if depth or token.name not in ("source", "target"):
            continue
        if not token.closes:
            value = None if token.self_closing else Value()
        elif value is not None:
            lang = languages.get(token.name, "" if token.name == "target" else "en")
            if token.name == "target" or lang.startswith("da"):
                yield from segments_of(value, place=place, lang=lang)
            value = None


READER = Reader(
    format="xliff",
    suffixes=(".xliff", ".xlf"),
    read=textfile.read_with(read_text),
    read_text=read_text,
    apply_edits=apply_edits,
    has_keys=True,
)
