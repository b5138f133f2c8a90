"""Inflects Danish nouns, verbs and adjectives: listed paradigms first, then compounds, then rules.

Knows no spaCy; reads only ``wordlists/boejning.tsv`` and lists in the same notation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from oejenhoejde.language.compounds import NEVER_LAST, PREFIXES, SHORT, Splitter, word_set
from oejenhoejde.language.inflection_rules import (
    adjective_by_rule,
    noun_by_rule,
    verb_by_rule,
)
from oejenhoejde.language.paradigm_list import (
    LISTED,
    Row,
    parse_former,
    read_rows,
    standard_rows,
)
from oejenhoejde.language.paradigms import (
    AdjectiveParadigm,
    Features,
    NounParadigm,
    VerbParadigm,
)

__all__ = ["AdjectiveParadigm", "Features", "Inflector", "NounParadigm", "VerbParadigm"]

Paradigm = NounParadigm | VerbParadigm | AdjectiveParadigm
_P = TypeVar("_P", NounParadigm, VerbParadigm, AdjectiveParadigm)
#: First parts of verbs and adjectives beside the prefixes of nouns; some are words that stand
#: before a verb in one word (`iværk|sætte`, `fuld|byrde`, `offentlig|gøre`).
_BEFORE_VERB = PREFIXES | word_set(
    """
    i igang itale
    ej fast foran frem fri fuld fyldest færdig gennem god hen her hjem ihu igen igennem imod
    imøde ind inde inter istand iværk klar lige mang med modsat neder ny når omkring oven
    overens på rund rundt sikker stand still tilbage tilgode tilkende tilrette tilside
    tilveje uden ved vel videre vide værd
    """
)
#: Shorter verbs are the tail of many others by chance (`forvis|se`, `udv|ide`).
_MIN_VERB = 4
_MIN_NOUN = 3
#: The forms of so many words are kept ready.
_KEPT = 2_000
#: Adjectives that look like the end of a participle or of a foreign adjective (`struktureret`).
_ENDINGS = frozenset({"ret", "let", "nær", "lig", "bar"})
#: A listed tail of this length is a good guess behind letters that are not known.
_MIN_GUESS = 5


class Inflector:
    """Knows the paradigm of every noun, verb and adjective, surely or by rule."""

    def __init__(self, rows: Mapping[tuple[str, str], Row]) -> None:
        self._rows = rows
        self._cache: dict[tuple[str, str], tuple[Paradigm, bool]] = {}
        self._forms: dict[tuple[str, str], dict[str, list[dict[str, str]]]] = {}
        self._splitter: Splitter | None = None
        self._plural_forms: dict[str, str] | None = None

    @classmethod
    def load(cls, path: Path | None = None, *, extra: Iterable[Path] = ()) -> Inflector:
        """Read the list of paradigms; rows of ``extra`` files replace rows read before.

        Raises:
            WordListError: with every fault of every file.
        """
        rows = read_rows([path]) if path else standard_rows()
        more = list(extra)
        return cls({**rows, **read_rows(more)} if more else rows)

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
        """Give every form, in lower case, with the feature bundles it can carry: to read only."""
        known = self._forms.get((lemma, upos))
        if known is not None:
            return known
        found: dict[str, list[dict[str, str]]] = {}
        if upos not in LISTED:
            return found
        for form, feats in self._entry(lemma, upos)[0].bundles():
            readings = found.setdefault(form.lower(), [])
            if feats not in readings:
                readings.append(feats)
        if len(self._forms) >= _KEPT:
            self._forms.clear()
        self._forms[lemma, upos] = found
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
        if upos == "ADJ" and (base := self._of_neuter(low)):
            return self._entry(base, upos)
        listed_plural = upos == "NOUN" and low in self._plurals
        tail = "" if listed_plural else self._sure_tail(low, upos)
        if tail:
            return self._compound(lemma, tail, upos), True
        paradigm, sure = _by_rule(low, upos)
        if upos == "NOUN" and not sure and (plural := self._plural_only(lemma)):
            return plural, True
        tail = "" if sure else self._likely_tail(low, upos)
        return (self._compound(lemma, tail, upos), False) if tail else (paradigm, sure)

    def _of_neuter(self, word: str) -> str:
        """Give the adjective of which a word is the neuter: `midlertidigt`, `tvunget`."""
        for base in (word[:-1], f"{word[:-2]}en") if word.endswith("t") else ():
            if len(base) > 1 and not base.endswith("e"):
                paradigm, sure = self._entry(base, "ADJ")
                if sure and isinstance(paradigm, AdjectiveParadigm) and paradigm.neuter == word:
                    return base
        return ""

    def _compound(self, word: str, tail: str, upos: str) -> Paradigm:
        listed = parse_former(tail, upos, self._rows[tail, upos].former)
        return with_prefix(listed, word[: len(word) - len(tail)])

    def _plural_only(self, word: str) -> NounParadigm | None:
        """Give the paradigm of a noun named in its plural: `regler`, `oplysninger`."""
        low = word.lower()
        for cut in range(len(low) - 2):
            tail = low[cut:]
            lemma = self._plurals.get(tail) or tail.removesuffix(_plural_ending(tail))
            if lemma == tail or (cut and not self._covers(low[:cut])):
                continue
            noun, sure = self._entry(lemma, "NOUN")
            if sure and isinstance(noun, NounParadigm) and noun.plur == tail and noun.def_plur:
                whole = with_prefix(noun, word[:cut])
                assert isinstance(whole, NounParadigm)
                return replace(whole, lemma=word, def_sing=None, variants=())
        return None

    @property
    def _plurals(self) -> dict[str, str]:
        """Give listed plurals and the nouns they are of."""
        if self._plural_forms is None:
            rows = ((lemma, row) for (lemma, upos), row in self._rows.items() if upos == "NOUN")
            self._plural_forms = {
                row.former.split("; ")[2].split("/")[0]: lemma for lemma, row in rows
            }
        return self._plural_forms

    def _sure_tail(self, word: str, upos: str) -> str:
        """Give the longest listed last part, where all before it is known too."""
        before, _, last = word.rpartition("-")
        if before and len(last) > 2:
            return last if (last, upos) in self._rows else self._sure_tail(last, upos)
        for cut in range(1, len(word) - 1):
            head, tail = word[:cut], word[cut:]
            if (tail, upos) not in self._rows:
                continue
            if self._is_prefix(head, upos) and not (upos == "ADJ" and tail in _ENDINGS):
                return tail
            if _is_chance(word, tail, upos) or not self._covers(head):
                continue
            return tail
        return ""

    def _is_prefix(self, head: str, upos: str) -> bool:
        """Tell whether letters are one prefix or two: `gen|op|tage`, `ind|be|rette`."""
        known = _BEFORE_VERB if upos == "VERB" else PREFIXES
        if head in known:
            return True
        return any(head[:cut] in known and head[cut:] in known for cut in range(1, len(head)))

    def _covers(self, head: str) -> bool:
        """Tell whether letters are known first parts, perhaps with a prefix after them."""
        if self._split.covers(head):
            return True
        return any(
            head.endswith(prefix) and self._split.covers(head.removesuffix(prefix))
            for prefix in PREFIXES
            if 1 < len(prefix) <= len(head) - 2
        )

    def _likely_tail(self, word: str, upos: str) -> str:
        """Give the longest listed last part that is not too short to be chance."""
        if upos == "ADJ":
            return ""
        cuts = range(3, len(word) - _MIN_GUESS + 1)
        return next((word[cut:] for cut in cuts if (word[cut:], upos) in self._rows), "")

    @property
    def _split(self) -> Splitter:
        if self._splitter is None:
            self._splitter = Splitter(self._rows)
        return self._splitter


def _plural_ending(word: str) -> str:
    """Give the plural ending of a word formed with a suffix: `oplysning|er`, `ydelse|r`."""
    if word.endswith("elser"):
        return "r"
    return "er" if word.endswith(("ninger", "eringer", "heder", "tioner", "teter")) else ""


def _is_chance(word: str, tail: str, upos: str) -> bool:
    """Tell whether a listed word ends another by chance: `ring` in `justering`."""
    if upos == "VERB":
        return len(tail) < _MIN_VERB
    if upos == "ADJ":
        return len(tail) < _MIN_NOUN or tail in _ENDINGS
    if len(tail) < _MIN_NOUN:
        return tail not in SHORT
    return tail in NEVER_LAST or (tail == "ring" and word.endswith("ering"))


def _by_rule(word: str, upos: str) -> tuple[Paradigm, bool]:
    if upos == "VERB":
        return verb_by_rule(word)
    return adjective_by_rule(word) if upos == "ADJ" else noun_by_rule(word)


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
            bent_participle=bent
            if (bent := paradigm.bent_participle) in {"", "-"}
            else prefix + bent,
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
