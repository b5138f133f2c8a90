"""Promises for any document: every run is a copy, and an edit changes its span only."""

from __future__ import annotations

import io
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oejenhoejde.model import Document, Edit, Span
from oejenhoejde.readers import apply_edits, compose, read_bytes, read_text, splice

TEXTS = st.text(
    st.sampled_from(
        list("abæøåÆ *_`[]()<>!&#-|~$\\{}%:;.,\"'/=+1\n\n\r\t\u00ad\u200b\u030a\ufeff\u2013😀")
    ),
    max_size=80,
)
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "så*fremt* ",
            "**fed** ",
            "[link](http://x.dk) ",
            "![alt](b.png)",
            "`kode` ",
            "\n\n",
            "\n",
            "\r\n",
            "- ",
            "1. ",
            "> ",
            "# ",
            "| a | b |\n|---|---|\n",
            "<b>x</b>",
            "&aring;",
            "<!-- oejenhoejde: slå fra x -->",
            "[^1]",
            "[^1]: ",
            "{{navn}}",
            "{% if %}",
            "<<dato>>",
            "    ",
            "\t",
            "a\u030a",
            "an\u00adsøgning ",
            "😀",
            "```\n",
            "---\n",
            '!!! note "T"\n',
            "Du skal svare. ",
            "https://x.dk/a_b_ ",
            "$x$ ",
            "~~y~~ ",
            "\\*",
            "«Navn»",
            "ansøg-\n",
        ]
    ),
    max_size=14,
).map("".join)
MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def check(document: Document) -> None:
    for segment in document.segments:
        assert segment.runs
        assert segment.prose == segment.prose.strip() != ""
        for run in segment.runs:
            copy = document.text[run.source_start : run.source_end]
            assert segment.prose[run.prose_start : run.prose_end] == copy
            span = segment.to_source(run.prose_start, run.prose_end)
            assert (span.start, span.end) == (run.source_start, run.source_end)
        for word_start in range(0, len(segment.prose), 3):
            word_end = min(word_start + 4, len(segment.prose))
            span = segment.to_source(word_start, word_end)
            assert 0 <= span.start <= span.end <= len(document.text)
            if segment.is_verbatim(word_start, word_end):
                excerpt = document.text[span.start : span.end]
                assert excerpt == segment.prose[word_start:word_end]


@given(st.one_of(TEXTS, FRAGMENTS))
@MANY
def test_source_map_of_markdown(text: str) -> None:
    document = read_text(text, format="md")
    check(document)
    for mute in document.muted:
        assert mute.span.end <= len(text)


@given(st.one_of(TEXTS, FRAGMENTS))
@MANY
def test_source_map_of_text(text: str) -> None:
    check(read_text(text))


@given(st.one_of(TEXTS, FRAGMENTS))
@MANY
def test_plain_text_has_no_letter_of_its_own(text: str) -> None:
    for segment in read_text(text).segments:
        assert set(segment.prose) <= set(text) | {" ", "å"}  # a + ring is shown as one letter.


@given(st.one_of(TEXTS, FRAGMENTS), st.data())
@MANY
def test_edit_of_a_text_changes_its_span_only(text: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["a.md", "a.txt"]))
    text = text.lstrip("\ufeff")  # At the start it is the byte order mark of the file.
    stored = text.encode("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edited = apply_edits(stored, [Edit(Span(start, end), "nyæ")], name=name)
    assert edited == (text[:start] + "nyæ" + text[end:]).encode("utf-8")


RUNS = st.lists(
    st.one_of(
        st.text(st.sampled_from("abæøå &<>\"'.,😀\u00ad\u030a "), max_size=8),
        st.sampled_from([None, "TAB"]),
    ),
    max_size=12,
)


def docx_of(runs: list[str | None]) -> bytes:
    """Make a document: a text is a run, None ends the paragraph, TAB is a tab."""
    parts = ["<w:p>"]
    for run in runs:
        if run is None:
            parts.append("</w:p><w:p>")
        elif run == "TAB":
            parts.append("<w:r><w:tab/></w:r>")
        else:
            escaped = run.replace("&", "&amp;").replace("<", "&#60;").replace(">", "&#x3e;")
            parts.append(f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>')
    body = "".join(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("andet.bin", bytes(range(256)))
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:p></w:body></w:document>',
        )
    return out.getvalue()


@given(RUNS)
@MANY
def test_source_map_of_word(runs: list[str | None]) -> None:
    document = read_bytes(docx_of(runs), name="a.docx")
    check(document)
    texts = "".join("\t" if run == "TAB" else run or "" for run in runs)
    assert "".join(document.text.split()) == "".join(texts.split())


@given(RUNS, st.data())
@MANY
def test_edit_of_word_changes_its_span_only(runs: list[str | None], data: st.DataObject) -> None:
    stored = docx_of(runs)
    text = read_bytes(stored, name="a.docx").text
    places = [at for at, letter in enumerate(text) if letter not in "\t\n"]
    if not places:
        return
    start = data.draw(st.sampled_from(places))
    stop = start + len(re.match("[^\t\n]+", text[start:])[0])
    end = data.draw(st.integers(start + 1, stop))
    edited = apply_edits(stored, [Edit(Span(start, end), "n & ø")], name="a.docx")
    assert read_bytes(edited, name="a.docx").text == text[:start] + "n & ø" + text[end:]
    with zipfile.ZipFile(io.BytesIO(edited)) as package:
        assert package.read("andet.bin") == bytes(range(256))


_CUTS = st.lists(st.integers(0, 30), max_size=8).map(sorted)


def _edits(text: str, cuts: list[int], news: list[str]) -> list[Edit]:
    cuts = [cut for cut in cuts if cut <= len(text)]
    pairs = zip(cuts[::2], cuts[1::2], news, strict=False)
    return [Edit(Span(start, end), new) for start, end, new in pairs]


@given(
    st.text("abc ", max_size=30),
    st.tuples(_CUTS, _CUTS),
    st.lists(st.text("xyz", max_size=4), min_size=4, max_size=4),
)
def test_composed_edits_do_what_one_after_the_other_does(text, cuts, news) -> None:
    first = _edits(text, cuts[0], news)
    between = splice(text, first)
    second = _edits(between, cuts[1], news[::-1])
    after = splice(between, second)
    assert splice(text, compose(first, second, between=between)) == after
