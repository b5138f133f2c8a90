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
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Proposal
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigms import SUPINE
from oejenhoejde.model import Applicability
from oejenhoejde.suggest.acting import PassiveLike, is_reader, who_acts
from oejenhoejde.suggest.active import imperative, shown, turn
from oejenhoejde.suggest.actors import NOBODY, SENDER, THE_READER, as_subject, is_actor
from oejenhoejde.suggest.clause import Clause, find_clause
from oejenhoejde.suggest.wording import TextEdit, match_case, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

READER = "du"
#: What lasts is no act that somebody has done: `ejet af en forening`.
_LASTING = frozenset({"eje", "kende", "omgive", "præge", "bebo", "bruge", "dække"})


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
    if clause is not None and _goes_on(clause, inflector):
        clause = None
    if wording.actor:
        return (_by_actor(wording, clause, inflector),)
    who = who_acts(wording.doc, passive, clause, inflector)
    if who == SENDER:
        return (_about_sender(wording, clause, inflector, sender),)
    if who == THE_READER:
        return tuple(_to_reader(wording, clause, inflector))[:2]
    if who == NOBODY:
        return ()
    # Not known: what it could be is shown, and nothing is edited.
    guesses = [_about_sender(wording, clause, inflector, sender)]
    if not is_reader(wording.doc, clause):
        guesses.append(next(_to_reader(wording, clause, inflector)))
    if passive.form == "modal":
        guesses.reverse()
    return tuple(Proposal(guess.title) for guess in guesses)


def reader_of(doc: Doc) -> str:
    """Give the word for the reader: `I` where the text speaks to several."""
    words = {token.lower_ for token in doc}
    several = bool(words & {"jer", "jeres"}) or any(map(_is_several, doc))
    return "I" if several and not words & {"du", "dig", "din", "dit", "dine"} else READER


def _is_several(token: Token) -> bool:
    """Tell whether `I` is several readers and not the preposition that opens a sentence."""
    if token.text != "I" or token.is_sent_start or not token.i or not token.nbor(-1).is_alpha:
        return False
    return token.pos_ == "PRON" or token.dep_ == "nsubj"


def _by_actor(wording: Wording, clause: Clause | None, inflector: Inflector) -> Proposal:
    actor = as_subject(wording.actor)
    lasting = wording.passive.form == "state" and wording.passive.lemma in _LASTING
    if (
        clause is not None
        and wording.passive.agent
        and not lasting
        and not _is_told_more(wording.doc, wording.passive.agent)
        and _acts(wording.doc, wording.passive.agent)
    ):
        edits = turn(clause, actor, wording.infinitive, inflector)
        if edits:
            title = f"Begynd med den, der handler: {quote(shown(clause, edits))}"
            return Proposal(title, tuple(edits), Applicability.UNSAFE)
    return Proposal(
        f"Begynd med den, der handler: {quote(f'{actor} {_finite(wording, inflector)} …')}"
    )


def _goes_on(clause: Clause, inflector: Inflector) -> bool:
    """Tell whether a verb with the same subject follows that the pipeline ties to a noun.

    `Operationen foretages i fuld bedøvelse og varer en time`; or it takes `varer` for a noun.
    """
    doc = clause.doc
    for token in doc[clause.verb + 1 : doc[clause.verb].sent.end - 1]:
        if token.is_punct:
            return False
        verb = doc[token.i + 1]
        if token.pos_ != "CCONJ" or verb.i in clause.more:
            continue
        if verb.pos_ in {"VERB", "AUX"} and verb.head.pos_ not in {"VERB", "AUX"}:
            return not any(child.dep_ in {"nsubj", "expl"} for child in verb.children)
        present = inflector.forms(verb.lower_[:-1], "VERB").get(verb.lower_)
        if verb.pos_ in {"NOUN", "PROPN", "X"} and present:
            return inflector.is_certain(verb.lower_[:-1], "VERB")
    return False


def _is_told_more(doc: Doc, agent: tuple[int, int]) -> bool:
    """Tell whether more is said of the actor right after it, or with `selv`: it cannot be moved.

    `af en læge, som du vælger`, `af personer, der er oprettet`, `af dig selv`.
    """
    following = [token.lower_ for token in doc[agent[1] : agent[1] + 2]]
    relative = following[:1] in (["som"], ["der"], ["hvis"]) or following in (
        [",", "som"], [",", "der"], [",", "hvis"],
    )  # fmt: skip
    return relative or "selv" in [doc[agent[1] - 1].lower_, *following[:1]]


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


def _also_reader(clause: Clause, reader: str) -> list[TextEdit]:
    """Give the edits that make `man` in the same sentence the reader too: never both in one."""
    start, end = clause.slot
    return [
        (token.idx, token.end, match_case(reader, token.text))
        for token in clause.doc[clause.verb].sent
        if token.lower_ == "man" and token.pos_ == "PRON" and not start <= token.i < end
    ]


def _about_sender(
    wording: Wording, clause: Clause | None, inflector: Inflector, sender: str
) -> Proposal:
    edits = _turned(wording, clause, inflector, sender)
    if not edits or clause is None:
        return Proposal(f"Om jer selv: {quote(f'{sender} {_finite(wording, inflector)} …')}")
    title = f"Om jer selv: {quote(shown(clause, edits))}"
    return Proposal(title, tuple(edits), Applicability.UNSAFE, ask=True)


def _to_reader(wording: Wording, clause: Clause | None, inflector: Inflector) -> Iterator[Proposal]:
    reader = reader_of(wording.doc)
    edits = _turned(wording, clause, inflector, reader)
    if not edits or clause is None:
        yield Proposal(f"Til læseren: {quote(f'{reader} {_finite(wording, inflector)} …')}")
        return
    title = f"Til læseren: {quote(shown(clause, edits))}"
    also = _also_reader(clause, reader)
    yield Proposal(title, tuple(sorted([*edits, *also])), Applicability.UNSAFE, ask=True)
    short = imperative(clause, wording.infinitive, inflector)
    if short:
        title = f"Til læseren: {quote(shown(clause, short))}"
        yield Proposal(title, tuple(sorted([*short, *also])), Applicability.UNSAFE, ask=True)
