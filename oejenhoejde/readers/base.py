"""What a reader is: a value that names a format and holds its functions. Knows no format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from oejenhoejde.model import Document, Edit


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    ``read`` takes the bytes and the name of a file. ``read_text`` is there for formats that are
    plain text. ``apply_edits`` takes bytes, edits in offsets of ``Document.text`` and the name,
    and gives the changed bytes; None means that the format is read only. ``in_folders`` is false
    for formats that hold more than texts (.json), so that their files are read when named only.
    """

    format: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]
    read_text: Callable[[str, str], Document] | None = None
    apply_edits: Callable[[bytes, Sequence[Edit], str], bytes] | None = None
    in_folders: bool = True


def ordered_edits(edits: Iterable[Edit], *, length: int) -> list[Edit]:
    """Sort edits by place.

    Raises:
        ValueError: two edits overlap, or one leaves the text of ``length`` code points.
    """
    ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    at = 0
    for edit in ordered:
        if edit.span.start < at or edit.span.end > length:
            raise ValueError(f"edit overlaps another or leaves the text: {edit}")
        at = edit.span.end
    return ordered


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits to a text; every character that no edit names stays."""
    parts: list[str] = []
    at = 0
    for edit in ordered_edits(edits, length=len(text)):
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    parts.append(text[at:])
    return "".join(parts)
