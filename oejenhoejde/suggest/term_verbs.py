"""Puts an alternative verb in the place of a matched one: particles, objects, `sig`, voice.

What cannot be made right gives no edits. Knows no files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigms import MODALS
from oejenhoejde.suggest.actors import is_actor
from oejenhoejde.suggest.agreement import subject_features
from oejenhoejde.suggest.commas import with_commas
from oejenhoejde.suggest.objects import (
    after,
    end_of_object,
    ends_there,
    is_definite,
    object_of,
    reflexive_of,
    subject_of,
)
from oejenhoejde.suggest.participles import (
    as_participle,
    is_after_noun,
    is_attribute,
    is_nominal,
    is_usual,
)
from oejenhoejde.suggest.placing import is_particle, single_verb
from oejenhoejde.suggest.tokens import (
    PREPOSITIONS,
    REFLEXIVES,
    Features,
    MatchLike,
    best_reading,
    delete_token,
    replace_tokens,
)
from oejenhoejde.suggest.valency import BEGIN, begins, received, verb_fits
from oejenhoejde.suggest.wording import TextEdit, match_case

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: Verbs that need no object: a passive of the hard word becomes their active form
#: (`påbegyndes` → `begynder`). Passive `begyndes` would be heavier than what it replaces. Not so
#: `stoppe`: `medicinen skal stoppes` is what somebody does.
ERGATIVE = frozenset({"begynde", "starte", "slutte", "ende", "ophøre", "vokse", "falde"})
ARTICLES = frozenset({"en", "et", "den", "det"})
#: Participles that have a form of their own right after a noun: `en fil kaldet X`.
_AFTER_NOUN = {"kaldt": "kaldet"}
_MODAL_FORMS = MODALS | frozenset("skal kan vil må bør tør".split())

#: The same as objects of a verb: `giv os en beskrivelse af`.
_RECIPIENTS = REFLEXIVES | {"dem", "ham", "hende", "den", "det"}
#: Verbs that can have a person before what they are about: `fortælle dig om`.
_WITH_RECIPIENT = frozenset(
    "give sende vise skaffe betale love fortælle forklare oplyse hjælpe rådgive vejlede "
    "informere minde spørge".split()
)


def verb_edits(
    match: MatchLike, alternative: str, doc: Doc, inflector: Inflector, *, sender: str
) -> tuple[list[TextEdit], bool]:
    head = doc[match.head]
    feats = best_reading(match.readings, head)
    words = alternative.split()
    if is_after_noun(match, head):
        feats = as_participle(match, feats)
    attributive = is_attribute(match, head, feats)
    if attributive:
        feats = as_participle(match, feats)
        if len(words) > 1 or not is_usual(words[0], feats):
            return [], False
    present = feats.get("VerbForm") == "Part" and head.lower_.endswith("ende")
    if is_nominal(head, feats) or (present and len(words) > 1):
        return [], False
    passive = feats.get("Voice") == "Pass"
    if passive and not _has_passive(words):
        return [], False
    several = head.i > 0 and head.nbor(-1).text == "I" and not head.nbor(-1).is_sent_start
    person = several or _is_person(subject_of(head))
    given = object_of(head)
    gets = given is not None or person
    if passive and words[0] == "give" and not person and (is_definite(given) or _gets(given, head)):
        # `Pengene tildeles foreningen`, `Pas tildeles børn`: the subject is what is given.
        return [], False
    gives = words[0] == "give" or (words[0] == "sende" and person)
    if passive and gives and gets and not _is_formal(head):
        # The subject is the one who gets: `du tildeles hjælp` is `du får hjælp`.
        must = any(child.lower_ in {"skal", "skulle"} for child in head.children)
        words, feats = ["have" if must else "få", *words[1:]], _active(feats, head)
        passive = False
    if feats.get("VerbForm") == "Part" and (edits := received(match, words, doc)):
        return sorted(edits), False
    if not verb_fits(match, words, feats, doc):
        return [], False
    if words[0] in BEGIN and feats.get("VerbForm") == "Part" and not begins(words[0], head):
        return [], False
    words = _without_article(words, match, doc)
    if _is_predicate(words, inflector):
        # `Et pas er påkrævet` → `er nødvendigt`
        predicates = [head.head, *(doc[i] for i in match.tokens)]
        seen = next((found for t in predicates if (found := subject_features(t))), {})
        words[1] = (seen and inflector.inflect(words[1], "ADJ", {**seen, "Degree": "Pos"})) or ""
        if not words[1]:
            return [], False
    recipient = any(doc[gap].lower_ in _RECIPIENTS for gap in match.gaps)
    giving = match.term.lemma.startswith(("give ", "yde ", "sende ", "aflægge "))
    if recipient and giving and words[0] not in _WITH_RECIPIENT:
        return [], False
    incorporated = len(match.tokens) > 1 and any(
        doc[i].pos_ == "NOUN" for i in match.tokens if i != match.head
    )
    if incorporated and passive and _is_formal(head):
        return _impersonal(match, head, words, feats, doc, inflector, sender), False
    if incorporated and (passive or (feats.get("VerbForm") == "Part" and not _is_perfect(head))):
        # The noun in the phrase is the subject of a passive: nothing could take its place.
        return [], False
    if passive and words[0] in ERGATIVE and not _has_agent(head):
        feats = _active(feats, head)
    form = inflector.inflect(words[0], "VERB", feats)
    if form is None:
        return [], False
    if feats.get("VerbForm") == "Part" and head.i and head.nbor(-1).pos_ == "NOUN":
        form = _AFTER_NOUN.get(form, form)
    reflexive = next((doc[i].text for i in match.tokens if doc[i].lower_ in REFLEXIVES), "")
    if "sig" in words:
        reflexive = reflexive or reflexive_of(head)
        if not reflexive:
            return [], False
        words = [reflexive if word == "sig" else word for word in words]
    if len(match.tokens) == 1:
        edits, sure = single_verb(head, form, words, doc, inflector)
    elif words[1:] and is_particle(words):
        edits, sure = _phrase_with_particle(match, form, words[1:], doc)
    else:
        edits, sure = _phrase_verb(match, form, words[1:], doc)
    # Before a noun many plain participles are not used: `de fremsendte bilag`.
    odd = attributive or _doubles_modal(head, words[0], feats)
    return edits, sure and not odd and _comma_may_go(match, alternative, doc)


def _impersonal(
    match: MatchLike,
    head: Token,
    words: list[str],
    feats: Features,
    doc: Doc,
    inflector: Inflector,
    sender: str,
) -> list[TextEdit]:
    """Give the sender as subject: `Der foretages en vurdering af` → `Vi vurderer`.

    Nothing but `der` and adverbs may stand between; elsewhere nothing could take its place.
    """
    form = inflector.inflect(words[0], "VERB", _active(feats, head))
    before, after = head.nbor(-1) if head.i else None, doc[head.i + 1]
    modal = any(child.dep_ == "aux" for child in head.children)
    there = next((t for t in (before, after) if t is not None and t.lower_ == "der"), None)
    gaps = set(match.gaps) - ({there.i} if there is not None else set())
    if form is None or there is None or modal or gaps or len(words) > 1:
        return []
    last = doc[match.tokens[-1]]
    subject = match_case(sender, doc[min(there.i, head.i)].text)
    text = f"{match_case(form, head.text)} {sender}" if there.i > head.i else f"{subject} {form}"
    return [(min(there.idx, head.idx), last.end, text)]


def _has_passive(words: list[str]) -> bool:
    """Tell whether an alternative can be a passive: not `fås` for `opnås`, nor `tales om`."""
    return words[0] not in {"få", "have", "bede"} and words[-1] not in PREPOSITIONS - {"med", "om"}


def _is_predicate(words: list[str], inflector: Inflector) -> bool:
    """Tell whether an alternative is `være` and an adjective that agrees; `nødt` does not."""
    return words[0] == "være" and words[1:2] != ["nødt"] and inflector.is_listed(
        " ".join(words[1:2]), "ADJ"
    )  # fmt: skip


def _is_person(subject: Token | None) -> bool:
    return subject is not None and subject.lower_ in {"du", "i", "han", "hun", "vi", "jeg"}


def _gets(given: Token | None, verb: Token) -> bool:
    """Tell whether the object is somebody and the subject is not: it is the object that gets."""
    subject = subject_of(verb)
    return given is not None and is_actor(given) and subject is not None and not is_actor(subject)


def _is_formal(verb: Token) -> bool:
    """Tell whether the subject is the `der` of `Der ydes hjælp`: nobody gets it."""
    subject = subject_of(verb)
    return subject is not None and subject.lower_ in {"der", "det"}


def _without_article(words: list[str], match: MatchLike, doc: Doc) -> list[str]:
    """Drop the article of an alternative where the text has none: `afholder møde`."""
    found = {doc[i].lower_ for i in match.tokens}
    optional = bool(ARTICLES & set(match.term.lemma.split()))
    if words[1:2] and words[1] in ARTICLES and optional and not found & ARTICLES:
        return [words[0], *words[2:]]
    return words


def _doubles_modal(verb: Token, modal: str, feats: Features) -> bool:
    """Tell whether a modal verb would stand after another as nobody writes (`kan kunne`)."""
    if modal not in MODALS or feats.get("VerbForm") != "Inf":
        return False
    before = {token.lower_ for token in verb.sent[: max(verb.i - verb.sent.start, 0)][-4:]}
    others = before & _MODAL_FORMS
    return bool(others) and (modal != "kunne" or not others <= {"skal", "skulle", "vil", "bør"})


def _comma_may_go(match: MatchLike, alternative: str, doc: Doc) -> bool:
    """Tell whether a comma within a verb phrase may go or stay as the swap does it."""
    edit = (0, 0, alternative)
    return with_commas(doc, match.tokens, edit, alternative)[1]


def _is_perfect(participle: Token) -> bool:
    """Tell whether a participle stands with `have`: active, so that its object stays one."""
    return any(
        child.dep_ == "aux" and child.lemma_.lower() == "have" for child in participle.children
    )


def _has_agent(verb: Token) -> bool:
    return any(
        child.dep_ == "obl" and any(c.lower_ == "af" for c in child.children)
        for child in verb.children
    )


def _active(feats: Features, verb: Token) -> dict[str, str]:
    after_modal = any(
        child.dep_ == "aux" and child.lemma_ in MODALS for child in verb.children
    ) or (verb.i > 0 and verb.nbor(-1).lower_ == "at")
    if after_modal:
        return {"VerbForm": "Inf", "Voice": "Act"}
    tense = feats.get("Tense", "Pres")
    return {"VerbForm": "Fin", "Mood": "Ind", "Tense": tense, "Voice": "Act"}


def _phrase_with_particle(
    match: MatchLike, form: str, rest: list[str], doc: Doc
) -> tuple[list[TextEdit], bool]:
    """Put the particle after the object: `foretage en genvurdering af …` → `vurdere … igen`."""
    last = doc[match.tokens[-1]]
    if last.dep_ != "case" or last.head.i < last.i:
        return _phrase_verb(match, form, rest, doc)
    edits, sure = _phrase_verb(match, form, [], doc)
    if not edits:
        return [], False
    end = end_of_object(last.head)
    if not ends_there(last.head, end):
        return [], False
    return [*edits, after(doc, end, " ".join(rest))], sure


def _blocks_swap(match: MatchLike, rest: list[str], doc: Doc) -> bool:
    """Tell whether the words between make the swap ungrammatical.

    A possessive between needs a noun to belong to (`imødekommer din ansøgning`), and an object
    pronoun would have to move before the adverb (`Kontakter du os ikke`).
    """
    gaps = [doc[gap] for gap in match.gaps]
    if not rest and any(gap.lower_ in ARTICLES or gap.pos_ in {"DET", "ADJ"} for gap in gaps):
        # `er et udtryk for`, `har ingen indvirkning på`: the article would be left alone.
        return True
    if any("Yes" in gap.morph.get("Poss", []) or gap.pos_ == "DET" for gap in gaps) and rest:
        return True
    after = match.tokens[-1] + 1
    light = after < len(doc) and doc[after].pos_ == "PRON"
    return light and any(gap.pos_ == "ADV" for gap in gaps)


def _phrase_verb(
    match: MatchLike, form: str, rest: list[str], doc: Doc
) -> tuple[list[TextEdit], bool]:
    head = doc[match.head]
    others = [doc[i] for i in match.tokens if i != match.head and doc[i].text != ","]
    if match.gaps and _blocks_swap(match, rest, doc):
        return [], False
    if rest[-1:] == ["at"] and any(doc[i].text == "," for i in match.tokens):
        # The comma of the clause stays: `har brug for, at du …`.
        form, *rest = f"{' '.join([form, *rest[:-1]])}, at".split()
    if not match.gaps and match.tokens == tuple(range(match.tokens[0], match.tokens[-1] + 1)):
        return [replace_tokens(doc, match.tokens, " ".join([form, *rest]))], True
    if any(gap > others[0].i for gap in match.gaps):
        return [], False
    if not all(
        doc[gap].pos_ in {"PRON", "ADV", "PART", "PROPN", "NOUN", "DET"} for gap in match.gaps
    ):
        return [], False
    edits: list[TextEdit] = [(head.idx, head.end, match_case(form, head.text))]
    if rest:
        first, last = others[0], others[-1]
        edits.append((first.idx, last.end, " ".join(rest)))
    else:
        edits.extend(delete_token(doc, token) for token in others)
    return edits, all(doc[gap].pos_ in {"PRON", "ADV", "PART"} for gap in match.gaps)
