"""What we put into a Word document stands where Word accepts it.

Word calls a document broken that LibreOffice opens. The rules are those of the schema
(ECMA-376, part 1, 17.3, 17.13 and 17.16) for the elements that we write.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit, Span
from oejenhoejde.readers import Comment, Stamp, add_comments, read_bytes, track_edits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STAMP = Stamp(date="2026-05-03T00:00:00Z")
LETTER = Path(__file__).parents[2] / "eksempler" / "afgoerelse.docx"
#: What may hold runs, changes and marks of comments. (17.3.1.22 and those with the same content.)
HOLDS_RUNS = {
    "p",
    "hyperlink",
    "smartTag",
    "sdtContent",
    "ins",
    "moveTo",
    "dir",
    "bdo",
    "customXml",
}
RUN_PARTS = {"t", "delText", "tab", "br", "commentReference", "rPr", "fldChar", "instrText"}
BODY = (
    "<w:p><w:pPr><w:jc w:val='left'/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Såfremt</w:t><w:tab/>"
    "<w:t>du ønsker det</w:t></w:r><w:hyperlink><w:r><w:t>læs siden</w:t></w:r></w:hyperlink>"
    "<w:ins w:id='7' w:author='A'><w:r><w:t>indsat tekst</w:t></w:r></w:ins>"
    "<w:del w:id='8' w:author='A'><w:r><w:delText>slettet</w:delText></w:r></w:del>"
    "<w:smartTag><w:r><w:t>klogt mærke</w:t></w:r></w:smartTag>"
    "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>i kontrol</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>celle her</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


@pytest.fixture(params=["eksempel", "med-alt"])
def letter(request, make_docx) -> bytes:
    if request.param == "eksempel":
        return LETTER.read_bytes()
    return make_docx(BODY, header1="<w:p><w:r><w:t>Et sidehoved</w:t></w:r></w:p>")


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ElementTree.fromstring(package.read(name))


def name_of(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(W)


def words(data: bytes) -> list[Span]:
    text = read_bytes(data, name="a.docx").text
    return [Span(*match.span()) for match in re.finditer(r"\w{3,}", text)]


def check_order(root: ElementTree.Element) -> None:
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        name = name_of(element)
        parent = name_of(parents[element]) if element in parents else ""
        children = [name_of(child) for child in element]
        if name in ("r", "p"):
            properties = f"{name}Pr"
            assert properties not in children[1:], "properties come first"
        if name == "r":
            assert parent in HOLDS_RUNS | {"del", "moveFrom"}
            assert set(children) <= RUN_PARTS
        if name == "t":
            assert "del" not in (parent, name_of(parents[parents[element]]))
        if name == "delText":
            assert name_of(parents[parents[element]]) == "del"
        if name in ("commentRangeStart", "commentRangeEnd", "ins", "del"):
            assert parent in HOLDS_RUNS
            assert element.get(f"{W}id", "").isdigit()
        if name in ("ins", "del"):
            assert element.get(f"{W}author")
            # EG_ContentRunContent: runs, and what may stand between them.
            assert set(children) <= {"r", "ins", "del", "commentRangeStart", "commentRangeEnd"}


def test_comments(letter) -> None:
    comments = [Comment(span, ("Om det & det", "→ <nyt>"), "et sted") for span in words(letter)]
    made = add_comments(letter, [Comment(None, ("Alt",)), *comments], name="a.docx", stamp=STAMP)
    root = part(made, "word/document.xml")
    check_order(root)
    marks = [element for element in root.iter() if "omment" in name_of(element)]
    open_, ended, referred = set(), set(), []
    for mark in marks:
        number = mark.get(f"{W}id")
        if name_of(mark) == "commentRangeStart":
            assert number not in open_ | ended
            open_.add(number)
        elif name_of(mark) == "commentRangeEnd":
            open_.remove(number)
            ended.add(number)
        else:
            assert number not in open_, "the reference follows its range"
            referred.append(number)
    assert not open_
    written = [one.get(f"{W}id") for one in part(made, "word/comments.xml")]
    assert sorted(referred) == sorted(written)
    assert max(Counter(written).values()) == 1
    for comment in part(made, "word/comments.xml"):
        assert comment.get(f"{W}initials")
        assert [name_of(child) for child in comment] == ["p"] * len(comment)


def test_tracked_changes(letter) -> None:
    edits = [Edit(span, "Nyt & nyt") for span in words(letter)]
    made = track_edits(letter, edits, name="a.docx", stamp=STAMP)
    root = part(made, "word/document.xml")
    check_order(root)
    ids = [element.get(f"{W}id") for element in root.iter() if name_of(element) in ("ins", "del")]
    assert max(Counter(ids).values()) == 1


def test_both(letter) -> None:
    edits = [Edit(span, "Nyt") for span in words(letter)[::2]]
    tracked = track_edits(letter, edits, name="a.docx", stamp=STAMP)
    comments = [Comment(None, ("Alt",)), *(Comment(span, ("x",)) for span in words(tracked))]
    made = add_comments(tracked, comments, name="a.docx", stamp=STAMP)
    check_order(part(made, "word/document.xml"))
    assert read_bytes(made, name="a.docx").text == read_bytes(tracked, name="a.docx").text


@pytest.mark.parametrize("member", ["[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_a_bomb_in_another_part_is_refused(member, make_members, pack) -> None:
    members = make_members("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>")
    laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    members[member] = laughs + str(members[member])
    with pytest.raises(ReadError, match="beskadiget"):
        add_comments(pack(members), [Comment(None, ("Alt",))], name="a.docx", stamp=STAMP)
