"""Takes files through the check and the filters of a run, in order. Loads spaCy when needed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from oejenhoejde.batch import Batch, Task
from oejenhoejde.changes import Changes
from oejenhoejde.cli.collect import STDIN, Job
from oejenhoejde.cli.options import fault_line
from oejenhoejde.cli.progress import Progress
from oejenhoejde.cli.show import Output
from oejenhoejde.config import Config
from oejenhoejde.model import Mute, Report
from oejenhoejde.paths import from_here

#: The name of what comes on standard input.
STDIN_NAME = "<stdin>"


@dataclass(slots=True)
class Checking:
    """How a run checks its files. ``places`` are the folders it was asked to check.

    ``filters`` change each report, in order, before it is judged.
    """

    output: Output
    batch: Batch
    format_in: str | None = None
    changes: Changes | None = None
    places: Sequence[Path] = ()
    filters: list[Callable[[Report], Report]] = field(default_factory=list)

    def reports(self, files: Sequence[Job], progress: Progress) -> Generator[Report, None, None]:
        """Check files lazily, and count each in ``progress`` when it is done."""
        if self.changes is not None:
            changed = [job for job in files if self._has_changed(job, progress)]
            if files and not changed:
                self.output.note("Ingen af filerne er ændret.")
            files = changed
        if not files:
            return
        # Before the first file is read: a fault in a configuration stops the run at once.
        self.batch.prepare(job.config for job in files)
        self._take_own_rules(files)
        levels = {_name(job): job.config.fail_on for job in files}
        used: set[Mute] = set()

        def on_error(name: str, line: str) -> None:
            self.output.error(name, line)
            progress.step()

        progress.draw()
        with closing(self.batch.reports(self._tasks(files), on_error=on_error)) as checked:
            for report in checked:
                used.update(report.muted_by)
                for change in self.filters:
                    report = change(report)
                self.output.judge(report, fail_on=levels[report.name])
                progress.step(len(report.findings))
                yield report
        yield from self._idle(files, used)

    def _take_own_rules(self, files: Sequence[Job]) -> None:
        """Tell of the user's rules that cannot be used, and keep the others for what is shown."""
        told: set[str] = set()
        for config in {id(job.config): job.config for job in files}.values():
            if not config.rule_dirs:
                continue
            from oejenhoejde.rulebook import rulebook

            book = rulebook(config)
            self.output.own_rules |= {name: book.rules[name] for name in book.own}
            for fault in book.faults:
                line = fault_line(fault)
                if line not in told:
                    told.add(line)
                    self.output.error(fault.path, line)

    def _idle(self, files: Sequence[Job], used: set[Mute]) -> Iterator[Report]:
        """Report the exceptions in settings that hid nothing in a run over all the files."""
        configs = {id(job.config): job.config for job in files}
        for config in configs.values():
            if not (config.exceptions or config.accepted_words):
                continue
            if config.path is not None and self._is_whole(config):
                from oejenhoejde.suppress import idle_exceptions

                idle = idle_exceptions(
                    config, self.batch.linters.of(config).active, used, name=from_here(config.path)
                )
                if idle is not None:
                    for change in self.filters:
                        idle = change(idle)
                    self.output.judge(idle, fail_on=config.fail_on)
                    yield idle

    def _is_whole(self, config: Config) -> bool:
        """Tell whether a run covers all that a file of settings holds for."""
        if self.changes is not None or config.select or config.path is None:
            return False
        home = config.path.resolve().parent
        return any(home.is_relative_to(place) for place in self.places)

    def _has_changed(self, job: Job, progress: Progress) -> bool:
        if self.changes is None or job.name == STDIN or self.changes.has(Path(job.name)):
            return True
        # A file that is not there is still an error; one that is unchanged is done.
        if not Path(job.name).exists():
            return True
        progress.step()
        return False

    def _tasks(self, files: Iterable[Job]) -> Iterator[Task]:
        for job in files:
            if job.name == STDIN:
                data = sys.stdin.buffer.read()
                yield Task(STDIN_NAME, job.config, data, self.format_in or "txt")
                continue
            path = Path(job.name)
            if self.changes is not None and self.changes.staged and self.changes.has(path):
                yield Task(job.name, job.config, self.changes.read(path))
            else:
                yield Task(job.name, job.config)


def _name(job: Job) -> str:
    return STDIN_NAME if job.name == STDIN else job.name


__all__ = ["Checking"]
