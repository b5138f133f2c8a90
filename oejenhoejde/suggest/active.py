"""Turns a passive clause into an active one: `Sagen behandles` → `Vi behandler sagen`.

Source for the word order: the ordinary sentence schema of Danish (verb second in main clauses,
sentence adverbs before the verb in subordinate ones, full objects after them and light pronoun
objects before them). What does not fit the schema surely gives None. Knows no files.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from oejenhoejde.language.compounds import split
from oejenhoejde.language.frequency import zipf
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.lemmas import is_known_name
from oejenhoejde.language.paradigm_list import noun_forms
from oejenhoejde.language.paradigms import SUPINE
from oejenhoejde.suggest.actors import is_actor
from oejenhoejde.suggest.clause import LIGHT_ADVERBS, Clause
from oejenhoejde.suggest.wording import TextEdit, excerpt_after

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Span, Token

_OBJECT_FORM = {
    "jeg": "mig", "du": "dig", "han": "ham", "hun": "hende", "vi": "os", "i": "jer", "de": "dem",
    "den": "den", "det": "det", "disse": "disse", "dette": "dette", "denne": "denne",
}  # fmt: skip
_POLITE = frozenset({"De", "Dem", "Deres"})
_ASKING = frozenset({"hvilke", "hvilken", "hvilket", "hvem", "hvad"})
_LIGHT_OBJECTS = frozenset(_OBJECT_FORM.values()) - {"disse", "dette", "denne"}
#: Sentence adverbs of two words, which stand where those of one word do.
_PHRASES = frozenset(
    {"som udgangspunkt", "som regel", "som hovedregel", "i princippet", "i øvrigt", "som oftest"}
)
_SELDOM = frozenset("undtagelsesvis sjældent delvist helt ganske meget lidt én en et".split())
_NEGATIONS = frozenset({"ikke", "aldrig", "kun", "hverken"})
_INFINITIVE = {"VerbForm": "Inf", "Voice": "Act"}
_IMPERATIVE = {"VerbForm": "Fin", "Mood": "Imp"}


def turn(
    clause: Clause, actor: str, infinitive: str, inflector: Inflector
) -> list[TextEdit] | None:
    """Give the edits that make the clause active, ``actor`` (`vi`, `kommunen`) being its subject.

    ``infinitive`` is the active infinitive of the verb to use.
    """
    doc = clause.doc
    forms = _verb_edits(clause, infinitive, inflector)
    if forms is None:
        return None
    edits, insert_at, light_at = forms
    for other in (doc[i] for i in clause.more):
        feats = (
            _INFINITIVE if clause.form == "modal" else present_or_past(doc[clause.verb], inflector)
        )
        active = inflector.inflect(other.lemma_.lower(), "VERB", feats)
        if active is None or not inflector.is_certain(other.lemma_.lower(), "VERB"):
            return None
        edits.append((other.idx, other.end, active))
        insert_at = light_at = other.end
    if not clause.more and clause.form == "s" and _says_late_not(clause, insert_at):
        return None
    start, end = clause.slot
    object_text = _object_text(clause)
    if object_text is None:
        return None
    relative = doc[start].lower_ in {"som", "der"} and end == start + 1 and object_text != ""
    if relative:
        # `hvilke tiltag der kan iværksættes` is no relative clause.
        asked = any(t.lower_ in _ASKING for t in doc[max(start - 3, 0) : start])
        actor, object_text = actor if asked else f"som {actor}", ""
    if _has_capital(doc[start]):
        actor = actor[:1].upper() + actor[1:]
    edits.append((doc[start].idx, doc[end - 1].end, actor))
    if object_text:
        at = insert_at if _stands_full(object_text) else light_at
        place = next((i for i, edit in enumerate(edits) if edit[1] == at), None)
        if place is None:
            edits.append((at, at, f" {object_text}"))
        else:
            before = edits[place]
            edits[place] = (before[0], before[1], f"{before[2]} {object_text}".strip())
            if not before[2] and doc.text[before[0] - 1 : before[0]] != " ":
                edits[place] = (before[0], before[1], f" {object_text}")
    if clause.agent is not None:
        left, right = clause.agent
        edits.append((doc[left - 2].end, doc[right - 1].end, ""))
    return _merged(edits)


def imperative(clause: Clause, infinitive: str, inflector: Inflector) -> list[TextEdit] | None:
    """Give the edits for `Skemaet skal udfyldes` → `Udfyld skemaet`."""
    doc = clause.doc
    start, _ = clause.slot
    if not clause.main or clause.inverted or clause.agent or not _opens_sentence(doc[start]):
        return None
    if (
        clause.form != "modal"
        or doc[clause.finite].lower_ not in {"skal", "bedes"}
        or clause.verb != clause.finite + 1
    ):
        return None
    form = inflector.inflect(infinitive, "VERB", _IMPERATIVE)
    text = _object_text(clause)
    if form is None or not text or doc[start].lower_ in {"du", "de", "der", "som", "vi", "det"}:
        return None
    new, last = f"{form[:1].upper()}{form[1:]}", doc[clause.verb]
    for other in (doc[i] for i in clause.more):
        form = inflector.inflect(other.lemma_.lower(), "VERB", _IMPERATIVE)
        if form is None or not inflector.is_certain(other.lemma_.lower(), "VERB"):
            return None
        joined = doc[other.i - 1].text
        new += f"{'' if joined == ',' else ' '}{joined} {form}"
        last = other
    return [(doc[start].idx, last.end, f"{new} {text}")]


def shown(clause: Clause, edits: list[TextEdit]) -> str:
    """Give the turned clause as a person reads it, its finite verb included."""
    finite = clause.doc[clause.finite]
    stays = not any(start <= finite.idx < end for start, end, _ in edits)
    whole = [*edits, (finite.idx, finite.end, finite.text)] if stays else edits
    return excerpt_after(clause.doc.text, sorted(whole))


def _opens_sentence(token: Token) -> bool:
    before = token.doc[token.sent.start : token.i]
    return all(word.is_punct or word.is_space for word in before)


#: `Ikke alle breve kan besvares` is not turned by moving the letters: the `not` is theirs.
_NOT = frozenset({"ikke", "næppe"})
_ALL = frozenset({"al", "alt", "alle", "begge", "enhver", "ethvert", "hver", "hvert"})


def _has_capital(token: Token) -> bool:
    """Tell whether a word has its capital from its place: first, or after `01.10.2026:`."""
    if _opens_sentence(token):
        return True
    label = token.i > 0 and token.nbor(-1).text in {":", "-", "–", "*"}
    return label and token.is_title and token.pos_ != "PROPN"


def _object_text(clause: Clause) -> str | None:
    """Give the old subject as an object; None where it has no sure object form."""
    start, end = clause.subject
    if start == end:
        return ""
    doc = clause.doc
    text = doc.text_of(start, end)
    first = doc[start]
    if start and doc[start - 1].lower_ in _NOT and first.lower_ in _ALL:
        return None
    if end == start + 1 and first.pos_ == "PRON":
        known = _OBJECT_FORM.get(first.lower_)
        if first.text == "De":
            return "Dem"
        if known is None and first.lower_ not in {"som", "der", "ingen", "alle", "nogen", "noget"}:
            return None
        return known or first.lower_
    name = first.pos_ == "PROPN" and not _is_common(doc.span(start, end))
    name = name or _is_authority(first.lower_)
    polite = first.text == "Deres" and any(
        token.text in _POLITE and not token.is_sent_start for token in doc
    )
    if _has_capital(first) and not name and not polite and not first.text[1:2].isupper():
        text = text[:1].lower() + text[1:]
    return text


def _is_common(words: Span) -> bool:
    """Tell whether a word that the pipeline takes for a name is an ordinary one after all.

    `Storskrald` is a compound of ordinary words, but that of an authority is its name; `Bortkomne`
    belongs to a noun.
    """
    first, last = words[0], words[-1]
    low = first.lower_
    if low in noun_forms():
        return True
    if len(words) > 1 and last.pos_ == "NOUN" and last.is_lower:
        return low.endswith("e") and "Plur" in last.morph.get("Number", [])
    if len(words) > 1 or is_actor(first) or is_known_name(low):
        return False
    # No name is likely to have the endings of a plural (`Dunke`, `Brønde`).
    return bool(zipf(low)) or len(split(low)) > 1 or low.endswith(("e", "er"))


def _is_authority(word: str) -> bool:
    """Tell whether a word is the name of an authority: `Skattestyrelsen`, but `styrelsen`."""
    return any(
        word.endswith(end) and word not in {end, f"be{end}"} and not word.endswith(f"be{end}")
        for end in ("styrelsen", "ministeriet", "direktoratet")
    )


def _stands_full(object_text: str | None) -> bool:
    return bool(object_text) and str(object_text).lower() not in _LIGHT_OBJECTS


def _verb_edits(
    clause: Clause, infinitive: str, inflector: Inflector
) -> tuple[list[TextEdit], int, int] | None:
    """Give the edits of the verbs and where the object goes: (full, light pronoun)."""
    doc = clause.doc
    finite, verb = doc[clause.finite], doc[clause.verb]
    edits: list[TextEdit] = []

    def put(token: Token, form: str | None) -> bool:
        if form is None:
            return False
        text = form
        if token.is_title and _opens_sentence(token):
            text = form[:1].upper() + form[1:]
        edits.append((token.idx, token.end, text))
        return True

    middle = [t for t in doc[clause.finite + 1 : clause.verb] if t.lemma_.lower() == "blive"]
    be = next((t for t in doc[clause.finite + 1 : clause.verb] if t.lower_ == "være"), None)
    if clause.form == "s":
        if not put(verb, inflector.inflect(infinitive, "VERB", present_or_past(verb, inflector))):
            return None
        return edits, *_after_verb(clause)
    if clause.form == "modal" or (
        clause.form == "blive" and finite.lemma_.lower() not in {"blive", "være", "have"}
    ):
        if not put(verb, inflector.inflect(infinitive, "VERB", _INFINITIVE)):
            return None
        for token in middle:
            edits.append((doc[token.i - 1].end, token.end, ""))
        return edits, verb.end, verb.end
    if clause.form == "blive" and finite.lemma_.lower() == "blive":
        if not put(
            finite, inflector.inflect(infinitive, "VERB", present_or_past(finite, inflector))
        ):
            return None
        # A full object takes the participle's place; without one the space before it goes too.
        empty = not _stands_full(_object_text(clause))
        edits.append((doc[verb.i - 1].end if empty else verb.idx, verb.end, ""))
        light = (doc[clause.slot[1] - 1]).end if clause.inverted else finite.end
        return edits, verb.end, light
    if not put(
        be or finite, {"er": "har", "var": "havde", "være": "have"}.get((be or finite).lower_)
    ):
        return None
    for token in middle:
        edits.append((doc[token.i - 1].end, token.end, ""))
    if not put(verb, inflector.inflect(infinitive, "VERB", SUPINE)):
        return None
    return edits, verb.end, verb.end


def present_or_past(token: Token, inflector: Inflector) -> dict[str, str]:
    """Give the features of the active form in the tense of a finite passive."""
    # The infinitive with -s is the present, whatever the tagger says (`afmeldes`, `tilgås`).
    present = inflector.is_certain(token.lower_.removesuffix("s"), "VERB")
    tense = "Past" if "Past" in token.morph.get("Tense", []) and not present else "Pres"
    return {"VerbForm": "Fin", "Mood": "Ind", "Voice": "Act", "Tense": tense}


def _after_verb(clause: Clause) -> tuple[int, int]:
    """Give where the object goes when the verb itself is the finite one."""
    doc = clause.doc
    last = clause.slot[1] - 1 if clause.inverted else clause.verb
    light = doc[last].end
    if not clause.main:
        return light, light
    at = last
    end = doc[clause.verb].sent.end
    phrase, negation = doc.text_of(at + 1, at + 3).lower(), doc.text_of(at + 3, at + 4)
    if phrase in _PHRASES and negation in _NEGATIONS:
        at += 2
    while at + 2 < end and doc[at + 1].lower_ in LIGHT_ADVERBS - {"så", "som"}:
        if doc[at + 2].is_punct and doc[at + 1].lower_ not in _NEGATIONS:
            # Last in the clause it tells how: `dækkes renter først`.
            break
        at += 1
    return doc[at].end, light


def _says_late_not(clause: Clause, at: int) -> bool:
    """Tell whether a `not` stands further back in the clause, where the object would part them.

    `imødekommes som udgangspunkt i maj ikke`: the place of the object would not be sure.
    """
    doc = clause.doc
    after = [token.lower_ for token in doc[clause.verb + 1 : clause.verb + 3]]
    if after[:1] == ["kun"] and after[1:] and after[1] in _SELDOM:
        # `udbetales kun undtagelsesvis`: the words stand together.
        return True
    for token in doc[clause.verb + 1 : doc[clause.verb].sent.end]:
        if token.is_punct or token.pos_ == "SCONJ" or token.dep_ == "mark":
            return False
        if token.idx >= at and token.lower_ in _NEGATIONS:
            return True
    return False


def _merged(edits: list[TextEdit]) -> list[TextEdit] | None:
    """Sort the edits; None where two of them meet in a way that cannot be applied."""
    ordered = sorted(edits)
    for one, two in pairwise(ordered):
        if two[0] < one[1]:
            return None
    return ordered


__all__ = ["imperative", "present_or_past", "shown", "turn"]
