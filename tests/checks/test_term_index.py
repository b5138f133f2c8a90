"""The index of the term map: what waits is found as if everything had been made ready at once."""

from __future__ import annotations

from oejenhoejde.checks.term_patterns import stable_beginning
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.wordlist import load_terms


def test_every_form_of_a_waiting_entry_begins_as_the_entry_does() -> None:
    inflector = Inflector.load()
    waiting = [term for term in load_terms() if stable_beginning(term)]
    assert len(waiting) > 1_000
    wrong = []
    for term in waiting:
        first = term.lemma.split(maxsplit=1)[0].casefold()
        for upos in ("NOUN", "VERB", "ADJ"):
            if term.upos != upos:
                continue
            kind = "ADJ" if term.word_class == "navneudtryk" else upos
            wrong += [
                (term.lemma, form)
                for form in inflector.forms(first, kind)
                if not form.startswith(stable_beginning(term))
            ]
    assert not wrong
