"""Gives each of several configurations its linter, made once. Knows no click, no files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from oejenhoejde.config import Config
from oejenhoejde.errors import Fault

if TYPE_CHECKING:
    from oejenhoejde.engine import Linter


class Linters:
    """The linters that are made so far. ``on_fault`` is told of each rule that cannot be used."""

    def __init__(self, on_fault: Callable[[Fault], None] = lambda _: None) -> None:
        self._made: dict[int, tuple[Config, Linter]] = {}
        self._on_fault = on_fault
        self._told: set[Fault] = set()

    def of(self, config: Config) -> Linter:
        """Give the linter of a configuration; equal ones must be the same object.

        Raises:
            ConfigError, RuleFileError: the configuration cannot be used.
        """
        from oejenhoejde.engine import Linter

        if id(config) not in self._made:
            # The configuration is kept, so that no other one can get its id.
            linter = Linter(config)
            self._made[id(config)] = config, linter
            for fault in linter.book.faults:
                if fault not in self._told:
                    self._told.add(fault)
                    self._on_fault(fault)
        return self._made[id(config)][1]


__all__ = ["Linters"]
