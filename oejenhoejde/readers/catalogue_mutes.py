"""Finds what is switched off in a catalogue (.json, .yaml, .po, .xliff, .resx). Knows no format.

A comment is about the part of the catalogue that comes next (a text, or a whole group of them), or
about the one in front of it on its own line. Where a format has no comments, a key says the same
for all that stands beside it: ``"oejenhoejde-ignorer": "s-passiv: lovtekst"``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from oejenhoejde.model import Mute, Span
from oejenhoejde.readers.suppress import Switch, find_switches, mutes_of, read_switch

_KEY = re.compile(r"(?:oejenhoejde|øjenhøjde|ojenhojde)-ignor[eé]r\Z", re.I)


def is_switch(key: str) -> bool:
    """Tell whether a key switches rules off and names no text."""
    return _KEY.match(key) is not None


@dataclass(slots=True)
class Group:
    """An open object, mapping or list.

    ``start`` is where it begins with its key, ``number`` (of a list) that of the last item.
    ``said`` are the keys in it that switch rules off: their values and places.
    """

    key: str
    start: int
    number: int | None
    said: list[tuple[str, int, int]] = field(default_factory=list)


class Switches:
    """Collects the parts of a catalogue, and what its author says of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[Span] = []
        self._switches: list[Switch] = []
        self._blocks: list[tuple[Switch, Span]] = []

    def part(self, start: int, end: int) -> None:
        """Take note of a text or a group of them, its name included."""
        self._parts.append(Span(start, max(start, end)))

    def comment(self, said: str, start: int, end: int, *, about: Span | None = None) -> None:
        """Take a comment without its signs. ``about`` is the part that it stands in."""
        switch = read_switch(said, Span(start, end))
        if switch is not None:
            self._switches.append(switch)
            if about is not None and switch.verb == "ignorér":
                self._blocks.append((switch, about))

    def markup(self, start: int, end: int) -> None:
        """Take a comment of XML."""
        self._switches += find_switches(self._text, start, end)

    def close(self, group: Group, end: int) -> None:
        """Take note of a group that ends, and of what its own keys switch off in it."""
        about = Span(group.start, end)
        if group.key:  # The whole file begins where its first text does, which a comment means.
            self._parts.append(about)
        for value, start, stop in group.said:
            switch = read_switch(f"oejenhoejde: ignorér {value}", Span(start, stop))
            if switch is not None:
                self._blocks.append((switch, about))

    def mutes(self) -> tuple[Mute, ...]:
        """Give what is switched off."""
        settled = {id(switch) for switch, _ in self._blocks}
        blocks, idle = list(self._blocks), []
        for switch in self._switches:
            if switch.verb == "ignorér" and id(switch) not in settled:
                about = self._about(switch)
                if about is None:
                    idle.append(switch)
                else:
                    blocks.append((switch, about))
        return mutes_of(self._switches, blocks, length=len(self._text), idle=idle)

    def _about(self, switch: Switch) -> Span | None:
        at = switch.span
        line = max(self._text.rfind(sign, 0, at.start) for sign in "\r\n") + 1
        before = [part for part in self._parts if line < part.end <= at.start]
        if before:
            return max(before, key=lambda part: (part.end, -part.start))
        after = [part for part in self._parts if part.start >= at.end]
        return min(after, key=lambda part: (part.start, -part.end)) if after else None


__all__ = ["Group", "Switches", "is_switch"]
