"""Puts an alternative noun in the place of a matched one: gender, number, article, preposition.

What cannot be made right gives no edits. Knows no files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector
from oejenhoejde.suggest.agreement import agreement_edits
from oejenhoejde.suggest.tokens import PREPOSITIONS, MatchLike, best_reading, replace_tokens
from oejenhoejde.suggest.wording import TextEdit, match_case

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: Prepositions that one noun takes and another does not: `redegørelse for`, `forklaring på`.
_GOVERNED = frozenset({"for", "over"})
#: Nouns for acts have `af` before what the act is done to; of others only these have.
_ACTS = ("ing", "else", "ion")
_ACTS_TOO = ("køb", "brug", "valg", "start", "byggeri", "del", "side", "salg", "skift", "kontrol")
_COUNTING = frozenset("en et hver hvert enhver ethvert endnu første anden tredje".split())
#: Acts and qualities, which stand without an article: `kræver planlægning`.
_BARE = ("ing", "else", "ion", "hed", "brug", "hjælp")


def noun_edits(
    match: MatchLike, alternative: str, doc: Doc, inflector: Inflector
) -> tuple[list[TextEdit], bool]:
    if match.head < 0:
        return [], False
    noun = doc[match.head]
    if noun.i > noun.sent.start + 1 and doc[noun.i - 2].text.endswith("-"):
        # `indkomst- og formueforhold`: the first word leans on the end of the second.
        return [], False
    feats = best_reading(match.readings, noun)
    bare = feats.get("Case") == "Gen" and feats.get("Definite") != "Def"
    if bare and not _owns_something(noun):
        # An English plural (`events`), not a genitive.
        feats = {"Number": "Plur", "Definite": "Ind"}
    form = inflector.inflect_phrase(alternative, "NOUN", feats)
    if form is None:
        return [], False
    sure = inflector.is_certain(_head_noun(alternative), "NOUN")
    edits = [replace_tokens(doc, match.tokens, form)]
    if _is_part_of_name(noun):
        return [], False
    if feats.get("Number") != "Sing":
        return edits, sure
    before = noun.doc[noun.sent.start : match.tokens[0]][-3:]
    after = noun.doc[match.tokens[-1] + 1] if match.tokens[-1] + 1 < len(noun.doc) else None
    if after is not None and after.lower_ in _GOVERNED and " " not in alternative:
        # Nouns have prepositions of their own: `redegørelse for`, but `forklaring på`.
        return [], False
    if (
        len(alternative.split()) == 2
        and any(child.dep_ == "amod" and child.i < match.tokens[0] for child in noun.children)
        and inflector.is_listed(alternative.split()[0], "ADJ")
    ):
        # `skarpe deadlines` → `skarpe sidste frister`: two attributes in a row.
        return [], False
    if " og " in alternative and any(child.i < noun.i for child in noun.children):
        # `al korrespondance` → `alle breve og mails`: more than the ending would change.
        return [], False
    lemma = match.term.lemma
    of = after is not None and after.lower_ == "af" and lemma.endswith(_ACTS)
    if of and " " not in alternative and not alternative.endswith((*_ACTS, *_ACTS_TOO)):
        # `besvarelse af brevet`, but `svar på brevet`
        return [], False
    counted = inflector.noun(_head_noun(alternative)).plur is not None
    if not counted and any(token.lower_ in _COUNTING for token in before):
        # What cannot be counted has no indefinite article: `en bistand`, `en viden`.
        return [], False
    mass = inflector.is_certain(lemma, "NOUN") and inflector.noun(lemma).plur is None
    bare = _is_bare_object(noun) or (mass and _has_no_article(noun))
    if counted and bare and not _head_noun(alternative).endswith(_BARE):
        # What can be counted needs one: `udvikle funktionalitet`, but `udvikle en funktion`.
        return [], False
    old = inflector.noun(match.term.lemma.split()[-1])
    new = inflector.noun(_head_noun(alternative)).gender
    # Some nouns have either gender (`en volumen`, `et volumen`): the words before show which.
    if old.gender == new and "gender" not in dict(old.variants):
        return edits, sure
    changes = agreement_edits(doc, match.tokens[0], gender=new, inflector=inflector)
    if changes is None:
        return [], False
    for index, word in changes:
        token = doc[index]
        edits.append((token.idx, token.end, match_case(word, token.text)))
    return sorted(edits), False


def _is_part_of_name(noun: Token) -> bool:
    """Tell whether the next noun makes one word with it, as English does: `governance modellen`."""
    if noun.i + 1 >= noun.sent.end:
        return False
    after = noun.nbor()
    return after.pos_ == "NOUN" and noun.head.i == after.i and not noun.morph.get("Case", [])


def _has_no_article(noun: Token) -> bool:
    indefinite = noun.morph.get("Definite", []) == ["Ind"] and noun.dep_ != "ROOT"
    return indefinite and not any(
        child.i < noun.i and child.dep_ in {"det", "nummod", "nmod:poss"} for child in noun.children
    )


def _is_bare_object(noun: Token) -> bool:
    """Tell whether an indefinite singular stands as an object with no word before it."""
    bare = noun.morph.get("Definite", []) == ["Ind"] and noun.morph.get("Number", []) == ["Sing"]
    determined = any(
        child.i < noun.i and child.dep_ in {"det", "nummod", "nmod:poss", "amod", "case"}
        for child in noun.children
    )
    return bare and noun.dep_ == "obj" and not determined


def _owns_something(noun: Token) -> bool:
    """Tell whether a genitive has its noun after it."""
    return noun.head.i > noun.i and noun.head.pos_ in {"NOUN", "PROPN", "ADJ"}


def _head_noun(alternative: str) -> str:
    """Give the noun of an alternative: the word before a preposition, else the last word.

    A relative clause holds nouns and prepositions of its own: `hjælp, du har fået ja til`.
    """
    words = alternative.partition(",")[0].split()
    for index, word in enumerate(words):
        if word in PREPOSITIONS and index:
            return words[index - 1]
    return words[-1]
