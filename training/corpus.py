"""Makes spaCy's training files from converted and teacher-labelled sentences, with augmentation."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.pipeline._parser_internals.nonproj import projectivize
from spacy.tokens import Doc, DocBin

from training.convert import Sentence, Token
from training.labels import read_conllu
from training.official import official_sentences
from training.sources import read_jsonl

_NO_SPACE_BEFORE = frozenset(",.;:!?)]}»”%")
_NO_SPACE_AFTER = frozenset("([{«„")
_ATTRIBUTES = ["POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"]
_BULLETS = ("-", "–", "•", "*", "1)", "2.", "a)", "3)")
_PLACEHOLDERS = ("[navn]", "[Navn]", "[dato]", "[adresse]", "{{navn}}", "XX", "«navn»", "[NAVN]")

#: How often the treebank is read for one reading of the rest: whole, and varied.
_TREEBANK_COPIES = 2


def _plain_heads(tokens: list[Token]) -> tuple[list[int], list[str]]:
    """Give projective heads, and labels without the marks that spaCy would add."""
    rels = ["ROOT" if token.rel == "root" else token.rel or "dep" for token in tokens]
    heads, _ = projectivize([token.head for token in tokens], rels)
    return list(heads), rels


def to_doc(vocab: spacy.Vocab, sentences: Iterable[Sentence]) -> Doc:
    """Make one Doc of several sentences. Unsure tags and missing trees stay unset."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    morphs: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool] = []
    unsure: list[int] = []
    has_tree = True
    for sentence in sentences:
        base = len(words)
        tree, rels = _plain_heads(sentence.tokens) if sentence.has_tree else ([], [])
        has_tree = has_tree and sentence.has_tree
        for at, token in enumerate(sentence.tokens):
            following = sentence.tokens[at + 1].form if at + 1 < len(sentence.tokens) else " "
            words.append(token.form)
            spaces.append(following not in _NO_SPACE_BEFORE and token.form not in _NO_SPACE_AFTER)
            tags.append("" if at in sentence.unsure else token.upos)
            morphs.append("" if token.feats == "_" else token.feats)
            lemmas.append(token.lemma)
            heads.append(base + tree[at] if sentence.has_tree else base + at)
            deps.append(rels[at] if sentence.has_tree else "dep")
            starts.append(at == 0)
            if at in sentence.unsure:
                unsure.append(base + at)
    if has_tree:
        doc = Doc(
            vocab, words=words, spaces=spaces, pos=tags, morphs=morphs, lemmas=lemmas,
            heads=heads, deps=deps,
        )  # fmt: skip
    else:
        doc = Doc(
            vocab, words=words, spaces=spaces, pos=tags, morphs=morphs, lemmas=lemmas,
            sent_starts=starts,
        )  # fmt: skip
    for at in unsure:
        doc[at].set_morph(None)
    return doc


def gold_docs(vocab: spacy.Vocab, data: Path) -> Iterator[Doc]:
    """Give the UD development sentences as Docs, one sentence each."""
    for rows in read_conllu(data / "ud" / "da_ddt-ud-dev.conllu"):
        yield Doc(
            vocab,
            words=[row[1] for row in rows],
            spaces=["SpaceAfter=No" not in row[9] for row in rows],
            pos=[row[3] for row in rows],
            morphs=["" if row[5] == "_" else row[5] for row in rows],
            lemmas=[row[2] for row in rows],
            heads=[int(row[6]) - 1 if row[6] != "0" else at for at, row in enumerate(rows)],
            deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
        )


def _root(tokens: list[Token]) -> int:
    return next((at for at, token in enumerate(tokens) if token.head == at), 0)


def _without_last(tokens: list[Token]) -> list[Token]:
    """Take the final mark away, if nothing hangs on it."""
    last = len(tokens) - 1
    if last < 2 or tokens[last].form not in ".!:;" or any(t.head == last for t in tokens):
        return tokens
    return tokens[:last]


def _with_bullet(tokens: list[Token], rng: random.Random) -> list[Token]:
    moved = [replace(token, head=token.head + 1 if token.head >= 0 else -1) for token in tokens]
    form = rng.choice(_BULLETS)
    number = form[0].isalnum()
    upos, feats = ("NUM", "NumType=Card") if form[0].isdigit() else ("PUNCT", "_")
    upos = "X" if number and form[0].isalpha() else upos
    mark = Token(form, form, upos, feats, _root(tokens) + 1, "dep" if number else "punct")
    return [mark, *moved]


def _varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """Make a sentence look like headings, lists and forms: case, marks, bullets, placeholders."""
    tokens = [replace(token) for token in sentence.tokens]
    unsure = set(sentence.unsure)
    for token in tokens:
        if token.upos == "PROPN" and token.feats == "_" and rng.random() < 0.15:
            token.form = token.lemma = rng.choice(_PLACEHOLDERS)
    kind = rng.random()
    if kind < 0.25:
        for token in tokens:
            token.form = token.form.upper()
    elif kind < 0.45:
        for token in tokens:
            token.form = token.form.lower()
    elif kind < 0.65 and sentence.has_tree and not unsure:
        tokens = _with_bullet(tokens, rng)
    if kind > 0.3:
        tokens = _without_last(tokens)
    return Sentence(tokens, sentence.has_tree, {at for at in unsure if at < len(tokens)})


def _grouped(sentences: list[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Put neighbours into one text now and then, so that sentence ends are learned."""
    at = 0
    while at < len(sentences):
        size = rng.choice((1, 1, 2, 3, 4))
        yield sentences[at : at + size]
        at += size


def _read(path: Path) -> list[Sentence]:
    return list(read_jsonl(path)) if path.exists() else []


def build(data: Path, work: Path, out: Path, *, seed: int = 1) -> dict[str, int]:
    """Write ``train.spacy`` and ``dev.spacy``; give the number of sentences by source.

    Where the teachers' ``*.trees.jsonl`` are missing, PAROLE-DK is used without trees.
    """
    rng = random.Random(seed)
    vocab = spacy.blank("da").vocab
    trees = _read(work / "treebank.jsonl")
    taught = _read(work / "parole.trees.jsonl")
    rest = [] if taught else _read(work / "parole.jsonl")
    prose = _read(work / "prose.trees.jsonl")
    official = list(official_sentences(seed=seed))
    docs = DocBin(attrs=_ATTRIBUTES, store_user_data=False)
    groups: list[list[Sentence]] = []
    for copy in range(_TREEBANK_COPIES):
        groups += list(_grouped(trees, rng)) if copy % 2 == 0 else [[s] for s in trees]
    for sentences, share in ((trees, 0.3), (taught, 0.15), (rest, 0.12), (prose, 0.3)):
        groups += [[_varied(s, rng)] for s in sentences if rng.random() < share]
    groups += list(_grouped(taught, rng)) + list(_grouped(rest, rng))
    groups += list(_grouped(prose, rng)) + [[s] for s in official]
    groups += [[_varied(s, rng)] for s in official if rng.random() < 0.25]
    rng.shuffle(groups)
    for group in groups:
        docs.add(to_doc(vocab, group))
    out.mkdir(parents=True, exist_ok=True)
    docs.to_disk(out / "train.spacy")
    DocBin(docs=list(gold_docs(vocab, data)), store_user_data=False).to_disk(out / "dev.spacy")
    return {
        "treebank": len(trees),
        "parole": len(taught) + len(rest),
        "prose": len(prose),
        "official": len(official),
    }
