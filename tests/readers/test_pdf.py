"""PDF files made by hand: pages, joined lines, repeated margins, scanned and broken files."""

from __future__ import annotations

import sys

import pytest

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit, Span
from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import apply_edits, can_write, read_bytes

pytest.importorskip("pypdfium2")

Page = list[tuple[int, int, str]]


def pdf(*pages: Page, bold: str = "") -> bytes:
    """Make a PDF of pages of lines (x, y, text); lines that are ``bold`` stand in bold."""
    fonts = "".join(
        f"/F{number} << /Type /Font /Subtype /Type1 /BaseFont /{name} "
        "/Encoding /WinAnsiEncoding >> "
        for number, name in ((1, "Helvetica"), (2, "Helvetica-Bold"))
    )
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    for number, lines in enumerate(pages):
        content = "".join(
            f"BT /F{2 if text == bold else 1} 11 Tf {x} {y} Td ({text}) Tj ET\n"
            for x, y, text in lines
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << {fonts}>> >> /Contents {4 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects):
        places.append(len(out))
        out += f"{number + 1} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return out


def lines(*texts: str, top: int = 700) -> Page:
    """Set lines 14 points apart; an empty text makes a gap."""
    return [(72, top - 14 * number, text) for number, text in enumerate(texts) if text]


def found(data: bytes) -> list[tuple[K, str, str]]:
    return [(s.kind, s.place, s.prose) for s in read_bytes(data, name="a.pdf").segments]


def test_paragraphs_headings_and_places(check_sound) -> None:
    data = pdf(
        lines(
            "Du får tilskud",
            "",
            "Vi har set på din ansøgning om tilskud til briller, og du",
            "får ja. Pengene kommer på din konto.",
            "",
            "- Send kvitteringen",
            "- Vent på svar",
        ),
        lines("Har du spørgsmål, så ring."),
    )
    check_sound(read_bytes(data, name="a.pdf"))
    assert found(data) == [
        (K.HEADING, "side 1, linje 1", "Du får tilskud"),
        (
            K.PARAGRAPH,
            "side 1, linje 2",
            "Vi har set på din ansøgning om tilskud til briller, og du får ja. Pengene kommer på "
            "din konto.",
        ),
        (K.LIST_ITEM, "side 1, linje 4", "Send kvitteringen"),
        (K.LIST_ITEM, "side 1, linje 5", "Vent på svar"),
        (K.PARAGRAPH, "side 2, linje 1", "Har du spørgsmål, så ring."),
    ]


def test_bold_line_is_a_heading() -> None:
    data = pdf(
        lines("Sådan klager du", "Du skriver til os inden fire uger."), bold="Sådan klager du"
    )
    assert found(data)[0] == (K.HEADING, "side 1, linje 1", "Sådan klager du")


LEFT = (
    "Kommunen skal give dig svar inden", "fire uger. Du kan klage, hvis du ikke",
    "er enig med kommunen i det, der",   "står her. Send din klage til os.",
)  # fmt: skip
RIGHT = (
    "Du har ret til at se dine papirer.", "Skriv til os, hvis du ønsker at få",
    "dem. Vi svarer inden syv dage. Det", "kan også tage længere tid end det.",
)  # fmt: skip
SENTENCES = [" ".join(LEFT), " ".join(RIGHT)]


def column(texts: tuple[str, ...], x: int, top: int = 660) -> Page:
    return [(x, top - 14 * number, text) for number, text in enumerate(texts)]


def by_rows(*columns: Page) -> Page:
    return [line for row in zip(*columns, strict=True) for line in row]


@pytest.mark.parametrize(
    "body",
    [
        column(LEFT, 60) + column(RIGHT, 310),
        column(RIGHT, 310) + column(LEFT, 60),
        by_rows(column(LEFT, 60), column(RIGHT, 310)),
        by_rows(column(LEFT, 60), column(RIGHT, 310, top=657)),
    ],
    ids=["spalte-for-spalte", "højre-først", "række-for-række", "forskudt"],
)
def test_columns_are_read_one_after_the_other(body) -> None:
    head = [(60, 700, "En lang linje, der går hen over begge spalter på denne side")]
    foot = [(60, 580, "Her slutter de to spalter, og teksten går igen hen over hele siden.")]
    assert [s for _, _, s in found(pdf(head + body + foot))] == [
        head[0][2],
        *SENTENCES,
        foot[0][2],
    ]


def test_three_columns() -> None:
    texts = ("Vi har set på din", "sag, og du får nu", "svar fra os i dag", "og ikke i morgen.")
    columns = [column(texts, x) for x in (60, 230, 400)]
    assert [s for _, _, s in found(pdf(by_rows(*columns)))] == [" ".join(texts)] * 3


def test_rows_of_a_table_stay_rows() -> None:
    cells = (
        ("Navn", "Beløb om året", "Dato for svar"),
        ("Anna Hansen", "1.200 kr. netto", "1. maj"),
        ("Bo Jensen", "900 kr. netto", "2. maj"),
        ("Carl Olsen", "100 kr. netto", "3. maj"),
        ("Dorte Friis", "50 kr. netto", "4. maj"),
    )
    rows = [
        (60 + 170 * place, 660 - 14 * number, text)
        for number, row in enumerate(cells)
        for place, text in enumerate(row)
    ]
    assert [s for _, _, s in found(pdf(rows))] == [" ".join(row) for row in cells]


def test_a_box_beside_a_letter_is_not_mixed_into_it() -> None:
    box = ("Borgerservice", "Rådhuset", "Telefon", "Åbent hele dagen")
    seen = [s for _, _, s in found(pdf(column(box, 420) + column(LEFT, 60)))]
    assert SENTENCES[0] in seen


def test_word_cut_at_a_line_end_is_joined() -> None:
    data = pdf(lines("Vi har set på din ansøgning om til-", "skud til briller."))
    assert [prose for *_, prose in found(data)] == [
        "Vi har set på din ansøgning om tilskud til briller."
    ]


def test_the_hyphen_of_a_word_stays_where_its_line_ends() -> None:
    data = pdf(lines("Vi har en plan for vores IT-", "arkitektur, og den er fra 2026."))
    assert [s for _, _, s in found(data)] == [
        "Vi har en plan for vores IT-arkitektur, og den er fra 2026."
    ]


def test_sentence_across_pages_is_joined() -> None:
    data = pdf(lines("Vi har set på din ansøgning, og"), lines("du får ja til den."))
    assert [prose for *_, prose in found(data)] == [
        "Vi har set på din ansøgning, og du får ja til den."
    ]


def test_repeated_margins_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            (72, 810, "Rådhuset i Ry"),
            *lines(f"Dette er tekst nummer {number}."),
            (72, 40, f"Side {number} af 4"),
        ]
        for number in range(1, 5)
    ]
    assert [prose for *_, prose in found(pdf(*pages))] == [
        f"Dette er tekst nummer {number}." for number in range(1, 5)
    ]


