"""Prints speed and memory of oejenhoejde, next to proselint and textlint, in one run.

    python benchmarks/speed.py [--corpus FOLDER] [--cache FOLDER] [--runs N] [--no-peers]

Times are of whole processes, the best of ``--runs``; memory is the peak of the process. The peers
read English of the same length, since they know no Danish: they are installed into the cache
folder at the first run. Results depend on the machine, ratios much less.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import speed_texts
from speed_peers import Peer, default_cache, proselint, textlint

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-m", "oejenhoejde")
LETTER = ROOT / "eksempler" / "afgoerelse.docx"
#: A letter, a page of a web site, and a folder of letters, in words.
LENGTHS = (200, 1_800, 20_000)
_BYTES_PER_RSS = 1 if sys.platform == "darwin" else 1024

#: Checks a folder in this process and prints figures as JSON; run on one core by the benchmark.
_CORPUS_WORKER = """
import json, sys, time
from pathlib import Path
from oejenhoejde import Linter
from oejenhoejde.readers import can_read

started = time.perf_counter()
linter = Linter()
linter.check_text("Såfremt du ikke svarer, lukkes sagen.")
load = time.perf_counter() - started
paths = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file() and can_read(path))
refused = []
started = time.perf_counter()
words = findings = files = 0
for report in linter.check_files(paths, on_error=lambda path, error: refused.append(str(error))):
    files += 1
    words += report.metrics["words_total"]
    findings += len(report.findings)
seconds = time.perf_counter() - started
print(json.dumps({"files": files, "refused": len(refused), "words": words, "findings": findings,
                  "seconds": seconds, "load": load}))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One process: its time in seconds, its peak memory in MB, and what it printed."""

    seconds: float
    megabytes: float
    output: str = ""


def measure(
    command: list[str],
    *,
    cwd: Path = ROOT,
    runs: int = 1,
    one_core: bool = False,
    any_code: bool = False,
) -> Measured:
    """Run a command and give its best time and its highest peak memory.

    Raises:
        RuntimeError: the command fails (an exit code above 1, which linters use for findings).
            Some end with the number of findings: ``any_code``.
    """
    best = [_once(command, cwd, one_core, any_code) for _ in range(runs)]
    fastest = min(best, key=lambda run: run.seconds)
    return Measured(fastest.seconds, max(run.megabytes for run in best), fastest.output)


def _once(command: list[str], cwd: Path, one_core: bool, any_code: bool) -> Measured:
    environment = dict(os.environ)
    pin = None
    if one_core:
        environment |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        if hasattr(os, "sched_setaffinity"):
            core = min(os.sched_getaffinity(0))
            pin = lambda: os.sched_setaffinity(0, {core})  # noqa: E731
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdout=out, stderr=err, preexec_fn=pin
        )
        # wait4 and not wait: only it tells the peak memory of this one process.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode not in (0, 1) and not any_code:
            raise RuntimeError(f"{' '.join(command)}:\n{err.read().decode(errors='replace')}")
        text = out.read().decode("utf-8", errors="replace")
    return Measured(seconds, usage.ru_maxrss * _BYTES_PER_RSS / 1e6, text)


def processor() -> str:
    """Name the processor as well as the system can."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def own_figures(corpus: Path, runs: int) -> None:
    """Print what needs no other tool."""
    python = sys.executable
    rows = [
        ("python, doing nothing", [python, "-c", "pass"]),
        ("import oejenhoejde", [python, "-c", "import oejenhoejde"]),
        ("oejenhoejde --help", [*PROGRAM, "--help"]),
        ("oejenhoejde regler", [*PROGRAM, "regler"]),
        ("spaCy and the bundled pipeline alone", [python, "-c", _PIPELINE_ALONE]),
        ("the sample letter: findings shown", [*PROGRAM, "tjek", "--uden-cache", str(LETTER)]),
    ]
    print(f"{'whole process':<40}{'seconds':>9}{'peak MB':>9}")
    for name, command in rows:
        result = measure(command, runs=runs)
        print(f"{name:<40}{result.seconds:>9.2f}{result.megabytes:>9.0f}")
    print()
    if not corpus.is_dir():
        print(f"No corpus at {corpus}: words per second are left out (see --corpus).\n")
        return
    result = measure([python, "-c", _CORPUS_WORKER, str(corpus)], one_core=True)
    figures = json.loads(result.output.splitlines()[-1])
    print(f"corpus, one core: {figures['files']} files, {figures['words']:,.0f} words")
    print(f"  {figures['words'] / figures['seconds']:,.0f} words a second, model loaded before")
    print(f"  {figures['seconds']:.1f} s for all, {figures['load']:.2f} s to load")
    print(f"  {result.megabytes:.0f} MB at most")
    print(f"  {figures['findings']:,} findings; {figures['refused']} files could not be read\n")


_PIPELINE_ALONE = (
    "from oejenhoejde.language.pipeline import load_pipeline; load_pipeline()('Hej med dig.')"
)


def comparison(peers: list[Peer], runs: int) -> None:
    """Print a table of whole-process times on text of the same length."""
    names = ["oejenhoejde", *(peer.name for peer in peers)]
    print("whole process, seconds (peak MB); the ratio is our time divided by theirs")
    print(f"{'words':>7}" + "".join(f"{name:>26}" for name in names))
    with tempfile.TemporaryDirectory() as folder:
        for length in LENGTHS:
            danish, english = Path(folder, f"da-{length}.md"), Path(folder, f"en-{length}.md")
            danish.write_text(speed_texts.write(speed_texts.DANISH, length), encoding="utf-8")
            english.write_text(speed_texts.write(speed_texts.ENGLISH, length), encoding="utf-8")
            ours = measure([*PROGRAM, "tjek", "--uden-cache", str(danish)], runs=runs)
            row = f"{length:>7,}{ours.seconds:>17.2f} ({ours.megabytes:>3.0f})   "
            for peer in peers:
                theirs = measure([*peer.command, str(english)], cwd=peer.folder, runs=runs)
                ratio = ours.seconds / theirs.seconds
                row += f"{theirs.seconds:>12.2f} ({theirs.megabytes:>3.0f}) {ratio:>6.2f}x"
            print(row)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "data" / "corpus")
    parser.add_argument("--cache", type=Path, default=default_cache())
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-peers", action="store_true", help="measure oejenhoejde only")
    options = parser.parse_args()
    if not hasattr(os, "wait4"):
        raise SystemExit("This benchmark needs a Unix system: it asks it for peak memory.")

    from oejenhoejde import __version__

    print(f"oejenhoejde {__version__}, Python {platform.python_version()}, {processor()}\n")
    own_figures(options.corpus, options.runs)
    if options.no_peers:
        return
    options.cache.mkdir(parents=True, exist_ok=True)
    found = [proselint(options.cache), textlint(options.cache)]
    peers = [peer for peer in found if isinstance(peer, Peer)]
    for peer in found:
        print(peer if isinstance(peer, str) else f"{peer.name} {peer.version}")
    if peers:
        print()
        comparison(peers, options.runs)


if __name__ == "__main__":
    main()
