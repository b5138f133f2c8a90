"""Measures a pipeline on the UD development sentences, gold tokens, one sentence a text."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from oejenhoejde._pipeline import features  # noqa: F401  (registers the callback)
from oejenhoejde.language import lemmas
from training.corpus import gold_docs
from training.sources import DEFAULT_DDT

#: What issue and README promise, by figure.
BARS = {
    "UPOS": 0.965,
    "feats": 0.960,
    "lemma": 0.975,
    "UAS": 0.820,
    "LAS": 0.775,
    "Voice=Pass F": 0.98,
}


def load(path: Path) -> Language:
    """Load a pipeline's folder with the lemma table that lies beside it."""
    nlp = spacy.load(path)
    lemmas.add_to(nlp, path)  # A model fresh from training sees word ends by its own config.
    return nlp


def measure(nlp: Language, data: Path) -> dict[str, float]:
    """Give the figures. UAS and LAS leave punctuation out, as spaCy's scorer does."""
    gold = list(gold_docs(nlp.vocab, data))
    blind = [
        Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        for doc in gold
    ]
    hits = dict.fromkeys(("UPOS", "feats", "lemma", "UAS", "LAS", "UAS all", "LAS all"), 0)
    tokens = words = found = wanted = both = 0
    for doc, right in zip(nlp.pipe(blind), gold, strict=True):
        for ours, theirs in zip(doc, right, strict=True):
            tokens += 1
            hits["UPOS"] += ours.pos == theirs.pos
            hits["feats"] += ours.morph.key == theirs.morph.key
            hits["lemma"] += ours.lemma_ == theirs.lemma_
            head = ours.head.i == theirs.head.i
            label = head and ours.dep_.lower() == theirs.dep_.lower()
            hits["UAS all"] += head
            hits["LAS all"] += label
            if theirs.dep_ != "punct":
                words += 1
                hits["UAS"] += head
                hits["LAS"] += label
            passive = "Voice=Pass" in str(ours.morph)
            truth = "Voice=Pass" in str(theirs.morph)
            found, wanted, both = found + passive, wanted + truth, both + (passive and truth)
    figures = {k: n / (words if k in {"UAS", "LAS"} else tokens) for k, n in hits.items()}
    figures["Voice=Pass F"] = 2 * both / (found + wanted) if found + wanted else 0.0
    return figures


def table(figures: dict[str, float]) -> str:
    """Write the figures beside their bars."""
    lines = [f"{'figure':<14}{'here':>8}{'bar':>8}"]
    for name, value in figures.items():
        bar = BARS.get(name)
        mark = "" if bar is None else f"{bar:>8.3f}  {'ok' if value >= bar else 'below'}"
        lines.append(f"{name:<14}{value:>8.4f}{mark}")
    return "\n".join(lines)


def main() -> None:
    """Print the figures of a pipeline's folder."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pipeline", type=Path)
    arguments.add_argument("--ddt", type=Path, default=DEFAULT_DDT)
    options = arguments.parse_args()
    print(table(measure(load(options.pipeline), options.ddt)))


if __name__ == "__main__":
    main()
