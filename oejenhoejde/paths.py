"""Where a path leads, and what to call it. Standard library only."""

from __future__ import annotations

import os
from pathlib import Path


def real(path: Path) -> Path:
    """Give the file that a path leads to; unlike ``resolve`` it takes links in a ring, too."""
    return Path(os.path.realpath(path))


def from_here(path: Path) -> str:
    """Name a file as it is seen from this folder, where it is in it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


__all__ = ["from_here", "real"]
