"""Reads e-mails (.eml): subject and body. Read only: nothing is written into them.

What the mail quotes from earlier mails is not its writer's text and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Run, Segment, SegmentKind
from oejenhoejde.readers import html, text
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.prose import ProseBuilder

_HEADER = re.compile(
    rb"\A(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?:from|to|subject|date|mime-version|content-type|return-path|received|message-id):",
    re.I,
)
#: From here on an earlier mail stands in the body.
_EARLIER = re.compile(
    r"^[ \t]*(?:-{2,} ?(?:Oprindelig meddelelse|Original Message|Videresendt \w+).*"
    # Programs cut a long line before the address.
    r"|_{10,}[ \t]*|(?:Den|On) .{4,80} (?:skrev|wrote)(?: .{1,120}(?:\r?\n.{1,80})?)?:"
    r"|(?:Fra|From): .{1,200}\r?\n(?:Sendt|Sent|Dato|Date): .*)[ \t]*\r?$",
    re.M,
)
_SUBJECT, _BODY = "emne", "brødtekst"


def read(data: bytes, name: str) -> Document:
    """Read an e-mail.

    Raises:
        ReadError: the bytes are no e-mail.
    """
    from email import message_from_bytes, policy
    from email.errors import MessageError

    if not _HEADER.match(data):
        what = "tom (0 byte)" if not data else "ikke en e-mail"
        raise ReadError(f"{name}: filen er {what}. Gem mailen igen som .eml.")
    try:
        message = message_from_bytes(data, policy=policy.default)
        subject = " ".join(str(message.get("subject", "")).split())
        body = message.get_body(preferencelist=("plain", "html"))
        content = str(body.get_content()) if body is not None else ""
    except (MessageError, LookupError, ValueError, AttributeError, RecursionError, TypeError):
        raise ReadError(f"{name}: e-mailen er beskadiget. Gem den igen som .eml.") from None
    is_html = body is not None and body.get_content_type() == "text/html"
    earlier = None if is_html else _EARLIER.search(content)
    own = content[: earlier.start()] if earlier else content
    inner = (html if is_html else text).read_text(own, name)
    shift = len(subject) + 2
    segments = (*_subject(subject), *_shifted(inner.segments, shift))
    return Document(
        name,
        "eml",
        f"{subject}\n\n{own}",
        segments,
        notes=inner.notes,
        has_lines=False,
    )


def _subject(subject: str) -> Iterator[Segment]:
    builder = ProseBuilder()
    builder.copy(subject, 0)
    segment = builder.build(SegmentKind.HEADING, level=1, place=_SUBJECT)
    if segment is not None:
        yield segment


def _shifted(segments: Sequence[Segment], by: int) -> Iterator[Segment]:
    for segment in segments:
        if segment.kind is not SegmentKind.QUOTE:
            runs = tuple(
                Run(run.prose_start, run.source_start + by, run.length) for run in segment.runs
            )
            yield replace(segment, runs=runs, place=_BODY)


READER = Reader(format="eml", suffixes=(".eml",), read=read)
