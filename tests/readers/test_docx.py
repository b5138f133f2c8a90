"""Word documents: what is prose, of which kind, and where it says it stands."""

from __future__ import annotations

import pytest

from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import read_bytes


def p(text: str, props: str = "") -> str:
    return f"<w:p><w:pPr>{props}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


NUM = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
BOX = "<w:txbxContent>" + p("I boksen") + "</w:txbxContent>"
ALTERNATIVES = (
    f'<w:p><w:r><w:t xml:space="preserve">Før </w:t></w:r><w:r><mc:AlternateContent>'
    f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
    f"</mc:AlternateContent></w:r><w:r><w:t>efter.</w:t></w:r></w:p>"
)
FIELD = (
    '<w:p><w:r><w:t xml:space="preserve">Side </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/>'
    "</w:r><w:r><w:instrText>PAGE påbegyndt</w:instrText><w:t>skjult</w:t></w:r><w:r>"
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> af 9</w:t></w:r></w:p>'
)
CASES = {
    "ord-delt-i-bidder": (
        "<w:p><w:r><w:t>så</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>fremt</w:t></w:r></w:p>",
        [(K.PARAGRAPH, 0, "såfremt")],
    ),
    "overskrift": (p("Svar", style("Overskrift1")), [(K.HEADING, 1, "Svar")]),
    "overskrift-dansk-navn": (p("Svar", style("Min2")), [(K.HEADING, 2, "Svar")]),
    "overskrift-arvet": (p("Svar", style("Arvet")), [(K.HEADING, 1, "Svar")]),
    "overskrift-uden-stilark": (p("Svar", style("Overskrift3")), [(K.HEADING, 3, "Svar")]),
    "overskrift-niveau": (p("Svar", style("Niveau")), [(K.HEADING, 3, "Svar")]),
    "overskrift-nummereret": (p("Svar", style("Overskrift1") + NUM), [(K.HEADING, 1, "Svar")]),
    "titel": (p("Svar", style("Titel")), [(K.HEADING, 1, "Svar")]),
    "liste-nummer": (p("et", NUM), [(K.LIST_ITEM, 2, "et")]),
    "liste-stil": (p("et", style("Punkt")), [(K.LIST_ITEM, 2, "et")]),
    "liste-slaaet-fra": (
        p("et", style("Punkt") + '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        [(K.PARAGRAPH, 0, "et")],
    ),
    "billedtekst": (p("Et kort", style("Billedtekst")), [(K.CAPTION, 0, "Et kort")]),
    "indholdsfortegnelse": (p("Svar 3", style("Indhold1")), []),
    "slettet-og-indsat": (
        '<w:p><w:r><w:t xml:space="preserve">Du </w:t></w:r><w:del><w:r><w:delText>bør</w:delText>'
        "</w:r></w:del><w:ins><w:r><w:t>skal</w:t></w:r></w:ins></w:p>",
        [(K.PARAGRAPH, 0, "Du skal")],
    ),
    "flyttet": (
        "<w:p><w:moveFrom><w:r><w:t>væk</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>her</w:t></w:r></w:moveTo></w:p>",
        [(K.PARAGRAPH, 0, "her")],
    ),
    "slettet-afsnitstegn": (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>så</w:t></w:r></w:p>" + p("fremt"),
        [(K.PARAGRAPH, 0, "såfremt")],
    ),
    "tidligere-stil": (
        p("Svar", f"<w:pPrChange><w:pPr>{style('Overskrift1')}</w:pPr></w:pPrChange>"),
        [(K.PARAGRAPH, 0, "Svar")],
    ),
    "skjult": (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>synlig</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="Skjult"/></w:rPr><w:t>skjult</w:t></w:r></w:p>',
        [(K.PARAGRAPH, 0, "synlig")],
    ),
    "felt": (FIELD, [(K.PARAGRAPH, 0, "Side 3 af 9")]),
    "felt-uden-slutning": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("Synlig."),
        [(K.PARAGRAPH, 0, "Synlig.")],
    ),
    "flettefelt": (
        '<w:p><w:fldSimple w:instr="MERGEFIELD Navn"><w:r><w:t>«Navn»</w:t></w:r></w:fldSimple>'
        "</w:p>",
        [(K.PARAGRAPH, 0, "«Navn»")],
    ),
    "tegn": (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/>"
        '<w:t>d</w:t><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>',
        [(K.PARAGRAPH, 0, "a b-cd•")],
    ),
    "linjeskift": (
        "<w:p><w:r><w:t>Borgerservice</w:t><w:br/><w:t>Rådhuset og</w:t><w:br/><w:t>omegn</w:t>"
        "</w:r></w:p>",
        [(K.PARAGRAPH, 0, "Borgerservice"), (K.PARAGRAPH, 0, "Rådhuset og omegn")],
    ),
    "link": (
        '<w:p><w:r><w:t xml:space="preserve">Læs </w:t></w:r><w:hyperlink><w:r><w:t>mere</w:t>'
        "</w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>",
        [(K.PARAGRAPH, 0, "Læs mere."), (K.LINK, 0, "mere")],
    ),
    "link-i-felt": (
        '<w:p><w:r><w:t xml:space="preserve">Læs </w:t><w:fldChar w:fldCharType="begin"/>'
        '<w:instrText xml:space="preserve"> HYPERLINK "http://x.dk" </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>mere</w:t><w:fldChar w:fldCharType="end"/>'
        "<w:t>.</w:t></w:r></w:p>",
        [(K.PARAGRAPH, 0, "Læs mere."), (K.LINK, 0, "mere")],
    ),
    "tekstboks": (ALTERNATIVES, [(K.PARAGRAPH, 0, "Før efter."), (K.PARAGRAPH, 0, "I boksen")]),
    "indholdskontrol": (
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{p('Valgt')}</w:sdtContent>"
        "</w:sdt>",
        [(K.PARAGRAPH, 0, "Valgt")],
    ),
    "formel": (
        "<w:p><w:r><w:t>Hvis</w:t><w:tab/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
        [(K.PARAGRAPH, 0, "Hvis [formel]")],
    ),
    "kommentar-lades-vaere": (
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Du</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>',
        [(K.PARAGRAPH, 0, "Du")],
    ),
    "mellemrum-i-kanten-taeller-ikke": (
        "<w:p><w:r><w:t> Du </w:t></w:r><w:r><w:t>skal</w:t></w:r></w:p>",
        [(K.PARAGRAPH, 0, "Duskal")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_segments(body, expected, make_docx, check_sound) -> None:
    document = read_bytes(make_docx(body), name="brev.docx")
    check_sound(document)
    assert not document.has_lines
    found = [(segment.kind, segment.level, segment.prose) for segment in document.segments]
    assert found == expected


def test_places(make_docx) -> None:
    cell = f"<w:tc>{p('celle')}</w:tc>"
    body = (
        p("et")
        + p("")
        + p("to")
        + f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>"
        + ALTERNATIVES
    )
    note = '<w:footnote w:type="separator"><w:p><w:r><w:t>-x-</w:t></w:r></w:p></w:footnote>'
    data = make_docx(
        body,
        footnotes=note + f"<w:footnote>{p('note')}</w:footnote><w:footnote>{p('b')}</w:footnote>",
        endnotes=f"<w:endnote>{p('slut')}</w:endnote>",
        header1=p("hoved"),
        header2=p("hoved"),
        footer1=f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>",
    )
    document = read_bytes(data, name="brev.docx")
    assert [(segment.kind, segment.place, segment.prose) for segment in document.segments] == [
        (K.PARAGRAPH, "afsnit 1", "et"),
        (K.PARAGRAPH, "afsnit 2", "to"),
        (K.TABLE_CELL, "tabel 1, række 1, kolonne 1", "celle"),
        (K.TABLE_CELL, "tabel 1, række 2, kolonne 1", "celle"),
        (K.TABLE_CELL, "tabel 1, række 2, kolonne 2", "celle"),
        (K.PARAGRAPH, "afsnit 3", "Før efter."),
        (K.PARAGRAPH, "tekstboks 1", "I boksen"),
        (K.NOTE, "fodnote 1", "note"),
        (K.NOTE, "fodnote 2", "b"),
        (K.NOTE, "slutnote 1", "slut"),
        (K.PAGE_HEADER, "sidehoved", "hoved"),
        (K.PAGE_FOOTER, "sidefod, tabel 1, række 1, kolonne 1", "celle"),
    ]
    assert document.text.startswith("et\nto\ncelle\ncelle")


def test_tracked_changes_are_told_of(make_docx) -> None:
    body = "<w:p><w:ins><w:r><w:t>Nyt</w:t></w:r></w:ins></w:p>"
    assert "sporede ændringer" in read_bytes(make_docx(body), name="a.docx").notes[0]
    assert read_bytes(make_docx(p("Nyt")), name="a.docx").notes == ()


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".dotm", ".DOCX"])
def test_suffixes(suffix, make_docx) -> None:
    assert read_bytes(make_docx(p("Hej")), name="brev" + suffix).text == "Hej"


def test_strict_open_xml(make_members, pack) -> None:
    members = make_members(p("Hej"))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    normal = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    members = {
        name: body.replace(normal, strict) if isinstance(body, str) else body
        for name, body in members.items()
    }
    assert read_bytes(pack(members), name="brev.docx").text == "Hej"


def test_made_by_python_docx(tmp_path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("Du får svar", 1)
    made.add_paragraph("Vi har set på sagen.")
    made.add_paragraph("et", style="List Bullet")
    made.save(tmp_path / "brev.docx")
    document = read_bytes((tmp_path / "brev.docx").read_bytes(), name="brev.docx")
    assert [(segment.kind, segment.prose) for segment in document.segments] == [
        (K.HEADING, "Du får svar"),
        (K.PARAGRAPH, "Vi har set på sagen."),
        (K.LIST_ITEM, "et"),
    ]


def test_style_marks_the_text_of_a_law(make_docx) -> None:
    body = p("Før.") + p("Loven.", style("Lovtekst")) + p("Mere.", style("Klagevejledning2"))
    document = read_bytes(make_docx(body), name="brev.docx")
    assert [s.statutory for s in document.segments] == [False, True, True]
    assert {s.kind for s in document.segments} == {K.PARAGRAPH}
