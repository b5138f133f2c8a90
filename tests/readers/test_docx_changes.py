"""Tracked changes in Word documents: accepted they give the new text, rejected the old one."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oejenhoejde.model import Edit, Span
from oejenhoejde.readers import Stamp, apply_edits, read_bytes, track_edits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOLD = "<w:rPr><w:b/></w:rPr>"
KEEP = ' xml:space="preserve"'
BOX = "<w:txbxContent><w:p><w:r><w:t>Såfremt du</w:t></w:r></w:p></w:txbxContent>"
PLAIN = "<w:p><w:r><w:t>Såfremt du svarer</w:t></w:r></w:p>"
#: Body, letters to replace, new letters.
CASES = {
    "hele-teksten": ("<w:p><w:r><w:t>Såfremt</w:t></w:r></w:p>", "Såfremt", "Hvis"),
    "foerst": (PLAIN, "Såfremt", "Hvis"),
    "midt-i": (PLAIN, "du", "De"),
    "sidst": (PLAIN, "svarer", "ringer"),
    "slettet": (PLAIN, " du", ""),
    "mellemrum-yderst": ("<w:p><w:r><w:t>  Såfremt du svarer </w:t></w:r></w:p>", "du ", "De "),
    "tegn-i-xml": (
        "<w:p><w:r><w:t xml:space='preserve'>du &amp; &#106;eg 😀 på</w:t></w:r></w:p>",
        "& jeg 😀",
        "<og>",
    ),
    "over-flere-bidder": (
        f"<w:p><w:r>{BOLD}<w:t>i ti</w:t></w:r><w:r><w:t>lf</w:t></w:r><w:r><w:t>ælde af</w:t>"
        "</w:r></w:p>",
        "i tilfælde af",
        "hvis",
    ),
    "bid-med-mere": (
        f"<w:p><w:r>{BOLD}<w:t>et</w:t><w:tab/><w:t>Såfremt</w:t><w:br/><w:t>to</w:t></w:r></w:p>",
        "Såfremt",
        "Hvis",
    ),
    "tomme-egenskaber": (
        "<w:p><w:r><w:rPr/>\n<w:t>Vi, såfremt du</w:t>\n</w:r>\n</w:p>",
        "såfremt",
        "hvis",
    ),
    "link": (
        '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>påbegynd her</w:t></w:r></w:hyperlink></w:p>',
        "påbegynd",
        "begynd",
    ),
    "indsat-af-en-anden": (
        '<w:p><w:ins w:id="7" w:author="Bo"><w:r><w:t>du skal</w:t></w:r></w:ins></w:p>',
        "skal",
        "kan",
    ),
    "tekstboks": (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{BOX}</mc:Choice><mc:Fallback>"
        f"{BOX}</mc:Fallback></mc:AlternateContent><w:t>Ydre tekst</w:t></w:r></w:p>",
        "Såfremt",
        "Hvis",
    ),
    "felt": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>bilag et</w:t><w:fldChar w:fldCharType="end"/>'
        "<w:t>.</w:t></w:r></w:p>",
        "bilag",
        "side",
    ),
}


def edit(data: bytes, old: str, new: str) -> Edit:
    at = read_bytes(data, name="a.docx").text.index(old)
    return Edit(Span(at, at + len(old)), new)


_LETTERS = st.text("ab å&<😀", min_size=1, max_size=5)
_RUNS = st.lists(st.tuples(_LETTERS, st.booleans(), st.booleans()), min_size=1, max_size=5)
_PLACES = st.lists(st.integers(0, 25), min_size=2, max_size=6, unique=True)


def track(data: bytes, *edits: Edit, date: str = "") -> bytes:
    return track_edits(data, edits, name="a.docx", stamp=Stamp(date=date))


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def decided(data: bytes, *, accept: bool) -> list[tuple[str, str]]:
    """Accept or reject what ``oejenhoejde`` has changed; give text and formatting of each run."""
    drop = "del" if accept else "ins"
    runs: list[tuple[str, str]] = []

    def visit(element: ElementTree.Element) -> None:
        ours = element.get(f"{W}author") == "oejenhoejde"
        if ours and element.tag == W + drop:
            return
        if element.tag == W + "r":
            properties = element.find(W + "rPr")
            look = "" if properties is None else ElementTree.tostring(properties, "unicode").strip()
            for child in element:
                if child.tag in (W + "t", W + "delText"):
                    preserve = "preserve" in child.attrib.values()
                    text = child.text or ""
                    runs.append((text if preserve else text.strip(), look))
                elif child.tag != W + "rPr":
                    runs.append((f"[{child.tag.partition('}')[2]}]", ""))
        for child in element:
            visit(child)

    visit(ElementTree.fromstring(members_of(data)["word/document.xml"]))
    joined: list[tuple[str, str]] = []
    for text, look in runs:
        if joined and joined[-1][1] == look and "[" not in text + joined[-1][0]:
            joined[-1] = (joined[-1][0] + text, look)
        elif text:
            joined.append((text, look))
    return joined


@pytest.mark.parametrize("case", CASES)
def test_accepted_and_rejected(case, make_docx) -> None:
    body, old, new = CASES[case]
    data = make_docx(body)
    made = edit(data, old, new)
    tracked = track(data, made)
    expected = apply_edits(data, [made], name="a.docx")
    assert decided(tracked, accept=False) == decided(data, accept=False)
    accepted = [text for text, _ in decided(tracked, accept=True)]
    assert "".join(accepted) == "".join(text for text, _ in decided(expected, accept=True))
    assert read_bytes(tracked, name="a.docx").text == read_bytes(expected, name="a.docx").text
    others = {"word/document.xml": b""}
    assert members_of(tracked) | others == members_of(data) | others


def test_the_xml_of_a_change(make_docx) -> None:
    data = make_docx(f'<w:p><w:r w:rsidR="00AB">{BOLD}<w:t>Vi, såfremt du</w:t></w:r></w:p>')
    tracked = members_of(track(data, edit(data, "såfremt", "hvis"), date="2026-05-03T00:00:00Z"))
    by = 'w:author="oejenhoejde" w:date="2026-05-03T00:00:00Z"'
    space = 'xml:space="preserve"'
    assert (
        f'<w:p><w:r w:rsidR="00AB">{BOLD}<w:t {space}>Vi, </w:t></w:r>'
        f'<w:del w:id="0" {by}><w:r>{BOLD}<w:delText {space}>såfremt</w:delText></w:r></w:del>'
        f'<w:ins w:id="1" {by}><w:r>{BOLD}<w:t {space}>hvis</w:t></w:r></w:ins>'
        f'<w:r w:rsidR="00AB">{BOLD}<w:t {space}> du</w:t></w:r></w:p>'
    ) in tracked["word/document.xml"].decode()


def test_formatting_of_the_place_is_kept(make_docx) -> None:
    data = make_docx(f"<w:p><w:r>{BOLD}<w:t>Såfremt</w:t></w:r><w:r><w:t>, du</w:t></w:r></w:p>")
    runs = decided(track(data, edit(data, "Såfremt", "Hvis")), accept=True)
    assert [(text, "b " in look or "b/" in look) for text, look in runs] == [
        ("Hvis", True),
        (", du", False),
    ]


def test_a_word_over_runs_is_one_deletion(make_docx) -> None:
    data = make_docx(CASES["over-flere-bidder"][0])
    part = members_of(track(data, edit(data, "i tilfælde af", "hvis")))["word/document.xml"]
    assert re.findall(rb"<w:(ins|del) ", part) == [b"ins", b"del", b"del", b"del"]


def test_what_somebody_else_inserted_stays_theirs(make_docx) -> None:
    data = make_docx(CASES["indsat-af-en-anden"][0])
    part = members_of(track(data, edit(data, "skal", "kan")))["word/document.xml"].decode()
    theirs, ours = part.index('w:author="Bo"'), part.index('<w:ins w:id="9"')
    assert part.index("<w:del ", theirs) < part.index("</w:ins>", theirs) < ours


def test_several_changes_have_ids_of_their_own(make_docx) -> None:
    data = make_docx('<w:bookmarkStart w:id="41" w:name="a"/>' + PLAIN + PLAIN)
    edits = [Edit(Span(0, 7), "Hvis"), Edit(Span(8, 10), "De"), Edit(Span(18, 25), "Hvis")]
    tracked = track(data, *edits)
    part = members_of(tracked)["word/document.xml"].decode()
    assert re.findall(r'<w:(?:ins|del) w:id="(\d+)"', part) == [str(n) for n in range(42, 48)]
    assert read_bytes(tracked, name="a.docx").text == "Hvis De svarer\nHvis du svarer"


def test_notes_and_headers_are_tracked_too(make_docx) -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Såfremt du</w:t></w:r></w:p></w:footnote>'
    data = make_docx(PLAIN, footnotes=note, header1="<w:p><w:r><w:t>påbegyndt</w:t></w:r></w:p>")
    at = read_bytes(data, name="a.docx").text.index("Såfremt", 5)
    tracked = track(data, Edit(Span(at, at + 7), "Hvis"), edit(data, "påbegyndt", "begyndt"))
    new, old = members_of(tracked), members_of(data)
    assert {name for name in old if old[name] != new[name]} == {
        "word/footnotes.xml",
        "word/header1.xml",
    }
    assert read_bytes(tracked, name="a.docx").text == "Såfremt du svarer\nHvis du\nbegyndt"


def test_names_without_a_prefix(make_docx, make_members, pack) -> None:
    members = make_members(PLAIN)
    part = str(members["word/document.xml"]).replace("xmlns:w=", "xmlns=").replace("<w:", "<")
    data = pack(members | {"word/document.xml": part.replace("</w:", "</")})
    tracked = track(data, edit(data, "du", "De"))
    assert "".join(text for text, _ in decided(tracked, accept=True)) == "Såfremt De svarer"
    assert "".join(text for text, _ in decided(tracked, accept=False)) == "Såfremt du svarer"


def test_a_text_outside_of_runs_is_refused(make_docx) -> None:
    data = make_docx("<w:p><w:t>Såfremt</w:t></w:p>")
    with pytest.raises(ValueError):
        track(data, edit(data, "Såfremt", "Hvis"))


def test_control_letter_is_refused(make_docx) -> None:
    data = make_docx(PLAIN)
    with pytest.raises(ValueError):
        track(data, edit(data, "du", "\x00"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    runs=_RUNS, places=_PLACES, news=st.lists(st.text("xå& ", max_size=3), min_size=3, max_size=3)
)
def test_any_edits(make_docx, runs, places, news) -> None:
    body = "".join(
        f"<w:r>{BOLD if bold else ''}<w:t{KEEP if keep else ''}>"
        f"{text.replace('&', '&amp;').replace('<', '&lt;')}</w:t></w:r>"
        for text, bold, keep in runs
    )
    data = make_docx(f"<w:p>{body}</w:p>")
    text = read_bytes(data, name="a.docx").text
    places = sorted(place for place in places if place <= len(text))
    pairs = zip(places[::2], places[1::2], strict=False)
    edits = [Edit(Span(a, b), new) for (a, b), new in zip(pairs, news, strict=False)]
    tracked = track(data, *edits)
    assert decided(tracked, accept=False) == decided(data, accept=False)
    accepted = decided(tracked, accept=True)
    expected = decided(apply_edits(data, edits, name="a.docx"), accept=True)
    assert accepted == expected
