"""Takes files through the linter and the filters of a run, in order. Loads spaCy when needed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import click

from oejenhoejde.changes import Changes
from oejenhoejde.cli.collect import STDIN, Job
from oejenhoejde.cli.options import Linters
from oejenhoejde.cli.show import Output
from oejenhoejde.config import Config
from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, Mute, Report

#: A progress bar is shown for more files than this.
_HANDFUL = 5


@dataclass(slots=True)
class Checking:
    """How a run checks its files. ``places`` are the folders it was asked to check.

    ``filters`` change each report, in order, before it is judged.
    """

    output: Output
    format_in: str | None = None
    changes: Changes | None = None
    places: Sequence[Path] = ()
    filters: list[Callable[[Report], Report]] = field(default_factory=list)

    def reports(self, files: Sequence[Job], step: Callable[[], None]) -> Iterator[Report]:
        """Check files lazily. ``step`` is called for each that is done."""
        if self.changes is not None:
            files = [job for job in files if self._has_changed(job, step)]
        if not files:
            return
        # Made before the first file is read: a fault in a configuration stops the run at once.
        linters = Linters()
        for job in files:
            linters.of(job.config)
        used: set[Mute] = set()
        for _, group in groupby(files, lambda job: id(job.config)):
            jobs = list(group)
            linter = linters.of(jobs[0].config)
            for report in linter.check_documents(self._documents(jobs, step)):
                used.update(report.muted_by)
                for change in self.filters:
                    report = change(report)
                self.output.judge(report, fail_on=linter.config.fail_on)
                step()
                yield report
        from oejenhoejde.suppress import idle_exceptions

        for linter in linters.all():
            if self._is_whole(linter.config):
                idle = idle_exceptions(linter.config, linter.active, used)
                if idle is not None:
                    self.output.judge(idle, fail_on=linter.config.fail_on)
                    yield idle

    def _is_whole(self, config: Config) -> bool:
        """Tell whether a run covers all that a file of settings holds for."""
        if self.changes is not None or config.select or config.path is None:
            return False
        home = config.path.resolve().parent
        return any(home.is_relative_to(place) for place in self.places)

    def _has_changed(self, job: Job, step: Callable[[], None]) -> bool:
        if self.changes is None or job.name == STDIN or self.changes.has(Path(job.name)):
            return True
        # A file that is not there is still an error; one that is unchanged is done.
        if not Path(job.name).exists():
            return True
        step()
        return False

    def _documents(self, files: Iterable[Job], step: Callable[[], None]) -> Iterator[Document]:
        from oejenhoejde.readers import read_bytes, read_file

        for job in files:
            path = Path(job.name)
            try:
                if job.name == STDIN:
                    data = sys.stdin.buffer.read()
                    yield read_bytes(data, name="<stdin>", format=self.format_in or "txt")
                elif self.changes is not None and self.changes.staged and self.changes.has(path):
                    yield read_bytes(self.changes.read(path), name=job.name)
                else:
                    yield read_file(path)
            except ReadError as error:
                self.output.error(job.name, str(error))
                step()


@contextmanager
def progress(number: int, output: Output) -> Iterator[Callable[[], None]]:
    """Show a progress bar on a terminal when there is more than a handful of files.

    Gives the function that counts one file more.
    """
    if number <= _HANDFUL or not sys.stderr.isatty():
        yield lambda: None
        return
    output.held = True
    with click.progressbar(length=number, label="Tjekker", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
    output.release()
