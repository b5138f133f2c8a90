"""Promises for documents of every format: nothing is lost, no code is prose, edits stay in place.

Each made document holds »såfremt« in its prose and »forbudt« in code, markup and deleted text.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oejenhoejde.model import Document, Edit, SegmentKind, Span
from oejenhoejde.readers import READERS, apply_edits, read_bytes, splice

WORD, TRAP = "såfremt", "forbudt"
#: The word as people and programs write it: cut by letters that are not seen, composed of two.
WORDS = (WORD, "sa\u030afremt", "så\u00adfremt", "så\u200bfremt", "\ufeffsåfremt", "såfremt\u2060")
FILLER = (
    "😀 ",
    "du & jeg ",
    "3 < 4 ",
    "skal svare. ",
    "du\tskal ",
    "Ja! ",
    "👍🏽 ",
    "»hej« ",
    "1.000 kr. ",
)
LINE_ENDS = ("\n", "\r\n")
MANY = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
FEW = settings(MANY, max_examples=12)

Made = tuple[str, int]  # The text, and how often it holds the word in its prose.


def joined(parts: list[Made], between: str = " ") -> Made:
    return between.join([text for text, _ in parts]), sum(count for _, count in parts)


def pieces(*, traps: tuple[str, ...], split: tuple[str, ...], escape: Callable[[str], str]):
    """Give pieces of inline text: the word, the word cut by markup, other words, and traps."""
    return st.one_of(
        st.sampled_from(WORDS).map(lambda text: (escape(text), 1)),
        st.sampled_from(split or WORDS).map(lambda text: (text, 1)),
        st.sampled_from(FILLER).map(lambda text: (escape(text), 0)),
        st.sampled_from(traps or FILLER).map(lambda text: (text if traps else escape(text), 0)),
    )


def nested(inner, wrappers: tuple[str, ...]):
    """Put pieces into each other: ``wrappers`` hold a ``…`` for what is in them."""
    return st.recursive(
        st.lists(inner, min_size=1, max_size=4).map(joined),
        lambda deeper: st.tuples(
            st.sampled_from(wrappers), st.lists(deeper, min_size=1, max_size=3).map(joined)
        ).map(lambda made: (made[0].replace("…", made[1][0]), made[1][1])),
        max_leaves=6,
    )


def plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


HTML = nested(
    pieces(
        traps=(
            "<code>forbudt</code>", "<!-- forbudt -->", "<i class='forbudt'></i>",
            "<img src=forbudt>", "<del>forbudt</del>", "<script>forbudt</script>",
            "<style>forbudt</style>",
            "<nav>forbudt</nav>", "{% forbudt %}", "<?php forbudt ?>", "<%= forbudt %>",
            "<i lang=en>forbudt</i>", "<a href='/forbudt'></a>",
        ),
        split=(
            "så<b>fremt</b>", "s&aring;fremt", "s&#229;fremt", "så&shy;fremt",
            "s<i>å</i>f<u>re</u>mt",
        ),
        escape=plain,
    ),
    ("<b>…</b>", "<p>…</p>", "<ul><li>…</ul>", "<table><tr><td>…</table>", "<a href=x>…</a>",
     "<h2>…</h2>", "<div lang=da>…</div>"),
)  # fmt: skip
# A line that begins with a comment is HTML to its end, so here something stands before it.
MARKDOWN = nested(
    pieces(
        traps=(
            "`forbudt`", "du <!-- forbudt -->", "~~forbudt~~", "{{< forbudt >}}", "[x](/forbudt)",
            "{% forbudt %}", "<code>forbudt</code>", "\n\n```\nforbudt\n```\n\n", "![](/forbudt)",
            "<i class='forbudt'>x</i>", "$forbudt$",
        ),
        split=("så**fremt**", "s&aring;fremt", "så<b>fremt</b>", "så*fre*mt"),
        escape=plain,
    ),
    ("\n\n- …\n\n", "\n\n> …\n\n", "\n\n# …\n\n", "\n\n1. …\n\n", "\n\n…\n\n"),
)  # fmt: skip
TEXT = nested(pieces(traps=(), split=(), escape=str), ("\n\n…\n\n", "\n\n- …\n\n"))
VALUES = st.lists(
    pieces(
        traps=("<b class='forbudt'>x</b>",),
        split=("så<b>fremt</b>",),
        escape=str,
    ),
    min_size=1,
    max_size=5,
).map(lambda parts: joined([("Du", 0), *parts]))


def catalogue(make: Callable[[list[str]], str]):
    def build(values: list[Made]) -> Made:
        return make([text for text, _ in values]), sum(count for _, count in values)

    return st.lists(VALUES, min_size=1, max_size=3).map(build)


def as_json(values: list[str]) -> str:
    return json.dumps({TRAP: values, "en": {"a": f"{TRAP} {TRAP}"}}, ensure_ascii=False, indent=1)


def as_escaped_json(values: list[str]) -> str:
    return json.dumps({TRAP: values})


def as_yaml(values: list[str]) -> str:
    lines = [f"- {json.dumps(value, ensure_ascii=False)}  # {TRAP}" for value in values]
    return "\n".join([f"# {TRAP}", f"{TRAP}:", *lines, ""])


def as_po(values: list[str]) -> str:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    blocks = [
        f'# {TRAP}\n#: {TRAP}.py:{n}\nmsgid "{TRAP} {n}"\nmsgstr ""\n"Hej "\n{quoted(value)}\n'
        for n, value in enumerate(values)
    ]
    return "\n".join(blocks)


def as_resx(values: list[str]) -> str:
    data = "".join(
        f'<data name="{TRAP}"><value>{plain(value)}</value><comment>{TRAP}</comment></data>\n'
        for value in values
    )
    return f"<root>\n<!-- {TRAP} -->{data}</root>\n"


def as_xliff(values: list[str]) -> str:
    units = "".join(
        f'<trans-unit id="{TRAP}"><source>{TRAP}</source><target>{plain(value)}</target>'
        f"<note>{TRAP}</note></trans-unit>\n"
        for value in values
    )
    return f'<xliff version="1.2"><file target-language="da">\n{units}</file></xliff>\n'


MAKERS = {
    "html": HTML.map(lambda made: (f"<body>{made[0]}</body>", made[1])),
    "md": MARKDOWN.map(lambda made: (f"{made[0]}\n", made[1])),
    "txt": TEXT,
    "json": catalogue(as_json),
    "yaml": catalogue(as_yaml),
    "po": catalogue(as_po),
    "resx": catalogue(as_resx),
    "xliff": catalogue(as_xliff),
}


def seen(document: Document) -> str:
    """Give the Danish prose once: a link stands in its paragraph too."""
    own = (s for s in document.segments if s.kind is not SegmentKind.LINK and s.lang != "en")
    return "\n".join(segment.prose for segment in own)


def assert_sound(document: Document) -> None:
    for segment in document.segments:
        assert segment.prose == segment.prose.strip() != ""
        assert unicodedata.is_normalized("NFC", segment.prose)
        for run in segment.runs:
            copy = document.text[run.source_start : run.source_end]
            assert segment.prose[run.prose_start : run.prose_end] == copy
            assert TRAP not in copy or segment.lang == "en"


def read(format: str, text: str) -> Document:
    return read_bytes(text.encode("utf-8"), name=f"a.{format}")


def test_every_format_that_is_text_is_here() -> None:
    assert set(MAKERS) == {reader.format for reader in READERS.values() if reader.read_text}


@pytest.mark.parametrize("format", MAKERS)
@given(data=st.data())
@MANY
def test_nothing_is_lost_and_no_code_is_prose(format: str, data: st.DataObject) -> None:
    text, count = data.draw(MAKERS[format])
    text = text.replace("\n", data.draw(st.sampled_from(LINE_ENDS)))
    bom = data.draw(st.sampled_from(["", "\ufeff"]))
    document = read(format, bom + text)
    assert_sound(document)
    assert TRAP not in seen(document)
    assert len(re.findall(WORD, seen(document))) == count


@pytest.mark.parametrize("format", MAKERS)
@given(data=st.data())
@MANY
def test_an_edit_changes_its_span_only(format: str, data: st.DataObject) -> None:
    text, _ = data.draw(MAKERS[format])
    text = text.replace("\n", data.draw(st.sampled_from(LINE_ENDS))).lstrip("\ufeff")
    bom = data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    stored = bom + text.encode("utf-8")
    document = read_bytes(stored, name=f"a.{format}")
    runs = [run for segment in document.segments for run in segment.runs]
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(run.source_start, run.source_end - 1))
    end = data.draw(st.integers(start + 1, run.source_end))
    edits = [Edit(Span(start, end), "Hvis")]
    try:
        edited = apply_edits(stored, edits, name=f"a.{format}")
    except ValueError:
        assert format == "yaml"  # The edit would break the file: it is refused.
        return
    assert edited == bom + splice(text, edits).encode("utf-8")


@pytest.mark.parametrize("format", MAKERS)
@given(data=st.data())
@FEW
def test_a_finding_is_its_slice_of_the_source(linter, format: str, data: st.DataObject) -> None:
    text, count = data.draw(MAKERS[format])
    document = read(format, text.replace("\n", data.draw(st.sampled_from(LINE_ENDS))))
    report = next(linter.check_documents([document]))
    words = [finding for finding in report.findings if finding.rule_id == "kancelliord"]
    assert len(words) <= count
    for finding in report.findings:
        assert document.text[finding.span.start : finding.span.end] == finding.excerpt
        assert not re.fullmatch(rf"\W*{TRAP}\W*", finding.excerpt)
        for suggestion in finding.suggestions:
            for edit in suggestion.edits:
                assert TRAP not in document.text[edit.span.start : edit.span.end]


def mail(subject: str, body: str, kind: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = f"{TRAP}@kommune.dk"
    message.set_content(body, subtype=kind, cte="base64")
    message.add_attachment(TRAP.encode(), "text", "plain", filename="bilag.txt")
    return bytes(message)


@given(
    made=st.one_of(HTML.map(lambda made: ("html", *made)), TEXT.map(lambda made: ("plain", *made)))
)
@MANY
def test_mail(made: tuple[str, str, int]) -> None:
    kind, text, count = made
    document = read_bytes(mail("Om din sag", text, kind), name="a.eml")
    assert_sound(document)
    assert TRAP not in seen(document)
    assert len(re.findall(WORD, seen(document))) == count


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT_NAMES = " ".join(
    f'xmlns:{short}="{_ODF}:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("draw", "drawing"),
    )
)


def run(text: str, properties: str = "", tag: str = "w:t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><{tag} xml:space="preserve">{text}</{tag}></w:r>'


WORD_DOCUMENT = nested(
    pieces(
        traps=(
            f"<w:del w:id='1'>{run(TRAP, tag='w:delText')}</w:del>",
            f"<w:moveFrom w:id='2'>{run(TRAP)}</w:moveFrom>",
            run(TRAP, "<w:vanish/>"),
            f"<w:r><w:fldChar w:fldCharType='begin'/></w:r>{run(TRAP, tag='w:instrText')}"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            f"<w:ruby><w:rt>{run(TRAP)}</w:rt></w:ruby>",
        ),
        split=(run("så") + run("fremt", "<w:b/>"), f"<w:ins w:id='3'>{run(WORD)}</w:ins>"),
        escape=lambda text: run(plain(text)),
    ),
    (
        "<w:hyperlink>…</w:hyperlink>", "<w:smartTag>…</w:smartTag>",
        "<w:sdt><w:sdtContent>…</w:sdtContent></w:sdt>",
    ),
)  # fmt: skip
OPEN_DOCUMENT = nested(
    pieces(
        traps=(
            f"<office:annotation><text:p>{TRAP}</text:p></office:annotation>",
            f"<text:hidden-text>{TRAP}</text:hidden-text>",
            f"<text:ruby><text:ruby-text>{TRAP}</text:ruby-text></text:ruby>",
            f"<text:note><text:note-citation>{TRAP}</text:note-citation></text:note>",
            f"<text:script>{TRAP}</text:script>",
        ),
        split=("så<text:span>fremt</text:span>", "<text:span>s&#229;</text:span>fremt"),
        escape=plain,
    ),
    ("<text:span>…</text:span>", "<text:a>…</text:a>"),
)


def package(member: str, content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(member, content)
    return out.getvalue()


def docx(made: Made) -> bytes:
    body = f"<w:body><w:p>{made[0]}</w:p></w:body>"
    return package("word/document.xml", f'<w:document xmlns:w="{W}">{body}</w:document>')


def odt(made: Made) -> bytes:
    body = f"<office:body><office:text><text:p>{made[0]}</text:p></office:text></office:body>"
    root = "office:document-content"
    return package("content.xml", f"<{root} {ODT_NAMES}>{body}</{root}>")


@pytest.mark.parametrize(
    ("name", "maker", "make"),
    [("a.docx", WORD_DOCUMENT, docx), ("a.odt", OPEN_DOCUMENT, odt)],
    ids=["docx", "odt"],
)
@given(data=st.data())
@MANY
def test_packages(name: str, maker, make: Callable[[Made], bytes], data: st.DataObject) -> None:
    made = data.draw(maker)
    stored = make(made)
    document = read_bytes(stored, name=name)
    assert_sound(document)
    assert TRAP not in seen(document)
    assert len(re.findall(WORD, seen(document))) == made[1]
    runs = [run for segment in document.segments for run in segment.runs]
    if runs:
        run = data.draw(st.sampled_from(runs))
        edits = [Edit(Span(run.source_start, run.source_end), "H & <s>")]
        edited = read_bytes(apply_edits(stored, edits, name=name), name=name)
        assert edited.text == splice(document.text, edits)
