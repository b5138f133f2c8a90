"""Tells who acts in a passive that does not say so: the sender, the reader or nobody. No files.

The verb tells who it usually is (``wordlists/aktoerer.tsv``); the sentence around it tells where
that is not so. What is not surely known gives the empty string.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, Protocol

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.suggest.actors import (
    BY_ITSELF,
    NOBODY,
    SENDER,
    SENDER_MAY,
    THE_READER,
    is_actor,
    usual_actors,
)
from oejenhoejde.suggest.clause import Clause
from oejenhoejde.suggest.verbal_noun import verb_behind

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: Modal verbs after which a duty or a right is often the reader's; `vil` only tells of the future.
_DUTIES = frozenset("skal skulle kan kunne bør burde må måtte".split())
_MAY = frozenset({"kan", "kunne", "må", "måtte"})
_SENT = frozenset({"sende", "fremsende", "indsende", "aflevere", "indgive", "returnere"})
READERS_PAPERS = tuple(
    "klage ansøgning skema blanket dokumentation kvittering anmodning indsigelse bemærkning "
    "erklæring afbud bilag attest formular fuldmagt indberetning anmeldelse".split()
)
_FIRST_PERSON = frozenset({"vi", "os", "vores", "jeg", "mig"})
_PARTICLES = frozenset("op ud ind igennem frem sammen ned hen".split())
#: Verbs with a second object, whose subject as a passive gets it: `Du bevilges støtte`.
_GIVES = frozenset(
    "tildele bevilge tilkende tilbyde pålægge opkræve give yde meddele nægte tillægge".split()
)
#: What a letter says of itself: `det skal meddeles, at …`.
_TELLING = frozenset("meddele oplyse bemærke anføre nævne understrege præcisere".split())
#: What whoever looks may find.
_FOUND = frozenset({"konstatere", "opdage", "finde", "registrere", "observere"})
#: What in a condition changes for any reason: `ændres din økonomi`.
_CHANGES = frozenset({"ændre", "flytte", "øge", "nedsætte"})
#: What one asks of somebody is not one's own act: `vi beder om, at bilagene fremlægges`.
_ASKING = frozenset("bede anmode opfordre kræve henstille forvente forudsætte anbefale".split())
#: After these the infinitive is about the subject: `du vurderes at være berettiget`.
_THINKING = frozenset("vurdere anse skønne antage mene påstå formode forvente finde tro".split())
#: The sender's act where nothing but `der` is the subject: `der lægges vægt på`.
_WITH_THERE = frozenset({"lægge", "tage", "stille"})
#: Verbs that say nothing of the act; their noun does: `aflæsningen foretages`.
LIGHT = frozenset("foretage gennemføre udføre afholde iværksætte varetage forestå".split())
_TO_SOMEBODY = frozenset("forelægge meddele overdrage tilsende oversende tilstille".split())
#: Where a thing can be seen by whoever looks: `kan ses på borger.dk`, but `så tarmen kan ses`.
_PLACES = frozenset("på i under her via hos".split())
#: Ways in which readers serve themselves: what is done there, they do.
_CHANNELS = tuple(
    "hjemmesiden hjemmeside medlemssiden selvbetjening selvbetjeningen portalen appen nettet "
    "borger.dk netbank mobilepay aula minsu tastselv jobnet mitid".split()
)


class PassiveLike(Protocol):
    """What these modules need of a passive; see ``checks.passive.Passive``."""

    @property
    def form(self) -> str: ...
    @property
    def verb(self) -> int: ...
    @property
    def words(self) -> tuple[int, ...]: ...
    @property
    def agent(self) -> tuple[int, int] | None: ...
    @property
    def lemma(self) -> str: ...


def who_acts(doc: Doc, passive: PassiveLike, clause: Clause | None, inflector: Inflector) -> str:
    """Give who acts: one of the words of the list, or the empty string where it is not known."""
    verb = doc[passive.verb]
    near = doc[max(verb.i - 3, verb.sent.start) : min(verb.i + 4, verb.sent.end)]
    if any(token.lower_ in BY_ITSELF for token in near):
        return NOBODY
    if _other_sense(verb, clause):
        return ""
    formal = clause is not None and clause.subject[0] == clause.subject[1]
    if _is_raised(passive, verb):
        return ""
    if is_reader(doc, clause):
        # `Du skal tilmeldes`: that may be for the reader to do.
        return "" if usual_actor(passive.lemma, {"skal"}) == THE_READER else SENDER
    modals = {doc[i].lower_ for i in _modals(doc, passive)} & _DUTIES
    if formal and passive.lemma in _TELLING and (_has_clause(verb) or not modals):
        return SENDER
    if _is_elsewhere(verb) or _is_condition(passive, clause):
        return ""
    if passive.lemma in _WITH_THERE and not formal:
        return ""
    if _is_done_by_others(verb) or _is_asked_for(verb):
        return ""
    if _somebody_else(verb):
        return ""
    if passive.form == "s" and passive.lemma in _SENT and _is_readers(verb):
        # `Klagen sendes til Jobcentret`: that is for the reader to do, unless "we" send it on.
        return ""
    if passive.lemma == "se" and not _is_shown_to_all(verb):
        return ""
    lemmas = [passive.lemma]
    if passive.lemma in LIGHT:
        lemmas = [_act_of(verb, inflector) or passive.lemma]
    if clause is not None:
        lemmas += [doc[i].lemma_.lower() for i in clause.more]
    if not modals and serves_oneself(verb) and not any(map(_is_the_senders, lemmas)):
        return THE_READER
    if modals and serves_oneself(verb) and any(map(_is_the_senders, lemmas)):
        # `Planen kan ændres i selvbetjeningen`: perhaps by whoever logs in.
        return ""
    known = {usual_actor(lemma, modals) for lemma in lemmas}
    return known.pop() if len(known) == 1 else ""


def usual_actor(verb: str, modals: Set[str] = frozenset()) -> str:
    """Give who usually does an act, alone or after modal verbs; empty where that is not known."""
    plain, duty = usual_actors().get(verb, ("", ""))
    if not modals:
        return plain
    if duty == SENDER_MAY:
        return SENDER if modals <= _MAY else ""
    return duty


def _is_elsewhere(verb: Token) -> bool:
    """Tell whether it is done at somebody else's: `stingene fjernes hos egen læge`."""
    return any(
        child.i > verb.i
        and child.lower_ not in {"os", "kommunen"}
        and any(case.lower_ == "hos" and case.dep_ == "case" for case in child.children)
        for child in verb.children
    )


