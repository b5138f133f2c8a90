"""Other processes that check documents. Knows no click and no cache.

Where the system can fork, the language model and the lists are loaded once and shared; else each
process loads them for itself.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.errors import OejenhoejdeError
from oejenhoejde.model import Report
from oejenhoejde.stored import dump

#: (name, format, bytes) of documents to check.
Items = Sequence[tuple[str, str | None, bytes]]

#: The linters of this process, in the order of the settings of a run.
_linters: list[Linter] = []
_FAILED = (
    "En af programmets processer er stoppet. Der er måske for lidt hukommelse. "
    "Prøv igen med --processer 1."
)


class Pool:
    """Processes that check documents with the given linters.

    Raises:
        ModelError: the language model cannot be loaded.
    """

    def __init__(self, linters: Sequence[Linter], processes: int) -> None:
        forks = "fork" in multiprocessing.get_all_start_methods()
        configs: list[Config] = []
        if forks:
            for linter in linters:
                linter.warm_up()
            _linters[:] = linters
            # What is here now stays: the collector must not touch, and so copy, shared pages.
            gc.collect()
            gc.freeze()
        else:
            configs = [linter.config for linter in linters]
        self._executor = ProcessPoolExecutor(
            processes,
            mp_context=multiprocessing.get_context("fork" if forks else "spawn"),
            initializer=_begin,
            initargs=(configs,),
        )

    def submit(self, number: int, items: Items) -> Callable[[], Sequence[bytes | str]]:
        """Hand out documents; the function that comes back waits for what became of each.

        Raises (the function):
            OejenhoejdeError: a process has died.
        """
        with warnings.catch_warnings():
            # Only the mathematics library has threads, and it is made ready for forks.
            warnings.simplefilter("ignore", DeprecationWarning)
            future = self._executor.submit(_check, number, items)

        def outcomes() -> Sequence[bytes | str]:
            try:
                return future.result()
            except BrokenProcessPool:
                raise OejenhoejdeError(_FAILED) from None

        return outcomes

    def close(self) -> None:
        """End the processes; work that was not begun is dropped."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()


def _begin(configs: Sequence[Config]) -> None:
    # Ctrl-C reaches every process of a terminal: only the first one answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if configs:
        _linters[:] = map(Linter, configs)


def _check(number: int, items: Items) -> list[bytes | str]:
    outcomes = _linters[number].check_many_bytes(items)
    return [dump(outcome) if isinstance(outcome, Report) else outcome for outcome in outcomes]


__all__ = ["Items", "Pool"]
