"""Tells whether an entry of the term map fits where its words stand. Knows no files.

Names, other parts of speech, and the neighbours that an entry demands or forbids.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.term_patterns import Match, word_of
from oejenhoejde.language.paradigm_list import noun_forms
from oejenhoejde.suggest.objects import reflexive_of
from oejenhoejde.suggest.tokens import REFLEXIVES
from oejenhoejde.wordlist import Term

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: How far to look for the words of ``ikke_ved`` and ``kun_ved``, in words to either side.
NEAR = 3
#: From this length a form is trusted even where the tagger gives another part of speech.
TRUSTED_LENGTH = 8
#: Words after which a present form is a verb.
_SUBJECTS = frozenset("du vi jeg de i han hun man der ikke".split())

#: Prepositions that open a set phrase after a verb, and those that end one that has no object.
_SET_OPENERS = frozenset({"i", "til", "på", "for", "ud", "under"})
_PREPOSITIONS = frozenset("til fra om på i for af med ved mod hos under over at".split())

_COMPATIBLE: dict[str, frozenset[str]] = {
    "VERB": frozenset({"VERB", "AUX", "ADJ"}),
    "NOUN": frozenset({"NOUN", "X"}),
    "ADJ": frozenset({"ADJ", "ADV", "VERB", "DET"}),
}


def may_stand_between(token: Token, term: Term) -> bool:
    """Tell whether a word between the words of a phrase leaves it one phrase.

    A subject or an adverb does (`retter kommunen straks henvendelse til`), another object or a
    preposition does not (`modtaget din anmodning om støtte til` is no `modtage støtte til`). The
    object of a verb with a set phrase stands there: `stiller lokaler til rådighed`.
    """
    if token.pos_ in {"ADP", "CCONJ", "SCONJ", "VERB"} or "Part" in token.morph.get("VerbForm", []):
        return False
    return token.pos_ != "NOUN" or token.dep_ in {"nsubj", "iobj"} or _takes_object(term)


def _takes_object(term: Term) -> bool:
    """Tell whether a verb phrase is a verb and a set phrase: `tage i betragtning`."""
    _, *rest = term.lemma.split()
    return (
        term.word_class == "verbudtryk"
        and len(rest) > 1
        and rest[0] in _SET_OPENERS
        and rest[-1] not in _PREPOSITIONS
    )


def same_capitals(term: Term, token: Token) -> bool:
    """Tell whether an abbreviation in capitals (`STAR`) stands in capitals: `star` is a word."""
    return not term.lemma.isupper() or (token.text[:1].isupper() and token.text[1:2].isupper())


def fits_pos(match: Match, doc: Doc) -> bool:
    """Tell whether the tagger allows a one-word entry where it stands."""
    token = doc[match.head if match.head >= 0 else match.tokens[0]]
    if _is_imperative(match):
        return _is_order(token)
    if _is_name(token) or _is_agent_noun(match, token):
        return False
    if match.term.upos == "VERB" and _is_subject(token):
        return False
    if match.term.upos == "NOUN" and _opens_name(token):
        return False
    if (match.term.upos == "ADJ" or match.term.word_class == "pronomen") and _is_finite(token):
        return False
    if match.term.word_class == "adverbium" and token.dep_ == "amod" and token.head.i > token.i:
        # An adjective of the same form: `et hyppigt problem`, `et øjeblikkeligt behov`.
        return token.pos_ != "ADJ" or token.head.pos_ != "NOUN"
    if match.term.word_class == "adverbium" and _looks_attributive(token):
        return False
    compatible = _COMPATIBLE.get(match.term.upos)
    if compatible is None or match.part or token.pos_ in compatible:
        return True
    if token.pos_ == "PROPN" and (token.is_sent_start or token.is_lower):
        return True
    noun = match.term.upos == "VERB" and token.pos_ == "NOUN" and word_of(token) in noun_forms()
    # `Tiltaget` is a noun and no form of `tiltage`, where the tagger says so too.
    return len(token) >= TRUSTED_LENGTH and token.pos_ != "PROPN" and not noun


def _looks_attributive(token: Token) -> bool:
    """Tell whether the form of an adverb is an adjective: `er fordelagtigt`, `specifikt valg`."""
    if token.pos_ == "ADJ" and any(child.dep_ == "cop" for child in token.children):
        return True
    if not token.lower_.endswith("t") or token.i in {token.sent.start, token.sent.end - 1}:
        return False
    noun = token.nbor()
    return (
        noun.pos_ == "NOUN"
        and noun.morph.get("Gender", []) == ["Neut"]
        and noun.morph.get("Number", []) == ["Sing"]
        and noun.morph.get("Definite", []) == ["Ind"]
        and token.nbor(-1).pos_ in {"ADP", "DET", "ADJ"}
    )


def _is_subject(token: Token) -> bool:
    """Tell whether what opens a sentence is a noun before its verb: `Tiltaget skønnes at …`."""
    if not token.is_sent_start or token.i + 1 >= token.sent.end:
        return False
    after = token.nbor()
    return "Fin" in after.morph.get("VerbForm", []) and word_of(token) in noun_forms()


def _opens_name(token: Token) -> bool:
    """Tell whether a noun that opens a sentence is the first word of a name (`Events Logging`)."""
    if not token.is_sent_start or not token.is_title or token.i + 1 >= token.sent.end:
        return False
    after = token.nbor()
    return after.is_title and after.pos_ in {"PROPN", "X", "NOUN"}


def _is_finite(token: Token) -> bool:
    """Tell whether a word is the verb of a subject before it: `mødet omhandlede din bolig`.

    `De påkrævede bilag` is none, whatever the tagger says.
    """
    if "Fin" not in token.morph.get("VerbForm", []):
        return False
    subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
    return subject is not None and subject.lower_ not in {"de", "den", "det"}


def _is_imperative(match: Match) -> bool:
    """Tell whether the form found can be nothing but an imperative."""
    verb = match.term.word_class == "verbum" and bool(match.readings)
    return verb and all(reading.get("Mood") == "Imp" for reading in match.readings)


def _is_order(token: Token) -> bool:
    """Tell whether an imperative can stand here."""
    verb = token.pos_ in {"VERB", "AUX"}
    before = token.nbor(-1).lower_ if token.i else ""
    if token.is_sent_start or before == ":":
        # What opens a sentence is often taken for a name or a noun: `Benyt den blå dør`.
        return verb or word_of(token) not in noun_forms()
    return verb and before in {"og", "eller", ","}


def _is_agent_noun(match: Match, token: Token) -> bool:
    """Tell whether a present form is a noun without article: `hvis ansøger ikke er part`."""
    if match.term.word_class != "verbum" or not token.lower_.endswith("er"):
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and before.lower_ in {"kære", "en", "som", "til"}:
        return True
    if before is not None and (before.pos_ == "ADP" or before.lower_ in _SUBJECTS):
        return before.pos_ == "ADP"
    for at in range(token.i + 1, min(token.i + 3, token.sent.end)):
        word = token.doc[at]
        if word.pos_ in {"VERB", "AUX"}:
            return "Fin" in word.morph.get("VerbForm", [])
        if word.pos_ not in {"ADV", "PART"}:
            return False
    return False


def _is_name(token: Token) -> bool:
    """Tell whether a word is capitalised inside a sentence that is not all capitals."""
    if not token.is_title or token.is_sent_start:
        return False
    before = token.nbor(-1) if token.i else None
    if before is not None and (before.is_quote or before.text in {":", "-", "–", "("}):
        return token.pos_ == "PROPN"
    sentence = token.sent
    return not all(word.is_title or not word.is_alpha for word in sentence)


def fits_context(match: Match, doc: Doc) -> bool:
    """Tell whether the words near allow the entry (``ikke_ved`` and ``kun_ved``)."""
    term = match.term
    if _needs_clause(term) and _infinitive_follows(match, doc):
        return False
    if not _acts_on_itself(match, doc):
        return False
    if not term.not_near and not term.only_near:
        return True
    sentence = doc[match.tokens[0]].sent
    first, last = match.tokens[0], match.tokens[-1]
    near: set[str] = set()
    for step in (-1, 1):
        at, seen = (first if step < 0 else last) + step, 0
        while sentence.start <= at < sentence.end and seen < NEAR:
            token = doc[at]
            if not token.is_punct and not token.is_space:
                near.update((word_of(token), token.lemma_.lower()))
                seen += 1
            at += step
    near.update(word_of(doc[i]) for i in match.gaps)
    if match.part:
        near.add(match.part)
    for word in _partners(doc[match.head if match.head >= 0 else first]):
        near.update((word_of(word), word.lemma_.lower()))
    if _names_one(term.not_near, near):
        return False
    return not term.only_near or _names_one(term.only_near, near)


#: What stands for a joining word with `at`: a clause with its subject must follow.
_JOINING = frozenset({"så", "sådan at", "hvis", "fordi", "når"})


def _needs_clause(term: Term) -> bool:
    return term.lemma.endswith(" at") and not _JOINING.isdisjoint(term.alternatives[:1])


def _infinitive_follows(match: Match, doc: Doc) -> bool:
    """Tell whether `at` opens an infinitive: `Du forventes således at møde op`."""
    at = match.tokens[-1] + 1
    return at < len(doc) and "Inf" in doc[at].morph.get("VerbForm", [])


def _acts_on_itself(match: Match, doc: Doc) -> bool:
    """Tell whether `sig` is the subject: `Du kan gøre os bekendt med` is another verb."""
    if match.term.word_class != "verbudtryk" or " sig" not in match.term.lemma:
        return True
    found = next((doc[i].lower_ for i in match.tokens if doc[i].lower_ in REFLEXIVES), "")
    wanted = reflexive_of(doc[match.head]).lower()
    return not wanted or not found or found == wanted


def _partners(token: Token) -> Iterator[Token]:
    """Give what an act or a noun is about, and the noun that a word describes, however far."""
    if token.pos_ in {"VERB", "AUX"}:
        yield from (child for child in token.children if child.dep_ in {"obj", "nsubj"})
    if token.pos_ == "NOUN":
        yield from (child for child in token.children if child.dep_ == "nmod")
    if token.dep_ in {"amod", "acl:relcl"} and token.head.pos_ == "NOUN":
        yield token.head


def _names_one(listed: frozenset[str], near: set[str]) -> bool:
    """Tell whether a list names one of the words; `-ordning` stands for what ends like it."""
    if not listed.isdisjoint(near):
        return True
    ends = tuple(word[1:] for word in listed if word[0] == "-")
    return bool(ends) and any(word.endswith(ends) for word in near)
