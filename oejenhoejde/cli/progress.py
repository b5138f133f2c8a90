"""A line at the bottom of the terminal: how far a run is, what it has found and how long it takes.

It is drawn on standard error and taken away before anything else is shown, so that results come
as soon as they are there.
"""

from __future__ import annotations

import shutil
import sys
import time

import click

from oejenhoejde.reporters.text import count, danish_integer

#: The line is shown for more files than this.
HANDFUL = 5
#: The line is drawn at most so often, in seconds.
_PAUSE = 0.1
#: So long it takes before the time that is left can be told, in seconds.
_SETTLED = 2.0
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts files and findings. ``number`` files are to be checked."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.done = 0
        self.findings = 0
        self._shown = number > HANDFUL and sys.stderr.isatty()
        self._visible = False
        self._began = self._drawn = time.monotonic()

    def step(self, findings: int = 0) -> None:
        """Count a file, with what was found in it."""
        self.done += 1
        self.findings += findings
        if self._shown and time.monotonic() - self._drawn >= _PAUSE:
            self.draw()

    def draw(self) -> None:
        """Draw the line."""
        if self._shown:
            self._drawn = time.monotonic()
            width = shutil.get_terminal_size().columns - 1
            click.echo(_CLEAR + self._line()[:width], err=True, nl=False)
            self._visible = True

    def clear(self) -> None:
        """Take the line away."""
        if self._visible:
            click.echo(_CLEAR, err=True, nl=False)
            self._visible = False

    def _line(self) -> str:
        parts = [
            f"Tjekker: {danish_integer(self.done)} af {count(self.number, 'fil', 'filer')}",
            count(self.findings, "fund", "fund"),
        ]
        spent = time.monotonic() - self._began
        if self.done and spent >= _SETTLED:
            left = spent / self.done * (self.number - self.done)
            parts.append(f"{_duration(left)} tilbage")
        return " · ".join(parts)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"ca. {max(round(seconds), 1)} s"
    return f"ca. {round(seconds / 60)} min"


__all__ = ["HANDFUL", "Progress"]
