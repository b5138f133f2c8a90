"""Reads and writes the comments in the parts of a Word document. Opens no package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from oejenhoejde.readers.base import Stamp
from oejenhoejde.readers.comments import Mark, Placed, marks_of
from oejenhoejde.readers.docx_changes import signature
from oejenhoejde.readers.docx_runs import Cut, Run, part_runs
from oejenhoejde.readers.xmlpart import Place, append_to_root, escape

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
#: The same in »Strict Open XML«.
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_COMMENTS = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class CommentReader:
    """Collects what the comments of a part say: the lines of each by its number."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {}
        self._lines: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "w:comment":
            self._lines = self.lines.setdefault(attributes.get("w:id", ""), [])
        elif tag in ("w:p", "w:br", "w:cr"):
            self._lines.append("")

    def end(self, tag: str) -> None: ...

    def text(self, text: str, place: Place) -> None:
        if self._lines:
            self._lines[-1] += text


def mark_body(data: bytes, *, comments: Sequence[Placed], first: int) -> bytes:
    """Put the marks of comments into the body; runs are parted there.

    Raises:
        XmlError: a place is in no text of a run.
    """
    marks = marks_of(comments, first=first)
    return part_runs(data, [Cut(mark.at, mark.at, partial(_mark, mark=mark)) for mark in marks])


def _mark(run: Run, *, mark: Mark) -> bytes:
    number = f' w:id="{mark.number}"'
    if mark.kind == "start":
        return _empty(run, "commentRangeStart", number)
    reference = run.tag("r") + _empty(run, "commentReference", number) + run.close("r")
    return _empty(run, "commentRangeEnd", number) + reference if mark.kind == "end" else reference


def _empty(run: Run, name: str, attributes: str) -> bytes:
    return run.tag(name, attributes)[:-1] + b"/>"


def add_to_comments(
    data: bytes, *, comments: Sequence[Placed], first: int, stamp: Stamp, is_strict: bool
) -> bytes:
    """Put comments last in the part that holds them; without ``data`` make the part."""
    word = f'xmlns:w="{_STRICT_WORD if is_strict else _WORD}"'
    made = "".join(
        f'<w:comment {word}{signature(stamp, number)} w:initials="oej">{_paragraphs(comment)}'
        "</w:comment>"
        for number, comment in enumerate(comments, first)
    )
    empty = f"{_DECLARATION}<w:comments {word}></w:comments>".encode()
    return append_to_root(data or empty, made.encode("utf-8"))


def _paragraphs(comment: Placed) -> str:
    return "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line, strict=True)}</w:t></w:r></w:p>'
        for line in comment.lines
    )


def add_relationship(data: bytes, *, target: str, is_strict: bool) -> bytes:
    """Tell the body of its part of comments; without ``data`` make the part that tells."""
    number = 1
    while f'"oejenhoejde{number}"'.encode() in data:
        number += 1
    made = (
        f'<Relationship xmlns="{_RELATIONSHIPS}" Id="oejenhoejde{number}" '
        f'Type="{_STRICT_COMMENTS if is_strict else _COMMENTS}" Target="{target}"/>'
    )
    empty = f'{_DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>'
    return append_to_root(data or empty.encode(), made.encode())


def add_content_type(data: bytes, *, member: str) -> bytes:
    """Tell the package what its part of comments is."""
    made = f'<Override xmlns="{_TYPES}" PartName="/{member}" ContentType="{_TYPE}"/>'
    return append_to_root(data, made.encode())


def is_strict(data: bytes) -> bool:
    """Tell whether a part is written in »Strict Open XML«."""
    return _STRICT_WORD.encode() in data[:20_000]
