"""The public functions of the library. See the README for examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from oejenhoejde.config import Config, audience_name, load_config
from oejenhoejde.engine import Linter
from oejenhoejde.errors import ReadError
from oejenhoejde.fix import FixResult
from oejenhoejde.model import Report


@lru_cache(maxsize=8)
def _linter(audience: str, model: str | None) -> Linter:
    return Linter(Config(audience=audience, model=model))


def check_text(
    text: str, *, audience: str = "borgere", format: str = "txt", model: str | None = None
) -> Report:
    """Check a text.

    ``audience`` is ``borgere``, ``medarbejdere``, ``ledelse`` or ``oevrige``; ``format`` is
    ``txt`` or ``md``. No config file is read: use ``Linter(load_config(path))`` for that. Spans
    in the report are half-open and count code points of ``text``.

    Raises:
        ConfigError: the audience is unknown.
        UsageError: the format is unknown.
        ModelError: the language model is missing.
    """
    return _linter(audience_name(audience), model).check_text(text, format=format)


def check_file(path: str | Path, *, audience: str = "borgere", model: str | None = None) -> Report:
    """Check a file (.txt, .md or .docx).

    Raises:
        ConfigError: the audience is unknown.
        ReadError: the file cannot be read.
        ModelError: the language model is missing.
    """
    return _linter(audience_name(audience), model).check_file(path)


def check_files(
    paths: Iterable[str | Path],
    *,
    config: Config | None = None,
    processes: int = 1,
    cache: bool = False,
    on_error: Callable[[str, str], None] | None = None,
) -> Iterator[Report]:
    """Check files lazily, in order, with other processes and what is remembered of earlier runs.

    ``processes`` 0 means one for each core; several are used only where there is enough to check.
    ``cache`` keeps results in the user's cache folder (or in ``OEJENHOEJDE_CACHE``); reports on
    remembered files come without the segments of their document. ``on_error`` is told (name,
    Danish line) of each file that cannot be read. Closing the iterator ends the processes.

    Raises:
        ConfigError: the settings cannot be used.
        ReadError: a file cannot be read and there is no ``on_error``.
        ModelError: the language model is missing.
    """
    from oejenhoejde.batch import Batch, Task
    from oejenhoejde.cache import Cache

    def refuse(name: str, line: str) -> None:
        raise ReadError(line)

    config = config or Config()
    batch = Batch(cache=Cache() if cache else None, processes=processes)
    batch.prepare([config])
    return batch.reports((Task(str(path), config) for path in paths), on_error=on_error or refuse)


def fix_text(
    text: str,
    *,
    audience: str = "borgere",
    format: str = "txt",
    unsafe: bool = False,
    model: str | None = None,
) -> FixResult:
    """Apply the safe suggestions to a text, and check it again.

    ``unsafe`` applies those too that you should read afterwards; what only a person can judge is
    never applied. The result holds the new text (``text``), what was applied and a report on it.

    Raises:
        ConfigError: the audience is unknown.
        ReadError: the format is unknown.
        ModelError: the language model is missing.
    """
    from oejenhoejde import fix

    linter = _linter(audience_name(audience), model)
    return fix.fix_text(linter, text, format=format, choose=fix.chooser(unsafe=unsafe))


__all__ = [
    "Config",
    "FixResult",
    "Linter",
    "check_file",
    "check_files",
    "check_text",
    "fix_text",
    "load_config",
]
