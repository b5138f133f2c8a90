"""The public functions: what they take, what they give, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

import oejenhoejde

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
