"""Reads files: bytes to documents, and edits back into bytes. Knows no spaCy and no rules.

Every public module here that holds a ``READER`` is a format: a new format is a new file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from oejenhoejde.errors import ReadError, reason
from oejenhoejde.model import Document, Edit
from oejenhoejde.readers.base import Comment, Reader, Stamp, compose, splice
from oejenhoejde.readers.detect import suffix_of, unknown_format
from oejenhoejde.readers.encoding import Encoding, decode, encode
from oejenhoejde.readers.prose import CODE, FORMULA

__all__ = [
    "CODE",
    "FORMATS",
    "FORMULA",
    "MAX_TEXT",
    "READERS",
    "Comment",
    "Encoding",
    "Reader",
    "Stamp",
    "add_comments",
    "apply_edits",
    "can_comment",
    "can_read",
    "can_track",
    "can_write",
    "compose",
    "decode",
    "encode",
    "load_file",
    "narrow",
    "read_bytes",
    "read_file",
    "read_text",
    "splice",
    "track_edits",
]


def _find_readers() -> dict[str, Reader]:
    # Reader modules import their libraries inside functions, so this costs next to nothing.
    readers: dict[str, Reader] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        reader = getattr(importlib.import_module(f"{__name__}.{module.name}"), "READER", None)
        if isinstance(reader, Reader):
            readers[reader.format] = reader
    return readers


#: Longest text that is read: some 1,000 pages, a few minutes of work. Pictures do not count.
MAX_TEXT = 3_000_000
#: Format → its reader.
READERS = _find_readers()
#: Suffix in lower case, with its dot → format.
FORMATS = {suffix: reader.format for reader in READERS.values() for suffix in reader.suffixes}


def can_read(path: Path | str, *, named: bool = False) -> bool:
    """Tell by its name whether a file in a folder is a document that can be read.

    ``named``: somebody has named it, so it may be of a format that holds more than texts.
    """
    name = FORMATS.get(suffix_of(str(path)))
    return name is not None and (named or READERS[name].in_folders)


def can_write(path: Path | str) -> bool:
    """Tell by its name whether edits can be written back into a file."""
    name = FORMATS.get(suffix_of(str(path)))
    return name is not None and READERS[name].apply_edits is not None


def can_track(path: Path | str) -> bool:
    """Tell by its name whether edits can be written into a file as tracked changes."""
    name = FORMATS.get(suffix_of(str(path)))
    return name is not None and READERS[name].track_edits is not None


def can_comment(path: Path | str) -> bool:
    """Tell by its name whether comments can be put into a file."""
    name = FORMATS.get(suffix_of(str(path)))
    return name is not None and READERS[name].add_comments is not None


def _reader(name: str, format: str | None) -> Reader:
    found = FORMATS.get(suffix_of(name)) if format is None else format
    if found is None or found not in READERS:
        raise unknown_format(name)
    return READERS[found]


def read_bytes(data: bytes, *, name: str, format: str | None = None) -> Document:
    """Read a document from bytes. Without ``format`` the suffix of ``name`` decides.

    Raises:
        ReadError: the format is unknown, or the bytes are no document of it.
    """
    reader = _reader(name, format)
    if reader.read_text is not None:
        _refuse_too_long(len(data), name)
    document = reader.read(data, name)
    _refuse_too_long(len(document.text), name)
    return document


def _refuse_too_long(size: int, name: str) -> None:
    if size > MAX_TEXT:
        raise ReadError(
            f"{name}: teksten er for lang ({size / 1e6:.0f} MB). Grænsen er "
            f"{MAX_TEXT // 1_000_000} MB, omkring 1.000 sider. Del filen op i flere."
        )


def load_file(path: Path, *, format: str | None = None) -> bytes:
    """Give the bytes of a file that has a reader.

    Raises:
        ReadError: the file cannot be opened, or the format is unknown.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise ReadError(f"{name}: det er en mappe og ikke en fil. Skriv navnet på en fil.")
        if path.exists():
            if not path.is_file():  # To open a pipe would wait for ever.
                raise ReadError(f"{name}: det er ikke en almindelig fil. Skriv navnet på en fil.")
            _reader(name, format)  # Do not load a video to say that it cannot be read.
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{name}: filen findes ikke. Tjek navnet og mappen.") from None
    except PermissionError:
        raise ReadError(f"{name}: du har ikke lov til at læse filen. Få adgang til den.") from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "navnet kan ikke være et filnavn"
        raise ReadError(
            f"{name}: filen kan ikke åbnes ({why}). Tjek, at den ligger, hvor du tror."
        ) from None


def read_file(path: Path, *, format: str | None = None) -> Document:
    """Read a document from a file.

    Raises:
        ReadError: the file cannot be opened, the format is unknown, or the file is broken.
    """
    return read_bytes(load_file(path, format=format), name=str(path), format=format)


def read_text(text: str, *, name: str = "tekst", format: str = "txt") -> Document:
    """Read a document from a text, ``format`` being ``txt`` or ``md``.

    Raises:
        ReadError: the format is unknown or is no text format.
    """
    reader = READERS.get(format)
    if reader is None or reader.read_text is None:
        known = sorted(reader.format for reader in READERS.values() if reader.read_text)
        raise ReadError(f"{name}: »{format}« er ikke et tekstformat. Vælg {' eller '.join(known)}.")
    return reader.read_text(text, name)


def narrow(document: Document, wants: Callable[[str], bool]) -> Document:
    """Leave out the texts of a catalogue whose keys are not wanted; other documents stay."""
    reader = READERS.get(document.format)
    if reader is None or not reader.has_keys:
        return document
    kept = tuple(segment for segment in document.segments if wants(segment.place))
    return replace(document, segments=kept)


def apply_edits(
    data: bytes, edits: Sequence[Edit], *, name: str, format: str | None = None
) -> bytes:
    """Write edits (in offsets of ``Document.text``) into the bytes that were read.

    Every byte that no edit names stays; of a package every part without an edit.

    Raises:
        ReadError: the file cannot be read, or its format is read only.
        ValueError: edits overlap, leave the text, or cross something that is no letter.
    """
    reader = _reader(name, format)
    if reader.apply_edits is None:
        raise ReadError(f"{name}: filer af denne type kan ikke rettes. Ret teksten i originalen.")
    return reader.apply_edits(data, edits, name) if edits else data


def track_edits(data: bytes, edits: Sequence[Edit], *, name: str, stamp: Stamp) -> bytes:
    """Write edits as :func:`apply_edits` does, as tracked changes.

    Raises:
        ReadError: the file cannot be read, or its format has no tracked changes.
        ValueError: as :func:`apply_edits`.
    """
    reader = _reader(name, None)
    if reader.track_edits is None:
        raise ReadError(
            f"{name}: sporede ændringer findes kun i Word-filer (.docx). "
            "Ret filen uden --sporede-ændringer, eller gem den som .docx."
        )
    return reader.track_edits(data, edits, name, stamp) if edits else data


def add_comments(data: bytes, comments: Sequence[Comment], *, name: str, stamp: Stamp) -> bytes:
    """Put comments into the bytes of a document; its text stays as it is.

    Raises:
        ReadError: the file cannot be read, or its format has no comments.
    """
    reader = _reader(name, None)
    if reader.add_comments is None:
        raise ReadError(
            f"{name}: kommentarer kan kun stå i .docx og .odt. "
            "Brug oejenhoejde tjek, eller gem teksten som .docx."
        )
    return reader.add_comments(data, comments, name, stamp)
