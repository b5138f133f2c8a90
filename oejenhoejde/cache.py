"""Remembers results, so that nothing is parsed twice. Knows no spaCy and no documents.

An entry is a file named by a hash of all that its result depends on: the bytes that were checked,
the settings, the rules and lists, the model and the program. So an entry is never stale, only
unused. Several processes may write at once: an entry is put in place whole, and equal names hold
equal results. An entry that is damaged is taken for missing and written again.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from oejenhoejde import atomic
from oejenhoejde.config import Config
from oejenhoejde.resources import data_path, model_path
from oejenhoejde.stored import LAYOUT

#: Environment variable that names another folder.
FOLDER = "OEJENHOEJDE_CACHE"
#: Most bytes that the entries may fill: the results of some 20,000 pages.
LIMIT = 200_000_000
#: When the limit is passed, the oldest entries go until this share of it is filled.
_KEPT = 0.8
#: An entry that is used is marked as new at most so often, in seconds.
_TOUCH = 24 * 3600
#: What a run is named for its settings: only what changes the result of a document.
_NOT_IN_RESULT = frozenset({"fail_on", "exclude", "path", "exceptions"})
_LIBRARIES = ("spacy", "thinc")


def default_folder() -> Path:
    """Give the user's own folder for the entries."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("oejenhoejde", appauthor=False)


class Cache:
    """Entries in a folder. Whatever goes wrong with the folder, there is just nothing in it."""

    def __init__(self, folder: Path | None = None, *, limit: int = LIMIT) -> None:
        self._folder = (folder or default_folder()) / f"v{LAYOUT}"
        self._limit = limit
        self._written = 0

    def get(self, key: str) -> bytes | None:
        """Give the bytes of an entry, or None."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            if time.time() - path.stat().st_mtime > _TOUCH:
                os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Write an entry."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write_bytes(path, data, durable=False)
            self._written += 1

    def trim(self) -> None:
        """Take the oldest entries away when there are too many bytes; call it after a run."""
        if not self._written:
            return
        self._written = 0
        entries = sorted(self._entries())
        size = sum(length for _, length, _ in entries)
        if size <= self._limit:
            return
        for _, length, path in entries:
            if size <= self._limit * _KEPT:
                break
            with suppress(OSError):
                os.unlink(path)
            size -= length

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        for folder, _, names in os.walk(self._folder):
            for name in names:
                path = os.path.join(folder, name)
                with suppress(OSError):
                    known = os.stat(path)
                    yield known.st_mtime, known.st_size, path


class Keys:
    """Names the results of one configuration."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._model = _model_files(config.model)
        own = [_content(path) for path in config.files()]
        parts = (tool_stamp(), _files_stamp(self._model or ()), _plain(config), own)
        self._base = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass"))

    @property
    def usable(self) -> bool:
        """Whether it is known which model is in use; else nothing can be remembered."""
        return self._model is not None

    def settings(self) -> str:
        """Name the fact that the settings can be used."""
        return self._base.hexdigest()

    def document(self, data: bytes, *, name: str, format: str) -> str:
        """Name the result of a document: its bytes, its format and what holds for its path."""
        config = self._config
        own = config.for_path(Path(name)) if config.exceptions or config.document_types else ()
        origin = config.path.name if (own or config.accepted) and config.path else ""
        special = repr((format, origin, _plain(own)))
        key = self._base.copy()
        key.update(special.encode("utf-8", "surrogatepass"))
        key.update(b"\0")
        key.update(data)
        return key.hexdigest()


def tool_stamp() -> str:
    """Name the program with all its data as it stands on the disk."""
    package = Path(__file__).resolve().parent
    folders = {package, data_path("rules"), data_path("wordlists")}
    found = sorted(path for folder in folders for path in _below(str(folder)))
    libraries = [path for name in _LIBRARIES for path in _about(name)]
    return _files_stamp([*found, *libraries])


def _about(library: str) -> list[str]:
    """Give the file that changes with a library's version, without importing the library."""
    from importlib.util import find_spec

    spec = find_spec(library)
    if spec is None or spec.origin is None:
        return []
    about = os.path.join(os.path.dirname(spec.origin), "about.py")
    return [about if os.path.exists(about) else spec.origin]


def _below(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _below(entry.path)
        else:
            yield entry.path


def _files_stamp(paths: Iterable[str]) -> str:
    known = [(path, *_size_and_time(path)) for path in paths]
    return hashlib.sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()


def _size_and_time(path: str) -> tuple[int, int]:
    try:
        known = os.stat(path)
    except OSError:
        return 0, 0
    return known.st_size, known.st_mtime_ns


def _model_files(model: str | None) -> list[str] | None:
    """Give the files of the language model; None where it cannot be told which they are."""
    if not model:
        folder: str | None = str(model_path())
    elif os.path.isdir(model):
        folder = model
    else:
        from importlib.util import find_spec

        try:
            spec = find_spec(model)
        except (ImportError, ValueError):
            return None
        origin = spec.origin if spec is not None else None
        folder = os.path.dirname(origin) if origin else None
    return None if folder is None else sorted(_below(folder))


def _content(path: Path) -> tuple[str, str]:
    try:
        return str(path), hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return str(path), ""


def _plain(value: Any) -> Any:
    """Give settings as nested tuples in a fixed order, the same in every process."""
    if is_dataclass(value) and not isinstance(value, type):
        names = sorted(field.name for field in fields(value))
        return tuple(
            (name, _plain(getattr(value, name))) for name in names if name not in _NOT_IN_RESULT
        )
    if isinstance(value, Mapping):
        return tuple((str(key), _plain(value[key])) for key in sorted(value, key=str))
    if isinstance(value, (set, frozenset)):
        return tuple(sorted(map(str, value)))
    if isinstance(value, (list, tuple)):
        return tuple(map(_plain, value))
    return str(value) if isinstance(value, Path) else value


__all__ = ["FOLDER", "LIMIT", "Cache", "Keys", "default_folder", "tool_stamp"]
