"""Exceptions in every format that can hold them: what they hide, and that idle ones are told of."""

from __future__ import annotations

import io
import shutil
import subprocess

import docx
import pytest

from oejenhoejde.model import Report
from oejenhoejde.readers import apply_edits, read_bytes, read_text
from oejenhoejde.readers.suppress import find_switches

HARD = "Såfremt du ikke svarer, lukkes sagen."
EASY = "Hvis du ikke svarer, ringer vi."
IDLE = "ubrugt-undtagelse"

PO = """\
msgid ""
msgstr "Language: da\\n"

{one}msgid "a"
msgstr "{hard}"

#: src/b.c:3
msgid "b"
msgstr "{hard}"
"""
JSON = """\
{{
  "en": {{"title": "x"}},
  {one}"a": "{hard}",
  "gruppe": {{{group}"b": "{hard}"}}
}}
"""
YAML = """\
da:
  {one}a: "{hard}"{trailing}
  {two}gruppe:
    b: "{hard}"
    c: >
      {hard}
"""
XLIFF = """\
<xliff version="1.2"><file source-language="en" target-language="da"><body>
{one}<trans-unit id="a"><source>x</source><target>{hard}</target>{note}</trans-unit>
<trans-unit id="b"><source>x</source><target>{hard}</target></trans-unit>
</body></file></xliff>
"""
XLIFF2 = """\
<xliff version="2.0" srcLang="en" trgLang="da"><file id="f">
<unit id="a"><notes><note>{note}</note></notes><segment><source>x</source>\
<target>{hard}</target></segment></unit>
<unit id="b"><segment><source>x</source><target>{hard}</target></segment></unit>
</file></xliff>
"""
RESX = """\
<root>
{one}<data name="a"><value>{hard}</value>{note}</data>
<data name="b"><value>{hard}</value></data>
</root>
"""


def catalogue(template: str, **parts: str) -> str:
    names = ("one", "two", "group", "trailing", "note")
    return template.format(hard=HARD, **(dict.fromkeys(names, "") | parts))


SAYS = "oejenhoejde: ignorér s-passiv: fra loven"
FILE = "oejenhoejde-ignorer: s-passiv: fra loven"

#: Format, text, and how many of its s-passives are hidden.
CASES = {
    "po": ("po", catalogue(PO, one=f"# {SAYS}\n"), 1),
    "po-extracted": ("po", catalogue(PO, one=f"#. {SAYS}\n"), 1),
    "po-file": ("po", f"# {FILE}\n" + catalogue(PO), 2),
    "po-range": ("po", f"# oejenhoejde: slå s-passiv fra: fra loven\n{catalogue(PO)}", 2),
    "json-comment": ("json", catalogue(JSON, one=f"// {SAYS}\n  "), 1),
    "json-block-comment": ("json", catalogue(JSON, one=f"/* {SAYS} */ "), 1),
    "json-key-in-group": (
        "json", catalogue(JSON, group='"oejenhoejde-ignorer": "s-passiv: fra loven", '), 1,
    ),
    "json-key-in-all": (
        "json", catalogue(JSON, one='"øjenhøjde-ignorér": "s-passiv: fra loven",\n  '), 2,
    ),
    "yaml-comment": ("yaml", catalogue(YAML, one=f"# {SAYS}\n  "), 1),
    "yaml-trailing": ("yaml", catalogue(YAML, trailing=f"  # {SAYS}"), 1),
    "yaml-group": ("yaml", catalogue(YAML, two=f"# {SAYS}\n  "), 2),
    "yaml-key": ("yaml", catalogue(YAML, one='oejenhoejde-ignorer: "s-passiv: fra loven"\n  '), 3),
    "yaml-file": ("yaml", f"# {FILE}\n{catalogue(YAML)}", 3),
    "xliff-comment": ("xliff", catalogue(XLIFF, one=f"<!-- {SAYS} -->\n"), 1),
    "xliff-note": ("xliff", catalogue(XLIFF, note=f"<note>{SAYS}</note>"), 1),
    "xliff2-note": ("xliff", catalogue(XLIFF2, note=SAYS), 1),
    "xliff-file": ("xliff", catalogue(XLIFF, one=f"<!-- {FILE} -->"), 2),
    "resx-comment": ("resx", catalogue(RESX, one=f"<!-- {SAYS} -->\n"), 1),
    "resx-note": ("resx", catalogue(RESX, note=f"<comment>{SAYS}</comment>"), 1),
    "html-comment": ("html", f"<!-- {SAYS} --><p>{HARD}</p><p>{HARD}</p>", 1),
    "html-file": ("html", f"<p>{HARD}</p><p>{HARD}</p><!-- {FILE} -->", 2),
    "html-range": (
        "html", f"<!-- oejenhoejde: slå fra s-passiv: fra loven --><p>{HARD}</p>"
        f"<!-- oejenhoejde: slå s-passiv til --><p>{HARD}</p>", 1,
    ),
    "md-file": ("md", f"{HARD}\n\n{HARD}\n\n<!-- {FILE} -->\n", 2),
    "md-range": (
        "md", f"{HARD}\n\n<!-- Øjenhøjde: slå S-passiv fra: fra loven -->\n\n{HARD}\n", 1,
    ),
}  # fmt: skip


