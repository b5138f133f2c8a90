"""Finds attributes stacked before a noun: `den af kommunen udleverede blanket`. No files.

The noun with its attribute is written anew as a relative clause where `af` names who acts and
all forms are known: `blanketten, som kommunen har udleveret`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Hit, Proposal, Tools
from oejenhoejde.checks.overlap import is_finite
from oejenhoejde.checks.shielded import shielded_tokens
from oejenhoejde.language.paradigms import SUPINE
from oejenhoejde.model import Applicability
from oejenhoejde.suggest.actors import as_subject
from oejenhoejde.suggest.wording import match_case, quote

if TYPE_CHECKING:
    from oejenhoejde.language.inflection import Inflector
    from oejenhoejde.language.parsed import Doc, Token

_ARTICLES = frozenset("den det de en et".split())
#: These stand before a noun like any adjective.
_NO_PARTICIPLES = frozenset("lukkede følgende nuværende manglende omfattende forskellige".split())
#: Participles of irregular verbs, which come with many first parts: `vedlagte`, `fastsatte`.
_IRREGULAR = tuple(
    "lagte satte givne tagne gjorte trufne fundne skrevne bragte solgte valgte budne dragne "
    "truffet brudte stjålne lidte".split()
)
_ENDINGS = ("ede", "te", "de", "ne", "ende", "et", "t")
#: Shorter words are no compounds.
_SHORT = 6
#: So many words can stand between the article and the noun.
_MAX_WORDS = 12


def find_attributes(doc: Doc, least: int, tools: Tools) -> Iterator[Hit]:
    """Give article + preposition … participle + noun with at least so many words between."""
    shielded = shielded_tokens(doc)
    for article in doc:
        if article.lower_ not in _ARTICLES or article.i + 3 >= len(doc) or article.i in shielded:
            continue
        if article.nbor(1).pos_ != "ADP" or article.nbor(1).lower_ == "som":
            continue
        participle = _participle_after(article, tools)
        if participle is None:
            continue
        noun = _noun_after(participle)
        number = participle.i - article.i
        if noun is None or number < least:
            continue
        start, end = article.idx, noun.end
        values = {"excerpt": doc.text[start:end], "number": number, "word": noun.text}
        yield Hit(start, end, values, proposals=_proposals(article, participle, noun, tools))


def _participle_after(article: Token, tools: Tools) -> Token | None:
    """Give the participle that ends the attribute: an inflected one with a noun before it.

    The tagger often takes `udleverede` for a past tense, so its ending and what follows count.
    """
    seen_noun = False
    for token in article.doc[article.i + 2 : min(article.i + _MAX_WORDS, article.sent.end - 1)]:
        if token.is_punct or token.lower_ in {"at", "som", "der", "og", "har", "er"}:
            return None
        if token.lower_ in _ARTICLES and seen_noun:
            # `den ved siden af den røde dør`: the adjective belongs to the second article.
            return None
        if seen_noun and token.pos_ in {"VERB", "ADJ"} and is_participle(token, tools.inflector):
            # `det i kommunens reviderede plan`: the plan is the one of the genitive.
            before = token.nbor(-1)
            owned = "Gen" in before.morph.get("Case", []) or "Yes" in before.morph.get("Poss", [])
            return token if _fits(article, token) and not owned else None
        if is_finite(token) and token.pos_ in {"VERB", "AUX"}:
            return None
        seen_noun = seen_noun or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
    return None


def is_participle(token: Token, inflector: Inflector) -> bool:
    """Tell whether a word is the participle of a known verb (`udleverede`, `gældende`)."""
    word, lemma = token.lower_, token.lemma_.lower()
    if word in _NO_PARTICIPLES or not word.endswith(_ENDINGS):
        return False
    if word.endswith(_IRREGULAR) and len(word) > _SHORT:
        return True
    stems = {word.removesuffix(ending) for ending in _ENDINGS}
    for verb in {lemma, *stems, *(f"{stem}e" for stem in stems)}:
        if inflector.is_certain(verb, "VERB") and word in inflector.forms(verb, "VERB"):
            return True
    return False


def _fits(article: Token, participle: Token) -> bool:
    """Tell whether the noun after the participle can belong to the article."""
    noun = _noun_after(participle)
    if noun is None or "Def" in noun.morph.get("Definite", []):
        return False
    plural = "Plur" in noun.morph.get("Number", [])
    return plural == (article.lower_ == "de")


def _noun_after(participle: Token) -> Token | None:
    for token in participle.doc[participle.i + 1 : participle.i + 4]:
        if token.pos_ == "NOUN":
            return token
        if token.pos_ != "ADJ":
            return None
    return None


def _proposals(
    article: Token, participle: Token, noun: Token, tools: Tools
) -> tuple[Proposal, ...]:
    doc, inflector = article.doc, tools.inflector
    verb, lemma = participle.lemma_.lower(), noun.lemma_.lower()
    agent = doc.span(article.i + 2, participle.i)
    plain = article.nbor(1).lower_ == "af" and noun.i == participle.i + 1
    definite = article.lower_ in {"den", "det"} or article.lower_ == "de"
    sure = inflector.is_certain(verb, "VERB") and inflector.is_certain(lemma, "NOUN")
    if not plain or not sure or any(token.pos_ == "ADP" for token in agent):
        return ()
    supine = inflector.inflect(verb, "VERB", SUPINE)
    head = noun.lower_
    if definite:
        paradigm = inflector.forms(lemma, "NOUN")
        number = "Plur" if article.lower_ == "de" else "Sing"
        head = next(
            (
                form
                for form, readings in paradigm.items()
                if any(
                    feats.get("Definite") == "Def"
                    and feats.get("Number") == number
                    and feats.get("Case") != "Gen"
                    for feats in readings
                )
            ),
            "",
        )
    elif article.lower_ in {"en", "et"}:
        head = f"{article.lower_} {noun.lower_}"
    if not supine or not head:
        return ()
    actor = as_subject(agent.text)
    text = match_case(f"{head}, som {actor} har {supine}", article.text)
    following = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    comma = "" if following is None or following.is_punct else ","
    edit = (article.idx, noun.end, text + comma)
    return (Proposal(f"Skriv {quote(text)}", (edit,), Applicability.UNSAFE),)
