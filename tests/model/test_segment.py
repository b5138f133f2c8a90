"""The source map: what the constructor refuses, and the way from prose to source."""

from __future__ import annotations

import pytest

from oejenhoejde.model import Document, Run, Segment, SegmentKind, Span, fingerprint


def segment(prose: str, *runs: tuple[int, int, int]) -> Segment:
    return Segment(SegmentKind.PARAGRAPH, prose, tuple(Run(*run) for run in runs))


@pytest.mark.parametrize(
    "runs",
    [
        ((0, 0, 0),),
        ((3, 0, 2), (0, 5, 2)),
        ((0, 5, 2), (2, 0, 2)),
        ((0, 0, 4), (3, 8, 2)),
        ((0, 0, 99),),
    ],
)
def test_constructor_refuses(runs) -> None:
    with pytest.raises(ValueError):
        segment("tolv tegn her", *runs)


def test_split_word_maps_to_its_whole_range_and_is_not_verbatim() -> None:
    # source: så</b>fremt du
    word = segment("såfremt du", (0, 0, 2), (2, 6, 8))
    assert word.to_source(0, 7) == Span(0, 11)
    assert not word.is_verbatim(0, 7)
    assert word.is_verbatim(0, 2)
    assert word.is_verbatim(8, 10)
    assert word.to_source(8, 10) == Span(12, 14)


def test_touching_runs_are_verbatim_together() -> None:
    text = segment("abcd", (0, 10, 2), (2, 12, 2))
    assert text.is_verbatim(0, 4)
    assert text.to_source(1, 3) == Span(11, 13)


def test_decoded_entity_maps_to_the_gap() -> None:
    # source: A&amp;B
    text = segment("A&B", (0, 0, 1), (2, 6, 1))
    assert text.to_source(1, 2) == Span(1, 6)
    assert not text.is_verbatim(1, 2)
    assert text.to_source(0, 3) == Span(0, 7)


def test_lines_and_columns_count_code_points() -> None:
    document = Document("x", "txt", "æøå\r\n😀b\nc", ())
    assert document.line_col(0) == (1, 1)
    assert document.line_col(5) == (2, 1)
    assert document.line_col(6) == (2, 2)
    assert document.line_col(8) == (3, 1)


def test_fingerprint_ignores_white_space_and_place() -> None:
    assert fingerprint("r", "a  b", "x\na b") == fingerprint("r", "a b", "x a b")
    assert fingerprint("r", "a", "s") != fingerprint("r", "a", "s", occurrence=1)


def test_span_refuses_backwards_range() -> None:
    with pytest.raises(ValueError):
        Span(3, 2)
