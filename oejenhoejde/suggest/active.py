"""Turns a passive clause into an active one: `Sagen behandles` → `Vi behandler sagen`.

Source for the word order: the ordinary sentence schema of Danish (verb second in main clauses,
sentence adverbs before the verb in subordinate ones, full objects after them and light pronoun
objects before them). What does not fit the schema surely gives None. Knows no files.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigms import SUPINE
from oejenhoejde.suggest.wording import TextEdit, excerpt_after

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Sentence adverbs that stand between the finite verb and a full object.
_LIGHT = frozenset(
    "ikke aldrig altid også kun jo dog nok vel da altså først derfor derefter herefter dermed "
    "normalt typisk ofte sjældent gerne samtidig endnu allerede igen desuden endvidere nu så "
    "som straks snart herved hermed fortsat stadig automatisk løbende herudover derudover".split()
)
#: Words that open a subordinate clause, whatever the parse hangs them on.
_OPENERS = frozenset(
    "når hvis at fordi da idet mens inden før efter selvom medmindre såfremt om hvorvidt "
    "hvordan hvornår hvorfor hvor".split()
)
_OBJECT_FORM = {
    "jeg": "mig", "du": "dig", "han": "ham", "hun": "hende", "vi": "os", "i": "jer", "de": "dem",
    "den": "den", "det": "det", "disse": "disse", "dette": "dette", "denne": "denne",
}  # fmt: skip
_LIGHT_OBJECTS = frozenset(_OBJECT_FORM.values()) - {"disse", "dette", "denne"}
#: A longer subject is not moved: the sentence would have to be written anew.
_MAX_SUBJECT = 7
_INFINITIVE = {"VerbForm": "Inf", "Voice": "Act"}
_IMPERATIVE = {"VerbForm": "Fin", "Mood": "Imp"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A passive clause that can be turned.

    ``finite`` and ``verb`` are token indices (the same for an s-passive without a modal),
    ``subject`` the token range that becomes the object (empty for `der` and formal `det`),
    ``slot`` the token range in which the new subject stands, ``agent`` the range of `af` + actor.
    ``second`` is a second passive right after the first (`udfyldes og indsendes`), or -1.
    """

    doc: Doc
    form: str
    finite: int
    verb: int
    slot: tuple[int, int]
    subject: tuple[int, int]
    agent: tuple[int, int] | None
    main: bool
    inverted: bool
    second: int = -1


def find_clause(
    doc: Doc, form: str, verb: int, words: tuple[int, ...], agent: tuple[int, int] | None
) -> Clause | None:
    """Read the clause of a passive. None where its parts do not stand as the schema says."""
    head = doc[verb]
    second = _second(head) if form in {"s", "modal"} else -1
    if (second < 0 and _shares_subject(head)) or (agent is None and _has_af_phrase(head)):
        return None
    helpers = _helpers(head)
    finite = min([verb, *words, *(helper.i for helper in helpers)])
    if finite and doc[finite - 1].lower_ == "at" and doc[finite - 1].pos_ == "PART":
        return None
    parts = _slot_and_subject(doc, head)
    if parts is None:
        return None
    slot, subject = parts
    last = doc[slot[1] - 1]
    if not last.whitespace_ and slot[1] < len(doc) and not doc[slot[1]].is_punct:
        # `han/hun` cut in two: no part of it can be moved.
        return None
    inverted = slot[0] > finite
    if not inverted and slot[1] > finite:
        return None
    between = doc[slot[1] : finite] if not inverted else doc[finite + 1 : slot[0]]
    if any(token.lower_ not in _LIGHT for token in between):
        return None
    if inverted and len(between):
        return None
    main = not any(
        child.dep_ == "mark" or (child.lower_ in {"som", "der"} and child.dep_ == "nsubj")
        for child in head.children
    ) and not len(between)
    if slot[0] and doc[slot[0] - 1].lower_ in _OPENERS:
        main = False
    if second >= 0 and inverted and finite == verb:
        return None
    return Clause(doc, form, finite, verb, slot, subject, agent, main, inverted, second)


def _second(head: Token) -> int:
    """Give the passive that stands right after the first, joined by `og` or `eller`."""
    at = head.i + 2
    if head.dep_ == "conj" or at >= head.sent.end:
        return -1
    other = head.doc[at]
    joined = other.head.i == head.i and other.dep_ == "conj"
    if not joined or head.doc[at - 1].lower_ not in {"og", "eller"}:
        return -1
    more = any(child.dep_ in {"nsubj", "expl"} for child in other.children) or any(
        child.dep_ == "conj" and child.i != at for child in [*head.children, *other.children]
    )
    return at if other.lower_.endswith("s") and other.pos_ == "VERB" and not more else -1


