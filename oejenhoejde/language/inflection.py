"""Inflects Danish nouns, verbs and adjectives: listed paradigms first, then compounds, then rules.

Knows no spaCy; reads only ``wordlists/boejning.tsv`` and lists in the same notation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from oejenhoejde.language.inflection_rules import (
    adjective_by_rule,
    noun_by_rule,
    verb_by_rule,
)
from oejenhoejde.language.paradigm_list import LISTED, Row, parse_former, read_rows
from oejenhoejde.language.paradigms import (
    AdjectiveParadigm,
    Features,
    NounParadigm,
    VerbParadigm,
)
from oejenhoejde.resources import data_path

__all__ = ["AdjectiveParadigm", "Features", "Inflector", "NounParadigm", "VerbParadigm"]

Paradigm = NounParadigm | VerbParadigm | AdjectiveParadigm
_P = TypeVar("_P", NounParadigm, VerbParadigm, AdjectiveParadigm)
_VOWELS = frozenset("aeiouyæøå")

#: First parts of Danish verbs, adjectives and deverbal nouns.
_PREFIXES = frozenset(
    """af an be bi bort efter ej er for fore forud frem fra fri fuld færdig gen hen her hjem hos
    i ind inde igen ihjel imod imøde iværk igang ind inter istand klar kund lang let med mis mod
    modsat ned ny når om op oven over overens på rund rundt sam samt sammen selv sikker stand
    stads still til tilbage tilrette tilveje tvangs u ud uden und under ved vedlige ved vel
    videre vid vide viden viderefør vis å først fast fyldest fritids gennem god grund hånd hoved
    igennem lige lov natur nær op ombe over rede rettig sags stats tids tvangs u- hoved hel halv
    for-ud ude oven foran foretags selv ene fælles del ihu efterret retfærdig tak mel tilba
    be er for""".split()
)  # fmt: skip
_LINKS = ("", "s", "e", "er")
_ABSTRACT = ("ning", "ings", "else", "hed", "tion", "sion", "skab", "dom", "tet", "ment", "eri")


class Inflector:
    """Knows the paradigm of every noun, verb and adjective, surely or by rule."""

    def __init__(self, rows: Mapping[tuple[str, str], Row]) -> None:
        self._rows = rows
        self._cache: dict[tuple[str, str], tuple[Paradigm, bool]] = {}
        self._nouns = {lemma for lemma, upos in rows if upos == "NOUN"}
        self._words = {lemma for lemma, _ in rows}
        self._longest = max((len(lemma) for lemma, _ in rows), default=0)

    @classmethod
    def load(cls, path: Path | None = None, *, extra: Iterable[Path] = ()) -> Inflector:
        """Read the list of paradigms; rows of ``extra`` files replace rows read before.

        Raises:
            WordListError: with every fault of every file.
        """
        own = path or data_path("wordlists") / "boejning.tsv"
        return cls(read_rows([own, *extra]))

    def noun(self, lemma: str) -> NounParadigm:
        """Give the paradigm of a noun."""
        return self._paradigm(lemma, "NOUN", NounParadigm)

    def verb(self, infinitive: str) -> VerbParadigm:
        """Give the paradigm of a verb."""
        return self._paradigm(infinitive, "VERB", VerbParadigm)

    def adjective(self, positive: str) -> AdjectiveParadigm:
        """Give the paradigm of an adjective or of a participle used as one."""
        return self._paradigm(positive, "ADJ", AdjectiveParadigm)

    def is_certain(self, lemma: str, upos: str) -> bool:
        """Tell whether the paradigm is listed, follows a sure rule or a listed last part."""
        return upos in LISTED and self._entry(lemma, upos)[1]

    def inflect(self, lemma: str, upos: str, feats: Features) -> str | None:
        """Give the form of a lemma with UD features; None where there is no such form."""
        if upos == "AUX":
            upos = "VERB"
        if upos not in LISTED:
            return lemma
        return self._entry(lemma, upos)[0].form(feats)

    def forms(self, lemma: str, upos: str) -> dict[str, list[dict[str, str]]]:
        """Give every form, in lower case, with the feature bundles it can carry."""
        found: dict[str, list[dict[str, str]]] = {}
        if upos not in LISTED:
            return found
        for form, feats in self._entry(lemma, upos)[0].bundles():
            readings = found.setdefault(form.lower(), [])
            if feats not in readings:
                readings.append(feats)
        return found

    def inflect_phrase(
        self, phrase: str, upos: str, feats: Features, *, determined: bool = False
    ) -> str | None:
        """Inflect the head of a phrase (and what agrees with it).

        ``determined``: a definite word (`denne`, `din`) already stands before a noun phrase.
        None where the phrase cannot be inflected with certainty.
        """
        from oejenhoejde.language.inflection_phrases import inflect_phrase

        return inflect_phrase(self, phrase, upos, feats, determined=determined)

    def is_listed(self, lemma: str, upos: str) -> bool:
        """Tell whether the lemma has its own row."""
        return (lemma.lower(), upos) in self._rows

    def _paradigm(self, lemma: str, upos: str, kind: type[_P]) -> _P:
        paradigm = self._entry(lemma, upos)[0]
        assert isinstance(paradigm, kind)
        return paradigm

    def _entry(self, lemma: str, upos: str) -> tuple[Paradigm, bool]:
        key = (lemma, upos)
        if key not in self._cache:
            self._cache[key] = self._make(lemma, upos)
        return self._cache[key]

    def _make(self, lemma: str, upos: str) -> tuple[Paradigm, bool]:
        low = lemma.lower()
        if (low, upos) in self._rows:
            return parse_former(low, upos, self._rows[low, upos].former), True
        tail, sure = self._listed_tail(low, upos)
        if tail:
            listed = parse_former(tail, upos, self._rows[tail, upos].former)
            return with_prefix(listed, low[: -len(tail)]), sure
        if upos == "VERB":
            return verb_by_rule(low)
        return adjective_by_rule(low) if upos == "ADJ" else noun_by_rule(low)

    def _listed_tail(self, word: str, upos: str) -> tuple[str, bool]:
        """Give the longest listed last part of a compound or prefixed word, and if it is sure."""
        for cut in range(max(1, len(word) - self._longest), len(word) - 1):
            tail, head = word[cut:], word[:cut]
            if (tail, upos) not in self._rows:
                continue
            known = head in _PREFIXES or head.endswith("-") or self._is_first_part(head)
            if known:
                return tail, True
            plausible = len(head) > 2 and not _VOWELS.isdisjoint(head)
            if plausible and len(tail) > (4 if upos == "NOUN" else 3) and upos != "ADJ":
                return tail, False
        return "", False

    def _is_first_part(self, head: str) -> bool:
        """Tell whether letters can be the first part of a compound, with its linking letters."""
        for link in _LINKS:
            if not head.endswith(link):
                continue
            stem = head.removesuffix(link) if link else head
            if len(stem) > 2 and (stem in self._words or f"{stem}e" in self._words):
                return True
            if len(stem) > 4 and stem.endswith(_ABSTRACT):
                return True
            if link == "" and len(stem) > 4 and self._listed_tail(stem, "NOUN")[1]:
                return True
            if link == "s" and len(stem) > 4 and self._listed_tail(stem, "NOUN")[1]:
                return True
        return False


def with_prefix(paradigm: Paradigm, prefix: str) -> Paradigm:
    """Give the paradigm of a compound: every form with the first part before it."""

    def put(form: str | None) -> str | None:
        return None if form is None else prefix + form

    def whole(form: str) -> str:
        return prefix + form

    variants = tuple((k, v if k == "gender" else prefix + v) for k, v in paradigm.variants)
    if isinstance(paradigm, NounParadigm):
        return replace(
            paradigm,
            lemma=whole(paradigm.lemma),
            def_sing=put(paradigm.def_sing),
            plur=put(paradigm.plur),
            def_plur=put(paradigm.def_plur),
            variants=variants,
        )
    if isinstance(paradigm, VerbParadigm):
        return replace(
            paradigm,
            infinitive=whole(paradigm.infinitive),
            imperative=put(paradigm.imperative),
            present=put(paradigm.present),
            past=put(paradigm.past),
            participle=put(paradigm.participle),
            variants=variants,
        )
    return replace(
        paradigm,
        positive=whole(paradigm.positive),
        neuter=whole(paradigm.neuter),
        plural=whole(paradigm.plural),
        comparative=put(paradigm.comparative),
        superlative=put(paradigm.superlative),
        variants=variants,
    )
