"""Paradigms of Danish nouns, verbs and adjectives and the UD features of their forms.

Knows no files, no rules of formation and no spaCy: a paradigm only holds forms and names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Features = Mapping[str, str]
Gender = Literal["Com", "Neut"]
#: Further spellings allowed by Retskrivningsordbogen: (name of the field, form).
Variants = tuple[tuple[str, str], ...]

#: The form after `have` and `blive`: `har sendt`, `bliver sendt`.
SUPINE: Features = {"VerbForm": "Part", "Tense": "Past", "Number": "Sing", "Definite": "Ind"}
#: Modal verbs, as lemmas.
MODALS = frozenset({"skulle", "ville", "kunne", "måtte", "burde", "turde"})

_VOWELS = "aeiouyæøå"


def genitive(form: str) -> str:
    """Add the genitive -s; after s, x and z an apostrophe (Retskrivningsordbogen § 8)."""
    return f"{form}'" if form[-1:].lower() in {"s", "x", "z"} else f"{form}s"


@dataclass(frozen=True, slots=True)
class NounParadigm:
    """A noun. The lemma is the indefinite singular, or the plural of a plural-only noun."""

    lemma: str
    gender: Gender
    def_sing: str | None
    plur: str | None
    def_plur: str | None
    variants: Variants = ()

    @property
    def sing(self) -> str | None:
        """Indefinite singular; None for plural-only nouns (`penge`)."""
        plural_only = (
            self.def_sing is None and self.plur == self.lemma and not self.lemma.endswith("nde")
        )
        return None if plural_only else self.lemma

    def form(self, feats: Features) -> str | None:
        """Give the form with the features. Missing features mean singular and indefinite."""
        plural = feats.get("Number") == "Plur"
        if feats.get("Definite") == "Def":
            form = self.def_plur if plural else self.def_sing
        else:
            form = self.plur if plural else self.sing
        return genitive(form) if form and feats.get("Case") == "Gen" else form

    def bundles(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Give every form with its features."""
        slots = {
            "sing": (self.sing, "Sing", "Ind"),
            "def_sing": (self.def_sing, "Sing", "Def"),
            "plur": (self.plur, "Plur", "Ind"),
            "def_plur": (self.def_plur, "Plur", "Def"),
        }
        genders = [self.gender, *(form for name, form in self.variants if name == "gender")]
        for name, (form, number, definite) in slots.items():
            for spelling in _spellings(name, form, self.variants):
                for gender in genders:
                    feats = {"Definite": definite, "Gender": gender, "Number": number}
                    yield spelling, feats
                    yield genitive(spelling), {"Case": "Gen", **feats}