def _shares_subject(head: Token) -> bool:
    """Tell whether another verb uses the same subject, so that one alone cannot be turned."""
    own = any(child.dep_ in {"nsubj", "expl"} for child in head.children)
    if head.dep_ == "conj" and not own:
        return True
    return any(
        child.dep_ == "conj"
        and child.pos_ in {"VERB", "AUX"}
        and not any(grand.dep_ in {"nsubj", "expl"} for grand in child.children)
        for child in head.children
    )


def _has_af_phrase(head: Token) -> bool:
    """Tell whether an `af` stands after the verb: no person, but perhaps what does it."""
    return any(
        child.i > head.i and any(c.dep_ == "case" and c.lower_ == "af" for c in child.children)
        for child in head.children
    )


def _helpers(head: Token) -> list[Token]:
    helpers = [child for child in head.children if child.dep_ in {"aux", "cop"}]
    if head.dep_ == "xcomp" and head.head.lemma_.lower() == "blive":
        helpers += [head.head, *(c for c in head.head.children if c.dep_ == "aux")]
    return helpers


def _slot_and_subject(doc: Doc, head: Token) -> tuple[tuple[int, int], tuple[int, int]] | None:
    children = list(head.children)
    if head.dep_ == "xcomp" and head.head.lemma_.lower() == "blive":
        children += list(head.head.children)
    formal = next((c for c in children if c.dep_ == "expl" and c.lower_ in {"der", "det"}), None)
    subject = next((c for c in children if c.dep_ == "nsubj"), None)
    clause = any(c.dep_ in {"ccomp", "csubj", "advcl"} and c.i > head.i for c in children)
    clause = clause or any(token.lower_ == "at" for token in doc[head.i + 1 : head.i + 4])
    if formal is not None:
        return (formal.i, formal.i + 1), (formal.i + 1, formal.i + 1)
    if subject is None:
        return None
    if subject.lower_ in {"det", "der"} and subject.left_edge.i == subject.right_edge.i:
        relative = subject.lower_ == "der" and head.dep_.startswith("acl")
        if not relative and (clause or subject.lower_ == "der"):
            return (subject.i, subject.i + 1), (subject.i + 1, subject.i + 1)
    start, end = subject.left_edge.i, subject.right_edge.i + 1
    while start < subject.i and doc[start].lower_ in _OPENERS:
        start += 1
    words = doc[start:end]
    if any(token.text in {"/", "-"} or token.text.endswith("/") for token in words):
        return None
    if end - start > _MAX_SUBJECT or not start <= subject.i < end:
        return None
    if any(token.is_punct and token.text not in {"-", "/"} for token in words):
        return None
    if any(token.dep_.startswith("acl") or token.pos_ == "AUX" for token in words):
        return None
    if start <= head.i < end:
        return None
    return (start, end), (start, end)


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
    if clause.second >= 0:
        other = doc[clause.second]
        feats = _INFINITIVE if clause.form == "modal" else _finite(doc[clause.verb])
        active = inflector.inflect(other.lemma_.lower(), "VERB", feats)
        if active is None or not inflector.is_certain(other.lemma_.lower(), "VERB"):
            return None
        edits.append((other.idx, _end(other), active))
        insert_at = light_at = _end(other)
    start, end = clause.slot
    object_text = _object_text(clause)
    if object_text is None:
        return None
    relative = doc[start].lower_ in {"som", "der"} and end == start + 1 and object_text != ""
    if relative:
        actor, object_text = f"som {actor}", ""
    if _opens_sentence(doc[start]):
        actor = actor[:1].upper() + actor[1:]
    edits.append((doc[start].idx, _end(doc[end - 1]), actor))
    if object_text:
        at = light_at if object_text.lower() in _LIGHT_OBJECTS else insert_at
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
        edits.append((_end(doc[left - 2]), _end(doc[right - 1]), ""))
    return _merged(edits)


def imperative(clause: Clause, infinitive: str, inflector: Inflector) -> list[TextEdit] | None:
    """Give the edits for `Skemaet skal udfyldes` → `Udfyld skemaet`."""
    doc = clause.doc
    start, _ = clause.slot
    if (
        clause.second >= 0
        or not clause.main
        or clause.inverted
        or clause.agent
        or not _opens_sentence(doc[start])
    ):
        return None
    if (
        clause.form != "modal"
        or doc[clause.finite].lower_ != "skal"
        or clause.verb != clause.finite + 1
    ):
        return None
    form = inflector.inflect(infinitive, "VERB", _IMPERATIVE)
    text = _object_text(clause)
    if form is None or not text or doc[start].lower_ in {"du", "de", "der", "som", "vi", "det"}:
        return None
    new = f"{form[:1].upper()}{form[1:]} {text}"
    return [(doc[start].idx, _end(doc[clause.verb]), new)]


