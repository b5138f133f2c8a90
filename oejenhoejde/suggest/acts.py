"""Writes a clause whose act is a noun anew with its verb. Knows no files but one word list.

`Der er foretaget en beregning af ydelsen` → `Vi har beregnet ydelsen`; `Aflæsning af måleren skal
ske i maj` → `Du skal aflæse måleren i maj`. Who acts is what ``wordlists/aktoerer.tsv`` says of
the verb, or where the sentence tells of a way to serve oneself; else there are no edits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.suggest.acting import serves_oneself, usual_actor
from oejenhoejde.suggest.active import present_or_past, turn
from oejenhoejde.suggest.actors import SENDER, THE_READER
from oejenhoejde.suggest.clause import LIGHT_ADVERBS, Clause, is_bare, opens_clause
from oejenhoejde.suggest.objects import end_of_object
from oejenhoejde.suggest.wording import TextEdit

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

_ARTICLES = frozenset({"en", "et", "den", "det"})
#: What the object of a noun stands after, where it is not `af`, which goes with the noun.
_KEPT = {"tilmelde": "til", "ansøge": "om", "søge": "om", "anmode": "om", "klage": "over"}
#: Verbs that need no object, and those that have the reader for one (`tilmelde dig`).
_ALONE = frozenset("betale indbetale ansøge søge reservere klage bestille aflevere parkere".split())
_ONESELF = frozenset("tilmelde framelde afmelde".split())
#: What an authority does on its web site: nobody serves himself there.
_ON_SITE = frozenset("offentliggøre bekendtgøre opdatere informere orientere vejlede".split())
#: What is begun or looked after is not done yet.
_BEGINNING = frozenset("iværksætte iværksættes forestå forestås varetage varetages".split())
_MODALS = frozenset("skal skulle kan kunne bør burde må måtte vil ville".split())
_DUTIES = _MODALS - {"vil", "ville"}


@dataclass(frozen=True, slots=True)
class Act:
    """An act in a noun: the light verb, its noun, the verb to write and where the object stands.

    ``link`` is the token after the noun that goes with it (`af`) or -1, ``object`` a token range.
    """

    light: Token
    noun: Token
    verb: str
    link: int
    object: tuple[int, int]


def act_edits(
    light: Token,
    noun: Token,
    verbs: tuple[str, str],
    inflector: Inflector,
    *,
    sender: str,
    reader: str,
) -> list[TextEdit]:
    """Give the edits that say the act with its verb and name who acts, or none.

    ``verbs`` are the verb behind the noun and the plain one to write (`ansøge`, `søge`).
    """
    verb, plain = verbs
    act = _read(light, noun, verb, plain)
    helpers = _helpers(light)
    if act is None or not _happens(light, helpers) or light.lemma_.lower() in _BEGINNING:
        return []
    modals = {token.lower_ for token in helpers} & _DUTIES
    who = THE_READER if serves_oneself(light) and verb not in _ON_SITE else ""
    who = who or usual_actor(verb, modals)
    definite = "Def" in noun.morph.get("Definite", [])
    if not who and not definite and usual_actor(verb, frozenset({"kan"})) == THE_READER:
        # What readers do when they may: `betaling sker over nettet` tells them how.
        who = THE_READER
    actor = {SENDER: sender, THE_READER: reader}.get(who, "")
    alone = act.object[0] == act.object[1] and not _has_clause(act)
    if not actor or (alone and verb not in _ALONE | _ONESELF):
        return []
    oneself = verb in _ONESELF and act.link < 0
    if oneself and (who != THE_READER or reader != "du"):
        return []
    edits = _turned(act, helpers, actor, inflector)
    return _with_oneself(act, edits) if edits and oneself else edits or []


def _with_oneself(act: Act, edits: list[TextEdit]) -> list[TextEdit]:
    """Put `dig` behind the verb: `tilmelde dig`, `tilmelde dig til hold`."""
    at = max(range(len(edits)), key=lambda i: edits[i][0])
    start, end, text = edits[at]
    behind = act.light.doc.text_of(*act.object)
    verb = text.removesuffix(behind).rstrip()
    return [
        *edits[:at],
        (start, end, " ".join(filter(None, [verb, "dig", behind]))),
        *edits[at + 1 :],
    ]


def _happens(light: Token, helpers: list[Token]) -> bool:
    """Tell whether nobody is named who does it: a passive, or `ske`."""
    if any(c.i > light.i and any(g.lower_ == "af" for g in c.children) for c in light.children):
        # `Vurderingen foretages af en læge`
        return False
    if light.lower_.endswith("t"):
        return any(helper.lemma_.lower() in {"være", "blive"} for helper in helpers)
    return light.lower_.endswith("s") or light.lower_ in {"ske", "sker", "skete"}


def _read(light: Token, noun: Token, verb: str, plain: str) -> Act | None:
    """Read noun and object; None where the noun has more to it than an article and an object."""
    doc = noun.doc
    if any(child.i < noun.i and child.lower_ not in _ARTICLES for child in noun.children):
        return None
    at = noun.i + 1
    following = doc[at] if at < noun.sent.end else None
    kept = _KEPT.get(verb, "")
    none = (at, at)
    if following is None or following.lower_ not in {"af", kept}:
        return Act(light, noun, plain, -1, none)
    if at + 1 >= noun.sent.end:
        return None
    if doc[at + 1].text == ",":
        return Act(light, noun, plain, at, (at + 1, at + 1)) if following.lower_ == "af" else None
    phrase = next(
        (c for c in noun.children if c.dep_ == "nmod" and c.i > at and following in c.children),
        None,
    )
    if phrase is None:
        return None
    end = end_of_object(phrase) + 1
    if following.lower_ == kept:
        return Act(light, noun, plain, -1, (at, end))
    return None if is_bare(phrase) else Act(light, noun, plain, at, (at + 1, end))


def _has_clause(act: Act) -> bool:
    return act.link >= 0 and act.object[0] == act.object[1]


def _helpers(light: Token) -> list[Token]:
    helpers = [child for child in light.children if child.dep_ in {"aux", "cop"}]
    if light.dep_ == "xcomp" and light.head.lemma_.lower() == "blive":
        helpers += [light.head, *(c for c in light.head.children if c.dep_ == "aux")]
    return sorted((h for h in helpers if h.i < light.i), key=lambda token: token.i)


def _turned(
    act: Act, helpers: list[Token], actor: str, inflector: Inflector
) -> list[TextEdit] | None:
    doc, light, noun = act.light.doc, act.light, act.noun
    finite = min([light.i, *(helper.i for helper in helpers)])
    lemmas = {helper.lemma_.lower() for helper in helpers}
    form = "s" if not helpers else "modal"
    if light.lower_.endswith("t"):
        form = "blive" if "blive" in lemmas else "state"
    elif helpers and not ({helper.lower_ for helper in helpers} & _MODALS):
        return None
    start = min([noun.i, *(child.i for child in noun.children if child.i < noun.i)])
    there = [t for t in (doc[finite - 1], doc[finite + 1]) if finite and t.lower_ == "der"]
    opened = finite > 0 and opens_clause(doc[finite - 1])
    if there and there[0].dep_ != "nsubj":
        return _with_there(act, form, finite, there[0].i, start, actor, inflector)
    if start > light.i:
        return _behind(act, form, finite, start, actor, inflector)
    slot = (start, max(act.object[1], noun.i + 1))
    inverted = start > finite
    between = doc[slot[1] : finite] if not inverted else doc[slot[1] : light.i]
    if opened or any(token.lower_ not in LIGHT_ADVERBS for token in between):
        return None
    if inverted and start != finite + 1:
        return None
    main = not any(child.dep_ == "mark" for child in light.children) and not (
        start and opens_clause(doc[start - 1])
    )
    main = main and (inverted or not len(between))
    clause = Clause(doc, form, finite, light.i, slot, act.object, None, main, inverted)
    return turn(clause, actor, act.verb, inflector)


def _with_there(
    act: Act, form: str, finite: int, there: int, start: int, actor: str, inflector: Inflector
) -> list[TextEdit] | None:
    """`Der foretages hvert år en gennemgang af sagen` → `Vi gennemgår hvert år sagen`."""
    doc, light = act.light.doc, act.light
    if act.link < 0 or start < light.i:
        return None
    if any(t.is_punct or t.pos_ in {"VERB", "SCONJ"} for t in doc[light.i + 1 : start]):
        return None
    between = doc[max(there, finite) + 1 : light.i]
    if any(t.is_punct or t.pos_ == "SCONJ" for t in between):
        return None
    slot = (there, there + 1)
    clause = Clause(
        doc, form, finite, light.i, slot, (there + 1, there + 1), None, True, there > finite
    )
    edits = turn(clause, actor, act.verb, inflector)
    if edits is None:
        return None
    return sorted([*edits, _without_noun(act, start)])


def _behind(
    act: Act, form: str, finite: int, start: int, actor: str, inflector: Inflector
) -> list[TextEdit] | None:
    """`Efter et år foretages en gennemgang af sagen` → `Efter et år gennemgår vi sagen`."""
    doc, light = act.light.doc, act.light
    first = finite == light.sent.start
    if form != "s" or act.link < 0 or start != light.i + 1 or first:
        return None
    before = doc[finite - 1]
    if opens_clause(before) or before.text in {",", ":"} or before.lower_ in {"og", "som", "der"}:
        return None
    verb = inflector.inflect(act.verb, "VERB", present_or_past(light, inflector))
    if verb is None:
        return None
    return [(light.idx, light.end, f"{verb} {actor}"), _without_noun(act, start)]


def _without_noun(act: Act, start: int) -> TextEdit:
    doc = act.light.doc
    return doc[start - 1].end, doc[act.link].end, ""


__all__ = ["act_edits"]
