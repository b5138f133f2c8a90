"""Tells which files have been saved since they were looked at. Knows no spaCy.

Files are looked at, not listened to: ``docs/beslutninger/0040-foelg.md`` says why.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from oejenhoejde.cli.collect import Job, Settings, jobs
from oejenhoejde.config import find_config
from oejenhoejde.errors import ReadError


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What is otherwise of a file when it has been saved, in place or by a new file of its name."""

    modified: int  # in nanoseconds
    size: int
    inode: int


def _stamp(path: Path) -> _Stamp | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return _Stamp(stat.st_mtime_ns, stat.st_size, stat.st_ino)


class Watched:
    """The files that are followed, and what they looked like when they were looked at.

    A file has been saved when it looks otherwise than before and the same in two looks: what an
    editor is still writing is left alone, and so is a name that is gone for a moment.
    """

    def __init__(
        self,
        names: Sequence[str],
        make_settings: Callable[[], Settings],
        *,
        chosen: Path | None = None,
    ) -> None:
        self.files: dict[str, Job] = {}
        self.renewed = False  # Whether the last look found other settings.
        self._names = names
        self._make_settings = make_settings
        self._settings = make_settings()
        self._chosen = chosen
        self._marks: dict[Path, _Stamp | None] = {}
        self._done: dict[str, _Stamp | None] = {}
        self._last: dict[str, _Stamp | None] = {}
        self._latest: list[str] = []

    def begin(self) -> dict[str, Job]:
        """Take note of the files as they are now.

        Raises:
            ConfigError: a file of settings cannot be used.
            ReadError: there is nothing to follow.
        """
        self._find()
        if not self.files and all(Path(name).is_dir() for name in self._names):
            listed = ", ".join(self._names)
            raise ReadError(f"{listed}: mappen har ingen filer, programmet kan læse.")
        self._done = dict(self._last)
        self._marks = self._settings_now()
        return self.files

    def all(self) -> list[Job]:
        """Give every file, to be checked."""
        self._latest = list(self.files)
        return list(self.files.values())

    def look(self, *, list_too: bool = True) -> list[Job]:
        """Give the files that have been saved since the last look.

        When settings, word lists or own rules have changed, those that were given last come again.
        ``list_too``: look for new files in the folders.

        Raises:
            ConfigError: a file of settings cannot be used.
        """
        marks = self._settings_now()
        self.renewed = again = marks != self._marks
        if again:
            self._settings = self._make_settings()
        before = self._last
        if list_too or again:
            self._find()
        else:
            self._last = {name: _stamp(Path(name)) for name in self.files}
        self._marks = self._settings_now() if again else marks
        saved = [
            name
            for name, stamp in self._last.items()
            if stamp is not None and stamp != self._done.get(name) and stamp == before.get(name)
        ]
        for name in saved:
            self._done[name] = self._last[name]
        if again:
            saved = list(dict.fromkeys([*(n for n in self._latest if n in self.files), *saved]))
        if saved:
            self._latest = saved
        return [self.files[name] for name in saved]

    def _find(self) -> None:
        found = jobs(self._names, self._settings, lambda name, line: None)
        self.files = {job.name: job for job in found if not _is_ours(Path(job.name))}
        self._last = {name: _stamp(Path(name)) for name in self.files}

    def _settings_now(self) -> dict[Path, _Stamp | None]:
        """Give the files that the settings come from, with what they look like."""
        found: dict[Path, _Stamp | None] = {}
        for config in {id(job.config): job.config for job in self.files.values()}.values():
            for path in (config.path, *config.files(), *config.rule_dirs):
                if path is not None:
                    found[path] = _stamp(path)
        if self._chosen is None:
            for place in {Path(name) if Path(name).is_dir() else Path(name).parent
                          for name in self._names}:  # fmt: skip
                nearest = find_config(place)
                if nearest is not None:
                    found[nearest] = _stamp(nearest)
        return found


def _is_ours(path: Path) -> bool:
    """Tell whether a file is where this program writes what it shows: that would never end."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            if os.path.samestat(path.stat(), os.fstat(stream.fileno())):
                return True
    return False


__all__ = ["Watched"]
