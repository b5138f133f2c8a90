"""Chooses UD labels for converted edges by counts on gold sentences, with back-off."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.convert import Sentence, Token

Row = list[str]


def read_conllu(path: Path) -> list[list[Row]]:
    """Read a CoNLL-U file: sentences of rows of ten columns."""
    sentences: list[list[Row]] = []
    current: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            if current:
                sentences.append(current)
            current = []
        elif not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                current.append(row)
    if current:
        sentences.append(current)
    return sentences


def _features(tokens: list[Token], at: int) -> list[tuple[str, ...]]:
    token, head = tokens[at], tokens[tokens[at].head]
    marks = {t.rel for t in tokens if t.forced and t.head == at and t is not token}
    case = next((m for m in ("case", "mark") if m in marks), "-")
    some_case = ""
    if case == "case":
        some_case = next(t.form.lower() for t in tokens if t.head == at and t.rel == "case")
    direction = "L" if at < token.head else "R"
    kind = token.msd[:2] + ("P" if token.msd.startswith("VAP") else "")
    low = token.form.lower()
    return [
        (token.source, kind, head.upos, case, direction, some_case, low),
        (token.source, kind, head.upos, case, direction, low),
        (token.source, kind, head.upos, case, direction),
        (token.source, kind, head.upos, case),
        (token.source, token.upos, case),
        (token.source, case),
        (token.source,),
    ]


class Labeller:
    """Counts of label by context, most specific context first."""

    #: A context must have been seen this often before it is trusted over a wider one.
    _ENOUGH = (2, 2, 3, 3, 3, 1, 1)

    def __init__(self) -> None:
        self._counts: list[defaultdict[tuple[str, ...], Counter[str]]] = [
            defaultdict(Counter) for _ in self._ENOUGH
        ]

    def learn(self, pairs: Iterable[tuple[Sentence, list[Row]]]) -> None:
        """Count labels on converted sentences that have a gold analysis."""
        for sentence, gold in pairs:
            for at, (token, row) in enumerate(zip(sentence.tokens, gold, strict=True)):
                if token.forced or int(row[6]) - 1 != token.head:
                    continue
                for level, key in enumerate(_features(sentence.tokens, at)):
                    self._counts[level][key][row[7]] += 1

    def label(self, sentence: Sentence) -> None:
        """Fill in the labels that conversion left open."""
        for at, token in enumerate(sentence.tokens):
            if token.forced or token.rel:
                continue
            token.rel = "dep"
            for level, key in enumerate(_features(sentence.tokens, at)):
                counts = self._counts[level].get(key)
                if counts and sum(counts.values()) >= self._ENOUGH[level]:
                    token.rel = counts.most_common(1)[0][0]
                    break
