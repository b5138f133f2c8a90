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
from pathlib import Path
from typing import Any

from oejenhoejde import atomic
from oejenhoejde.errors import ConfigError, reason
from oejenhoejde.model import Report
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

    File names are relative to the folder of the baseline, wherever the program runs.
    """

    def __init__(self, path: Path, entries: Collection[Entry] = ()) -> None:
        self.path = path
        self.known = frozenset(entries)
        self.found: set[Entry] = set()
        self.files: set[str] = set()
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
        new = []
        for finding in report.findings:
            entry = (file, finding.rule_id, finding.fingerprint)
            self.found.add(entry)
            if entry not in self.known:
                new.append(finding)
        if len(new) == len(report.findings):
            return report
        return replace(report, findings=tuple(new))

    @property
    def hidden(self) -> int:
        """How many findings of this run are known."""
        return len(self.found & self.known)

    @property
    def gone(self) -> frozenset[Entry]:
        """Entries that no longer hold: of files that were checked, or that are no more."""
        missing = {file for file, _, _ in self.known if not self._exists(file)}
        return frozenset(
            entry
            for entry in self.known - self.found
            if entry[0] in self.files or entry[0] in missing
        )

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
