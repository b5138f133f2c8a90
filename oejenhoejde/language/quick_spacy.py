"""Imports spaCy without its command line, which is a third of the time that the import takes.

``import spacy`` runs ``from .cli.info import info``, and with it the packages that download models
and run projects. Stand-ins take their place during the import and go away after it: whoever
imports ``spacy.cli`` later gets the real one. Knows no files and no rules.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_CLI = "spacy.cli"
_INFO = "spacy.cli.info"


def import_spacy() -> ModuleType:
    """Give the module ``spacy``, imported the quick way where nobody has imported it yet."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    cli, info = ModuleType(_CLI), ModuleType(_INFO)
    cli.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    sys.modules |= {_CLI: cli, _INFO: info}
    try:
        import spacy
    finally:
        for name, stand_in in ((_CLI, cli), (_INFO, info)):
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
        if "spacy" in sys.modules and getattr(sys.modules["spacy"], "cli", None) is cli:
            del sys.modules["spacy"].cli
    return spacy


def _info(*args: Any, **settings: Any) -> Any:
    """Do what ``spacy.info`` does: the real one is imported when it is called."""
    from spacy.cli.info import info

    return info(*args, **settings)


__all__ = ["import_spacy"]
