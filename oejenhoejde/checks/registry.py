"""The closed set of checks: name → function. Knows neither files nor config."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from oejenhoejde.checks.acronym import find_acronyms
from oejenhoejde.checks.address import find_address
from oejenhoejde.checks.base import Hit, Tools, Unit
from oejenhoejde.checks.clause import find_clauses
from oejenhoejde.checks.consistency import find_mixed
from oejenhoejde.checks.document import DocumentView, Placed
from oejenhoejde.checks.formats import find_formats
from oejenhoejde.checks.hard_word import find_hard_words
from oejenhoejde.checks.headings import find_headings
from oejenhoejde.checks.links import find_links
from oejenhoejde.checks.lists import find_lists
from oejenhoejde.checks.long_word import find_long_words
from oejenhoejde.checks.metrics import judge_metric
from oejenhoejde.checks.missing import find_missing
from oejenhoejde.checks.nominal import find_nominals
from oejenhoejde.checks.paragraph import find_long_paragraphs
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
    "clause": find_clauses,
    "nominal": find_nominals,
    "long_word": find_long_words,
    "hard_word": find_hard_words,
    "acronym": find_acronyms,
    "format": find_formats,
}


def _metric(view: DocumentView, params: Any, tools: Tools) -> Iterator[Placed]:
    return (Placed(hit) for hit in judge_metric(view.metrics, params))


#: Checks that look at the whole document.
DOCUMENT_CHECKS: Mapping[str, Callable[[DocumentView, Any, Tools], Iterator[Placed]]] = {
    "metric": _metric,
    "address": find_address,
    "paragraph": find_long_paragraphs,
    "heading": find_headings,
    "list": find_lists,
    "link": find_links,
    "missing": find_missing,
    "consistency": find_mixed,
}
