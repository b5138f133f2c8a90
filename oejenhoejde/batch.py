"""Checks many documents: those that are known from the cache, the others in several processes.

Knows no click. Reports come in the order of the documents, and are the same whatever is cached
and however many processes there are. Memory is bounded: only so many documents are under way.
"""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from oejenhoejde.cache import Cache, Keys
from oejenhoejde.config import Config
from oejenhoejde.errors import ReadError
from oejenhoejde.linters import Linters
from oejenhoejde.model import Report
from oejenhoejde.stored import StoredError, dump, load

if TYPE_CHECKING:
    from oejenhoejde.workers import Pool

#: Documents are handed out in blocks of about so many bytes: a second's work or less.
BLOCK_BYTES = 24_000
_BLOCK_FILES = 16
#: A block holds no more documents than this, also where nothing of it needs a check.
_BLOCK_KNOWN = 256
#: From so many bytes to check, starting other processes pays.
WORTH_PROCESSES = 3 * BLOCK_BYTES
#: Blocks under way for each process: one that it works on and some that wait.
_AHEAD = 3
#: A larger file is asked for its format before it is read: it may be a film.
_LARGE = 10_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """A document to check: a file, or ``data`` that was read elsewhere, and its settings."""

    name: str
    config: Config
    data: bytes | None = None
    format: str | None = None


#: What became of a document: its report (as bytes where another process made it), or the Danish
#: line on why it cannot be read.
Outcome = Report | bytes | str


@dataclass(slots=True)
class _Slot:
    """The place of a document in the order of reports. ``key`` is empty where nothing is kept."""

    task: Task
    key: str = ""
    outcome: Outcome | None = None


@dataclass(slots=True)
class _Block:
    """Documents that come together. ``missing`` are those to check, with their bytes.

    All of the latter have the same settings. ``pending`` waits for what another process makes.
    """

    slots: list[_Slot] = field(default_factory=list)
    missing: list[tuple[_Slot, bytes]] = field(default_factory=list)
    size: int = 0
    pending: Callable[[], Sequence[Outcome]] | None = None

    def has_room(self, task: Task) -> bool:
        """Tell whether another document may join."""
        same = not self.missing or self.missing[0][0].task.config is task.config
        full = self.size >= BLOCK_BYTES or len(self.missing) >= _BLOCK_FILES
        return same and not full and len(self.slots) < _BLOCK_KNOWN


