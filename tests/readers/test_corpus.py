"""Real files: every one is read or refused with one line, and no word of a letter is lost."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest

from oejenhoejde.errors import ReadError
from oejenhoejde.model import Edit, Span
from oejenhoejde.readers import (
    Comment,
    Stamp,
    add_comments,
    apply_edits,
    read_bytes,
    read_file,
    splice,
    track_edits,
)


def test_every_file_is_read_or_refused_in_one_line(shared, check_sound) -> None:
    read = 0
    for path in sorted((shared / "corpus").rglob("*.*")):
        try:
            document = read_file(path)
        except ReadError as refusal:
            line = str(refusal)
            if "\n" in line or path.suffix in (".docx", ".md", ".txt"):
                pytest.fail(line)
        else:
            check_sound(document)
            assert document.segments
            read += 1
    assert read >= 60


def test_letters_keep_every_word(shared) -> None:
    docx = pytest.importorskip("docx")
    from docx.oxml.ns import qn

    for path in sorted((shared / "corpus" / "breve").glob("*.docx")):
        words = Counter[str]()
        for paragraph in docx.Document(str(path)).element.body.iter(qn("w:p")):
            parts = paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
            joined = "".join((p.text or "") if p.tag == qn("w:t") else " " for p in parts)
            words.update(joined.split())
        assert words - Counter(read_file(path).text.split()) == Counter()


def test_edited_letters_open_in_another_library(shared, tmp_path) -> None:
    docx = pytest.importorskip("docx")
    for path in sorted((shared / "corpus" / "breve").glob("*.docx")):
        document = read_file(path)
        runs = [run for segment in document.segments for run in segment.runs]
        edits = [Edit(Span(run.source_start, run.source_start + 1), "Ø") for run in runs]
        # One letter of text may be in two segments (a link and its paragraph).
        edits = list(dict.fromkeys(edits))
        edited = apply_edits(path.read_bytes(), edits, name=path.name)
        (tmp_path / "rettet.docx").write_bytes(edited)
        docx.Document(str(tmp_path / "rettet.docx"))
        expected = list(document.text)
        for edit in edits:
            expected[edit.span.start] = "Ø"
        assert read_file(tmp_path / "rettet.docx").text == "".join(expected)


def test_letters_with_changes_and_comments_open_in_another_library(shared) -> None:
    docx = pytest.importorskip("docx")
    for path in sorted((shared / "corpus" / "breve").glob("*.docx")):
        data, document = path.read_bytes(), read_file(path)
        words = [Span(*match.span()) for match in re.finditer(r"\w{5,}", document.text)]
        comments = [Comment(word, ("Her.",), "et sted") for word in words]
        whole = Comment(None, ("Hele brevet.",))
        commented = add_comments(data, [whole, *comments], name=path.name, stamp=Stamp())
        assert read_bytes(commented, name=path.name).segments == document.segments
        found = list(docx.Document(io.BytesIO(commented)).comments)
        told = sum(comment.text.count("Her.") for comment in found)
        assert told == len(words)
        edits = [Edit(word, "Nyt & nyt") for word in words]
        tracked = track_edits(data, edits, name=path.name, stamp=Stamp())
        docx.Document(io.BytesIO(tracked))
        assert read_bytes(tracked, name=path.name).text == splice(document.text, edits)
