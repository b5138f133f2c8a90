"""What the reader tests share: documents made by hand, and the promises of the source map."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from oejenhoejde.model import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_STYLES = """
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Min2"><w:name w:val="Overskrift 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Arvet"><w:name w:val="Husets egen"/>
  <w:basedOn w:val="Overskrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Niveau"><w:name w:val="Afsnit stort"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Indhold1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Billedtekst"><w:name w:val="caption"/></w:style>
<w:style w:type="character" w:styleId="Skjult"><w:name w:val="Skjult"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
"""
_STORIES = {
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "header": "w:hdr",
    "footer": "w:ftr",
}


def _xml(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACES}>{inner}</{root}>'


def zip_of(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def docx_members(body: str, **stories: str) -> dict[str, str | bytes]:
    relations = ['<Relationship Id="s" Type="x/styles" Target="styles.xml"/>']
    sections = ""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_REL}"><Relationship Id="a" '
        'Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/styles.xml": _xml("w:styles", _STYLES),
        "word/media/billede.png": bytes(range(256)),
    }
    for name, inner in stories.items():
        kind = name.rstrip("0123456789")
        relations.append(f'<Relationship Id="{name}" Type="x/{kind}" Target="{name}.xml"/>')
        members[f"word/{name}.xml"] = _xml(_STORIES[kind], inner)
        if kind in ("header", "footer"):
            sections += f'<w:{kind}Reference r:id="{name}"/>'
    members["word/document.xml"] = _xml(
        "w:document", f"<w:body>{body}<w:sectPr>{sections}</w:sectPr></w:body>"
    )
    members["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_REL}">{"".join(relations)}</Relationships>'
    )
    return members


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """Make a Word document of the XML of its body and of other stories."""
    return lambda body, **stories: zip_of(docx_members(body, **stories))


@pytest.fixture
def make_members() -> Callable[..., dict[str, str | bytes]]:
    """Make the members of a Word document, to be broken before they are packed."""
    return docx_members


@pytest.fixture
def pack() -> Callable[[dict[str, str | bytes]], bytes]:
    """Pack members to a zip package."""
    return zip_of


def assert_sound(document: Document) -> None:
    for segment in document.segments:
        assert segment.prose == segment.prose.strip()
        for run in segment.runs:
            prose = segment.prose[run.prose_start : run.prose_end]
            assert prose == document.text[run.source_start : run.source_end]
            span = segment.to_source(run.prose_start, run.prose_end)
            assert document.text[span.start : span.end] == prose
            assert segment.is_verbatim(run.prose_start, run.prose_end)
        assert segment.runs


@pytest.fixture
def check_sound() -> Callable[[Document], None]:
    """Check the promises of the source map on every segment of a document."""
    return assert_sound
