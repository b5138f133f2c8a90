"""Opens zip packages (.docx, .odt …) within bounds, and writes members back. Knows no format."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import PurePath

from oejenhoejde.errors import ReadError

#: No more of one member of text is read: a document of some 10,000 pages.
MAX_PART = 64_000_000
#: No more of one member of any kind, and of all together, is copied when edits are written.
_MAX_COPY, _MAX_COPY_ALL = 512_000_000, 2_000_000_000
_ENCRYPTED = 0x1
#: The first date that a zip package can hold.
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
#: What a package is by the member that only its kind has.
_KINDS = (
    ("word/document.xml", "Word-dokument", ".docx"),
    ("ppt/presentation.xml", "PowerPoint-præsentation", ".pptx"),
    ("content.xml", "OpenDocument-tekst", ".odt"),
)
_ARTICLES = {"Word-dokument": "et", "PowerPoint-præsentation": "en", "OpenDocument-tekst": "en"}


class Package:
    """An open package.

    Raises:
        ReadError: the bytes are no zip package, or a broken one.
    """

    def __init__(self, data: bytes, name: str, *, kind: str) -> None:
        self.name = name
        self._kind = kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
            raise self.broken() from None
        self._infos = {info.filename: info for info in self._zip.infolist()}
        if any(info.flag_bits & _ENCRYPTED for info in self._infos.values()):
            raise ReadError(
                f"{name}: filen er beskyttet med en adgangskode. Fjern den, og gem filen igen."
            )

    def broken(self) -> ReadError:
        """Make the error for a package that cannot be read."""
        return ReadError(
            f"{self.name}: filen er beskadiget og kan ikke læses som {self._kind}. Åbn den i Word "
            "eller LibreOffice, og gem den igen."
        )

    def _foreign(self) -> ReadError | None:
        """Make the error for a package of another kind than its name says."""
        for member, kind, suffix in _KINDS:
            if member in self._infos and kind != self._kind:
                called = PurePath(self.name).suffix.lower()
                return ReadError(
                    f"{self.name}: filen hedder {called}, men er {_ARTICLES[kind]} {kind}. "
                    f"Giv den endelsen {suffix}."
                )
        return None

    def __contains__(self, member: str) -> bool:
        return member in self._infos

    def read(self, member: str) -> bytes:
        """Read a member.

        Raises:
            ReadError: it is not there, broken or too large.
        """
        return self._read(member, MAX_PART)

    def _read(self, member: str, limit: int) -> bytes:
        info = self._infos.get(member)
        if info is None:
            raise self._foreign() or self.broken()
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            RuntimeError,
            NotImplementedError,
        ):
            raise self.broken() from None
        if len(data) > limit:
            raise ReadError(
                f"{self.name}: filens indhold er for stort ({limit // 1_000_000} MB er grænsen). "
                "Del dokumentet op i flere."
            )
        return data

    def rewrite(
        self,
        change: Mapping[str, Callable[[bytes], bytes]],
        *,
        add: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """Give the package with some members changed; every other one keeps its content.

        ``add`` are new members, which come last.

        Order, names, dates, attributes, comments and kinds of compression stay.
        """
        out = io.BytesIO()
        total = 0
        with zipfile.ZipFile(out, "w") as target:
            target.comment = self._zip.comment
            for info in self._zip.infolist():
                data = self._read(info.filename, _MAX_COPY)
                total += len(data)
                if total > _MAX_COPY_ALL:
                    raise ReadError(f"{self.name}: filen er for stor til at blive rettet.")
                changed = change[info.filename](data) if info.filename in change else data
                kept = copy.copy(info)
                target.writestr(kept, changed, compress_type=info.compress_type)
            for member, new in (add or {}).items():
                # A fixed date: the same input gives the same bytes.
                made = zipfile.ZipInfo(member, _FIRST_DATE)
                target.writestr(made, new, compress_type=zipfile.ZIP_DEFLATED)
        return out.getvalue()


def resolve(base: str, target: str) -> str:
    """Give the member name of a relationship's target, seen from the member ``base``."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