def test_scanned_pages_are_told_of() -> None:
    document = read_bytes(pdf([], []), name="a.pdf")
    assert document.segments == ()
    assert "skannet" in document.notes[0]
    document = read_bytes(pdf(lines("Her er tekst."), []), name="a.pdf")
    assert "side 2" in document.notes[0]


def test_200_pages() -> None:
    data = pdf(
        *[lines("Du får svar på din ansøgning.", "", f"Sag {n} er slut.") for n in range(200)]
    )
    assert read_bytes(data, name="a.pdf").segments[-1].place.startswith("side 200")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "tom"),
        (b"hej", "ikke en PDF"),
        (b"%PDF-1.7\nnej", "beskadiget"),
        (pdf(lines("Hej"))[:90], "beskadiget"),
    ],
)
def test_bad_files(data, expected) -> None:
    with pytest.raises(ReadError, match=expected) as caught:
        read_bytes(data, name="a.pdf")
    assert "\n" not in str(caught.value)


def test_is_read_only() -> None:
    assert not can_write("a.pdf")
    with pytest.raises(ReadError, match="kan ikke rettes"):
        apply_edits(pdf(lines("Hej")), [Edit(Span(0, 1), "x")], name="a.pdf")


def test_missing_library_is_told_of(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError, match=r"pip install \"oejenhoejde\[pdf\]\""):
        read_bytes(pdf(lines("Hej")), name="a.pdf")
