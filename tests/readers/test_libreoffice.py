"""What we write opens in LibreOffice, and says there what it should.

Needs LibreOffice; in Debian: ``apt-get install --no-install-recommends libreoffice-writer``.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from oejenhoejde.model import Edit, Span
from oejenhoejde.readers import (
    Comment,
    Stamp,
    add_comments,
    apply_edits,
    read_bytes,
    splice,
    track_edits,
)

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="needs LibreOffice (in Debian: libreoffice-writer)"
)
#: Far more than it needs; a program that hangs must not hang the tests.
_PATIENCE = 120
STAMP = Stamp(date="2026-05-03T00:00:00Z")
#: Old and new words; the document below has each of the old ones once.
WORDS = {"Vedrørende": "Om", "påbegyndes": "begynder", "såfremt": "hvis", "jf.": "se & læs"}

Convert = Callable[[bytes, str, str], bytes]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Convert bytes of a file with one suffix to another, with a user profile of our own."""
    profile = tmp_path_factory.mktemp("profil")

    def run(data: bytes, suffix: str, to: str) -> bytes:
        folder = tmp_path_factory.mktemp("lo")
        source = folder / f"brev.{suffix}"
        source.write_bytes(data)
        kind = "txt:Text (encoded):UTF8" if to == "txt" else to
        command = [str(SOFFICE), f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(folder / "ud"), str(source)]
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
        made = Path(folder, "ud", f"brev.{to}")
        assert made.exists(), done.stderr.decode(errors="replace")
        return made.read_bytes()

    return run


def lines_of(text: bytes) -> list[str]:
    return [line.strip() for line in text.decode("utf-8-sig").split("\n") if line.strip()]


