"""Word frequency: common words are common, rare ones rare, and case does not matter."""

from __future__ import annotations

import pytest

from oejenhoejde.language.frequency import RAREST, zipf


def test_common_words_are_more_frequent_than_hard_ones() -> None:
    assert zipf("og") > zipf("hvis") > zipf("kommune") > zipf("ansøgning") >= RAREST


@pytest.mark.parametrize("word", ["hus", "HUS", "Hus"])
def test_case_does_not_matter(word: str) -> None:
    assert zipf(word) == zipf("hus") > 4


@pytest.mark.parametrize("word", ["befordringsgodtgørelse", "xyzzy", "", "12"])
def test_what_is_not_listed_is_zero(word: str) -> None:
    assert zipf(word) == 0.0
