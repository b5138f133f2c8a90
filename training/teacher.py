"""Trains the large teachers (PyTorch, recipe only) and lets them label sentences.

Two networks of one kind, a BiLSTM over words and their letters. The *tagger* reads plain words
and gives PAROLE tags and lemmas. The *parser* also reads tags and lemmas and gives trees.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.convert import Sentence
from training.sources import read_jsonl
from training.trees import best_tree

_PAD, _UNKNOWN = 0, 1
_LETTERS_PER_WORD = 16
_WORD_DROP = 0.15
_BATCH_WORDS = 600
_AVERAGE = 0.995


class Index:
    """Numbers for strings; 0 is padding, 1 is anything rare."""

    def __init__(self, counts: Counter[str], least: int = 1) -> None:
        kept = sorted(key for key, n in counts.items() if n >= least)
        self.names = ["", "?", *kept]
        self._at = {name: at for at, name in enumerate(self.names)}

    def __getitem__(self, name: str) -> int:
        return self._at.get(name, _UNKNOWN)

    def __len__(self) -> int:
        return len(self.names)


def lemma_script(form: str, lemma: str) -> str:
    """Describe a lemma as: letters to cut at the end, letters to add, case of the first letter."""
    low = form.lower()
    keep = "^" if form != low and lemma.startswith(form[:1]) else ""
    base = form if keep else low
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    return f"{keep}{len(base) - same}:{lemma[same:]}"


def apply_script(form: str, script: str) -> str:
    """Undo ``lemma_script``."""
    keep = script.startswith("^")
    cut, _, tail = script.removeprefix("^").partition(":")
    base = form if keep else form.lower()
    return base[: len(base) - int(cut)] + tail if int(cut) <= len(base) else base


class Vocabulary:
    """All the numberings that a teacher needs."""

    def __init__(self, sentences: list[Sentence]) -> None:
        tokens = [token for sentence in sentences for token in sentence.tokens]
        self.word = Index(Counter(t.form.lower() for t in tokens), least=2)
        self.lemma = Index(Counter(t.lemma for t in tokens), least=2)
        self.letter = Index(Counter(c for t in tokens for c in t.form), least=3)
        self.msd = Index(Counter(t.msd for t in tokens))
        self.rel = Index(Counter(t.rel for t in tokens if t.rel))
        self.script = Index(Counter(lemma_script(t.form, t.lemma) for t in tokens), least=2)

    def letters(self, form: str) -> list[int]:
        text = form if len(form) <= _LETTERS_PER_WORD else form[:6] + form[-10:]
        ids = [self.letter[c] for c in text]
        return ids + [_PAD] * (_LETTERS_PER_WORD - len(ids))


class Batch:
    """Tensors of a few sentences of like length; position 0 is the root."""

    def __init__(self, vocab: Vocabulary, sentences: list[Sentence]) -> None:
        size, width = len(sentences), max(len(s.tokens) for s in sentences) + 1
        shape = (size, width)
        self.sentences = sentences
        self.word, self.lemma, self.msd, self.rel, self.script, self.head = (
            np.zeros(shape, dtype=np.int64) for _ in range(6)
        )
        letters = np.zeros((size, width, _LETTERS_PER_WORD), dtype=np.int64)
        self.mask = np.zeros(shape, dtype=bool)
        for row, sentence in enumerate(sentences):
            for at, token in enumerate(sentence.tokens, start=1):
                self.word[row, at] = vocab.word[token.form.lower()]
                self.lemma[row, at] = vocab.lemma[token.lemma]
                self.msd[row, at] = vocab.msd[token.msd]
                self.rel[row, at] = vocab.rel[token.rel] if token.rel else 0
                self.script[row, at] = vocab.script[lemma_script(token.form, token.lemma)]
                self.head[row, at] = 0 if token.head == at - 1 else token.head + 1
                letters[row, at] = vocab.letters(token.form)
                self.mask[row, at] = True
        self.letters = letters


class Encoder(nn.Module):
    """Words, letters and (for the parser) tags and lemmas, through a BiLSTM."""

    def __init__(self, vocab: Vocabulary, *, tags: bool, hidden: int, layers: int) -> None:
        super().__init__()
        self.word = nn.Embedding(len(vocab.word), 100, padding_idx=_PAD)
        self.letter = nn.Embedding(len(vocab.letter), 32, padding_idx=_PAD)
        self.scan = nn.ModuleList(nn.Conv1d(32, 64, width, padding=width // 2) for width in (3, 5))
        self.tags = tags
        size = 100 + 128
        if tags:
            self.msd = nn.Embedding(len(vocab.msd), 64, padding_idx=_PAD)
            self.lemma = nn.Embedding(len(vocab.lemma), 64, padding_idx=_PAD)
            size += 128
        self.drop = nn.Dropout(0.33)
        self.lstm = nn.LSTM(
            size, hidden, layers, batch_first=True, bidirectional=True, dropout=0.33
        )

    def forward(self, batch: Batch) -> torch.Tensor:
        word, lemma = torch.from_numpy(batch.word), torch.from_numpy(batch.lemma)
        if self.training:
            word = word.masked_fill(torch.rand(word.shape) < _WORD_DROP, _UNKNOWN)
            lemma = lemma.masked_fill(torch.rand(lemma.shape) < _WORD_DROP, _UNKNOWN)
        letters = torch.from_numpy(batch.letters)
        size, width, length = letters.shape
        strip = self.letter(letters.reshape(-1, length)).transpose(1, 2)
        spelled = torch.cat([scan(strip).amax(dim=2) for scan in self.scan], dim=1)
        parts = [self.word(word), torch.relu(spelled).reshape(size, width, -1)]
        if self.tags:
            parts += [self.msd(torch.from_numpy(batch.msd)), self.lemma(lemma)]
        lengths = torch.from_numpy(batch.mask.sum(axis=1) + 1)
        packed = nn.utils.rnn.pack_padded_sequence(
            self.drop(torch.cat(parts, dim=2)), lengths, batch_first=True, enforce_sorted=False
        )
        out, _ = nn.utils.rnn.pad_packed_sequence(
            self.lstm(packed)[0], batch_first=True, total_length=width
        )
        return self.drop(out)


class Parser(nn.Module):
    """Biaffine edges and labels."""

    def __init__(self, vocab: Vocabulary, *, hidden: int = 256, layers: int = 2) -> None:
        super().__init__()
        self.encoder = Encoder(vocab, tags=True, hidden=hidden, layers=layers)
        edge, label = 300, 96

        def project(size: int) -> nn.Sequential:
            return nn.Sequential(nn.Linear(2 * hidden, size), nn.LeakyReLU(0.1), nn.Dropout(0.33))

        self.edge_head, self.edge_child = project(edge), project(edge)
        self.label_head, self.label_child = project(label), project(label)
        self.edge = nn.Parameter(torch.zeros(edge + 1, edge))
        self.label = nn.Parameter(torch.zeros(len(vocab.rel), label + 1, label + 1))

    def edges(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        child = nn.functional.pad(self.edge_child(hidden), (0, 1), value=1.0)
        scores = child @ self.edge @ self.edge_head(hidden).transpose(1, 2)
        allowed = mask.clone()
        allowed[:, 0] = True
        return scores.masked_fill(~allowed[:, None, :], -1e4)

    def labels(self, hidden: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        child = nn.functional.pad(self.label_child(hidden), (0, 1), value=1.0)
        head = nn.functional.pad(self.label_head(hidden), (0, 1), value=1.0)
        head = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        return torch.einsum("bti,rij,btj->btr", child, self.label, head)

    def loss(self, batch: Batch) -> torch.Tensor:
        mask, heads = torch.from_numpy(batch.mask), torch.from_numpy(batch.head)
        hidden = self.encoder(batch)
        edges = self.edges(hidden, mask)[mask]
        labels = self.labels(hidden, heads)[mask]
        rels = torch.from_numpy(batch.rel)[mask]
        entropy = nn.functional.cross_entropy
        return entropy(edges, heads[mask]) + entropy(labels, rels)

    @torch.no_grad()
    def scores(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = self.encoder(batch)
        edges = self.edges(hidden, torch.from_numpy(batch.mask)).log_softmax(dim=2)
        return edges, hidden


class Tagger(nn.Module):
    """PAROLE tag and lemma script of each word."""

    def __init__(self, vocab: Vocabulary, *, hidden: int = 256, layers: int = 2) -> None:
        super().__init__()
        self.encoder = Encoder(vocab, tags=False, hidden=hidden, layers=layers)
        self.msd = nn.Linear(2 * hidden, len(vocab.msd))
        self.script = nn.Linear(2 * hidden, len(vocab.script))

    def loss(self, batch: Batch) -> torch.Tensor:
        mask = torch.from_numpy(batch.mask)
        hidden = self.encoder(batch)[mask]
        msd, script = torch.from_numpy(batch.msd)[mask], torch.from_numpy(batch.script)[mask]
        entropy = nn.functional.cross_entropy
        return entropy(self.msd(hidden), msd) + entropy(self.script(hidden), script)

    @torch.no_grad()
    def tags(self, batch: Batch) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        hidden = self.encoder(batch)
        msd = self.msd(hidden).softmax(dim=2)
        sure, best = msd[:, :, 2:].max(dim=2)
        script = self.script(hidden)[:, :, 2:].argmax(dim=2)
        return best.numpy() + 2, script.numpy() + 2, sure.numpy()


def batches(
    vocab: Vocabulary, sentences: Iterable[Sentence], size: int, rng: random.Random | None = None
) -> Iterator[Batch]:
    """Group sentences of like length, some ``size`` words a batch."""
    order = sorted(sentences, key=lambda s: len(s.tokens) + (rng.random() * 4 if rng else 0))
    groups: list[list[Sentence]] = [[]]
    for sentence in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(sentence.tokens) > size:
            groups.append([])
        groups[-1].append(sentence)
    if rng:
        rng.shuffle(groups)
    for group in groups:
        if group:
            yield Batch(vocab, group)


def parse(
    models: list[Parser], vocab: Vocabulary, sentences: list[Sentence]
) -> Iterator[tuple[Sentence, list[int], list[str], float]]:
    """Give heads (own index = root), labels and the mean edge log-probability of each sentence."""
    for model in models:
        model.eval()
    for batch in batches(vocab, sentences, 3000):
        found = [model.scores(batch) for model in models]
        edges = torch.stack([e for e, _ in found]).mean(dim=0).numpy()
        heads = np.zeros(batch.head.shape, dtype=np.int64)
        for row, sentence in enumerate(batch.sentences):
            n = len(sentence.tokens) + 1
            heads[row, 1:n] = best_tree(edges[row, :n, :n].astype(np.float64))
        with torch.no_grad():
            labels = torch.stack(
                [
                    model.labels(hidden, torch.from_numpy(heads)).log_softmax(dim=2)
                    for model, (_, hidden) in zip(models, found, strict=True)
                ]
            ).mean(dim=0)
        root = vocab.rel["root"]
        labels[:, :, root] = -1e4
        best = labels[:, :, 2:].argmax(dim=2).numpy() + 2
        for row, sentence in enumerate(batch.sentences):
            own = heads[row]
            span = range(1, len(sentence.tokens) + 1)
            trust = float(np.mean([edges[row, at, own[at]] for at in span]))
            rels = ["root" if own[at] == 0 else vocab.rel.names[best[row, at]] for at in span]
            yield (
                sentence,
                [at - 1 if own[at] == 0 else int(own[at]) - 1 for at in span],
                rels,
                trust,
            )


def _score(model: Parser | Tagger, vocab: Vocabulary, dev: list[Sentence]) -> tuple[float, float]:
    """Give (UAS, LAS) without punctuation, or (tag, lemma) accuracy."""
    total = first = second = 0
    model.eval()
    if isinstance(model, Parser):
        for sentence, heads, rels, _ in parse([model], vocab, dev):
            for token, head, rel in zip(sentence.tokens, heads, rels, strict=True):
                if token.rel != "punct":
                    total += 1
                    first += head == token.head
                    second += head == token.head and rel == token.rel
        return first / total, second / total
    for batch in batches(vocab, dev, 3000):
        msd, script, _ = model.tags(batch)
        for row, sentence in enumerate(batch.sentences):
            for at, token in enumerate(sentence.tokens, start=1):
                total += 1
                first += vocab.msd.names[msd[row, at]] == token.msd
                lemma = apply_script(token.form, vocab.script.names[script[row, at]])
                second += lemma == token.lemma
    return first / total, second / total


def _average(mean: torch.Tensor, new: torch.Tensor, _: int) -> torch.Tensor:
    return mean * _AVERAGE + new * (1.0 - _AVERAGE)


def train(
    kind: str,
    vocab: Vocabulary,
    sentences: list[Sentence],
    dev: list[Sentence],
    *,
    epochs: int,
    seed: int,
) -> Parser | Tagger:
    """Train one teacher with a decaying rate and give its averaged weights."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Parser(vocab) if kind == "parser" else Tagger(vocab)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3, betas=(0.9, 0.95))
    averaged = torch.optim.swa_utils.AveragedModel(model, avg_fn=_average)
    started = time.time()
    for epoch in range(epochs):
        for group in optimizer.param_groups:
            group["lr"] = 2e-3 * (1.0 - 0.9 * epoch / epochs)
        model.train()
        total = steps = 0
        for batch in batches(vocab, sentences, _BATCH_WORDS, rng):
            optimizer.zero_grad()
            loss = model.loss(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            averaged.update_parameters(model)
            total += loss.item()
            steps += 1
        if epoch % 3 == 2 or epoch == epochs - 1:
            plain, mean = _score(model, vocab, dev), _score(averaged.module, vocab, dev)
            print(
                f"{kind} {seed} epoch {epoch + 1} {time.time() - started:.0f}s "
                f"loss {total / steps:.3f} dev {plain} averaged {mean}",
                flush=True,
            )
    return averaged.module


def main() -> None:
    """Train one teacher from the prepared files and save it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("kind", choices=("parser", "tagger"))
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=12)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    trees = list(read_jsonl(options.work / "treebank.jsonl"))
    everything = trees + list(read_jsonl(options.work / "parole.jsonl"))
    dev = list(read_jsonl(options.work / "dev.jsonl"))
    vocab = Vocabulary(everything)
    model = train(
        options.kind, vocab, trees if options.kind == "parser" else everything, dev,
        epochs=options.epochs, seed=options.seed,
    )  # fmt: skip
    torch.save(model.state_dict(), options.work / f"{options.kind}-{options.seed}.pt")


if __name__ == "__main__":
    main()
