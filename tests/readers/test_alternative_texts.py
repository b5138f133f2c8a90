"""What is told of pictures to those who do not see them: read as prose and mended in its place."""

from __future__ import annotations

import io
import zipfile

import pytest

from oejenhoejde.fix import fix_bytes
from oejenhoejde.model import Edit, SegmentKind, Span
from oejenhoejde.readers import (
    Comment,
    Stamp,
    add_comments,
    apply_edits,
    read_bytes,
    track_edits,
)

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
TOLD = "Såfremt du &quot;kører&quot; &#229;ret &amp; rundt."
READ = 'Såfremt du "kører" året & rundt.'


def picture(told: str, title: str = "", more: str = "") -> str:
    title = f" title='{title}'" if title else ""
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}"><wp:docPr id="1" name="descr=1"{title} '
        f'descr="{told}"{more}/></wp:inline></w:drawing>'
    )


def word(make_docx, *pictures: str) -> bytes:
    runs = "".join(f"<w:r>{one}</w:r>" for one in pictures)
    return make_docx(f"<w:p><w:r><w:t>Se </w:t></w:r>{runs}<w:r><w:t>kortet.</w:t></w:r></w:p>")


def slides(make_members, pack) -> bytes:
    a, p = "drawingml", "presentationml"
    base = "http://schemas.openxmlformats.org"
    rel = f"{base}/package/2006/relationships"
    names = (
        f'xmlns:a="{base}/{a}/2006/main" xmlns:p="{base}/{p}/2006/main" '
        f'xmlns:r="{base}/officeDocument/2006/relationships"'
    )
    return pack(
        {
            "ppt/presentation.xml": f'<p:presentation {names}><p:sldId r:id="a"/></p:presentation>',
            "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{rel}"><Relationship Id="a" '
            'Type="x/slide" Target="s.xml"/></Relationships>',
            "ppt/s.xml": f'<p:sld {names}><p:pic><p:cNvPr id="1" name="x" descr="{TOLD}"/></p:pic>'
            "<p:sp><a:p><a:r><a:t>Kort</a:t></a:r></a:p></p:sp></p:sld>",
        }
    )


def text(pack) -> bytes:
    ns = "urn:oasis:names:tc:opendocument:xmlns:"
    names = " ".join(
        f'xmlns:{short}="{ns}{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
        )
    )
    frame = f"<draw:frame><draw:image/><svg:title>Kort</svg:title><svg:desc>{TOLD}</svg:desc>"
    return pack(
        {
            "content.xml": f"<office:document-content {names}><office:body><office:text><text:p>Se "
            f"{frame}</draw:frame>kortet.</text:p></office:text></office:body>"
            "</office:document-content>"
        }
    )


@pytest.fixture
def documents(make_docx, make_members, pack) -> dict[str, bytes]:
    return {
        "a.docx": word(make_docx, picture(TOLD)),
        "a.odt": text(pack),
        "a.pptx": slides(make_members, pack),
    }


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pptx"])
def test_read_and_mended_in_place(name, documents, check_sound) -> None:
    data = documents[name]
    document = read_bytes(data, name=name)
    check_sound(document)
    told = [s for s in document.segments if s.kind is SegmentKind.CAPTION]
    assert told[-1].prose == READ
    assert told[-1].place.endswith("alternativ tekst")
    assert READ not in " ".join(s.prose for s in document.segments if s not in told)
    start = document.text.index("Såfremt")
    edited = apply_edits(data, [Edit(Span(start, start + 7), '<Hvis> "')], name=name)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(edited)) as new:
        for member in old.namelist():
            content = old.read(member).decode("utf-8", "replace")
            quote = '"' if name == "a.odt" else "&quot;"
            mended = content.replace("Såfremt", f"&lt;Hvis&gt; {quote}")
            assert new.read(member).decode("utf-8", "replace") == mended
    assert read_bytes(edited, name=name).text == document.text.replace("Såfremt", '<Hvis> "')


@pytest.mark.parametrize(
    ("pictures", "expected"),
    [
        ((picture("Et kort"), picture("En vej")), ["Et kort", "En vej"]),
        ((picture("Et kort", "Kort"),), ["Kort", "Et kort"]),
        ((picture("Et kort", "Et kort"),), ["Et kort"]),
        ((picture("Linje&#10;to"),), ["Linje to"]),
        ((picture(""), picture("  "), picture("...")), []),
        ((picture("Pynt", more=' hidden="1"'),), []),
        (("<w:rPr><w:vanish/></w:rPr>" + picture("Skjult"),), []),
    ],
)
def test_what_word_tells(pictures, expected, make_docx) -> None:
    segments = read_bytes(word(make_docx, *pictures), name="a.docx").segments
    assert [s.prose for s in segments if s.kind is SegmentKind.CAPTION] == expected
    assert segments[0].prose == "Sekortet."


def test_what_is_told_twice_is_mended_twice(make_docx) -> None:
    data = word(make_docx, picture("Såfremt", "Såfremt"))
    start = read_bytes(data, name="a.docx").text.index("Såfremt")
    edited = apply_edits(data, [Edit(Span(start, start + 7), "Hvis")], name="a.docx")
    with zipfile.ZipFile(io.BytesIO(edited)) as package:
        body = package.read("word/document.xml").decode()
    assert "title='Hvis' descr=\"Hvis\"" in body
    assert read_bytes(edited, name="a.docx").text.count("Hvis") == 1


def test_in_a_deleted_run_or_paragraph_mark(make_docx) -> None:
    gone = f"<w:p><w:del><w:r>{picture('Væk')}</w:r></w:del><w:r><w:t>Her.</w:t></w:r></w:p>"
    joined = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>så</w:t></w:r>"
        f"<w:r>{picture('Et kort')}</w:r></w:p><w:p><w:r><w:t>fremt</w:t></w:r></w:p>"
    )
    segments = read_bytes(make_docx(gone + joined), name="a.docx").segments
    assert [s.prose for s in segments] == ["Her.", "såfremt", "Et kort"]


def test_no_change_can_be_tracked_there(make_docx, linter) -> None:
    data = word(make_docx, picture(TOLD))
    start = read_bytes(data, name="a.docx").text.index("Såfremt")
    edits = [Edit(Span(start, start + 7), "Hvis")]
    with pytest.raises(ValueError):
        track_edits(data, edits, name="a.docx", stamp=Stamp())
    mixed = make_docx(
        f"<w:p><w:r>{picture(TOLD)}</w:r><w:r><w:t>Såfremt du ringer, hjælper vi.</w:t></w:r></w:p>"
    )
    assert len(fix_bytes(linter, mixed, name="a.docx").applied) == 2
    result = fix_bytes(linter, mixed, name="a.docx", tracked=True)
    assert [applied.finding.place for applied in result.applied] == ["afsnit 1"]
    tracked = track_edits(mixed, result.edits, name="a.docx", stamp=Stamp())
    assert read_bytes(tracked, name="a.docx").text == result.text


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_comments_stand_in_the_first_one(name, documents) -> None:
    data = documents[name]
    start = read_bytes(data, name=name).text.index("Såfremt")
    comments = [Comment(None, ("Alt",)), Comment(Span(start, start + 7), ("Om det",), "billede 1")]
    made = add_comments(data, comments, name=name, stamp=Stamp())
    assert read_bytes(made, name=name).segments == read_bytes(data, name=name).segments
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        part = "word/comments.xml" if name == "a.docx" else "content.xml"
        assert "billede 1: Om det" in package.read(part).decode()
