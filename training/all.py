"""Runs the whole recipe: prepare, teach, label, train, package."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from training.evaluate import table
from training.package import TARGET, package
from training.prose import DEFAULT_PROSE, official_prose
from training.sources import DEFAULT_DDT, prepare, write_jsonl
from training.train import run


def _teach(python: str, *arguments: str) -> None:
    """Run a step that needs PyTorch, in the Python that has it."""
    subprocess.run([python, "-m", *arguments], check=True)


def main() -> None:
    """Make the bundled pipeline from the treebank."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ddt", type=Path, default=DEFAULT_DDT)
    arguments.add_argument("--prose", type=Path, help=f"official texts, e.g. {DEFAULT_PROSE}")
    arguments.add_argument("--work", type=Path, required=True, help="folder for all that is made")
    arguments.add_argument("--target", type=Path, default=TARGET)
    arguments.add_argument("--teacher-python", default=sys.executable, help="one with PyTorch")
    arguments.add_argument(
        "--without-parole", "--uden-parole", action="store_true", help="leave PAROLE-DK out"
    )
    arguments.add_argument("--steps", type=int, help="fewer training steps than the config says")
    options = arguments.parse_args()
    work = str(options.work)
    parole = not options.without_parole
    print(prepare(options.ddt, options.work, parole=parole))
    if parole or options.prose:
        _teach(options.teacher_python, "training.teacher", "parser", "--work", work)
    if options.prose:
        write_jsonl(options.work / "prose.jsonl", official_prose(options.prose))
        _teach(
            options.teacher_python, "training.teacher", "tagger", "--work", work, "--epochs", "6"
        )
    if parole or options.prose:
        _teach(options.teacher_python, "training.label", "--work", work)
    model = run(options.ddt, options.work, steps=options.steps)
    print(table(package(model, options.work, options.ddt, options.target)))


if __name__ == "__main__":
    main()
