"""Asks about each suggestion on an ordinary terminal. Knows no spaCy."""

from __future__ import annotations

import shutil
import sys
import textwrap

import click

from oejenhoejde.errors import UsageError
from oejenhoejde.model import Finding, Report, Suggestion
from oejenhoejde.reporters.excerpt import excerpt, flat

_HELP = (
    "Skriv et tal for at bruge forslaget. Skriv n for nej, r for at springe reglen over "
    "eller s for at stoppe. Ctrl-C afbryder og retter intet i filen."
)
_NO_TERMINAL = (
    "--interaktiv skal bruge en terminal, hvor du kan svare. Brug --vis for at se rettelserne."
)
_INDENT = "    "
#: Longer lines are hard to read; in a shorter one than this the short question is asked.
_WIDE, _ROOM = 94, 60
#: A terminal is never taken to be narrower.
_NARROWEST = 20


class Dialogue:
    """Shows one finding at a time and takes the answer: a number, n, r or s.

    A finding is asked about once, whatever else changes around it. The end of the input (Ctrl-D)
    stops as `s` does: what has been answered counts.
    """

    def __init__(self) -> None:
        self.stopped = False
        self._asked = 0
        self._skipped_rules: set[str] = set()
        self._answered: set[tuple[str, str, str, str]] = set()

    def choose(self, report: Report, finding: Finding) -> Suggestion | None:
        """Ask about a finding; give the suggestion that the user wants, or None.

        Raises:
            UsageError: there is nobody to answer.
            KeyboardInterrupt: the user wants to leave everything as it was.
        """
        offered = [suggestion for suggestion in finding.suggestions if suggestion.edits]
        if self.stopped or not offered or finding.rule_id in self._skipped_rules:
            return None
        # Not the fingerprint: it changes with every other fix in the sentence.
        where = finding.place or f"linje {report.document.line_col(finding.span.start)[0]}"
        key = (report.name, finding.rule_id, finding.excerpt, where)
        if key in self._answered:
            return None
        self._answered.add(key)
        width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDE)
        click.echo()
        _wrapped(f"{where[:1].upper()}{where[1:]}: {finding.message}  [{finding.rule_id}]", width)
        shown = excerpt(report.document.text, finding, width=width - len(_INDENT))
        if shown is not None:
            click.echo(f"{_INDENT}{shown.before}{shown.marked}{shown.after}".rstrip())
            click.echo(f"{_INDENT}{shown.carets}")
        for number, suggestion in enumerate(offered, 1):
            _wrapped(f"  {number}  {suggestion.title}", width, indent="     ")
        chosen = self._answer(finding, offered, width)
        if chosen is not None:
            _wrapped(f"  → {_after(report, finding, chosen)}", width, indent=_INDENT)
        return chosen

    def _answer(self, finding: Finding, offered: list[Suggestion], width: int) -> Suggestion | None:
        while True:
            answer = self._read(_question(len(offered), width))
            if answer.isdecimal() and 1 <= int(answer) <= len(offered):
                return offered[int(answer) - 1]
            if answer in {"j", "ja"} and len(offered) == 1:
                return offered[0]
            if answer in {"n", "nej", ""}:
                return None
            if answer in {"r", "regel"}:
                self._skipped_rules.add(finding.rule_id)
                return None
            if answer in {"s", "stop"}:
                self.stopped = True
                return None
            _wrapped(_HELP, width)

    def _read(self, question: str) -> str:
        """Read an answer; `s` at the end of the input."""
        click.echo(question, nl=False)
        sys.stdout.flush()
        line = sys.stdin.readline()
        self._asked += 1
        if line:
            return line.strip().lower().removesuffix(".")
        click.echo()
        if self._asked == 1 and not sys.stdin.isatty():
            raise UsageError(_NO_TERMINAL)
        return "s"


def _question(number: int, width: int) -> str:
    numbers = "1" if number == 1 else f"1-{number}"
    if width < _ROOM:
        return f"{numbers}, n, r, s eller ?: "
    return f"{numbers}, n (nej), r (ikke reglen) eller s (stop): "


def _after(report: Report, finding: Finding, suggestion: Suggestion) -> str:
    """Give the sentence as it will be."""
    place = finding.sentence_span or finding.span
    start = min([place.start, *(edit.span.start for edit in suggestion.edits)])
    end = max([place.end, *(edit.span.end for edit in suggestion.edits)])
    return flat(suggestion.applied(report.document.text[start:end], start=start)).strip()


def _wrapped(text: str, width: int, *, indent: str = "") -> None:
    """Write a text in lines of at most ``width``; long words are left whole."""
    click.echo(
        textwrap.fill(
            text,
            width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
            replace_whitespace=False,
            drop_whitespace=True,
        )
    )
