"""Cuts HTML into tags, comments and text, with exact places. Knows no meaning of tags.

Follows the tokenisation of the HTML standard, so broken HTML is cut as browsers cut it. Every
letter is looked at once, whatever the text: a hostile file takes no more time than another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

_TAG_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_TAG_SIGN = re.compile(r"[>\"']")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'>/=]+)(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'=<>`]+)))?"
)
#: Elements whose content is text up to their end tag, whatever stands in it.
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in lower case and the place of it all."""

    name: str
    start: int
    end: int
    closes: bool = False
    self_closing: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unclosed:
    """Markup that begins and never ends: a browser shows nothing of the rest."""

    start: int


Token = Tag | Comment | Text | Unclosed


def tokens_of(text: str, *, raw: Set[str] = _RAW) -> Iterator[Token]:
    """Give the tokens of an HTML text in order. They cover all of it.

    ``raw`` names the elements whose content is text; XML has none.
    """
    at = done = 0
    inside = ""
    while (start := text.find("<", at)) >= 0:
        if inside:
            end_tag = re.compile(rf"</{re.escape(inside)}(?=[\s/>])", re.I).search(text, start)
            inside = ""
            if end_tag is None:
                break
            start = end_tag.start()
        token = _markup(text, start)
        if token is None:
            at = start + 1
            continue
        if done < start:
            yield Text(done, start)
        yield token
        if isinstance(token, Unclosed):
            return
        at = done = token.end
        if isinstance(token, Tag) and not token.closes and token.name in raw:
            inside = token.name
    if done < len(text):
        yield Text(done, len(text))


def _markup(text: str, start: int) -> Token | None:
    """Give the token that begins with a ``<``; None when it is just a letter."""
    if text.startswith("<!--", start):
        # <!--> and <!---> are whole comments, too.
        end = text.find("-->", start + 2)
        return Comment(start, end + 3) if end >= 0 else Unclosed(start)
    if text.startswith("<![CDATA[", start):
        end = text.find("]]>", start)
        return Comment(start, end + 3) if end >= 0 else Unclosed(start)
    if text.startswith(("<!", "<?"), start):
        end = text.find(">", start)
        return Comment(start, end + 1) if end >= 0 else Unclosed(start)
    closes = text.startswith("</", start)
    name = _TAG_NAME.match(text, start + 1 + closes)
    if name is None:
        return None
    end = _tag_end(text, name.end())
    if end < 0:
        return Unclosed(start)
    return Tag(name[0].lower(), start, end, closes, self_closing=text[end - 2] == "/")


def _tag_end(text: str, at: int) -> int:
    while True:
        sign = _TAG_SIGN.search(text, at)
        if sign is None:
            return -1
        at = sign.end()
        if sign[0] == ">":
            return at
        # A quote that follows no equals sign is a letter of a name.
        if _opens_value(text, sign.start()):
            at = text.find(sign[0], at) + 1
            if not at:
                return -1


def attributes_of(text: str, tag: Tag) -> dict[str, tuple[int, int]]:
    """Give the places of a tag's attribute values, the first of each name."""
    found: dict[str, tuple[int, int]] = {}
    at = tag.start + 1 + len(tag.name)
    for match in _ATTRIBUTE.finditer(text, at, tag.end - 1):
        group = next((name for name in ("a", "b", "c") if match[name] is not None), None)
        span = match.span(group) if group else (match.end(), match.end())
        found.setdefault(match["name"].lower(), span)
    return found


def _opens_value(text: str, quote: int) -> bool:
    at = quote - 1
    while at > 0 and text[at] in " \t\r\n":
        at -= 1
    return text[at] == "="
