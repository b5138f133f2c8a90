"""Typed errors. Each ends as one Danish line for a person; knows nothing else of the package."""

from __future__ import annotations

import errno
import re
import tomllib
from dataclasses import dataclass

#: Error number of the system → what a person can make of it.
_REASONS = {
    errno.ENOENT: "mappen findes ikke",
    errno.EACCES: "du har ikke lov til det",
    errno.EPERM: "du har ikke lov til det",
    errno.EROFS: "disken kan kun læses",
    errno.ENOSPC: "der er ikke mere plads på disken",
    errno.EDQUOT: "du har ikke mere plads på disken",
    errno.EFBIG: "filen bliver for stor",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "en del af stien er en fil og ikke en mappe",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ELOOP: "links peger i ring",
    errno.EBUSY: "et andet program bruger den",
    errno.ETXTBSY: "et andet program bruger den",
    errno.EMFILE: "programmet har for mange filer åbne",
    errno.ENFILE: "maskinen har for mange filer åbne",
    errno.EIO: "disken svarer ikke",
    errno.ESTALE: "forbindelsen til drevet er væk",
    errno.ETIMEDOUT: "drevet svarer ikke",
}
_AT_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_TOML = "er ikke gyldig TOML. Tjek anførselstegn, lighedstegn og klammer på linjen"


class OejenhoejdeError(Exception):
    """Base of every expected error. ``str()`` is one plain Danish line, ready to print."""


class ConfigError(OejenhoejdeError):
    """The configuration cannot be used (unknown key, wrong type, unreadable file)."""


class ModelError(OejenhoejdeError):
    """The language model is missing or cannot be loaded."""


class ReadError(OejenhoejdeError):
    """A document cannot be read. The other documents are still checked."""


class UsageError(OejenhoejdeError):
    """An argument of the public API has a value that is not one of the allowed ones."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a data file.

    ``path`` is the file, ``place`` a readable place in it (``linje 12``, ``examples.bad[2]``),
    ``message`` what is wrong and what to do, in Danish.
    """

    path: str
    place: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path}, {self.place}" if self.place else self.path
        return f"{where}: {self.message}"


def reason(error: OSError) -> str:
    """Say in Danish why the system refused; in its own words where there are no others."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def toml_fault(path: str, error: tomllib.TOMLDecodeError | UnicodeDecodeError) -> Fault:
    """Say where a file is not valid TOML."""
    if isinstance(error, UnicodeDecodeError):
        return Fault(path, "", "er ikke gemt som UTF-8. Gem filen igen med den tegnkodning")
    found = _AT_LINE.search(str(error))
    place = f"linje {found[1]}" if found and found[1] else "sidste linje" if found else ""
    return Fault(path, place, _TOML)


class DataFileError(OejenhoejdeError):
    """One or more faults in rule files or word lists, all reported at once."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{str(fault).removesuffix('.')}." for fault in faults))


class RuleFileError(DataFileError):
    """A rule file is broken. ``faults`` holds every fault with file and place."""


class WordListError(DataFileError):
    """A word list is broken. ``faults`` holds every fault with file and line."""
