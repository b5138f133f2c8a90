"""Presentations made by hand: slides in order, notes, tables, bad files, and edits."""

from __future__ import annotations

import io
import zipfile

import pytest

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit, Span
from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import apply_edits, read_bytes

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
REL = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def relations(*pairs: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="x/{k}" Target="{t}"/>' for i, k, t in pairs)
    return f"<Relationships {REL}>{inner}</Relationships>"


def shape(text: str, kind: str | None, props: str = "") -> str:
    holder = "" if kind is None else f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>'
    paragraph = f"<a:p><a:pPr>{props}</a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>"
    return f"<p:sp>{holder}<p:txBody>{paragraph}</p:txBody></p:sp>"


def pptx(*slides: str, notes: str = "") -> bytes:
    out = io.BytesIO()
    count = len(slides)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        # The file names say nothing of the order.
        ids = "".join(f'<p:sldId r:id="r{n}"/>' for n in range(count))
        package.writestr("ppt/presentation.xml", f"<p:presentation {NS}>{ids}</p:presentation>")
        package.writestr(
            "ppt/_rels/presentation.xml.rels",
            relations(*[(f"r{n}", "slide", f"slides/s{count - n}.xml") for n in range(count)]),
        )
        for number, slide in enumerate(slides):
            package.writestr(f"ppt/slides/s{count - number}.xml", f"<p:sld {NS}>{slide}</p:sld>")
        if notes:
            package.writestr("ppt/notes/n.xml", f"<p:notes {NS}>{notes}</p:notes>")
            package.writestr(
                f"ppt/slides/_rels/s{count}.xml.rels",
                relations(("n", "notesSlide", "../notes/n.xml")),
            )
    return out.getvalue()


def test_segments(check_sound) -> None:
    table = "<p:graphicFrame><a:tbl><a:tc><a:p><a:r><a:t>celle</a:t></a:r></a:p></a:tc></a:tbl>"
    data = pptx(
        shape("Du får svar", "title") + shape("Et punkt", "body") + shape("3", "sldNum"),
        shape("Løs tekst.", None) + shape("punkt", None, "<a:buChar/>") + table
        + "</p:graphicFrame>"
        + shape("a</a:t></a:r><a:br/><a:r><a:t>b", "subTitle"),
        notes=shape("Sig det.", "body"),
    )  # fmt: skip
    document = read_bytes(data, name="a.pptx")
    check_sound(document)
    assert [(s.kind, s.level, s.place, s.prose) for s in document.segments] == [
        (K.HEADING, 1, "lysbillede 1", "Du får svar"),
        (K.LIST_ITEM, 1, "lysbillede 1", "Et punkt"),
        (K.NOTE, 0, "lysbillede 1, noter", "Sig det."),
        (K.PARAGRAPH, 0, "lysbillede 2", "Løs tekst."),
        (K.LIST_ITEM, 1, "lysbillede 2", "punkt"),
        (K.TABLE_CELL, 0, "lysbillede 2", "celle"),
        (K.HEADING, 2, "lysbillede 2", "a b"),
    ]


def test_edit_changes_one_slide() -> None:
    data = pptx(shape("Såfremt du &amp; jeg", "title"), shape("Såfremt", None))
    edited = apply_edits(data, [Edit(Span(0, 7), "Hvis")], name="a.pptx")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(edited)) as new:
        for name in old.namelist():
            expected = old.read(name)
            if name == "ppt/slides/s2.xml":
                expected = expected.replace("Såfremt".encode(), b"Hvis")
            assert new.read(name) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "tom"),
        (b"hej", "ikke en PowerPoint"),
        (pptx("")[:100], "beskadiget"),
        (pptx("<nej"), "beskadiget"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "gammel Office-fil"),
    ],
)
def test_bad_files(data, expected) -> None:
    with pytest.raises(ReadError, match=expected) as caught:
        read_bytes(data, name="a.pptx")
    assert "\n" not in str(caught.value)


def test_other_package(make_docx) -> None:
    with pytest.raises(ReadError, match="men er et Word-dokument"):
        read_bytes(make_docx("<w:p/>"), name="a.pptx")
