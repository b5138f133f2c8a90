"""Loads the Danish pipeline: the bundled one or another that the user has installed.

Knows no files but the model's own, and no rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from oejenhoejde.errors import ModelError
from oejenhoejde.language import sentences
from oejenhoejde.language.abbreviations import ABBREVIATIONS, AMBIGUOUS
from oejenhoejde.language.boundaries import boundaries
from oejenhoejde.language.quick_spacy import import_spacy
from oejenhoejde.resources import BUNDLED_MODEL, model_path

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

#: Texts parsed together. One text is a paragraph, so this bounds memory at a few thousand words.
BATCH_SIZE = 64

#: Components whose work nothing here uses.
_UNUSED = ("ner", "senter", "sentencizer", "entity_linker")
_OFFICIAL = re.compile(r"da_core_news_(sm|md|lg|trf)\Z")
_PLACEHOLDER = (
    r"\[[^\[\]\s]{1,60}\]|\{\{[^{}\s]{1,60}\}\}|\{[\w.]{1,40}\}|«[^«»\s]{1,60}»|<<[^<>\s]{1,60}>>"
)

#: The part of a saved tokenizer that costs most to load.
_RULES = "exceptions"
#: Abbreviations that are no ordinary words before a full stop.
_DOTTED = ABBREVIATIONS - AMBIGUOUS


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Name and version of the language model in use."""

    name: str
    version: str


@lru_cache(maxsize=2)
def load_pipeline(model: str | None = None) -> Language:
    """Load a pipeline, once for each model in a process.

    Tokens of abbreviations, sentence boundaries and (for the bundled one) lemmas are ours.
    ``model`` is the name of an installed spaCy package or the path of a pipeline's folder; None
    is the bundled one.

    Raises:
        ModelError: the model is not there, is broken, or lacks morphology, parse or lemmas.
    """
    spacy = import_spacy()
    bundled = model in (None, "", BUNDLED_MODEL)
    source = str(model_path()) if bundled else str(model)
    config = {"nlp": {"tokenizer": {"@tokenizers": _register_tokenizer()}}} if bundled else {}
    try:
        nlp = spacy.load(source, exclude=list(_UNUSED), config=config)
    except OSError:
        raise ModelError(_missing(source)) from None
    except Exception as error:  # A broken model can fail in any way; say so in one line.
        reason = " ".join(str(error).split())[:160]
        raise ModelError(
            f"Sprogmodellen »{source}« kan ikke indlæses ({reason}). Installér den igen."
        ) from None
    _require(nlp, source)
    sentences.register()
    before = "parser" if "parser" in nlp.pipe_names else None
    nlp.add_pipe(sentences.COMPONENT, before=before)
    _lemma_lexicon(nlp, model)
    if not bundled:
        adapt_tokenizer(nlp.tokenizer)
    return cast("Language", nlp)


def _lemma_lexicon(nlp: Language, model: str | None) -> None:
    """Add the lemma lexicon of the bundled pipeline, where it has one."""
    if model not in (None, "", BUNDLED_MODEL):
        return
    from oejenhoejde.language import lemmas

    lemmas.add_to(nlp)


def _missing(source: str) -> str:
    if _OFFICIAL.match(source):
        return (
            f"Sprogmodellen »{source}« er ikke installeret. Kør: python -m spacy download {source}"
        )
    if Path(source).exists():
        return f"»{source}« er ikke en sprogmodel til spaCy. Skriv mappen med filen config.cfg."
    return (
        f"Sprogmodellen »{source}« findes ikke. Skriv navnet på en installeret model til spaCy "
        "(fx da_core_news_sm) eller stien til dens mappe."
    )


def _require(nlp: Language, source: str) -> None:
    gives = {attribute for name in nlp.pipe_names for attribute in nlp.get_pipe_meta(name).assigns}
    needs = {"token.dep": "sætningsanalyse", "token.lemma": "grundformer", "token.morph": "bøjning"}
    lacks = [what for attribute, what in needs.items() if attribute not in gives]
    if lacks:
        raise ModelError(
            f"Sprogmodellen »{source}« mangler {' og '.join(lacks)}. "
            "Vælg en model med parser, lemmatizer og morphologizer."
        )


def model_info(nlp: Language) -> ModelInfo:
    """Give name and version of a loaded pipeline."""
    meta = nlp.meta
    return ModelInfo(f"{meta['lang']}_{meta['name']}", str(meta["version"]))


def adapt_tokenizer(tokenizer: Tokenizer) -> None:
    """Keep Danish abbreviations with their dot, and placeholders, as one token each.

    A function and no special cases: a thousand of those would cost every start a third of a second.
    """
    tokenizer.token_match = _one_token(tokenizer.token_match)


def _register_tokenizer() -> str:
    """Give the name of a tokenizer that takes the rules of the saved model once.

    spaCy would give it those of the language first, and load them anew when it is adapted.
    """
    from spacy.tokenizer import Tokenizer
    from spacy.util import registry

    name = "oejenhoejde.Tokenizer.v1"
    if name in registry.tokenizers:
        return name

    class SavedTokenizer(Tokenizer):  # type: ignore[misc]
        def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Tokenizer:
            import srsly

            super().from_disk(path, exclude=[*exclude, _RULES])
            adapt_tokenizer(self)
            self.rules = srsly.read_msgpack(path)[_RULES]
            return self

    registry.tokenizers.register(name, func=lambda: lambda nlp: SavedTokenizer(nlp.vocab))
    return name


def _one_token(earlier: Callable[[str], object] | None) -> Callable[[str], object]:
    placeholder = re.compile(f"(?:{_PLACEHOLDER})\\Z").match

    def token_match(text: str) -> object:
        if text.endswith(".") and text[:-1].lower() in _DOTTED:
            return True
        return placeholder(text) or (earlier(text) if earlier else None)

    return token_match


#: A very long text is parsed in parts of about this many characters.
_PART = 4_000
#: A sentence is parsed whole up to this many characters (some 7,000 words).
_LONGEST_SENTENCE = 50_000
_WORD_END = re.compile(r"\s+")


def split_long(prose: str) -> Iterator[tuple[int, int]]:
    """Cut a very long text into (start, end) ranges, at sentence ends where there are any.

    A sentence longer than the limit is cut at white space; a text without white space is given in
    blocks.
    """
    cuts = boundaries(prose)
    start = at = 0
    while start < len(prose):
        end = start
        while at < len(cuts) and cuts[at] - start <= _PART:
            end = cuts[at]
            at += 1
        if end == start:
            following = cuts[at] if at < len(cuts) else len(prose)
            if following - start <= _LONGEST_SENTENCE:
                end = following
            else:
                spaces = [m.end() for m in _WORD_END.finditer(prose, start, start + _PART)]
                end = spaces[-1] if spaces and spaces[-1] > start else start + _PART
                end = min(end, len(prose))
        yield start, end
        start = end
        while at < len(cuts) and cuts[at] <= start:
            at += 1
