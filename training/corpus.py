"""Makes training files (DocBin) from the treebank: conversion, held-out sentences, augmentation."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from training.convert import Sentence, read_treebank, sentence_key, to_sentence
from training.labels import Labeller, Row, read_conllu
from training.official import official_sentences
from training.parole import read_tag_file

_NO_SPACE_BEFORE = frozenset(",.;:!?)]}»”%")
_NO_SPACE_AFTER = frozenset("([{«„")


def held_out(data: Path) -> frozenset[str]:
    """Give the keys of UD test sentences (listed) and UD development sentences (from the file)."""
    listed = (data / "held_out_sentences.txt").read_text(encoding="utf-8").split()
    dev = read_conllu(data / "ud" / "da_ddt-ud-dev.conllu")
    return frozenset(listed) | {sentence_key(row[1] for row in rows) for rows in dev}


def train_labeller(data: Path) -> Labeller:
    """Learn labels from the gold development sentences and their converted twins."""
    gold = {
        sentence_key(row[1] for row in rows): rows
        for rows in read_conllu(data / "ud" / "da_ddt-ud-dev.conllu")
    }
    pairs: list[tuple[Sentence, list[Row]]] = []
    for path in sorted((data / "cdt1+2" / "da").glob("*.tag")):
        for words in read_tag_file(path):
            rows = gold.get(sentence_key(word.form for word in words))
            if rows is None:
                continue
            sentence = to_sentence(words, has_tree=True)
            if [token.form for token in sentence.tokens] == [row[1] for row in rows]:
                pairs.append((sentence, rows))
    labeller = Labeller()
    labeller.learn(pairs)
    return labeller


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
        has_tree = has_tree and sentence.has_tree
        for at, token in enumerate(sentence.tokens):
            following = sentence.tokens[at + 1].form if at + 1 < len(sentence.tokens) else " "
            words.append(token.form)
            spaces.append(following not in _NO_SPACE_BEFORE and token.form not in _NO_SPACE_AFTER)
            tags.append("" if at in sentence.unsure else token.upos)
            morphs.append("" if token.feats == "_" else token.feats)
            lemmas.append(token.lemma)
            heads.append(base + token.head if sentence.has_tree else base + at)
            deps.append(
                ("ROOT" if token.rel == "root" else token.rel) if sentence.has_tree else "dep"
            )
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


def _augmented(sentence: Sentence, rng: random.Random) -> Sentence:
    """Make a sentence look like headings, lists and forms: case and final punctuation change."""
    tokens = [
        type(token)(**{name: getattr(token, name) for name in token.__slots__})
        for token in sentence.tokens
    ]
    kind = rng.random()
    if kind < 0.35:
        for token in tokens:
            token.form = token.form.upper()
    elif kind < 0.6:
        for token in tokens:
            token.form = token.form.lower()
    if kind > 0.45 and len(tokens) > 2 and tokens[-1].form in ".!":
        last = len(tokens) - 1
        if all(token.head != last for token in tokens[:-1]):
            tokens.pop()
    return Sentence(tokens, sentence.has_tree, {at for at in sentence.unsure if at < len(tokens)})


def _grouped(sentences: list[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    at = 0
    while at < len(sentences):
        size = rng.choice((1, 1, 2, 3, 4))
        yield sentences[at : at + size]
        at += size


def build(
    data: Path, out: Path, *, parole: bool = True, seed: int = 1, augment: float = 0.25
) -> dict[str, int]:
    """Write ``train.spacy`` and ``dev.spacy``; give the number of sentences by source."""
    rng = random.Random(seed)
    vocab = spacy.blank("da").vocab
    skip = held_out(data)
    labeller = train_labeller(data)
    trees = list(read_treebank(data / "cdt1+2" / "da", has_tree=True, skip=skip))
    for sentence in trees:
        labeller.label(sentence)
    trees = [s for s in trees if s.tokens]
    seen = {sentence_key(token.form for token in s.tokens) for s in trees}
    tagged: list[Sentence] = []
    if parole:
        loose = read_treebank(data / "parole-dk", has_tree=False, skip=skip | frozenset(seen))
        tagged = [s for s in loose if s.tokens]
    official = list(official_sentences(seed=seed))
    docs = DocBin(attrs=["POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"], store_user_data=False)
    everything: list[list[Sentence]] = []
    everything += list(_grouped(trees, rng)) + [[s] for s in trees]
    everything += [[_augmented(s, rng)] for s in trees if rng.random() < augment]
    everything += list(_grouped(tagged, rng))
    everything += [[_augmented(s, rng)] for s in tagged if rng.random() < augment / 2]
    everything += [[s] for s in official]
    everything += [[_augmented(s, rng)] for s in official if rng.random() < augment]
    rng.shuffle(everything)
    for group in everything:
        docs.add(to_doc(vocab, group))
    out.mkdir(parents=True, exist_ok=True)
    docs.to_disk(out / "train.spacy")
    DocBin(docs=list(gold_docs(vocab, data)), store_user_data=False).to_disk(out / "dev.spacy")
    return {"treebank": len(trees), "parole": len(tagged), "official": len(official)}
