"""Corrects a pipeline's lemmas, noun genders and auxiliaries by what is known of Danish words.

Works on any pipeline with UD word classes and features. Knows no rules of the linter and no terms.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from oejenhoejde.language.paradigms import MODALS
from oejenhoejde.resources import data_path, model_path

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

COMPONENT: Final = "oejenhoejde_lemmas"
FILE: Final = "lemmas.tsv.gz"
#: The list of forms in the term map whose lemma the table does not give (made by
#: ``training.term_lemmas``).
TERMS: Final = "grundformer"

#: Classes with so many words that no lexicon has them all.
_OPEN = frozenset({"NOUN", "ADJ", "VERB"})
#: What a Danish infinitive ends in: -e, or the stressed vowel of `gå`, `se`, `dø`, `tie`.
_INFINITIVE_ENDS = "aeioyæøå"
#: The auxiliaries of UD Danish. `blive` is one, `få` is not.
_AUXILIARIES = frozenset(
    ["have", "være", "blive", "skulle", "ville", "kunne", "måtte", "burde", "turde"]
)
_AUXILIARY_RELATIONS = frozenset({"aux", "cop", "aux:pass"})
_GENDERS = {"Com": "Neut", "Neut": "Com"}
_SECTION = "\n#\n"
#: Readings remembered at a time: a book has some 20,000, so that memory stays at a few MB.
_MEMORY = 30_000


@dataclass(frozen=True, slots=True)
class Lemmas:
    """What is known of words.

    ``lexicon`` has keys ``form TAB class TAB features`` for forms whose lemma hangs on the features
    and ``form TAB class`` for all others. ``rules`` and ``genders`` have word ends, a whole word
    marked by ``^``; a rule says letters to cut and letters to add (``2:e``), a gender ``Com`` or
    ``Neut``. The longest end that fits a word decides.
    """

    lexicon: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    genders: Mapping[str, str] = field(default_factory=dict)

    def find(self, form: str, upos: str, feats: str) -> str | None:
        """Give the lemma of a lower-case form, or None where nothing is sure."""
        key = f"{form}\t{upos}"
        known = self.lexicon.get(f"{key}\t{feats}") or self.lexicon.get(key)
        if known is None and upos in _OPEN and form.isalpha():
            return self._by_rule(form, upos)
        return known

    def gender(self, lemma: str) -> str | None:
        """Give the gender of a noun, or None where it is not known."""
        return _by_end(self.genders, lemma.lower())

    def is_s_noun(self, form: str) -> bool:
        """Tell whether a form in -s is its own lemma (`proces`, `avis`): no passive is.

        Of 1,321 passives in treebank and PAROLE-DK this is wrong for one (`fattes`).
        """
        return (_by_end(self.rules, form) or "").startswith("0:")

    def _by_rule(self, form: str, upos: str) -> str | None:
        rule = _by_end(self.rules, form)
        if rule is None:
            return None
        cut, _, tail = rule.partition(":")
        lemma = form[: len(form) - int(cut)] + tail
        if upos == "VERB" and lemma[-1:] not in _INFINITIVE_ENDS:
            # The form is also a noun, and that is what the rule knows: `maner`, `stritter`.
            doubled = form.startswith(lemma + lemma[-1:])
            return f"{lemma}{lemma[-1:] if doubled else ''}e"
        return lemma


def _by_end(ends: Mapping[str, str], word: str) -> str | None:
    marked = f"^{word}"
    for at in range(len(marked) + 1):
        found = ends.get(marked[at:])
        if found is not None:
            return found
    return None


def write_lemmas(lemmas: Lemmas) -> str:
    """Write lines ``key TAB shared letters TAB rest of the lemma``, then rules, then genders."""
    lines = []
    for key, lemma in sorted(lemmas.lexicon.items()):
        form = key.partition("\t")[0]
        shared = 0
        while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
            shared += 1
        lines.append(f"{key}\t{shared}\t{lemma[shared:]}")
    sections = ["\n".join(lines)]
    for ends in (lemmas.rules, lemmas.genders):
        ordered = sorted(ends.items(), key=lambda item: item[0][::-1])
        sections.append("\n".join(f"{end}\t{value}" for end, value in ordered))
    return _SECTION.join(sections)


def read_lemmas(text: str) -> Lemmas:
    """Read what ``write_lemmas`` wrote."""
    words, rules, genders = text.split(_SECTION)
    lexicon = {}
    for line in words.split("\n") if words else ():
        key, shared, rest = line.rsplit("\t", 2)
        lexicon[key] = key[: int(shared)] + rest
    return Lemmas(lexicon, _read_ends(rules), _read_ends(genders))


def _read_ends(text: str) -> dict[str, str]:
    cells = text.replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True)) if text else {}


def load_lemmas(path: Path | None = None) -> Lemmas:
    """Load the table beside the bundled pipeline; an empty one where there is none."""
    path = path or model_path() / FILE
    if not path.is_file():
        return Lemmas()
    return read_lemmas(gzip.decompress(path.read_bytes()).decode("utf-8"))


#: How many words may stand between a modal verb and its infinitive (`kan ikke altid indfris`).
_MAX_BETWEEN = 2
#: Before a genitive, never before a finite verb: `min læges ord`.
_OWNERS = frozenset(
    "min mit mine din dit dine sin sit sine vores jeres deres hans hendes dens dets".split()
)
#: Before an adjective that stands for people or things: `de ansattes`, `det offentliges`.
_ARTICLES = _OWNERS | frozenset("de den det alle andre begge nogle mange samtlige visse".split())
#: The past participle in the plural, which is also the past tense.
_PARTICIPLE_ENDS = ("ede", "te")
_PASSIVE_INFINITIVE = "VerbForm=Inf|Voice=Pass"


class LemmaLexicon:
    """The component. Stands after tagger, parser and lemmatizer; changes only what is known.

    Tokens without a word class are left as they are.
    """

    def __init__(self, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self._terms = _term_lemmas()
        self._verbs = _lemmas_of(lemmas, "VERB")
        self._nouns = _lemmas_of(lemmas, "NOUN")
        self._adjectives = _forms_of(lemmas, "ADJ")
        self._memory: dict[tuple[int, int, int], tuple[str | None, str | None, str | None]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set lemmas, genders and AUX or VERB in place."""
        memory = self._memory
        if len(memory) > _MEMORY:
            memory.clear()
        for token in doc:
            if token.pos_ in {"VERB", "NOUN"} and token.lower_.endswith("s"):
                self._settle_s(token)
            key = (token.orth, token.pos, token.morph.key)  # type: ignore[attr-defined]
            known = memory.get(key)
            if known is None:
                known = memory[key] = self._known(token)
            lemma, feats, upos = known
            if lemma is not None:
                token.lemma_ = lemma
            if feats is not None:
                token.set_morph(feats)  # type: ignore[attr-defined]
            if upos is not None:
                token.pos_ = upos
            if token.lower_ == "end" and token.pos_ == "SCONJ":
                token.pos_ = "ADP"  # UD Danish has it so in clauses, too.
            elif token.pos_ in {"AUX", "VERB"} and token.dep and token.lemma_ in _AUXILIARIES:
                token.pos_ = "AUX" if token.dep_ in _AUXILIARY_RELATIONS else "VERB"
        return doc

    def _settle_s(self, token: Token) -> None:
        """Tell a passive from a genitive where only one of them is a known word.

        `klasses` is no verb; `indfris` after `kan` is no noun. What has an owner or an article
        before it is not done to anybody: `din læges brev`, `det offentliges hjælp`, `de ansattes
        ønsker`.
        """
        base = token.lower_[:-1]
        if token.pos_ == "VERB":
            if "Voice=Pass" not in str(token.morph):
                return
            before = token.doc[token.i - 1].lower_ if token.i > token.sent.start else ""
            unknown = base not in self._verbs
            if base in self._nouns and (unknown or before in _OWNERS):
                token.pos_, token.lemma_ = "NOUN", base
                gender = self._lemmas.gender(base) or "Com"
                token.set_morph(f"Case=Gen|Definite=Ind|Gender={gender}|Number=Sing")  # type: ignore[attr-defined]
            elif before in _ARTICLES and (
                (unknown and base in self._adjectives)
                or (base.endswith(_PARTICIPLE_ENDS) and _owns(token))
            ):
                lemma = self._lemmas.find(base, "ADJ", "") or base
                token.pos_, token.lemma_ = "ADJ", lemma
                token.set_morph("Case=Gen|Degree=Pos")  # type: ignore[attr-defined]
        elif base in self._verbs and base not in self._nouns and _after_modal(token):
            token.pos_, token.lemma_ = "VERB", base
            token.set_morph(_PASSIVE_INFINITIVE)  # type: ignore[attr-defined]

    def _known(self, token: Token) -> tuple[str | None, str | None, str | None]:
        """Give the lemma, and features and class if they must change."""
        upos, feats = token.pos_, str(token.morph)
        if "Voice=Pass" in feats:
            if token.lower_[-1:] != "s":
                feats = feats.replace("Voice=Pass", "Voice=Act")
            elif self._lemmas.is_s_noun(token.lower_):
                upos, feats = "NOUN", "Definite=Ind|Gender=Com|Number=Sing"
        lemma = self._lemma(token.text, upos, feats)
        if upos == "NOUN" and "Gender=" in feats:
            feats = self._noun(token.lower_, lemma, feats, lemma or token.lemma_)
        changed = feats if feats != str(token.morph) else None
        return lemma, changed, upos if upos != token.pos_ else None

    def _lemma(self, text: str, upos: str, feats: str) -> str | None:
        listed = self._terms.get((text.lower(), upos))
        found = listed or self._lemmas.find(text.lower(), upos, feats)
        head, hyphen, tail = text.rpartition("-")
        if found is None and head and tail and upos in _OPEN and not text.isupper():
            last = self._lemmas.find(tail.lower(), upos, feats)
            return None if last is None else head + hyphen + last
        return found

    def _noun(self, form: str, known: str | None, feats: str, lemma: str) -> str:
        gender = self._lemmas.gender(lemma)
        if gender:
            feats = feats.replace(f"Gender={_GENDERS[gender]}", f"Gender={gender}")
        # An indefinite noun with an ending that is not the genitive's is a plural.
        bare = feats.startswith("Definite=Ind") and feats.endswith("Number=Sing")
        if bare and known is not None and form != known.lower() and form[-1:] in "er":
            feats = feats.replace("Number=Sing", "Number=Plur")
        return feats


