"""Words the alternatives of a matched term so that they fit the sentence. Knows no files.

What cannot be made right is offered for display only, never as an edit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from oejenhoejde.checks.base import Proposal
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.paradigms import MODALS
from oejenhoejde.model import Applicability
from oejenhoejde.suggest.agreement import agreement_edits, subject_features
from oejenhoejde.suggest.commas import with_commas
from oejenhoejde.suggest.wording import TextEdit, excerpt_after, match_case, quote
from oejenhoejde.wordlist import Term

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Features = Mapping[str, str]

#: Verbs that need no object: a passive of the hard word becomes their active form
#: (`påbegyndes` → `begynder`). Passive `begyndes` would be heavier than what it replaces.
ERGATIVE = frozenset({"begynde", "starte", "slutte", "ende", "stoppe", "ophøre", "vokse", "falde"})

#: Last words that are prepositions: the object follows them (`søgte om støtte`). What else stands
#: after a verb follows the object (`satte indsatsen i gang`, `gør evnen dårligere`).
_PREPOSITIONS = frozenset(
    "til fra om på i for af med ved mod hos under over efter uden mellem at som".split()
)
#: Prepositions that are particles with these verbs: `tage noget med`, `lave noget om`.
_PARTICLES_WITH = {
    "med": frozenset({"tage", "have", "sende", "bringe"}),
    "fra": frozenset({"trække", "sige"}),
    "over": frozenset({"tage"}),
    "om": frozenset({"lave", "gøre"}),
    "til": frozenset({"føje"}),
    "på": frozenset({"tage"}),
}

_MODAL_FORMS = MODALS | frozenset("skal kan vil må bør tør".split())

#: In a verb phrase `sig` is any of these.
REFLEXIVES = frozenset({"sig", "mig", "dig", "os", "jer"})
#: The same as objects of a verb: `giv os en beskrivelse af`.
_RECIPIENTS = REFLEXIVES | {"dem", "ham", "hende", "den", "det"}
#: Verbs that can have a person before what they are about: `fortælle dig om`.
_WITH_RECIPIENT = frozenset(
    "give sende vise skaffe betale love fortælle forklare oplyse hjælpe rådgive vejlede "
    "informere minde spørge".split()
)
#: Words that compare: nothing definite can stand before them (`de yderligere oplysninger`).
_INDEFINITE = frozenset({"mere", "flere", "mange", "meget"})


class MatchLike(Protocol):
    """What this module needs of a match; see ``checks.term_patterns.Match``."""

    @property
    def term(self) -> Term: ...
    @property
    def tokens(self) -> tuple[int, ...]: ...
    @property
    def head(self) -> int: ...
    @property
    def readings(self) -> tuple[Features, ...]: ...
    @property
    def part(self) -> str: ...
    @property
    def gaps(self) -> tuple[int, ...]: ...


def propose(match: MatchLike, doc: Doc, inflector: Inflector) -> tuple[Proposal, ...]:
    """Give one proposal per alternative of the term, the best first."""
    proposals = []
    for index, alternative in enumerate(match.term.alternatives):
        edits, sure = _edits(match, alternative, doc, inflector)
        # A relative clause or an apposition would need a comma after it too.
        unfit = "," in alternative
        if not edits or unfit or match.term.applicability is Applicability.DISPLAY:
            proposals.append(Proposal(f"Overvej {quote(_shown(edits, alternative, doc))}"))
            continue
        applicability = match.term.applicability
        if not sure or index > 0:
            applicability = Applicability.UNSAFE
        title = f"Skriv {quote(_shown(edits, alternative, doc))}"
        proposals.append(Proposal(title, tuple(edits), applicability))
    return tuple(proposals)


def _shown(edits: Sequence[TextEdit], alternative: str, doc: Doc) -> str:
    return excerpt_after(doc.text, edits).removeprefix(", ") if edits else alternative


def _edits(
    match: MatchLike, alternative: str, doc: Doc, inflector: Inflector
) -> tuple[list[TextEdit], bool]:
    """Give the edits that put the alternative in, and whether they are sure. No edits: cannot."""
    if match.part:
        return [], False
    upos = match.term.upos
    if upos == "VERB":
        return _verb_edits(match, alternative, doc, inflector)
    if upos == "NOUN":
        return _noun_edits(match, alternative, doc, inflector)
    if upos == "ADJ":
        return _adjective_edits(match, alternative, doc, inflector)
    if match.gaps:
        return [], False
    first = doc[match.tokens[0]]
    if alternative.split()[0] in _INDEFINITE and first.i and _makes_definite(first.nbor(-1)):
        return [], False
    edit, sure = with_commas(
        doc, match.tokens, _replace(doc, match.tokens, alternative), alternative
    )
    if match.term.word_class == "forkortelse" and first.is_upper and not first.sent.text.isupper():
        # The capitals belong to the abbreviation, not to the sentence: `OBS` → `bemærk`.
        text = alternative[:1].upper() + alternative[1:] if first.is_sent_start else alternative
        edit = (edit[0], edit[1], text)
    return [edit], sure


def _replace(doc: Doc, tokens: Sequence[int], text: str) -> TextEdit:
    first, last = doc[tokens[0]], doc[tokens[-1]]
    new = match_case(text, first.text)
    ends = last.i + 1 == len(doc) or bool(doc[last.i + 1].is_sent_start)
    if len(last) > 1 and last.text.endswith(".") and ends and not new.endswith("."):
        # The dot of the abbreviation was the full stop too.
        new += "."
    return first.idx, last.idx + len(last), new


def _delete(doc: Doc, token: Token) -> TextEdit:
    """Delete a word with the white space before it."""
    previous = doc[token.i - 1]
    return previous.idx + len(previous), token.idx + len(token), ""


def best_reading(readings: Sequence[Features], token: Token) -> dict[str, str]:
    """Choose the reading that agrees most with the tagger; ties go to the first.

    A verb with a subject of its own is no imperative, nor is one in the middle of a clause,
    whatever the tagger says; what opens a sentence without a subject is one if it can be.
    """
    subject = any(child.dep_ in {"nsubj", "expl"} for child in token.children)
    if subject or not _may_open(token):
        readings = [reading for reading in readings if reading.get("Mood") != "Imp"] or readings
    elif token.is_sent_start and not _subject_may_follow(token):
        readings = [reading for reading in readings if reading.get("Mood") == "Imp"] or readings
    elif token.is_sent_start:
        readings = [reading for reading in readings if reading.get("VerbForm") != "Inf"] or readings
    if not readings:
        return {}
    tagged = token.morph.to_dict()

    def agreement(reading: Features) -> int:
        same = sum(1 for key, value in reading.items() if tagged.get(key) == value)
        other = sum(1 for key, value in reading.items() if tagged.get(key, value) != value)
        return same - 2 * other

    best: Features = max(readings, key=agreement)
    return dict(best)


def _subject_may_follow(verb: Token) -> bool:
    """Tell whether the next word may be the subject of a question or a condition."""
    if verb.i + 1 >= len(verb.doc):
        return False
    after = verb.nbor()
    return after.pos_ in {"PRON", "DET", "PROPN"} or "Def" in after.morph.get("Definite", [])


def _may_open(token: Token) -> bool:
    """Tell whether a clause can begin with the word: it stands first or after a joining word."""
    return bool(token.is_sent_start) or not token.nbor(-1).is_alpha or token.nbor(-1).pos_ in {
        "CCONJ", "ADV", "INTJ", "SPACE",
    }  # fmt: skip


def _verb_edits(
    match: MatchLike, alternative: str, doc: Doc, inflector: Inflector
) -> tuple[list[TextEdit], bool]:
    head = doc[match.head]
    feats = best_reading(match.readings, head)
    words = alternative.split()
    attributive = head.dep_ == "amod" or (
        feats.get("VerbForm") == "Part" and head.i + 1 < len(doc) and head.head.i > head.i
        and head.head.pos_ == "NOUN" and head.dep_ != "aux"
    )  # fmt: skip
    if attributive and len(words) > 1:
        return [], False
    passive = feats.get("Voice") == "Pass"
    recipient = any(doc[gap].lower_ in _RECIPIENTS for gap in match.gaps)
    gives = match.term.lemma.startswith(("give ", "yde ", "sende "))
    if recipient and gives and words[0] not in _WITH_RECIPIENT:
        return [], False
    incorporated = len(match.tokens) > 1 and any(
        doc[i].pos_ == "NOUN" for i in match.tokens if i != match.head
    )
    if incorporated and (passive or (feats.get("VerbForm") == "Part" and not _is_perfect(head))):
        # The noun in the phrase is the subject of a passive: nothing could take its place.
        return [], False
    if passive and words[0] in ERGATIVE and not _has_agent(head):
        feats = _active(feats, head)
    form = inflector.inflect(words[0], "VERB", feats)
    if form is None:
        return [], False
    reflexive = next((doc[i].text for i in match.tokens if doc[i].lower_ in REFLEXIVES), "")
    if "sig" in words:
        if not reflexive:
            return [], False
        words = [reflexive if word == "sig" else word for word in words]
    if len(match.tokens) == 1:
        edits, sure = _single_verb(head, form, words, doc)
    elif words[1:] and _is_particle(words):
        edits, sure = _phrase_with_particle(match, form, words[1:], doc)
    else:
        edits, sure = _phrase_verb(match, form, words[1:], doc)
    # Before a noun many plain participles are not used: `de fremsendte bilag`.
    odd = attributive or _doubles_modal(head, words[0], feats) or (
        (passive and words[0] == "bede") or (words[0] == "begynde" and _with_blive(head))
    )  # fmt: skip
    return edits, sure and not odd and _comma_may_go(match, alternative, doc)


def _with_blive(participle: Token) -> bool:
    """Tell whether a participle stands with `blive`: `blev begyndt` is no idiomatic Danish."""
    return any(child.lemma_.lower() == "blive" for child in participle.children)


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


def _is_particle(words: list[str]) -> bool:
    """Tell whether what follows the verb stands after the object (`sætte … i gang`)."""
    last = words[-1]
    if last in REFLEXIVES:
        return False
    return last not in _PREPOSITIONS or words[0] in _PARTICLES_WITH.get(last, ())


def _single_verb(head: Token, form: str, words: list[str], doc: Doc) -> tuple[list[TextEdit], bool]:
    rest = words[1:]
    verb = (head.idx, head.idx + len(head), match_case(form, head.text))
    if not rest:
        return [verb], True
    tail = " ".join(rest)
    found = _object(head)
    following = doc[head.i + 1] if head.i + 1 < len(doc) else None
    if not _is_particle(words):
        # A preposition: right before the object, which must stand next to the verb.
        if found is not None and following is not None and found.left_edge.i == following.i:
            return [(verb[0], verb[1], f"{verb[2]} {tail}")], False
        return [], False
    if "Pass" in head.morph.get("Voice", []):
        # The subject of a passive; before the verb it leaves the particle at the verb.
        found = next((c for c in head.children if c.dep_ == "nsubj" and c.i > head.i), None)
    if found is None:
        return [(verb[0], verb[1], f"{verb[2]} {tail}")], False
    if any(child.dep_.startswith("acl") for child in found.children):
        return [], False
    last = _end_of_object(found)
    if last < head.i:
        return [(verb[0], verb[1], f"{verb[2]} {tail}")], False
    if last + 1 < len(doc) and doc[last + 1].lower_ == "af":
        # `færdiggør oprettelsen af reglen`: what the object ends with is unsure.
        return [], False
    at = doc[last].idx + len(doc[last])
    return [verb, (at, at, f" {tail}")], False


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "obj"), None)


def _end_of_object(noun: Token) -> int:
    """Give the last token of an object without its relative clauses and loose phrases."""
    last = noun.i
    for child in noun.rights:
        if child.dep_ in {"nmod", "flat", "compound", "nummod"} and not any(
            grand.dep_.startswith("acl") for grand in child.subtree
        ):
            last = max(last, child.right_edge.i)
        else:
            break
    return last


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
    end = doc[_end_of_object(last.head)]
    at = end.idx + len(end)
    return [*edits, (at, at, f" {' '.join(rest)}")], sure


def _blocks_swap(match: MatchLike, rest: list[str], doc: Doc) -> bool:
    """Tell whether the words between make the swap ungrammatical.

    A possessive between needs a noun to belong to (`imødekommer din ansøgning`), and an object
    pronoun would have to move before the adverb (`Kontakter du os ikke`).
    """
    gaps = [doc[gap] for gap in match.gaps]
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
        return [_replace(doc, match.tokens, " ".join([form, *rest]))], True
    if any(gap > others[0].i for gap in match.gaps):
        return [], False
    if not all(
        doc[gap].pos_ in {"PRON", "ADV", "PART", "PROPN", "NOUN", "DET"} for gap in match.gaps
    ):
        return [], False
    edits: list[TextEdit] = [(head.idx, head.idx + len(head), match_case(form, head.text))]
    if rest:
        first, last = others[0], others[-1]
        edits.append((first.idx, last.idx + len(last), " ".join(rest)))
    else:
        edits.extend(_delete(doc, token) for token in others)
    return edits, all(doc[gap].pos_ in {"PRON", "ADV", "PART"} for gap in match.gaps)


def _noun_edits(
    match: MatchLike, alternative: str, doc: Doc, inflector: Inflector
) -> tuple[list[TextEdit], bool]:
    if match.head < 0:
        return [], False
    noun = doc[match.head]
    feats = best_reading(match.readings, noun)
    if feats.get("Case") == "Gen" and not _owns_something(noun):
        # An English plural (`events`), not a genitive.
        feats = {"Number": "Plur", "Definite": "Ind"}
    form = inflector.inflect_phrase(alternative, "NOUN", feats)
    if form is None:
        return [], False
    sure = inflector.is_certain(_head_noun(alternative), "NOUN")
    edits = [_replace(doc, match.tokens, form)]
    if feats.get("Number") != "Sing":
        return edits, sure
    old = inflector.noun(match.term.lemma.split()[-1]).gender
    new = inflector.noun(_head_noun(alternative)).gender
    if old == new:
        return edits, sure
    changes = agreement_edits(doc, match.tokens[0], gender=new, inflector=inflector)
    if changes is None:
        return [], False
    for index, word in changes:
        token = doc[index]
        edits.append((token.idx, token.idx + len(token), match_case(word, token.text)))
    return sorted(edits), False


def _owns_something(noun: Token) -> bool:
    """Tell whether a genitive has its noun after it."""
    return noun.head.i > noun.i and noun.head.pos_ in {"NOUN", "PROPN", "ADJ"}


def _head_noun(alternative: str) -> str:
    """Give the noun of an alternative: the word before a preposition, else the last word."""
    words = alternative.split()
    for index, word in enumerate(words):
        if word in _PREPOSITIONS and index:
            return words[index - 1]
    return words[-1]


#: What depends on a noun as a predicate without being part of its phrase.
_NOT_WITHIN = frozenset({"nsubj", "expl", "obl", "advcl", "cop"})
_DEFINITE_WORDS = frozenset(
    "den det de denne dette disse min mit mine din dit dine sin sit sine vores jeres deres hans "
    "hendes dens dets samme".split()
)


def _makes_definite(token: Token) -> bool:
    """Tell whether a word makes the noun phrase after it definite."""
    return token.lower_ in _DEFINITE_WORDS or "Gen" in token.morph.get("Case", [])


def _noun_features(adjective: Token) -> dict[str, str]:
    """Give what the noun decides, for adjectives whose form does not show it (`omfattende`)."""
    noun = adjective.head
    if adjective.dep_ != "amod" or noun.pos_ != "NOUN" or noun.i < adjective.i:
        return {}
    feats = {key: value for key in ("Number", "Gender") for value in noun.morph.get(key, [])}
    definite = any(
        # `Det er et …`: a subject makes nothing definite.
        child.i < adjective.i and child.dep_ not in _NOT_WITHIN and _makes_definite(child)
        for child in noun.children
    )
    return {**feats, "Definite": "Def" if definite else "Ind"}


def _adjective_edits(
    match: MatchLike, alternative: str, doc: Doc, inflector: Inflector
) -> tuple[list[TextEdit], bool]:
    token = doc[match.tokens[-1]]
    feats = best_reading(match.readings, token)
    if len(alternative.split()) > 1:
        return [], False
    feats |= _noun_features(token)
    # `påkrævet` and `omfattende` do not show what the plain adjective must (`nødvendigt`).
    genders = {r.get("Gender") for r in match.readings if r.get("Degree", "Pos") == "Pos"}
    sure = True
    if token.dep_ != "amod" and (len(genders) > 1 or None in genders):
        seen = subject_features(token)
        sure = bool(seen)
        feats |= seen
    form = inflector.inflect(alternative, "ADJ", feats) if feats else alternative
    if form is None:
        return [], False
    adverb = token.pos_ == "ADV" or token.dep_ == "advmod"
    sure = sure and not adverb and inflector.is_certain(alternative, "ADJ")
    return [_replace(doc, match.tokens, form)], sure
