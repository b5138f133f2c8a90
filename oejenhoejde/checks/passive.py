"""Finds passives: s-passive, blive-passive, passive after a modal verb, and the state passive.

Sources: the linguistics of UD Danish-DDT (Voice=Pass marks s-passives only; there is no aux:pass)
and the guides named in the rule files. Knows neither files nor config.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from oejenhoejde.checks.actor import find_actor, has_cause
from oejenhoejde.checks.base import Hit, Tools, Unit
from oejenhoejde.checks.deponent import is_deponent
from oejenhoejde.checks.overlap import is_finite
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.paradigms import MODALS, SUPINE
from oejenhoejde.model import Confidence, Severity
from oejenhoejde.params import PassiveParams
from oejenhoejde.smalllists import load_rows
from oejenhoejde.suggest.actors import BY_ITSELF, usual_actors
from oejenhoejde.suggest.clause import joined_passives
from oejenhoejde.suggest.passive import Wording, propose_active

if TYPE_CHECKING:
    from oejenhoejde.language.inflection import Inflector
    from oejenhoejde.language.parsed import Doc, Token

_KEY = "oejenhoejde.passives"

#: Happens by itself: grammatically passive, but nobody does it. Milder (own linguistics).
_INCHOATIVE = frozenset(
    "øge mindske forværre forbedre udvikle danne formindske forøge forringe styrke svække".split()
)
#: After `blive` a feeling or a new state comes, and nobody does anything.
_FEELINGS = frozenset(
    "overrasket bekymret skuffet interesseret berørt forvirret irriteret stresset chokeret "
    "forelsket tilfredsstillet begejstret lettet gift skilt forundret forbavset "
    "deprimeret frustreret sygemeldt raskmeldt pensioneret eksponeret "
    "forhindret afledt opereret".split()
)
#: What is divided, used or limited stays so: a state. So does what is `rettet mod` or `delt op`.
_LASTING = frozenset("dele bruge anvende benytte lukke begrænse omfatte undtage inddrage".split())
_PARTICLES = frozenset("op ned ind ud mod".split())
#: The constructions of which several can share a subject and a modal verb.
_JOINED = frozenset({"s", "modal"})
#: Who sends a letter has put these things in it.
_ENCLOSED = frozenset({"vedlægge", "vedhæfte", "medsende"})
#: What a page or a screen shows, the reader sees.
_SHOWN = frozenset({"vise"})
#: With one of these, what was done is news.
_NEWS = frozenset("nu netop allerede desværre derfor efterfølgende".split())
#: Shorter words in -s (`ses`, `fås`) must be marked as passives by the pipeline.
_SHORT = 3
#: Participles that are ordinary adjectives: a state, not a hidden act.
_ADJECTIVAL = frozenset(
    "berettiget forpligtet interesseret tilfreds forsinket berømt kendt vant nødt ansat gift "
    "skilt født uddannet bosat åben lukket velkommen overrasket bekymret skuffet syg beskæftiget "
    "tilmeldt registreret placeret beliggende indstillet fyldt nødsaget begrænset afhængig "
    "uafhængig tiltænkt afsat omfattet undtaget".split()
)


@dataclass(frozen=True, slots=True)
class Passive:
    """One passive. ``words`` are token indices of the construction, ``verb`` the main verb."""

    form: str
    verb: int
    words: tuple[int, ...]
    lemma: str
    agent: tuple[int, int] | None
    inchoative: bool


#: What the pipeline takes verbs and participles for.
_VERBAL = frozenset({"VERB", "AUX", "ADJ", "NOUN"})


@cache
def _motion_verbs() -> frozenset[str]:
    return frozenset(row["ord"] for row in load_rows("vaere-perfektum"))


def find_passive(unit: Unit, params: PassiveParams, tools: Tools) -> Iterator[Hit]:
    """Give the passives of one construction."""
    said: set[int] = set()
    for passive in passives(unit.doc, tools.inflector):
        if passive.form != params.form or passive.verb in said:
            continue
        if not _is_mere_state(unit.doc, passive):
            # `udfyldes og sendes` is one fault with one alternative.
            more = joined_passives(unit.doc[passive.verb]) if passive.form in _JOINED else ()
            said.update(more)
            yield _hit(unit.doc, passive, tools, more)


def _is_mere_state(doc: Doc, passive: Passive) -> bool:
    """Tell whether `være` + participle says how something is, and not what somebody has done.

    Somebody has done it where the sentence names who, where it is news (`er nu rettet`), or where
    it is what an authority does (`er afvist`). A condition or a relative tells a state.
    """
    if passive.form != "state" or passive.agent:
        return False
    verb, helper = doc[passive.verb], doc[passive.words[0]]
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    condition = any(child.dep_ == "mark" and child.lower_ != "at" for child in clause.children)
    finite = any(is_finite(child) for child in (helper, *verb.children) if child.dep_ != "conj")
    if clause.dep_ not in {"ROOT", "ccomp", "parataxis"} or condition or not finite:
        return True
    near = {child.lower_ for child in verb.children} | {t.lower_ for t in doc[helper.i : verb.i]}
    usual = usual_actors().get(passive.lemma, ("", ""))[0] == "afsender"
    small = any(t.lower_ in _PARTICLES for t in doc[passive.verb + 1 : passive.verb + 2])
    lasting = passive.lemma in _LASTING or small
    official = passive.lemma in _ENCLOSED or (usual and not lasting)
    done = official or not near.isdisjoint(_NEWS) or _has_formal_der(verb)
    return not done


def passives(doc: Doc, inflector: Inflector) -> tuple[Passive, ...]:
    """Give every passive of the text, in order (memoised on the Doc)."""
    known = doc.user_data.get(_KEY)
    if isinstance(known, tuple):
        return known
    shielded = shielded_tokens(doc)
    found = []
    for token in doc:
        if token.pos_ not in _VERBAL or token.i in shielded:
            continue
        passive = _s_passive(token) or _participle(token, inflector)
        if passive is not None:
            found.append(passive)
    result = tuple(found)
    doc.user_data[_KEY] = result
    return result


def _s_passive(token: Token) -> Passive | None:
    """Give the s-passive of a verb.

    A verb that the pipeline takes for a deponent (lemma in -s) is one only if it is listed: the
    list is short and known, the pipeline's guesses at rare verbs are not.
    """
    word, lemma = token.lower_, token.lemma_.lower()
    if token.pos_ not in {"VERB", "AUX"} or not word.endswith("s") or word == "læs":
        return None
    if token.text.isupper() and any(t.is_alpha and not t.text.isupper() for t in token.sent):
        # An abbreviation: `forløbet, SES, er for alle`.
        return None
    if lemma.endswith("s") and lemma == word and len(word) > _SHORT:
        lemma = word[:-1]
    elif lemma.endswith("s") or (
        "Pass" not in token.morph.get("Voice", []) and word != f"{lemma}s"
    ):
        return None
    modal = _modal_of(token)
    if is_deponent(token, after_modal=modal is not None):
        return None
    words = (modal.i, token.i) if modal is not None else (token.i,)
    form = "modal" if modal is not None else "s"
    return Passive(form, token.i, words, lemma, find_actor(token), lemma in _INCHOATIVE)


def _modal_of(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "aux" and child.lemma_.lower() in MODALS and child.i < token.i:
            return child
    head = token.head
    if head.lemma_.lower() in MODALS and head.i < token.i and token.dep_ in {"xcomp", "ccomp"}:
        return head
    if "Inf" in token.morph.get("VerbForm", []) and token.dep_ == "conj":
        return _modal_of(head) if head.i < token.i and head.pos_ == "VERB" else None
    return None


def _participle(token: Token, inflector: Inflector) -> Passive | None:
    if token.pos_ not in {"VERB", "ADJ", "NOUN"}:
        return None
    if token.pos_ == "VERB" and (
        "Part" not in token.morph.get("VerbForm", []) or "Pres" in token.morph.get("Tense", [])
    ):
        return None
    if not _looks_like_participle(token):
        return None
    helper = _helper(token)
    if helper is None or helper.i > token.i:
        return None
    if token.i and token.nbor(-1).lower_ in {"end", "som"}:
        # `længere end planlagt`: a comparison, not what is done.
        return None
    lemma, verb = token.lemma_.lower(), ""
    if token.pos_ != "VERB" or not inflector.is_certain(lemma, "VERB"):
        verb = _verb_of(token.lower_, inflector)
    lemma = verb or lemma
    if helper.lemma_.lower() == "blive":
        if token.lower_ in _FEELINGS or (token.pos_ != "VERB" and not verb):
            return None
        words = tuple(sorted({helper.i, token.i}))
        return Passive("blive", token.i, words, lemma, find_actor(token), lemma in _INCHOATIVE)
    if token.pos_ != "VERB" or lemma in _motion_verbs() or token.lower_ in _ADJECTIVAL:
        return None
    if any(child.lower_ == "sig" for child in token.children):
        return None
    if any(child.dep_ == "obj" for child in token.children) and not _has_formal_der(token):
        return None
    words = tuple(sorted({helper.i, token.i}))
    return Passive("state", token.i, words, lemma, find_actor(token), lemma in _INCHOATIVE)


def _verb_of(participle: str, inflector: Inflector) -> str:
    """Give the infinitive of a participle whose verb is known (`aflyst` → `aflyse`), or nothing."""
    for infinitive in (participle[:-1], f"{participle[:-1]}e", f"{participle[:-2]}e"):
        known = inflector.is_certain(infinitive, "VERB")
        if known and inflector.inflect(infinitive, "VERB", SUPINE) == participle:
            return infinitive
    return ""


def infinitive_of(token: Token, inflector: Inflector) -> str:
    """Give the infinitive of a participle (`sendt`) or an s-infinitive (`sendes`), or nothing."""
    low, lemma = token.lower_, token.lemma_.lower()
    if low.endswith("es"):
        return low[:-1] if inflector.is_certain(low[:-1], "VERB") else ""
    if not low.endswith("t") or token.pos_ not in {"VERB", "ADJ", "NOUN", "ADV", "PROPN"}:
        return ""
    known = inflector.is_certain(lemma, "VERB")
    if token.pos_ == "VERB" and known and inflector.inflect(lemma, "VERB", SUPINE) == low:
        return lemma
    return _verb_of(low, inflector)


def _has_formal_der(token: Token) -> bool:
    return any(child.lower_ == "der" and child.dep_ == "expl" for child in token.children)


def _looks_like_participle(token: Token) -> bool:
    return token.lower_.endswith(("t", "de", "te", "ne", "en"))


def _helper(token: Token) -> Token | None:
    """Give the `blive` or `være` of a participle; `er blevet sendt` counts as blive."""
    helpers = [child for child in token.children if child.dep_ in {"aux", "cop"}]
    head = token.head
    if head.lemma_.lower() == "blive" and token.dep_ == "xcomp":
        helpers.append(head)
    lemmas = {helper.lemma_.lower(): helper for helper in helpers}
    if "blive" in lemmas:
        return lemmas["blive"]
    if "have" in lemmas:
        return None
    joined = token.dep_ == "conj" and head.i < token.i and "Part" in head.morph.get("VerbForm", [])
    if joined and not helpers and not any(child.dep_ == "nsubj" for child in token.children):
        return _helper(head)
    return lemmas.get("være")


def _hit(doc: Doc, passive: Passive, tools: Tools, more: tuple[int, ...]) -> Hit:
    first, last = doc[passive.words[0]], doc[max((passive.words[-1], *more))]
    verb = doc[passive.verb]
    # Mark the whole construction where its words stand close; else only the verb.
    start = first.idx if passive.words[-1] - first.i <= 3 else verb.idx
    end = last.end
    feats = {"VerbForm": "Fin", "Mood": "Ind", "Voice": "Act"}
    feats["Tense"] = "Past" if _is_past(doc, passive) else "Pres"
    infinitive = tools.terms.plain_verb(passive.lemma)
    active = tools.inflector.inflect(infinitive, "VERB", feats) or infinitive
    actor = doc.text_of(*passive.agent) if passive.agent else ""
    duty = _duty(doc, passive, infinitive)
    values = {
        "verb": verb.text, "active": active, "infinitive": infinitive, "actor": actor, "duty": duty,
    }  # fmt: skip
    variant = "agent" if actor else ""
    # Unknown verbs are mostly no verbs (`sites`, `features`), or their forms would be guesses.
    known = tools.inflector.is_certain(passive.lemma, "VERB") or (
        passive.form == "modal" and verb.lower_.endswith("es")
    )
    # After a modal verb somebody acts: `Kan fristen forlænges?`
    by_itself = not actor and any(child.lower_ in BY_ITSELF for child in verb.children)
    # `Behovet dækkes af ordningen` does say what does it.
    by_itself = by_itself or (not actor and has_cause(verb))
    mild = passive.inchoative or passive.lemma in _SHOWN
    milder = by_itself or (mild and not actor and passive.form != "modal")
    if not known:
        return Hit(start, end, values, variant="unknown", confidence=Confidence.LOW)
    if milder:
        variant = "shown" if passive.lemma in _SHOWN else "inchoative"
    wording = Wording(doc, passive, infinitive, active, duty, actor)
    return Hit(
        start,
        end,
        values,
        variant=variant,
        severity=Severity.INFO if milder else None,
        confidence=Confidence.LOW if by_itself else Confidence.MEDIUM if milder else None,
        proposals=() if milder else propose_active(wording, tools.inflector, sender=tools.sender),
    )


def _duty(doc: Doc, passive: Passive, infinitive: str) -> str:
    """Give modal, negation and active infinitive: `kan sendes` → `kan sende`."""
    if passive.form != "modal":
        return infinitive
    modal, verb = doc[passive.words[0]], doc[passive.verb]
    between = doc[modal.i + 1 : verb.i]
    negation = next((f" {t.lower_}" for t in between if t.lower_ in {"ikke", "aldrig"}), "")
    return f"{modal.lower_}{negation} {infinitive}"


def _is_past(doc: Doc, passive: Passive) -> bool:
    """Tell whether the finite verb of the construction is in the past (`blev sendt`)."""
    if passive.form == "s":
        verb = doc[passive.verb]
        # `tilgås` is often taken for a past form; the infinitive with -s never is one.
        return verb.lower_ != f"{passive.lemma}s" and "Past" in verb.morph.get("Tense", [])
    helper = doc[passive.words[0]]
    return helper.i != passive.verb and helper.lower_ in {"blev", "var", "blevet"}
