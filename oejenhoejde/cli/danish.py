"""Makes click speak Danish: headings, usage errors, and options in both spellings of æ, ø and å."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click
from click import exceptions

_F = TypeVar("_F", bound=Callable[..., Any])
_RANGE = re.compile(r"\s*\[[^\]]*x[<>][^\]]*\]$")


class _DanishHelp:
    """Danish headings in the help text. Mixed into ``click.Command``."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[VALG]")
        super().__init__(*args, **settings)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = ctx.command.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Brug: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [
            # click says the range of a number in signs (`[x>=0]`); the help says it in words.
            (record[0], _RANGE.sub("", record[1]))
            for param in ctx.command.get_params(ctx)
            if isinstance(param, click.Option)
            and (record := param.get_help_record(ctx)) is not None
        ]
        if records:
            with formatter.section("Valg"):
                formatter.write_dl(records)
        if isinstance(ctx.command, click.Group):
            ctx.command.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Vis denne hjælp, og stop."
        return option  # type: ignore[no-any-return]


class Command(_DanishHelp, click.Command):
    """A command with Danish help."""


class Group(_DanishHelp, click.Group):
    """A group of commands with Danish help."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("subcommand_metavar", "KOMMANDO …")
        super().__init__(*args, **settings)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Kommandoer"):
            formatter.write_dl(
                [(name, command.get_short_help_str()) for name, command in commands if command]
            )


def option(name: str, *also: str, **settings: Any) -> Callable[[_F], _F]:
    """Make an option; a name with æ, ø or å is accepted in both spellings."""
    names = [*also]
    plain = name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    spellings = [name] if plain == name else [name, plain]
    parameter = plain.lstrip("-").replace("-", "_")
    return click.option(*spellings, *names, parameter, **settings)


def _quoted(text: object) -> str:
    return f"»{text}«"


def _no_such_option(error: exceptions.NoSuchOption) -> str:
    text = f"Valget {_quoted(error.option_name)} findes ikke."
    if error.possibilities:
        text += f" Mente du {' eller '.join(sorted(error.possibilities))}?"
    return text


def _bad_parameter(error: exceptions.BadParameter) -> str:
    name = ""
    if error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else ""
    if isinstance(error.param, click.Option) and isinstance(error.param.type, click.Choice):
        choices = ", ".join(error.param.type.choices)
        return f"{name} har en værdi, der ikke findes. Vælg en af disse: {choices}."
    return f"{name}: {error.message}" if name else error.message


def _missing_parameter(error: exceptions.MissingParameter) -> str:
    if error.param is None:
        return "Der mangler noget på kommandolinjen."
    name = error.param.make_metavar(
        click.get_current_context(silent=True) or click.Context(Command(""))
    )
    return f"Du mangler at skrive {name.strip('[].…')}."


def describe(error: exceptions.ClickException) -> str:
    """Give the Danish line for a usage error."""
    if isinstance(error, exceptions.NoSuchOption):
        return _no_such_option(error)
    if isinstance(error, exceptions.MissingParameter):
        return _missing_parameter(error)
    if isinstance(error, exceptions.BadParameter):
        return _bad_parameter(error)
    if isinstance(error, exceptions.BadOptionUsage):
        return f"Valget {_quoted(error.option_name)} mangler en værdi eller har en for meget."
    message = error.format_message()
    if message.startswith("No such command"):
        return f"Kommandoen {_quoted(message.split(chr(39))[1])} findes ikke."
    if message.startswith("Got unexpected extra argument"):
        extra = message.partition("(")[2].partition(")")[0]
        return f"Der står for meget på kommandolinjen: {_quoted(extra)}."
    if message.startswith("Missing command"):
        return "Du mangler at skrive en kommando."
    return message


def _show(self: exceptions.ClickException, file: Any = None) -> None:
    line = describe(self)
    context = getattr(self, "ctx", None)
    if context is not None:
        line += f" Se hjælpen med: {context.command_path} --hjælp"
    click.echo(line, file=file, err=True)


def install() -> None:
    """Let click's usage errors be shown as one Danish line."""
    exceptions.ClickException.show = _show  # type: ignore[method-assign]
    exceptions.UsageError.show = _show  # type: ignore[method-assign]
