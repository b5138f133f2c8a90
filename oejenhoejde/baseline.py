"""Remembers today's findings, so that only new ones are reported. Knows no click.

An entry is (file, rule, fingerprint). None of them changes when text moves or is edited elsewhere.
The file is JSON with one entry a line, sorted and each beginning with its comma, so that two
branches that add or take away entries merge without conflict.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from oejenhoejde import atomic
from oejenhoejde.errors import ConfigError, reason
from oejenhoejde.model import Finding, Report
from oejenhoejde.paths import real

Entry = tuple[str, str, str]
_HEAD = {"oejenhoejde": "basis", "version": 1}
_ADVICE = "Lav den igen med --skriv-basis."
#: To keep the entries of both sides is right: those that are mended go with the next update.
_CONFLICT = (
    "der er en konflikt fra git i filen. Slet linjerne, der begynder med <<<<<<<, |||||||, ======= "
    "og >>>>>>>, og lad resten stå. Brug så --opdater-basis."
)


def render(entries: Iterable[Entry]) -> str:
    """Give the text of a baseline file."""
    lines = map(_line, sorted(set(entries)))
    return "".join([f"[{json.dumps(_HEAD)}\n", *(f",{line}\n" for line in lines), "]\n"])


def _line(entry: Entry) -> str:
    # The name of a file need be no UTF-8: then all but ASCII is escaped.
    return json.dumps(entry, ensure_ascii=any("\ud800" <= char <= "\udfff" for char in entry[0]))


def parse(text: str, name: str) -> frozenset[Entry]:
    """Read the text of a baseline file.

    Raises:
        ConfigError: it is no baseline.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        if "<<<<<<<" in text:
            raise ConfigError(f"{name}: {_CONFLICT}") from None
        place = f", linje {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ConfigError(f"{name}{place}: er ikke en gyldig basis. {_ADVICE}") from None
    if not isinstance(data, list) or data[:1] != [_HEAD] or not all(map(_is_entry, data[1:])):
        raise ConfigError(f"{name}: er ikke en basis fra oejenhoejde. {_ADVICE}")
    return frozenset((file, rule, print_) for file, rule, print_ in data[1:])


def _is_entry(item: Any) -> bool:
    return isinstance(item, list) and len(item) == 3 and all(isinstance(x, str) for x in item)


class Baseline:
    """The findings that are known already, and what is seen of them in this run.

    File names are relative to the folder of the baseline, wherever the program runs. ``moved``
    maps the entries of files that are no more to those of the same findings in other files.
    """

    def __init__(self, path: Path, entries: Collection[Entry] = ()) -> None:
        self.path = path
        self.known = frozenset(entries)
        self.found: set[Entry] = set()
        self.files: set[str] = set()
        self.moved: dict[Entry, Entry] = {}
        self._moves: set[tuple[str, str]] = set()  # Files: where from and where to.
        self._folder = real(path).parent

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read a baseline file.

        Raises:
            ConfigError: the file is missing or is no baseline.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise ConfigError(f"{path}: basis kan ikke læses. {_ADVICE}") from None
        return cls(path, parse(text, str(path)))

    def filter(self, report: Report) -> Report:
        """Take note of a document's findings, and give it without those that are known."""
        file = self._file(report.name)
        self.files.add(file)
        entries = [(file, finding.rule_id, finding.fingerprint) for finding in report.findings]
        self.found.update(entries)
        unknown = [p for p in zip(report.findings, entries, strict=True) if p[1] not in self.known]
        if len(unknown) < len(entries) or self._lost:
            # Those about the whole text come last: they are told by the others.
            by_words = sorted(unknown, key=lambda pair: not len(pair[0].span))
            moved = {id(finding) for finding, entry in by_words if self._has_moved(finding, entry)}
            kept = tuple(finding for finding, _ in unknown if id(finding) not in moved)
            return replace(report, findings=kept)
        return report

    @property
    def hidden(self) -> int:
        """How many findings of this run are known."""
        return len(self.found & self.known) + len(self.moved)

    @property
    def left(self) -> frozenset[Entry]:
        """What is known and still holds, with the files where it stands now."""
        return (self.known - self.gone - self.moved.keys()) | set(self.moved.values())

    @property
    def gone(self) -> frozenset[Entry]:
        """Entries that no longer hold: of files that were checked, or that are no more."""
        return frozenset(
            entry
            for entry in self.known - self.found - self.moved.keys()
            if entry[0] in self.files or entry[0] in self._missing
        )

    @cached_property
    def _missing(self) -> frozenset[str]:
        files = {file for file, _, _ in self.known}
        return frozenset(file for file in files if not self._exists(file))

    @cached_property
    def _lost(self) -> dict[tuple[str, str], list[Entry]]:
        """The entries of files that are no more, by what was found."""
        lost: dict[tuple[str, str], list[Entry]] = {}
        if self._missing:
            for entry in sorted(self.known):
                if entry[0] in self._missing:
                    lost.setdefault(entry[1:], []).append(entry)
        return lost

    def _has_moved(self, finding: Finding, entry: Entry) -> bool:
        """Tell whether a finding is one of a file that is no more; each is so once.

        One about the whole text is the same in every file: it has moved where others have.
        """
        lost = self._lost.get(entry[1:], [])
        if not len(finding.span):
            lost = [old for old in lost if (old[0], entry[0]) in self._moves]
        lost = [old for old in lost if old not in self.moved]
        if not lost:
            return False
        self.moved[lost[0]] = entry
        self._moves.add((lost[0][0], entry[0]))
        return True

    def write(self, entries: Collection[Entry]) -> None:
        """Replace the file.

        Raises:
            ConfigError: it cannot be written.
        """
        try:
            atomic.write_bytes(self.path, render(entries).encode("utf-8"))
        except OSError as error:
            raise ConfigError(
                f"{self.path}: basis kan ikke skrives ({reason(error)}). Vælg et andet sted."
            ) from None

    def _file(self, name: str) -> str:
        if name.startswith("<"):  # Standard input has no place.
            return name
        place = os.path.relpath(real(Path(name)), self._folder)
        return Path(place).as_posix()

    def _exists(self, file: str) -> bool:
        return file.startswith("<") or (self._folder / file).exists()


__all__ = ["Baseline", "Entry", "parse", "render"]
