"""Finds the files to check, and the configuration that holds for each. Knows no spaCy."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from oejenhoejde.config import ALWAYS_EXCLUDED, Config, find_config, load_config
from oejenhoejde.names import COMMENTED, GENERATOR
from oejenhoejde.paths import real

#: The name that stands for standard input.
STDIN = "-"
#: What editors leave beside a file that is open.
_LEFTOVERS = ("~$", ".~")
#: So much of a file is read to see whether it is a report that this program has written.
_HEAD = 2_000


@dataclass(frozen=True, slots=True)
class Job:
    """A file to check (or ``-``) and the configuration that holds for it."""

    name: str
    config: Config


class Settings:
    """Gives each file its configuration: the chosen one, or the nearest above the file.

    ``adjust`` puts the command line's options on top.
    """

    def __init__(self, chosen: Path | None, adjust: Callable[[Config], Config]) -> None:
        self._chosen = chosen
        self._adjust = adjust
        self._by_folder: dict[Path, Config] = {}
        self._by_file: dict[Path | None, Config] = {}

    def of(self, path: Path) -> Config:
        """Give the configuration of a file or folder; equal ones are the same object.

        Raises:
            ConfigError: the configuration file cannot be used.
        """
        if self._chosen is not None:
            return self._load(self._chosen)
        folder = path if path.is_dir() else path.parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._load(find_config(folder))
        return self._by_folder[folder]

    def names(self, file: Path) -> bool:
        """Tell whether the configuration names a file as a catalogue."""
        return self.of(file).is_catalogue(file)

    def _load(self, file: Path | None) -> Config:
        if file not in self._by_file:
            self._by_file[file] = self._adjust(load_config(file))
        return self._by_file[file]


def jobs(
    names: Sequence[str], settings: Settings, on_empty: Callable[[str, str], None]
) -> Iterator[Job]:
    """Give each file once, in order: named ones as they are, in folders those that can be read.

    ``on_empty`` is told (name, Danish line) of a folder without such files.

    Raises:
        ConfigError: a configuration file cannot be used.
    """
    seen: set[Path] = set()
    for name in names:
        path = Path(name)
        if name == STDIN:
            yield Job(STDIN, settings.of(Path.cwd()))
            continue
        if _is_ring(path):
            on_empty(name, f"{name}: links peger i ring. Skriv navnet på selve filen.")
            continue
        files = list(_in_folder(path, settings)) if path.is_dir() else [path]
        if not files:
            on_empty(
                name,
                f"{name}: mappen har ingen filer, programmet kan læse ({_suffixes()}). "
                "Filer som .json og .yaml skal du nævne ved navn.",
            )
        for file in files:
            config = settings.of(file)
            place = real(file)
            if place not in seen and not config.is_excluded(file):
                seen.add(place)
                yield Job(str(file), config)


def _is_ring(path: Path) -> bool:
    """Tell whether symbolic links lead round in a ring, so that there is no file."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    except ValueError:
        pass
    return False


def _in_folder(folder: Path, settings: Settings) -> Iterator[Path]:
    from oejenhoejde.readers import can_read

    for file in sorted(folder.rglob("*")):
        inner = file.relative_to(folder).parts
        if (
            (can_read(file) or (can_read(file, named=True) and settings.names(file)))
            and not any(part in ALWAYS_EXCLUDED for part in inner)
            and not file.name.startswith(_LEFTOVERS)
            and file.is_file()
            and not _is_made_here(file)
        ):
            yield file


def _is_made_here(file: Path) -> bool:
    """Tell whether this program has made a file: a copy with comments, or a report in HTML.

    Their text is that of other files in the folder, which would be checked twice.
    """
    if file.stem.endswith(COMMENTED):
        return True
    if file.suffix.lower() not in (".html", ".htm"):
        return False
    try:
        with file.open("rb") as opened:
            return GENERATOR.encode() in opened.read(_HEAD)
    except OSError:
        return False


def _suffixes() -> str:
    """Name what is looked for in folders; other formats are read when their file is named."""
    from oejenhoejde.readers import READERS

    found = (reader.suffixes for reader in READERS.values() if reader.in_folders)
    return ", ".join(sorted(suffix for suffixes in found for suffix in suffixes))
