"""``oejenhoejde kommenter``: the copy, its name, and what happens when something is wrong."""

from __future__ import annotations

import io
import shutil

import docx
import pytest

from oejenhoejde.readers import read_file


@pytest.fixture
def word(tmp_path, example_docx):
    return shutil.copy(example_docx, tmp_path / "brev.docx")


def test_the_copy_has_comments_and_the_document_has_none(run, tmp_path, word) -> None:
    before = word.read_bytes()
    result = run("kommenter", "brev.docx", "--dato", "2026-05-03")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("brev.kommenteret.docx: ")
    assert word.read_bytes() == before
    copy = tmp_path / "brev.kommenteret.docx"
    assert read_file(copy).text == read_file(word).text
    comments = list(docx.Document(io.BytesIO(copy.read_bytes())).comments)
    assert comments[0].text.startswith("oejenhoejde har fundet ")
    assert {comment.author for comment in comments} == {"oejenhoejde"}
    assert {comment.timestamp.isoformat()[:10] for comment in comments} == {"2026-05-03"}
    assert any("Skriv »Om«" in comment.text for comment in comments)


def test_same_input_gives_the_same_bytes(run, tmp_path, word) -> None:
    run("kommenter", "brev.docx", "-o", "a.docx")
    run("kommenter", "brev.docx", "--ud", "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_only_the_chosen_rules(run, tmp_path, word) -> None:
    result = run("kommenter", "brev.docx", "--kun", "lang-sætning")
    assert result.code == 0
    comments = docx.Document(io.BytesIO((tmp_path / "brev.kommenteret.docx").read_bytes())).comments
    assert all("[lang-saetning]" in comment.text for comment in list(comments)[1:])


def test_a_copy_that_is_there_stays_unless_it_is_named(run, tmp_path, word) -> None:
    copy = tmp_path / "brev.kommenteret.docx"
    copy.write_bytes(b"mit eget")
    result = run("kommenter", "brev.docx")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("brev.kommenteret.docx: filen findes allerede.")
    assert copy.read_bytes() == b"mit eget"
    assert run("kommenter", "brev.docx", "-o", "brev.kommenteret.docx").code == 0
    assert copy.read_bytes() != b"mit eget"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("brev.docx", "-o", "brev.docx"), "--ud: brev.docx er dokumentet selv."),
        (("brev.docx", "-o", "x.odt"), "--ud: kopien skal også ende på .docx."),
        (("brev.docx", "brev.docx", "-o", "x.docx"), "Brug kun --ud, når du kommenterer én fil."),
        (("brev.docx", "-o", "mangler/x.docx"), "mangler/x.docx: filen kan ikke skrives"),
        (("mangler.docx",), "mangler.docx: filen findes ikke."),
        (("brev.md",), "brev.md: kommentarer kan kun stå i .docx og .odt."),
        (("brev.docx", "--dato", "3. maj"), "--dato: skriv datoen med år, måned og dag"),
        (("-",), "Du kan ikke bruge - her."),
    ],
)
def test_what_cannot_be_done_is_one_line(run, tmp_path, word, letter, args, says) -> None:
    before = word.read_bytes()
    result = run("kommenter", *args)
    assert result.code == 2
    assert says in result.err
    assert result.err.count("\n") == 1
    assert word.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"brev.docx", "brev.md"}


def test_a_bad_file_does_not_stop_the_others(run, tmp_path, word) -> None:
    result = run("kommenter", "mangler.docx", "brev.docx")
    assert result.code == 2
    assert (tmp_path / "brev.kommenteret.docx").exists()
