"""``--siden`` and ``--staged``: findings in changed lines, as git sees them."""

from __future__ import annotations

import shutil

import pytest

OLD = "Såfremt du ikke svarer, ringer vi.\n\nHej.\n"
NEW = "Du skal endvidere sende os et billede.\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture
def repository(git, tmp_path):
    git("init", "-b", "main")
    (tmp_path / 'æble "og" pære.md').write_text(OLD, encoding="utf-8")
    (tmp_path / "uændret.md").write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "start")
    return tmp_path


def excerpts(result) -> list[tuple[str, str]]:
    return [(d["name"], f["excerpt"]) for d in result.json()["documents"] for f in d["findings"]]


def test_only_changed_lines_of_changed_files(run, repository) -> None:
    name = 'æble "og" pære.md'
    (repository / name).write_text(f"{OLD}\n{NEW}", encoding="utf-8")
    result = run("tjek", ".", "--siden", "HEAD", "-f", "json")
    assert [d["name"] for d in result.json()["documents"]] == [name]
    assert excerpts(result) == [(name, "endvidere")]
    assert excerpts(run("tjek", "--siden", "HEAD", "-f", "json")) == excerpts(result)


def test_lines_that_look_like_a_patch_do_not_confuse(run, repository) -> None:
    name = 'æble "og" pære.md'
    tricky = "--- a/x\n+++ b/uændret.md\n@@ -1 +1,9 @@\ndiff --git a/x b/x\n"
    (repository / name).write_text(tricky + OLD, encoding="utf-8")
    assert excerpts(run("tjek", ".", "--siden", "HEAD", "-f", "json")) == []


def test_new_file_counts_whole(run, repository) -> None:
    (repository / "ny.md").write_text(OLD, encoding="utf-8")
    assert excerpts(run("tjek", ".", "--siden", "main", "-f", "json")) == [("ny.md", "Såfremt")]


def test_branch_is_compared_with_where_it_was_left(run, repository, git) -> None:
    git("checkout", "-b", "gren")
    (repository / "ny.md").write_text(NEW, encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "new")
    git("checkout", "main")
    (repository / "uændret.md").write_text("Hej.\n", encoding="utf-8")
    git("commit", "-am", "main goes on")
    git("checkout", "gren")
    assert excerpts(run("tjek", ".", "--siden", "main", "-f", "json")) == [("ny.md", "endvidere")]


def test_staged_reads_the_index(run, repository, git) -> None:
    path = repository / "uændret.md"
    path.write_text(f"{OLD}\n{NEW}", encoding="utf-8")
    git("add", ".")
    path.write_text(f"Såfremt, såfremt.\n\n{OLD}\n{NEW}", encoding="utf-8")  # Not staged.
    result = run("tjek", "--staged", "-f", "json")
    assert excerpts(result) == [("uændret.md", "endvidere")]
    assert result.json()["documents"][0]["findings"][0]["line"] == 5


def test_staged_before_the_first_commit(run, git, tmp_path) -> None:
    git("init", "-b", "main")
    (tmp_path / "ny.md").write_text(OLD, encoding="utf-8")
    assert excerpts(run("tjek", ".", "--staged", "-f", "json")) == []
    git("add", ".")
    assert excerpts(run("tjek", ".", "--staged", "-f", "json")) == [("ny.md", "Såfremt")]


def test_word_document_counts_whole(run, repository, git, example_docx) -> None:
    shutil.copy(example_docx, repository / "brev.docx")
    git("add", ".")
    git("commit", "-m", "letter")
    assert excerpts(run("tjek", ".", "--siden", "HEAD", "-f", "json")) == []
    with (repository / "brev.docx").open("ab") as file:
        file.write(b"\0")
    result = run("tjek", ".", "--siden", "HEAD", "-f", "json")
    assert len(excerpts(result)) > 10 or "brev.docx" in result.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--siden", "findes-ikke"], "--siden: git kender ikke »findes-ikke«."),
        (["--siden", "--output=x"], "--siden: git kender ikke »--output=x«."),
        (["--siden", "HEAD", "--staged"], "Brug ikke --siden sammen med --staged."),
    ],
)
def test_wrong_use(run, repository, options, said) -> None:
    result = run("tjek", ".", *options)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(said)
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("options", [["--siden", "HEAD"], ["--staged"]])
def test_outside_a_repository(run, tmp_path, git, monkeypatch, options) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = run("tjek", ".", *options)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"{options[0]}: {tmp_path} ligger ikke i et repository i git.\n"


def test_without_git(run, letter, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("tjek", letter, "--staged")
    assert result.err == "--staged: git er ikke installeret. Installér det først.\n"


def test_nothing_changed_is_said(run, repository) -> None:
    result = run("tjek", "--siden", "HEAD")
    assert (result.code, result.out) == (0, "")
    assert result.err == "Ingen af filerne er ændret.\n"


def test_known_findings_in_unchanged_lines_are_not_called_mended(run, repository) -> None:
    run("tjek", ".", "--skriv-basis", "basis.json")
    (repository / "uændret.md").write_text(f"{OLD}\n{NEW}", encoding="utf-8")
    result = run("tjek", "--siden", "HEAD", "--basis", "basis.json")
    assert "»endvidere«" in result.out
    assert result.err == ""
