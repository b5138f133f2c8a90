"""Compares our reading with that of other programs, word for word, and times it.

    python -m benchmarks.reading FOLDER [--made] [--show N]

For each format: which share of the words that the other reader gives ours gives too, in the same
order, and what reading costs next to the analysis of the same text. ``--made`` also converts the
Word documents with LibreOffice to .odt, .html, .pdf, .rtf and .txt, and compares those.
The bars: at least 99 % of the words, and at most a fifth of the time.
"""

from __future__ import annotations

import argparse
import difflib
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading_others import OTHERS, by_libreoffice, convert
from oejenhoejde import Linter
from oejenhoejde.errors import ReadError
from oejenhoejde.model import Document, SegmentKind
from oejenhoejde.readers import read_file

#: What only one side reads: headers and footers, texts told of pictures, links (twice in ours).
_LEFT_OUT = frozenset(
    {SegmentKind.LINK, SegmentKind.PAGE_HEADER, SegmentKind.PAGE_FOOTER, SegmentKind.CAPTION}
)
_WORD = re.compile(r"[^\W_]+")
_STAND_IN = re.compile(r"\[(?:kode|formel)\]")
_MADE = ("odt", "html:HTML (StarWriter)", "pdf", "rtf", "txt:Text (encoded):UTF8")


@dataclass
class Group:
    """The figures of one format."""

    other: str
    files: int = 0
    words: int = 0
    equal: int = 0
    reading: float = 0.0
    analysis: float = 0.0
    missing: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    worst: list[tuple[float, str]] = field(default_factory=list)


def words_of(text: str) -> list[str]:
    """Give the words of a text without their signs; soft hyphens and other unseen letters gone."""
    return _WORD.findall(re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))


def own_words(document: Document) -> list[str]:
    """Give the words of a document as our reader has them, in order."""
    read = [s.prose for s in document.segments if s.kind not in _LEFT_OUT]
    return words_of(_STAND_IN.sub(" ", "\n".join(read)))


def compare(group: Group, name: str, own: Sequence[str], others: Sequence[str]) -> None:
    """Add the words of one document to its group."""
    equal = 0
    for kind, a, b, c, d in difflib.SequenceMatcher(
        None, others, own, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            equal += b - a
        else:
            group.missing.update([" ".join(others[a:b])] if a < b else [])
            group.added.update([" ".join(own[c:d])] if c < d else [])
    group.words += len(others)
    group.equal += equal
    group.worst.append((equal / max(len(others), 1), name))


def measure(
    paths: Sequence[Path], linter: Linter, made_of: Mapping[str, Sequence[str]] | None = None
) -> dict[str, Group]:
    """Read each file in both ways, and analyse it.

    ``made_of``: stem of a file → the words of the document that it was made of.
    """
    groups: defaultdict[str, Group] = defaultdict(lambda: Group(""))
    for path in paths:
        suffix = path.suffix.lower()
        if suffix not in OTHERS:
            continue
        group = groups[suffix]
        group.other, other = OTHERS[suffix]
        try:
            read_file(path)  # The first one loads the library of its format.
        except ReadError as error:
            print(f"  refused: {error}")
            continue
        started = time.perf_counter()
        document = read_file(path)
        group.reading += time.perf_counter() - started
        started = time.perf_counter()
        list(linter.check_documents([document]))
        group.analysis += time.perf_counter() - started
        group.files += 1
        if made_of is not None:
            group.other = "the Word document in LibreOffice"
        others = words_of(other(path)) if made_of is None else made_of[path.stem]
        compare(group, path.name, own_words(document), others)
    return groups


def report(groups: dict[str, Group], *, show: int) -> None:
    """Print the figures of the groups."""
    print(f"{'format':8}{'files':>6}{'words':>8}{'same':>9}{'of the time':>13}  other reader")
    for suffix, group in sorted(groups.items()):
        same = group.equal / max(group.words, 1)
        share = group.reading / max(group.analysis, 1e-9)
        print(f"{suffix:8}{group.files:6}{group.words:8}{same:9.2%}{share:13.1%}  {group.other}")
        for part, name in sorted(group.worst)[:show]:
            print(f"    {part:7.2%}  {name}")
        for what, found in (("only there", group.missing), ("only here", group.added)):
            for text, count in found.most_common(show):
                print(f"    {what}: {count} x {text[:100]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--made", action="store_true", help="convert the Word documents too")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N differences")
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.rglob("*.*") if path.is_file())
    linter = Linter()
    linter.check_text("Såfremt du ikke svarer, lukkes sagen.")  # Loads the model.
    report(measure(paths, linter), show=options.show)
    if options.made:
        letters = [path for path in paths if path.suffix == ".docx"]
        made_of = {path.stem: words_of(by_libreoffice(path)) for path in letters}
        with tempfile.TemporaryDirectory() as folder:
            made = [convert(path, to, Path(folder)) for path in letters for to in _MADE]
            print("\nmade of the Word documents")
            report(measure(sorted(made), linter, made_of), show=options.show)


if __name__ == "__main__":
    main()
