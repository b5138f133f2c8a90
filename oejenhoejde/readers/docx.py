"""Reads Word documents (.docx, .docm, .dotx, .dotm) and writes edits back into them.

Expat instead of an object model: its byte places let an edit change the letters that it names and
nothing else, and a hostile file cannot build a large tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Edit, Mute, Segment, SegmentKind
from oejenhoejde.readers.base import Comment, Reader, Stamp
from oejenhoejde.readers.comments import place_comments
from oejenhoejde.readers.detect import refuse_foreign_docx
from oejenhoejde.readers.docx_changes import first_free_id, track_text_edits
from oejenhoejde.readers.docx_comments import (
    CommentReader,
    add_content_type,
    add_relationship,
    add_to_comments,
    is_strict,
    mark_body,
)
from oejenhoejde.readers.docx_names import PREFIXES, RelationshipReader, Style, StyleReader
from oejenhoejde.readers.docx_state import Places
from oejenhoejde.readers.docx_story import StoryReader
from oejenhoejde.readers.notes import mutes_of_notes
from oejenhoejde.readers.package import Package, resolve
from oejenhoejde.readers.pieces import Paragraph, lay_out, segments_of, text_edits
from oejenhoejde.readers.xmlpart import Handler, XmlError, apply_text_edits, read_part

_ROOT_RELATIONSHIPS = "_rels/.rels"
_DEFAULT_MAIN = "word/document.xml"
_TEXT_TAGS = frozenset({"w:t", "w:instrText"})
#: Relationship → kind of its paragraphs, name of their place, and whether the place is counted.
_NOTES = (("footnotes", "fodnote"), ("endnotes", "slutnote"))
_EDGES = {
    "header": (SegmentKind.PAGE_HEADER, "sidehoved"),
    "footer": (SegmentKind.PAGE_FOOTER, "sidefod"),
}


@dataclass(slots=True)
class _Word:
    """An open Word document."""

    package: Package
    main: str = ""
    comments: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stories: list[StoryReader] = field(default_factory=list)


def _open(data: bytes, name: str) -> _Word:
    refuse_foreign_docx(data, name)
    package = Package(data, name, kind="Word-dokument")
    main = _DEFAULT_MAIN
    for relationship in _relationships(package, _ROOT_RELATIONSHIPS):
        if relationship[0] == "officeDocument":
            main = resolve("", relationship[2])
    related = _relationships(package, _relationships_of(main))
    members = {kind: resolve(main, target) for kind, _, target in related}
    by_id = {key: (kind, resolve(main, target)) for kind, key, target in related}
    styles: Mapping[str, Style] = {}
    if members.get("styles", "") in package:
        style_reader = StyleReader()
        _read(package, members["styles"], style_reader)
        styles = style_reader.styles()
    word, places = _Word(package, main), Places()
    if members.get("comments", "") in package:
        word.comments = members["comments"]
    body = StoryReader(main, styles, places)
    _read(package, main, body)
    if not body.is_document:
        raise ReadError(
            f"{name}: filen er ikke et Word-dokument. Er det et regneark eller en præsentation, så "
            "kopiér teksten over i et Word-dokument."
        )
    stories = [body]
    for kind, note in _NOTES:
        if members.get(kind, "") in package:
            story = StoryReader(members[kind], styles, places, kind=SegmentKind.NOTE, note=note)
            _read(package, members[kind], story)
            stories.append(story)
    for key in dict.fromkeys(body.headers):
        edge, member = by_id.get(key, ("", ""))
        if edge in _EDGES and member in package:
            segment_kind, where = _EDGES[edge]
            story = StoryReader(member, styles, Places(), where=where, kind=segment_kind)
            _read(package, member, story)
            stories.append(story)
    word.stories = stories
    for story in stories:
        word.paragraphs += _with_text(story.paragraphs)
    if any(story.has_changes for story in stories):
        word.notes.append("Dokumentet har sporede ændringer. Slettet tekst er ikke tjekket.")
    return word


def _relationships_of(member: str) -> str:
    folder, _, file = member.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _relationships(package: Package, member: str) -> list[tuple[str, str, str]]:
    if member not in package:
        return []
    reader = RelationshipReader()
    _read(package, member, reader)
    return [(found.kind, found.id, found.target) for found in reader.found]


def _read(package: Package, member: str, handler: Handler) -> None:
    try:
        read_part(package.read(member), handler, PREFIXES, _TEXT_TAGS)
    except XmlError:
        raise package.broken() from None


def _with_text(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Give the paragraphs that hold text; join those whose mark between them is deleted."""
    before: Paragraph | None = None
    apart: list[Paragraph] = []
    for paragraph in paragraphs:
        if before is not None and paragraph.apart:
            apart.append(paragraph)
            continue
        if before is not None and before.joins_next:
            shift = len(before.pieces)
            before.pieces += paragraph.pieces
            before.links += [(first + shift, last + shift) for first, last in paragraph.links]
            before.joins_next = paragraph.joins_next
            continue
        if before is not None and before.text.strip():
            yield before
        yield from (one for one in apart if one.text.strip())
        apart.clear()
        before = paragraph
    if before is not None and before.text.strip():
        yield before
    yield from (one for one in apart if one.text.strip())