@dataclass(frozen=True, slots=True)
class VerbParadigm:
    """A verb: the four stem forms that a dictionary gives, the others follow from them."""

    infinitive: str
    imperative: str | None
    present: str | None
    past: str | None
    participle: str | None
    variants: Variants = ()
    #: Plural of the participle where the rule does not give it; `-` where there is none.
    bent_participle: str = ""

    @property
    def is_deponent(self) -> bool:
        """Tell whether the verb itself ends in -s (`synes`, `lykkes`); it has no passive."""
        return self.infinitive.endswith("s")

    @property
    def infinitive_passive(self) -> str | None:
        """`sendes`, `fås`; none for deponents and modals."""
        return None if self.is_deponent or self.imperative is None else f"{self.infinitive}s"

    @property
    def present_passive(self) -> str | None:
        """The same form as the infinitive: `bedes`, `gøres`."""
        return self.infinitive_passive

    @property
    def past_passive(self) -> str | None:
        """`sendtes`, `lagdes`; none for strong verbs, where it is rarely used."""
        if self.infinitive_passive is None or not (self.past or "").endswith("e"):
            return None
        return f"{self.past}s"

    @property
    def present_participle(self) -> str | None:
        """`sendende`, `gående`, `seende`; none for deponents and modals."""
        if self.is_deponent or self.imperative is None:
            return None
        stem = self.infinitive if self.imperative == self.infinitive else self.infinitive[:-1]
        return f"{stem}ende"

    @property
    def participle_plural(self) -> str | None:
        """The form for the plural and after a definite word: `sendte`, `skrevne`, `valgte`."""
        if self.bent_participle:
            return None if self.bent_participle == "-" else self.bent_participle
        if self.participle is None or self.is_deponent:
            return None
        if self.imperative == self.infinitive and self.infinitive.endswith("e"):
            return f"{self.participle}e"
        return attributive_participle(self.participle, strong=not (self.past or "e").endswith("e"))

    @property
    def participle_common(self) -> str | None:
        """The form in -en that strong verbs may have before a noun (`en skreven regel`)."""
        plural = self.participle_plural
        if (
            plural is None
            or not plural.endswith("ne")
            or not (self.participle or "").endswith("et")
        ):
            return None
        return f"{(self.participle or '')[:-1]}n"

    def form(self, feats: Features) -> str | None:
        """Give the form with the features. Without VerbForm, Mood and Tense: the infinitive."""
        passive = feats.get("Voice") == "Pass"
        verb_form = feats.get("VerbForm", "Fin" if "Tense" in feats else "Inf")
        if feats.get("Mood") == "Imp":
            return None if passive else self.imperative
        if verb_form == "Part":
            return self._participle(feats)
        if verb_form == "Ger":
            return f"{self.infinitive}n" if self.infinitive.endswith("e") else None
        if verb_form == "Inf":
            return self.infinitive_passive if passive else self.infinitive
        if feats.get("Tense") == "Past":
            return self.past_passive if passive else self.past
        return self.present_passive if passive else self.present

    def _participle(self, feats: Features) -> str | None:
        if feats.get("Tense") == "Pres":
            form = self.present_participle
        elif feats.get("Number") == "Plur" or feats.get("Definite") == "Def":
            form = self.participle_plural
        else:
            form = self.participle
        return genitive(form) if form and feats.get("Case") == "Gen" else form

    def bundles(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Give every form with its features."""
        for paradigm in (self, *self._readings()):
            yield from paradigm._bundles()

    def _readings(self) -> Iterator[VerbParadigm]:
        """Give one more paradigm for each further spelling of a stem form."""
        for name, form in self.variants:
            changed: dict[str, str | None] = {name: form}
            if name == "past" and form.endswith("e"):
                changed["participle"] = form[:-2] + "t" if form.endswith("ede") else form[:-1]
            yield replace(self, variants=(), **changed)  # type: ignore[arg-type]

    def _bundles(self) -> Iterator[tuple[str, dict[str, str]]]:
        finite = {"Mood": "Ind", "VerbForm": "Fin"}
        past = {"Tense": "Past", "VerbForm": "Part"}
        definite = {"Definite": "Def", "Number": "Sing", **past}
        plural = {"Number": "Plur", **past}
        present = {"Tense": "Pres", "VerbForm": "Part"}
        single = {"Definite": "Ind", "Number": "Sing", **past}
        rows: list[tuple[str | None, dict[str, str]]] = [
            (self.infinitive, {"VerbForm": "Inf", "Voice": "Act"}),
            (self.infinitive_passive, {"VerbForm": "Inf", "Voice": "Pass"}),
            (self.imperative, {"Mood": "Imp"}),
            (self.present, {**finite, "Tense": "Pres", "Voice": "Act"}),
            (self.present_passive, {**finite, "Tense": "Pres", "Voice": "Pass"}),
            (self.past, {**finite, "Tense": "Past", "Voice": "Act"}),
            (self.past_passive, {**finite, "Tense": "Past", "Voice": "Pass"}),
            (self.participle, single),
            (self.participle_common, {**single, "Gender": "Com"}),
            (self.participle_plural, plural),
            (self.participle_plural, definite),
            (self.present_participle, present),
        ]
        for form, feats in rows:
            if form:
                yield form, feats
        for form, feats in ((self.participle_plural, plural), (self.participle_plural, definite)):
            if form:
                yield genitive(form), {"Case": "Gen", **feats}
        if self.present_participle:
            yield genitive(self.present_participle), {"Case": "Gen", **present}


def attributive_participle(participle: str, *, strong: bool) -> str:
    """Give the plural and definite form of a past participle.

    Strong: `skrevet` → `skrevne`, `truffet` → `trufne`; weak: `behandlet` → `behandlede`;
    others take -e: `sendt` → `sendte`, `sat` → `satte`, `set` → `sete`.
    """
    stem = participle[:-2]
    if participle.endswith("et") and stem.strip(_VOWELS) != "" and _has_vowel(stem):
        if stem[-1] in _VOWELS or not strong:
            return f"{stem}ede"
        if stem[-1:] == stem[-2:-1]:
            stem = stem[:-1]
        return f"{stem}ne"
    if participle.endswith("at"):
        return f"{participle}te"
    return f"{participle}e"


def _has_vowel(text: str) -> bool:
    return any(char in _VOWELS for char in text)


@dataclass(frozen=True, slots=True)
class AdjectiveParadigm:
    """An adjective. ``plural`` is also the form after a definite word."""

    positive: str
    neuter: str
    plural: str
    comparative: str | None
    superlative: str | None
    variants: Variants = ()

    @property
    def definite(self) -> str:
        """The form after a definite word in the singular: `det lille hus`, else the plural."""
        return self.positive if self.positive.endswith("lille") else self.plural

    def form(self, feats: Features) -> str | None:
        """Give the form with the features.

        A bare ``Degree=Pos`` is the adverb (`hurtigt`); no features at all the dictionary form.
        """
        degree = feats.get("Degree", "Pos")
        plural = feats.get("Number") == "Plur"
        definite = feats.get("Definite") == "Def"
        if degree == "Cmp":
            form: str | None = self.comparative
        elif degree == "Sup":
            bent = self.superlative and (plural or definite)
            form = f"{self.superlative}e" if bent else self.superlative
        elif plural:
            form = self.plural
        elif definite:
            form = self.definite
        else:
            adverb = dict(feats) == {"Degree": "Pos"}
            form = self.neuter if feats.get("Gender") == "Neut" or adverb else self.positive
        return genitive(form) if form and feats.get("Case") == "Gen" else form

    def bundles(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Give every form with its features."""
        pos = {"Degree": "Pos"}
        single = {"Definite": "Ind", **pos, "Number": "Sing"}
        plural = {**pos, "Number": "Plur"}
        definite = {"Definite": "Def", **pos, "Number": "Sing"}
        for form in _spellings("positive", self.positive, self.variants):
            yield form, {**single, "Gender": "Com"}
        for form in _spellings("neuter", self.neuter, self.variants):
            yield form, {**single, "Gender": "Neut"}
            yield form, pos
        for form in _spellings("plural", self.plural, self.variants):
            for feats in (plural, definite):
                bent = self.definite if feats is definite else form
                yield bent, feats
                yield genitive(bent), {"Case": "Gen", **feats}
        for form in _spellings("comparative", self.comparative, self.variants):
            yield form, {"Degree": "Cmp"}
        for form in _spellings("superlative", self.superlative, self.variants):
            yield form, {"Degree": "Sup"}
            yield f"{form}e", {"Definite": "Def", "Degree": "Sup"}
            yield f"{form}es", {"Case": "Gen", "Definite": "Def", "Degree": "Sup"}


def _spellings(name: str, form: str | None, variants: Variants) -> list[str]:
    return ([form] if form else []) + [other for slot, other in variants if slot == name]
