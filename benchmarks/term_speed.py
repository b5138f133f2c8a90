"""Prints what looking for all terms costs on a page, as a share of what its parse costs.

    python -m benchmarks.term_speed [--runs N] [FILE...]

Both times are the best of ``--runs`` in one process, so the share hardly depends on the machine.
An entry is made ready when a text first holds the beginning of it: the time of the first run over
the pages, with that in it, is printed too. Without files, the pages are the bundled examples.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from oejenhoejde.checks.terms import TermIndex
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.parsed import parsed
from oejenhoejde.language.pipeline import load_pipeline
from oejenhoejde.readers import can_read, read_file
from oejenhoejde.wordlist import load_terms

EXAMPLES = Path(__file__).resolve().parent.parent / "eksempler"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    files = options.files or [path for path in sorted(EXAMPLES.iterdir()) if can_read(path)]
    texts = [segment.prose for path in files for segment in read_file(path).segments]
    nlp, terms = load_pipeline(), load_terms()
    index = TermIndex(terms, Inflector.load())
    list(nlp.pipe(texts))
    parse, match = [], []
    found = 0
    for _ in range(options.runs + 1):
        started = time.perf_counter()
        parses = list(nlp.pipe(texts))
        parse.append(time.perf_counter() - started)
        docs = [parsed(source) for source in parses]
        started = time.perf_counter()
        found = sum(len(index.matches(doc, audience="borgere")) for doc in docs)
        match.append(time.perf_counter() - started)
    words = sum(len(text.split()) for text in texts)
    first, *match = match
    print(f"{len(files)} pages, {words:,} words, {len(terms):,} terms, {found} found")
    print(f"parse            {min(parse) * 1000:8.1f} ms")
    print(f"terms            {min(match) * 1000:8.1f} ms  {min(match) / min(parse):6.1%} of parse")
    print(f"terms, first run {first * 1000:8.1f} ms  {first / min(parse):6.1%} of parse")


if __name__ == "__main__":
    main()
