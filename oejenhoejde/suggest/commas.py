"""Keeps, moves or drops the commas of a clause when a phrase about it is swapped. No files.

Source: the comma rules of Retskrivningsordbogen, with a comma before subordinate clauses as the
author writes it: where the phrase had no comma of its own, none is put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oejenhoejde.suggest.wording import TextEdit

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: Conjunctions before which a comma stands unless they open the sentence.
_CLAUSE_OPENERS = frozenset(
    "hvis fordi når selv mens så da selvom indtil inden før medmindre uanset".split()
)
#: Words after which a clause has no comma: they belong to it or join it to another.
_JOINED = frozenset({"undtagen", "end", "og", "eller", "men", "samt", "at"})
#: Openers that stand with a whole clause in the term map: `hvis det er nødvendigt`.
_WITH_CLAUSE = frozenset({"hvis", "når", "fordi", "mens"})
#: Adverbs that stand after the verb of a main clause and before that of a subordinate one.
_MOVED = frozenset(
    "ikke aldrig altid også kun jo dog derfor ofte normalt typisk først gerne samtidig".split()
)
_NO_CLAUSE = frozenset({"som helst", "muligt", "om", "at"})


def with_commas(
    doc: Doc, tokens: Sequence[int], edit: TextEdit, alternative: str
) -> tuple[TextEdit, bool]:
    """Give the edit with its commas right, and whether that is sure.

    `ydes under forudsætning af, at` → `ydes, hvis`; `på den omstændighed, at` → `på, at`.
    """
    start, end, text = edit
    words = alternative.split()
    first, last = doc[tokens[0]], doc[tokens[-1]]
    if alternative == "om" and last.lower_ == "hvorvidt":
        # `svare på spørgsmålet om, hvorvidt` → `svare på, om`, where the author has such a comma.
        if first.is_sent_start or first.nbor(-1).is_punct or last.nbor(-1).text != ",":
            return edit, True
        return (first.nbor(-1).end, end, f", {text}"), True
    if not any(doc[i].text == "," for i in tokens):
        return _whole_clause(doc, first, last, edit, words)
    opens = first.is_sent_start or first.nbor(-1).is_punct
    if alternative in {"at", "for at"} or words[0] in _CLAUSE_OPENERS:
        if opens or first.nbor(-1).lower_ in _JOINED:
            return edit, True
        return (first.nbor(-1).end, end, f", {text}"), True
    if words[-1] == "at":
        return (start, end, f"{text.removesuffix(' at')}, at"), True
    # The comma goes with `at`: what follows must go on with the clause (`du kan sende`).
    return edit, _is_infinitive(doc, last.i + 1)


def _whole_clause(
    doc: Doc, first: Token, last: Token, edit: TextEdit, words: list[str]
) -> tuple[TextEdit, bool]:
    """Put commas about a clause that stands for a phrase: `om fornødent` → `, hvis …,`."""
    start, end, text = edit
    if (
        words[0] not in _WITH_CLAUSE
        or len(words) < 2
        or first.lower_ in _WITH_CLAUSE | {"såfremt"}
        or last.lower_ in {"at", "hvor"}
        or " ".join(words).endswith(tuple(_NO_CLAUSE))
    ):
        return edit, True
    if not first.is_sent_start and not first.nbor(-1).is_punct:
        start, text = first.nbor(-1).end, f", {text}"
    following = doc[last.i + 1] if last.i + 1 < len(doc) else None
    closed = last.pos_ not in {"ADP", "SCONJ", "VERB", "AUX"}
    if closed and following is not None and not following.is_punct and not following.is_space:
        text += ","
    return (start, end, text), False


def splits_sentence(doc: Doc, tokens: Sequence[int], alternative: str) -> bool:
    """Tell whether a clause would stand between commas in the middle of another."""
    words = alternative.split()
    first, last = doc[tokens[0]], doc[tokens[-1]]
    edit = (first.idx, last.end, alternative)
    new = _whole_clause(doc, first, last, edit, words)[0][2]
    return new.startswith(", ") and new.endswith(",")


def that_is(doc: Doc, last: Token, edit: TextEdit, sure: bool) -> tuple[list[TextEdit], bool]:
    """Give the edits for `det vil sige` in the place of `dvs.`: before a clause with `at`.

    `Dvs. du får svar` → `Det vil sige, at du får svar`. A sentence adverb would have to move, and
    a clause with its verb before the subject would have to be written anew: no edits then.
    """
    start, end, text = edit
    following = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if following is None or following.is_punct:
        return [edit], sure
    if following.lower_ == "at":
        return [(start, end, f"{text},")], sure
    stop = next((t.i for t in doc[following.i : last.sent.end] if t.is_punct), last.sent.end)
    verb = next((t for t in doc[following.i : stop] if "Fin" in t.morph.get("VerbForm", [])), None)
    if verb is None or verb.dep_.startswith("acl"):
        return [edit], sure
    clause = verb.head if verb.dep_ in {"aux", "cop"} else verb
    if clause.dep_.startswith("acl"):
        return [edit], sure
    subject = next((t for t in clause.children if t.dep_ in {"nsubj", "expl"}), None)
    if following.lower_ in {"hvis", "når"}:
        return [], False
    if subject is None or subject.i > verb.i or subject.left_edge.i > following.i:
        return [], False
    if verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ in _MOVED:
        return [], False
    return [(start, end, f"{text}, at")], sure


def _is_infinitive(doc: Doc, at: int) -> bool:
    """Tell whether an infinitive stands at a place or right after an adverb there."""
    for token in doc[at : at + 2]:
        if "Inf" in token.morph.get("VerbForm", []):
            return True
        if token.pos_ not in {"ADV", "PART"}:
            return False
    return False
