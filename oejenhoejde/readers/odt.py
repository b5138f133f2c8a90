"""Reads OpenDocument texts (.odt, .ott) and writes edits back into them.

As with Word documents, byte places let an edit change the letters that it names and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Edit
from oejenhoejde.readers.base import Comment, Reader, Stamp
from oejenhoejde.readers.comments import place_comments
from oejenhoejde.readers.detect import refuse_foreign_odt
from oejenhoejde.readers.notes import mutes_of_notes
from oejenhoejde.readers.odt_comments import annotate
from oejenhoejde.readers.odt_story import CONTENT, PREFIXES, STYLES, StoryReader, Styles
from oejenhoejde.readers.package import Package
from oejenhoejde.readers.pieces import Paragraph, lay_out, segments_of, text_edits
from oejenhoejde.readers.xmlpart import Place, XmlError, apply_text_edits, read_part


class _Manifest:
    """Tells whether a package is encrypted."""

    def __init__(self) -> None:
        self.encrypted = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.encrypted |= tag == "manifest:encryption-data"

    def end(self, tag: str) -> None: ...
    def text(self, text: str, place: Place) -> None: ...


@dataclass(slots=True)
class _Text:
    """An open OpenDocument text."""

    package: Package
    stories: tuple[StoryReader, ...]
    paragraphs: list[Paragraph]
    notes: tuple[str, ...]


def _open(data: bytes, name: str) -> _Text:
    refuse_foreign_odt(data, name)
    package = Package(data, name, kind="OpenDocument-tekst")
    manifest, styles = _Manifest(), Styles()
    edges, body = StoryReader(STYLES, styles), StoryReader(CONTENT, styles)
    try:
        if "META-INF/manifest.xml" in package:
            read_part(package.read("META-INF/manifest.xml"), manifest, PREFIXES)
        if manifest.encrypted:
            raise ReadError(
                f"{name}: filen er beskyttet med en adgangskode. Fjern den, og gem filen igen."
            )
        if STYLES in package:
            read_part(package.read(STYLES), edges, PREFIXES)
        read_part(package.read(CONTENT), body, PREFIXES)
    except XmlError:
        raise package.broken() from None
    if not body.is_text:
        raise ReadError(
            f"{name}: filen er ikke et tekstdokument. Er det et regneark eller en præsentation, så "
            "kopiér teksten over i et tekstdokument."
        )
    notes = ("Dokumentet har sporede ændringer. Slettet tekst er ikke tjekket.",)
    stories = (body, edges)
    paragraphs = [p for story in stories for p in story.paragraphs if p.text.strip()]
    return _Text(package, stories, paragraphs, notes if body.has_changes else ())


def read(data: bytes, name: str) -> Document:
    """Read an OpenDocument text.

    Raises:
        ReadError: the bytes are no OpenDocument text, or a broken or protected one.
    """
    opened = _open(data, name)
    text, _, _ = lay_out(opened.paragraphs)
    stories = [(story.paragraphs, story.notes.found.values()) for story in opened.stories]
    return Document(
        name,
        "odt",
        text,
        tuple(segments_of(opened.paragraphs)),
        notes=opened.notes,
        muted=mutes_of_notes(stories, opened.paragraphs, length=len(text)),
        has_lines=False,
    )


def apply_edits(data: bytes, edits: Sequence[Edit], name: str) -> bytes:
    """Write edits into an OpenDocument text; every part without an edit keeps its content.

    Raises:
        ReadError: as :func:`read`.
        ValueError: edits overlap, leave the text, or cross something that is no letter.
    """
    opened = _open(data, name)
    changes = text_edits(opened.paragraphs, edits)
    return opened.package.rewrite(
        {part: partial(apply_text_edits, edits=made) for part, made in changes.items()}
    )


def add_comments(data: bytes, comments: Sequence[Comment], name: str, stamp: Stamp) -> bytes:
    """Put comments into an OpenDocument text.

    Raises:
        ReadError: as :func:`read`, or the text has no place for a comment.
    """
    opened = _open(data, name)
    body = opened.package.read(CONTENT)
    placed = place_comments(comments, opened.paragraphs, body, name)
    return opened.package.rewrite({CONTENT: partial(annotate, comments=placed, stamp=stamp)})


READER = Reader(
    format="odt",
    suffixes=(".odt", ".ott"),
    read=read,
    apply_edits=apply_edits,
    add_comments=add_comments,
)
