"""Comments in .docx and .odt: at their exact place, beside those that are there, nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Span
from oejenhoejde.readers import Comment, Stamp, add_comments, read_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT = f"{{{NS}office:1.0}}", f"{{{NS}text:1.0}}"
WHOLE = Comment(None, ("Hele brevet", "linje to"))
BOLD = "<w:rPr><w:b/></w:rPr>"
THEIRS = '<w:comment w:id="4" w:author="Bo"><w:p><w:r><w:t>Husk bilag</w:t></w:r></w:p></w:comment>'


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def on(data: bytes, name: str, *words: str) -> list[Comment]:
    text = read_bytes(data, name=name).text
    found = [re.search(re.escape(word), text) for word in words]
    return [Comment(Span(*m.span()), (f"Om {m[0]}",), "et sted") for m in found if m]


def put(data: bytes, comments: list[Comment], name: str = "a.docx", date: str = "") -> bytes:
    return add_comments(data, [WHOLE, *comments], name=name, stamp=Stamp(date=date))


def marked_in_docx(data: bytes) -> dict[str, str]:
    """Give the first line of each comment with the text that it stands on."""
    members = members_of(data)
    root = ElementTree.fromstring(members["word/comments.xml"])
    lines = {c.get(f"{W}id"): "".join(c.find(f"{W}p").itertext()) for c in root}  # type: ignore[union-attr]
    open_: set[str | None] = set()
    marked: dict[str | None, str] = {}
    for element in ElementTree.fromstring(members["word/document.xml"]).iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(number)
        elif element.tag == f"{W}commentReference":
            assert number not in open_
            marked.setdefault(number, "")
        elif element.tag == f"{W}t":
            for one in open_:
                marked[one] = marked.get(one, "") + (element.text or "")
    assert not open_
    assert set(marked) <= set(lines)
    return {lines[number]: text for number, text in marked.items()}


def marked_in_odt(data: bytes) -> dict[str, str]:
    lines: dict[str | None, str] = {}
    marked: dict[str | None, str] = {}
    open_: set[str | None] = set()

    def letters(text: str | None) -> None:
        for one in open_:
            marked[one] += text or ""

    def visit(element: ElementTree.Element) -> None:
        if element.tag == f"{OFFICE}annotation":
            name = element.get(f"{OFFICE}name")
            paragraph = element.find(f"{TEXT}p")
            lines[name] = "" if paragraph is None else paragraph.text or ""
            marked[name] = ""
            if name:
                open_.add(name)
        elif element.tag == f"{OFFICE}annotation-end":
            open_.remove(element.get(f"{OFFICE}name"))
        else:
            letters(element.text)
            for child in element:
                visit(child)
        letters(element.tail)

    visit(ElementTree.fromstring(members_of(data)["content.xml"]))
    assert not open_
    return {lines[name]: text for name, text in marked.items()}


def odt(body: str) -> bytes:
    names = " ".join(f'xmlns:{n}="{NS}{n}:1.0"' for n in ("office", "text", "style"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "styles.xml",
            f"<office:document-styles {names}><style:header><text:p>Hoved</text:p></style:header>"
            "</office:document-styles>",
        )
        package.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
    return out.getvalue()


def test_docx_places(make_docx) -> None:
    data = make_docx(
        f"<w:p><w:r>{BOLD}<w:t>Så</w:t></w:r><w:r><w:t>fremt du, jf. loven</w:t><w:tab/><w:t>slut"
        "</w:t></w:r></w:p><w:p><w:hyperlink><w:r><w:t>Læs mere</w:t></w:r></w:hyperlink></w:p>"
    )
    made = put(data, on(data, "a.docx", "Såfremt", "fremt du", "jf.", "slut", "mere"))
    assert marked_in_docx(made) == {
        "Hele brevet": "",
        "Om Såfremt": "Såfremt",
        "Om fremt du": "fremt du",
        "Om jf.": "jf.",
        "Om slut": "slut",
        "Om mere": "mere",
    }
    assert read_bytes(made, name="a.docx").segments == read_bytes(data, name="a.docx").segments


def test_docx_first_comment_comes_first_and_holds_its_lines(make_docx) -> None:
    data = make_docx("<w:p><w:r><w:t>Såfremt du</w:t></w:r></w:p>")
    made = members_of(put(data, on(data, "a.docx", "Såfremt"), date="2026-05-03T00:00:00Z"))
    assert made["word/document.xml"].decode().index('commentReference w:id="0"') < made[
        "word/document.xml"
    ].decode().index('commentRangeStart w:id="1"')
    comments = made["word/comments.xml"].decode()
    assert 'w:author="oejenhoejde" w:date="2026-05-03T00:00:00Z"' in comments
    assert comments.count("<w:p>") == 3


def test_docx_every_other_part_stays(make_docx) -> None:
    data = make_docx("<w:p><w:r><w:t>Såfremt du</w:t></w:r></w:p>")
    old, new = members_of(data), members_of(put(data, []))
    changed = {name for name in new if new[name] != old.get(name)}
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    }
    assert list(new) == [*old, "word/comments.xml"]
    assert b'PartName="/word/comments.xml"' in new["[Content_Types].xml"]
    assert b'Target="comments.xml"' in new["word/_rels/document.xml.rels"]


def test_docx_comments_that_are_there_stay(make_members, pack) -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>Såfremt du</w:t></w:r>'
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>'
    )
    members = make_members(body)
    rels = "word/_rels/document.xml.rels"
    members[rels] = str(members[rels]).replace(
        "</Relationships>",
        '<Relationship Id="k" Type="x/comments" Target="comments.xml"/></Relationships>',
    )
    root = f'<w:comments xmlns:w="{W[1:-1]}">{THEIRS}</w:comments>'
    data = pack(members | {"word/comments.xml": root})
    made = put(data, on(data, "a.docx", "du"))
    marked = marked_in_docx(made)
    assert marked == {"Husk bilag": "Såfremt du", "Hele brevet": "", "Om du": "du"}
    old, new = members_of(data), members_of(made)
    assert THEIRS.encode() in new["word/comments.xml"]
    assert {name for name in new if new[name] != old[name]} == {
        "word/document.xml",
        "word/comments.xml",
    }


def test_docx_elsewhere_is_told_in_the_first_comment(make_docx) -> None:
    data = make_docx(
        "<w:p><w:r><w:t>Kære du</w:t></w:r></w:p>",
        header1="<w:p><w:r><w:t>Såfremt</w:t></w:r></w:p>",
    )
    made = put(data, on(data, "a.docx", "Såfremt"))
    assert marked_in_docx(made) == {"Hele brevet": ""}
    assert "et sted: Om Såfremt" in members_of(made)["word/comments.xml"].decode()


def test_docx_fields_and_controls_stay_whole(make_docx) -> None:
    def run(text: str) -> str:
        return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"

    def control(properties: str, text: str) -> str:
        content = f"<w:sdtContent>{run(text)}</w:sdtContent>"
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{content}</w:sdt>"

    fields = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>MERGEFIELD A</w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/></w:r>{run("«Felt et»")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:fldSimple w:instr="MERGEFIELD B">{run("«Felt to»")}</w:fldSimple>'
    )
    plain, rich = control("<w:showingPlcHdr/><w:text/>", "skriv her"), control("", "rig tekst")
    data = make_docx(f"<w:p>{run('Kære ')}{fields}{plain}{rich}</w:p>")
    made = put(data, on(data, "a.docx", "Felt et", "Felt to", "skriv", "rig", "Kære «Felt"))
    assert marked_in_docx(made) == {"Hele brevet": "", "Om rig": "rig", "Om Kære «Felt": "Kære "}
    part = members_of(made)["word/document.xml"].decode()
    assert fields in part
    assert plain in part


def test_docx_another_library_reads_them() -> None:
    document = docx.Document()
    document.add_heading("Svar", 1)
    document.add_paragraph("Såfremt du ").add_run("ikke").bold = True
    out = io.BytesIO()
    document.save(out)
    data = out.getvalue()
    made = docx.Document(io.BytesIO(put(data, on(data, "a.docx", "Såfremt", "ikke"))))
    assert [(c.author, c.text) for c in made.comments] == [
        ("oejenhoejde", "Hele brevet\nlinje to"),
        ("oejenhoejde", "Om Såfremt"),
        ("oejenhoejde", "Om ikke"),
    ]
    assert [p.text for p in made.paragraphs] == ["Svar", "Såfremt du ikke"]


def test_docx_without_text_is_refused(make_docx) -> None:
    data = make_docx("<w:p/>", header1="<w:p><w:r><w:t>Såfremt</w:t></w:r></w:p>")
    with pytest.raises(ReadError):
        put(data, [])


def test_odt_places() -> None:
    data = odt(
        "<text:h>Om sagen</text:h><text:p>Så<text:span>fremt</text:span>\n  du &amp; jeg<text:tab/>"
        "slut</text:p>"
    )
    made = put(data, on(data, "a.odt", "sagen", "Såfremt", "& jeg", "slut", "Hoved"), "a.odt")
    assert marked_in_odt(made) == {
        "Hele brevet": "",
        "Om sagen": "sagen",
        "Om Såfremt": "Såfremt",
        "Om & jeg": "& jeg",
        "Om slut": "slut",
    }
    assert "<text:p>et sted: Om Hoved</text:p>" in members_of(made)["content.xml"].decode()
    assert [s.prose for s in read_bytes(made, name="a.odt").segments] == [
        s.prose for s in read_bytes(data, name="a.odt").segments
    ]
    old, new = members_of(data), members_of(made)
    assert {name for name in new if new[name] != old[name]} == {"content.xml"}


def test_odt_comments_twice() -> None:
    data = odt("<text:p>Såfremt du</text:p>")
    once = put(data, on(data, "a.odt", "Såfremt"), "a.odt")
    twice = put(once, on(once, "a.odt", "du"), "a.odt")
    assert marked_in_odt(twice) == {"Hele brevet": "", "Om Såfremt": "Såfremt", "Om du": "du"}


def test_odt_nothing_is_put_into_a_field() -> None:
    data = odt("<text:p>Den <text:date>3. maj</text:date> i år</text:p>")
    made = put(data, on(data, "a.odt", "3. maj", "maj i"), "a.odt")
    assert "<text:date>3. maj</text:date>" in members_of(made)["content.xml"].decode()
    assert marked_in_odt(made) == {"Hele brevet": "", "Om maj i": " i"}


def test_other_formats_are_refused() -> None:
    with pytest.raises(ReadError, match=r"kommentarer kan kun stå i \.docx og \.odt"):
        put(b"Tekst", [], "a.txt")


def test_a_long_text_with_many_comments(make_docx) -> None:
    """Each letter's place is found once: not once for each comment, which took minutes."""
    data = make_docx(f"<w:p><w:r><w:t>{'Såfremt du svarer i dag. ' * 4_000}</w:t></w:r></w:p>")
    comments = [Comment(Span(at, at + 7), (f"Om {at}",)) for at in range(0, 25 * 4_000, 25)]
    marked = marked_in_docx(put(data, comments))
    assert len(marked) == 4_001
    assert set(marked.values()) == {"", "Såfremt"}


