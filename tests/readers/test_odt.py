"""OpenDocument texts: what is prose, where it stands, bad files, and edits that change no more."""

from __future__ import annotations

import io
import zipfile

import pytest

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit, Span
from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import apply_edits, read_bytes

NS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{NS}{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)
STYLES = (
    '<style:style style:name="Heading_20_1"/>'
    '<style:style style:name="Title"/>'
    '<style:style style:name="Skjult"><style:text-properties text:display="none"/></style:style>'
)
AUTOMATIC = '<style:style style:name="P1" style:parent-style-name="Title"/>'


def odt(body: str, header: str = "", **extra: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "mimetype", "application/vnd.oasis.opendocument.text", compress_type=zipfile.ZIP_STORED
        )
        package.writestr("billede.png", bytes(range(256)))
        package.writestr(
            "styles.xml",
            f"<office:document-styles {NAMESPACES}>{STYLES}<style:master-page><style:header>"
            f"{header}</style:header></style:master-page></office:document-styles>",
        )
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMESPACES}>{AUTOMATIC}<office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
        for name, content in extra.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


CASES = {
    "afsnit": (p("Et") + p("") + p("To"), [(K.PARAGRAPH, 0, "Et"), (K.PARAGRAPH, 0, "To")]),
    "ord-delt": (p("så<text:span>frem</text:span>t"), [(K.PARAGRAPH, 0, "såfremt")]),
    "mellemrum": (
        p("  Du\n   skal<text:s text:c='3'/>svare<text:tab/>nu "),
        [(K.PARAGRAPH, 0, "Du skal svare nu")],
    ),
    "linjeskift": (
        p("Rådhuset<text:line-break/>Vej 1"),
        [(K.PARAGRAPH, 0, "Rådhuset"), (K.PARAGRAPH, 0, "Vej 1")],
    ),
    "overskrift": (
        '<text:h text:outline-level="2">Svar</text:h>' + p("Svar", "P1") + p("x", "Heading_20_1"),
        [(K.HEADING, 2, "Svar"), (K.HEADING, 1, "Svar"), (K.HEADING, 1, "x")],
    ),
    "liste": (
        f"<text:list><text:list-item>{p('a')}<text:list><text:list-item>{p('b')}</text:list-item>"
        "</text:list></text:list-item></text:list>",
        [(K.LIST_ITEM, 1, "a"), (K.LIST_ITEM, 2, "b")],
    ),
    "slettet": (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + p("væk")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + p("Du <text:change-start/>skal<text:change-end/> svare"),
        [(K.PARAGRAPH, 0, "Du skal svare")],
    ),
    "kommentar": (p(f"Du<office:annotation>{p('nej')}</office:annotation> skal"),
                  [(K.PARAGRAPH, 0, "Du skal")]),
    "skjult": (p("Du<text:span text:style-name='Skjult'> x</text:span>"), [(K.PARAGRAPH, 0, "Du")]),
    "skjult-sektion": (
        f'<text:section text:display="none">{p("x")}</text:section>'
        f'<text:section text:display="true">{p("Vist")}</text:section>', [(K.PARAGRAPH, 0, "Vist")],
    ),
    "skjult-afsnit": (
        p('x<text:hidden-paragraph text:is-hidden="true"/>')
        + p('Vist<text:hidden-paragraph text:is-hidden="false"/>'), [(K.PARAGRAPH, 0, "Vist")],
    ),
    "link": (p("Læs <text:a>mere</text:a>."), [(K.PARAGRAPH, 0, "Læs mere."), (K.LINK, 0, "mere")]),
    "felt": (p("Kære <text:placeholder>&lt;Navn&gt;</text:placeholder>"),
             [(K.PARAGRAPH, 0, "Kære <Navn>")]),
    "indhold": (f"<text:table-of-content>{p('Svar 3')}</text:table-of-content>", []),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_segments(body, expected, check_sound) -> None:
    document = read_bytes(odt(body), name="brev.odt")
    check_sound(document)
    assert [(s.kind, s.level, s.prose) for s in document.segments] == expected


def test_places() -> None:
    note = (
        "<text:note text:note-class='{}'><text:note-citation>1</text:note-citation><text:note-body>"
    )
    end = "</text:note-body></text:note>"
    cell = f"<table:table-cell>{p('celle')}</table:table-cell>"
    body = (
        p("et" + note.format("footnote") + p("note") + end + " videre")
        + f"<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>"
        + p("<draw:frame><draw:text-box>" + p("boks") + "</draw:text-box></draw:frame>to")
    )
    document = read_bytes(odt(body, header=p("hoved")), name="brev.odt")
    assert [(s.kind, s.place, s.prose) for s in document.segments] == [
        (K.PARAGRAPH, "afsnit 1", "et videre"),
        (K.NOTE, "fodnote 1", "note"),
        (K.TABLE_CELL, "tabel 1, række 1, kolonne 1", "celle"),
        (K.TABLE_CELL, "tabel 1, række 1, kolonne 2", "celle"),
        (K.PARAGRAPH, "afsnit 2", "to"),
        (K.PARAGRAPH, "tekstboks 1", "boks"),
        (K.PAGE_HEADER, "sidehoved", "hoved"),
    ]


def test_edit_changes_its_letters_only() -> None:
    data = odt(
        p("Så<text:span>fremt</text:span> du &amp; jeg\n  må") + p("Andet"), header=p("Hoved")
    )
    text = read_bytes(data, name="a.odt").text
    at = text.index("jeg")
    edits = [Edit(Span(0, 7), "Hvis"), Edit(Span(at, at + 3), "<os>")]
    edited = apply_edits(data, edits, name="a.odt")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(edited)) as new:
        assert new.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            if name != "content.xml":
                assert old.read(name) == new.read(name)
        before, after = old.read("content.xml").decode(), new.read("content.xml").decode()
    assert after == before.replace("Så<text:span>fremt</text:span>", "Hvis<text:span></text:span>"
                                   ).replace("jeg", "&lt;os&gt;")  # fmt: skip


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "tom"),
        (b"hej", "ikke en OpenDocument-tekst"),
        (odt("")[:200], "beskadiget"),
        (odt("<nej"), "beskadiget"),
        (odt("").replace(b"content.xml", b"contenx.xml"), "beskadiget"),
    ],
    ids=["tom", "tekst", "afkortet", "xml", "mangler"],
)
def test_bad_files(data, expected) -> None:
    with pytest.raises(ReadError, match=expected) as caught:
        read_bytes(data, name="a.odt")
    assert "\n" not in str(caught.value)


def test_encrypted() -> None:
    manifest = f'<m:manifest xmlns:m="{NS}manifest:1.0"><m:encryption-data/></m:manifest>'
    with pytest.raises(ReadError, match="adgangskode"):
        read_bytes(odt("", **{"META-INF__manifest_xml": manifest}), name="a.odt")


def test_spreadsheet_named_as_text() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("content.xml", f"<office:document-content {NAMESPACES}/>")
    with pytest.raises(ReadError, match="regneark"):
        read_bytes(out.getvalue(), name="a.odt")
