"""What catalogues in XML (.xliff, .resx) have in common: their strings with exact places."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit, Mute, Span
from oejenhoejde.readers import textfile
from oejenhoejde.readers.catalogue_mutes import Switches
from oejenhoejde.readers.html_tokens import Comment, Tag, Text, Token, tokens_of
from oejenhoejde.readers.masking import as_ascii
from oejenhoejde.readers.strings import Value
from oejenhoejde.readers.xmlpart import escape

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|lt|gt|amp|quot|apos);")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)


def xml_tokens(text: str, root: str, name: str, kind: str) -> list[Token]:
    """Give the tokens of an XML text.

    Raises:
        ReadError: its first element is not ``root``.
    """
    if text.strip() and not re.search(rf"<(?:\w+:)?{root}[\s>]", text[:4_000]):
        raise ReadError(f"{name}: filen er ikke {kind}. Elementet <{root}> mangler.")
    # A title or a style is an ordinary element here.
    return list(tokens_of(as_ascii(text), raw=frozenset()))


#: Elements that hold a note to translators, about the element around them.
_NOTES = frozenset({"note", "comment"})


def mutes_of_tokens(text: str, tokens: Sequence[Token]) -> tuple[Mute, ...]:
    """Read what comments and notes switch off: in the next element, or in the one around a note."""
    switches = Switches(text)
    around: list[Tag] = []
    notes: list[tuple[int, int, int]] = []  # Depth, start and end.
    for token in tokens:
        if isinstance(token, Comment):
            switches.markup(token.start, token.end)
        if not isinstance(token, Tag):
            continue
        if not token.closes:
            if token.self_closing:
                switches.part(token.start, token.end)
            else:
                around.append(token)
            continue
        if not any(tag.name == token.name for tag in around):
            continue
        while (opened := around.pop()).name != token.name:
            pass
        switches.part(opened.start, token.end)
        if token.name in _NOTES and around:
            notes.append((len(around), opened.end, token.start))
            continue
        while notes and notes[-1][0] > len(around):
            _, start, end = notes.pop()
            if token.name == "notes":  # XLIFF 2 gathers them.
                notes.append((len(around), start, end))
                break
            said = html.unescape(text[start:end])
            switches.comment(said, start, end, about=Span(opened.start, token.end))
    return switches.mutes()


def add_token(value: Value, text: str, token: Token) -> None:
    """Add what a token says to a value: text, or the inside of a CDATA section."""
    if isinstance(token, Text):
        at = token.start
        for match in _ENTITY.finditer(text, token.start, token.end):
            value.add(text[at : match.start()], at)
            value.add(html.unescape(match[0]))
            at = match.end()
        value.add(text[at : token.end], at)
    elif isinstance(token, Comment):
        section = _CDATA.fullmatch(text, token.start, token.end)
        if section:
            value.add(section[1], section.start(1))


def apply_edits(data: bytes, edits: Sequence[Edit], name: str) -> bytes:
    """Write edits into an XML catalogue; new text is escaped as XML demands.

    Raises:
        ReadError, ValueError: as for any text file.
    """
    escaped = [Edit(edit.span, escape(edit.text)) for edit in edits]
    return textfile.apply_edits(data, escaped, name)
