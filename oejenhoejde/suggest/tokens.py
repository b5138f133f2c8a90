"""What wording a term needs to know of the words of a match: their reading and their place.

Knows no files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from oejenhoejde.language.abbreviations import MONTH_NAMES
from oejenhoejde.suggest.wording import TextEdit, match_case
from oejenhoejde.wordlist import Term

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

Features = Mapping[str, str]

#: Last words that are prepositions: the object follows them (`søgte om støtte`). What else stands
#: after a verb follows the object (`satte indsatsen i gang`, `gør evnen dårligere`).
PREPOSITIONS = frozenset(
    "til fra om på i for af med ved mod hos under over efter uden mellem at som end".split()
)


#: In a verb phrase `sig` is any of these.
REFLEXIVES = frozenset({"sig", "mig", "dig", "os", "jer"})
#: What no sentence ends with, whatever the sentence splitter says (`f. eks. Place2book`).
_GOES_ON = frozenset({"fx", "for eksempel", "blandt andet", "det vil sige", "se", "cirka"})
_TIMES = frozenset(MONTH_NAMES) | frozenset(
    "dag uge måned kvartal år time minut weekend morgen aften nat periode".split()
)


def is_time(token: Token) -> bool:
    """Tell whether a word names a time, which the pipeline often ties to the noun before it."""
    return token.lemma_.lower() in _TIMES or token.text[:1].isdigit()


class MatchLike(Protocol):
    """What this module needs of a match; see ``checks.term_patterns.Match``."""

    @property
    def term(self) -> Term: ...
    @property
    def tokens(self) -> tuple[int, ...]: ...
    @property
    def head(self) -> int: ...
    @property
    def readings(self) -> tuple[Features, ...]: ...
    @property
    def part(self) -> str: ...
    @property
    def gaps(self) -> tuple[int, ...]: ...


def replace_tokens(doc: Doc, tokens: Sequence[int], text: str) -> TextEdit:
    first, last = doc[tokens[0]], doc[tokens[-1]]
    new = match_case(text, first.text)
    ends = last.i + 1 == len(doc) or bool(doc[last.i + 1].is_sent_start)
    goes_on = new.lower() in _GOES_ON or new.split()[-1] in PREPOSITIONS
    if len(last) > 1 and last.text.endswith(".") and ends and not goes_on and not new.endswith("."):
        # The dot of the abbreviation was the full stop too.
        new += "."
    return first.idx, last.end, new


def delete_token(doc: Doc, token: Token) -> TextEdit:
    """Delete a word with the white space before it."""
    previous = doc[token.i - 1]
    return previous.end, token.end, ""


def best_reading(readings: Sequence[Features], token: Token) -> dict[str, str]:
    """Choose the reading that agrees most with the tagger; ties go to the first.

    A verb with a subject of its own is no imperative, nor is one in the middle of a clause,
    whatever the tagger says; what opens a sentence without a subject is one if it can be.
    """
    subject = any(child.dep_ in {"nsubj", "expl"} for child in token.children)
    helped = any(child.dep_ in {"aux", "cop"} for child in token.children)
    if subject and not helped and token.dep_ != "conj":
        # `Vi afholdt et møde`: past tense, whatever the tagger says.
        readings = [
            reading for reading in readings if reading.get("VerbForm") != "Part"
        ] or readings
    if subject or not _may_open(token):
        readings = [reading for reading in readings if reading.get("Mood") != "Imp"] or readings
    elif token.is_sent_start and not _subject_may_follow(token):
        readings = [reading for reading in readings if reading.get("Mood") == "Imp"] or readings
    elif token.is_sent_start:
        readings = [reading for reading in readings if reading.get("VerbForm") != "Inf"] or readings
    if not readings:
        return {}
    tagged = token.morph.to_dict()

    def agreement(reading: Features) -> int:
        same = sum(1 for key, value in reading.items() if tagged.get(key) == value)
        other = sum(1 for key, value in reading.items() if tagged.get(key, value) != value)
        return same - 2 * other

    best: Features = max(readings, key=agreement)
    return dict(best)


def _subject_may_follow(verb: Token) -> bool:
    """Tell whether the next word may be the subject of a question or a condition."""
    if verb.i + 1 >= len(verb.doc):
        return False
    after = verb.nbor()
    return after.pos_ in {"PRON", "DET", "PROPN"} or "Def" in after.morph.get("Definite", [])


def _may_open(token: Token) -> bool:
    """Tell whether a clause can begin with the word: it stands first or after a joining word."""
    return bool(token.is_sent_start) or not token.nbor(-1).is_alpha or token.nbor(-1).pos_ in {
        "CCONJ", "ADV", "INTJ", "SPACE",
    }  # fmt: skip
