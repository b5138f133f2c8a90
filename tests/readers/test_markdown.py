"""Markdown: what is prose and of which kind, exact places, comments that switch rules off."""

from __future__ import annotations

import pytest

from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import read_text

CASES = {
    "overskrift": ("# Et *to*\n\n## Tre", [(K.HEADING, 1, "Et to"), (K.HEADING, 2, "Tre")]),
    "overskrift-lukket": ("## Svar os ##", [(K.HEADING, 2, "Svar os")]),
    "front-matter-alene": ("---\ntitle: Hej\nnav: 1\n---\n", [(K.TITLE, 0, "Hej")]),
    "setext": ("Titel\n---\n", [(K.HEADING, 2, "Titel")]),
    "overskrift-med-id": ("# Svar os {#svar}", [(K.HEADING, 1, "Svar os")]),
    "fremhaevning": ("Du **skal** _svare_.", [(K.PARAGRAPH, 0, "Du skal svare.")]),
    "fremhaevning-i-ord": ("så*fremt* du", [(K.PARAGRAPH, 0, "såfremt du")]),
    "bloedt-linjeskift": ("Du skal\nsvare os.", [(K.PARAGRAPH, 0, "Du skal svare os.")]),
    "haardt-linjeskift": (
        "Navn: Anne  \nBy: Ry  \nog omegn",
        [(K.PARAGRAPH, 0, "Navn: Anne"), (K.PARAGRAPH, 0, "By: Ry og omegn")],
    ),
    "kode": ("Skriv `foo bar` her.", [(K.PARAGRAPH, 0, "Skriv [kode] her.")]),
    "kodeblok": ("Før.\n\n```\nkode her\n```\n\n    mere kode\n", [(K.PARAGRAPH, 0, "Før.")]),
    "html-kommentar": ("<!-- skjult -->\n\nSynlig.", [(K.PARAGRAPH, 0, "Synlig.")]),
    "html-kommentar-i-linjen": ("A <!-- skjult --> b.", [(K.PARAGRAPH, 0, "A b.")]),
    "html-blok": ("<div>\nrå html\n</div>\n\nTekst.", [(K.PARAGRAPH, 0, "Tekst.")]),
    "html-i-ord": ("så<b>fremt</b> du", [(K.PARAGRAPH, 0, "såfremt du")]),
    "html-kode": ("A <code>kode</code> b.", [(K.PARAGRAPH, 0, "A [kode] b.")]),
    "entitet": ("r&oslash;d &amp; bl&#229;", [(K.PARAGRAPH, 0, "rød & blå")]),
    "ukendt-entitet": ("a &hej; b", [(K.PARAGRAPH, 0, "a &hej; b")]),
    "undveget": (r"5 \* 3", [(K.PARAGRAPH, 0, "5 * 3")]),
    "link": (
        'Læs [mere *her*](http://x.dk/påbegyndt "Titlen") nu.',
        [(K.PARAGRAPH, 0, "Læs mere her nu."), (K.LINK, 0, "mere her"), (K.TITLE, 0, "Titlen")],
    ),
    "link-med-henvisning": (
        "Læs [mere][a], [a][] og [a].\n\n[a]: http://x.dk/ord 'Titel'\n",
        [
            (K.PARAGRAPH, 0, "Læs mere, a og a."),
            (K.LINK, 0, "mere"),
            (K.LINK, 0, "a"),
            (K.LINK, 0, "a"),
        ],
    ),
    "billede": (
        "Se ![et kort](kort.png) her.",
        [(K.PARAGRAPH, 0, "Se her."), (K.CAPTION, 0, "et kort")],
    ),
    "adresse": (
        "Se <https://x.dk/a> og https://y.dk/b_c_d.",
        [(K.PARAGRAPH, 0, "Se https://x.dk/a og https://y.dk/b_c_d.")],
    ),
    "pladsholdere": (
        "Kære <navn>, [navn], «Navn», <<dato>> og {{a_b_c}}.",
        [(K.PARAGRAPH, 0, "Kære <navn>, [navn], «Navn», <<dato>> og {{a_b_c}}.")],
    ),
    "skabelon": (
        "{% if x %}\nDu {{< kort id='1' >}}skal{# note #} svare.\n{% endif %}",
        [(K.PARAGRAPH, 0, "Du skal svare.")],
    ),
    "liste": (
        "- et\n  - to\n    mere\n\n1. tre\n\n   fire",
        [
            (K.LIST_ITEM, 1, "et"),
            (K.LIST_ITEM, 2, "to mere"),
            (K.LIST_ITEM, 1, "tre"),
            (K.LIST_ITEM, 1, "fire"),
        ],
    ),
    "opgaveliste": (
        "- [x] gjort\n- [ ] mangler",
        [(K.LIST_ITEM, 1, "gjort"), (K.LIST_ITEM, 1, "mangler")],
    ),
    "citat": (
        "> Du\n> skal\n>\n> - svare",
        [(K.QUOTE, 0, "Du skal"), (K.LIST_ITEM, 1, "svare")],
    ),
    "tabel": (
        "| a | **b** |\n|---|:-:|\n| x \\| y | z |",
        [(K.TABLE_CELL, 0, t) for t in ("a", "b", "x | y", "z")],
    ),
    "front-matter": (
        '---\ntitle: "Du får svar"\nurl: påbegyndt\ntags: [a]\n---\nTekst.',
        [(K.TITLE, 0, "Du får svar"), (K.PARAGRAPH, 0, "Tekst.")],
    ),
    "front-matter-toml": (
        "+++\ntitle = 'Svar'\ndraft = true\n+++\n\nTekst.",
        [(K.TITLE, 0, "Svar"), (K.PARAGRAPH, 0, "Tekst.")],
    ),
    "fodnote": (
        "Tekst.[^1]\n\n[^1]: En note\n    videre\n[^b]: To",
        [
            (K.PARAGRAPH, 0, "Tekst."),
            (K.NOTE, 0, "En note"),
            (K.PARAGRAPH, 0, "videre"),
            (K.NOTE, 0, "To"),
        ],
    ),
    "advarsel-github": ("> [!NOTE]\n> Husk det.", [(K.QUOTE, 0, "Husk det.")]),
    "advarsel-mkdocs": (
        '!!! note "Vigtigt"\n    Husk det.\n\n    - nu\n\nEfter.',
        [
            (K.LABEL, 0, "Vigtigt"),
            (K.PARAGRAPH, 0, "Husk det."),
            (K.LIST_ITEM, 1, "nu"),
            (K.PARAGRAPH, 0, "Efter."),
        ],
    ),
    "advarsel-kolon": (
        "::: tip Godt råd\nHusk det.\n:::",
        [(K.LABEL, 0, "Godt råd"), (K.PARAGRAPH, 0, "Husk det.")],
    ),
    "beloeb-er-ingen-formel": ("Fra $5 til $6.", [(K.PARAGRAPH, 0, "Fra $5 til $6.")]),
    "formel": ("Så $x^2 + y$ her.", [(K.PARAGRAPH, 0, "Så [formel] her.")]),
    "streget-ud": ("Prisen er ~~100~~ 120 kr.", [(K.PARAGRAPH, 0, "Prisen er 120 kr.")]),
    "cirka": ("Det er ~10 kr. og ~20 kr.", [(K.PARAGRAPH, 0, "Det er ~10 kr. og ~20 kr.")]),
    "crlf": ("# A\r\n\r\nEt\r\nto\\\r\ntre", [(K.HEADING, 1, "A"), (K.PARAGRAPH, 0, "Et to tre")]),
    "usynlige-tegn": ("an\u00adsø\u200bgning a\u030a", [(K.PARAGRAPH, 0, "ansøgning å")]),
    "emoji": ("😀 *påbegynde* 👍🏽", [(K.PARAGRAPH, 0, "😀 påbegynde 👍🏽")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_segments(text, expected, check_sound) -> None:
    document = read_text(text, format="md")
    check_sound(document)
    found = [(segment.kind, segment.level, segment.prose) for segment in document.segments]
    assert found == expected


def test_mdx_leaves_out_imports_and_components() -> None:
    text = "import A from 'b'\n\n<Note>\n\nTekst her.\n\n</Note>\n\n{/* skjult */}\n"
    document = read_text(text, name="side.mdx", format="md")
    assert [segment.prose for segment in document.segments] == ["Tekst her."]


@pytest.mark.parametrize(
    ("word", "source"),
    [("såfremt", "så*fremt"), ("påbegynde", "påbegynde"), ("rød", "r&oslash;d")],
)
def test_places(word, source) -> None:
    text = "😀 så*fremt* du må påbegynde **og** r&oslash;d"
    segment = read_text(text, format="md").segments[0]
    at = segment.prose.index(word)
    span = segment.to_source(at, at + len(word))
    assert text[span.start : span.end] == source
    assert segment.is_verbatim(at, at + len(word)) == (word == source)


def muted(text: str) -> list[tuple[str, list[str], str]]:
    document = read_text(text, format="md")
    return [
        (document.text[m.span.start : m.span.end].strip(), sorted(m.rule_ids), m.reason)
        for m in document.muted
    ]


def test_switch_off_and_on() -> None:
    text = (
        "A.\n\n<!-- oejenhoejde: slå fra lang-sætning, passiv: krav i loven -->\n\nB.\n\n"
        "<!-- oejenhoejde: slå til -->\n\nC."
    )
    assert muted(text) == [("B.", ["lang-saetning", "passiv"], "krav i loven")]


def test_switch_off_all_to_the_end_in_other_spelling() -> None:
    assert muted("A.\n\n<!--øjenhøjde: slaa fra-->\n\nB.") == [("B.", [], "")]


def test_switch_on_one_rule_of_two() -> None:
    text = "<!-- oejenhoejde: slå fra a, b -->\n\nB.\n\n<!-- oejenhoejde: slå til a -->\n\nC."
    assert [(ids, body[-2:]) for body, ids, _ in muted(text)] == [(["a"], "B."), (["b"], "C.")]


def test_ignore_mutes_the_next_block_only() -> None:
    text = "<!-- oejenhoejde: ignorér passiv: fast tekst -->\n\n- A.\n- B.\n\nC."
    assert muted(text) == [("- A.\n- B.", ["passiv"], "fast tekst")]


def test_ignore_inside_a_block_mutes_that_block() -> None:
    assert muted("A. <!-- oejenhoejde: ignorer -->\n\nB.")[0][0].startswith("A.")


def test_comment_in_code_switches_nothing() -> None:
    assert muted("```\n<!-- oejenhoejde: slå fra -->\n```\n\n`<!-- oejenhoejde: slå fra -->`") == []


@pytest.mark.parametrize(
    "part",
    [
        "**a",
        "![a](",
        "[",
        "{% ",
        "{{< \n\n",
        "$a ",
        "<!-- ",
        "<a ",
        "`a``",
        "> ",
        "[^1]: ",
        "Ab  \n",
    ],
)
def test_hostile_text_is_read(part, check_sound) -> None:
    document = read_text(part * 3_000, format="md")
    check_sound(document)
    assert len(document.text) == len(part) * 3_000


@pytest.mark.parametrize("part", ["> ", "- ", "1. "])
def test_deep_nesting_is_read(part) -> None:
    document = read_text(part * 400 + "Bunden er her.", format="md")
    assert "Bunden er her." in "".join(segment.prose for segment in document.segments)
