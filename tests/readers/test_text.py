"""Plain text: what is a paragraph, a heading, a list item; wrapped lines; exact runs."""

from __future__ import annotations

import pytest

from oejenhoejde.model import SegmentKind
from oejenhoejde.readers import read_text

H, P, L, Q = (
    SegmentKind.HEADING,
    SegmentKind.PARAGRAPH,
    SegmentKind.LIST_ITEM,
    SegmentKind.QUOTE,
)

CASES = {
    "afsnit": ("Et afsnit.\n\nEt til.", [(P, "Et afsnit."), (P, "Et til.")]),
    "overskrift": (
        "Du får tilskud\n\nVi har set på sagen.",
        [(H, "Du får tilskud"), (P, "Vi har set på sagen.")],
    ),
    "overskrift-understreget": (
        "Svar os\n=======\nDet haster.",
        [(H, "Svar os"), (P, "Det haster.")],
    ),
    "overskrift-med-tekst-lige-under": (
        "Sådan klager du\nDu skriver til os inden fire uger.",
        [(H, "Sådan klager du"), (P, "Du skriver til os inden fire uger.")],
    ),
    "overskrift-med-liste-lige-under": (
        "Det skal du gøre\n1. send skemaet\n2. vent på svar",
        [(H, "Det skal du gøre"), (L, "send skemaet"), (L, "vent på svar")],
    ),
    "dato-er-ingen-overskrift": (
        "Ry, den 3. maj 2026\n\nDu får svar.",
        [(P, "Ry, den 3. maj 2026"), (P, "Du får svar.")],
    ),
    "sidste-linje-er-ingen-overskrift": ("Skal du betale", [(P, "Skal du betale")]),
    "hilsen-er-ingen-overskrift": (
        "Kære Anne Hansen\n\nTak for dit brev.",
        [(P, "Kære Anne Hansen"), (P, "Tak for dit brev.")],
    ),
    "ombrudt": (
        "Såfremt du ikke svarer inden fristen,\nlukkes sagen.",
        [(P, "Såfremt du ikke svarer inden fristen, lukkes sagen.")],
    ),
    "ombrudt-foer-stort-bogstav": (
        "Du kan altid ringe til os, hvis du er i tvivl. Det er\n"
        "Borgerservice, som svarer på de fleste spørgsmål, og\nde gør det gerne.",
        [
            (
                P,
                "Du kan altid ringe til os, hvis du er i tvivl. Det er Borgerservice, som svarer "
                "på de fleste spørgsmål, og de gør det gerne.",
            )
        ],
    ),
    "adresse-staar-paa-linjer": (
        "Borgerservice\nRådhuspladsen 1\n1550 København V",
        [(P, "Borgerservice"), (P, "Rådhuspladsen 1"), (P, "1550 København V")],
    ),
    "delt-ord": ("Vi ser på din ansøg-\nning nu.", [(P, "Vi ser på din ansøgning nu.")]),
    "delt-ord-bloed": ("Din ansøg\u00ad\nning er her.", [(P, "Din ansøgning er her.")]),
    "bindestreg-foer-og": (
        "Tal med børne-\nog ungeforvaltningen.",
        [(P, "Tal med børne- og ungeforvaltningen.")],
    ),
    "bindestreg-efter-forkortelse": (
        "Spørg IT-\nafdelingen om det.",
        [(P, "Spørg IT-afdelingen om det.")],
    ),
    "liste": (
        "Du skal:\n- sende skemaet\n- ringe til\n  os",
        [(P, "Du skal:"), (L, "sende skemaet"), (L, "ringe til os")],
    ),
    "nummereret-liste": (
        "1. Send skemaet\n2. ring til os\n\n3. vent på svar",
        [(L, "Send skemaet"), (L, "ring til os"), (L, "vent på svar")],
    ),
    "dato-er-intet-listepunkt": (
        "Vi holder møde den\n12. marts 2025 på rådhuset.",
        [(P, "Vi holder møde den 12. marts 2025 på rådhuset.")],
    ),
    "tankestreg-er-intet-listepunkt": (
        "Vi skriver til dig\n– som aftalt – i morgen.",
        [(P, "Vi skriver til dig – som aftalt – i morgen.")],
    ),
    "citat-i-mail": ("> Tak for dit\n> brev.", [(Q, "Tak for dit brev.")]),
    "linje-paa-tvaers": ("Et afsnit.\n-----\nEt til.", [(P, "Et afsnit."), (P, "Et til.")]),
    "crlf": ("Et afsnit,\r\nder går videre.", [(P, "Et afsnit, der går videre.")]),
    "tom": ("", []),
    "kun-tegn": ("---\n\n...\n", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_kinds(text, expected, check_sound) -> None:
    document = read_text(text)
    check_sound(document)
    assert [(segment.kind, segment.prose) for segment in document.segments] == expected


def test_split_word_keeps_its_place_and_is_not_verbatim() -> None:
    text = "Din ansøg-\nning."
    segment = read_text(text).segments[0]
    start = segment.prose.index("ansøgning")
    span = segment.to_source(start, start + len("ansøgning"))
    assert text[span.start : span.end] == "ansøg-\nning"
    assert not segment.is_verbatim(start, start + len("ansøgning"))


def test_whole_sentence_in_one_line_is_verbatim() -> None:
    text = "  Såfremt du ikke svarer, lukkes sagen.  "
    segment = read_text(text).segments[0]
    assert segment.is_verbatim(0, len(segment.prose))
    assert segment.to_source(0, 7).start == 2
