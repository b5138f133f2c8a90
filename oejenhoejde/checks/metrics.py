"""Figures of a whole text: LIX, RIX, mean sentence length, share of long words.

LIX = words/sentences + 100 * (words of 7 letters or more)/words, on running text only; dots in
numbers and abbreviations are stripped first (Björnsson 1968; dansksproghistorie.dk/144,
sprogvaskeriet.dk). RIX = words of 7 letters or more/sentences (Anderson 1983). Words and sentences
are our own, since a split at every full stop ends sentences at Danish abbreviations; the tests
compare the figures with those of textstat on the same words. Knows neither files nor config.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Unit
from oejenhoejde.language.sentences import words
from oejenhoejde.model import RUNNING_TEXT, Severity
from oejenhoejde.params import MetricParams

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

#: A word is long in LIX and RIX from this many letters.
LONG_WORD = 7

#: Upper bounds of the Danish LIX bands (dansksproghistorie.dk/144).
LIX_BANDS = ((24, "meget let"), (34, "let"), (44, "middel"), (54, "svær"))
HARDEST_BAND = "meget svær"


def lix_band(lix: float) -> str:
    """Name the band of a LIX figure in Danish."""
    return next((name for limit, name in LIX_BANDS if round(lix) <= limit), HARDEST_BAND)


def letters_only(token: Token) -> str:
    """Give the letters and digits of a word, so that no dot in it ends a sentence."""
    text = token.text
    return text if text.isalnum() else "".join(filter(str.isalnum, text))


def measure(units: Iterable[Unit]) -> dict[str, float]:
    """Compute the figures of a document.

    ``words``, ``sentences``, ``long_words``, ``lix``, ``rix``, ``mean_sentence_length`` and
    ``long_word_share`` (0..1) are of the running text (paragraphs, quotes, notes);
    ``words_total`` counts headings, lists and tables too.
    """
    sentences: list[list[str]] = []
    total = 0
    for unit in units:
        for sentence in unit.doc.sents:
            counted = [text for text in map(letters_only, words(sentence)) if text]
            total += len(counted)
            if counted and unit.kind in RUNNING_TEXT:
                sentences.append(counted)
    number = sum(map(len, sentences))
    long_words = sum(len(word) >= LONG_WORD for sentence in sentences for word in sentence)
    figures = {
        "words": float(number),
        "words_total": float(total),
        "sentences": float(len(sentences)),
        "long_words": float(long_words),
        "mean_sentence_length": number / len(sentences) if sentences else 0.0,
        "long_word_share": long_words / number if number else 0.0,
    }
    mean, share = figures["mean_sentence_length"], figures["long_word_share"]
    rix = long_words / len(sentences) if sentences else 0.0
    return {**figures, "lix": mean + 100 * share, "rix": rix}


def judge_metric(metrics: Mapping[str, float], params: MetricParams) -> Iterator[Hit]:
    """Give one hit, without a place, if the figure is over its limit.

    The whole number that is shown is judged: »45, kom ned på 45« would help nobody.
    """
    scale = 100 if params.metric == "long_word_share" else 1
    shown = round(metrics[params.metric] * scale)
    if metrics["words"] < params.min_words or shown <= params.warn * scale:
        return
    error = params.error is not None and shown > params.error * scale
    limit = params.error if error and params.error is not None else params.warn
    values = {
        "value": f"{shown}",
        "limit": f"{limit * scale:.0f}",
        "band": lix_band(shown) if params.metric == "lix" else "",
        "mean": f"{metrics['mean_sentence_length']:.0f}",
        "share": f"{metrics['long_word_share'] * 100:.0f}",
    }
    yield Hit(0, 0, values, severity=Severity.ERROR if error else None)
