"""Converts the treebank's original analysis (function words as heads) to UD.

Source of the target scheme: UD Danish-DDT. What cannot be told from a rule (the label of an edge)
is chosen by counts on the gold development sentences, with back-off; see ``labels``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.parole import Word, decode, feats_text, is_auxiliary_lemma, lemma_of, read_tag_file


@dataclass(slots=True)
class Token:
    """One UD token. ``head`` is an index in the sentence, the token's own index for the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int = -1
    rel: str = ""
    source: str = ""
    msd: str = ""
    forced: bool = False


@dataclass(slots=True)
class Sentence:
    """A converted sentence. ``has_tree`` is False where the source has no dependencies."""

    tokens: list[Token]
    has_tree: bool = True
    unsure: set[int] = field(default_factory=set)


def sentence_key(forms: Iterable[str]) -> str:
    """Give the hash by which held-out sentences are named (see the treebank's README)."""
    text = "".join("".join(forms).lower().split()).replace("_", "")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:20]


def split_words(words: list[Word]) -> list[tuple[str, Word, int]]:
    """Split `i_dag` into its parts: (form, word, number of the part)."""
    parts = []
    for word in words:
        form = word.form.strip()
        pieces = form.split("_") if len(form) > 1 else [form]
        parts.extend((piece, word, n) for n, piece in enumerate(p for p in pieces if p))
    return parts


