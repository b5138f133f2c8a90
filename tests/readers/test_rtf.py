"""RTF: what is prose, signs in old and new ways, odd files, and nothing lost in any document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit, Span
from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import apply_edits, can_write, read_bytes

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}"
    r"{\f2\fcharset204 Arial Cyr;}}{\stylesheet{Normal;}{\s1\outlinelevel0 heading 1;}"
    r"{\s2 List Bullet;}{\s3 toc 1;}{\*\cs4 Quote Char;}}{\info{\title nej}}"
)
CASES = {
    "afsnit": (r"Et.\par To.\line Tre.", [(K.PARAGRAPH, 0, t) for t in ("Et.", "To.", "Tre.")]),
    "overskrift": (
        r"\s1 Svar\par\pard Tekst.",
        [(K.HEADING, 1, "Svar"), (K.PARAGRAPH, 0, "Tekst.")],
    ),
    "overskrift-niveau": (r"\outlinelevel2 Svar\par", [(K.HEADING, 3, "Svar")]),
    "liste": (
        r"{\listtext\u8226 ?\tab}\ls1 et\par{\listtext 2.}\ilvl1 to\par\pard tre",
        [(K.LIST_ITEM, 1, "et"), (K.LIST_ITEM, 2, "to"), (K.PARAGRAPH, 0, "tre")],
    ),
    "liste-fra-gammelt-program": (
        r"{\pntext\f1\'B7\tab}{\*\pn\pnlvlblt{\pntxtb\'B7}}et\par", [(K.LIST_ITEM, 1, "et")],
    ),
    "tabel": (
        r"\trowd\intbl a\cell b\cell\row\pard Efter.",
        [(K.TABLE_CELL, 0, "a"), (K.TABLE_CELL, 0, "b"), (K.PARAGRAPH, 0, "Efter.")],
    ),
    "ord-delt": (r"s{\b\'e5}{\i fre}mt", [(K.PARAGRAPH, 0, "såfremt")]),
    "tegn": (
        r"r\'f8d \u229?h\u230\'e6ndelse \u-10179?\u-8704? a\u773?b \{x\} c\\d",
        [(K.PARAGRAPH, 0, "rød åhændelse 😀 a̅b {x} c\\d")],
    ),
    "flere-tegn-til-gamle-programmer": (
        r"{\uc2\u229\'61\'61r} \uc0\u230 bler", [(K.PARAGRAPH, 0, "år æbler")],
    ),
    "andre-tegn": (
        r"\ldblquote hej\rdblquote\~\endash 1\_2 an\-s\'f8gning\tab slut\emdash",
        [(K.PARAGRAPH, 0, "“hej” –1\u20112 ansøgning slut—")],
    ),
    "skrifter": (r"\f1\'b7\f2 \'e4\'e0 \f0\'e5", [(K.PARAGRAPH, 0, "•да å")]),
    "skjult": (r"Vist {\v skjult}\v skjult\v0  igen", [(K.PARAGRAPH, 0, "Vist  igen")]),
    "slettet": (r"Du {\deleted b\'f8r}{\revised skal} svare", [(K.PARAGRAPH, 0, "Du skal svare")]),
    "felt": (
        r"Se {\field{\*\fldinst HYPERLINK nej}{\fldrslt {\ul her}}} nu",
        [(K.PARAGRAPH, 0, "Se her nu")],
    ),
    "noter-og-hoved": (
        r"{\header Hoved\par}{\footerf Fod}Tekst{\super\chftn{\footnote\pard En note.}} videre.",
        [(K.PAGE_HEADER, 0, "Hoved"), (K.PAGE_FOOTER, 0, "Fod"), (K.NOTE, 0, "En note."),
         (K.PARAGRAPH, 0, "Tekst videre.")],
    ),
    "tekstboks": (
        r"Før {\shp{\*\shpinst{\sp{\sn x}{\sv nej}}{\shptxt I boksen.\par}}{\shprslt nej}}efter",
        [(K.PARAGRAPH, 0, "I boksen."), (K.PARAGRAPH, 0, "Før efter")],
    ),
    "kommentar": (
        r"Du{\*\atnid a}{\*\atnauthor b}{\*\annotation nej} skal", [(K.PARAGRAPH, 0, "Du skal")],
    ),
    "billede": (
        r"Før{\pict\wmetafile8 010203}{\pict\bin4 }}}}}efter", [(K.PARAGRAPH, 0, "Førefter")],
    ),
    "ukendt": (r"A{\*\nyt nej}{\nyt ja}\nyt3 B", [(K.PARAGRAPH, 0, "AjaB")]),
    "indhold": (r"\s3 Svar 3\par\pard Tekst", [(K.PARAGRAPH, 0, "Tekst")]),
    "linjer-i-filen": (
        "Et\r\nord \r\ni to\\\r\nNyt",
        [(K.PARAGRAPH, 0, "Etord i to"), (K.PARAGRAPH, 0, "Nyt")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_segments(body, expected, check_sound) -> None:
    document = read_bytes((HEAD + body + "}").encode("cp1252"), name="a.rtf")
    check_sound(document)
    assert [(s.kind, s.level, s.prose) for s in document.segments] == expected
    document.text.encode("utf-8")  # No half letters.


def test_places_and_notes() -> None:
    body = r"Et\par{\footnote N1}To\par {\deleted x}{\header H}"
    document = read_bytes((HEAD + body + "}").encode(), name="a.rtf")
    found = {s.prose: s.place for s in document.segments}
    assert found == {"Et": "afsnit 1", "N1": "fodnote 1", "To": "afsnit 2", "H": "sidehoved"}
    assert document.notes == ("Dokumentet har sporede ændringer. Slettet tekst er ikke tjekket.",)


def test_it_is_read_only() -> None:
    assert not can_write("a.rtf")
    with pytest.raises(ReadError, match="kan ikke rettes"):
        apply_edits(b"{\\rtf1 a}", [Edit(Span(0, 1), "b")], name="a.rtf")


@pytest.mark.parametrize("data", [b"", b"hej", b"%PDF-"])
def test_no_rtf(data) -> None:
    with pytest.raises(ReadError, match="filen er"):
        read_bytes(data, name="a.rtf")


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        ("Hej", ["Hej"]),
        ("{" * 50_000 + "Hej", ["Hej"]),
        ("Hej" + "}" * 50_000 + " igen", ["Hej igen"]),
        ("\\'zz\\u99999999?Hej\\u", ["zz\ue0ffHej"]),
        ("\\bin99999999999 Hej", []),
        ("\\ansicpg99999 \\'e5", ["å"]),
        ("\\u-99999999 \\uc99 Hej", ["\u1f01ej"]),
        ("{\\footnote " * 3_000 + "Hej", ["Hej"]),
        ("Hej\\", ["Hej"]),
    ],
)
def test_odd_files_are_read(body, prose) -> None:
    document = read_bytes(("{\\rtf1 " + body).encode(), name="a.rtf")
    assert [s.prose[-20:] for s in document.segments] == [text[-20:] for text in prose]


WORDS = st.sampled_from(["såfremt ", "😀 ", "a & b ", "{klammer} ", "c\\d ", "år. ", "€5 "])
TRAPS = st.sampled_from(
    [r"{\v forbudt}", r"{\deleted forbudt}", r"{\*\x forbudt}", r"{\pict forbudt}"]
)


def escaped(text: str, old: bool) -> str:
    made = []
    for letter in text:
        if letter in "{}\\":
            made.append("\\" + letter)
        elif letter.isascii():
            made.append(letter)
        elif old and letter in "åæø":
            made.append(f"\\'{letter.encode('cp1252').hex()}")
        else:
            units = letter.encode("utf-16-le")
            for at in range(0, len(units), 2):
                unit = int.from_bytes(units[at : at + 2], "little")
                made.append(f"\\u{unit - 65536 if unit > 32767 else unit}?")
    return "".join(made)


@given(st.lists(st.tuples(WORDS, st.booleans(), TRAPS, st.sampled_from(["", r"\par ", r"\b "]))))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost(parts) -> None:
    body = "".join(f"{trap}{escaped(word, old)}{mark}" for word, old, trap, mark in parts)
    document = read_bytes((HEAD + body + "}").encode("ascii"), name="a.rtf")
    assert document.text.split() == "".join(word for word, *_ in parts).split()
    for segment in document.segments:
        for run in segment.runs:
            copy = document.text[run.source_start : run.source_end]
            assert segment.prose[run.prose_start : run.prose_end] == copy
