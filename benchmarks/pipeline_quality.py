"""Prints what the bundled pipeline reaches on UD Danish-DDT's development sentences, and its cost.

    python -m benchmarks.pipeline_quality [--ddt ../shared/data/ddt] [--pipeline FOLDER]

Quality is measured on gold tokens, one sentence a text. Speed is measured against spaCy's own `sm`
architecture with the same components and random weights, side by side in one run, because the
speed of a machine means nothing by itself. Run on an idle machine, one thread
(OMP_NUM_THREADS=1); the figures of two runs on a busy one differ by a fifth.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Config

from oejenhoejde.resources import model_path
from training.evaluate import load, measure, table
from training.sources import DEFAULT_DDT
from training.train import CONFIG

_ROUNDS = 5
_BATCH = 128
#: The official da_core_news_sm 3.8: widths and rows as in its config.cfg, our components.
_OFFICIAL = {
    "components.tok2vec.model.encode.width": 96,
    "components.tok2vec.model.encode.depth": 4,
    "components.tok2vec.model.encode.maxout_pieces": 3,
    "components.tok2vec.model.embed.rows": [5000, 1000, 2500, 2500],
    "components.parser.model.hidden_width": 64,
    "components.parser.model.maxout_pieces": 2,
    "components.trainable_lemmatizer.min_tree_freq": 3,
    "nlp.after_creation": None,
}
_LOADER = """
import sys, time
from pathlib import Path
import spacy
from oejenhoejde.language import lemmas
spacy.blank("da")
start = time.perf_counter()
lemmas.add_to(spacy.load(sys.argv[1]), Path(sys.argv[1]))
print(time.perf_counter() - start)
"""


def official_sm(gold: list[Doc]) -> Language:
    """Build the official architecture with random weights and the labels of ``gold``."""
    config = Config().from_disk(CONFIG, interpolate=False, overrides=_OFFICIAL)
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    examples = [Example(_blind(nlp, doc), doc) for doc in gold]
    nlp.initialize(lambda: examples)
    return nlp


def _blind(nlp: Language, doc: Doc) -> Doc:
    spaces = [bool(token.whitespace_) for token in doc]
    return Doc(nlp.vocab, words=[token.text for token in doc], spaces=spaces)


def words_per_second(nlp: Language, texts: list[str]) -> float:
    """Give the speed on texts, tokenizer included."""
    start = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=_BATCH))
    return words / (time.perf_counter() - start)


def load_time(path: Path) -> float:
    """Give the seconds to load pipeline and lemma table in a new process, spaCy loaded before."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", _LOADER, str(path)], capture_output=True, text=True, check=True
        )
        for _ in range(3)
    ]
    return min(float(run.stdout) for run in runs)


def main() -> None:
    """Print quality, speed, load time, size and peak memory."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ddt", type=Path, default=DEFAULT_DDT)
    arguments.add_argument("--pipeline", type=Path, default=None)
    arguments.add_argument("--train", type=Path, help="train.spacy with all labels, if at hand")
    options = arguments.parse_args()
    path = options.pipeline or model_path()
    nlp = load(path)
    print(table(measure(nlp, options.ddt)))

    from training.corpus import gold_docs

    gold = list(gold_docs(nlp.vocab, options.ddt))
    if options.train:
        gold = list(DocBin().from_disk(options.train).get_docs(nlp.vocab))[:4000]
    texts = [doc.text for doc in gold_docs(nlp.vocab, options.ddt)] * 2
    other = official_sm(gold)
    pairs = []
    for _ in range(_ROUNDS):
        pairs.append((words_per_second(nlp, texts), words_per_second(other, texts)))
    ours, theirs = max(a for a, _ in pairs), max(b for _, b in pairs)
    print(f"{'words/second':<26}{ours:>8.0f}")
    print(f"{'official architecture':<26}{theirs:>8.0f}")
    print(f"{'ratio (bar 1.5)':<26}{ours / theirs:>8.2f}")
    print(f"{'load, s (bar 0.5)':<26}{load_time(path):>8.2f}")
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    print(f"{'on disk, MB (bar 10)':<26}{size / 1e6:>8.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory, MB (both)':<26}{peak:>8.0f}")


if __name__ == "__main__":
    main()
