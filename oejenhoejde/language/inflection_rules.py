"""Rules that make a paradigm from the shape of a lemma, after Retskrivningsordbogen.

Pure functions from a lemma to a paradigm and whether the rule is sure. Irregular words are data
(``wordlists/boejning.tsv``); this module knows no files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from oejenhoejde.language.paradigms import (
    AdjectiveParadigm,
    Gender,
    NounParadigm,
    VerbParadigm,
)

_VOWELS = "aeiouyæøåé"


@dataclass(frozen=True, slots=True)
class NounRule:
    """What an ending says of a noun: gender, plural ending (None: no plural), doubling."""

    ending: str
    gender: Gender
    plural: str | None
    sure: bool = True
    double: bool = False


#: Greek and Latin endings, frequent in the language of hospitals; all of common gender.
_FOREIGN_I = tuple(
    "ologi grafi nomi pati emi æmi uri fagi kardi skopi tomi metri terapi pædi trofi".split(" ")
)

#: Longest ending first; the first that fits decides.
_NOUN_RULES: tuple[NounRule, ...] = tuple(
    sorted(
        [
            NounRule("ning", "Com", "er"),
            NounRule("ering", "Com", "er"),
            NounRule("ing", "Com", "er", sure=False),
            NounRule("else", "Com", "r"),
            NounRule("hed", "Com", "er"),
            NounRule("tion", "Com", "er"),
            NounRule("sion", "Com", "er"),
            NounRule("ion", "Com", "er", sure=False),
            NounRule("tet", "Com", "er"),
            NounRule("dom", "Com", "e", double=True),
            NounRule("skab", "Neut", "er", sure=False),
            NounRule("eri", "Neut", "er"),
            NounRule("i", "Com", "er", sure=False),
            *(NounRule(ending, "Com", "er") for ending in _FOREIGN_I),
            NounRule("ose", "Com", "r", sure=False),
            NounRule("ium", "Neut", "er"),
            NounRule("eum", "Neut", "er"),
            NounRule("um", "Neut", "er", sure=False),
            NounRule("ment", "Neut", "er", sure=False),
            NounRule("iat", "Neut", "er", sure=False),
            NounRule("ikat", "Neut", "er"),
            NounRule("at", "Neut", "er", sure=False),
            NounRule("tør", "Com", "er"),
            NounRule("ør", "Com", "er"),
            NounRule("ist", "Com", "er"),
            NounRule("isme", "Com", "r"),
            NounRule("ant", "Com", "er"),
            NounRule("ent", "Com", "er", sure=False),
            NounRule("tor", "Com", "er", sure=False),
            NounRule("or", "Com", "er", sure=False),
            NounRule("ik", "Com", "er", sure=False, double=True),
            NounRule("tur", "Com", "er"),
            NounRule("ur", "Com", "er", sure=False),
            NounRule("nce", "Com", "r"),
            NounRule("ance", "Com", "r"),
            NounRule("age", "Com", "r", sure=False),
            NounRule("ans", "Com", "er", sure=False),
            NounRule("ens", "Com", "er", sure=False),
            NounRule("log", "Com", "er", sure=False),
            NounRule("gram", "Neut", "er", sure=False, double=True),
            NounRule("ende", "Com", "", sure=False),
            NounRule("giver", "Com", "e"),
            NounRule("tager", "Com", "e"),
            NounRule("haver", "Com", "e"),
            NounRule("holder", "Com", "e"),
            NounRule("søger", "Com", "e"),
            NounRule("bruger", "Com", "e"),
            NounRule("ejer", "Com", "e"),
            NounRule("arbejder", "Com", "e"),
            NounRule("dler", "Com", "e"),
            NounRule("er", "Com", "e", sure=False),
            NounRule("el", "Com", "er", sure=False),
            NounRule("e", "Com", "r", sure=False),
            NounRule("a", "Neut", "er", sure=False),
            NounRule("o", "Com", "er", sure=False),
        ],
        key=lambda rule: -len(rule.ending),
    )
)
#: A lemma must be longer than its ending by this much for the rule to be sure.
_MIN_STEM = 2
#: Verbs in -ere are foreign and weak from this length (`levere`); shorter ones must be listed.
_MIN_ERE = 6

_MONOSYLLABLE = re.compile(rf"[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}]+")
#: A single short vowel and one of these single consonants: doubled before an ending.
_SHORT = re.compile(rf"(?:^|[^{_VOWELS}])[aeiouyæø][kpt]")
#: Stems in consonant + l, n or r: always the -ede class (`handle`, `ændre`, `åbne`).
_EDE_STEM = re.compile(r".*(?:[^aeiouyæøål]l|[^aeiouyæøån]n|[^aeiouyæøår]r)e")


def noun_forms(lemma: str, gender: Gender, plural: str | None, *, double: bool) -> NounParadigm:
    """Make a noun from its gender, plural ending and whether the last consonant is doubled."""
    stem = lemma + lemma[-1] if double else lemma
    if lemma.endswith("um") and plural == "er" and not double:
        base = lemma[:-2]
        return NounParadigm(lemma, gender, f"{base}et", f"{base}er", f"{base}erne")
    if plural == "er" and lemma.endswith(("el", "en")) and not double:
        stem = _syncope(lemma)
    definite = "n" if gender == "Com" else "t"
    def_sing = lemma + definite if lemma.endswith("e") else f"{stem}e{definite}"
    if plural is None:
        return NounParadigm(lemma, gender, def_sing, None, None)
    if plural == "":
        return NounParadigm(lemma, gender, def_sing, lemma, f"{stem}ene")
    if plural == "e" and lemma.endswith("er"):
        return NounParadigm(lemma, gender, f"{lemma}e{definite}", f"{lemma}e", f"{lemma}ne")
    many = f"{stem}{plural}"
    return NounParadigm(lemma, gender, def_sing, many, f"{many}ne")


def noun_by_rule(lemma: str) -> tuple[NounParadigm, bool]:
    """Make a noun by its ending."""
    for rule in _NOUN_RULES:
        if lemma.endswith(rule.ending) and len(lemma) > len(rule.ending):
            sure = rule.sure and len(lemma) >= len(rule.ending) + _MIN_STEM
            if rule.ending == "ende":
                return NounParadigm(lemma, "Com", None, lemma, None), sure
            return noun_forms(lemma, rule.gender, rule.plural, double=rule.double), sure
    if _MONOSYLLABLE.fullmatch(lemma):
        return noun_forms(lemma, "Com", "e", double=bool(_SHORT.fullmatch(lemma[-3:]))), False
    return noun_forms(lemma, "Com", "er", double=False), False


def weak_verb(infinitive: str) -> VerbParadigm:
    """Make a verb of the -ede class."""
    if infinitive.endswith("s") and len(infinitive) > 2:
        active = weak_verb(infinitive[:-1])
        past = f"{active.past}s"
        return VerbParadigm(infinitive, None, infinitive, past, past)
    if not infinitive.endswith("e"):
        past, participle = f"{infinitive}ede", f"{infinitive}et"
        return VerbParadigm(infinitive, infinitive, f"{infinitive}r", past, participle)
    stem = infinitive[:-1]
    return VerbParadigm(
        infinitive, imperative(infinitive), f"{infinitive}r", f"{stem}ede", f"{stem}et"
    )


def imperative(infinitive: str) -> str:
    """Drop the -e and simplify a doubled consonant: `rette` → `ret`."""
    stem = infinitive.removesuffix("e") if len(infinitive) > 2 else infinitive
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return stem[:-1]
    return stem


def verb_by_rule(infinitive: str) -> tuple[VerbParadigm, bool]:
    """Make a verb of the -ede class; sure for -ere, -ige and stems in consonant + l, n, r."""
    sure = len(infinitive) >= _MIN_ERE and infinitive.endswith(("ere", "ige"))
    return weak_verb(infinitive), sure or bool(_EDE_STEM.fullmatch(infinitive))


#: Endings of adjectives: what is compared with -ere/-st, with -ere/-est, or with mere/mest.
_COMPARED_ST = ("ig", "som")
_COMPARED_EST = ("rig", "tung", "nem", "stærk", "svag", "høj", "dyb", "fri", "god")
_LATIN = ("al", "iv", "ant", "ent", "at", "bar", "løs", "fuld", "mæssig", "ør", "ær", "ond", "id")
#: -el after these is unstressed and loses its -e- (`enkel` → `enkle`); else `formel` → `formelle`.
_SYNCOPE_EL = ("bel", "pel", "kel", "ædel")


def _syncope(word: str) -> str:
    """Drop the -e- of an unstressed -el, -en, -er: `sikker` → `sikr`, `gammel` → `gaml`."""
    stem = word[:-2]
    if len(stem) > 1 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem + word[-1]


def adjective_by_rule(positive: str) -> tuple[AdjectiveParadigm, bool]:
    """Make an adjective by its ending."""
    word = positive
    if word.endswith(("e", "a", "o", "u", "i", "vis", "fælles", "stakkels")):
        return AdjectiveParadigm(word, word, word, None, None), word.endswith(("nde", "este", "e"))
    if word.endswith("et") and len(word) > 4:
        return AdjectiveParadigm(word, word, f"{word[:-1]}de", None, None), True
    if word.endswith("sk"):
        return AdjectiveParadigm(word, word, f"{word}e", None, None), word.endswith("isk")
    if word.endswith("ed"):
        return AdjectiveParadigm(word, word, f"{word}e", None, None), False
    if word.endswith("som"):
        stem = f"{word}m"
        return AdjectiveParadigm(word, f"{word}t", f"{stem}e", f"{stem}ere", f"{word}st"), True
    if word.endswith("mæssig"):
        return AdjectiveParadigm(word, f"{word}t", f"{word}e", None, None), True
    if word.endswith("ig"):
        return AdjectiveParadigm(word, f"{word}t", f"{word}e", f"{word}ere", f"{word}st"), True
    if word.endswith("el") and len(word) > 3 and not word.endswith(_SYNCOPE_EL):
        return AdjectiveParadigm(word, f"{word}t", f"{word}le", None, None), True
    if word.endswith(("el", "en", "er")) and len(word) > 3:
        stem = _syncope(word)
        best = f"{word}st" if word.endswith("er") else f"{stem}est"
        if word.endswith("bel"):
            return AdjectiveParadigm(word, f"{word}t", f"{stem}e", None, None), True
        return AdjectiveParadigm(word, f"{word}t", f"{stem}e", f"{stem}ere", best), False
    if word.endswith("t"):
        stem = word + "t" if _SHORT.fullmatch(word[-3:]) and _is_short(word) else word
        compared = _is_short(word)
        more, most = (f"{stem}ere", f"{stem}est") if compared else (None, None)
        return AdjectiveParadigm(word, word, f"{stem}e", more, most), not compared
    if word.endswith("y"):
        return AdjectiveParadigm(word, f"{word}t", f"{word}e", f"{word}ere", f"{word}est"), False
    if word.endswith("å"):
        return AdjectiveParadigm(word, f"{word}t", word, f"{word}ere", f"{word}est"), False
    if word.endswith("s"):
        stem = word
        neuter = f"{word}t" if word.endswith(("løs", "øs", "ys", "as")) else word
        plural = f"{word}e" if neuter != word else word
        return AdjectiveParadigm(word, neuter, plural, None, None), word.endswith("løs")
    if word.endswith(_LATIN) and not _is_short(word):
        return AdjectiveParadigm(word, f"{word}t", f"{word}e", None, None), True
    stem = word + word[-1] if _SHORT.fullmatch(word[-3:]) else word
    more, most = (f"{stem}ere", f"{stem}est") if _is_short(word) else (None, None)
    return AdjectiveParadigm(word, f"{word}t", f"{stem}e", more, most), False


def _is_short(word: str) -> bool:
    """Tell whether a word has one syllable."""
    return len(re.findall(rf"[{_VOWELS}]+", word)) == 1