def hidden(report: Report) -> list[tuple[str, str]]:
    pairs = zip(report.suppressed, report.muted_by, strict=True)
    return [(finding.rule_id, mute.reason) for finding, mute in pairs]


def passives(report: Report) -> int:
    return sum(finding.rule_id == "s-passiv" for finding in report.findings)


@pytest.mark.parametrize("name", CASES)
def test_exception_hides_what_it_is_about(linter, name) -> None:
    format, text, number = CASES[name]
    report = linter.check_text(text, format=format)
    assert hidden(report) == [("s-passiv", "fra loven")] * number
    assert passives(report) == text.count(HARD) - number
    assert not [finding for finding in report.findings if finding.rule_id == IDLE]
    # What the author says to us is no text for the reader.
    assert "loven" not in " ".join(s.prose for s in report.document.segments)


@pytest.mark.parametrize("name", CASES)
def test_idle_exception_is_told_of_where_it_stands(linter, name) -> None:
    format, text, _ = CASES[name]
    text = text.replace(HARD, EASY)
    report = linter.check_text(text, format=format)
    (idle,) = [finding for finding in report.findings if finding.rule_id == IDLE]
    assert "s-passiv" in idle.message
    shown = text[idle.span.start : idle.span.end]
    assert shown == idle.excerpt
    assert "-passiv" in shown.lower()


@pytest.mark.parametrize(
    "said",
    [
        "oejenhoejde er godt",
        "oejenhoejde: ja",
        "oejenhoejde: slå det op",
        "xoejenhoejde: ignorér a",
    ],
)
@pytest.mark.parametrize("around", ["<!-- {} -->", "<!--{}-->"])
def test_other_comments_are_not_ours(said, around) -> None:
    assert find_switches(around.format(said)) == []


@pytest.mark.parametrize("length", [100, 20_000])
def test_long_comment_is_quick(length) -> None:
    assert len(find_switches("<!-- oejenhoejde: slå " + "x " * length + "fra -->")) <= 1
    assert find_switches("<!-- oejenhoejde: " * length) == []


def test_comment_without_a_text_after_it_is_idle(linter) -> None:
    report = linter.check_text(f"da:\n  a: {EASY}\n# {SAYS}\n", format="yaml")
    assert [finding.rule_id for finding in report.findings] == [IDLE]


@pytest.mark.parametrize("text", ["# {}\na: {}\nb: {}\n", "# {}\n- {}\n- {}\n"])
def test_comment_at_the_top_is_about_the_first_text(linter, text) -> None:
    report = linter.check_text(text.format(SAYS, HARD, HARD), format="yaml")
    assert len(report.suppressed) == 1


def test_comment_sign_in_a_string_is_text(linter) -> None:
    text = f"a: |\n  Hej # {SAYS}\n  {HARD}\n"
    assert linter.check_text(text, format="yaml").suppressed == ()


# --- one sentence --------------------------------------------------------------------------------

