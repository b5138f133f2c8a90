"""Reads the treebank's folders into converted sentences and keeps held-out ones out.

Sentences travel between the steps as JSON lines, so that the teacher needs no spaCy.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.convert import Sentence, Token, read_treebank, sentence_key, to_sentence
from training.labels import Labeller, Row, read_conllu
from training.parole import read_tag_file

DEFAULT_DDT = Path(__file__).resolve().parents[2] / "shared" / "data" / "ddt"
_DEV = Path("ud") / "da_ddt-ud-dev.conllu"
_TREES = Path("cdt1+2") / "da"


#: A sentence with more than this share of its 12-letter runs among the development sentences is
#: one of them, cut or joined in another way. The measure is the one in the treebank's README.
_OVERLAP = 0.4
_RUN = 12


def _runs(forms: Iterable[str]) -> set[str]:
    text = "".join("".join(forms).lower().split()).replace("_", "")
    return {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}


def _without_overlap(data: Path, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Leave out sentences that are parts of development sentences, or contain one."""
    dev: set[str] = set()
    for rows in read_conllu(data / _DEV):
        dev |= _runs(row[1] for row in rows)
    for sentence in sentences:
        runs = _runs(token.form for token in sentence.tokens)
        if len(runs & dev) <= _OVERLAP * len(runs):
            yield sentence


def held_out(data: Path) -> frozenset[str]:
    """Give the keys of UD test sentences (listed) and UD development sentences (from the file)."""
    listed = (data / "held_out_sentences.txt").read_text(encoding="utf-8").split()
    dev = read_conllu(data / _DEV)
    return frozenset(listed) | {sentence_key(row[1] for row in rows) for rows in dev}


def development_pairs(data: Path) -> list[tuple[Sentence, list[Row]]]:
    """Give converted development sentences beside their gold rows, where tokens are the same."""
    gold = {sentence_key(row[1] for row in rows): rows for rows in read_conllu(data / _DEV)}
    pairs = []
    for path in sorted((data / _TREES).glob("*.tag")):
        for words in read_tag_file(path):
            rows = gold.get(sentence_key(word.form for word in words))
            if rows is None:
                continue
            sentence = to_sentence(words, has_tree=True)
            if [token.form for token in sentence.tokens] == [row[1] for row in rows]:
                pairs.append((sentence, rows))
    return pairs


def treebank(data: Path) -> list[Sentence]:
    """Give the sentences with trees, held-out ones left out, labels filled in."""
    labeller = Labeller()
    labeller.learn(development_pairs(data))
    sentences = []
    kept = read_treebank(data / _TREES, has_tree=True, skip=held_out(data))
    for sentence in _without_overlap(data, kept):
        if sentence.tokens:
            labeller.label(sentence)
            sentences.append(sentence)
    return sentences


def tagged_only(data: Path, known: Iterable[Sentence]) -> list[Sentence]:
    """Give PAROLE-DK sentences that are neither held out nor among the ``known`` ones."""
    skip = held_out(data) | {sentence_key(token.form for token in s.tokens) for s in known}
    loose = read_treebank(data / "parole-dk", has_tree=False, skip=frozenset(skip))
    seen: set[str] = set()
    sentences = []
    for sentence in _without_overlap(data, loose):
        key = sentence_key(token.form for token in sentence.tokens)
        if sentence.tokens and key not in seen and key not in skip:
            seen.add(key)
            sentences.append(sentence)
    return sentences


def write_jsonl(path: Path, sentences: Iterable[Sentence]) -> int:
    """Write sentences, one JSON list of token rows a line; give how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for sentence in sentences:
            rows = [
                [t.form, t.lemma, t.upos, t.feats, t.msd, t.head, t.rel] for t in sentence.tokens
            ]
            record = {"tree": sentence.has_tree, "unsure": sorted(sentence.unsure), "rows": rows}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count


def read_jsonl(path: Path) -> Iterator[Sentence]:
    """Read what ``write_jsonl`` wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            tokens = [
                Token(form, lemma, upos, feats, head, rel, msd=msd)
                for form, lemma, upos, feats, msd, head, rel in record["rows"]
            ]
            yield Sentence(tokens, record["tree"], set(record["unsure"]))


def prepare(data: Path, out: Path, *, parole: bool) -> dict[str, int]:
    """Write ``treebank``, ``parole`` and ``dev`` (gold trees, PAROLE tags) as JSON lines."""
    out.mkdir(parents=True, exist_ok=True)
    for stale in [*out.glob("*.trees.jsonl"), *out.glob("*.pt"), out / "prose.jsonl"]:
        stale.unlink(missing_ok=True)  # Labels of another run must not slip into this one.
    trees = treebank(data)
    counts = {"treebank": write_jsonl(out / "treebank.jsonl", trees)}
    loose = tagged_only(data, trees) if parole else []
    counts["parole"] = write_jsonl(out / "parole.jsonl", loose)
    dev = []
    for sentence, rows in development_pairs(data):
        for at, (token, row) in enumerate(zip(sentence.tokens, rows, strict=True)):
            token.head = at if row[6] == "0" else int(row[6]) - 1
            token.rel = row[7]
        dev.append(sentence)
    counts["dev"] = write_jsonl(out / "dev.jsonl", dev)
    return counts