class Batch:
    """A run over many documents.

    ``cache`` None remembers nothing. ``processes`` 0 means as many as there are cores. ``whole``
    gives the reports on remembered documents the segments of their text, too.
    """

    def __init__(
        self, *, cache: Cache | None = None, processes: int = 0, whole: bool = False
    ) -> None:
        self._cache = cache
        self._processes = processes or _cores()
        self._whole = whole
        self._configs: list[Config] = []
        self.linters = Linters()
        self._keys: dict[int, Keys | None] = {}
        self._pool: Pool | None = None

    def prepare(self, configs: Iterable[Config]) -> None:
        """Take the settings in use: a fault in one stops the run before its first file.

        Raises:
            ConfigError, RuleFileError: the settings cannot be used.
        """
        for config in configs:
            if id(config) in self._keys:
                continue
            self._configs.append(config)
            keys = Keys(config) if self._cache is not None else None
            self._keys[id(config)] = keys if keys is not None and keys.usable else None
            if keys is None or self._cache is None:
                self.linters.of(config)
            elif self._cache.get(keys.settings()) is None:
                self.linters.of(config)
                self._cache.put(keys.settings(), b"")

    def reports(
        self, tasks: Iterable[Task], *, on_error: Callable[[str, str], None]
    ) -> Generator[Report, None, None]:
        """Give the reports lazily. ``on_error`` is told (name, Danish line) of unreadable files.

        The settings of every task were given to :meth:`prepare`. Closing the iterator stops the
        work and ends the other processes.
        """
        try:
            for block in self._started(self._blocks(tasks)):
                self._check(block)
                for slot in block.slots:
                    report = self._result(slot)
                    if isinstance(report, str):
                        on_error(slot.task.name, report)
                    else:
                        yield report
        finally:
            if self._pool is not None:
                self._pool.close()
                self._pool = None
            if self._cache is not None:
                self._cache.trim()

    def _blocks(self, tasks: Iterable[Task]) -> Iterator[_Block]:
        block = _Block()
        for task in tasks:
            if not block.has_room(task):
                yield block
                block = _Block()
            slot, data = self._looked_up(task)
            block.slots.append(slot)
            if slot.outcome is None:
                block.missing.append((slot, data))
                block.size += len(data)
        if block.slots:
            yield block

    def _looked_up(self, task: Task) -> tuple[_Slot, bytes]:
        """Read a document's bytes, and take its report from the cache if it is there."""
        slot = _Slot(task)
        try:
            data = _read(task) if task.data is None else task.data
        except ReadError as error:
            slot.outcome = str(error)
            return slot, b""
        keys = self._keys[id(task.config)]
        if keys is not None and self._cache is not None:
            format = task.format or Path(task.name).suffix.lower()
            slot.key = keys.document(data, name=task.name, format=format)
            known = self._cache.get(slot.key)
            if known is not None:
                try:
                    slot.outcome = self._whole_again(load(known, task.name), task, data)
                except (StoredError, ReadError):
                    slot.outcome = None  # Damaged: it is checked and written again.
        return slot, data

    def _whole_again(self, report: Report, task: Task, data: bytes) -> Report:
        if not self._whole:
            return report
        from oejenhoejde.readers import narrow, read_bytes

        document = read_bytes(data, name=task.name, format=task.format)
        if task.config.catalogues.chooses:
            document = narrow(document, task.config.catalogues.wants)
        return replace(report, document=document)

    def _started(self, blocks: Iterable[_Block]) -> Iterator[_Block]:
        """Hand blocks to other processes as far ahead as is wise, and give them in order."""
        ahead: deque[_Block] = deque()
        missing = 0
        for block in blocks:
            ahead.append(block)
            missing += block.size
            if self._pool is None and self._processes > 1 and missing >= WORTH_PROCESSES:
                self._start_pool(ahead)
            elif self._pool is not None:
                self._submit(block)
            while ahead and (not ahead[0].missing or len(ahead) > self._ahead()):
                yield ahead.popleft()
        yield from ahead

    def _ahead(self) -> int:
        return self._processes * _AHEAD if self._processes > 1 else 0

    def _start_pool(self, ahead: Iterable[_Block]) -> None:
        from oejenhoejde.workers import Pool

        self._pool = Pool([self.linters.of(config) for config in self._configs], self._processes)
        for block in ahead:
            self._submit(block)

    def _submit(self, block: _Block) -> None:
        if self._pool is not None and block.missing:
            config = block.missing[0][0].task.config
            number = next(n for n, known in enumerate(self._configs) if known is config)
            block.pending = self._pool.submit(number, _items(block))

    def _check(self, block: _Block) -> None:
        """See to it that every document of a block has its outcome, and remember the reports."""
        if not block.missing:
            return
        if block.pending is not None:
            outcomes = block.pending()
        else:
            linter = self.linters.of(block.missing[0][0].task.config)
            outcomes = linter.check_many_bytes(_items(block))
        for (slot, data), outcome in zip(block.missing, outcomes, strict=True):
            slot.outcome = outcome
            if self._cache is not None and slot.key and not isinstance(outcome, str):
                stored = outcome if isinstance(outcome, bytes) else dump(outcome)
                self._cache.put(slot.key, stored)
            if isinstance(outcome, bytes):
                slot.outcome = self._whole_again(load(outcome, slot.task.name), slot.task, data)

    def _result(self, slot: _Slot) -> Report | str:
        outcome = slot.outcome
        if isinstance(outcome, (Report, str)):
            return outcome
        raise TypeError(f"no outcome for {slot.task.name}")


def _items(block: _Block) -> list[tuple[str, str | None, bytes]]:
    return [(slot.task.name, slot.task.format, data) for slot, data in block.missing]


def _read(task: Task) -> bytes:
    """Read a file. The readers are loaded for a message only, or for a file that is very large.

    Raises:
        ReadError: it cannot be read.
    """
    path = Path(task.name)
    try:
        known = path.stat()
        if known.st_size <= _LARGE and stat.S_ISREG(known.st_mode):
            return path.read_bytes()
    except (OSError, ValueError):
        pass
    from oejenhoejde.readers import load_file

    return load_file(path, format=task.format)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


__all__ = ["BLOCK_BYTES", "WORTH_PROCESSES", "Batch", "Task"]