def read(data: bytes, name: str) -> Document:
    """Read a Word document.

    Raises:
        ReadError: the bytes are no Word document, or a broken or protected one.
    """
    word = _open(data, name)
    text, _, _ = lay_out(word.paragraphs)
    return Document(
        name,
        "docx",
        text,
        tuple(_unique(segments_of(word.paragraphs))),
        notes=tuple(word.notes),
        muted=_mutes(word, len(text)),
        has_lines=False,
    )


def _mutes(word: _Word, length: int) -> tuple[Mute, ...]:
    """Read what the comments switch off."""
    if not word.comments:
        return ()
    reader = CommentReader()
    # A document can be read without its comments.
    with suppress(XmlError):
        read_part(word.package.read(word.comments), reader, PREFIXES, _TEXT_TAGS)
    stories = []
    for story in word.stories:
        for key, note in story.notes.found.items():
            note.lines = reader.lines.get(key, ())
        stories.append((story.paragraphs, story.notes.found.values()))
    return mutes_of_notes(stories, word.paragraphs, length=length)


def _unique(segments: Iterator[Segment]) -> Iterator[Segment]:
    """Leave out a header or footer that says what another one says (first page, even pages)."""
    seen = set[tuple[SegmentKind, str]]()
    for segment in segments:
        if segment.kind in (SegmentKind.PAGE_HEADER, SegmentKind.PAGE_FOOTER):
            key = (segment.kind, segment.prose)
            if key in seen:
                continue
            seen.add(key)
        yield segment


def apply_edits(data: bytes, edits: Sequence[Edit], name: str) -> bytes:
    """Write edits into a Word document; every part without an edit keeps its content.

    Raises:
        ReadError: as :func:`read`.
        ValueError: edits overlap, leave the text, or cross something that is no letter.
    """
    word = _open(data, name)
    changes = text_edits(word.paragraphs, edits)
    return word.package.rewrite(
        {part: partial(apply_text_edits, edits=made) for part, made in changes.items()}
    )


def track_edits(data: bytes, edits: Sequence[Edit], name: str, stamp: Stamp) -> bytes:
    """Write edits into a Word document as tracked changes.

    Raises:
        ReadError: as :func:`read`.
        ValueError: as :func:`apply_edits`, or a text stands where Word can track no change: it is
            told of a picture, say.
    """
    word = _open(data, name)
    changes = text_edits(word.paragraphs, edits)
    ids = count(first_free_id([word.package.read(part) for part in changes]))
    try:
        return word.package.rewrite(
            {
                part: partial(track_text_edits, edits=made, stamp=stamp, ids=ids)
                for part, made in changes.items()
            }
        )
    except XmlError as error:
        raise ValueError(f"no change can be tracked there: {error}") from None


def add_comments(data: bytes, comments: Sequence[Comment], name: str, stamp: Stamp) -> bytes:
    """Put comments into a Word document; those that stand there stay.

    Raises:
        ReadError: as :func:`read`, or the text has no place for a comment.
    """
    word = _open(data, name)
    package, main = word.package, word.main
    body = package.read(main)
    placed = place_comments(comments, word.paragraphs, body, name)
    old = package.read(word.comments) if word.comments else b""
    first, strict = first_free_id([body, old]), is_strict(body)
    write = partial(add_to_comments, comments=placed, first=first, stamp=stamp, is_strict=strict)
    change: dict[str, Callable[[bytes], bytes]] = {
        main: partial(mark_body, comments=placed, first=first)
    }
    try:
        if word.comments:
            return package.rewrite(change | {word.comments: write})
        member = _free_member(package, resolve(main, "comments.xml"))
        relationships, types = _relationships_of(main), "[Content_Types].xml"
        relate = partial(add_relationship, target=member.rpartition("/")[2], is_strict=strict)
        change[types] = partial(add_content_type, member=member)
        add = {member: write(b"")}
        if relationships in package:
            change[relationships] = relate
        else:
            add[relationships] = relate(b"")
        return package.rewrite(change, add=add)
    except XmlError:
        raise package.broken() from None


def _free_member(package: Package, wanted: str) -> str:
    stem, number, name = wanted.removesuffix(".xml"), 1, wanted
    while name in package:
        number += 1
        name = f"{stem}{number}.xml"
    return name


READER = Reader(
    format="docx",
    suffixes=(".docx", ".docm", ".dotx", ".dotm"),
    read=read,
    apply_edits=apply_edits,
    track_edits=track_edits,
    add_comments=add_comments,
)