def word_document() -> bytes:
    document = docx.Document()
    document.add_heading("Vedrørende din sag", 1)
    paragraph = document.add_paragraph("Sagen på")
    paragraph.add_run("begyndes").bold = True
    paragraph.add_run(" i maj, såfr")
    paragraph.add_run("emt").italic = True
    paragraph.add_run(" du ønsker det 😀.")
    document.add_paragraph("et punkt", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Regler"
    table.cell(0, 1).text = "jf. § 4 & 5"
    document.add_paragraph("Venlig hilsen")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def documents(convert: Convert) -> dict[str, bytes]:
    """The same document in both formats; LibreOffice itself makes the one in its own."""
    data = word_document()
    return {"docx": data, "odt": convert(data, "docx", "odt")}


def edits_of(data: bytes, suffix: str) -> list[Edit]:
    text = read_bytes(data, name=f"a.{suffix}").text
    assert all(text.count(old) == 1 for old in WORDS)
    return [
        Edit(Span(text.index(old), text.index(old) + len(old)), new) for old, new in WORDS.items()
    ]


def replaced(text: str) -> str:
    for old, new in WORDS.items():
        text = text.replace(old, new)
    return text


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


@pytest.mark.parametrize(
    ("suffix", "part"), [("docx", "word/document.xml"), ("odt", "content.xml")]
)
def test_fixes(convert, documents, suffix, part) -> None:
    data = documents[suffix]
    fixed = apply_edits(data, edits_of(data, suffix), name=f"a.{suffix}")
    old, new = members_of(data), members_of(fixed)
    assert list(old) == list(new)
    assert [name for name in old if old[name] != new[name]] == [part]
    before = lines_of(convert(data, suffix, "txt"))
    after = lines_of(convert(fixed, suffix, "txt"))
    assert after == [replaced(line) for line in before] != before
    page = read_bytes(convert(fixed, suffix, "pdf"), name="a.pdf").text
    assert re.findall(r"[\w.&§]+", page) == re.findall(r"[\w.&§]+", " ".join(after))


PAGES = {
    "html": "<!doctype html><meta charset=utf-8><title>Svar</title><h1>Vedrørende din sag</h1>"
    "<p>Sagen <b>påbegyndes</b> i maj, <i>såfremt</i> du ønsker det 😀.</p><ul><li>et punkt</ul>"
    "<table><tr><td>Regler<td>jf. § 4 &amp; 5</table>",
    "txt": "Vedrørende din sag\n\nSagen påbegyndes i maj, såfremt du ønsker det 😀.\njf. § 4 & 5\n",
}


@pytest.mark.parametrize("suffix", PAGES)
def test_fixes_of_pages(convert, suffix) -> None:
    data = PAGES[suffix].encode("utf-8-sig" if suffix == "txt" else "utf-8")
    words = {old: new for old, new in WORDS.items() if old != "jf."}
    text = read_bytes(data, name=f"a.{suffix}").text
    edits = [
        Edit(Span(text.index(old), text.index(old) + len(old)), new) for old, new in words.items()
    ]
    fixed = apply_edits(data, edits, name=f"a.{suffix}")
    before = lines_of(convert(data, suffix, "txt"))
    after = lines_of(convert(fixed, suffix, "txt"))
    expected = "\n".join(before)
    for old, new in words.items():
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert "\n".join(after) == expected
    page = read_bytes(convert(fixed, suffix, "pdf"), name="a.pdf").text
    printed = re.findall(r"[\w.&§]+", " ".join(after))
    # Of a page of the web LibreOffice leaves the first heading out when it prints.
    assert re.findall(r"[\w.&§]+", page) == printed[3 if suffix == "html" else 0 :]


def test_tracked_changes(convert, documents) -> None:
    data = documents["docx"]
    edits = edits_of(data, "docx")
    tracked = track_edits(data, edits, name="a.docx", stamp=STAMP)
    seen = convert(tracked, "docx", "odt")
    text = read_bytes(data, name="a.docx").text
    assert read_bytes(seen, name="a.odt").text == splice(text, edits)
    content = members_of(seen)["content.xml"].decode()
    deleted = re.findall(r"<text:deletion>.*?</text:deletion>", content)
    told = ["".join(re.findall(r"<text:[ph]\b.*?</text:[ph]>", found)) for found in deleted]
    assert [re.sub(r"<[^>]+>", "", found) for found in told] == sorted(WORDS, key=text.index)
    assert content.count("<text:insertion>") == len(WORDS)
    assert set(re.findall(r"<dc:creator>(.*?)</dc:creator>", content)) == {"oejenhoejde"}


def test_tracked_changes_keep_the_old_text(convert, documents) -> None:
    """As text, LibreOffice shows what is deleted beside what is inserted."""
    data = documents["docx"]
    both = track_edits(data, edits_of(data, "docx"), name="a.docx", stamp=STAMP)
    text = "\n".join(lines_of(convert(both, "docx", "txt")))
    for old, new in WORDS.items():
        assert old + new in text or new + old in text


@pytest.mark.parametrize(("suffix", "other"), [("docx", "odt"), ("odt", "docx")])
def test_comments(convert, documents, suffix, other) -> None:
    """Each program's format is read by the other one's library."""
    data = documents[suffix]
    name = f"a.{suffix}"
    places = [edit.span for edit in edits_of(data, suffix)]
    text = read_bytes(data, name=name).text
    comments = [Comment(place, (f"Om {text[place.start : place.end]}", "→ x")) for place in places]
    whole = Comment(None, ("Hele brevet",))
    made = add_comments(data, [whole, *comments], name=name, stamp=STAMP)
    assert convert(made, suffix, "txt") == convert(data, suffix, "txt")
    seen = convert(made, suffix, other)
    expected = ["Hele brevet", *(f"Om {old}\n→ x" for old in sorted(WORDS, key=text.index))]
    if other == "docx":
        document = docx.Document(io.BytesIO(seen))
        found = [comment.text for comment in document.comments]
        authors = {comment.author for comment in document.comments}
    else:
        content = members_of(seen)["content.xml"].decode()
        notes = re.findall(r"<office:annotation .*?</office:annotation>", content)
        paragraphs = [re.findall(r"<text:p\b.*?</text:p>", note) for note in notes]
        found = ["\n".join(re.sub(r"<[^>]+>", "", p) for p in note) for note in paragraphs]
        authors = set(re.findall(r"<dc:creator>(.*?)</dc:creator>", content))
        ends = content.count("<office:annotation-end ")
        assert ends == len(WORDS)
    assert found == expected
    assert authors == {"oejenhoejde"}
