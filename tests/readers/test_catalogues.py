"""Catalogues of app texts: which strings are prose, where they stand, and safe edits."""

from __future__ import annotations

import json
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit, Span
from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import apply_edits, can_read, read_text
from oejenhoejde.readers.strings import is_prose

PO = """# Oversættelser
msgid ""
msgstr ""
"Language: da\\n"

#: side.py:3
msgctxt "knap"
msgid "Save"
msgstr "Gem \\"udkast\\""

msgid "You must"
msgid_plural "You musts"
msgstr[0] "Du skal "
"svare %s nu."
msgstr[1] "I skal svare.\\nNu er det slut her."

msgid "empty"
msgstr ""
"""
XLIFF = """<?xml version="1.0"?>
<xliff version="1.2"><file source-language="en" target-language="da"><body>
<trans-unit id="a.b"><source>You must</source><target>Du skal <x id="1"/>svare &amp; gå.</target>
</trans-unit><trans-unit id="c"><source>Title</source><target><![CDATA[Min <b>titel</b>]]></target>
</trans-unit></body></file></xliff>
"""
RESX = """<root><data name="Hilsen" xml:space="preserve">
<value>Kære {0} &lt;b&gt;nu&lt;/b&gt;</value><comment>Note her</comment></data>
<data name="Ikon" type="x"><value>En fil her</value></data>
</root>
"""
JSON = """{
  // Fanen her
  "titel": "Mit pas",
  "a": {"b": ["Du skal svare \\"nu\\" {navn}.", "F\\u00f8rste linje her\\nAnden linje %s"]},
  "en": {"titel": "My pass"},
  "TEXT_EN": "Another pass",
  "farve": "#ff00aa", "url": "https://x.dk/a", "id": "min_titel", "n": 3, "tom": "",
  /* slut */ "html": "<p>Du skal <b>svare</b> os&nbsp;nu.</p>",
}
"""
YAML = """# Tekster
titel: Mit pas
a:
  b:
    - "Du skal svare \\"nu\\" {navn}."
    - 'Det er ''sagt'' til dig.'
  c: |
    Første linje her.
    Anden linje.

    Tredje.
  d: >-
    Du skal
    svare os.
  e: Du skal
    også svare.
farve: "#ff00aa"
en:
  titel: My pass
"""
CASES = {
    "json": (
        JSON,
        [
            (K.LABEL, "titel", "", "Mit pas"),
            (K.PARAGRAPH, "a.b.1", "", 'Du skal svare "nu" {navn}.'),
            (K.LABEL, "a.b.2", "", "Første linje her"),
            (K.LABEL, "a.b.2", "", "Anden linje %s"),
            (K.LABEL, "en.titel", "en", "My pass"),
            (K.LABEL, "TEXT_EN", "en", "Another pass"),
            (K.PARAGRAPH, "html", "", "Du skal svare os\u00a0nu."),
        ],
    ),
    "yaml": (
        YAML,
        [
            (K.LABEL, "titel", "", "Mit pas"),
            (K.PARAGRAPH, "a.b.1", "", 'Du skal svare "nu" {navn}.'),
            (K.PARAGRAPH, "a.b.2", "", "Det er 'sagt' til dig."),
            (K.LABEL, "a.c", "", "Første linje her."),
            (K.LABEL, "a.c", "", "Anden linje."),
            (K.LABEL, "a.c", "", "Tredje."),
            (K.PARAGRAPH, "a.d", "", "Du skal svare os."),
            (K.PARAGRAPH, "a.e", "", "Du skal også svare."),
            (K.LABEL, "en.titel", "en", "My pass"),
        ],
    ),
    "po": (
        PO,
        [
            (K.LABEL, "knap: Save", "da", 'Gem "udkast"'),
            (K.PARAGRAPH, "You must", "da", "Du skal svare %s nu."),
            (K.LABEL, "You must", "da", "I skal svare."),
            (K.PARAGRAPH, "You must", "da", "Nu er det slut her."),
        ],
    ),
    "xliff": (
        XLIFF,
        [(K.PARAGRAPH, "a.b", "da", "Du skal svare & gå."), (K.LABEL, "c", "da", "Min titel")],
    ),
    "resx": (RESX, [(K.LABEL, "Hilsen", "", "Kære {0} nu")]),
}


@pytest.mark.parametrize("format", CASES)
def test_segments(format, check_sound) -> None:
    text, expected = CASES[format]
    document = read_text(text, format=format)
    check_sound(document)
    found = [(s.kind, s.place, s.lang, s.prose) for s in document.segments]
    assert found == expected