def _is_condition(passive: PassiveLike, clause: Clause | None) -> bool:
    """Tell whether something may happen, whoever finds or does it: `konstateres der fejl, …`."""
    if clause is None or passive.lemma not in _FOUND | _CHANGES:
        return False
    first = clause.doc[clause.finite]
    return bool(first.is_sent_start) or first.nbor(-1).lower_ == "hvis"


def _act_of(light: Token, inflector: Inflector) -> str:
    """Give the verb of the act that a light verb is about: `aflæsningen foretages` → `aflæse`."""
    nouns = (c for c in light.children if c.dep_ in {"nsubj", "obj"} and c.pos_ != "PRON")
    acts = (verb_behind(n.lemma_, inflector, happens=True) for n in nouns)
    return next(filter(None, acts), "")


def serves_oneself(verb: Token) -> bool:
    """Tell whether an act is said to be done where readers serve themselves: `på hjemmesiden`."""
    return any(
        child.i > verb.i
        and child.dep_ in {"obl", "nmod"}
        and any(token.lower_.endswith(_CHANNELS) for token in child.subtree)
        for child in verb.children
    )


def _is_the_senders(verb: str) -> bool:
    """Tell whether only the sender does an act, on a web site too (`offentliggøres`)."""
    return verb not in LIGHT and usual_actor(verb) in {SENDER, NOBODY}


def _is_shown_to_all(verb: Token) -> bool:
    after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
    return bool(_PLACES.intersection(after))


def is_reader(doc: Doc, clause: Clause | None) -> bool:
    """Tell whether it is the reader to whom something is done: `du indkaldes`."""
    return clause is not None and any(
        token.pos_ == "PRON" and (token.lower_ in {"du", "dig", "i"} or token.text == "De")
        for token in doc[slice(*clause.subject)]
    )


def _has_clause(verb: Token) -> bool:
    return any(token.lower_ == "at" for token in verb.doc[verb.i + 1 : verb.i + 4])


