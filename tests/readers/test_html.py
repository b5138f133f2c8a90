"""HTML: what a reader of the page reads, of which kind, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oejenhoejde.model import Edit, Span
from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import apply_edits, read_bytes, read_text
from oejenhoejde.readers.html_tokens import Unclosed, tokens_of

CASES = {
    "afsnit": ("<p>Et.<p>To.</p>Tre.", [(K.PARAGRAPH, 0, t) for t in ("Et.", "To.", "Tre.")]),
    "overskrift": ("<h2>Svar <em>os</em></h2>", [(K.HEADING, 2, "Svar os")]),
    "mærke-i-ord": ("<p>så<b>frem</b>t du</p>", [(K.PARAGRAPH, 0, "såfremt du")]),
    "mellemrum": ("<p>\n  Du \t skal\n<b> svare</b></p>", [(K.PARAGRAPH, 0, "Du skal svare")]),
    "entitet": (
        "<p>r&oslash;d&nbsp;&amp; bl&#229; &x; A&P &lt;dato&gt;</p>",
        [(K.PARAGRAPH, 0, "rød & blå &x; A&P <dato>")],
    ),
    "ikke-et-mærke": ("<p>3 < 4 og <3</p>", [(K.PARAGRAPH, 0, "3 < 4 og <3")]),
    "linjeskift": (
        "<p>Rådhuset<br>Vej 1<br/>og mere</p>",
        [(K.PARAGRAPH, 0, "Rådhuset"), (K.PARAGRAPH, 0, "Vej 1 og mere")],
    ),
    "liste": (
        "<ul><li>a<li>b<ol><li><p>c</p></li></ol></li></ul>",
        [(K.LIST_ITEM, 1, "a"), (K.LIST_ITEM, 1, "b"), (K.LIST_ITEM, 2, "c")],
    ),
    "tabel": (
        "<table><caption>T</caption><tr><th>a<td>b</table>",
        [(K.CAPTION, 0, "T"), (K.TABLE_CELL, 0, "a"), (K.TABLE_CELL, 0, "b")],
    ),
    "tabel-som-layout": (
        "<table><tr><td><p>Du får svar.</p></td></tr></table>",
        [(K.PARAGRAPH, 0, "Du får svar.")],
    ),
    "citat": ("<blockquote><p>Sagt.</p></blockquote>", [(K.QUOTE, 0, "Sagt.")]),
    "link": (
        "<p>Læs <a href='påbegyndt'>mere</a>.</p>",
        [(K.PARAGRAPH, 0, "Læs mere."), (K.LINK, 0, "mere")],
    ),
    "ikke-prosa": (
        "<script>if (a<b) '<p>nej</p>'</script><style>p{}</style><nav>Menu</nav><svg><text>nej"
        "</text></svg><pre>kode</pre><p>Skriv <code>x</code>.</p><!-- nej --><del>væk</del>",
        [(K.PARAGRAPH, 0, "Skriv [kode].")],
    ),
    "hoved": (
        "<html><head><title>Du får svar</title><link href=x><meta name=description content='Om'>"
        "<meta name=x content='nej'></head><body>Hej</body></html>",
        [(K.TITLE, 0, "Du får svar"), (K.TITLE, 0, "Om"), (K.PARAGRAPH, 0, "Hej")],
    ),
    "attributter": (
        "<img alt='Et kort' src=a><a title=\"Gå &amp; se\" aria-label=Vis>x</a>"
        "<input placeholder='Dit navn' type=text value=nej><input type=submit value='Send nu'>",
        [
            (K.PARAGRAPH, 0, "x"),
            (K.LINK, 0, "x"),
            (K.CAPTION, 0, "Et kort"),
            (K.LABEL, 0, "Gå & se"),
            (K.LABEL, 0, "Vis"),
            (K.LABEL, 0, "Dit navn"),
            (K.LABEL, 0, "Send nu"),
        ],
    ),
    "formular": (
        "<form><label>Navn</label><select><option>Ja<option>Nej</select><button>Send</button>",
        [(K.LABEL, 0, "Navn"), (K.LABEL, 0, "Ja"), (K.LABEL, 0, "Nej"), (K.LABEL, 0, "Send")],
    ),
    "skabelon": (
        "{% if a < b %}<p class='{{ x|y(\"z\") }}'>Kære {{ navn }}<?php echo '<p>'; ?>.</p>{% e %}",
        [(K.PARAGRAPH, 0, "Kære {{ navn }}[kode].")],
    ),
    "skabelon-værdi": (
        "<p>Kære <%= x %>. <?php if ($a): ?>Hej <?= $x ?>.<?php endif; ?> {{#if x}}Du{{/if}}</p>",
        [(K.PARAGRAPH, 0, "Kære [kode]. Hej [kode]. Du")],
    ),
    "skabelon-enten-eller": (
        "<p>{% if x %}Du får svar.{% else %}Vi ringer.{% endif %}</p>",
        [(K.PARAGRAPH, 0, "Du får svar."), (K.PARAGRAPH, 0, "Vi ringer.")],
    ),
    "fremmede-ord": (
        "<p>Det er <i lang=en>state of the art</i>.</p><p lang=en>No <i lang=en-GB>way</i>.</p>",
        [(K.PARAGRAPH, 0, "Det er [kode]."), (K.PARAGRAPH, 0, "No way.")],
    ),
    "udtale": (
        "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> er et tegn</p>",
        [(K.PARAGRAPH, 0, "漢 er et tegn")],
    ),
    "usynlige-entiteter": (
        "<p>an&shy;søg&#8203;ning <wbr>her</p>",
        [(K.PARAGRAPH, 0, "ansøgning her")],
    ),
    "taster": ("<p>Tryk på <kbd>Enter</kbd> nu</p>", [(K.PARAGRAPH, 0, "Tryk på [kode] nu")]),
    "menu": (
        "<div>Du<nav>Menu</nav>får<div role=navigation>Menu</div><pre>kode</pre>svar</div>",
        [(K.PARAGRAPH, 0, "Du"), (K.PARAGRAPH, 0, "får"), (K.PARAGRAPH, 0, "svar")],
    ),
    "valg-med-navn": (
        "<optgroup label='Vælg kommune'><option label='Din egen'></optgroup>",
        [(K.LABEL, 0, "Vælg kommune"), (K.LABEL, 0, "Din egen")],
    ),
    "citationstegn-i-mærke": (
        "<p title='a > b'>Tekst</p>",
        [(K.PARAGRAPH, 0, "Tekst"), (K.LABEL, 0, "a > b")],
    ),
    "store-bogstaver": ("<P>Et</P><H1>To</H1>", [(K.PARAGRAPH, 0, "Et"), (K.HEADING, 1, "To")]),
    "crlf": ("<p>Et\r\nto</p>\r\n", [(K.PARAGRAPH, 0, "Et to")]),
    "emoji": ("<p>😀 Du <b>skal</b></p>", [(K.PARAGRAPH, 0, "😀 Du skal")]),
    "ekstra-slutmærke": (
        "<p>Et</b></div> to</p>",
        [(K.PARAGRAPH, 0, "Et"), (K.PARAGRAPH, 0, "to")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_segments(text, expected, check_sound) -> None:
    document = read_text(text, format="html")
    check_sound(document)
    found = [(segment.kind, segment.level, segment.prose) for segment in document.segments]
    assert found == expected


def test_language() -> None:
    text = "<html lang=da><p>Hej</p><div lang='en-GB'><p>Hello</p><p lang=da>Hej</p></div></html>"
    found = [(segment.prose, segment.lang) for segment in read_text(text, format="html").segments]
    assert found == [("Hej", "da"), ("Hello", "en-gb"), ("Hej", "da")]


def test_switches() -> None:
    text = (
        "<!-- oejenhoejde: slå fra passiv: lov --><p>A</p><!-- oejenhoejde: slå til -->"
        "<!-- oejenhoejde: ignorér lang-sætning --><ul><li>B</li></ul><p>C</p>"
        "<script>/* <!-- oejenhoejde: slå fra --> */</script>"
    )
    document = read_text(text, format="html")
    found = [(text[m.span.start : m.span.end], sorted(m.rule_ids)) for m in document.muted]
    assert found == [("<p>A</p>", ["passiv"]), ("<ul><li>B</li></ul>", ["lang-saetning"])]


@pytest.mark.parametrize("text", ["<p>Et</p><!-- nej", "<p>Et</p>\n<a href='nej", "<p>Et</p><?x"])
def test_unclosed_markup_is_told_of(text) -> None:
    document = read_text(text, format="html")
    assert [segment.prose for segment in document.segments] == ["Et"]
    assert "aldrig lukket" in document.notes[0]


@pytest.mark.parametrize(
    "part",
    ["<", "<!--", "<a ", "<a '", '<p title="', "<div>x", "</b>", "<b>", "<script>", "&", "{{", "<?",
     "<li>", "<ul><li>", "<table><td>", "<title>"],
)  # fmt: skip
def test_hostile_text_is_read(part, check_sound) -> None:
    check_sound(read_text(part * 20_000, format="html"))


def test_edit_and_encoding() -> None:
    data = "<p>Såfremt du &amp; jeg</p>".encode("cp1252")
    document = read_bytes(data, name="a.html")
    at = document.text.index("Såfremt")
    edited = apply_edits(data, [Edit(Span(at, at + 7), "Hvis")], name="a.html")
    assert edited == "<p>Hvis du &amp; jeg</p>".encode("cp1252")


PARTS = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<b>", "</b>", "<a href='x'>", "</a>", "<br>", "<ul>", "<li>", "</ul>",
            "<!-- x -->", "<script>", "</script>", "<td>", "<code>", "</code>",
            "<img alt='æ &amp; ø'>", "<h1>",
            "&aring;", "&", "&#x1F600;", "<", ">", "'", '"', "{{ navn }}", "{% x %}", "<?php", "?>",
            "så", "fremt ", "Du skal ", "\n", "\r\n", "\t", "a\u030a", "an\u00adsøg", "😀", " ",
            "<title>", "<!-- oejenhoejde: ignorér x -->", "<p lang='en'>", "\u200b", "\ufeff",
        ]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@given(PARTS)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_source_map(text: str) -> None:
    document = read_text(text, format="html")
    at = 0
    for token in tokens_of(text):
        assert token.start == at
        at = len(text) if isinstance(token, Unclosed) else token.end
    assert at == len(text)
    for segment in document.segments:
        assert segment.runs
        for run in segment.runs:
            copy = text[run.source_start : run.source_end]
            assert segment.prose[run.prose_start : run.prose_end] == copy
            span = segment.to_source(run.prose_start, run.prose_end)
            assert text[span.start : span.end] == copy
    for mute in document.muted:
        assert mute.span.end <= len(text)
