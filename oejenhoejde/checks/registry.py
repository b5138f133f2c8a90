"""The closed set of checks: name → function. Knows neither files nor config."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from oejenhoejde.checks.acronym import find_acronyms
from oejenhoejde.checks.address import find_address
from oejenhoejde.checks.base import Hit, Tools, Unit
from oejenhoejde.checks.clause import find_clauses
from oejenhoejde.checks.hard_word import find_hard_words
from oejenhoejde.checks.long_word import find_long_words
from oejenhoejde.checks.metrics import judge_metric
from oejenhoejde.checks.nominal import find_nominals
from oejenhoejde.checks.passive import find_passive
from oejenhoejde.checks.pattern import find_pattern
from oejenhoejde.checks.regex import find_regex
from oejenhoejde.checks.sentence_length import find_long_sentences
from oejenhoejde.checks.term_rules import find_terms

#: Checks that look at one unit of prose at a time.
UNIT_CHECKS: Mapping[str, Callable[[Unit, Any, Tools], Iterator[Hit]]] = {
    "term": find_terms,
    "passive": find_passive,
    "sentence_length": find_long_sentences,
    "regex": find_regex,
    "pattern": find_pattern,
    "address": find_address,
    "clause": find_clauses,
    "nominal": find_nominals,
    "long_word": find_long_words,
    "hard_word": find_hard_words,
    "acronym": find_acronyms,
}

#: Checks that look at the figures of the whole text.
DOCUMENT_CHECKS: Mapping[str, Callable[[Mapping[str, float], Any], Iterator[Hit]]] = {
    "metric": judge_metric,
}
