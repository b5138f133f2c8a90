"""Writes a clause with an act in a noun anew with the verb. Knows no files.

`Der sker udbetaling af støtten` → `Vi udbetaler støtten`; `Ved udfyldelse af skemaet skal du` →
`Når du udfylder skemaet, skal du`. Who acts is what ``wordlists/aktoerer.tsv`` says of the verb;
where it says nothing, there are no edits. `Til dækning af` → `til at dække` needs nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.suggest.actors import SENDER, THE_READER, usual_actors
from oejenhoejde.suggest.wording import TextEdit, match_case

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

_READER = frozenset({"du", "dig", "din", "dit", "dine"})
_ARTICLES = frozenset({"en", "et"})
#: A longer object between `ved … af` and the verb is another construction.
_MAX_OBJECT = 8
#: What one has a right to, another one does: `krav til udbetaling af`.
_RIGHTS = ("ret", "retten", "krav", "kravet", "adgang", "adgangen")
_PRESENT = {"VerbForm": "Fin", "Mood": "Ind", "Voice": "Act", "Tense": "Pres"}


def happens(
    light: Token, noun: Token, verb: str, inflector: Inflector, *, sender: str
) -> list[TextEdit]:
    """Give the edits for `der sker`, `sker der` or `der vil ske` + act + `af`."""
    doc = light.doc
    actor = _actor(verb, sender)
    of = doc[noun.i + 1] if noun.i + 1 < noun.sent.end else None
    if not actor or of is None or of.lower_ != "af":
        return []
    modal = next((c for c in light.children if c.dep_ == "aux" and c.i < light.i), None)
    finite = modal or light
    before, after = doc[max(finite.i - 1, 0)], doc[min(finite.i + 1, len(doc) - 1)]
    there = next((t for t in (before, after) if t.lower_ == "der" and t.i != finite.i), None)
    if there is None or not all(
        token.lower_ in _ARTICLES or token in (there, finite, light)
        for token in doc[min(there.i, finite.i) : noun.i]
    ):
        return []
    feats = {"VerbForm": "Inf", "Voice": "Act"} if modal is not None else _finite(light)
    form = inflector.inflect(verb, "VERB", feats)
    if form is None:
        return []
    edits: list[TextEdit] = [(there.idx, _end(there), match_case(actor, there.text))]
    if there.i < finite.i:
        edits.append((light.idx, _end(of), form))
    elif modal is None:
        edits = [(light.idx, _end(of), f"{match_case(form, light.text)} {actor}")]
    else:
        edits.append((light.idx, _end(of), form))
    return edits


def when(
    preposition: Token, noun: Token, verb: str, inflector: Inflector, *, main: Token | None
) -> list[TextEdit]:
    """Give the edits for `ved` + act + `af` + what it is done to, as a clause with `når du`.

    ``main`` is the finite verb of the main clause. Only what readers do, in a sentence to a
    reader, at its beginning or its end.
    """
    doc, sentence = preposition.doc, preposition.sent
    of = doc[noun.i + 1] if noun.i + 1 < sentence.end else None
    form = inflector.inflect(verb, "VERB", _PRESENT)
    listed = usual_actors().get(verb, ("", ""))
    if (
        of is None
        or of.lower_ != "af"
        or form is None
        or main is None
        or listed[1] != THE_READER
        or not any(token.lower_ in _READER for token in sentence)
    ):
        return []
    clause = f"når du {form}"
    if preposition.i == sentence.start:
        last = main.i - 1
        if not _is_object(doc, of.i + 1, last):
            return []
        comma = "" if doc[last].text == "," else ","
        edits = [(preposition.idx, _end(of), match_case(clause, preposition.text))]
        return [*edits, (_end(doc[last]), _end(doc[last]), comma)] if comma else edits
    end = sentence.end - 1
    while end > of.i and doc[end].is_space:
        end -= 1
    if preposition.i < main.i or not doc[end].is_punct or not _is_object(doc, of.i + 1, end - 1):
        return []
    before = doc[preposition.i - 1]
    return [(_end(before), _end(of), f"{'' if before.text == ',' else ','} {clause}")]


def to_do(preposition: Token, noun: Token, verb: str) -> list[TextEdit]:
    """Give the edit for `til` + act + `af`, with the infinitive: `til at`.

    Not after `om` (`du søger om dækning af`: another one covers) nor after a right to get
    something, nor where an adjective says how.
    """
    doc, of = preposition.doc, noun.i + 1
    before = doc[preposition.i - 1].lower_ if preposition.i else ""
    if preposition.lower_ == "om" or before.endswith(_RIGHTS) or noun.i != preposition.i + 1:
        return []
    if of >= preposition.sent.end or doc[of].lower_ != "af":
        return []
    return [(preposition.idx, _end(doc[of]), f"{preposition.text} at {verb}")]


def _actor(verb: str, sender: str) -> str:
    return {SENDER: sender, THE_READER: "du"}.get(usual_actors().get(verb, ("", ""))[0], "")


def _finite(verb: Token) -> dict[str, str]:
    tense = "Past" if "Past" in verb.morph.get("Tense", []) else "Pres"
    return {**_PRESENT, "Tense": tense}


def _is_object(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a range is one noun phrase: no verb, no comma and a noun or pronoun in it."""
    words: Sequence[Token] = list(doc[first : last + 1])
    if not 0 < len(words) <= _MAX_OBJECT:
        return False
    if any(token.pos_ in {"VERB", "AUX", "SCONJ"} for token in words):
        return False
    if any(token.is_punct for token in words[:-1]):
        return False
    return any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in words)


def _end(token: Token) -> int:
    return int(token.idx + len(token))


__all__ = ["happens", "to_do", "when"]
