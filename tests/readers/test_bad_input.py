"""Bad input: each kind of broken, foreign or hostile file gets one Danish line and no traceback."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from oejenhoejde.errors import ReadError
from oejenhoejde.readers import can_read, read_bytes, read_file, read_text
from oejenhoejde.readers.package import MAX_PART

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(data: bytes, name: str) -> str:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name=name)
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert "\n" not in line
    assert line.endswith(".")
    return line


# Text files


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_windows_1252_is_read_with_a_note(name) -> None:
    document = read_bytes("Du får svar på tirsdag – måske.".encode("cp1252"), name=name)
    assert document.text == "Du får svar på tirsdag – måske."
    assert document.notes == ("Filen er ikke UTF-8. Den er læst som Windows-1252.",)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_byte_order_mark(codec) -> None:
    document = read_bytes("Du får svar.".encode(codec), name="a.txt")
    assert document.text == "Du får svar."
    assert document.notes == ()


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("data", [b"", b"  \r\n\t\n", b"---\n***\n!!!\n"])
def test_empty_and_wordless_files_have_no_segments(name, data) -> None:
    assert read_bytes(data, name=name).segments == ()


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9])
def test_binary_file_named_as_text(data) -> None:
    assert "binære data" in refused(data, "billede.md")


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"%PDF-1.7\n", "PDF"), (b"{\\rtf1 hej}", "RTF"), (OLE + b"\0" * 99, "gammel Office-fil")],
)
def test_foreign_file_named_as_text(data, expected) -> None:
    assert expected in refused(data, "a.txt")


def test_word_document_named_as_text(make_docx) -> None:
    assert "Word-dokument" in refused(make_docx("<w:p/>"), "a.md")


def test_broken_utf16() -> None:
    assert "ødelagt" in refused(b"\xff\xfea", "a.txt")


def test_long_line_without_spaces() -> None:
    for format in ("txt", "md"):
        document = read_text("a" * 1_000_000, format=format)
        assert [len(segment.prose) for segment in document.segments] == [1_000_000]


def test_sentence_of_5000_words(make_docx) -> None:
    words = " ".join(["ord"] * 5_000) + "."
    for format in ("txt", "md"):
        assert read_text(words, format=format).segments[0].prose == words
    document = read_bytes(make_docx(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"), name="a.docx")
    assert document.segments[0].prose == words


@pytest.mark.parametrize("format", ["txt", "md"])
def test_large_file(format) -> None:
    text = "Vi har set på din sag, og du får *snart* svar.\n\n- punkt\n\n" * 40_000
    assert len(read_text(text, format=format).segments) == 80_000


# Files and names


def test_missing_file() -> None:
    with pytest.raises(ReadError, match="findes ikke"):
        read_file(Path("findes-ikke.txt"))


def test_folder(tmp_path) -> None:
    with pytest.raises(ReadError, match="mappe"):
        read_file(tmp_path)


@pytest.mark.parametrize("name", ["brev.doc", "brev.xyz", "brev"])
def test_unknown_format(name) -> None:
    assert not can_read(name)
    assert "kan ikke læses" in refused(b"hej", name)


def test_bad_name_of_file() -> None:
    with pytest.raises(ReadError):
        read_file(Path("a\0b.txt"))


# Word documents


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "tom"),
        (b"hej", "ikke et Word-dokument"),
        (b"%PDF-1.4", "PDF"),
        (b"{\\rtf1", "RTF"),
        (OLE + b"\0" * 600, "gammel Word-fil"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "adgangskode"),
        (b"PK\x03\x04" + b"\0" * 50, "beskadiget"),
    ],
    ids=["tom", "tekst", "pdf", "rtf", "doc", "adgangskode", "zip-hoved"],
)
def test_no_word_document(data, expected) -> None:
    assert expected in refused(data, "brev.docx")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated(share, make_docx) -> None:
    data = make_docx("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>")
    assert "beskadiget" in refused(data[: int(len(data) * share)], "brev.docx")


def test_damaged_data(make_docx) -> None:
    data = bytearray(make_docx("<w:p><w:r><w:t>Hej med dig</w:t></w:r></w:p>" * 50))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 60] = b"\xff" * 60
    assert "beskadiget" in refused(bytes(data), "brev.docx")


def test_encrypted_member(make_docx) -> None:
    data = bytearray(make_docx("<w:p/>"))
    for match in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[match.start() + 8] |= 1
    assert "adgangskode" in refused(bytes(data), "brev.docx")


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
@pytest.mark.parametrize(
    "content",
    [
        b"<nej",
        b"",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<?xml version="1.0" encoding="klingon"?><a/>',
        b"<a>" * 50_000,
    ],
    ids=["ufuldstændig", "tom", "entitet", "udefra", "tegnsæt", "dyb"],
)
def test_bad_xml(part, content, make_members, pack) -> None:
    members = make_members("<w:p/>")
    members[part] = content
    assert "beskadiget" in refused(pack(members), "brev.docx")


def test_missing_main_part(make_members, pack) -> None:
    members = make_members("<w:p/>")
    del members["word/document.xml"]
    assert "beskadiget" in refused(pack(members), "brev.docx")


def test_missing_other_parts_do_no_harm(make_members, pack) -> None:
    members = make_members("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>", footnotes="")
    del members["word/styles.xml"], members["word/footnotes.xml"]
    del members["_rels/.rels"]
    assert read_bytes(pack(members), name="brev.docx").text == "Hej"


def test_other_office_package_named_docx(make_members, pack) -> None:
    members = make_members("")
    members["word/document.xml"] = "<workbook/>"
    assert "regneark" in refused(pack(members), "brev.docx")


def test_zip_bomb(make_members) -> None:
    members = make_members("<w:p/>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            if name != "word/document.xml":
                package.writestr(name, content)
        with package.open("word/document.xml", "w") as stream:
            for _ in range(MAX_PART // 1_000_000 + 2):
                stream.write(b" " * 1_000_000)
    assert "for stort" in refused(out.getvalue(), "brev.docx")


def test_lying_size_of_a_member(make_docx) -> None:
    data = bytearray(make_docx("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>" * 500))
    for match in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[match.start() + 24 : match.start() + 28] = (7).to_bytes(4, "little")
    refused(bytes(data), "brev.docx")


def test_names_that_leave_the_package_are_only_names(make_members, pack) -> None:
    members = make_members("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>")
    members["../../ude.txt"] = "x"
    members["_rels/.rels"] = str(members["_rels/.rels"]).replace(
        "word/document.xml", "/../../word/document.xml"
    )
    assert read_bytes(pack(members), name="brev.docx").text == "Hej"
    members["_rels/.rels"] = str(members["_rels/.rels"]).replace("document.xml", "../../etc/passwd")
    refused(pack(members), "brev.docx")


def test_deep_nesting_of_tables(make_docx) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 300 + "<w:p><w:r><w:t>Bund</w:t></w:r></w:p>"
    data = make_docx(deep + "</w:tc></w:tr></w:tbl>" * 300)
    assert read_bytes(data, name="brev.docx").segments[0].prose == "Bund"
