"""What the commands that check texts have in common: how to choose audience, rules and model.

Knows no spaCy.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from oejenhoejde import changes as git
from oejenhoejde.changes import Changes
from oejenhoejde.cli import complete, danish
from oejenhoejde.cli.collect import Settings
from oejenhoejde.config import Config, find_config, load_config
from oejenhoejde.config import document_type as document_type_name
from oejenhoejde.errors import ConfigError, Fault, UsageError
from oejenhoejde.model import Confidence, Rule
from oejenhoejde.names import normalise_id
from oejenhoejde.paths import from_here

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_F = TypeVar("_F", bound=Callable[..., Any])


class TextFormat(click.ParamType):  # type: ignore[type-arg]
    """The name of a format that is plain text. The readers are loaded when one is named."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return self._choice().convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return self._choice().shell_complete(ctx, param, incomplete)

    def _choice(self) -> click.Choice[str]:
        from oejenhoejde.readers import READERS

        return click.Choice([name for name, reader in READERS.items() if reader.read_text])


audience = danish.option(
    "--målgruppe",
    default=None,
    metavar="NAVN",
    help="Hvem du skriver til: borgere (standard), medarbejdere, ledelse, øvrige eller en af jeres "
    "egne målgrupper.",
    shell_complete=complete.audiences,
)
document_type = danish.option(
    "--type",
    default=None,
    metavar="TYPE",
    help="Hvad teksten er: brev, afgørelse, webside, pjece, manual eller katalog. "
    "Uden --type gætter programmet.",
    shell_complete=complete.document_types,
)
format_in = danish.option(
    "--format-ind",
    type=TextFormat(),
    default=None,
    metavar="NAVN",
    help="Hvad du sender ind med -: txt (standard), md, html eller et andet tekstformat.",
)
model = danish.option(
    "--model",
    default=None,
    metavar="NAVN",
    help="Brug en anden sprogmodel til spaCy, fx da_core_news_sm.",
    shell_complete=complete.models,
)
everything = danish.option(
    "--alle", is_flag=True, help="Vis også de fund, programmet er mindst sikkert på."
)
settings_file = danish.option(
    "--konfiguration",
    default=None,
    metavar="FIL",
    help="Brug denne fil med indstillinger og ikke den, der ligger ved teksten.",
    shell_complete=complete.files,
)


def rules(function: _F) -> _F:
    """Add ``--kun`` and ``--uden``."""
    without = danish.option(
        "--uden",
        multiple=True,
        metavar="REGEL",
        help="Brug ikke denne regel. Du kan vælge flere.",
        shell_complete=complete.rules,
    )
    only = danish.option(
        "--kun",
        multiple=True,
        metavar="REGEL",
        help="Brug kun denne regel. Du kan vælge flere.",
        shell_complete=complete.rules,
    )
    return only(without(function))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user has chosen on the command line, checked. Nothing chosen leaves the config.

    Raises:
        UsageError: an audience or a rule does not exist.
    """

    audience: str | None
    only: tuple[str, ...]
    without: tuple[str, ...]
    model: str | None
    type: str = ""

    @classmethod
    def of(
        cls,
        audience: str | None,
        only: tuple[str, ...],
        without: tuple[str, ...],
        model: str | None,
        type: str | None = None,
    ) -> Choices:
        """Check the values of the options."""
        return cls(
            audience,
            only,
            without,
            model,
            _type(type),
        )

    def settings(
        self, file: str | None, *, fail_on: str | None = None, unsure_too: bool = False
    ) -> Settings:
        """Give the settings of a run: those of the file or of the texts' folders, then these."""

        def adjust(config: Config) -> Config:
            return replace(
                config,
                audience=audience_named(self.audience, config),
                forced_type=self.type,
                fail_on=fail_on or config.fail_on,
                model=self.model or config.model,
                select=_rule_ids("--kun", self.only, config) or config.select,
                ignore=config.ignore | _rule_ids("--uden", self.without, config),
                min_confidence=Confidence.LOW if unsure_too else config.min_confidence,
            )

        return Settings(Path(file) if file else None, adjust)


def changes(
    ref: str | None,
    only_staged: bool,
    *,
    for_commit: Callable[[Path], Changes | None] = git.for_commit,
) -> Changes | None:
    """Give what has changed as ``--siden`` and ``--staged`` ask for it; None: all counts.

    Raises:
        UsageError: both are asked for, or git cannot tell.
    """
    if ref is not None and only_staged:
        raise UsageError("Brug ikke --siden sammen med --staged. Vælg en af dem.")
    if ref is not None:
        return git.since(ref, Path.cwd())
    return for_commit(Path.cwd()) if only_staged else None


def audience_named(name: str | None, config: Config) -> str:
    """Give the canonical name of the audience that is chosen; a configuration may have its own.

    Raises:
        UsageError: there is no such audience.
    """
    try:
        return config.named(name) if name else config.audience
    except ConfigError as error:
        raise UsageError(f"--målgruppe: {error}") from None


def _type(name: str | None) -> str:
    try:
        return document_type_name(name) if name else ""
    except ConfigError as error:
        raise UsageError(f"--type: {error}") from None


def rule_named(rules: Mapping[str, Rule], name: str) -> Rule:
    """Find the rule that a person has named.

    Raises:
        UsageError: there is none; the line names those that look like it.
    """
    from oejenhoejde.catalog import find_rule

    rule = find_rule(rules, name)
    if rule is None:
        near = difflib.get_close_matches(normalise_id(name), list(rules), n=3, cutoff=0.5)
        hint = f" Mente du {' eller '.join(near)}?" if near else ""
        raise UsageError(
            f"Reglen »{name}« findes ikke.{hint} Kør »oejenhoejde regler« for at se dem alle."
        )
    return rule


def _rule_ids(option: str, names: tuple[str, ...], config: Config) -> frozenset[str]:
    if not names:
        return frozenset()
    from oejenhoejde.rulebook import rulebook

    known = rulebook(config).rules
    try:
        return frozenset(rule_named(known, name).id for name in names)
    except UsageError as error:
        raise UsageError(f"{option}: {error}") from None


def fault_line(fault: Fault) -> str:
    """Give the line for a fault in a rule of the user, its file seen from this folder."""
    return f"{replace(fault, path=from_here(Path(fault.path)))}."


def config_here(settings: str | None) -> Config:
    """Give the settings of the file that is named, or those that hold in this folder."""
    return load_config(Path(settings) if settings else find_config(Path.cwd()))
