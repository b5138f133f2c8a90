"""Figures of a whole text against their limits."""

from __future__ import annotations

import pytest

from oejenhoejde.checks.metrics import judge_metric, lix_band
from oejenhoejde.model import Severity
from oejenhoejde.params import MetricParams


@pytest.mark.parametrize(
    ("lix", "severity", "limit"),
    [
        (40.0, None, ""),
        (40.4, None, ""),
        (40.6, Severity.WARNING, "40"),
        (45.4, Severity.WARNING, "40"),
        (45.6, Severity.ERROR, "45"),
    ],
)
def test_the_number_that_is_shown_is_judged(lix, severity, limit) -> None:
    params = MetricParams(metric="lix", warn=40, error=45)
    hits = list(judge_metric({"lix": lix, "words": 100.0}, params))
    assert [hit.severity for hit in hits] == ([severity] if severity else [])
    for hit in hits:
        assert hit.values["limit"] == limit
        assert float(hit.values["value"]) > float(limit)


def test_share_is_shown_and_judged_in_per_cent() -> None:
    params = MetricParams(metric="long_word_share", warn=0.25)
    (hit,) = judge_metric({"long_word_share": 0.262, "words": 100.0}, params)
    assert (hit.values["value"], hit.values["limit"]) == ("26", "25")
    assert list(judge_metric({"long_word_share": 0.254, "words": 100.0}, params)) == []


def test_short_texts_are_not_judged() -> None:
    params = MetricParams(metric="lix", warn=40)
    assert list(judge_metric({"lix": 60.0, "words": 99.0}, params)) == []


@pytest.mark.parametrize(
    ("lix", "band"),
    [
        (24, "meget let"),
        (25, "let"),
        (34.4, "let"),
        (35, "middel"),
        (45, "svær"),
        (55, "meget svær"),
    ],
)
def test_bands(lix, band) -> None:
    assert lix_band(lix) == band
