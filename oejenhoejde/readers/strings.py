"""Turns the strings of a catalogue (app texts, self-service sites) into segments. Knows no format.

A catalogue holds much that is no prose: keys, colours, addresses. Only what looks like a text for
people becomes a segment; placeholders (``{name}``, ``%s``) stay in it letter for letter.
"""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Iterator, Sequence

from oejenhoejde.model import Segment, SegmentKind
from oejenhoejde.readers import icu
from oejenhoejde.readers.prose import ProseBuilder

#: Languages that catalogues hold beside Danish: a part of a key with this name is no Danish.
_OTHER_LANGUAGES = frozenset(
    ("en", "de", "sv", "nb", "nn", "no", "fr", "es", "pl", "tr", "ar", "fa", "so", "ur", "uk", "ro",
     "kl", "fo", "is", "fi", "nl", "it", "pt", "ru", "en-us", "en-gb", "de-de", "sv-se")
)  # fmt: skip

#: ``TITLE_EN``. Only languages whose short name cannot be another word.
_KEY_ENDING = re.compile(r"[_.-](en|EN|de|DE)\Z")

_TAG_OR_ENTITY = re.compile(
    r"</?[A-Za-z][\w-]{0,30}(?:\s[^<>]{0,400})?/?>|<!--.{0,400}?-->"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});",
    re.S,
)
_BREAK = re.compile(r"<(?:br|p|/p|li|/li|ul|/ul|div|/div|h\d|/h\d)\b", re.I)
_LINES = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")
_PLACEHOLDER = re.compile(
    r"\{\{[^{}]*\}\}|\{[^{}]*\}|%\([^()]*\)[sd]|%\d*\$?[@sdif]|\$t\([^()]*\)|\$\{[^{}]*\}"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(
    r"(?:[a-z]+://|www\.|/|\.{1,2}/|#|--|<\?xml|data:|mailto:)\S*\Z"  # addresses, paths, colours
    r"|\S*[\w)](?:[_/\\@=:]|\.(?=[^\W\d_]))\S+\Z"  # snake_case, a.b.c, a/b, mail
    r"|[a-z]+[A-Z]\S*\Z"  # camelCase
    r"|[a-z0-9]+(?:-[a-z0-9]+)*\Z"  # single words in lower case, kebab-case
    r"|[A-Z0-9]+(?:[_-][A-Z0-9]+)+\Z"  # CONSTANTS
)
#: ``EU/udlandsrejse``: looks like a path, but those do not begin with a capital.
_EITHER = re.compile(r"[A-ZÆØÅ][^\W\d_]*/[^\W\d_]+\Z")
_SENTENCE_END = re.compile(r"[.!?…:]\W{0,3}\Z")
_MIN_SENTENCE_WORDS = 4


class Value:
    """A string value as a person reads it, with the way back to its letters in the file."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._length = 0

    def add(self, text: str, source: int = -1) -> None:
        """Add text that stands at ``source``, or (-1) that is decoded from an escape."""
        if text:
            self._starts.append(self._length)
            self._sources.append(source)
            self._parts.append(text)
            self._length += len(text)

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def copy_to(self, builder: ProseBuilder, start: int, end: int) -> None:
        """Add ``text[start:end]`` to a builder, as verbatim as the file allows."""
        for piece, source in self._cut(start, end):
            if source < 0:
                builder.put_decoded(piece)
            else:
                builder.copy(piece, source)

    def pick(self, slices: Sequence[tuple[int, int]]) -> Value:
        """Give the value that slices of this one make together."""
        picked = Value()
        for start, end in slices:
            for piece, source in self._cut(start, end):
                picked.add(piece, source)
        return picked

    def _cut(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        index = max(bisect.bisect_right(self._starts, start) - 1, 0)
        while start < end:
            base, source, part = self._starts[index], self._sources[index], self._parts[index]
            stop = min(end, base + len(part))
            yield part[start - base : stop - base], source if source < 0 else source + start - base
            start, index = stop, index + 1


def is_prose(text: str) -> bool:
    """Tell whether a string looks like a text for people and not like code."""
    bare = _PLACEHOLDER.sub(" ", text).strip()
    if not _WORD.search(bare):
        return False
    return bool(re.search(r"\s", text.strip()) or _EITHER.match(bare)) or not _CODE.match(bare)


def language_of(keys: tuple[str, ...]) -> str:
    """Give the language that a key names (``en.title``, ``TITLE_EN``), or an empty string."""
    for key in keys:
        if key.lower() in _OTHER_LANGUAGES:
            return key.lower()
    ending = _KEY_ENDING.search(keys[-1]) if keys else None
    return ending[1].lower() if ending else ""


def segments_of(value: Value, *, place: str, lang: str = "") -> Iterator[Segment]:
    """Give the segments of a string: one for each line that its author ended.

    A message with a choice of texts (:mod:`icu`) is several strings.
    """
    if icu.is_complex(value.text):
        for slices in icu.readings(value.text):
            yield from _segments(value.pick(slices), place=place, lang=lang)
    else:
        yield from _segments(value, place=place, lang=lang)


def _segments(value: Value, *, place: str, lang: str) -> Iterator[Segment]:
    text = value.text
    if not is_prose(_TAG_OR_ENTITY.sub(" ", text)):
        return
    builder = ProseBuilder()
    breaks: list[int] = []
    at = 0
    for match in sorted(
        [*_TAG_OR_ENTITY.finditer(text), *_LINES.finditer(text)], key=lambda match: match.start()
    ):
        if match.start() < at:
            continue
        value.copy_to(builder, at, match.start())
        at = match.end()
        if match[0].startswith("&"):
            builder.put_decoded(html.unescape(match[0]))
        elif match.re is _LINES or _BREAK.match(match[0]):
            if not builder.ends_in_space():
                builder.put(" ")
            breaks.append(builder.length)
    value.copy_to(builder, at, len(text))
    for segment in builder.build_lines(SegmentKind.PARAGRAPH, breaks, place=place, lang=lang):
        is_sentence = (
            _SENTENCE_END.search(segment.prose)
            and len(segment.prose.split()) >= _MIN_SENTENCE_WORDS
        )
        if is_sentence:
            yield segment
        else:
            yield Segment(SegmentKind.LABEL, segment.prose, segment.runs, place=place, lang=lang)
