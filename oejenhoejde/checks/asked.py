"""Words `bedes` as a call on the reader: `du bedes sende`, `skemaet bedes sendt`. Knows no files.

Where the reader is named, the words are swapped (`du skal`, `vi beder dig`); where a thing stands
in the reader's place, the clause is written anew (`Du skal sende skemaet`, `Send skemaet`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Proposal, Tools
from oejenhoejde.checks.passive import infinitive_of
from oejenhoejde.checks.polite import POLITE, your_word
from oejenhoejde.model import Applicability
from oejenhoejde.suggest.active import imperative, turn
from oejenhoejde.suggest.clause import Clause, subject_range
from oejenhoejde.suggest.passive import reader_of
from oejenhoejde.suggest.wording import TextEdit, excerpt_after, match_case, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Token

_READERS = {
    "du": ("du", "dig"), "De": ("du", "dig"), "I": ("I", "jer"), "man": ("du", "dig"),
}  # fmt: skip
_KINDLY = "venligst"
#: Small words that stand between `bedes` and what is asked for; `venligst` goes.
_BETWEEN = frozenset(
    "derfor hermed desuden også samtidig derudover herefter derefter dog venligst snarest "
    "hurtigst muligt straks så altid ikke i øvrigt senest".split()
)
#: What is asked for stands this near (`bedes klagen over afgørelsen sendt`).
_NEAR = 10


def find_asked(bedes: Token, tools: Tools) -> Hit:
    """Give the hit for a `bedes`, with what can be written in its place."""
    doc = bedes.doc
    before = doc[bedes.i - 1] if bedes.i > bedes.sent.start else None
    after = doc[bedes.i + 1] if bedes.i + 1 < bedes.sent.end else None
    for reader, inverted in ((after, True), (before, False)):
        if reader is not None and _reader(reader):
            return _to_reader(bedes, reader, tools, inverted=inverted)
    return _about_thing(bedes, tools)


def _reader(token: Token) -> tuple[str, str] | None:
    return _READERS.get(token.text if token.text in _READERS else token.lower_)


def _to_reader(bedes: Token, reader: Token, tools: Tools, *, inverted: bool) -> Hit:
    """Offer `du skal` and `vi beder dig`, and leave out `venligst`; a text says either De or du."""
    doc = bedes.doc
    first, last = (bedes, reader) if inverted else (reader, bedes)
    at = last.i + 1
    edits: list[TextEdit] = []
    while at < bedes.sent.end and doc[at].lower_ in _BETWEEN:
        if doc[at].lower_ == _KINDLY and doc[at - 1] is last:
            last = doc[at]
        elif doc[at].lower_ == _KINDLY:
            edits.append((doc[at - 1].end, doc[at].end, ""))
        at += 1
    start, end = first.idx, last.end
    known = _reader(reader)
    excerpt = doc.text[start:end]
    if known is None or at >= bedes.sent.end or not _may_follow(doc[at], inverted=inverted):
        return Hit(start, end, {"excerpt": excerpt, "alternative": "du skal"}, variant="plain")
    if reader.lower_ == "man":
        also = (word for word in bedes.sent if word.lower_ == "man" and word is not reader)
        edits += [(word.idx, word.end, match_case("du", word.text)) for word in also]
    if reader.text == "De":
        for word in bedes.sent:
            if word.text in POLITE and word.i != reader.i:
                text = your_word(word, tools, formal=True)
                if text:
                    edits.append((word.idx, word.end, match_case(text, text)))
    subject, other = known
    texts = [f"{subject} skal", f"vi beder {other}"]
    if inverted:
        texts = [f"skal {subject}", f"beder vi {other}"]
    if first.text[:1].isupper() and first.is_sent_start:
        texts = [text[:1].upper() + text[1:] for text in texts]
    proposals = tuple(_proposal(text, [(start, end, text), *edits]) for text in texts)
    values = {"excerpt": excerpt, "alternative": texts[0]}
    return Hit(start, end, values, proposals=proposals)


def _proposal(text: str, edits: list[TextEdit]) -> Proposal:
    return Proposal(f"Skriv {quote(text)}", tuple(sorted(edits)), Applicability.UNSAFE)


def _may_follow(token: Token, *, inverted: bool) -> bool:
    """Tell whether an infinitive can follow: after `at` or a participle the sentence is another."""
    if token.lower_ == "at" or token.lower_.endswith("es"):
        return False
    return inverted or not (token.lower_.endswith("t") and token.pos_ in {"VERB", "ADJ", "NOUN"})


def _about_thing(bedes: Token, tools: Tools) -> Hit:
    start, end = bedes.idx, bedes.end
    values = {"excerpt": bedes.text, "alternative": "du skal"}
    clause = _clause(bedes, tools)
    if clause is None and _is_person_asked(bedes, tools):
        values["alternative"] = "skal"
        return Hit(start, end, values, proposals=(_proposal("skal", [(start, end, "skal")]),))
    if clause is None:
        return Hit(start, end, values, variant="plain")
    doc, verb = bedes.doc, bedes.doc[clause.verb]
    infinitive = tools.terms.plain_verb(infinitive_of(verb, tools.inflector))
    reader = reader_of(doc)
    proposals = []
    turned = turn(clause, reader, infinitive, tools.inflector)
    if turned:
        turned = sorted([*turned, *_without_kindly(clause), (start, end, "skal")])
        proposals.append(turned)
        short = imperative(clause, infinitive, tools.inflector)
        if short:
            proposals.append(short)
    if not proposals:
        return Hit(start, end, values, variant="plain")
    given = tuple(_proposal(excerpt_after(doc.text, edits), edits) for edits in proposals)
    return Hit(start, end, values, proposals=given)


def _is_person_asked(bedes: Token, tools: Tools) -> bool:
    """Tell whether an infinitive follows, as where somebody is asked: `lederne bedes sikre`."""
    at = bedes.i + 1
    while at < bedes.sent.end and bedes.doc[at].lower_ in _BETWEEN - {_KINDLY}:
        at += 1
    if at >= bedes.sent.end or bedes.i == bedes.sent.start:
        return False
    word = bedes.doc[at]
    return word.lower_.endswith("e") and tools.inflector.is_certain(word.lower_, "VERB")


def _without_kindly(clause: Clause) -> list[TextEdit]:
    doc = clause.doc
    return [
        (doc[token.i - 1].end, token.end, "")
        for token in doc[clause.finite + 1 : clause.verb]
        if token.lower_ == _KINDLY
    ]


def _clause(bedes: Token, tools: Tools) -> Clause | None:
    """Read `[thing] bedes [sent]` and `bedes [thing] [sent]`; None where it stands otherwise."""
    doc = bedes.doc
    asked = doc[bedes.i + 1 : min(bedes.i + 1 + _NEAR, bedes.sent.end)]
    verb = next((t for t in asked if infinitive_of(t, tools.inflector)), None)
    if verb is None:
        return None
    between = [t for t in doc[bedes.i + 1 : verb.i] if t.lower_ not in _BETWEEN]
    inverted = bool(between)
    if inverted:
        start, end = between[0].i, between[-1].i + 1
        if len(between) != end - start or any(t.is_punct or t.pos_ == "VERB" for t in between):
            return None
        noun = next((t for t in between if t.head.i not in range(start, end)), between[0])
    else:
        near = doc[bedes.i - 1] if bedes.i > bedes.sent.start else None
        found = [c for c in bedes.children if c.dep_ == "nsubj" and c.i < bedes.i]
        if near is None or not found:
            return None
        noun = found[0]
    if noun.pos_ not in {"NOUN", "PROPN", "PRON", "X", "ADJ"}:
        return None
    parts = ((start, end), (start, end)) if inverted else subject_range(noun, verb)
    if parts is None or (not inverted and parts[0][1] != bedes.i):
        return None
    main = noun.lower_ not in {"som", "der"}
    slot, subject = parts
    return Clause(doc, "modal", bedes.i, verb.i, slot, subject, None, main, inverted)