BEFORE, NEXT, AFTER = "Døren lukkes i dag.", "Sagen lukkes.", "Butikken åbnes i morgen."
SENTENCES = {
    "md": f"{BEFORE} <!-- {SAYS} --> {NEXT} {AFTER}\n",
    "md-emphasis": f"- {BEFORE} <!-- {SAYS} -->\n  **{NEXT}** {AFTER}\n",
    "html": f"<p>{BEFORE} <!-- {SAYS} --> {NEXT} {AFTER}</p>",
    "html-inline": f"<li>{BEFORE}<!-- {SAYS} --> <b>Sagen</b> lukkes. {AFTER}</li>",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_comment_within_a_block_is_about_the_next_sentence(linter, name) -> None:
    format = name.partition("-")[0]
    report = linter.check_text(SENTENCES[name], format=format)
    assert [finding.excerpt for finding in report.suppressed] == ["lukkes"]
    shown = [f.excerpt for f in report.findings if f.rule_id == "s-passiv"]
    assert shown == ["lukkes", "åbnes"]
    assert report.suppressed[0].span.start > report.findings[0].span.start
    easy = linter.check_text(SENTENCES[name].replace("lukkes.", "er her."), format=format)
    assert IDLE in [finding.rule_id for finding in easy.findings]


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE} {NEXT} <!-- {SAYS} -->\n",
        f"<!-- {SAYS} --> {BEFORE} {NEXT}\n",
        f"<!-- {SAYS} -->\n{BEFORE} {NEXT}\n",
    ],
)
def test_comment_at_an_end_of_a_block_is_about_the_block(linter, text) -> None:
    assert len(linter.check_text(text, format="md").suppressed) == 2


# --- comments in documents -----------------------------------------------------------------------


def letter(*paragraphs: tuple[str, str]) -> bytes:
    """A Word document of (text, comment on it)."""
    document = docx.Document()
    for text, comment in paragraphs:
        paragraph = document.add_paragraph(text)
        if comment:
            document.add_comment(paragraph.runs, text=comment, author="Anna")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def check(linter, data: bytes, name: str) -> Report:
    return next(linter.check_documents([read_bytes(data, name=name)]))


@pytest.fixture(scope="module")
def as_odt(tmp_path_factory):
    """Turn a Word document into OpenDocument, comments and all."""
    office = shutil.which("soffice")

    def convert(data: bytes) -> bytes:
        if office is None:
            pytest.skip("needs LibreOffice")
        folder = tmp_path_factory.mktemp("office")
        (folder / "a.docx").write_bytes(data)
        subprocess.run(
            [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--convert-to", "odt", "--outdir", str(folder), str(folder / "a.docx")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return (folder / "a.odt").read_bytes()

    return convert


THREE = [
    (HARD, "Oejenhoejde: ignorer s-passiv: fra loven"),
    (HARD, "oejenhoejde: slå kancelliord fra: fast tekst"),
    (HARD, ""),
    (HARD, "oejenhoejde: slå til"),
    (EASY, "oejenhoejde: ignorér jargon"),
    (EASY, "Husk bilaget, oejenhoejde: ignorér"),
]
HIDDEN = [("s-passiv", "fra loven"), ("kancelliord", "fast tekst"), ("kancelliord", "fast tekst")]


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_comments_switch_off(linter, as_odt, name) -> None:
    data = letter(*THREE)
    report = check(linter, as_odt(data) if name.endswith("odt") else data, name)
    assert hidden(report) == HIDDEN
    (idle,) = [finding for finding in report.findings if finding.rule_id == IDLE]
    assert (idle.place, idle.excerpt) == ("kommentar ved afsnit 5", "oejenhoejde: ignorér jargon")
    assert len(idle.span) == 0


def test_comment_for_the_whole_document(linter) -> None:
    report = check(linter, letter((HARD, ""), (EASY, f"Til os:\n{FILE}"), (HARD, "")), "a.docx")
    assert hidden(report) == [("s-passiv", "fra loven")] * 2


def test_comment_over_several_paragraphs(linter) -> None:
    document = docx.Document()
    runs = [document.add_paragraph(HARD).runs[0] for _ in range(3)]
    document.add_comment(runs[0:2], text=SAYS, author="Anna")
    stream = io.BytesIO()
    document.save(stream)
    assert hidden(check(linter, stream.getvalue(), "a.docx")) == [("s-passiv", "fra loven")] * 2


def test_comments_stay_when_the_text_is_mended() -> None:
    data = letter((HARD, SAYS))
    assert apply_edits(data, [], name="a.docx") == data
    assert read_bytes(data, name="a.docx").muted[0].said == SAYS


def test_broken_comments_do_not_stop_the_reading() -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter((HARD, SAYS)))) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            broken = info.filename == "word/comments.xml"
            new.writestr(info, b"<nej" if broken else old.read(info))
    document = read_bytes(out.getvalue(), name="a.docx")
    assert document.muted == ()
    assert document.text == HARD


def test_plain_text_has_them_at_its_top_only() -> None:
    assert len(read_text(f"{FILE}\n\n{HARD}\n").muted) == 1
