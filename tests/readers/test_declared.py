"""What an author says of a text: its type, and what in it is the text of a law."""

from __future__ import annotations

import pytest

from oejenhoejde.readers import read_text

BODY = "Du får brev fra os i næste uge.\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("format", "text", "expected"),
    [
        ("md", "---\noejenhoejde-type: brev\n---\n\n", "brev"),
        ("md", '---\ntitle: Hej\nøjenhøjde-dokumenttype: "Afgørelse"\n---\n\n', "afgoerelse"),
        ("md", "---\noejenhoejde: {ignorer: [lix], type: pjece}\n---\n\n", "pjece"),
        ("md", "---\noejenhoejde:\n  ignorer: [lix]\n  type: manual\n---\n\n", "manual"),
        ("md", '+++\noejenhoejde-type = "webside"\n+++\n\n', "webside"),
        ("md", "<!-- oejenhoejde: type brev -->\n\n", "brev"),
        ("html", "<!-- øjenhøjde: type afgørelse --><p>", "afgoerelse"),
        ("txt", "oejenhoejde-type: brev\n\n", "brev"),
        ("txt", "oejenhoejde-ignorer: lix\noejenhoejde-type: brev\n\n", "brev"),
        # In the body it is text.
        ("md", "Hej.\n\noejenhoejde-type: brev\n\n", ""),
        ("txt", "Hej.\n\noejenhoejde-type: brev\n\n", ""),
        ("md", "---\ntype: brev\n---\n\n", ""),
    ],
)
def test_type_of_document(format, text, expected, line_end) -> None:
    document = read_text((text + BODY).replace("\n", line_end), format=format)
    assert document.type == expected
    assert document.segments[-1].prose == BODY.strip()
    assert document.notes == ()


def test_unknown_type_is_told_of() -> None:
    document = read_text(f"oejenhoejde-type: roman\n\n{BODY}")
    assert document.type == ""
    assert document.notes == (
        "Dokumenttypen »roman« findes ikke. Vælg en af disse: "
        "brev, afgoerelse, webside, pjece, manual, katalog.",
    )


MARKDOWN = """\
Før.

<!-- oejenhoejde: lovtekst: § 7 -->
Selve loven.

Imellem.

<!-- oejenhoejde: lovtekst -->
## Klage

Et afsnit.

### Frist

Et til.

## Kontakt

Efter.

<!-- oejenhoejde: lovtekst start -->

- Et punkt.

Et tredje.

<!-- oejenhoejde: lovtekst slut -->

Sidst.
"""


def test_marked_blocks_sections_and_ranges() -> None:
    document = read_text(MARKDOWN, format="md")
    assert [s.prose for s in document.segments if s.statutory] == [
        "Selve loven.",
        "Klage",
        "Et afsnit.",
        "Frist",
        "Et til.",
        "Et punkt.",
        "Et tredje.",
    ]
    assert document.muted == ()


def test_marked_blocks_in_html() -> None:
    text = (
        "<p>Før.</p><!-- oejenhoejde: lovtekst --><div><p>Loven.</p><p>Mere.</p></div><p>Efter.</p>"
        "<!-- oejenhoejde: lovtekst start --><p>Til sidst.</p>"
    )
    document = read_text(text, format="html")
    assert [s.prose for s in document.segments if s.statutory] == ["Loven.", "Mere.", "Til sidst."]
