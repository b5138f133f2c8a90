"""Inflects phrases: verb + particle, adjective + noun + prepositional phrase, adverb + adjective.

Works on the words alone; what it cannot read gives None. Knows no files and no spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.language.paradigms import Features, genitive

if TYPE_CHECKING:
    from oejenhoejde.language.inflection import Inflector


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that end the part of a phrase that is inflected.
_AFTER_HEAD = _words(
    """
    af ad at efter for foran fra før gennem hos hvis i inden indtil imellem imod med mellem
    mod nok når om omkring over overfor på samt siden som der til uden under ved vedrørende
    end ifølge hele hjemme selv ude inde
    """
)
#: Words that stand for a noun: `det, du har lånt`, `hvem der ejer`.
_PRONOUNS = frozenset({"den", "det", "dem", "hvem", "hvad", "noget", "nogen"})
#: Participles that are never adjectives.
_AUXILIARIES = frozenset({"blevet", "været", "haft", "fået"})
_CONJUNCTIONS = frozenset({"og", "eller"})
#: Adverbs before an adjective.
_DEGREE_WORDS = _words(
    """
    meget helt ret særlig særligt ikke lige mere mest så godt vel dårligt alt delvist fuldt
    let nemt nyt højt lavt svært altid aldrig endnu også kun næsten stærkt tidligere
    """
)
#: Words before a noun that make it definite without an ending.
_DETERMINERS = _words(
    """
    min mit mine din dit dine sin sit sine vores jeres deres hans hendes dens dets denne
    dette disse den det de en et nogen noget nogle ingen intet alle al alt hver hvert to tre
    fire flere mange få
    """
)
_ARTICLES = {"Com": "den", "Neut": "det"}


def inflect_phrase(
    inflector: Inflector, phrase: str, upos: str, feats: Features, *, determined: bool
) -> str | None:
    """See ``Inflector.inflect_phrase``."""
    words = phrase.split()
    if not words:
        return None
    if upos in {"VERB", "AUX"}:
        return _verb_phrase(inflector, words, feats)
    if upos == "NOUN":
        return _noun_phrase(inflector, words, feats, determined=determined)
    if upos == "ADJ":
        return _adjective_phrase(inflector, words, feats)
    return phrase


def _verb_phrase(inflector: Inflector, words: list[str], feats: Features) -> str | None:
    """Inflect the first word, and a second verb joined with `og`; keep particles and `sig`."""
    if not words[0].endswith(("e", "å", "o", "s", "i", "y", "ø")):
        return None
    if feats.get("Voice") == "Pass" and "sig" in words:
        return None
    first = inflector.inflect(words[0], "VERB", feats)
    if first is None:
        return None
    rest = words[1:]
    if len(rest) > 1 and rest[0] in _CONJUNCTIONS and inflector.is_certain(rest[1], "VERB"):
        second = inflector.inflect(rest[1], "VERB", feats)
        if second is None:
            return None
        rest = [rest[0], second, *rest[2:]]
    return " ".join([first, *rest])


def _head_index(words: list[str]) -> int:
    """Give the last word before the first preposition, `at` or relative word."""
    for index, word in enumerate(words):
        if index and (word.rstrip(",") in _AFTER_HEAD or words[index - 1].endswith(",")):
            return index - 1
    return len(words) - 1


def _noun_phrase(
    inflector: Inflector, words: list[str], feats: Features, *, determined: bool
) -> str | None:
    head = _head_index(words)
    before, noun, after = words[:head], words[head].rstrip(","), words[head + 1 :]
    comma = words[head][len(noun) :]
    if noun in _PRONOUNS and after:
        fits = feats.get("Number") != "Plur" and not feats.get("Case")
        return " ".join(words) if fits else None
    if feats.get("Case") == "Gen" and after:
        return None
    if any(word in _CONJUNCTIONS for word in after[:1]):
        return None
    definite = feats.get("Definite") == "Def"
    if before and before[0].lower() in _DETERMINERS:
        plain = feats.get("Number") != "Plur" and not definite and not feats.get("Case")
        return " ".join(words) if plain else None
    genitive_first = bool(before) and before[0].endswith("s") and not _is_adjective(
        inflector, before[0]
    )  # fmt: skip
    if not inflector.is_certain(noun, "NOUN") and inflector.inflect(noun, "NOUN", feats) != noun:
        return None
    if len(before) == 2 and before[1] in _CONJUNCTIONS and not _is_adjective(inflector, before[0]):
        if not inflector.is_certain(before[0], "NOUN"):
            return None
        pair = [inflector.inflect(word, "NOUN", feats) for word in (before[0], noun)]
        return _join([pair[0], before[1], pair[1]], [comma], after)
    bare = {key: value for key, value in feats.items() if key != "Definite"}
    if genitive_first:
        adjectives, article = before[1:], [before[0]]
        form = inflector.inflect(noun, "NOUN", bare)
        determined = True
    elif before:
        adjectives, article = before, []
        form = inflector.inflect(noun, "NOUN", bare)
        if definite and not determined:
            plural = feats.get("Number") == "Plur"
            article = ["de" if plural else _ARTICLES[inflector.noun(noun).gender]]
    else:
        return _join([inflector.inflect(noun, "NOUN", feats)], [comma], after)
    agreement = {
        "Degree": "Pos",
        "Definite": "Def" if definite or determined else "Ind",
        "Number": feats.get("Number", "Sing"),
        "Gender": inflector.noun(noun).gender,
    }
    bent = [_attribute(inflector, word, agreement) for word in adjectives]
    return _join([*article, *bent, form], [comma], after)


def _join(words: list[str | None], comma: list[str], after: list[str]) -> str | None:
    if any(word is None for word in words):
        return None
    return " ".join([" ".join(word or "" for word in words) + comma[0], *after])


def _attribute(inflector: Inflector, word: str, agreement: Features) -> str | None:
    """Inflect one word before the noun: conjunctions and adverbs stand, adjectives agree."""
    if word in _CONJUNCTIONS or word in _DEGREE_WORDS:
        return word
    if not _is_adjective(inflector, word):
        return None
    return inflector.inflect(word, "ADJ", agreement)


def _is_adjective(inflector: Inflector, word: str) -> bool:
    if inflector.is_listed(word, "ADJ"):
        return True
    return inflector.is_certain(word, "ADJ") and not inflector.is_listed(word, "NOUN")


def _adjective_phrase(inflector: Inflector, words: list[str], feats: Features) -> str | None:
    """Inflect the adjective(s); `mere`/`mest` where there is no comparison by ending."""
    if words[0] in _AFTER_HEAD and len(words) > 1:
        return None
    degree = feats.get("Degree", "Pos")
    head = _head_index(words)
    start = 0
    while start < head and words[start] in _DEGREE_WORDS:
        start += 1
    if start and degree != "Pos":
        return None
    bent: list[str | None] = []
    for word in words[start : head + 1]:
        if word in _CONJUNCTIONS:
            bent.append(word)
            continue
        if head > start and not _is_adjective(inflector, word):
            return None
        if word in _AUXILIARIES:
            return None
        form = inflector.inflect(word, "ADJ", feats)
        if form is None and degree in {"Cmp", "Sup"}:
            form = _compared(inflector, word, feats)
        if form != word and not _is_adjective(inflector, word):
            return None
        bent.append(form)
    if feats.get("Case") == "Gen" and len(words) > 1:
        return None
    return _join([*words[:start], *bent], [""], words[head + 1 :])


def _compared(inflector: Inflector, word: str, feats: Features) -> str | None:
    """Compare with `mere` and `mest`: `mere relevant`, `mest relevante`."""
    positive = {key: value for key, value in feats.items() if key not in {"Degree", "Case"}}
    form = inflector.inflect(word, "ADJ", positive)
    if form is None:
        return None
    whole = f"{'mere' if feats['Degree'] == 'Cmp' else 'mest'} {form}"
    return genitive(whole) if feats.get("Case") == "Gen" else whole
