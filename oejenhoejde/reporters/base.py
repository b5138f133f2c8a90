"""What a reporter is: a value that names a format and holds its function. Knows only the model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePath

from oejenhoejde.model import Finding, Report, Rule, Severity

#: Widest line of an excerpt where the width of the screen is unknown.
WIDTH = 96

Style = Callable[[str, str], str]


def plain(text: str, style: str) -> str:
    """Leave the text as it is: the style of pipes and files."""
    return text


@dataclass(slots=True)
class Run:
    """One check of any number of documents, as a reporter sees it.

    ``reports`` may be lazy and is read once. ``errors`` are (file, Danish line) and are complete
    when ``reports`` has come to its end; ``empty`` are those of them that are folders. ``limits``
    holds, by document, the level from which a finding fails the run; a document that is not in it
    fails on nothing. ``folder`` is the folder that file names are shown relative to. ``partial``:
    findings have been taken away (those that are known, or in lines that have not changed), so the
    documents cannot be judged by the others. ``style``, ``width``, ``wrap`` and ``brief`` (say
    nothing of documents without findings) are for people at a screen.
    """

    reports: Iterable[Report]
    errors: Sequence[tuple[str, str]] = ()
    empty: Collection[str] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, Severity] = field(default_factory=dict)
    version: str = ""
    folder: str = ""
    style: Style = plain
    width: int = WIDTH
    wrap: bool = False
    brief: bool = False
    partial: bool = False

    @property
    def unreadable(self) -> int:
        """How many files could not be read."""
        return len({name for name, _ in self.errors if name not in self.empty})

    def fails(self, report: Report, finding: Finding) -> bool:
        """Tell whether a finding is at or above the level that fails the run."""
        limit = self.limits.get(report.name)
        return limit is not None and finding.severity.rank >= limit.rank

    def path(self, name: str) -> str:
        """Give a file name as other programs want it: relative, with forward slashes."""
        path = PurePath(name)
        if self.folder and path.is_absolute() and path.is_relative_to(self.folder):
            path = path.relative_to(self.folder)
        return path.as_posix()


@dataclass(frozen=True, slots=True)
class Reporter:
    """One output format.

    ``render`` takes a run and gives its text in pieces, as soon as each is known. ``suffixes`` are
    the endings of file names that choose this format. ``marks_encoding``: a file of it begins with
    a byte order mark, for programs that would not take it for UTF-8 otherwise. ``needs_segments``:
    it shows the text itself, by segments, and not only the places of findings.
    """

    name: str
    render: Callable[[Run], Iterator[str]]
    suffixes: tuple[str, ...] = ()
    marks_encoding: bool = False
    needs_segments: bool = False


def line_range(report: Report, finding: Finding) -> tuple[int, int, int, int] | None:
    """Give line, column, last line and the column after the last letter, all from 1.

    None if the document has no lines.
    """
    if not report.document.has_lines:
        return None
    line_col = report.document.line_col
    return (*line_col(finding.span.start), *line_col(finding.span.end))


def one_line(text: str) -> str:
    """Fold white space, and drop what cannot be shown or stand in XML."""
    folded = " ".join(text.split())
    if folded.isprintable():
        return folded
    return "".join(char for char in folded if char.isprintable())


def xml_text(text: str) -> str:
    """Escape a text for XML, between tags. (``xml.sax`` would import half of the library.)"""
    return escape(text, quote=False)


def xml_attribute(text: str) -> str:
    """Escape and quote a text as the value of an attribute in XML."""
    return f'"{escape(text)}"'


def placed(report: Report, finding: Finding) -> str:
    """Give the message, with its place in front where the document has no lines."""
    message = one_line(finding.message)
    if report.document.has_lines or not finding.place:
        return message
    return f"{finding.place[:1].upper()}{finding.place[1:]}: {message}"


__all__ = [
    "WIDTH",
    "Reporter",
    "Run",
    "Style",
    "line_range",
    "one_line",
    "placed",
    "plain",
    "xml_attribute",
    "xml_text",
]
