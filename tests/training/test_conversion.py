"""The converted treebank agrees with UD Danish's own analysis of the same sentences."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from training.convert import Sentence, Token, sentence_key, split_words
from training.labels import Labeller, Row
from training.parole import Word, decode, feats_text
from training.sources import development_pairs, held_out, read_jsonl, write_jsonl

Pairs = list[tuple[Sentence, list[Row]]]


@pytest.fixture(scope="module")
def pairs(shared: Path) -> Pairs:
    return development_pairs(shared / "ddt")


def _share(pairs: Pairs, hit: object) -> float:
    hits = [hit(token, row) for s, rows in pairs for token, row in zip(s.tokens, rows, strict=True)]
    return sum(hits) / len(hits)


def test_nearly_all_development_sentences_are_found(pairs: Pairs) -> None:
    assert len(pairs) >= 520


def test_tags_are_those_of_ud(pairs: Pairs) -> None:
    assert _share(pairs, lambda t, row: t.upos == row[3]) >= 0.99
    assert _share(pairs, lambda t, row: t.feats == row[5]) >= 0.996
    assert _share(pairs, lambda t, row: t.lemma == row[2]) >= 0.998


def test_trees_and_labels_are_those_of_ud(pairs: Pairs) -> None:
    """Labels are learned on every other sentence and judged on the rest; marks do not count."""
    labeller = Labeller()
    labeller.learn(pairs[::2])
    words = heads = labels = 0
    for sentence, rows in copy.deepcopy(pairs[1::2]):
        labeller.label(sentence)
        for at, (token, row) in enumerate(zip(sentence.tokens, rows, strict=True)):
            if row[7] == "punct":
                continue
            right = token.head == (at if row[6] == "0" else int(row[6]) - 1)
            words, heads, labels = (
                words + 1,
                heads + right,
                labels + (right and token.rel == row[7]),
            )
    assert heads / words >= 0.92
    assert labels / words >= 0.885


def test_every_converted_sentence_is_a_tree(pairs: Pairs) -> None:
    for sentence, _ in pairs:
        roots = [at for at, token in enumerate(sentence.tokens) if token.head == at]
        assert len(roots) == 1
        for at in range(len(sentence.tokens)):
            seen = set()
            while at != roots[0]:
                assert at not in seen
                seen.add(at)
                at = sentence.tokens[at].head


def test_development_sentences_are_held_out(shared: Path, pairs: Pairs) -> None:
    keys = held_out(shared / "ddt")
    assert all(sentence_key(token.form for token in s.tokens) in keys for s, _ in pairs)


def _word(form: str, msd: str, lemma: str) -> Word:
    return Word(form, lemma, msd, (), 0)


@pytest.mark.parametrize(
    ("form", "msd", "upos", "feats"),
    [
        ("skemaet", "NCNSU==D", "NOUN", "Definite=Def|Gender=Neut|Number=Sing"),
        ("behandles", "VADR=----P-", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass"),
        ("behandles", "VAF-=----P-", "VERB", "VerbForm=Inf|Voice=Pass"),
        ("synes", "VEDR=----P-", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act"),
        ("send", "VAM-=----A-", "VERB", "Mood=Imp"),
    ],
)
def test_decodes_parole_tags(form: str, msd: str, upos: str, feats: str) -> None:
    found, features = decode(_word(form, msd, form))
    assert (found, feats_text(features)) == (upos, feats)


def test_splits_words_that_belong_together() -> None:
    parts = split_words([_word("i_dag", "RGU", "i_dag"), _word(" - ", "XP", "-")])
    assert [form for form, _, _ in parts] == ["i", "dag", "-"]


def test_json_lines_give_back_what_was_written(tmp_path: Path) -> None:
    tokens = [
        Token("Send", "sende", "VERB", "Mood=Imp", 0, "root", msd="VAM"),
        Token("!", "!", "PUNCT", "_", 0, "punct"),
    ]
    path = tmp_path / "x.jsonl"
    assert write_jsonl(path, [Sentence(tokens, True, {1})]) == 1
    (read,) = read_jsonl(path)
    assert read.tokens == tokens
    assert read.unsure == {1}
