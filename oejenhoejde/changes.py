"""Asks git which lines have changed. Knows no click, no documents and no rules.

Git is called as a program, and reads the repository only.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from oejenhoejde.errors import UsageError
from oejenhoejde.model import Document, Report, Span
from oejenhoejde.paths import real

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True)
class Changes:
    """The changed files of a repository.

    ``lines`` maps a file to its changed ranges of lines, from 1 and half-open; None means that all
    of it counts: it is new, or git sees no lines in it (.docx). ``staged``: the texts are those in
    git's index, not those in the folder.
    """

    root: Path
    lines: Mapping[Path, tuple[range, ...] | None]
    staged: bool = False

    def has(self, path: Path) -> bool:
        """Tell whether a file has changed."""
        return real(path) in self.lines

    def read(self, path: Path) -> bytes:
        """Give the staged bytes of a file."""
        place = real(path).relative_to(self.root).as_posix()
        return _git("--staged", "cat-file", "blob", f":{place}", folder=self.root)

    def spans(self, document: Document) -> tuple[Span, ...] | None:
        """Give the changed lines of a document as ranges of its text; None: all of it counts."""
        ranges = self.lines.get(real(Path(document.name)), ())
        if ranges is None or not document.has_lines:
            return None
        starts = [*document.line_starts, len(document.text)]
        last = len(starts) - 1
        return tuple(
            Span(starts[min(lines.start - 1, last)], starts[min(lines.stop - 1, last)])
            for lines in ranges
        )

    def filter(self, report: Report) -> Report:
        """Give a report with the findings in changed lines only."""
        spans = self.spans(report.document)
        if spans is None:
            return report
        # A finding without letters is about the whole text.
        kept = [f for f in report.findings if len(f.span) and any(map(f.span.overlaps, spans))]
        return replace(report, findings=tuple(kept))


def since(ref: str, folder: Path) -> Changes:
    """Find what has changed since a commit, or since this branch left another one.

    Raises:
        UsageError: there is no git, no repository or no such commit.
    """
    option = "--siden"
    root = _root(option, folder)
    commit = _git(
        option, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}",
        folder=root, wrong=f"{option}: git kender ikke »{ref}«. Skriv et commit eller en gren.",
    )  # fmt: skip
    base = commit.decode().strip()
    # Without common history, as in a shallow clone, compare with the commit itself.
    with suppress(UsageError):
        base = _git(option, "merge-base", base, "HEAD", folder=root).decode().strip()
    lines = _changed(option, root, base)
    listed = _git(option, "ls-files", "-z", "--others", "--exclude-standard", folder=root)
    lines |= {_path(root, name): None for name in listed.split(b"\0") if name}
    return Changes(root, lines)


def staged(folder: Path) -> Changes:
    """Find what is staged for the next commit.

    Raises:
        UsageError: there is no git or no repository.
    """
    root = _root("--staged", folder)
    return Changes(root, _changed("--staged", root, "--cached"), staged=True)


def for_commit(folder: Path) -> Changes | None:
    """Find what is staged, or what pre-commit asks about instead; None: all of the files it names.

    ``pre-commit run --all-files`` and its hooks for a push run with nothing staged.

    Raises:
        UsageError: there is no git or no repository.
    """
    found = staged(folder)
    if found.lines or not os.environ.get("PRE_COMMIT"):
        return found
    pushed_from = os.environ.get("PRE_COMMIT_FROM_REF")
    return since(pushed_from, folder) if pushed_from else None


def for_fixing(folder: Path) -> Changes | None:
    """Find what :func:`for_commit` does, with the lines as they are in the folder.

    To mend a staged file is to write in the folder, where more of it may have changed.

    Raises:
        UsageError: there is no git or no repository.
    """
    found = for_commit(folder)
    if found is None or not found.staged:
        return found
    lines: dict[Path, tuple[range, ...] | None] = dict.fromkeys(found.lines)
    with suppress(UsageError):  # Before the first commit all is new.
        lines = {path: since("HEAD", folder).lines.get(path, ()) for path in found.lines}
    return Changes(found.root, lines)


def joins_lines(path: Path) -> bool:
    """Tell whether git keeps the lines of both sides when it merges a file.

    Of a file in no repository nothing need be said: true.
    """
    try:
        said = _git("", "check-attr", "-z", "merge", "--", path.name, folder=real(path).parent)
    except UsageError:
        return True
    return said.split(b"\0")[2:3] == [b"union"]


def _root(option: str, folder: Path) -> Path:
    wrong = f"{option}: {folder} ligger ikke i et repository i git."
    found = _git(option, "rev-parse", "--show-toplevel", folder=folder, wrong=wrong)
    return real(Path(found.decode("utf-8", "surrogateescape").rstrip("\n")))


def _changed(option: str, root: Path, against: str) -> dict[Path, tuple[range, ...] | None]:
    common = (
        "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules", "-M",
        "--diff-filter=ACMR", "--inter-hunk-context=0",
    )  # fmt: skip
    names = _git(option, *common, "--name-status", "-z", against, folder=root)
    patch = _git(option, *common, "-U0", "--src-prefix=a/", "--dst-prefix=b/", against, folder=root)
    # Both list the same files in the same order, so no file name need be read from the patch.
    lines: dict[Path, tuple[range, ...] | None] = {}
    found = list(_hunks(patch))
    for index, (status, name) in enumerate(_statuses(names)):
        ranges = found[index] if index < len(found) else None
        lines[_path(root, name)] = None if status in b"AC" else ranges
    return lines


def _statuses(names: bytes) -> Iterator[tuple[bytes, bytes]]:
    fields = iter(names.split(b"\0"))
    for status in fields:
        if status:
            name = next(fields)
            if status[:1] in b"RC":
                name = next(fields)
            yield status[:1], name


def _hunks(patch: bytes) -> Iterator[tuple[range, ...] | None]:
    """Give the changed ranges of each file of a patch; None where git shows no lines."""
    ranges: list[range] | None = None
    text = started = False
    skip = 0
    for line in patch.split(b"\n"):
        if skip and line[:1] in b"+-":
            skip -= 1
            continue
        if line.startswith(b"diff --git "):
            if started:
                yield tuple(ranges or ()) if text else None
            started, text, ranges = True, True, []
        elif line.startswith(b"Binary files "):
            text = False
        elif match := _HUNK.match(line):
            before, start, after = int(match[1] or 1), int(match[2]), int(match[3] or 1)
            skip = before + after
            if ranges is not None and after:
                ranges.append(range(start, start + after))
    if started:
        yield tuple(ranges or ()) if text else None


def _path(root: Path, name: bytes) -> Path:
    return real(root / name.decode("utf-8", "surrogateescape"))


def _git(option: str, *arguments: str, folder: Path, wrong: str = "") -> bytes:
    import subprocess  # Only some runs ask git.

    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError:
        raise UsageError(f"{option}: git er ikke installeret. Installér det først.") from None
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise UsageError(wrong or f"{option}: git kan ikke svare ({said}).")
    return done.stdout


__all__ = ["Changes", "for_commit", "for_fixing", "joins_lines", "since", "staged"]