_PART_UPOS = {
    "i": ("ADP", "AdpType=Prep"),
    "på": ("ADP", "AdpType=Prep"),
    "til": ("ADP", "AdpType=Prep"),
    "for": ("ADP", "AdpType=Prep"),
    "af": ("ADP", "AdpType=Prep"),
    "med": ("ADP", "AdpType=Prep"),
    "om": ("ADP", "AdpType=Prep"),
    "ved": ("ADP", "AdpType=Prep"),
    "under": ("ADP", "AdpType=Prep"),
    "dag": ("NOUN", "Definite=Ind|Gender=Com|Number=Sing"),
    "gang": ("NOUN", "Definite=Ind|Gender=Com|Number=Sing"),
    "år": ("NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
    "går": ("NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
    "fald": ("NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
    "grund": ("NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
    "hvert": ("DET", "Gender=Neut|Number=Sing|PronType=Ind"),
    "aften": ("NOUN", "Definite=Ind|Gender=Com|Number=Sing"),
    "gård": ("NOUN", "Definite=Ind|Gender=Com|Number=Sing"),
    "stedet": ("NOUN", "Definite=Def|Gender=Neut|Number=Sing"),
    "stand": ("NOUN", "Definite=Ind|Gender=Com|Number=Sing"),
    "hensyn": ("NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
}
_PART_LEMMA = {"hvert": "hver", "stedet": "sted"}


def to_sentence(words: list[Word], *, has_tree: bool) -> Sentence:
    """Convert one sentence; labels are still the original ones (``source``)."""
    parts = split_words(words)
    tokens: list[Token] = []
    first_of: dict[int, int] = {}
    for form, word, n in parts:
        upos, feats = decode(word)
        token = Token(form, lemma_of(word), upos, feats_text(feats), msd=word.msd)
        multiword = len(word.form) > 1 and "_" in word.form.strip("_")
        if multiword:
            known = _PART_UPOS.get(form.lower())
            if known:
                token.upos, token.feats = known
            token.lemma = _PART_LEMMA.get(form.lower(), form.lower())
        if n == 0:
            first_of[word.index] = len(tokens)
        tokens.append(token)
    sentence = Sentence(tokens, has_tree)
    if has_tree:
        _Converter(words, parts, tokens, first_of).run()
    _settle_closed_classes(sentence)
    return sentence


def _primary(word: Word) -> tuple[int, str] | None:
    for offset, relation in word.edges:
        if not relation.startswith(("[", "<")) and relation != "ref":
            return word.index + offset, relation
    return None


_QUESTION_WORDS = frozenset(
    ["hvad", "hvem", "hvor", "hvordan", "hvornår", "hvorfor", "hvorledes", "hvorhen"]
)


class _Converter:
    """Turns one tree. Works on words (not parts); parts after the first become ``fixed``."""

    def __init__(
        self,
        words: list[Word],
        parts: list[tuple[str, Word, int]],
        tokens: list[Token],
        first_of: dict[int, int],
    ) -> None:
        self.words = {word.index: word for word in words}
        self.tokens, self.first_of, self.parts = tokens, first_of, parts
        self.head: dict[int, int] = {}
        self.rel: dict[int, str] = {}
        self.children: dict[int, list[int]] = {word.index: [] for word in words}
        for word in words:
            edge = _primary(word)
            if edge and edge[0] in self.words and edge[0] != word.index:
                self.head[word.index], self.rel[word.index] = edge
                self.children[edge[0]].append(word.index)
        self.content: dict[int, int] = {}
        self.ud: dict[int, tuple[int, str, bool]] = {}

    def run(self) -> None:
        roots = [index for index in self.words if index not in self.head]
        if not roots or not self._reachable(roots):
            for index in self.words:
                if index not in self.seen:
                    roots.append(index)
                    self.head.pop(index, None)
            for index in list(self.children):
                self.children[index] = [
                    c for c in self.children[index] if self.head.get(c) == index
                ]
        for root in roots:
            self._convert(root, set())
        tops = [self.content[root] for root in roots]
        verbs = [t for t in tops if self.words[t].msd.startswith("V")]
        words = [t for t in tops if not self.words[t].msd.startswith("XP")]
        top = (verbs or words or tops)[0]
        for other in tops:
            if other != top:
                self._attach(other, top, "extra")
        self._write(top)

    def _reachable(self, roots: list[int]) -> bool:
        self.seen: set[int] = set()
        stack = list(roots)
        while stack:
            index = stack.pop()
            if index not in self.seen:
                self.seen.add(index)
                stack.extend(self.children[index])
        return len(self.seen) == len(self.words)

    def _attach(self, child: int, head: int, rel: str, *, forced: bool = False) -> None:
        if child != head:
            self.ud[child] = (head, rel, forced)

    def _convert(self, index: int, path: set[int]) -> int:
        """Convert the subtree of a word and give its content word."""
        if index in path:
            return index
        path = path | {index}
        word = self.words[index]
        kids = self.children[index]
        for kid in kids:
            self._convert(kid, path)
        complement, label = self._complement(word, kids)
        content = index if complement is None else self.content[complement]
        if complement is not None:
            self._attach(index, content, label, forced=bool(label))
            if not label:
                self._attach(index, content, "free")
        owned = next((k for k in kids if self.rel[k] == "possd" and k != complement), None)
        if complement is not None and owned is not None and not word.msd.startswith(("S", "C")):
            # `15 timers votering`: the numeral carries both; the genitive belongs to the noun.
            self._attach(content, self.content[owned], "nmod:poss", forced=True)
            content = self.content[owned]
            kids = [k for k in kids if k != owned]
        self.content[index] = content
        for kid in kids:
            if kid == complement:
                continue
            rel = self.rel[kid]
            if rel == "coord" and self.words[kid].msd == "CC":
                self._coordinate(kid, content)
            else:
                target = content
                if complement is not None and self._stays(word, kid, rel):
                    target = index
                self._attach(self.content[kid], target, rel)
        return content

    def _stays(self, word: Word, kid: int, rel: str) -> bool:
        """Tell whether a dependent belongs to the function word itself."""
        if word.msd.startswith(("P", "AC", "AN")):
            return False
        return word.msd.startswith("NCCSG") and rel in {"mod", "nobj"}

    def _coordinate(self, conjunction: int, first: int) -> None:
        conjuncts = [k for k in self.children[conjunction] if self.rel[k] == "conj"]
        second = self.content[conjunction]
        if conjuncts:
            self._attach(second, first, "conj", forced=True)
            if conjunction != second:
                self._attach(conjunction, second, "cc", forced=True)
        else:
            self._attach(conjunction, first, "cc", forced=True)

    def _complement(self, word: Word, kids: list[int]) -> tuple[int | None, str]:
        """Give the dependent that takes over a function word's place, and the word's UD label."""

        def pick(*relations: str) -> int | None:
            return next((k for k in kids if self.rel[k] in relations), None)

        def is_clause(kid: int) -> bool:
            return self.words[self.content[kid]].msd.startswith("V")

        msd, low = word.msd, word.form.lower()
        if low in _QUESTION_WORDS and msd.startswith(("RG", "PT")):
            kid = pick("rel", "vobj")
            if kid is not None and is_clause(kid):
                return kid, ("advmod" if msd.startswith("RG") else "")
        if msd == "SP" or (msd == "RGU" and pick("nobj") is not None):
            kid = pick("nobj")
            if kid is None:
                return None, ""
            if msd == "RGU":
                return (None, "") if is_clause(kid) else (kid, "advmod")
            return kid, "mark" if is_clause(kid) else "case"
        if msd[:2] in {"PD", "PI", "PO", "PC", "PT"}:
            kid = pick("nobj", "possd")
            if kid is None and msd.startswith("PD"):
                kid = next((k for k in kids if self._is_nominalised(word, k)), None)
            if kid is None or is_clause(kid):
                return None, ""
            if low in {"hvad", "hvem"}:
                return None, ""
            return kid, "det"
        if msd.startswith("NP") and pick("namef") is not None:
            return pick("namef"), "flat"
        if msd.startswith("AC"):
            kid = pick("nobj")
            return (kid, "nummod") if kid is not None and not is_clause(kid) else (None, "")
        if msd.startswith(("AN", "AO", "VAP")) and pick("nobj") is not None:
            kid = pick("nobj")
            return (kid, "amod") if kid is not None and not is_clause(kid) else (None, "")
        if msd.startswith(("NP", "NC")) and "G" in msd:
            kid = pick("possd")
            return (kid, "nmod:poss") if kid is not None else (None, "")
        if msd == "CS" or msd == "U=":
            kid = pick("vobj", "nobj", "conj")
            if kid is None:
                return None, ""
            return kid, "mark" if is_clause(kid) or msd == "CS" else "case"
        if msd == "CC":
            kid = pick("conj")
            return (kid, "cc") if kid is not None else (None, "")
        if msd.startswith("VA") and is_auxiliary_lemma(word.lemma):
            kid = pick("vobj")
            if kid is not None:
                return kid, "aux"
            if word.lemma == "være":
                kid = pick("pred")
                if kid is not None and self._nominal(kid):
                    return kid, "cop"
        return None, ""

    def _is_nominalised(self, word: Word, kid: int) -> bool:
        """Tell whether an adjective stands as a noun right after its determiner (`det nye`)."""
        return kid == word.index + 1 and self.words[kid].msd.startswith("AN")

    def _nominal(self, kid: int) -> bool:
        """Tell whether a predicate takes `være` as a copula in UD Danish."""
        word = self.words[kid]
        if word.msd == "SP" or word.msd.startswith(("CS", "U=", "V")):
            return False
        content = self.words[self.content[kid]]
        return content.msd.startswith(("A", "N", "P", "RG", "X")) and content.msd != "XP"

    def _write(self, top: int) -> None:
        first = self.first_of
        for index in self.words:
            at = first[index]
            token = self.tokens[at]
            if index == top:
                token.head, token.rel, token.forced = at, "root", True
            else:
                head, rel, forced = self.ud.get(index, (top, "extra", False))
                token.head, token.source, token.forced = first[head], rel, forced
                token.rel = rel if forced else ""
        previous = -1
        for at, (_, word, n) in enumerate(self.parts):
            if n:
                token = self.tokens[at]
                token.head, token.rel, token.forced = previous, "fixed", True
            else:
                previous = first[word.index]
        _break_cycles(self.tokens, first[top])
        _attach_punctuation(self.tokens)


def _break_cycles(tokens: list[Token], root: int) -> None:
    for start in range(len(tokens)):
        seen = set()
        at = start
        while at != root:
            if at in seen:
                tokens[at].head, tokens[at].source, tokens[at].forced = root, "extra", False
                break
            seen.add(at)
            at = tokens[at].head


def _crosses(tokens: list[Token], child: int, head: int) -> bool:
    low, high = sorted((child, head))
    for at, token in enumerate(tokens):
        if at == child or token.head == at or token.head < 0:
            continue
        a, b = sorted((at, token.head))
        if (low < a < high and not low <= b <= high) or (low < b < high and not low <= a <= high):
            return True
        if a < child < b and not a <= head <= b:
            return True
    return False


_FUNCTION_RELATIONS = frozenset({"aux", "cop", "case", "mark", "det", "cc", "nummod", "punct"})
_OPENING = frozenset("([{«„“")


def _attach_punctuation(tokens: list[Token]) -> None:
    """Hang punctuation projectively: on the clause or conjunct that it sets off, else the root.

    UD: punctuation that separates a clause belongs to that clause; final punctuation to the root.
    """
    marks = [at for at, token in enumerate(tokens) if token.upos == "PUNCT"]
    for at in marks:
        token = tokens[at]
        if token.head == at and len(marks) < len(tokens):
            token.rel, token.forced = "root", True
            continue
        token.rel, token.forced = ("punct" if token.head != at else "root"), True
        for child in tokens:
            if child.head == at and child is not token:
                child.head = token.head
    spans = _spans(tokens, frozenset(marks))
    root = next((at for at, token in enumerate(tokens) if token.head == at), 0)
    last = max((at for at in range(len(tokens)) if at not in marks), default=0)
    for at in marks:
        if tokens[at].head == at:
            continue
        if at > last:
            tokens[at].head = root
            continue
        right = _edge_head(tokens, spans, at + 1, 0, at + 1)
        left = _edge_head(tokens, spans, at - 1, 1, at - 1)
        order = (right, left) if tokens[at].form in {",", "-", "–", ":"} else (left, right)
        if tokens[at].form in _OPENING:
            order = (right, left)
        head = next((h for h in order if h is not None and h != root), root)
        while _crosses(tokens, at, head) and tokens[head].head != head:
            head = tokens[head].head
        tokens[at].head = head


def _spans(tokens: list[Token], marks: frozenset[int]) -> list[list[int]]:
    spans = [[at, at] for at in range(len(tokens))]
    for at in range(len(tokens)):
        if at in marks:
            continue
        up, steps = tokens[at].head, 0
        while steps <= len(tokens):
            spans[up][0] = min(spans[up][0], at)
            spans[up][1] = max(spans[up][1], at)
            if tokens[up].head == up:
                break
            up, steps = tokens[up].head, steps + 1
    return spans


def _edge_head(
    tokens: list[Token], spans: list[list[int]], at: int, side: int, edge: int
) -> int | None:
    """Give the highest word above ``at`` whose subtree begins (0) or ends (1) at ``edge``."""
    if not 0 <= at < len(tokens) or tokens[at].upos == "PUNCT":
        return None
    best = None
    while True:
        if spans[at][side] != edge:
            return best
        if tokens[at].rel not in _FUNCTION_RELATIONS:
            best = at
        if tokens[at].head == at:
            return best
        at = tokens[at].head


def _settle_closed_classes(sentence: Sentence) -> None:
    """Choose AUX/VERB, DET/PRON and the readings of `som` and `der`."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        low = token.form.lower()
        rel = token.rel or token.source
        if token.msd.startswith("VA") and is_auxiliary_lemma(token.lemma):
            if sentence.has_tree:
                if token.rel in {"aux", "cop"}:
                    token.upos = "AUX"
            else:
                sentence.unsure.add(at)
        elif token.msd[:2] in {"PD", "PI", "PT"}:
            if sentence.has_tree:
                token.upos = "DET" if token.rel == "det" else "PRON"
            else:
                sentence.unsure.add(at)
        elif token.msd == "U=" and low in {"som", "der"}:
            if not sentence.has_tree:
                sentence.unsure.add(at)
            elif low == "som":
                token.upos = "PRON" if rel in {"subj", "dobj", "iobj"} else "ADP"
            elif rel in {"expl", "[expl]"}:
                token.feats = "_"
        elif token.msd == "CS" and low == "end":
            token.upos = "ADP"
        elif token.msd.startswith("VAM"):
            token.feats = "Mood=Imp"


def read_treebank(folder: Path, *, has_tree: bool, skip: frozenset[str]) -> Iterator[Sentence]:
    """Convert every text below ``folder``; ``skip`` holds keys of sentences to leave out."""
    for path in sorted(folder.glob("*.tag")):
        for words in read_tag_file(path):
            if sentence_key(word.form for word in words) not in skip:
                yield to_sentence(words, has_tree=has_tree)
