"""spaCy is imported without its command line, and is whole afterwards."""

from __future__ import annotations

import subprocess
import sys

from oejenhoejde.language.pipeline import adapt_tokenizer, load_pipeline

PROBE = """
import sys
from oejenhoejde.language.quick_spacy import import_spacy
spacy = import_spacy()
assert import_spacy() is spacy is sys.modules["spacy"]
assert not {"spacy.cli", "spacy.cli.info", "weasel", "typer"} & set(sys.modules)
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.download and spacy.cli.info
"""


def test_command_line_of_spacy_is_left_out_until_somebody_wants_it() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    assert done.returncode == 0


def test_bundled_tokenizer_has_the_rules_that_the_model_was_saved_with() -> None:
    import spacy

    from oejenhoejde.resources import model_path

    plain = spacy.load(model_path())
    adapt_tokenizer(plain.tokenizer)
    text = (
        "Jf. f.eks. servicelovens § 12, stk. 2, kl. 10.30, skal A/S'et betale 1.250 kr. til «Navn» "
        "d. 3/4-2020 (se www.kk.dk/side?a=1), bl.a. mht. p-afgift og/eller 'gebyr' … ca. 50%."
    )
    ours = load_pipeline().tokenizer
    assert [token.text for token in ours(text)] == [token.text for token in plain.tokenizer(text)]
    assert ours.rules == plain.tokenizer.rules
