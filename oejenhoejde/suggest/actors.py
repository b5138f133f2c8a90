"""Tells who usually does what: authorities, readers, people and things. Knows no files but a list.

The list is ``wordlists/aktoerer.tsv``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from oejenhoejde.smalllists import load_rows

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

#: The words of the list.
SENDER, THE_READER, NOBODY = "afsender", "laeser", "ingen"
#: The sender after `kan` (`journalen kan indhentes`), not known after `skal`.
SENDER_MAY = "afsender-kan"
#: Endings of nouns for people and for what people are organised in.
_ACTORS = tuple(
    "er or ør ist ant konsulent assistent agent patient klient student præsident læge mand kvinde "
    "chef part barn børn forældre ven nabo værge tolk familie person pårørende ansat ansatte "
    "kommune region nævn råd udvalg styrelse forvaltning ministerium ministeriet minister "
    "myndighed afdeling forening forbund center team politi ret domstol bestyrelse instans enhed "
    "selskab virksomhed firma bank skole institution hospital sygehus regering folketing klinik "
    "danmark kasse kontor sekretariat ledelse gruppe direktion udbyder samling flertal "
    "personale erske hjemmepleje borgerservice visitation afsnit".split()
)
_THINGS = ("nummer", "frist", "papir", "computer", "server", "alder", "vinter")
#: With these nobody acts, or a machine does.
BY_ITSELF = frozenset("automatisk automatiseret maskinelt".split())
#: The words after `af` as the subject of the sentence.
_AS_SUBJECT = {
    "os": "vi", "mig": "jeg", "dig": "du", "Dem": "De", "ham": "han", "hende": "hun",
    "jer": "I", "dem": "de",
}  # fmt: skip


@cache
def usual_actors() -> dict[str, tuple[str, str]]:
    """Give verb → who usually does it, without and after a modal verb: see the list."""
    return {row["ord"]: (row["aktoer"], row["ved_modal"]) for row in load_rows("aktoerer")}


def is_actor(noun: Token) -> bool:
    """Tell whether a noun names a person, a group or an authority."""
    lemma = noun.lemma_.lower()
    return lemma.endswith(_ACTORS) and not lemma.endswith(_THINGS)


def as_subject(actor: str) -> str:
    """Give the words after `af` as a subject: `af dig` → `du`, `af dig selv` → `du selv`."""
    first, *rest = actor.split() or [""]
    known = _AS_SUBJECT.get(first) or _AS_SUBJECT.get(first.lower(), first)
    return " ".join([known, *rest])
