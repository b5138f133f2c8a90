"""Words the active alternatives of a passive: who acts, and the clause written anew. No files.

Who acts is known only where the text names it. Else the verb tells who it usually is: what an
authority does (`udbetale`) is offered with the sender as subject, what a citizen does (`udfylde`)
with `du`; the list is ``wordlists/aktoerer.tsv``, with another actor after a modal verb where that
makes a difference (`Kopien sendes i dag`, `Kopien skal sendes til os`). A person must choose: such
a suggestion is never applied in a batch. What the list does not know is shown only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from oejenhoejde.checks.base import Proposal
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigms import SUPINE
from oejenhoejde.model import Applicability
from oejenhoejde.suggest.active import imperative, shown, turn
from oejenhoejde.suggest.actors import (
    BY_ITSELF,
    NOBODY,
    SENDER,
    THE_READER,
    is_actor,
    usual_actors,
)
from oejenhoejde.suggest.clause import Clause, find_clause
from oejenhoejde.suggest.wording import TextEdit, quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

READER = "du"
#: Modal verbs after which a duty or a right is often the reader's; `vil` only tells of the future.
_DUTIES = frozenset("skal skulle kan kunne bør burde må måtte".split())
#: What lasts is no act that somebody has done: `ejet af en forening`.
_LASTING = frozenset({"eje", "kende", "omgive", "præge", "bebo", "bruge", "dække"})
_SENT = frozenset({"sende", "fremsende", "indsende", "aflevere", "indgive"})
_READERS_PAPERS = ("klage", "ansøgning", "skema", "blanket", "dokumentation", "kvittering")
_FIRST_PERSON = frozenset({"vi", "os", "vores", "jeg", "mig"})
_PARTICLES = frozenset("op ud ind igennem frem sammen ned hen".split())
#: Verbs with a second object, whose subject as a passive gets it: `Du bevilges støtte`.
_GIVES = frozenset(
    "tildele bevilge tilkende tilbyde pålægge opkræve give yde meddele nægte tillægge".split()
)


class PassiveLike(Protocol):
    """What this module needs of a passive; see ``checks.passive.Passive``."""

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


@dataclass(frozen=True, slots=True)
class Wording:
    """A passive and the words to use: infinitive, finite active form, modal + infinitive, actor."""

    doc: Doc
    passive: PassiveLike
    infinitive: str
    active: str
    duty: str
    actor: str


def propose_active(wording: Wording, inflector: Inflector, *, sender: str) -> tuple[Proposal, ...]:
    """Give the active alternatives, the likeliest first: at most three."""
    passive = wording.passive
    clause = find_clause(wording.doc, passive.form, passive.verb, passive.words, passive.agent)
    if wording.actor:
        return (_by_actor(wording, clause, inflector),)
    who = _who(wording, clause)
    if who == SENDER:
        return (_about_sender(wording, clause, inflector, sender),)
    if who == THE_READER:
        return tuple(_to_reader(wording, clause, inflector))[:2]
    if who == NOBODY:
        return ()
    # Not known: what it could be is shown, and nothing is edited.
    guesses = [_about_sender(wording, clause, inflector, sender)]
    if not _is_reader(wording.doc, clause):
        guesses.append(next(_to_reader(wording, clause, inflector)))
    if passive.form == "modal":
        guesses.reverse()
    return tuple(Proposal(guess.title) for guess in guesses)


def _who(wording: Wording, clause: Clause | None) -> str:
    """Give who acts: one of the words of the list, or the empty string where it is not known."""
    doc, passive = wording.doc, wording.passive
    verb = doc[passive.verb]
    near = doc[max(verb.i - 3, verb.sent.start) : min(verb.i + 4, verb.sent.end)]
    if any(token.lower_ in BY_ITSELF for token in near):
        return NOBODY
    if _other_sense(verb, clause):
        return ""
    if _is_reader(doc, clause):
        return SENDER
    if _somebody_else(verb):
        return ""
    if passive.form == "s" and passive.lemma in _SENT and _is_readers(verb):
        # `Klagen sendes til Jobcentret`: that is for the reader to do, unless "we" send it on.
        return ""
    lemmas = [passive.lemma]
    if clause is not None and clause.second >= 0:
        lemmas.append(doc[clause.second].lemma_.lower())
    duty = any(doc[i].lower_ in _DUTIES for i in _modals(wording))
    listed = (usual_actors().get(lemma, ("", "")) for lemma in lemmas)
    known = {actors[duty] for actors in listed} - {""}
    return known.pop() if len(known) == 1 else ""


def _is_reader(doc: Doc, clause: Clause | None) -> bool:
    """Tell whether it is the reader to whom something is done: `du indkaldes`."""
    return clause is not None and any(
        token.pos_ == "PRON" and (token.lower_ in {"du", "dig", "i"} or token.text == "De")
        for token in doc[slice(*clause.subject)]
    )


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
    return (
        not formal
        and any(child.dep_ in {"obj", "iobj"} for child in verb.children)
        and verb.lemma_.lower() not in _GIVES
    )


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


def _is_readers(verb: Token) -> bool:
    return any(
        child.dep_ == "nsubj" and child.lemma_.lower().endswith(_READERS_PAPERS)
        for child in verb.children
    )


def _reader(doc: Doc) -> str:
    """Give the word for the reader: `I` where the text speaks to several."""
    words = {token.lower_ for token in doc}
    several = bool(words & {"jer", "jeres"}) or any(t.text == "I" and t.i for t in doc)
    return "I" if several and not words & {"du", "dig", "din", "dit", "dine"} else READER


def _modals(wording: Wording) -> Iterator[int]:
    """Give the words that can be the modal verb of the passive."""
    yield from wording.passive.words
    yield from (child.i for child in wording.doc[wording.passive.verb].children)
    head = wording.doc[wording.passive.verb].head
    if head.lemma_.lower() == "blive":
        yield from (child.i for child in head.children)


def _by_actor(wording: Wording, clause: Clause | None, inflector: Inflector) -> Proposal:
    actor = wording.actor
    lasting = wording.passive.form == "state" and wording.passive.lemma in _LASTING
    if (
        clause is not None
        and wording.passive.agent
        and not lasting
        and _acts(wording.doc, wording.passive.agent)
    ):
        edits = turn(clause, actor, wording.infinitive, inflector)
        if edits:
            title = f"Begynd med den, der handler: {quote(shown(clause, edits))}"
            return Proposal(title, tuple(edits), Applicability.UNSAFE)
    return Proposal(
        f"Begynd med den, der handler: {quote(f'{actor} {_finite(wording, inflector)} …')}"
    )


def _acts(doc: Doc, agent: tuple[int, int]) -> bool:
    """Tell whether people or an authority act: `af et komma` is no one who begins a sentence."""
    words = [token for token in doc[slice(*agent)] if token.pos_ in {"NOUN", "PROPN", "PRON"}]
    if not words:
        return False
    head = next((word for word in words if word.head not in words), words[0])
    return head.pos_ in {"PROPN", "PRON"} or is_actor(head)


def _finite(wording: Wording, inflector: Inflector) -> str:
    if wording.passive.form == "modal":
        return wording.duty
    if wording.passive.form == "state":
        participle = inflector.inflect(wording.infinitive, "VERB", SUPINE)
        return f"har {participle or wording.doc[wording.passive.verb].text}"
    return wording.active


def _turned(
    wording: Wording, clause: Clause | None, inflector: Inflector, actor: str
) -> list[TextEdit] | None:
    if clause is None:
        return None
    return turn(clause, actor, wording.infinitive, inflector)


def _about_sender(
    wording: Wording, clause: Clause | None, inflector: Inflector, sender: str
) -> Proposal:
    edits = _turned(wording, clause, inflector, sender)
    if not edits or clause is None:
        return Proposal(f"Om jer selv: {quote(f'{sender} {_finite(wording, inflector)} …')}")
    title = f"Om jer selv: {quote(shown(clause, edits))}"
    return Proposal(title, tuple(edits), Applicability.UNSAFE, ask=True)


def _to_reader(wording: Wording, clause: Clause | None, inflector: Inflector) -> Iterator[Proposal]:
    reader = _reader(wording.doc)
    edits = _turned(wording, clause, inflector, reader)
    if not edits or clause is None:
        yield Proposal(f"Til læseren: {quote(f'{reader} {_finite(wording, inflector)} …')}")
        return
    title = f"Til læseren: {quote(shown(clause, edits))}"
    yield Proposal(title, tuple(edits), Applicability.UNSAFE, ask=True)
    short = imperative(clause, wording.infinitive, inflector)
    if short:
        title = f"Til læseren: {quote(shown(clause, short))}"
        yield Proposal(title, tuple(short), Applicability.UNSAFE, ask=True)
