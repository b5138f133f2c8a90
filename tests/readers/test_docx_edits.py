"""Edits into Word documents: only the named letters change, every other part stays."""

from __future__ import annotations

import io
import zipfile

import pytest

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit, Span
from oejenhoejde.readers import apply_edits, read_bytes

BOLD = "<w:rPr><w:b/></w:rPr>"
BODY = (
    f"<w:p><w:r>{BOLD}<w:t>Såfremt</w:t></w:r><w:r><w:t xml:space='preserve'> du &amp; jeg på</w:t>"
    "</w:r><w:r><w:t>begynder</w:t></w:r><w:r><w:tab/><w:t>slut 😀.</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Andet.</w:t></w:r></w:p>"
)


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def edit_word(data: bytes, word: str, new: str) -> bytes:
    at = read_bytes(data, name="a.docx").text.index(word)
    return apply_edits(data, [Edit(Span(at, at + len(word)), new)], name="a.docx")


@pytest.mark.parametrize(
    ("word", "new", "before", "after"),
    [
        ("Såfremt", "Hvis", "<w:t>Såfremt</w:t>", "<w:t>Hvis</w:t>"),
        ("&", "<og>", "du &amp; jeg", "du &lt;og&gt; jeg"),
        (
            "påbegynder",
            "begynder",
            " på</w:t></w:r><w:r><w:t>begynder</w:t>",
            " begynder</w:t></w:r><w:r><w:t></w:t>",
        ),
        ("slut 😀", "ende", "<w:t>slut 😀.</w:t>", "<w:t>ende.</w:t>"),
        ("Andet.", "Andet ", "<w:t>Andet.</w:t>", '<w:t xml:space="preserve">Andet </w:t>'),
        ("jeg", "", "&amp; jeg på", "&amp;  på"),
    ],
)
def test_only_the_named_letters_change(word, new, before, after, make_docx) -> None:
    data = make_docx(BODY, footnotes="<w:footnote/>")
    old = members_of(data)
    changed = members_of(edit_word(data, word, new))
    assert list(changed) == list(old)
    part = "word/document.xml"
    assert before.encode() in old[part]
    assert changed[part] == old[part].replace(before.encode(), after.encode(), 1)
    assert {**changed, part: b""} == {**old, part: b""}


def test_members_keep_their_data(make_docx) -> None:
    data = make_docx(BODY)
    changed = edit_word(data, "Såfremt", "Hvis")
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(io.BytesIO(changed)) as new,
    ):
        for before, after in zip(old.infolist(), new.infolist(), strict=True):
            assert before.filename == after.filename
            assert before.compress_type == after.compress_type
            assert before.date_time == after.date_time
            assert before.external_attr == after.external_attr


def test_several_edits_and_an_insertion(make_docx) -> None:
    data = make_docx(BODY)
    text = read_bytes(data, name="a.docx").text
    end = text.index("Såfremt") + len("Såfremt")
    edits = [
        Edit(Span(text.index("du"), text.index("du") + 2), "De"),
        Edit(Span(end, end), ","),
        Edit(Span(0, 7), "Hvis"),
    ]
    after = read_bytes(apply_edits(data, edits, name="a.docx"), name="a.docx").text
    assert after == text.replace("Såfremt du", "Hvis, De")


def test_text_box_is_edited_in_its_fallback_too(make_docx) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Såfremt du</w:t></w:r></w:p></w:txbxContent>"
    data = make_docx(
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>"
        f"{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    old = members_of(data)["word/document.xml"]
    new = members_of(edit_word(data, "Såfremt", "Hvis"))["word/document.xml"]
    assert old.count("Såfremt".encode()) == 2
    assert new == old.replace("Såfremt".encode(), b"Hvis")


def test_no_edit_gives_the_same_bytes(make_docx) -> None:
    data = make_docx(BODY)
    assert apply_edits(data, [], name="a.docx") == data


@pytest.mark.parametrize("sign", ["\t", "\n"], ids=["tabulator", "afsnit"])
def test_edit_across_a_sign_is_refused(sign, make_docx) -> None:
    data = make_docx(BODY)
    at = read_bytes(data, name="a.docx").text.index(sign)
    for start, end in ((at - 2, at + 2), (at, at + 1), (at, at + 2)):
        with pytest.raises(ValueError):
            apply_edits(data, [Edit(Span(start, end), "x")], name="a.docx")


def test_edit_beyond_the_text_is_refused(make_docx) -> None:
    with pytest.raises(ValueError):
        apply_edits(make_docx(BODY), [Edit(Span(0, 999), "x")], name="a.docx")


def test_overlapping_edits_are_refused(make_docx) -> None:
    with pytest.raises(ValueError):
        apply_edits(
            make_docx(BODY),
            [Edit(Span(0, 4), "x"), Edit(Span(3, 5), "y")],
            name="a.docx",
        )


def test_control_letter_is_refused(make_docx) -> None:
    with pytest.raises(ValueError):
        apply_edits(make_docx(BODY), [Edit(Span(0, 1), "\x00")], name="a.docx")


def test_broken_document_is_refused() -> None:
    with pytest.raises(ReadError):
        apply_edits(b"nej", [Edit(Span(0, 1), "x")], name="a.docx")
