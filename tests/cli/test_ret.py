"""``oejenhoejde ret``: files, diff, questions, and what happens when something is wrong."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from oejenhoejde import fix
from oejenhoejde.cli import main
from oejenhoejde.readers import read_file

TEXT = "Såfremt du ikke svarer, lukker vi sagen.\n"
FIXED = "Hvis du ikke svarer, lukker vi sagen.\n"


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["ret", *args])
    return int(stop.value.code or 0)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brev.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_safe_fixes_are_written(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter.chmod(0o640)
    assert run(str(letter)) == 0
    assert letter.read_text("utf-8") == FIXED
    assert letter.stat().st_mode & 0o777 == 0o640
    assert "1 rettelse. 0 fund tilbage." in capsys.readouterr().out
    assert [path.name for path in letter.parent.iterdir()] == ["brev.txt"]


def test_show_writes_nothing(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--vis", str(letter)) == 0
    assert letter.read_text("utf-8") == TEXT
    out = capsys.readouterr().out
    assert f"-{TEXT}" in out
    assert f"+{FIXED}" in out


@pytest.mark.parametrize("option", ["--også-usikre", "--ogsaa-usikre"])
def test_unsafe_fixes_need_the_option(letter: Path, option: str) -> None:
    text = "Vi iværksætter en kampagne.\n"
    letter.write_text(text, encoding="utf-8")
    run(str(letter))
    assert letter.read_text("utf-8") == text
    run(option, str(letter))
    assert letter.read_text("utf-8") == "Vi sætter en kampagne i gang.\n"


def test_standard_input_gives_the_fixed_text(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    run("-")
    assert capfdbinary.readouterr().out == FIXED.encode()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("1\n", FIXED),
        ("n\n", TEXT),
        ("r\n", TEXT),
        ("s\n", TEXT),
        ("hvad\n9\n1\n", FIXED),
    ],
)
def test_questions(
    letter: Path, monkeypatch: pytest.MonkeyPatch, answers: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    assert run("--interaktiv", str(letter)) == 0
    assert letter.read_text("utf-8") == expected


def test_passive_is_mended_only_on_request(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Din sag bliver behandlet i maj.\n"
    letter.write_text(text, encoding="utf-8")
    run("--ogsaa-usikre", str(letter))
    assert letter.read_text("utf-8") == text
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    run("--interaktiv", str(letter))
    assert letter.read_text("utf-8") == "Vi behandler din sag i maj.\n"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(letter.parent / "mangler.txt"), str(letter)) == 2
    assert letter.read_text("utf-8") == FIXED
    assert "mangler.txt: filen findes ikke." in capsys.readouterr().err


EXAMPLE = Path(__file__).parents[2] / "eksempler" / "afgoerelse.docx"


@pytest.mark.parametrize("option", ["--sporede-ændringer", "--sporede-aendringer"])
def test_tracked_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    plain, tracked = tmp_path / "ret.docx", tmp_path / "sporet.docx"
    for path in (plain, tracked):
        path.write_bytes(EXAMPLE.read_bytes())
    assert run(str(plain)) == 0
    assert run(option, "--dato", "2026-05-03", str(tracked)) == 0
    assert "som sporede ændringer." in capsys.readouterr().out
    assert read_file(tracked).text == read_file(plain).text
    with zipfile.ZipFile(tracked) as package:
        part = package.read("word/document.xml").decode()
    assert 'w:author="oejenhoejde" w:date="2026-05-03T00:00:00Z"' in part
    once = tracked.read_bytes()
    assert run(option, str(tracked)) == 0
    assert tracked.read_bytes() == once


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--sporede-ændringer", "brev.txt"), "sporede ændringer findes kun i Word-filer"),
        (("--sporede-ændringer", "-"), "Brug ikke --sporede-ændringer sammen med -."),
        (("--dato", "2026-05-03", "brev.txt"), "Brug kun --dato sammen med"),
        (("--sporede-ændringer", "--dato", "i går", "brev.txt"), "--dato: skriv datoen med år"),
    ],
)
def test_tracked_changes_that_cannot_be(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], args, says
) -> None:
    monkeypatch.chdir(letter.parent)
    assert run(*args) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert letter.read_text("utf-8") == TEXT


def test_a_file_that_changed_meanwhile_is_left_alone(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def write_meanwhile(*args: object, **options: object) -> object:
        letter.write_text("En anden tekst.\n", encoding="utf-8")
        return fix_bytes(*args, **options)

    fix_bytes = fix.fix_bytes
    monkeypatch.setattr(fix, "fix_bytes", write_meanwhile)
    assert run(str(letter)) == 2
    assert letter.read_text("utf-8") == "En anden tekst.\n"
    assert "filen er ændret, mens programmet arbejdede" in capsys.readouterr().err
    assert [path.name for path in letter.parent.iterdir()] == ["brev.txt"]


def test_a_write_protected_file_is_left_alone(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter.chmod(0o444)
    assert run(str(letter)) == 2
    assert letter.read_text("utf-8") == TEXT
    error = capsys.readouterr().err
    assert "filen er skrivebeskyttet" in error
    assert error.count("\n") == 1


MAIL = "Subject: Svar\nContent-Type: text/plain; charset=utf-8\n\n" + TEXT
READ_ONLY = {
    "brev.rtf": ("{\\rtf1\\ansi " + TEXT.replace("å", "\\'e5") + "}").encode("ascii"),
    "brev.eml": MAIL.encode("utf-8"),
    "brev.pdf": b"%PDF-1.4\n",
}


@pytest.mark.parametrize("name", READ_ONLY)
@pytest.mark.parametrize("option", ["--også-usikre", "--sporede-ændringer", "--vis"])
def test_a_format_that_is_read_only_is_left_alone(
    letter: Path, capsys: pytest.CaptureFixture[str], name: str, option: str
) -> None:
    path = letter.with_name(name)
    path.write_bytes(READ_ONLY[name])
    before = path.stat()
    others = [] if option == "--sporede-ændringer" else [str(letter)]
    assert run(option, str(path), *others) == 2
    after = path.stat()
    assert path.read_bytes() == READ_ONLY[name]
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    captured = capsys.readouterr()
    assert captured.err.startswith(f"{path}: filer af denne type kan ikke rettes.")
    assert captured.err.count("\n") == 1
    assert letter.read_text("utf-8") == (FIXED if option == "--også-usikre" else TEXT)


def test_the_original_is_intact_when_writing_fails(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    assert run(str(letter)) == 2
    assert letter.read_text("utf-8") == TEXT
    assert "Den er uændret." in capsys.readouterr().err
    assert [path.name for path in letter.parent.iterdir()] == ["brev.txt"]
