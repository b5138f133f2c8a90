"""Writes a phrase with an act in a noun anew as a clause with its verb. Knows no files.

`Ved udfyldelse af skemaet skal du` → `Når du udfylder skemaet, skal du`. Who acts is what
``wordlists/aktoerer.tsv`` says of the verb; where it says nothing, there are no edits. `Til dækning
af` → `til at dække` needs nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigms import SUPINE
from oejenhoejde.suggest.acting import READERS_PAPERS, usual_actor
from oejenhoejde.suggest.actors import SENDER, THE_READER, is_actor
from oejenhoejde.suggest.wording import TextEdit, match_case

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

_READER = frozenset({"du", "dig", "din", "dit", "dine"})
_SENDER = frozenset({"vi", "os", "vores"})
_MAY = frozenset({"kan"})
#: Verbs that have another word between them and their object than nothing at all.
_LINKS = {"ansøge": "om", "søge": "om"}
#: A longer object between `ved … af` and the verb is another construction.
_MAX_OBJECT = 8
#: What one has a right to, another one does: `krav til udbetaling af`.
_RIGHTS = ("ret", "retten", "krav", "kravet", "adgang", "adgangen")
_PRESENT = {"VerbForm": "Fin", "Mood": "Ind", "Voice": "Act", "Tense": "Pres"}


def when(
    preposition: Token,
    noun: Token,
    verbs: tuple[str, str],
    inflector: Inflector,
    *,
    main: Token | None,
) -> list[TextEdit]:
    """Give the edits for `ved` or `efter` + act + `af` + what it is done to, as a clause.

    ``verbs`` are the verb behind the noun and the plain one to write, ``main`` is the finite verb
    of the main clause. `Ved` becomes `når du` for what readers do, in a sentence to a reader;
    `efter` becomes `når du har` or `når vi har`. The phrase must stand at the beginning or the
    end of the sentence.
    """
    doc, sentence = preposition.doc, preposition.sent
    of = doc[noun.i + 1] if noun.i + 1 < sentence.end else None
    link = _LINKS.get(verbs[0], "af")
    if of is None or of.lower_ != link or main is None:
        return []
    clause = _clause(preposition, of, verbs, inflector)
    if not clause:
        return []
    if link != "af":
        clause += f" {link}"
    if preposition.i == sentence.start:
        last = main.i - 1
        if not _is_object(doc, of.i + 1, last):
            return []
        comma = "" if doc[last].text == "," else ","
        edits = [(preposition.idx, of.end, match_case(clause, preposition.text))]
        return [*edits, (doc[last].end, doc[last].end, comma)] if comma else edits
    end = sentence.end - 1
    while end > of.i and doc[end].is_space:
        end -= 1
    if preposition.i < main.i or not doc[end].is_punct or not _is_object(doc, of.i + 1, end - 1):
        return []
    before = doc[preposition.i - 1]
    return [(before.end, of.end, f"{'' if before.text == ',' else ','} {clause}")]


def _clause(preposition: Token, of: Token, verbs: tuple[str, str], inflector: Inflector) -> str:
    """Give conjunction, subject and verb; empty where it is not known who acts."""
    verb, plain = verbs
    words = {token.lower_ for token in preposition.sent}
    reader = not _READER.isdisjoint(words)
    readers = usual_actor(verb) == THE_READER or usual_actor(verb, _MAY) == THE_READER
    if preposition.lower_ == "ved":
        form = inflector.inflect(plain, "VERB", _PRESENT)
        return f"når du {form}" if form and reader and readers else ""
    supine = inflector.inflect(plain, "VERB", SUPINE)
    if supine is None:
        return ""
    if usual_actor(verb) == SENDER and (reader or not _SENDER.isdisjoint(words)):
        return f"når vi har {supine}" if verb != "modtage" or _is_readers_paper(of) else ""
    return f"når du har {supine}" if readers and reader else ""


def _is_readers_paper(of: Token) -> bool:
    """Tell whether what is received comes from the reader: not `efter modtagelsen af brevet`."""
    noun = next((t for t in of.doc[of.i + 1 : of.i + 4] if t.pos_ == "NOUN"), None)
    return noun is not None and noun.lemma_.lower().endswith(READERS_PAPERS)


def purpose(
    noun: Token, verbs: tuple[str, str], inflector: Inflector, *, start: Token
) -> list[TextEdit]:
    """Give the edit for `med henblik på` + act + `af`, as `for at` + the verb.

    Only where the subject of the clause is the one who usually acts: of `vi kontakter dig med
    henblik på fremsendelse af bilag` it is the reader who sends.
    """
    doc = noun.doc
    of = doc[noun.i + 1] if noun.i + 1 < noun.sent.end else None
    form = inflector.inflect(verbs[1], "VERB", {"VerbForm": "Inf", "Voice": "Act"})
    if of is None or of.lower_ != "af" or form is None or _is_passive(doc, start):
        return []
    subjects = [t for t in doc[start.sent.start : start.i] if t.dep_ == "nsubj"]
    if not subjects:
        return []
    reader = subjects[-1].lower_ == "du" or subjects[-1].text == "De"
    who = THE_READER if reader else SENDER
    known = usual_actor(verbs[0]) == who == usual_actor(verbs[0], _MAY) and (
        reader or _may_be_sender(subjects[-1])
    )
    return [(start.idx, of.end, match_case(f"for at {form}", start.text))] if known else []


def _is_passive(doc: Doc, start: Token) -> bool:
    before = doc[start.sent.start : start.i]
    return any("Pass" in t.morph.get("Voice", []) or t.lemma_.lower() == "blive" for t in before)


def _may_be_sender(subject: Token) -> bool:
    return subject.lower_ in {"vi", "jeg"} or is_actor(subject)


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
    return [(preposition.idx, doc[of].end, f"{preposition.text} at {verb}")]


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


__all__ = ["purpose", "to_do", "when"]