def shown(clause: Clause, edits: list[TextEdit]) -> str:
    """Give the turned clause as a person reads it, its finite verb included."""
    finite = clause.doc[clause.finite]
    stays = not any(start <= finite.idx < end for start, end, _ in edits)
    whole = [*edits, (finite.idx, _end(finite), finite.text)] if stays else edits
    return excerpt_after(clause.doc.text, sorted(whole))


def _end(token: Token) -> int:
    return int(token.idx + len(token))


def _opens_sentence(token: Token) -> bool:
    before = token.doc[token.sent.start : token.i]
    return all(word.is_punct or word.is_space for word in before)


def _object_text(clause: Clause) -> str | None:
    """Give the old subject as an object; None where it has no sure object form."""
    start, end = clause.subject
    if start == end:
        return ""
    doc = clause.doc
    text = doc[start:end].text
    first = doc[start]
    if end == start + 1 and first.pos_ == "PRON":
        known = _OBJECT_FORM.get(first.lower_)
        if first.text == "De":
            return "Dem"
        if known is None and first.lower_ not in {"som", "der", "ingen", "alle", "nogen", "noget"}:
            return None
        return known or first.lower_
    if _opens_sentence(first) and first.pos_ != "PROPN" and not first.text[1:2].isupper():
        text = text[:1].lower() + text[1:]
    return text


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
        edits.append((token.idx, _end(token), text))
        return True

    middle = [t for t in doc[clause.finite + 1 : clause.verb] if t.lemma_.lower() == "blive"]
    be = next((t for t in doc[clause.finite + 1 : clause.verb] if t.lower_ == "være"), None)
    if clause.form == "s":
        if not put(verb, inflector.inflect(infinitive, "VERB", _finite(verb))):
            return None
        return edits, *_after_verb(clause)
    if clause.form == "modal" or (
        clause.form == "blive" and finite.lemma_.lower() not in {"blive", "være", "have"}
    ):
        if not put(verb, inflector.inflect(infinitive, "VERB", _INFINITIVE)):
            return None
        for token in middle:
            edits.append((_end(doc[token.i - 1]), _end(token), ""))
        return edits, _end(verb), _end(verb)
    if clause.form == "blive" and finite.lemma_.lower() == "blive":
        if not put(finite, inflector.inflect(infinitive, "VERB", _finite(finite))):
            return None
        # The object takes the participle's place; without one the space before it goes too.
        empty = clause.subject[0] == clause.subject[1]
        edits.append((_end(doc[verb.i - 1]) if empty else verb.idx, _end(verb), ""))
        light = _end(doc[clause.slot[1] - 1]) if clause.inverted else _end(finite)
        return edits, _end(verb), light
    if not put(
        be or finite, {"er": "har", "var": "havde", "være": "have"}.get((be or finite).lower_)
    ):
        return None
    for token in middle:
        edits.append((_end(doc[token.i - 1]), _end(token), ""))
    if not put(verb, inflector.inflect(infinitive, "VERB", SUPINE)):
        return None
    return edits, _end(verb), _end(verb)


def _finite(token: Token) -> dict[str, str]:
    tense = "Past" if "Past" in token.morph.get("Tense", []) else "Pres"
    return {"VerbForm": "Fin", "Mood": "Ind", "Voice": "Act", "Tense": tense}


def _after_verb(clause: Clause) -> tuple[int, int]:
    """Give where the object goes when the verb itself is the finite one."""
    doc = clause.doc
    last = clause.slot[1] - 1 if clause.inverted else clause.verb
    light = _end(doc[last])
    if not clause.main:
        return light, light
    at = last
    while at + 1 < clause.doc[clause.verb].sent.end and doc[at + 1].lower_ in _LIGHT:
        following = doc[at + 2] if at + 2 < len(doc) else None
        if doc[at + 1].lower_ in {"så", "som"} or following is None:
            break
        at += 1
    return _end(doc[at]), light


def _merged(edits: list[TextEdit]) -> list[TextEdit] | None:
    """Sort the edits; None where two of them meet in a way that cannot be applied."""
    ordered = sorted(edits)
    for one, two in pairwise(ordered):
        if two[0] < one[1]:
            return None
    return ordered


__all__ = ["Clause", "find_clause", "imperative", "shown", "turn"]
