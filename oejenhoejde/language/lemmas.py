"""Corrects a pipeline's lemmas, noun genders and auxiliaries by what is known of Danish words.

Works on any pipeline with UD word classes and features. Knows no rules of the linter and no terms.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from oejenhoejde.resources import model_path

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

COMPONENT: Final = "oejenhoejde_lemmas"
FILE: Final = "lemmas.tsv.gz"

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


class LemmaLexicon:
    """The component. Stands after tagger, parser and lemmatizer; changes only what is known.

    Tokens without a word class are left as they are.
    """

    def __init__(self, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self._memory: dict[tuple[int, int, int], tuple[str | None, str | None]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set lemmas, genders and AUX or VERB in place."""
        memory = self._memory
        if len(memory) > _MEMORY:
            memory.clear()
        for token in doc:
            key = (token.lower, token.pos, token.morph.key)  # type: ignore[attr-defined]
            known = memory.get(key)
            if known is None:
                known = memory[key] = self._known(token)
            lemma, feats = known
            if lemma is not None:
                token.lemma_ = lemma
            if feats is not None:
                token.set_morph(feats)  # type: ignore[attr-defined]
            if token.pos_ in {"AUX", "VERB"} and token.dep and token.lemma_ in _AUXILIARIES:
                token.pos_ = "AUX" if token.dep_ in _AUXILIARY_RELATIONS else "VERB"
        return doc

    def _known(self, token: Token) -> tuple[str | None, str | None]:
        """Give the lemma, and the features if they must change."""
        upos, feats = token.pos_, str(token.morph)
        lemma = self._lemmas.find(token.lower_, upos, feats)
        if upos != "NOUN" or "Gender=" not in feats:
            return lemma, None
        gender = self._lemmas.gender(lemma or token.lemma_)
        wrong = f"Gender={_GENDERS[gender]}" if gender else ""
        if gender and wrong in feats:
            return lemma, feats.replace(wrong, f"Gender={gender}")
        return lemma, None


def register() -> None:
    """Make the component known to spaCy; doing it twice changes nothing."""
    from spacy.language import Language as SpacyLanguage

    if not SpacyLanguage.has_factory(COMPONENT):
        SpacyLanguage.factory(
            COMPONENT, assigns=["token.lemma", "token.morph", "token.pos"], func=_create
        )


def _create(nlp: Language, name: str) -> LemmaLexicon:
    return LemmaLexicon(load_lemmas())


def add_to(nlp: Language) -> None:
    """Add the component to a pipeline, last, so that it overrules the others."""
    register()
    if COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(COMPONENT)