def _other_sense(verb: Token, clause: Clause | None) -> bool:
    """Tell whether the verb stands in a phrase with another actor than the verb alone.

    A particle makes another verb (`følges op`), and a second object another construction
    (`ansøgningen vedlægges følgende`, `adgangen tilpasses behovet`).
    """
    if any(_is_particle(child) for child in verb.children):
        return True
    following = verb.nbor() if verb.i + 1 < verb.sent.end else None
    if following is not None and (
        following.lower_ == "følgende"
        or (verb.lemma_.lower() == "bede" and "Part" in following.morph.get("VerbForm", []))
    ):
        return True
    formal = clause is None or clause.subject[0] == clause.subject[1]
    if verb.lemma_.lower() in _TO_SOMEBODY and following is not None and _is_definite(following):
        # `Klagen forelægges bedømmerne`, whatever the pipeline says of the second noun.
        return True
    if formal or not any(child.dep_ in {"obj", "iobj"} for child in verb.children):
        return False
    # `Du tildeles støtte`, but `tiden tilbydes en anden` has the person behind the verb.
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    person = subject is not None and (subject.pos_ in {"PRON", "PROPN"} or is_actor(subject))
    return verb.lemma_.lower() not in _GIVES or not person


def _is_definite(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and "Def" in token.morph.get("Definite", [])


def _is_particle(token: Token) -> bool:
    """Tell whether a word makes another verb of the one it hangs on; `ud fra` does not."""
    before_preposition = token.i + 1 < len(token.doc) and token.nbor().lower_ in {"fra", "over"}
    return token.lower_ in _PARTICLES and not before_preposition


def _somebody_else(verb: Token) -> bool:
    """Tell whether a sentence is about what others do, and not about "us".

    `Hvis kommunen fastholder afgørelsen, sendes klagen videre`: it is not clear that "we" send it.
    """
    sentence, own = verb.sent, {token.i for token in verb.subtree}
    words = {token.lower_ for token in sentence}
    if words & _FIRST_PERSON:
        return False
    if sentence.root.pos_ == "NOUN" and is_actor(sentence.root):
        # `Det er lederen, der beslutter …`
        return True
    return any(
        token.dep_ == "nsubj"
        and (verb.dep_ == "ROOT" or token.i not in own)
        and token.head != verb
        and not any(child.lower_ in {"din", "dit", "dine"} for child in token.children)
        and token.head.dep_ not in {"ccomp", "acl:relcl"}
        and token.lower_ not in {"du", "de", "i", "man", "det", "den", "der"}
        and (token.lower_ in {"han", "hun"} or (token.pos_ == "NOUN" and is_actor(token)))
        for token in sentence
    )


def _is_done_by_others(verb: Token) -> bool:
    """Tell whether a passive stands in what is said of somebody who acts.

    `Styrelsen, som vurderer sagen, inden klagen sendes videre`: it is they who send it. So too
    where a passive before it names who acts: `underskrives af lægen, hvorefter den sendes`.
    """
    before = verb.doc[verb.sent.start : verb.i]
    if any(t.lower_ == "af" and t.dep_ == "case" and _is_agent(t.head, verb) for t in before):
        return True
    return any(
        clause.dep_ == "acl:relcl"
        and clause.i < verb.i
        and (clause.head.pos_ == "PROPN" or is_actor(clause.head))
        and any(c.lower_ in {"som", "der"} and c.dep_ == "nsubj" for c in clause.children)
        and not clause.lower_.endswith("s")
        for clause in verb.ancestors
    )


def _is_agent(noun: Token, verb: Token) -> bool:
    """Tell whether a noun after `af` acts in another passive of the sentence."""
    return (
        noun.head is not verb
        and noun.head.lower_.endswith("s")
        and noun.head.pos_ == "VERB"
        and is_actor(noun)
    )


def _is_asked_for(verb: Token) -> bool:
    return any(
        head.lemma_.lower() in _ASKING and head.i < verb.i and not head.lower_.endswith("s")
        for head in verb.ancestors
    )


def _is_raised(passive: PassiveLike, verb: Token) -> bool:
    after = verb.doc[verb.i + 1 : verb.i + 5]
    return passive.lemma in _THINKING and any(t.lower_ == "at" and t.pos_ == "PART" for t in after)


def _is_readers(verb: Token) -> bool:
    return any(
        child.dep_ == "nsubj" and child.lemma_.lower().endswith(READERS_PAPERS)
        for child in verb.children
    )


def _modals(doc: Doc, passive: PassiveLike) -> Iterator[int]:
    """Give the words that can be the modal verb of the passive."""
    yield from passive.words
    yield from (child.i for child in doc[passive.verb].children)
    head = doc[passive.verb].head
    if head.lemma_.lower() == "blive":
        yield from (child.i for child in head.children)
