"""Chooses UD labels for converted edges: a small logistic regression on gold sentences.

It learns from the gold development sentences alone, and only what an edge is called once the
conversion has found it; heads, tags and features never come from them.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from training.convert import Sentence, Token

Row = list[str]

#: Passes over the sentences, step size and pull towards zero: chosen by cross-validation.
_PASSES, _STEP, _DECAY = 12, 0.1, 2e-5
_SEED = 5


def read_conllu(path: Path) -> list[list[Row]]:
    """Read a CoNLL-U file: sentences of rows of ten columns."""
    sentences: list[list[Row]] = []
    current: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            if current:
                sentences.append(current)
            current = []
        elif not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                current.append(row)
    if current:
        sentences.append(current)
    return sentences


def _features(tokens: list[Token], at: int) -> list[str]:
    token, head = tokens[at], tokens[tokens[at].head]
    own = [t for t in tokens if t.forced and t.head == at and t is not token]
    marks = {t.rel for t in own}
    case = next((m for m in ("case", "mark") if m in marks), "-")
    which = next((t.form.lower() for t in own if t.rel == case), "-")
    direction = "L" if at < token.head else "R"
    kind = token.msd[:2] + ("P" if token.msd.startswith("VAP") else "")
    if token.msd.startswith("VAF"):
        kind += "F"
    source, low = token.source, token.form.lower()
    passive = "Voice=Pass" in head.feats
    near = "1" if abs(at - token.head) == 1 else "n"
    siblings = {t.source for t in tokens if t.head == token.head and t is not token}
    subject = "subj" in siblings
    return [
        "bias",
        f"s {source}",
        f"sc {source} {case}",
        f"sk {source} {kind}",
        f"sku {source} {kind} {head.upos}",
        f"skcu {source} {kind} {case} {head.upos}",
        f"skcud {source} {kind} {case} {head.upos} {direction}",
        f"su {source} {token.upos} {case}",
        f"kc {kind} {case} {head.upos} {direction}",
        f"sw {source} {which}",
        f"swu {source} {which} {head.upos}",
        f"sl {source} {low}",
        f"slu {source} {low} {head.upos} {direction}",
        f"slem {source} {token.lemma}",
        f"sh {source} {head.lemma}",
        f"shc {source} {case} {head.rel} {head.source}",
        f"su {source} {kind} sub{subject} {passive}",
        f"sn {source} {kind} {near} {direction}",
        f"scop {source} {'cop' in marks} {'aux' in marks} {'det' in marks}",
        f"gen {source} {'Case=Gen' in token.feats} {head.upos}",
    ]


class Labeller:
    """Weights by feature and label, averaged over the passes."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._labels: list[str] = []
        self._weights = np.zeros((0, 0))

    def learn(self, pairs: Iterable[tuple[Sentence, list[Row]]]) -> None:
        """Fit on converted sentences that have a gold analysis, where the heads agree."""
        examples: list[tuple[list[int], str]] = []
        for sentence, gold in pairs:
            for at, (token, row) in enumerate(zip(sentence.tokens, gold, strict=True)):
                if token.forced or int(row[6]) - 1 != token.head:
                    continue
                names = _features(sentence.tokens, at)
                ids = [self._index.setdefault(name, len(self._index)) for name in names]
                examples.append((ids, row[7]))
        self._labels = sorted({label for _, label in examples})
        number = {label: n for n, label in enumerate(self._labels)}
        weights = np.zeros((len(self._index), len(self._labels)))
        squares = np.full(weights.shape, 1e-6)
        rng = random.Random(_SEED)
        for _ in range(_PASSES):
            rng.shuffle(examples)
            for ids, label in examples:
                scores = weights[ids].sum(axis=0)
                wrong = np.exp(scores - scores.max())
                wrong /= wrong.sum()
                wrong[number[label]] -= 1.0
                step = wrong + _DECAY * weights[ids]
                squares[ids] += step * step
                weights[ids] -= _STEP * step / np.sqrt(squares[ids])
        self._weights = weights

    def label(self, sentence: Sentence) -> None:
        """Fill in the labels that conversion left open."""
        for at, token in enumerate(sentence.tokens):
            if token.forced or token.rel:
                continue
            names = _features(sentence.tokens, at)
            ids = [self._index[name] for name in names if name in self._index]
            token.rel = self._labels[int(self._weights[ids].sum(axis=0).argmax())] if ids else "dep"
