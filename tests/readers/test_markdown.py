"""Markdown: what is prose and of which kind, exact places, comments that switch rules off."""

from __future__ import annotations

import pytest

from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import read_bytes, read_text

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
    "html-blok": (
        "<div>\nSå<b>fremt</b> du\n</div>\n\nTekst.\n\n<script>\nif (a) {\n\n}\n</script>",
        [(K.PARAGRAPH, 0, "Såfremt du"), (K.PARAGRAPH, 0, "Tekst.")],
    ),
    "html-blok-i-citat-og-liste": (
        "> <p>Et\n> to</p>\n\n- punkt\n\n  <div>\n  r&oslash;d\n  </div>",
        [(K.PARAGRAPH, 0, "Et to"), (K.LIST_ITEM, 1, "punkt"), (K.PARAGRAPH, 0, "rød")],
    ),
    "html-fold-ud": (
        "<details>\n<summary>Mere om det</summary>\n\nTekst *inde*.\n\n</details>",
        [(K.LABEL, 0, "Mere om det"), (K.PARAGRAPH, 0, "Tekst inde.")],
    ),
    "html-billede-i-linjen": (
        'Se <img src="a" alt="et kort" title="Over byen"> her.',
        [(K.PARAGRAPH, 0, "Se her."), (K.CAPTION, 0, "et kort"), (K.LABEL, 0, "Over byen")],
    ),
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
    "front-matter-linjer": (
        "---\ndescription: >-\n  En lang\n  tekst.\n\n  Nyt afsnit.\nsummary: |\n  Et.\n  To.\n"
        "lead: Den går\n  videre\ntags: [a]\n---\n",
        [
            (K.TITLE, 0, t)
            for t in ("En lang tekst.", "Nyt afsnit.", "Et.", "To.", "Den går videre")
        ],
    ),
    "front-matter-indlejret": (
        "---\nseo:\n  title: \"Hej \\\"du\\\" der\" # note\n  description: 'Det er ''sagt'''\n"
        "menu:\n  - title: Et\n    url: to\ntitler: nej\ntitle: [nej]\n---\n",
        [(K.TITLE, 0, t) for t in ('Hej "du" der', "Det er 'sagt'", "Et")],
    ),
    "front-matter-toml-linjer": (
        '+++\ndescription = """\nFlere\nlinjer."""\n+++\n',
        [(K.TITLE, 0, "Flere linjer.")],
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
    "fodnote-i-linjen": (
        "Tekst ^[en *note* her] videre.",
        [(K.PARAGRAPH, 0, "Tekst videre."), (K.NOTE, 0, "en note her")],
    ),
    "advarsel-med-titel": (
        "> [!NOTE] Vigtigt\n> Husk det.\n\n:::tip[Godt råd]\nSvar os.\n:::",
        [
            (K.LABEL, 0, "Vigtigt"),
            (K.PARAGRAPH, 0, "Husk det."),
            (K.LABEL, 0, "Godt råd"),
            (K.PARAGRAPH, 0, "Svar os."),
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


MDX = """import A from 'b'
export const side = {
  titel: "nej",

  tekst: "nej"
}

# Hej {props.navn}

<Note title="Husk det">Du skal *svare*.</Note>

<Knap onClick={() => { alert("nej") }}>Send nu</Knap>

<Faner>
  <Fane>
    Inde i fanen.
  </Fane>
</Faner>

{liste.map(x => <p>{x}</p>)}

```js
const { a
```

Efter `{kode}` er {1 +
2} slut.
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_mdx_leaves_out_code(line_end, check_sound) -> None:
    document = read_text(MDX.replace("\n", line_end), name="side.mdx", format="md")
    check_sound(document)
    assert [segment.prose for segment in document.segments] == [
        "Hej {props.navn}",
        "Du skal svare.",
        "Husk det",
        "Send nu",
        "Inde i fanen.",
        "Efter [kode] er slut.",
    ]


@pytest.mark.parametrize("part", ["{", "{a}", "export {\n\n", "`{", "{`", "```\n{", "<a b={"])
def test_hostile_mdx(part) -> None:
    read_text(part * 20_000, name="a.mdx", format="md")


@pytest.mark.parametrize("suffix", ["md", "mdx", "markdown", "mdown", "mkd"])
def test_suffixes(suffix) -> None:
    assert read_bytes(b"Du *skal* svare.", name=f"a.{suffix}").segments[0].prose == "Du skal svare."


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


def test_ignore_mutes_a_block_of_html() -> None:
    text = "<!-- oejenhoejde: ignorér x -->\n<p>Et.</p>\n\nTo."
    muted = read_text(text, format="md").muted
    assert [text[mute.span.start : mute.span.end].strip() for mute in muted] == ["<p>Et.</p>"]


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
