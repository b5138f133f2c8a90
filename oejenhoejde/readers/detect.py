"""Tells what a file is by its name and its first bytes. Reads no document."""

from __future__ import annotations

from pathlib import PurePath

from oejenhoejde.errors import ReadError

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = b"%PDF-"
RTF = b"{\\rtf"

_SAVE_AS_DOCX = "Åbn den i Word eller LibreOffice, og gem den som .docx."
#: Formats that people have and that cannot be read: suffix → what it is and what to do.
_UNREADABLE = {
    ".doc": f"gamle Word-filer (.doc) kan ikke læses. {_SAVE_AS_DOCX}",
    ".dot": f"gamle Word-skabeloner (.dot) kan ikke læses. {_SAVE_AS_DOCX}",
    ".ppt": "gamle PowerPoint-filer (.ppt) kan ikke læses. Gem præsentationen som .pptx.",
    ".pages": "Pages-filer kan ikke læses. Eksportér den fra Pages som Word (.docx).",
}


def suffix_of(name: str) -> str:
    """Give the suffix of a file name in lower case, with its dot, or an empty string."""
    return PurePath(name).suffix.lower()


def unknown_format(name: str) -> ReadError:
    """Make the error for a file whose suffix no reader knows."""
    suffix = suffix_of(name)
    if suffix in _UNREADABLE:
        return ReadError(f"{name}: {_UNREADABLE[suffix]}")
    what = f"filer af typen {suffix}" if suffix else "filer uden endelse"
    return ReadError(f"{name}: {what} kan ikke læses. Gem teksten som .docx, .md eller .txt.")


def refuse_package(data: bytes, name: str) -> None:
    """Refuse a file that is named as text and is something else.

    Raises:
        ReadError: the first bytes are those of a package, a PDF or an RTF file.
    """
    suffix = suffix_of(name)
    called = f"filen hedder {suffix}, men er" if suffix else "filen er"
    if data.startswith(ZIP):
        if b"word/" in data:
            raise ReadError(f"{name}: {called} et Word-dokument. Giv den endelsen .docx.")
        raise ReadError(f"{name}: {called} en zip-fil. Pak den ud, og tjek filerne i den.")
    if data.startswith(OLE):
        raise ReadError(f"{name}: {called} en gammel Office-fil. {_SAVE_AS_DOCX}")
    if data.startswith(PDF):
        raise ReadError(f"{name}: {called} en PDF. Giv den endelsen .pdf.")
    if data.startswith(RTF):
        raise ReadError(f"{name}: {called} RTF. Giv den endelsen .rtf.")


def refuse_foreign_docx(data: bytes, name: str) -> None:
    """Refuse a file that is named as a Word document and is no zip package.

    Raises:
        ReadError: the file is empty, protected by a password, an old .doc file or something else.
    """
    _refuse_unpacked(data, name, "Word-dokument", ".docx")


def refuse_foreign_odt(data: bytes, name: str) -> None:
    """Refuse a file that is named as an OpenDocument text and is no zip package.

    Raises:
        ReadError: the file is empty or something else.
    """
    _refuse_unpacked(data, name, "OpenDocument-tekst", ".odt")


def refuse_foreign_pptx(data: bytes, name: str) -> None:
    """Refuse a file that is named as a presentation and is no zip package.

    Raises:
        ReadError: the file is empty or something else.
    """
    _refuse_unpacked(data, name, "PowerPoint-præsentation", ".pptx")


def _refuse_unpacked(data: bytes, name: str, kind: str, suffix: str) -> None:
    if data.startswith(ZIP):
        return
    if not data:
        raise ReadError(f"{name}: filen er tom (0 byte). Hent den igen, eller gem den på ny.")
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadError(
                f"{name}: filen er beskyttet med en adgangskode. Åbn den i Word, fjern "
                "adgangskoden, og gem den."
            )
        if suffix == ".pptx":
            raise ReadError(f"{name}: filen er en gammel Office-fil. Gem den på ny som .pptx.")
        raise ReadError(f"{name}: filen er en gammel Word-fil (.doc). {_SAVE_AS_DOCX}")
    if data.startswith(PDF):
        raise ReadError(f"{name}: filen er en PDF. Giv den endelsen .pdf.")
    if data.startswith(RTF):
        raise ReadError(f"{name}: filen er RTF. Giv den endelsen .rtf.")
    what = f"et {kind}" if suffix == ".docx" else f"en {kind}"
    raise ReadError(
        f"{name}: filen er ikke {what}, eller den er beskadiget. Åbn den i Office eller "
        f"LibreOffice, og gem den igen som {suffix}."
    )
