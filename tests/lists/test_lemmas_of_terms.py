"""The lemma of every inflected form in the term map is right, whatever the networks say."""

from __future__ import annotations

from oejenhoejde.language.lemmas import TERMS, LemmaLexicon, load_lemmas
from oejenhoejde.resources import data_path
from training.term_lemmas import content, term_lemmas


def test_the_list_is_up_to_date() -> None:
    path = data_path("wordlists") / f"{TERMS}.tsv"
    assert path.read_text("utf-8") == content(), "run: python -m training.term_lemmas"


def test_the_pipeline_gives_the_lemma_of_every_form() -> None:
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.blank("da")
    known = term_lemmas()
    assert len(known) > 10_000
    component = LemmaLexicon(load_lemmas())
    forms = list(known)
    doc = Doc(
        nlp.vocab,
        words=[form for form, _ in forms],
        pos=[upos for _, upos in forms],
        lemmas=["?"] * len(forms),
        heads=list(range(len(forms))),
        deps=["ROOT"] * len(forms),
    )
    component(doc)
    wrong = [
        (form, upos, known[form, upos], token.lemma_)
        for (form, upos), token in zip(forms, doc, strict=True)
        if token.pos_ == upos and token.lemma_ != known[form, upos]
    ]
    assert wrong == []
