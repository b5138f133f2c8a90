"""Shows what a check has found, as it comes, and settles the exit code. Knows no spaCy."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from oejenhoejde import atomic
from oejenhoejde.config import NEVER
from oejenhoejde.errors import UsageError, reason
from oejenhoejde.model import Report, Rule, Severity
from oejenhoejde.names import FAMILIES
from oejenhoejde.reporters import REPORTERS, Reporter, Run
from oejenhoejde.reporters import text as text_reporter
from oejenhoejde.version import __version__

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
    """What has been found so far, and how it is shown: on the screen or in the file ``target``.

    ``before`` is called before anything is shown: it takes away the line of a run under way.
    ``brief`` and ``partial`` are those of :class:`Run`.
    """

    def __init__(
        self,
        reporter: Reporter,
        *,
        color: bool,
        target: Path | None = None,
        before: Callable[[], None] = lambda: None,
    ) -> None:
        self.reporter = reporter
        self.color = color
        self.target = target
        self.before = before
        self.brief = self.partial = False
        self.errors: list[tuple[str, str]] = []
        self.empty: set[str] = set()
        self.limits: dict[str, Severity] = {}
        self.own_rules: dict[str, Rule] = {}
        self._over_limit = False

    def error(self, name: str, line: str) -> None:
        """Take the Danish line for something that cannot be checked."""
        self.errors.append((name, line))
        if Path(name).is_dir():
            self.empty.add(name)
        self.note(line)

    def note(self, line: str) -> None:
        """Take a Danish line for the person at the screen."""
        self.before()
        click.echo(line, err=True)

    def judge(self, report: Report, *, fail_on: str) -> None:
        """Settle whether one document fails the run; ``fail_on`` is the level that does."""
        if fail_on == NEVER:
            return
        limit = self.limits[report.name] = Severity(fail_on)
        worst = report.worst()
        if worst is not None and worst.rank >= limit.rank:
            self._over_limit = True

    def show(self, reports: Iterable[Report]) -> None:
        """Show reports, each as soon as it is there."""
        total = text_reporter.Total()

        def counted() -> Iterator[Report]:
            for report in reports:
                total.add(report)
                yield report

        run = Run(
            reports=counted(),
            errors=self.errors,
            empty=self.empty,
            rules=_Rules(self.own_rules),
            families=FAMILIES,
            limits=self.limits,
            version=__version__,
            folder=str(Path.cwd()),
            brief=self.brief,
            partial=self.partial,
        )
        if self.target is not None:
            text = "".join(self.reporter.render(run))
            self._write(self.target, text)
            self.before()
            if total.documents and self.reporter.name in REPORTERS:  # Else it shows others.
                click.echo(total.render(run.unreadable), nl=False)
            click.echo(f"Resultatet står i {self.target}.")
            return
        if self.reporter.name == "tekst":
            self._fit(run)
        for piece in self.reporter.render(run):
            self.before()
            click.echo(piece, nl=False, color=self.color)

    def _fit(self, run: Run) -> None:
        run.wrap = sys.stdout.isatty()
        if self.color:
            run.style = _colour
        if run.wrap:
            run.width = min(max(shutil.get_terminal_size().columns - 1, _NARROW), _WIDE)

    def _write(self, target: Path, text: str) -> None:
        encoding = "utf-8-sig" if self.reporter.marks_encoding else "utf-8"
        try:
            atomic.write_bytes(target, text.encode(encoding, "replace"))
        except OSError as error:
            raise UsageError(
                f"--ud: {target} kan ikke skrives ({reason(error)}). Vælg et andet sted."
            ) from None

    def code(self) -> int:
        """Give the exit code."""
        if self.errors:
            return WRONG
        return FOUND if self._over_limit else CLEAN


class _Rules(Mapping[str, Rule]):
    """The built-in rules, loaded when a format asks for one, as most do not, and the user's."""

    def __init__(self, own: Mapping[str, Rule]) -> None:
        self._own = own

    @cached_property
    def _loaded(self) -> Mapping[str, Rule]:
        from oejenhoejde.catalog import load_rules

        return {**load_rules(), **self._own}

    def __getitem__(self, key: str) -> Rule:
        return self._loaded[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(self._loaded)


def _colour(text: str, style: str) -> str:
    return click.style(text, **_COLOURS.get(style, {}))