def is_known_name(word: str) -> bool:
    """Tell whether a lower-case word is a name in the texts that the pipeline has learnt from."""
    return f"{word}\tPROPN" in _bundled().lexicon


@cache
def _bundled() -> Lemmas:
    return load_lemmas()


def _lemmas_of(lemmas: Lemmas, upos: str) -> frozenset[str]:
    return frozenset(
        lemma for key, lemma in lemmas.lexicon.items() if key.split("\t", 2)[1] == upos
    )


def _forms_of(lemmas: Lemmas, upos: str) -> frozenset[str]:
    return frozenset(
        form
        for form, word_class in (key.split("\t", 2)[:2] for key in lemmas.lexicon)
        if word_class == upos
    )


def _owns(token: Token) -> bool:
    """Tell whether a noun, or an adjective with its noun, comes next."""
    following = token.i + 1
    # `ønsker` and the like are taken for verbs here.
    return following < token.sent.end and token.doc[following].pos_ in {"NOUN", "ADJ", "VERB"}


def _after_modal(token: Token) -> bool:
    for step in range(1, _MAX_BETWEEN + 2):
        before = token.i - step
        if before < token.sent.start:
            return False
        word = token.doc[before]
        if word.lemma_ in MODALS:
            return True
        if word.pos_ != "ADV":
            return False
    return False


def _term_lemmas() -> dict[tuple[str, str], str]:
    path = data_path("wordlists") / f"{TERMS}.tsv"
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return {(form, upos): lemma for form, upos, lemma in rows}


def register() -> None:
    """Make the component known to spaCy; doing it twice changes nothing."""
    from spacy.language import Language as SpacyLanguage

    if not SpacyLanguage.has_factory(COMPONENT):
        SpacyLanguage.factory(
            COMPONENT,
            assigns=["token.lemma", "token.morph", "token.pos"],
            default_config={"path": None},
            func=_create,
        )


def _create(nlp: Language, name: str, path: str | None = None) -> LemmaLexicon:
    return LemmaLexicon(load_lemmas(Path(path) if path else None))


def add_to(nlp: Language, folder: Path | None = None) -> None:
    """Complete the bundled pipeline, just loaded: its view of word ends, and this component, last.

    ``folder`` is another folder than the bundled pipeline's, with its own table.
    """
    from oejenhoejde._pipeline import features

    register()
    if COMPONENT in nlp.pipe_names:
        return
    if features.META in nlp.meta:
        features.look_at_endings(nlp)
    config = {"path": str(folder / FILE)} if folder else {}
    nlp.add_pipe(COMPONENT, config=config)