_LETTERS = st.text("ab &<å😀", min_size=1, max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    runs=st.lists(st.tuples(_LETTERS, st.booleans()), min_size=1, max_size=4),
    spans=st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted), max_size=4, unique_by=tuple
    ),
)
def test_any_places(make_docx, runs, spans) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    word = "".join(
        f"<w:r>{BOLD if bold else ''}<w:t xml:space='preserve'>{escaped(text)}</w:t></w:r>"
        for text, bold in [("a", False), *runs]
    )
    open_text = "".join(
        f"<text:span>{escaped(text)}</text:span>" if bold else escaped(text)
        for text, bold in [("a", False), *runs]
    )
    for name, data, marked in (
        ("a.docx", make_docx(f"<w:p>{word}</w:p>"), marked_in_docx),
        ("a.odt", odt(f"<text:p>{open_text}</text:p>"), marked_in_odt),
    ):
        text = read_bytes(data, name=name).text
        places = [Span(a, b) for a, b in spans if a < b <= len(text.removesuffix("\nHoved"))]
        comments = [Comment(place, (f"{place.start}-{place.end}",)) for place in places]
        made = put(data, comments, name)
        assert read_bytes(made, name=name).text == text
        assert marked(made) == {"Hele brevet": ""} | {
            f"{place.start}-{place.end}": text[place.start : place.end] for place in places
        }
