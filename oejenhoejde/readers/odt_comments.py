"""Writes comments into the content of an OpenDocument text. Opens no package."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oejenhoejde.readers.base import Stamp
from oejenhoejde.readers.comments import Placed, marks_of
from oejenhoejde.readers.xmlpart import escape

_NS = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE = f'xmlns:office="{_NS}:office:1.0"'
_ALL = f'{_OFFICE} xmlns:text="{_NS}:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
_NAME = re.compile(rb"oejenhoejde-(\d{1,9})")


def annotate(data: bytes, *, comments: Sequence[Placed], stamp: Stamp) -> bytes:
    """Put comments between the letters of a part; every other byte stays."""
    first = max((int(number) for number in _NAME.findall(data)), default=0) + 1
    parts: list[bytes] = []
    at = 0
    for mark in marks_of(comments, first=first):
        name = f'office:name="oejenhoejde-{mark.number}"'
        if mark.kind == "end":
            new = f"<office:annotation-end {_OFFICE} {name}/>"
        else:
            named = f" {name}" if mark.kind == "start" else ""
            body = _body(comments[mark.number - first].lines, stamp)
            new = f"<office:annotation {_ALL}{named}>{body}</office:annotation>"
        parts += (data[at : mark.at], new.encode("utf-8"))
        at = mark.at
    parts.append(data[at:])
    return b"".join(parts)


def _body(lines: Sequence[str], stamp: Stamp) -> str:
    date = f"<dc:date>{escape(stamp.date)}</dc:date>" if stamp.date else ""
    text = "".join(f"<text:p>{escape(line, strict=True)}</text:p>" for line in lines)
    return f"<dc:creator>{escape(stamp.author)}</dc:creator>{date}{text}"
