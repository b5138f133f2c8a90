"""Bytes to text and back, exactly: BOM, UTF-8, Windows-1252. Knows no format."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from oejenhoejde.errors import ReadError

_UTF8 = "utf-8"
_CP1252 = "cp1252"
_BOMS = (
    (codecs.BOM_UTF8, _UTF8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Windows-1252 as browsers read it: the five bytes without a letter become control characters,
#: so that every byte string can be read and written back.
_FROM_CP1252 = {
    byte: bytes((byte,)).decode(_CP1252, errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)
}
_TO_CP1252 = {ord(char): chr(byte) for byte, char in _FROM_CP1252.items()}

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
#: One byte in ten of random data is a control character; no text comes near half of that.
_MAX_CONTROL_SHARE = 0.05
#: What æ, ø, å, Æ, Ø, Å in UTF-8 look like when they are read as Windows-1252.
_MOJIBAKE = re.compile("Ã[¦¸¥†˜…]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a text was stored: the codec and the byte order mark, which is not part of the text."""

    name: str
    bom: bytes = b""


def decode(data: bytes) -> tuple[str, Encoding]:
    """Decode a text file: BOM first, then UTF-8, then Windows-1252. Line ends stay as they are.

    Raises:
        UnicodeDecodeError: the bytes after a BOM are not what the BOM says.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name), Encoding(name, bom)
    try:
        return data.decode(_UTF8), Encoding(_UTF8)
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_FROM_CP1252), Encoding(_CP1252)


def encode(text: str, encoding: Encoding) -> bytes:
    """Encode a text as it was stored: the inverse of :func:`decode`.

    Raises:
        UnicodeEncodeError: the encoding has no such letter (Windows-1252 only).
    """
    if encoding.name == _CP1252:
        # A letter of U+0080..U+009F that came from elsewhere would change on the way back.
        wrong = re.search("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]", text)
        if wrong:
            at = wrong.start()
            raise UnicodeEncodeError(_CP1252, text, at, at + 1, "no such letter")
        return text.translate(_TO_CP1252).encode("latin-1")
    return encoding.bom + text.encode(encoding.name)


def decode_file(data: bytes, name: str) -> tuple[str, Encoding, tuple[str, ...]]:
    """Decode a text file; give text, encoding and Danish notes on how it was read.

    Raises:
        ReadError: the bytes are no text.
    """
    try:
        text, encoding = decode(data)
    except UnicodeDecodeError:
        raise ReadError(
            f"{name}: filens tegn er ødelagt. Åbn den i et skriveprogram, og gem den som UTF-8."
        ) from None
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if "\0" in text or controls > len(text) * _MAX_CONTROL_SHARE:
        raise ReadError(
            f"{name}: filen er ikke tekst, men binære data. Er det den rigtige fil, så gem den "
            "som ren tekst i UTF-8."
        )
    notes: list[str] = []
    if encoding.name == _CP1252:
        notes.append("Filen er ikke UTF-8. Den er læst som Windows-1252.")
        if _MOJIBAKE.search(text):
            notes.append(
                "Filen blander UTF-8 og andre tegnsæt. Nogle æ, ø og å kan være læst forkert."
            )
    return text, encoding, tuple(notes)
