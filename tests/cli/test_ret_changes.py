"""``ret --staged`` and ``ret --siden``: only what is changed is mended."""

from __future__ import annotations

import pytest

OLD = "Såfremt du ikke svarer, ringer vi.\n"
#: Several safe fixes in one sentence: they take a round each, and the text grows and shrinks.
HARD = "Såfremt du endvidere fremsender et billede, fremsender vi et svar.\n"
MENDED = "Hvis du desuden sender et billede, sender vi et svar.\n"


@pytest.fixture
def page(git, tmp_path):
    """A page in git, with an old fault at the top and at the end."""
    git("init", "-b", "main")
    path = tmp_path / "side.md"
    path.write_text(f"{OLD}\n{OLD}", encoding="utf-8")
    (tmp_path / "anden.md").write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "start")
    return path


def test_old_lines_are_left_alone(run, git, page) -> None:
    page.write_text(f"{OLD}\n{HARD}\n{OLD}", encoding="utf-8")
    git("add", ".")
    result = run("ret", "--staged")
    assert page.read_text("utf-8") == f"{OLD}\n{MENDED}\n{OLD}"
    assert (result.code, result.out) == (0, "side.md: 4 rettelser. 0 fund tilbage.\n")
    assert (page.parent / "anden.md").read_text("utf-8") == OLD


def test_since_a_commit(run, git, page) -> None:
    page.write_text(f"{HARD}\n{OLD}\n{OLD}", encoding="utf-8")
    git("commit", "-am", "mere")
    page.write_text(f"{HARD}\n{OLD}\n{OLD}\n{HARD}", encoding="utf-8")
    assert "4 rettelser" in run("ret", ".", "--siden", "HEAD").out
    assert page.read_text("utf-8") == f"{HARD}\n{OLD}\n{OLD}\n{MENDED}"


def test_lines_are_those_in_the_folder(run, git, page) -> None:
    # What is staged has moved down in the folder.
    page.write_text(f"{OLD}\n{OLD}\n{HARD}", encoding="utf-8")
    git("add", ".")
    page.write_text(f"Hej.\n\nHej.\n\n{OLD}\n{OLD}\n{HARD}", encoding="utf-8")
    run("ret", "--staged")
    assert page.read_text("utf-8") == f"Hej.\n\nHej.\n\n{OLD}\n{OLD}\n{MENDED}"


def test_new_file_is_mended_whole(run, git, tmp_path) -> None:
    git("init")
    (tmp_path / "ny.md").write_text(OLD, encoding="utf-8")
    git("add", ".")
    run("ret", "--staged")
    assert (tmp_path / "ny.md").read_text("utf-8") == "Hvis du ikke svarer, ringer vi.\n"


def test_nothing_changed(run, page) -> None:
    result = run("ret", "--staged")
    assert (result.code, result.out, result.err) == (0, "", "Ingen af filerne er ændret.\n")


def test_a_file_or_changes_must_be_named(run) -> None:
    assert run("ret").err.startswith("Du mangler at skrive STI.")
