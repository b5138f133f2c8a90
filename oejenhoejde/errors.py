"""Typed errors. Each ends as one Danish line for a person; knows nothing else of the package."""

from __future__ import annotations

from dataclasses import dataclass


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


class DataFileError(OejenhoejdeError):
    """One or more faults in rule files or word lists, all reported at once."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


class RuleFileError(DataFileError):
    """A rule file is broken. ``faults`` holds every fault with file and place."""


class WordListError(DataFileError):
    """A word list is broken. ``faults`` holds every fault with file and line."""
