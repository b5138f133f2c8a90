"""Puts a trained pipeline into the package: only the strings it needs, lemma table, licence."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import Config

from oejenhoejde._pipeline import features
from oejenhoejde.language.lemmas import FILE, Lemmas
from training.evaluate import load, measure
from training.lexicon import general_table, make_genders, make_lexicon, make_rules, save_lemmas
from training.sources import DEFAULT_DDT, read_jsonl

TARGET = Path(__file__).resolve().parents[1] / "oejenhoejde" / "_pipeline" / "da_oejenhoejde_sm"
VERSION = "0.1.0"
_TREEBANK = {
    "name": "Danish Dependency Treebank (Copenhagen Dependency Treebank, releases/cdt1+2)",
    "url": "https://github.com/mbkromann/copenhagen-dependency-treebank",
    "author": "Matthias Buch-Kromann, Daniel Hardt and others",
    "license": "MIT, CC BY-SA 4.0 or GPL; used under CC BY-SA 4.0",
}
_PAROLE = {
    "name": "PAROLE-DK (releases/parole-dk)",
    "url": "https://github.com/mbkromann/copenhagen-dependency-treebank",
    "author": "Det Danske Sprog- og Litteraturselskab; Britt-Katrin Keson",
    "license": "MIT, CC BY-SA 4.0 or GPL; used under CC BY-SA 4.0",
}
_UD = {
    "name": "UD Danish-DDT 2.17, development sentences (labels of the conversion, choice of model)",
    "url": "https://github.com/UniversalDependencies/UD_Danish-DDT",
    "author": "Anders Johannsen, Héctor Martínez Alonso, Barbara Plank",
    "license": "CC BY-SA 4.0",
}
_LOOKUPS = {
    "name": "spacy-lookups-data 1.0.5, Danish lemma table (rules for lemmas)",
    "url": "https://github.com/explosion/spacy-lookups-data",
    "author": "Explosion",
    "license": "MIT",
}
_LICENSE = """\
Den danske sprogmodel da_oejenhoejde_sm
=======================================

Filerne i denne mappe er under licensen Creative Commons Navngivelse-Del på samme vilkår 4.0
International (CC BY-SA 4.0): https://creativecommons.org/licenses/by-sa/4.0/legalcode.da
Resten af oejenhoejde har sin egen licens; se LICENSE i projektets rod.

The files in this folder are licensed under CC BY-SA 4.0:
https://creativecommons.org/licenses/by-sa/4.0/

They were made from these sources:

{sources}

The sources were changed: converted to Universal Dependencies, relabelled and partly labelled
anew by models, and turned into weights and tables.
"""
_PROSE_NOTE = """\
Texts from public bodies, labelled by models, were used as further training text; none of them is
contained here.
"""


def _sources(*, parole: bool, lookups: bool) -> list[dict[str, str]]:
    return [_TREEBANK, *([_PAROLE] if parole else []), _UD, *([_LOOKUPS] if lookups else [])]


def _tree_strings(node: object) -> Iterable[int]:
    """Give every number in the lemmatizer's saved trees; strings among them are hashes."""
    if isinstance(node, dict):
        for value in node.values():
            yield from _tree_strings(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _tree_strings(value)
    elif isinstance(node, int):
        yield node


def needed_strings(nlp: Language) -> list[str]:
    """Give the strings that the components refer to; words come back when texts are read."""
    import srsly

    store = nlp.vocab.strings
    keep: set[str] = set()
    for name in nlp.pipe_names:
        component = nlp.get_pipe(name)
        for label in getattr(component, "labels", ()):
            if isinstance(label, str):
                keep.update((label, *label.split("|")))
        trees = getattr(component, "trees", None)
        if trees is not None:
            numbers = _tree_strings(srsly.msgpack_loads(trees.to_bytes()))
            keep.update(store[number] for number in numbers if number in store)
    for move in getattr(nlp.get_pipe("parser"), "move_names", ()):
        keep.update(part for part in move.split("-", 1)[1:] if part)
    return sorted(keep)


def package(model: Path, work: Path, data: Path, target: Path = TARGET) -> dict[str, float]:
    """Write the package data; give its figures on the development sentences."""
    nlp = spacy.load(model)
    strings = needed_strings(nlp)
    if target.exists():
        shutil.rmtree(target)
    nlp.meta[features.META] = "oejenhoejde.endings.v1"
    nlp.to_disk(target)
    # The package tells the pipeline about word ends after loading, so that spaCy finds no callback
    # that it does not know.
    config_file = target / "config.cfg"
    config = Config().from_disk(config_file, interpolate=False)
    config["nlp"]["after_creation"] = None
    for path in ("train", "dev"):
        config["paths"][path] = None
    config.to_disk(config_file)
    strings_file = target / "vocab" / "strings.json"
    strings_file.write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")
    trees = list(read_jsonl(work / "treebank.jsonl"))
    taught = work / "parole.trees.jsonl"
    parole = list(read_jsonl(work / "parole.jsonl"))
    labelled = list(read_jsonl(taught)) if parole and taught.exists() else parole
    general = general_table()
    sentences = [*trees, *labelled]
    lemmas = Lemmas(make_lexicon(sentences), make_rules(general), make_genders(sentences))
    save_lemmas(target / FILE, lemmas)
    figures = measure(load(target), data)
    sources = _sources(parole=bool(parole), lookups=bool(general))
    lines = (f"- {s['name']}\n  {s['author']}\n  {s['url']}\n  {s['license']}" for s in sources)
    text = _LICENSE.format(sources="\n".join(lines))
    text += _PROSE_NOTE if (work / "prose.trees.jsonl").exists() else ""
    (target / "LICENSE").write_text(text, encoding="utf-8")
    meta_file = target / "meta.json"
    meta = json.loads(meta_file.read_text(encoding="utf-8"))
    meta.update(
        name="oejenhoejde_sm",
        version=VERSION,
        description="Small Danish pipeline for plain-language checks of texts from public bodies",
        author="oejenhoejde",
        email="",
        url="",
        license="CC BY-SA 4.0",
        sources=sources,
        performance={
            "measured on": "UD Danish-DDT 2.17, development sentences, gold tokens",
            **{name: round(value, 4) for name, value in figures.items()},
        },
    )
    meta_file.write_text(json.dumps(meta, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return figures


def main() -> None:
    """Package the best model of a work folder."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ddt", type=Path, default=DEFAULT_DDT)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--model", type=Path, help="default: WORK/model/model-best")
    arguments.add_argument("--target", type=Path, default=TARGET)
    options = arguments.parse_args()
    model = options.model or options.work / "model" / "model-best"
    for name, value in package(model, options.work, options.ddt, options.target).items():
        print(f"{name:<14}{value:.4f}")


if __name__ == "__main__":
    main()
