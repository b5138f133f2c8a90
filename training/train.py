"""Trains the bundled pipeline with ``spacy train`` on what the earlier steps prepared."""

from __future__ import annotations

import argparse
from pathlib import Path

from spacy.cli.train import train

import oejenhoejde._pipeline.features  # noqa: F401  (registers the callback that the config names)
from training.corpus import build
from training.sources import DEFAULT_DDT

CONFIG = Path(__file__).resolve().parent / "configs" / "student.cfg"


def run(data: Path, work: Path, *, steps: int | None = None, config: Path = CONFIG) -> Path:
    """Build the corpus, train, and give the folder of the best model."""
    print(build(data, work, work / "corpus"), flush=True)
    corpus = work / "corpus"
    overrides: dict[str, object] = {
        "paths.train": str(corpus / "train.spacy"),
        "paths.dev": str(corpus / "dev.spacy"),
    }
    if steps:
        overrides["training.max_steps"] = steps
    train(config, work / "model", overrides=overrides)
    return work / "model" / "model-best"


def main() -> None:
    """Train from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ddt", type=Path, default=DEFAULT_DDT)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--steps", type=int, help="fewer steps than the config file says")
    arguments.add_argument("--config", type=Path, default=CONFIG)
    options = arguments.parse_args()
    print(run(options.ddt, options.work, steps=options.steps, config=options.config))


if __name__ == "__main__":
    main()
