"""Finds sentences that are too long and the best place to split them.

Sources for the limits: Socialrådgiverne (never above 25 words in letters), GOV.UK (25 words),
omatskrive.dk (15-18 words on average). Knows neither files nor config.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Proposal, Tools, Unit
from oejenhoejde.checks.shielded import filled_in_later
from oejenhoejde.language.sentences import words
from oejenhoejde.model import RUNNING_TEXT, Applicability, SegmentKind, Severity
from oejenhoejde.params import SentenceLengthParams
from oejenhoejde.suggest.split import split_edits
from oejenhoejde.suggest.wording import apply_edits

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Span as DocSpan
    from oejenhoejde.language.parsed import Token

#: A part shorter than this is no sentence worth standing alone.
_MIN_PART = 5
_COORDINATING = frozenset({"og", "men", "så", "eller", "for"})
#: Conjunctions after which a clause can become a sentence (`Det skyldes …`, `Derfor …`).
_STANDS_ALONE = frozenset("fordi da så idet mens selvom hvorefter hvorfor hvilket ligesom".split())
#: A sentence that begins with one of these has its main clause after that clause.
_OPENERS = frozenset("hvis når da fordi selvom mens såfremt eftersom idet medmindre".split())
_RELATIVE = frozenset({"som", "der"})
#: Kinds in which a sentence can be too long.
_KINDS = RUNNING_TEXT | {SegmentKind.LIST_ITEM, SegmentKind.TABLE_CELL}


def find_long_sentences(unit: Unit, params: SentenceLengthParams, tools: Tools) -> Iterator[Hit]:
    """Give the sentences with more words than the limit."""
    if unit.kind not in _KINDS:
        return
    blanks = filled_in_later(unit.doc)
    for sentence in unit.doc.sents:
        counted = _longest_part(sentence, blanks)
        number = len(counted)
        if number <= params.warn:
            continue
        error = number > params.error
        split = _best_split(sentence, counted)
        values = {
            "words": number,
            "limit": params.error if error else params.warn,
            "split": _around(split) if split is not None else "",
        }
        proposals: tuple[Proposal, ...] = ()
        if split is not None:
            proposals = (_proposal(split),)
        yield Hit(
            counted[0].idx,
            _end(sentence, counted[-1]),
            values,
            variant="split" if split is not None else "",
            severity=Severity.ERROR if error else Severity.WARNING,
            proposals=proposals,
        )


def _longest_part(sentence: DocSpan, blanks: frozenset[int]) -> list[Token]:
    """Give the words of the longest part between colons that a capital follows.

    Such a colon ends a label or a clause, and a reader rests there; LIX counts it as a full stop
    too. What is to be filled in counts as one word.
    """
    parts: list[list[Token]] = [[]]
    for token in words(sentence):
        before = token.nbor(-1) if token.i > sentence.start else None
        if before is not None and before.text == ":" and token.text[:1].isupper():
            parts.append([])
        if token.i not in blanks or token.i - 1 not in blanks:
            parts[-1].append(token)
    return max(parts, key=len)


def _proposal(split: Token) -> Proposal:
    """Offer the two sentences where both are sure to be right, else only the place."""
    edits = split_edits(split)
    if not edits:
        return Proposal(f"Sæt punktum før »{_around(split)}«")
    text = split.doc.text
    end = min(split.i + 5, split.sent.end - 1)
    last = split.doc[max(end, split.i + 1)]
    stop = max(last.idx, edits[-1][1])
    start = edits[0][0]
    shifted = [(a - start, b - start, new) for a, b, new in edits]
    shown = apply_edits(text[start:stop], shifted).lstrip(". ").rstrip()
    return Proposal(
        f"Sæt punktum, og begynd forfra: »{shown} …«", tuple(edits), Applicability.UNSAFE
    )


def _end(sentence: DocSpan, word: Token) -> int:
    """Give the offset after the mark that ends the part with this last word."""
    last = word
    while last.i + 1 < sentence.end and (last.whitespace_ == "" or last.nbor(1).is_punct):
        if last.text == ":" or last.nbor(1).is_space:
            break
        last = last.nbor(1)
    return last.end


def _around(token: Token) -> str:
    """Give the split word and the two words after it."""
    doc = token.doc
    end = min(token.i + 3, token.sent.end)
    return doc.text_of(token.i, end).strip(" .,;:()" + '”“»«"')


def _best_split(sentence: DocSpan, counted: list[Token]) -> Token | None:
    """Choose the conjunction or relative nearest the middle, with enough words on both sides."""
    position = {token.i: at for at, token in enumerate(counted)}
    best: tuple[float, Token] | None = None
    for token in sentence:
        at = position.get(token.i)
        if at is None or at < _MIN_PART or len(counted) - at < _MIN_PART:
            continue
        weight = _split_weight(token)
        if weight is None:
            continue
        distance = abs(at - len(counted) / 2) / len(counted) + weight
        if best is None or distance < best[0]:
            best = (distance, token)
    return best[1] if best is not None else None


def _split_weight(token: Token) -> float | None:
    """Say how good a place is: 0 is best, None is no place at all."""
    word = token.lower_
    before = token.nbor(-1)
    if before.text == ";":
        return 0.0
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if word in _COORDINATING and following in {"at", "som", "der"}:
        return None
    if not _has_main_clause(token.doc.span(token.sent.start, token.i)):
        return None
    if word == "så" and _answers_condition(token):
        return None
    if word in _COORDINATING and token.dep_ in {"cc", "mark", "advmod"} and _joins_clauses(token):
        # `eller` never, and the others only between main clauses; `så` and `for` can be reworded.
        if split_edits(token):
            return 0.0
        return 0.1 if word in {"så", "for"} else None
    if before.text != ",":
        return None
    if word in _RELATIVE:
        # A clause that the noun needs cannot be cut off: only where a sentence can be made of it.
        return 0.15 if split_edits(token) else None
    if word in _STANDS_ALONE and token.dep_ in {"mark", "advmod"}:
        return 0.1
    return None


def _has_main_clause(front: DocSpan) -> bool:
    """Tell whether a sentence can end here: not where it is still in the clause it begins with."""
    first = next((t for t in front if t.is_alpha), None)
    if first is None or first.lower_ not in _OPENERS:
        return True
    verbs = [t for t in front if "Fin" in t.morph.get("VerbForm", []) and t.pos_ in {"VERB", "AUX"}]
    return any(t.i and t.nbor(-1).text in {",", "så"} and t.i > verbs[0].i for t in verbs)


def _answers_condition(token: Token) -> bool:
    """Tell whether `så` answers the clause before it: `når du søger, så kommer der et svar`."""
    openers = [t for t in token.doc[token.sent.start : token.i] if t.pos_ == "SCONJ"]
    if not openers or openers[-1].lower_ not in _OPENERS:
        return False
    clause = token.doc[openers[-1].i : token.i]
    return sum("Fin" in t.morph.get("VerbForm", []) for t in clause) == 1


def _joins_clauses(token: Token) -> bool:
    """Tell whether what follows the conjunction has a finite verb and a subject of its own."""
    head = token.head
    clause = [head, *head.children]
    finite = any("Fin" in word.morph.get("VerbForm", []) for word in clause)
    subject = any(word.dep_ in {"nsubj", "expl"} and word.i > token.i for word in head.children)
    return finite and subject
