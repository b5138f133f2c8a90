"""Shows what a check has found, as it comes, and settles the exit code. Knows no spaCy."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from oejenhoejde.config import NEVER
from oejenhoejde.model import Report, Severity
from oejenhoejde.reporters import json as json_reporter
from oejenhoejde.reporters import text as text_reporter

#: Exit codes of a check.
CLEAN, FOUND, WRONG = 0, 1, 2
#: On a terminal an excerpt is never narrower or wider than this.
_NARROW, _WIDE = 60, 110

_COLOURS: dict[str, dict[str, Any]] = {
    "fejl": {"fg": "red", "bold": True},
    "advarsel": {"fg": "yellow", "bold": True},
    "forslag": {"fg": "cyan"},
    "file": {"bold": True},
    "note": {"bold": True},
    "dim": {"dim": True},
}


class Output:
    """What has been found so far, and how it is shown.

    ``held`` keeps reports and error lines back until :meth:`release`: a progress bar and results
    do not share a line.
    """

    def __init__(self, format: str, *, color: bool, held: bool = False) -> None:
        self.format = format
        self.color = color
        self.held = held
        self.errors: list[tuple[str, str]] = []
        self._total = text_reporter.Total()
        self._kept: list[Report] = []
        self._lines: list[str] = []
        self._over_limit = False

    def error(self, name: str, line: str) -> None:
        """Take the Danish line for something that cannot be checked."""
        self.errors.append((name, line))
        if self.held:
            self._lines.append(line)
        else:
            click.echo(line, err=True)

    def report(self, report: Report, *, fail_on: str) -> None:
        """Take the report of one document; ``fail_on`` is the level that fails it."""
        self._total.add(report)
        worst = report.worst()
        if worst is not None and fail_on != NEVER and worst.rank >= Severity(fail_on).rank:
            self._over_limit = True
        if self.format == "json" or self.held:
            self._kept.append(report)
        else:
            self._show(report)

    def release(self) -> None:
        """Show what was held back."""
        self.held = False
        for line in self._lines:
            click.echo(line, err=True)
        self._lines.clear()
        if self.format == "tekst":
            for report in self._kept:
                self._show(report)
            self._kept.clear()

    def finish(self) -> int:
        """Show the end of the output, and give the exit code."""
        self.release()
        if self.format == "json":
            click.echo(json_reporter.render(self._kept, self.errors), nl=False)
        elif self._total.documents:
            files = sum(not Path(name).is_dir() for name, _ in self.errors)
            click.echo(self._total.render(files), nl=False)
        if self.errors:
            return WRONG
        return FOUND if self._over_limit else CLEAN

    def _show(self, report: Report) -> None:
        style = _colour if self.color else text_reporter.plain
        terminal = sys.stdout.isatty()
        width = text_reporter.WIDTH
        if terminal:
            width = min(max(shutil.get_terminal_size().columns - 1, _NARROW), _WIDE)
        text = text_reporter.render_report(report, style=style, width=width, wrap=terminal)
        click.echo(text, color=self.color)


def _colour(text: str, style: str) -> str:
    return click.style(text, **_COLOURS.get(style, {}))
