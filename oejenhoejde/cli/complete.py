"""What the shell may offer when the user presses Tab. Loads no spaCy.

click asks these functions when its environment variable says so; see ``oejenhoejde fuldfoer``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from oejenhoejde.names import AUDIENCES, DOCUMENT_TYPES, normalise_id

if TYPE_CHECKING:
    from oejenhoejde.model import Rule


def rules(context: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the rules whose name begins so, æ, ø and å in any spelling, with their titles."""
    start = normalise_id(begun)
    return [
        CompletionItem(rule.id, help=rule.title)
        for rule in _rules_here()
        if rule.id.startswith(start)
    ]


def _rules_here() -> list[Rule]:
    from pathlib import Path

    from oejenhoejde.config import Config, find_config, load_config
    from oejenhoejde.errors import ConfigError
    from oejenhoejde.rulebook import rulebook

    try:
        config = load_config(find_config(Path.cwd()))
    except ConfigError:
        config = Config()
    return list(rulebook(config).rules.values())


def audiences(context: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the built-in audiences, and those of the settings in this folder."""
    start = normalise_id(begun)
    names = [*AUDIENCES, *_own_audiences()]
    return [CompletionItem(name) for name in names if name.startswith(start)]


def document_types(
    context: click.Context, param: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Offer the types of document."""
    start = normalise_id(begun)
    return [CompletionItem(name) for name in DOCUMENT_TYPES if name.startswith(start)]


def _own_audiences() -> list[str]:
    from pathlib import Path

    from oejenhoejde.config import find_config, load_config
    from oejenhoejde.errors import ConfigError

    try:
        return sorted(load_config(find_config(Path.cwd())).audiences)
    except ConfigError:
        return []  # A fault in the settings is told of when they are used.


def files(context: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell offer files and folders."""
    return [CompletionItem(begun, type="file")]


def folders(context: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell offer folders."""
    return [CompletionItem(begun, type="dir")]


def models(context: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the installed spaCy pipelines, or else folders. Their names are enough to know them."""
    from importlib.metadata import entry_points

    names = sorted(entry.name for entry in entry_points(group="spacy_models"))
    found = [CompletionItem(name) for name in names if name.startswith(begun)]
    return found or [CompletionItem(begun, type="dir")]


__all__ = ["audiences", "files", "folders", "models", "rules"]
