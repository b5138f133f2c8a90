"""What catalogues in XML (.xliff, .resx) have in common: their strings with exact places."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit
from oejenhoejde.readers import textfile
from oejenhoejde.readers.html_tokens import Comment, Text, Token, tokens_of
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
