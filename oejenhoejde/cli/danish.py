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
    if error.param is None:
        return error.message
    is_option = isinstance(error.param, click.Option)
    name = error.param.opts[0] if is_option else ""
    kind = error.param.type
    if isinstance(kind, click.Choice):
        what = f"{name} har en værdi, der ikke findes." if is_option else "Det findes ikke."
        return f"{what} Vælg en af disse: {', '.join(kind.choices)}."
    if isinstance(kind, click.IntRange):
        return f"{name}: skriv et helt tal fra {kind.min or 0} og op."
    return f"{name}: {error.message}" if name else error.message


def _missing_parameter(error: exceptions.MissingParameter) -> str:
    if error.param is None:
        return "Der mangler noget på kommandolinjen."
    name = error.param.make_metavar(
        click.get_current_context(silent=True) or click.Context(Command(""))
    )
    return f"Du mangler at skrive {name.strip('[].…')}."


def _no_such_command(error: exceptions.ClickException, name: str) -> str:
    context = error.ctx if isinstance(error, exceptions.UsageError) else None
    group = context.command if context is not None else None
    names = group.list_commands(context) if isinstance(group, click.Group) and context else []
    import difflib  # Only a mistyped command needs it.

    near = difflib.get_close_matches(name, names, n=1)
    hint = f" Mente du {near[0]}?" if near else ""
    return f"Kommandoen {_quoted(name)} findes ikke.{hint}"


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
        return _no_such_command(error, message.split(chr(39))[1])
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
