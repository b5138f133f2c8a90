"""Bad input: one Danish line, never a traceback, and the other files are still checked."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

EASY = "Hvis du ikke svarer, lukker vi sagen.\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GERMAN = (
    "Das ist nicht der Brief, den wir von der Stadt haben wollen, und er ist auch nicht für dich. "
    "Wir haben den Antrag nicht bekommen, und die Frist ist vorbei.\n"
)


def _not_a_zip(path: Path) -> None:
    path.write_bytes(b"dette er ikke et Word-dokument")


def _cut_short(path: Path) -> None:
    whole = (Path(__file__).parents[2] / "eksempler" / "afgoerelse.docx").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def _zip_without_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hej.txt", "hej")


def _broken_xml(path: Path) -> None:
    whole = Path(__file__).parents[2] / "eksempler" / "afgoerelse.docx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as package:
        for name in source.namelist():
            data = source.read(name)
            package.writestr(name, data[:200] if name == "word/document.xml" else data)


def _password(path: Path) -> None:
    path.write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))


def _old_word(path: Path) -> None:
    path.write_bytes(OLE + bytes(1200))


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))


def _pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _ten_megabytes(path: Path) -> None:
    path.write_text(EASY * (10_000_000 // len(EASY)), encoding="utf-8")


#: name of the file, what makes it, what the line says.
UNREADABLE = {
    "not-a-package": ("a.docx", _not_a_zip, "er ikke et Word-dokument"),
    "cut-short": ("a.docx", _cut_short, "beskadiget"),
    "package-without-document": ("a.docx", _zip_without_document, "Word"),
    "broken-xml": ("a.docx", _broken_xml, "beskadiget"),
    "password": ("a.docx", _password, "beskyttet med en adgangskode"),
    "old-word": ("a.docx", _old_word, "gammel Word-fil (.doc)"),
    "old-word-by-name": ("a.doc", _old_word, "gamle Word-filer (.doc) kan ikke læses"),
    "empty-word": ("a.docx", _nothing, "filen er tom"),
    "binary-markdown": ("a.md", _binary, "binære data"),
    "picture-as-text": ("a.txt", _picture, "binære data"),
    "pdf-as-markdown": ("a.md", _pdf, "er en PDF"),
    "package-as-markdown": ("a.md", _zip_without_document, "en zip-fil"),
    "ten-megabytes": ("a.txt", _ten_megabytes, "teksten er for lang (10 MB)"),
    "unknown-suffix": ("a.xyz", _binary, "filer af typen .xyz kan ikke læses"),
    "no-suffix": ("brev", _binary, "filer uden endelse kan ikke læses"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_unreadable_file_is_one_line_and_others_are_checked(run, tmp_path, case) -> None:
    name, make, expected = UNREADABLE[case]
    make(tmp_path / name)
    (tmp_path / "god.txt").write_text(EASY, encoding="utf-8")
    result = run("tjek", name, "god.txt")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert result.err.startswith(f"{name}: ")
    assert expected in result.err
    assert "god.txt" in result.out
    assert "1 fil tjekket: ingen fund. 1 fil kunne ikke læses." in result.out


def test_missing_file(run, tmp_path) -> None:
    result = run("tjek", "nej.md")
    assert (result.code, result.out) == (2, "")
    assert result.err == "nej.md: filen findes ikke. Tjek navnet og mappen.\n"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_file_without_permission(run, tmp_path) -> None:
    path = tmp_path / "a.md"
    path.write_text(EASY, encoding="utf-8")
    path.chmod(0)
    result = run("tjek", "a.md")
    assert result.code == 2
    assert "du har ikke lov til at læse filen" in result.err


def test_folder_without_readable_files(run, tmp_path) -> None:
    (tmp_path / "billeder").mkdir()
    (tmp_path / "billeder" / "a.png").write_bytes(b"")
    result = run("tjek", "billeder")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("billeder: mappen har ingen filer, programmet kan læse (")
    assert result.err.count("\n") == 1
    assert ".docx, " in result.err
    looked_for = result.err[result.err.index("(") : result.err.index(")")]
    assert ".json" not in looked_for, "only what is looked for in folders"


#: bytes of a text file, what the note under its name says.
READ_WITH_A_NOTE = {
    "windows-1252": (
        "Så lukker vi sagen, når du får øje på den.\n".encode("cp1252"),
        "Filen er ikke UTF-8. Den er læst som Windows-1252.",
    ),
    "empty": (b"", "Der er ingen tekst at tjekke."),
    "blank": (b" \n\t\n", "Der er ingen tekst at tjekke."),
    "german": (
        GERMAN.encode(),
        "Teksten ser ud til at være på tysk. Den er ikke tjekket.",
    ),
}


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("case", READ_WITH_A_NOTE)
def test_odd_text_gets_one_note_and_no_findings(run, tmp_path, case, suffix) -> None:
    data, note = READ_WITH_A_NOTE[case]
    (tmp_path / f"a{suffix}").write_bytes(data)
    result = run("tjek", f"a{suffix}")
    assert (result.code, result.err) == (0, "")
    assert f"  Bemærk: {note}\n" in result.out
    assert result.out.count("Bemærk") == 1
    assert "  Ingen fund\n" in result.out


@pytest.mark.parametrize(
    ("bom", "codec"),
    [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_byte_order_mark_is_believed(run, tmp_path, bom, codec) -> None:
    (tmp_path / "a.txt").write_bytes(bom + "Såfremt du ikke svarer.\n".encode(codec))
    (document,) = run("tjek", "a.txt", "-f", "json").json()["documents"]
    assert document["notes"] == []
    assert [f["excerpt"] for f in document["findings"]] == ["Såfremt"]


def test_broken_text_after_a_byte_order_mark(run, tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfeS")
    result = run("tjek", "a.txt")
    assert result.code == 2
    assert result.err == (
        "a.txt: filens tegn er ødelagt. Åbn den i et skriveprogram, og gem den som UTF-8.\n"
    )


def test_text_without_words(run, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("--- *** 123 § !!!\n", encoding="utf-8")
    result = run("tjek", "a.txt")
    assert (result.code, result.err) == (0, "")
    assert "Ingen fund" in result.out


def test_sentence_of_five_thousand_words(run, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Du skal " + "læse og " * 2499 + "svare.\n", encoding="utf-8")
    result = run("tjek", "a.txt", "--kun", "lang-saetning")
    assert (result.code, result.err) == (1, "")
    assert "Skriv højst 25." in result.out


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_line_of_a_megabyte_without_spaces(run, tmp_path, suffix) -> None:
    (tmp_path / f"a{suffix}").write_text("a" * 1_000_000, encoding="utf-8")
    result = run("tjek", f"a{suffix}", "--kun", "lang-saetning")
    assert (result.code, result.err) == (0, "")
    assert len(result.out) < 2_000


def test_one_foreign_paragraph_is_left_alone(run, tmp_path) -> None:
    danish = "Såfremt du ikke svarer, lukker vi sagen, og så får du et brev om det fra kommunen.\n"
    (tmp_path / "a.md").write_text(f"{danish * 3}\n{GERMAN}", encoding="utf-8")
    (document,) = run("tjek", "a.md", "-f", "json").json()["documents"]
    assert document["notes"] == []
    assert {f["line"] for f in document["findings"]} <= {1, 2, 3}
    assert document["findings"]


#: name of the configuration, its text, what the line says.
BROKEN_CONFIG = {
    "not-toml": ("oejenhoejde.toml", "audience = ", "er ikke gyldig TOML"),
    "not-toml-pyproject": ("pyproject.toml", "[tool.oejenhoejde\n", "er ikke gyldig TOML"),
    "unknown-key": ("oejenhoejde.toml", "audiences = 1", "De gyldige er: audience, model"),
    "wrong-type": ("oejenhoejde.toml", "ignore = 3", "ignore: skal være en liste med tekst"),
    "unknown-rule": ("oejenhoejde.toml", 'ignore = ["x"]', "kender ikke reglen »x«"),
    "unknown-parameter": (
        "oejenhoejde.toml",
        "[rules.lix]\nx = 1",
        "rules.lix.x: er ikke en kendt",
    ),
    "unknown-audience": ("oejenhoejde.toml", 'audience = "x"', "Vælg en af disse: borgere"),
    "in-pyproject": ("pyproject.toml", "[tool.oejenhoejde]\nx = 1", "kender ikke nøglen »x«"),
}


@pytest.mark.parametrize("case", BROKEN_CONFIG)
def test_broken_configuration_is_one_line_naming_the_key(run, letter, tmp_path, case) -> None:
    name, text, expected = BROKEN_CONFIG[case]
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("tjek", letter)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert name in result.err
    assert expected in result.err
