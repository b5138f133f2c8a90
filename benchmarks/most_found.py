"""Prints the terms that are found most in a folder of texts, with the sentences they stand in.

    python -m benchmarks.most_found [--top N] [--sentences N] [--corpus FOLDER] [--word WORD]
    python -m benchmarks.most_found --verdicts new.tsv    # take in what was judged of them
    python -m benchmarks.most_found --check               # the sum, and which are not judged yet

Counted is what the default output shows a citizen's text: entries of confidence ``lav`` are left
out, and equal sentences count once. ``benchmarks/mest-fundne.tsv`` holds a verdict on each of the
most frequent ones: how many of its places were read, in how many the entry is right, and what was
done. The places are named by fingerprint; the texts themselves are not in it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from oejenhoejde.checks.terms import TermIndex
from oejenhoejde.errors import ReadError
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.language.parsed import parsed
from oejenhoejde.language.pipeline import load_pipeline
from oejenhoejde.model import Confidence, fingerprint
from oejenhoejde.readers import can_read, read_file
from oejenhoejde.wordlist import load_terms

VERDICTS = Path(__file__).resolve().with_name("mest-fundne.tsv")
CORPUS = Path("../shared/data/corpus")
_AUDIENCE = "borgere"


@dataclass(frozen=True, slots=True, order=True)
class Judged:
    """The verdict on one entry. The names of the fields are the columns of the file.

    ``gjort`` tells what was done: `intet`, `betingelse` (it is found in fewer places now), or
    `skjult` (it is of confidence ``lav`` now).
    """

    ord: str
    omraade: str
    antal: str
    laest: str
    rigtige: str
    gjort: str
    grund: str
    fingeraftryk: str


HEADER = "\t".join(field.name for field in fields(Judged))
DONE = ("intet", "betingelse", "skjult")


@dataclass(frozen=True, slots=True)
class Place:
    """One place where an entry was found."""

    sentence: str
    excerpt: str
    fingerprint: str


def places(corpus: Path) -> dict[tuple[str, str], list[Place]]:
    """Give the places of each entry (its word and list), of equal sentences only one."""
    texts = []
    for path in sorted(corpus.rglob("*")):
        if path.is_file() and can_read(path):
            try:
                texts += [segment.prose for segment in read_file(path).segments]
            except ReadError as error:
                print(error, file=sys.stderr)
    nlp = load_pipeline()
    index = TermIndex(load_terms(), Inflector.load())
    found: dict[tuple[str, str], dict[str, Place]] = {}
    for doc in map(parsed, nlp.pipe(dict.fromkeys(texts))):
        for match in index.matches(doc, audience=_AUDIENCE):
            term = match.term
            if term.confidence is Confidence.LOW or term.kind == "behold":
                continue
            first, last = doc[match.tokens[0]], doc[match.tokens[-1]]
            text, whole = doc.text, first.sent
            excerpt = text[first.idx : last.end]
            sentence = " ".join(text[whole.start_char : whole.end_char].split())
            key = fingerprint(term.lemma, excerpt, sentence)
            entry = found.setdefault((term.lemma, term.domain), {})
            entry[key] = Place(sentence, excerpt, key)
    return {entry: list(there.values()) for entry, there in found.items()}


def most(found: dict[tuple[str, str], list[Place]], number: int) -> list[tuple[str, str]]:
    """Give the entries with the most places, the most frequent first."""
    return sorted(found, key=lambda entry: (-len(found[entry]), entry))[:number]


def read(path: Path = VERDICTS) -> list[Judged]:
    """Give the verdicts.

    Raises:
        ValueError: a line is not what the header says.
    """
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if header != HEADER:
        raise ValueError(f"{path}: the columns are not {HEADER.split()}")
    verdicts = []
    for line in lines:
        one = Judged(*line.split("\t"))
        if one.gjort not in DONE or int(one.rigtige) > int(one.laest):
            raise ValueError(f"{path}: {line}")
        if one.rigtige != one.laest and not one.grund:
            raise ValueError(f"{path}: no reason: {line}")
        verdicts.append(one)
    return verdicts


def write(verdicts: Iterable[Judged], path: Path = VERDICTS) -> None:
    """Write the verdicts, sorted."""
    lines = ["\t".join(astuple(one)) for one in sorted(verdicts)]
    path.write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")


def check(found: dict[tuple[str, str], list[Place]], number: int) -> None:
    """Print the sum of the verdicts, and the most frequent entries that have none."""
    verdicts = read()
    done = Counter(one.gjort for one in verdicts)
    seen, right = (
        sum(int(getattr(one, name)) for one in verdicts) for name in ("laest", "rigtige")
    )
    print(f"{len(verdicts)} entries judged, {right} of {seen} places right ({right / seen:.1%})")
    print(", ".join(f"{name} {done[name]}" for name in DONE))
    known = {(one.ord, one.omraade) for one in verdicts}
    for entry in most(found, number):
        if entry not in known:
            print(f"not judged: {len(found[entry]):4}  {entry[0]}  ({entry[1]})")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--top", type=int, default=150)
    parser.add_argument("--sentences", type=int, default=6)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--word", action="append", default=[])
    parser.add_argument("--verdicts", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.verdicts:
        known = {(one.ord, one.omraade): one for one in read()} if VERDICTS.is_file() else {}
        known |= {(one.ord, one.omraade): one for one in read(options.verdicts)}
        write(known.values())
        return
    found = places(options.corpus)
    if options.check:
        check(found, options.top)
        return
    for entry in most(found, len(found) if options.word else options.top):
        if options.word and entry[0] not in options.word:
            continue
        there = found[entry]
        print(f"{len(there):4}  {entry[0]}  ({entry[1]})")
        for place in there[: options.sentences]:
            print(f"      {place.fingerprint}  {place.sentence}")


if __name__ == "__main__":
    main()