@pytest.mark.parametrize("format", CASES)
def test_line_ends_of_windows(format, check_sound) -> None:
    text, expected = CASES[format]
    document = read_text(text.replace("\n", "\r\n"), format=format)
    check_sound(document)
    assert [segment.prose for segment in document.segments] == [prose for *_, prose in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Slet", True),
        ("Gem som", True),
        ("måneder tilbage", True),
        ("{count} dage", True),
        ("EU/udlandsrejse", True),
        ("src/side", False),
        ("slet", False),
        ("btn-primary", False),
        ("minKnap", False),
        ("min_knap", False),
        ("MIN_KNAP", False),
        ("https://borger.dk", False),
        ("/sti/til", False),
        ("navn@kommune.dk", False),
        ("#ffaa00", False),
        ("{navn}", False),
        ("12:30", False),
    ],
)
def test_is_prose(text, expected) -> None:
    assert is_prose(text) is expected


@pytest.mark.parametrize(
    ("format", "text", "line"),
    [
        ("json", "hej", "ikke JSON"),
        ("yaml", "a: [b", "gyldig YAML"),
        ("yaml", "[" * 5_000, "gyldig YAML"),
        ("po", "hej", "gettext"),
        ("xliff", "<html/>", "XLIFF"),
        ("resx", "<html/>", "resx"),
    ],
)
def test_foreign_text_is_refused(format, text, line) -> None:
    with pytest.raises(ReadError, match=line) as caught:
        read_text(text, format=format)
    assert "\n" not in str(caught.value)


