"""Lets the teachers label what has no trees: PAROLE-DK (gold tags) and official prose (none).

Needs PyTorch; see ``teacher``. What the tree settles (AUX or VERB, DET or PRON, `som`, `der`) is
settled here; sentences whose trees or tags the teachers are unsure of are left out.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch

from training.convert import Sentence, Token
from training.parole import Word, decode, feats_text, is_auxiliary_lemma, lemma_of
from training.sources import read_jsonl, write_jsonl
from training.teacher import Parser, Tagger, Vocabulary, apply_script, batches, parse

#: Share of the sentences that is kept: those of whose trees the teachers are surest. A tree is as
#: sure as the mean log-probability of its edges.
_KEPT = 0.91
#: Every word of a sentence must have a tag at least as probable as this.
_TAG_TRUST = 0.5
_SEED = 3
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj"})


def settle(sentence: Sentence) -> None:
    """Choose the tags that only a tree can tell."""
    for token in sentence.tokens:
        low = token.form.lower()
        if token.msd.startswith("VA") and is_auxiliary_lemma(token.lemma):
            token.upos = "AUX" if token.rel in {"aux", "cop"} else "VERB"
        elif token.msd[:2] in {"PD", "PI", "PT"}:
            token.upos = "DET" if token.rel == "det" else "PRON"
        elif token.msd == "U=" and low == "som":
            token.upos = "PRON" if token.rel in _ARGUMENTS else "ADP"
        elif token.msd == "U=" and low == "der" and token.rel == "expl":
            token.feats = "_"
    sentence.unsure = set()


def label_trees(
    models: list[Parser], vocab: Vocabulary, sentences: list[Sentence]
) -> tuple[list[Sentence], list[float]]:
    """Give the sentences with the teachers' trees, and how sure the teachers are of each."""
    done, trusts = [], []
    for sentence, heads, rels, trust in parse(models, vocab, sentences):
        for token, head, rel in zip(sentence.tokens, heads, rels, strict=True):
            token.head, token.rel = head, rel
        sentence.has_tree = True
        settle(sentence)
        done.append(sentence)
        trusts.append(trust)
    return done, trusts


def surest(sentences: list[Sentence], trusts: list[float]) -> list[Sentence]:
    """Give the sentences above the bound, in an order that does not hang on length."""
    if not sentences:
        return []
    bound = float(np.quantile(trusts, 1.0 - _KEPT))
    kept = [s for s, trust in zip(sentences, trusts, strict=True) if trust >= bound]
    random.Random(_SEED).shuffle(kept)
    return kept


def label_tags(model: Tagger, vocab: Vocabulary, sentences: list[Sentence]) -> list[Sentence]:
    """Give the sentences whose every tag the tagger is sure enough of, tagged."""
    model.eval()
    done = []
    for batch in batches(vocab, sentences, 3000):
        msd, script, sure = model.tags(batch)
        for row, sentence in enumerate(batch.sentences):
            tokens = []
            for at, token in enumerate(sentence.tokens, start=1):
                tag = vocab.msd.names[msd[row, at]]
                lemma = apply_script(token.form, vocab.script.names[script[row, at]])
                word = Word(token.form, lemma, tag, (), at)
                upos, feats = decode(word)
                tokens.append(Token(token.form, lemma_of(word), upos, feats_text(feats), msd=tag))
            if min(sure[row, 1 : len(tokens) + 1]) >= _TAG_TRUST:
                done.append(Sentence(tokens, has_tree=False))
    return done


def main() -> None:
    """Label ``parole.jsonl`` and ``prose.jsonl``; write ``*.trees.jsonl``."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--only", choices=("parole", "prose"))
    options = arguments.parse_args()
    torch.set_num_threads(1)
    work: Path = options.work
    parole = list(read_jsonl(work / "parole.jsonl"))
    vocab = Vocabulary(list(read_jsonl(work / "treebank.jsonl")) + parole)
    models = []
    for path in sorted(work.glob("parser-*.pt")):
        parser = Parser(vocab)
        parser.load_state_dict(torch.load(path))
        models.append(parser)
    if options.only != "prose" and parole:
        kept = surest(*label_trees(models, vocab, parole))
        print("parole", write_jsonl(work / "parole.trees.jsonl", kept), "of", len(parole))
    if options.only != "parole" and (work / "prose.jsonl").exists():
        tagger = Tagger(vocab)
        tagger.load_state_dict(torch.load(next(iter(sorted(work.glob("tagger-*.pt"))))))
        prose = list(read_jsonl(work / "prose.jsonl"))
        kept = surest(*label_trees(models, vocab, label_tags(tagger, vocab, prose)))
        print("prose", write_jsonl(work / "prose.trees.jsonl", kept), "of", len(prose))


if __name__ == "__main__":
    main()
