"""Words the active alternatives of a passive: who acts, and the clause written anew. No files.

Who acts is known only where the text names it. Else the verb tells who it usually is: what an
authority does (`udbetale`) is offered with the sender as subject, what a citizen does (`udfylde`)
with `du`; the list is ``wordlists/aktoerer.tsv``. A person must choose: such a suggestion is
never applied in a batch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from oejenhoejde.checks.base import Proposal
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigms import SUPINE
from oejenhoejde.model import Applicability
from oejenhoejde.smalllists import load_rows
from oejenhoejde.suggest.active import Clause, find_clause, imperative, shown, turn
from oejenhoejde.suggest.wording import TextEdit, quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

READER = "du"


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


@cache
def usual_actors() -> dict[str, str]:
    """Give verb → who usually does it (`afsender`, `laeser` or `ingen`)."""
    return {row["ord"]: row["aktoer"] for row in load_rows("aktoerer")}


def propose_active(wording: Wording, inflector: Inflector, *, sender: str) -> tuple[Proposal, ...]:
    """Give the active alternatives, the likeliest first: at most three."""
    passive = wording.passive
    clause = find_clause(wording.doc, passive.form, passive.verb, passive.words, passive.agent)
    if wording.actor:
        return (_by_actor(wording, clause, inflector),)
    proposals: list[Proposal] = []
    for who in _who(wording, clause, sender):
        if who == READER:
            proposals += _to_reader(wording, clause, inflector)
        else:
            proposals.append(_about_sender(wording, clause, inflector, who))
    return tuple(proposals)[:3]


def _who(wording: Wording, clause: Clause | None, sender: str) -> Iterator[str]:
    """Give the subjects to try, the likeliest first."""
    doc, passive = wording.doc, wording.passive
    usual = usual_actors().get(passive.lemma, "")
    reader_is_object = clause is not None and any(
        token.lower_ in {"du", "dig", "de", "i"} for token in doc[slice(*clause.subject)]
    )
    if usual == "ingen":
        return
    if passive.form == "state" or usual == "afsender" or reader_is_object:
        yield sender
    elif usual == "laeser":
        yield READER
    elif passive.form == "modal":
        yield READER
        yield sender
    else:
        yield sender
        yield READER


def _by_actor(wording: Wording, clause: Clause | None, inflector: Inflector) -> Proposal:
    actor = wording.actor
    if clause is not None:
        edits = turn(clause, actor, wording.infinitive, inflector)
        if edits:
            title = f"Begynd med den, der handler: {quote(shown(clause, edits))}"
            return Proposal(title, tuple(edits), Applicability.UNSAFE)
    return Proposal(
        f"Begynd med den, der handler: {quote(f'{actor} {_finite(wording, inflector)} …')}"
    )


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
    edits = _turned(wording, clause, inflector, READER)
    if not edits or clause is None:
        yield Proposal(f"Til læseren: {quote(f'{READER} {_finite(wording, inflector)} …')}")
        return
    title = f"Til læseren: {quote(shown(clause, edits))}"
    yield Proposal(title, tuple(edits), Applicability.UNSAFE, ask=True)
    short = imperative(clause, wording.infinitive, inflector)
    if short:
        title = f"Til læseren: {quote(shown(clause, short))}"
        yield Proposal(title, tuple(short), Applicability.UNSAFE, ask=True)
