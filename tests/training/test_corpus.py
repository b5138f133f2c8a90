"""What is made for training is well formed: generated sentences, variations, word ends."""

from __future__ import annotations

import random

import pytest
import spacy

from oejenhoejde.language.lemmas import Lemmas
from training.convert import Sentence, Token
from training.corpus import _varied, to_doc
from training.lexicon import fewest_ends, make_genders, make_lexicon, make_rules
from training.official import official_sentences
from training.trees import best_tree


def _sentence() -> Sentence:
    return Sentence(
        [
            Token("Udfyld", "udfylde", "VERB", "Mood=Imp", 0, "root"),
            Token("skemaet", "skema", "NOUN", "Definite=Def|Gender=Neut|Number=Sing", 0, "obj"),
            Token(".", ".", "PUNCT", "_", 0, "punct"),
        ]
    )


def test_generated_sentences_are_trees_and_the_same_each_time() -> None:
    sentences = list(official_sentences(seed=1))
    again = list(official_sentences(seed=1))
    assert [s.tokens for s in sentences] == [s.tokens for s in again]
    for sentence in sentences:
        roots = [token for at, token in enumerate(sentence.tokens) if token.head == at]
        assert [token.rel for token in roots] == ["root"]
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)


@pytest.mark.parametrize("seed", range(12))
def test_varied_sentences_keep_their_analysis(seed: int) -> None:
    varied = _varied(_sentence(), random.Random(seed))
    (root,) = [at for at, token in enumerate(varied.tokens) if token.head == at]
    assert varied.tokens[root].lemma == "udfylde"
    doc = to_doc(spacy.blank("da").vocab, [varied])
    assert [token.lemma_ for token in doc if token.dep_ == "obj"] == ["skema"]


def test_unsure_tags_stay_unset() -> None:
    sentence = _sentence()
    sentence.unsure.add(1)
    doc = to_doc(spacy.blank("da").vocab, [sentence])
    assert doc[0].has_morph()
    assert not doc[1].has_morph()


def test_fewest_ends_give_the_whole_table_back() -> None:
    table = {"bilen": "bil", "solen": "sol", "stolen": "stol", "polen": "polen", "armen": "arm"}
    rules = make_rules(table)
    assert len(rules) < len(table)
    lemmas = Lemmas(rules=rules)
    assert {form: lemmas.find(form, "NOUN", "") for form in table} == table


def test_ends_know_words_outside_the_table() -> None:
    ends = fewest_ends({"bord": "Neut", "ord": "Neut", "jord": "Com"}, least=lambda _: 3)
    assert Lemmas(genders=ends).gender("skrivebord") == "Neut"


def test_lexicon_asks_for_features_only_where_they_matter() -> None:
    plural = "Definite=Ind|Gender=Com|Number=Plur"
    single = "Definite=Ind|Gender=Com|Number=Sing"
    tokens = [Token("bager", "bager", "NOUN", single, 0, "root")]
    tokens += [Token("bager", "bag", "NOUN", plural, 0, "conj")]
    tokens += [Token("sager", "sag", "NOUN", plural, 0, "conj")]
    lexicon = make_lexicon([Sentence(tokens)])
    assert lexicon["sager\tNOUN"] == "sag"
    assert "bager\tNOUN" not in lexicon
    assert lexicon[f"bager\tNOUN\t{plural}"] == "bag"
    assert make_genders([Sentence(tokens)])


def test_best_tree_is_projective_with_one_root() -> None:
    import numpy as np

    scores = np.full((4, 4), -5.0)
    scores[1, 2] = scores[3, 2] = 2.0
    scores[1, 0] = scores[2, 0] = scores[3, 0] = 1.0
    assert best_tree(scores) == [2, 0, 2]
