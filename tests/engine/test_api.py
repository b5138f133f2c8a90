"""The public functions: what they take, what they give, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import oejenhoejde
from oejenhoejde.engine import Linter

EXAMPLES = Path(__file__).parents[2] / "eksempler"


def test_every_public_name_is_there() -> None:
    for name in oejenhoejde.__all__:
        assert getattr(oejenhoejde, name) is not None
    with pytest.raises(AttributeError, match="findes_ikke"):
        _ = oejenhoejde.findes_ikke


def test_check_text_takes_audience_in_any_spelling() -> None:
    text = "Såfremt du ikke svarer, lukkes sagen."
    report = oejenhoejde.check_text(text, audience="Øvrige", format="txt")
    assert report.audience == "oevrige"
    assert report.document.text == text


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"audience": "naboer"}, "ConfigError", "Målgruppen »naboer« findes ikke"),
        ({"format": "docx"}, "OejenhoejdeError", "docx"),
        ({"model": "findes-ikke"}, "ModelError", "Sprogmodellen »findes-ikke« findes ikke"),
    ],
)
def test_what_is_refused(arguments, error, said) -> None:
    with pytest.raises(getattr(oejenhoejde, error), match=said):
        oejenhoejde.check_text("Hej.", **arguments)


def test_word_and_markdown_of_one_letter_agree() -> None:
    word = oejenhoejde.check_file(EXAMPLES / "afgoerelse.docx")
    markdown = oejenhoejde.check_file(EXAMPLES / "afgoerelse.md")
    assert word.metrics["words_total"] == markdown.metrics["words_total"]
    assert [(f.rule_id, f.excerpt) for f in word.findings] == [
        (f.rule_id, f.excerpt) for f in markdown.findings
    ]


def test_sample_letter_has_all_families_of_faults() -> None:
    report = oejenhoejde.check_file(EXAMPLES / "afgoerelse.docx")
    assert {f.family for f in report.findings} >= {"ord", "saetning", "passiv", "tekst"}


def test_missing_file_is_a_read_error() -> None:
    with pytest.raises(oejenhoejde.ReadError, match=r"nej\.docx: filen findes ikke"):
        oejenhoejde.check_file("nej.docx")


def test_threads_share_a_linter(linter: Linter) -> None:
    texts = [f"Såfremt du ikke svarer, lukkes sag {number}." for number in range(12)]
    wanted = [linter.check_text(text).findings for text in texts]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: linter.check_text(text).findings, texts * 3))
        lists = list(pool.map(lambda _: [r.findings for r in linter.check_many(texts)], range(4)))
    assert found == wanted * 3
    assert lists == [wanted] * 4


def test_many_texts_are_checked_lazily(linter: Linter) -> None:
    read = 0

    def endless() -> Iterator[tuple[str, str]]:
        nonlocal read
        while True:
            read += 1
            yield f"svar {read}", "Såfremt du ikke svarer, lukkes sagen."

    reports = linter.check_many(endless())
    first, second = next(reports), next(reports)
    assert (first.name, second.name) == ("svar 1", "svar 2")
    assert first.findings
    assert read < 400
    reports.close()  # type: ignore[attr-defined]


def test_many_texts_need_no_names(linter: Linter) -> None:
    reports = list(linter.check_many(["Hej.", "Såfremt du svarer, er alt godt."]))
    assert [report.name for report in reports] == ["tekst 1", "tekst 2"]
    assert [bool(report.findings) for report in reports] == [False, True]


def test_check_files_remembers_and_tells_of_unreadable_files(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("OEJENHOEJDE_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "a.md"
    path.write_text("Såfremt du svarer, er alt godt.", encoding="utf-8")
    errors: list[tuple[str, str]] = []

    def run() -> list[tuple[object, ...]]:
        reports = oejenhoejde.check_files(
            [path, tmp_path / "b.md"],
            cache=True,
            on_error=lambda name, line: errors.append((name, line)),
        )
        return [report.findings for report in reports]

    first = run()
    monkeypatch.setattr(Linter, "check_documents", None)
    assert run() == first != [()]
    assert [name for name, _ in errors] == [str(tmp_path / "b.md")] * 2
    with pytest.raises(oejenhoejde.ReadError, match="findes ikke"):
        list(oejenhoejde.check_files([tmp_path / "b.md"]))
