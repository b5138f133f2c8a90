"""Figures of a whole text against their limits."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import textstat

from oejenhoejde.checks.metrics import judge_metric, lix_band
from oejenhoejde.engine import Linter
from oejenhoejde.model import Severity
from oejenhoejde.params import MetricParams

FIGURES = {"words": 100.0, "mean_sentence_length": 12.0, "long_word_share": 0.2}


@pytest.mark.parametrize(
    ("lix", "found", "severity", "limit"),
    [
        (40.0, False, None, ""),
        (40.4, False, None, ""),
        # Under the limit for an error the rule's own level holds.
        (40.6, True, None, "40"),
        (45.4, True, None, "40"),
        (45.6, True, Severity.ERROR, "45"),
    ],
)
def test_the_number_that_is_shown_is_judged(lix, found, severity, limit) -> None:
    params = MetricParams(metric="lix", warn=40, error=45)
    hits = list(judge_metric({**FIGURES, "lix": lix}, params))
    assert [hit.severity for hit in hits] == [severity] * found
    for hit in hits:
        assert hit.values["limit"] == limit
        assert float(hit.values["value"]) > float(limit)


def test_share_is_shown_and_judged_in_per_cent() -> None:
    params = MetricParams(metric="long_word_share", warn=0.25)
    (hit,) = judge_metric({**FIGURES, "long_word_share": 0.262}, params)
    assert (hit.values["value"], hit.values["limit"]) == ("26", "25")
    assert list(judge_metric({**FIGURES, "long_word_share": 0.254}, params)) == []


def test_short_texts_are_not_judged() -> None:
    params = MetricParams(metric="lix", warn=40)
    assert list(judge_metric({**FIGURES, "lix": 60.0, "words": 99.0}, params)) == []


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


TEXT = """\
# Svar på din ansøgning

Vi har modtaget din ansøgning om hjælp til briller. Du får et svar inden fire uger. Kommunen
undersøger dine økonomiske forhold, før vi træffer en afgørelse om økonomisk støtte.

Du kan klage over afgørelsen. Klagen skal være hos os senest fire uger efter, at du har fået dette
brev. Vi vurderer sagen igen og sender den videre til Ankestyrelsen, hvis vi fastholder afgørelsen.
"""


def test_lix_and_rix_equal_those_of_textstat(linter: Linter) -> None:
    # No abbreviation and no sentence of one or two words: those textstat counts in its own way.
    running = TEXT.partition("\n\n")[2].replace("\n", " ")
    metrics = linter.check_text(TEXT, format="md").metrics
    assert metrics["lix"] == pytest.approx(textstat.lix(running))
    assert metrics["rix"] == pytest.approx(textstat.rix(running))


def test_lix_and_rix_equal_those_of_textstat_in_the_corpus(linter: Linter, shared: Path) -> None:
    letters = sorted((shared / "corpus" / "breve").glob("*.*"))
    assert len(letters) > 10
    for path in letters:
        metrics = linter.check_file(path).metrics
        words, sentences = int(metrics["words"]), int(metrics["sentences"])
        long_words = int(metrics["long_words"])
        # textstat gets as many words of either length in as many sentences of even length.
        made = ["langeord"] * long_words + ["ord"] * (words - long_words)
        cuts = [words * number // sentences for number in range(sentences + 1)]
        text = " ".join(" ".join(made[a:b]).capitalize() + "." for a, b in pairwise(cuts))
        assert metrics["lix"] == pytest.approx(textstat.lix(text))
        assert metrics["rix"] == pytest.approx(textstat.rix(text))
