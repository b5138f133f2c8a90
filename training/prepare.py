"""Step 1: converts the treebank to UD and writes it, and PAROLE-DK, as JSON lines."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.sources import DEFAULT_DDT, prepare


def main() -> None:
    """Convert from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ddt", type=Path, default=DEFAULT_DDT)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--without-parole", "--uden-parole", action="store_true")
    options = arguments.parse_args()
    print(prepare(options.ddt, options.work, parole=not options.without_parole))


if __name__ == "__main__":
    main()
