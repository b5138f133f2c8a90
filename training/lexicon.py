"""Makes the bundled pipeline's lemma lexicon and its rules for words that the lexicon lacks.

The lexicon comes from the treebank and PAROLE-DK. The rules (word end -> lemma end) come from the
Danish lemma table of spacy-lookups-data (MIT): the fewest ends that give the whole table back.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from oejenhoejde.language.lemmas import Lemmas, write_lemmas
from training.convert import Sentence

#: A lemma must have this share of a form's occurrences to be taken for granted.
_CLEAR = 0.9
#: Ends of more letters are kept only as whole words.
_LONGEST_END = 12
#: Nouns of two genders (`øl`, `nøgle` in other senses) tell nothing; nor do one or two letters.
_CLEAR_GENDER = 0.85
_SHORTEST_GENDER_END = 3
#: Classes whose lemma says nothing: marks, numbers, foreign words.
_LEFT_OUT = frozenset({"PUNCT", "SYM", "X", "NUM"})


def make_lexicon(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Give lemmas by ``form TAB class``, and by form, class and features where these matter."""
    wide: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    narrow: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            if token.upos in _LEFT_OUT or at in sentence.unsure or not token.form.strip():
                continue
            form = token.form.lower()
            feats = "" if token.feats == "_" else token.feats
            wide[form, token.upos][token.lemma] += 1
            narrow[form, token.upos, feats][token.lemma] += 1
    lexicon: dict[str, str] = {}
    for (form, upos), lemmas in wide.items():
        lemma, count = lemmas.most_common(1)[0]
        if count >= _CLEAR * lemmas.total():
            lexicon[f"{form}\t{upos}"] = lemma
    for (form, upos, feats), lemmas in narrow.items():
        lemma, count = lemmas.most_common(1)[0]
        known = lexicon.get(f"{form}\t{upos}")
        # Beside a clear lemma, only a reading that was seen more than once may differ.
        if known is None or (lemma != known and count > 1 and count >= _CLEAR * lemmas.total()):
            lexicon[f"{form}\t{upos}\t{feats}"] = lemma
    return lexicon


def general_table() -> dict[str, str]:
    """Give form -> lemma of spacy-lookups-data, lower-case words only; empty if not installed."""
    package = importlib.util.find_spec("spacy_lookups_data")
    if package is None or package.origin is None:
        return {}
    path = Path(package.origin).parent / "data" / "da_lemma_lookup.json.gz"
    table: dict[str, str] = json.loads(gzip.decompress(path.read_bytes()))
    return {
        form: lemma.lower()
        for form, lemma in table.items()
        if form and lemma and form == form.lower() and " " not in form
    }


def _ending(form: str, lemma: str) -> str:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{len(form) - same}:{lemma[same:]}"


def make_rules(table: dict[str, str]) -> dict[str, str]:
    """Give the fewest word ends that tell every lemma of the table."""
    changes = {form: _ending(form, lemma) for form, lemma in table.items()}
    return fewest_ends(changes, least=lambda change: int(change.partition(":")[0]))


def make_genders(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Give the fewest ends of noun lemmas that tell the gender of all nouns that have just one."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for token in sentence.tokens:
            gender = token.feats.partition("Gender=")[2].partition("|")[0]
            if token.upos == "NOUN" and gender:
                counts[token.lemma.lower()][gender] += 1
    clear = {}
    for lemma, genders in counts.items():
        gender, count = genders.most_common(1)[0]
        if count >= _CLEAR_GENDER * genders.total():
            clear[lemma] = gender
    return fewest_ends(clear, least=lambda _: _SHORTEST_GENDER_END)


def fewest_ends(values: dict[str, str], *, least: Callable[[str], int]) -> dict[str, str]:
    """Give the fewest word ends that tell every word's value; `^` marks a word's start.

    ``least`` gives the number of letters that an end must have at least to tell a value.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, value in values.items():
        marked = f"^{word}"
        for size in range(least(value), len(marked) + 1):
            if size <= _LONGEST_END or size == len(marked):
                counts[marked[len(marked) - size :]][value] += 1
    ends: dict[str, str] = {}
    for end in sorted(counts, key=lambda end: (len(end), end)):
        best, count = max(counts[end].items(), key=lambda item: (item[1], item[0]))
        shorter = (ends[end[at:]] for at in range(1, len(end) + 1) if end[at:] in ends)
        inherited = next(shorter, "")
        if best != inherited and count > counts[end][inherited]:
            ends[end] = best
    return ends


def save_lemmas(path: Path, lemmas: Lemmas) -> None:
    """Write lexicon and rules as the compressed table that the package reads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(path, "wb", compresslevel=9, mtime=0) as file:
        file.write(write_lemmas(lemmas).encode("utf-8"))
