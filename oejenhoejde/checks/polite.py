"""Tells the `De`, `Dem` and `Deres` of politeness from other words, and gives `du` for them.

Knows no files.

A capital within a sentence is politeness unless it is a name (`De Radikale`) or an article
(`De unge`); at the start of a sentence only the rest of the text can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Tools

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

POLITE = frozenset({"De", "Dem", "Deres"})
_YOUR_FORMS = {"De": "du", "Dem": "dig"}
#: After these a capital begins a new sentence or a title, so `De` there says nothing.
_OPENERS = frozenset('.:!?"»”“–-•*(') | {"..."}
#: `De to breve`, `De nye regler`, `De unge`: an article or a demonstrative, not a person.
_AFTER_ARTICLE = frozenset({"NOUN", "ADJ", "NUM", "PROPN"})


def is_formal(doc: Doc) -> bool:
    """Tell whether a text says `De` to its reader where no sentence or name begins."""
    return any(
        (token.text in POLITE and not _opens(token) and bool(_polite_within(token)))
        or (token.text == "De" and _is_asked(token))
        for token in doc
    )


def your_word(token: Token, tools: Tools, *, formal: bool) -> str:
    """Give the word for `De`, `Dem` or `Deres`; empty where the capital means something else."""
    if _opens(token):
        following = _following(token)
        asked = token.text == "De" and _is_asked(token)
        if following is None or not (formal or asked):
            return ""
        if token.text == "De" and following.pos_ not in {"VERB", "AUX"}:
            return ""
        if token.text == "De" and not asked and _may_be_they(token, following):
            return ""
        if token.text == "Dem" or following.is_title:
            return ""
    elif not _polite_within(token):
        return ""
    return _YOUR_FORMS.get(token.text) or your_form(token, tools)


def _may_be_they(token: Token, following: Token) -> bool:
    """Tell whether `De` may be things or others: `De afholdes af …`, `De kom, fordi de …`."""
    others = [word.text for word in token.sent if word.i != token.i]
    if any(word in POLITE for word in others):
        return False
    return "Pass" in following.morph.get("Voice", []) or "de" in others


def _is_asked(token: Token) -> bool:
    following = _following(token)
    return following is not None and following.lower_ in {"bedes", "anmodes", "opfordres"}


def _polite_within(token: Token) -> bool:
    """Tell whether a capital within a sentence is the reader and no name or article."""
    following = _following(token)
    if following is not None and following.is_title:
        # A name: `De Radikale`, `De Økonomiske Råd`.
        return False
    return token.text != "De" or following is None or not _is_article(token, following)


def _is_article(token: Token, following: Token) -> bool:
    """Tell whether `De` belongs to a noun after it; a verb before it makes it the subject."""
    before = token.nbor(-1)
    return following.pos_ in _AFTER_ARTICLE and before.pos_ not in {"VERB", "AUX", "SCONJ", "CCONJ"}


def your_form(token: Token, tools: Tools) -> str:
    """Give the form of `din` that agrees with the noun."""
    noun = token.head
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.i < token.i:
        noun = next((w for w in token.doc[token.i + 1 : token.i + 4] if w.pos_ == "NOUN"), token)
    lemma = noun.lemma_.lower()
    if _is_plural(noun, lemma, tools):
        return "dine"
    if noun.pos_ == "NOUN" and tools.inflector.is_certain(lemma, "NOUN"):
        return "dit" if tools.inflector.noun(lemma).gender == "Neut" else "din"
    return "dit" if "Neut" in noun.morph.get("Gender", []) else "din"


def _is_plural(noun: Token, lemma: str, tools: Tools) -> bool:
    """Tell whether a noun is plural: by its paradigm, else by the tagger.

    One that looks the same in both (`svar`) is singular unless an adjective says otherwise.
    """
    if lemma == "pårørende":
        # One alone is hardly spoken of without saying so (`nærmeste`).
        return not any(child.pos_ == "ADJ" for child in noun.children)
    if tools.inflector.is_certain(lemma, "NOUN"):
        forms = tools.inflector.noun(lemma)
        if noun.lower_ == forms.plur != lemma:
            return True
        if noun.lower_ == lemma:
            between = [child for child in noun.children if child.pos_ == "ADJ"]
            plural = any("Plur" in word.morph.get("Number", []) for word in between)
            return plural and lemma == forms.plur
    return "Plur" in noun.morph.get("Number", [])


def _opens(token: Token) -> bool:
    return token.is_sent_start or token.nbor(-1).text in _OPENERS or token.nbor(-1).is_space


def _following(token: Token) -> Token | None:
    return token.nbor(1) if token.i + 1 < len(token.doc) else None
