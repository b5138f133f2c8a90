"""Finds acts that are packed into nouns: `foretage en vurdering`, `tilmelding sker`. No files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.acts import (
    after_prepositions,
    as_subjects,
    clause,
    is_plural,
    verb_in,
)
from oejenhoejde.checks.base import Hit, Proposal, Tools, Unit
from oejenhoejde.checks.overlap import SENTENCE_KINDS, taken_by_terms
from oejenhoejde.checks.shielded import filled_in_later, shielded_tokens
from oejenhoejde.language.sentences import words
from oejenhoejde.model import Applicability, Confidence
from oejenhoejde.params import NominalParams
from oejenhoejde.suggest.acts import act_edits
from oejenhoejde.suggest.nominal import purpose
from oejenhoejde.suggest.passive import reader_of
from oejenhoejde.suggest.verbal_noun import OTHERS
from oejenhoejde.suggest.wording import listed, match_case, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token
    from oejenhoejde.language.parsed import Span as DocSpan

#: Verb and noun further apart are marked by the noun alone.
_CLOSE = 6
#: So many of the nouns must surely be acts, and so many words may stand for each of them.
_SURE_ACTS, _THIN = 2, 9
_ARTICLES = frozenset({"en", "et", "den", "det"})
_PURPOSE = "med henblik på"
#: Endings of acts, whatever the tagger takes the word for.
_ACTS = ("ing", "else", *OTHERS)


def find_nominals(unit: Unit, params: NominalParams, tools: Tools) -> Iterator[Hit]:
    """Give the nouns that should be verbs."""
    if params.form == "density":
        if unit.kind in SENTENCE_KINDS:
            for sentence in unit.doc.sents:
                yield from _density(sentence, params.least, tools)
        return
    shielded = shielded_tokens(unit.doc)
    if params.form == "by":
        if unit.kind in SENTENCE_KINDS:
            yield from after_prepositions(unit.doc, shielded, tools)
        return
    if params.form == "subject" and unit.kind in SENTENCE_KINDS:
        yield from as_subjects(unit.doc, shielded, tools)
    if params.form == "light_verb":
        yield from _purposes(unit.doc, shielded, tools)
    taken = taken_by_terms(unit.doc, tools, shown=True)
    for token in unit.doc:
        light = token.lemma_.lower().removesuffix("s")
        if light not in params.verbs or token.i in shielded or _is_attribute(token):
            continue
        noun = _noun_of(token, params.form)
        if noun is None:
            continue
        verb = verb_in(noun, tools, happens=params.form == "subject")
        if not verb:
            continue
        hit = _hit(token, noun, verb, params, tools)
        # A clause written anew says more than what the term map says of its noun.
        if noun.i not in taken or (hit.proposals and hit.proposals[0].ask):
            yield hit


def _is_attribute(verb: Token) -> bool:
    """Tell whether a participle stands alone, as an adjective does (`foretagne ændringer`)."""
    if verb.dep_ in {"amod", "acl"}:
        return True
    if verb.i and verb.nbor(-1).lower_ in {"de", "den", "det", "en", "et"}:
        return True
    alone = not any(child.dep_ in {"aux", "cop"} for child in verb.children)
    return "Part" in verb.morph.get("VerbForm", []) and alone and verb.dep_ != "xcomp"


def _noun_of(verb: Token, form: str) -> Token | None:
    """Give the object of a light verb, or the subject of its passive; of `ske` the subject."""
    nouns = [c for c in verb.children if c.pos_ == "NOUN" or c.lower_.endswith(_ACTS)]
    objects = [noun for noun in nouns if noun.dep_ == "obj"]
    subjects = [noun for noun in nouns if noun.dep_ == "nsubj"]
    if form == "subject":
        # `Der sker ændringer`: what happens, and nobody's act.
        after = [n for n in subjects + objects if n.i < verb.i or not is_plural(n)]
        return next(iter(after), None)
    return next(iter(objects + subjects), None)


def _hit(light: Token, noun: Token, verb: str, params: NominalParams, tools: Tools) -> Hit:
    doc = light.doc
    first, last = sorted((light, noun), key=lambda token: token.i)
    if last.i - first.i > _CLOSE:
        first = last = noun
    start, end = first.idx, last.end
    values = {"excerpt": doc.text[start:end], "verb": verb, "noun": noun.text}
    edits = act_edits(
        light,
        noun,
        (verb, tools.terms.plain_verb(verb)),
        tools.inflector,
        sender=tools.sender,
        reader=reader_of(doc),
    )
    if edits:
        proposal: Proposal | None = clause(doc, edits)
    else:
        proposal = _rewritten(light, noun, verb, tools) if params.form == "light_verb" else None
    if proposal is not None and proposal.edits:
        start, end = proposal.edits[0][0], proposal.edits[-1][1]
        values["excerpt"] = doc.text[start:end]
    # What a verb can surely be put for is surely an act.
    sure = Confidence.HIGH if edits else None
    return Hit(start, end, values, confidence=sure, proposals=(proposal,) if proposal else ())


def _purposes(doc: Doc, shielded: frozenset[int], tools: Tools) -> Iterator[Hit]:
    """Give `med henblik på` + act + `af`, where an infinitive can be made of it."""
    for token in doc[:-4]:
        if token.lower_ != "med" or token.i in shielded:
            continue
        if doc.text_of(token.i, token.i + 3).lower() != _PURPOSE:
            continue
        noun = doc[token.i + 3]
        verb = verb_in(noun, tools) if noun.pos_ == "NOUN" else ""
        verbs = verb, tools.terms.plain_verb(verb) if verb else ""
        edits = purpose(noun, verbs, tools.inflector, start=token) if verb else []
        if edits:
            start, end = edits[0][0], edits[0][1]
            values = {"excerpt": doc.text[start:end], "verb": verbs[1], "noun": noun.text}
            proposal = Proposal(f"Skriv {quote(edits[0][2])}", tuple(edits), Applicability.UNSAFE)
            yield Hit(start, end, values, confidence=Confidence.HIGH, proposals=(proposal,))


def _rewritten(light: Token, noun: Token, verb: str, tools: Tools) -> Proposal:
    """Put the verb in the place of light verb, article and noun; only before `af` is it sure."""
    doc = light.doc
    between = doc[light.i + 1 : noun.i]
    feats = {
        key: light.morph.get(key, [])[0]
        for key in ("VerbForm", "Tense", "Mood")
        if light.morph.get(key, [])
    }
    form = tools.inflector.inflect(verb, "VERB", {**feats, "Voice": "Act"})
    active = "Pass" not in light.morph.get("Voice", []) and not light.lower_.endswith("s")
    plain = noun.i > light.i and all(token.lower_ in _ARTICLES for token in between)
    of = noun.i + 1 < len(doc) and noun.nbor(1).lower_ == "af"
    if form is None or not (active and plain and of and "Part" not in feats.values()):
        return Proposal(f"Brug verbet {quote(verb)}")
    text = match_case(form, light.text)
    edit = (light.idx, noun.nbor(1).end, text)
    return Proposal(f"Skriv {quote(text)}", (edit,), Applicability.UNSAFE)


def _density(sentence: DocSpan, least: int, tools: Tools) -> Iterator[Hit]:
    """Give the stretch of a sentence with many packed acts, at least two of them surely acts.

    A noun in -ing or -else may also be a thing (`en undersøgelse`). Where `af` follows, or where a
    preposition stands right before it (`ved oprettelse`), it is an act.
    """
    hidden = shielded_tokens(sentence.doc) | filled_in_later(sentence.doc)
    verbs = {
        token: _act(token, tools)
        for token in sentence
        if token.pos_ == "NOUN" and token.i not in hidden
    }
    nouns = [token for token, verb in verbs.items() if verb]
    acts = {token.lemma_ for token in nouns if _is_surely_act(token)}
    if len({token.lemma_ for token in nouns}) < least or len(acts) < _SURE_ACTS:
        return
    if len(words(sentence.doc[nouns[0].i : nouns[-1].i + 1])) > len(nouns) * _THIN:
        return
    start, end = nouns[0].idx, nouns[-1].end
    named = dict.fromkeys(verbs[token] for token in nouns)
    values = {
        "excerpt": sentence.doc.text[start:end],
        "number": len(nouns),
        "verb": listed([quote(verb) for verb in list(named)[:3]]),
        "noun": nouns[0].text,
    }
    yield Hit(start, end, values)


def _act(noun: Token, tools: Tools) -> str:
    lemma = noun.lemma_.lower()
    # Nouns in -tion are things and fields more often than acts (`dispensation`, `organisation`).
    return verb_in(noun, tools) if lemma.endswith(("ing", "else")) else ""


def _is_surely_act(noun: Token) -> bool:
    doc = noun.doc
    if noun.i + 1 < len(doc) and noun.nbor(1).lower_ == "af":
        return True
    return noun.i > 0 and noun.nbor(-1).pos_ == "ADP" and not is_plural(noun)