def test_missing_library_is_told_of(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(ReadError, match=r"^a\.yaml: .*pip install \"oejenhoejde\[yaml\]\""):
        read_text("a: b", name="a.yaml", format="yaml")


@pytest.mark.parametrize("format", CASES)
def test_empty_text(format) -> None:
    assert read_text("", format=format).segments == ()


CHOICES = {
    "hele-teksten": (
        "{n, plural, one {Du har # dag.} other {Du har # dage.}}",
        ["Du har # dage.", "Du har # dag."],
    ),
    "midt-i-en-sætning": (
        "Du har {n, plural, =0 {ingen dage} one {# dag} other {# dage}} til at svare {navn}.",
        ["Du har # dage til at svare {navn}.", "ingen dage", "# dag"],
    ),
    "valg-i-valg": (
        "{k, select, a {Han har {n, plural, offset:1 one {en dag} other {# dage}} nu.} other {De}}",
        ["De", "Han har # dage nu.", "en dag"],
    ),
    "klammer-som-tegn": (
        "Skriv '{'navn'}' i {n, plural, one {det ene felt} other {alle felter}}.",
        ["Skriv '{'navn'}' i alle felter.", "det ene felt"],
    ),
    "klammer-der-ikke-passer": ("{n, plural, one {# dag} other {# dage}", []),
    "kun-pladsholdere": ("Kære {navn}, se {d, date}.", ["Kære {navn}, se {d, date}."]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHOICES.values(), ids=CHOICES.keys())
def test_a_choice_of_texts_is_several_texts(text, expected, check_sound) -> None:
    for document in (
        read_text(json.dumps({"k": text}, ensure_ascii=False), format="json"),
        read_text(f'msgid "k"\nmsgstr "{text}"\n', format="po"),
        read_text(f"k: |\n  {text}\n", format="yaml"),
    ):
        check_sound(document)
        assert [segment.prose for segment in document.segments] == expected


def test_no_edit_leaves_the_text_of_its_branch() -> None:
    text = json.dumps({"k": CHOICES["midt-i-en-sætning"][0]}, ensure_ascii=False)
    main = read_text(text, format="json").segments[0]
    at = main.prose.index("# dage til")
    assert main.is_verbatim(at, at + len("# dage"))
    assert not main.is_verbatim(at, at + len("# dage til"))


def test_deep_choices_are_refused() -> None:
    deep = "{n, plural, other {" * 2_000
    assert read_text(json.dumps({"k": deep + "Hej med dig"}), format="json").segments == ()


OTHER = {
    "arb-tekster-om-tekster": (
        "json",
        '{"@@locale": "da", "hej": "Hej med dig", "@hej": {"description": "En hilsen"}}',
        [("hej", "Hej med dig")],
    ),
    "yaml-anker": (
        "yaml",
        "a: &x Tekst med anker.\nb: *x\nc: !!str 'Med mærke.'\nd: &y >\n  To\n  linjer.\n",
        [("a", "Tekst med anker."), ("c", "Med mærke."), ("d", "To linjer.")],
    ),
    "yaml-flere-dokumenter": (
        "yaml",
        "a: Den første.\n---\nb: Den anden.\n",
        [("a", "Den første."), ("b", "Den anden.")],
    ),
    "xliff-2": (
        "xliff",
        '<xliff xmlns="u" version="2.0" srcLang="en" trgLang="da"><unit id="1" name="mail.a">'
        '<segment><source>Hi</source><target>Hej <pc id="1">med</pc> dig <ph equiv="{"/>.</target>'
        "</segment></unit></xliff>",
        [("mail.a", "Hej med dig [kode].")],
    ),
    "xliff-forslag": (
        "xliff",
        '<xliff version="1.2"><file target-language="da"><trans-unit id="a"><target>Den valgte.'
        "</target><alt-trans><target>Et forslag.</target></alt-trans></trans-unit></file></xliff>",
        [("a", "Den valgte.")],
    ),
    "po-gamle-og-tomme": (
        "po",
        '#~ msgid "Old"\n#~ msgstr "Gammel."\n\n#, fuzzy\nmsgid "Hi"\nmsgstr "Hej med dig."\n',
        [("Hi", "Hej med dig.")],
    ),
}


@pytest.mark.parametrize(("format", "text", "expected"), OTHER.values(), ids=OTHER.keys())
def test_what_only_one_format_has(format, text, expected, check_sound) -> None:
    document = read_text(text, format=format)
    check_sound(document)
    assert [(s.place, s.prose) for s in document.segments] == expected


def test_many_comments_in_yaml_take_no_long_time() -> None:
    assert len(read_text("a: Tekst her.\n# note\n" * 20_000, format="yaml").segments) == 20_000


def test_values_in_xliff_keep_their_place() -> None:
    unit = 'Du har <x id="INTERPOLATION" equiv-text="{{n}}"/> <x id="START_BOLD"/>dage.'
    text = f'<xliff><file target-language="da"><trans-unit id="a"><target>{unit}</target></xliff>'
    assert [s.prose for s in read_text(text, format="xliff").segments] == ["Du har [kode] dage."]


def edit(format: str, text: str, word: str, new: str) -> str:
    at = text.index(word)
    edits = [Edit(Span(at, at + len(word)), new)]
    return apply_edits(text.encode(), edits, name=f"a.{format}").decode()


def test_files_that_hold_more_than_texts_are_read_when_named_only() -> None:
    assert not can_read("package.json")
    assert not can_read("a.yaml")
    assert can_read("da.po")
    assert can_read("brev.docx")


def test_edits_are_escaped() -> None:
    assert json.loads(edit("json", '{"a": "Du skal"}', "Du", 'D"u\\')) == {"a": 'D"u\\ skal'}
    assert 'msgstr "D\\"u skal"' in edit("po", 'msgid "x"\nmsgstr "Du skal"\n', "Du", 'D"u')
    assert "<target>&lt;Du&gt; skal <x" in edit("xliff", XLIFF, "Du", "<Du>")
    assert "<value>&amp; {0}" in edit("resx", RESX, "Kære", "&")


def test_another_library_reads_the_edit() -> None:
    """Only the one text is another, and it is what was meant."""
    import yaml

    new = 'Hvis "du" & <b> \\'
    old_json = json.dumps({"a": ["Såfremt", "Andet å"], "b": {"c": 1}})
    plain = json.dumps({"a": ["Såfremt", "Andet å"], "b": {"c": 1}}, ensure_ascii=False)
    assert json.loads(edit("json", plain, "Såfremt", new)) == json.loads(
        old_json.replace("S\\u00e5fremt", new.replace("\\", "\\\\").replace('"', '\\"'))
    )
    old_yaml = "a:\n  - \"Såfremt du\"\n  - 'Andet'\nb: >\n  Tredje\n  her\n"
    was, now = yaml.safe_load(old_yaml), yaml.safe_load(edit("yaml", old_yaml, "Såfremt", "Hvis"))
    assert now == {"a": ["Hvis du", "Andet"], "b": was["b"]}
    for format, text, word in (("xliff", XLIFF, "svare"), ("resx", RESX, "Kære")):
        before = ["".join(e.itertext()) for e in ElementTree.fromstring(text).iter()]
        edited = ElementTree.fromstring(edit(format, text, word, new))
        after = ["".join(e.itertext()) for e in edited.iter()]
        assert after == [told.replace(word, new) for told in before] != before


def test_yaml_edit_that_breaks_its_string_is_refused() -> None:
    assert "Hvis du" in edit("yaml", "a: Såfremt du\n", "Såfremt", "Hvis")
    with pytest.raises(ValueError):
        edit("yaml", "a: Såfremt du\n", "Såfremt", "Hvis: {")


@pytest.mark.parametrize("part", ['{"a":', '"a', '["', "//", "/*", '"\\'])
def test_hostile_json(part) -> None:
    read_text("[" + part * 30_000, format="json")


@given(st.recursive(st.text("Du skål\n\t\"\\/😀{}<b>& ", max_size=20),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                        st.sampled_from(["a", "b"]), inner, max_size=2), max_leaves=6),
       st.booleans())  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_source_map(value, ascii_only) -> None:
    text = json.dumps([value], ensure_ascii=ascii_only)
    for format in ("json", "yaml"):
        if format == "yaml" and "\\ud8" in text:
            continue  # YAML knows no halves of a letter.
        for segment in read_text(text, format=format).segments:
            for run in segment.runs:
                copy = text[run.source_start : run.source_end]
                assert segment.prose[run.prose_start : run.prose_end] == copy
