"""Another pipeline with the labels of the official ones is swapped in, and the rules run on it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.errors import ModelError
from oejenhoejde.language.pipeline import load_pipeline, model_info
from oejenhoejde.language.sentences import COMPONENT

#: word, UPOS, features, lemma, head (index), relation: the scheme of UD Danish-DDT.
SENTENCES = [
    [
        ("Såfremt", "SCONJ", "", "såfremt", 3, "mark"),
        ("du", "PRON", "Case=Nom|Number=Sing|Person=2|PronType=Prs", "du", 3, "nsubj"),
        ("ikke", "ADV", "", "ikke", 3, "advmod"),
        ("svarer", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act", "svare", 5, "advcl"),
        (",", "PUNCT", "", ",", 3, "punct"),
        ("lukkes", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass", "lukke", 5, "ROOT"),
        ("sagen", "NOUN", "Definite=Def|Gender=Com|Number=Sing", "sag", 5, "nsubj"),
        (".", "PUNCT", "", ".", 5, "punct"),
    ],
    [
        ("Sagen", "NOUN", "Definite=Def|Gender=Com|Number=Sing", "sag", 2, "nsubj"),
        ("bliver", "AUX", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act", "blive", 2, "aux"),
        ("lukket", "VERB", "Definite=Ind|Number=Sing|Tense=Past|VerbForm=Part", "lukke", 2, "ROOT"),
        (".", "PUNCT", "", ".", 2, "punct"),
    ],
]
TEXT = "Såfremt du ikke svarer, lukkes sagen. Sagen bliver lukket."
STEPS = 60


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that has learned two sentences by heart, with `ner` and `senter` as extras."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(1)
    nlp = spacy.blank("da")
    for name in ("morphologizer", "parser", "trainable_lemmatizer"):
        settings = {"min_tree_freq": 1} if name == "trainable_lemmatizer" else {}
        if name == "parser":
            settings = {"min_action_freq": 1}
        nlp.add_pipe(name, config=settings)
    examples = []
    for rows in SENTENCES:
        words, pos, morphs, lemmas, heads, deps = zip(*rows, strict=True)
        gold = Doc(
            nlp.vocab, words=list(words), pos=list(pos), morphs=list(morphs), lemmas=list(lemmas),
            heads=list(heads), deps=list(deps),
        )  # fmt: skip
        examples.append(Example(Doc(nlp.vocab, words=list(words)), gold))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(STEPS):
        nlp.update(examples, sgd=optimizer)
    nlp.add_pipe("senter").initialize(lambda: examples, nlp=nlp)
    nlp.meta.update(name="tiny_test", version="1.2.3")
    path = tmp_path_factory.mktemp("model") / "da_tiny"
    nlp.to_disk(path)
    return path


def test_rules_run_on_it(tiny: Path) -> None:
    report = Linter(Config(model=str(tiny))).check_text(TEXT)
    assert report.versions["model"] == "da_tiny_test"
    assert report.versions["model_version"] == "1.2.3"
    found = {(f.rule_id, f.excerpt) for f in report.findings}
    assert ("kancelliord", "Såfremt") in found
    assert ("s-passiv", "lukkes") in found
    assert ("blive-passiv", "bliver lukket") in found
    assert report.metrics["sentences"] == 2


def test_our_sentence_boundaries_replace_its_own(tiny: Path) -> None:
    nlp = load_pipeline(str(tiny))
    assert "senter" not in nlp.pipe_names
    assert nlp.pipe_names.index(COMPONENT) < nlp.pipe_names.index("parser")
    assert model_info(nlp).name == "da_tiny_test"
    assert len(list(nlp("Jf. § 3, stk. 2. Du kan klage.").sents)) == 2


def test_a_pipeline_without_parser_is_refused_in_one_line(tmp_path: Path) -> None:
    import spacy

    spacy.blank("da").to_disk(tmp_path / "tom")
    with pytest.raises(ModelError, match="mangler sætningsanalyse") as caught:
        load_pipeline(str(tmp_path / "tom"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("da_core_news_sm", "python -m spacy download da_core_news_sm"),
        ("da_findes_ikke", "»da_findes_ikke« findes ikke"),
    ],
)
def test_a_missing_one_says_what_to_do(name: str, says: str) -> None:
    if find_spec(name):
        pytest.skip(f"{name} is installed here")
    with pytest.raises(ModelError) as caught:
        load_pipeline(name)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
