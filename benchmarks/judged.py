"""Draws random findings for judging, takes in the verdicts, and prints the precision of each rule.

    python -m benchmarks.judged --draw 30 --rule indskud > new.tsv    # fill in: ja or nej + reason
    python -m benchmarks.judged --add new.tsv
    python -m benchmarks.judged --prune --rule indskud    # after a change of the rule
    python -m benchmarks.judged --count                   # findings per rule over the corpus
    python -m benchmarks.judged                           # precision per rule
    python -m benchmarks.judged --draw 30 --corpus FOLDER --texts breve   # other texts

Without ``--rule`` all rules are meant. Each rule is run on its own, so that what another rule says
of the same words hides nothing, and for the first audience that it is made for. The files are
described in ``benchmarks/verdicts.py``. Every command but ``--draw`` writes ``rules/maalt.tsv``.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import verdicts
from benchmarks.verdicts import Verdict
from oejenhoejde.catalog import load_rules
from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.errors import ReadError
from oejenhoejde.measured import load_measured
from oejenhoejde.model import Confidence, Document, Finding, Rule, Status, fingerprint
from oejenhoejde.names import AUDIENCES
from oejenhoejde.readers import can_read, read_file

_SEED = 20261124
#: Folders with the texts of an audience. A rule that is not for citizens reads only these.
_FOLDERS = {
    "medarbejdere": frozenset({"medarbejdere", "manualer"}),
    "ledelse": frozenset({"ledelse"}),
    "oevrige": frozenset({"oevrige"}),
}
#: Letters of the text that are shown on each side of a finding.
_CONTEXT = 160


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the document that it is in."""

    finding: Finding
    document: Document
    texts: str = ""

    @property
    def key(self) -> str:
        """The finding's fingerprint; of one about the whole text, which has none of its own,
        one made with the document's name, or its text where that is not in the corpus."""
        finding = self.finding
        if finding.excerpt:
            return finding.fingerprint
        if self.texts:
            return fingerprint(finding.rule_id, "", self.document.text)
        return fingerprint(finding.rule_id, "", self.document.name)

    @property
    def verdict(self) -> Verdict:
        """The finding as it is written down, not yet judged."""
        finding = self.finding
        place = verdicts.short(finding.excerpt) or finding.place
        return Verdict(self.key, place, "", "", finding.confidence.value, self.texts)


class _Parsed:
    """A language pipeline that reads each text once, however many rules are run on it."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self._docs: dict[str, Any] = {}
        self.meta = nlp.meta

    def pipe(
        self, texts: Iterable[tuple[str, Any]], *, as_tuples: bool, batch_size: int
    ) -> Iterator[tuple[Any, Any]]:
        pairs = list(texts)
        new = list(dict.fromkeys(text for text, _ in pairs if text not in self._docs))
        self._docs.update(zip(new, self._nlp.pipe(new, batch_size=batch_size), strict=True))
        for text, context in pairs:
            yield self._docs[text], context


def findings(
    corpus: Path, rules: Iterable[Rule], *, texts: str = ""
) -> Iterator[tuple[Rule, list[Found]]]:
    """Run each rule on its own over the readable files of a folder; equal findings count once.

    ``texts`` names those outside the corpus (:data:`benchmarks.verdicts.OUTSIDE`).
    """
    documents = []
    for path in sorted(corpus.rglob("*")):
        if path.is_file() and can_read(path):
            try:
                documents.append((path, read_file(path)))
            except ReadError as error:
                print(error, file=sys.stderr)
    parsed: _Parsed | None = None
    tools: dict[str, Any] = {}
    for rule in rules:
        audience = _audience(rule)
        chosen = frozenset({rule.id})
        config = Config(audience=audience, select=chosen, min_confidence=Confidence.LOW)
        linter = Linter(config)
        # The pipeline and the word lists are the same for every rule: loaded once.
        parsed = parsed or _Parsed(linter._nlp)
        linter.__dict__["_nlp"] = parsed
        linter.__dict__["_tools"] = tools.setdefault(audience, None) or linter._tools
        tools[audience] = linter.__dict__["_tools"]
        found = {}
        folders = _FOLDERS.get(audience)
        own = (
            document
            for path, document in documents
            if folders is None or folders.intersection(path.relative_to(corpus).parts)
        )
        for report in linter.check_documents(own):
            for finding in report.findings:
                one = Found(finding, report.document, texts)
                found[one.key] = one
        yield rule, [found[key] for key in sorted(found)]


def _audience(rule: Rule) -> str:
    enabled = rule.status is not Status.DEPRECATED
    settings = ((name, rule.audiences.get(name, {})) for name in AUDIENCES)
    return next((name for name, own in settings if own.get("enabled", enabled)), AUDIENCES[0])


def draw(found: list[Found], rule: Rule, number: int) -> Iterator[str]:
    """Give lines to be filled in, for findings not yet judged: what is known stands in comments."""
    judged = verdicts.read(rule.id)
    new = [one for one in found if one.key not in judged]
    chosen = new if len(new) <= number else random.Random(_SEED).sample(new, number)
    yield f"# {rule.id}: {len(found)} findings, {len(found) - len(new)} judged before"
    for one in sorted(chosen, key=lambda one: (one.document.name, one.finding.span.start)):
        finding, text = one.finding, one.document.text
        span, sentence = finding.span, finding.sentence_span or finding.span
        start = max(0, min(sentence.start, span.start) - _CONTEXT // 4)
        start = max(start, span.start - 2 * _CONTEXT)
        end = min(max(sentence.end, span.end) + _CONTEXT // 4, span.end + 2 * _CONTEXT)
        before, after = text[start : span.start], text[span.end : end]
        yield "#"
        yield f"# {one.document.name} {finding.place}"
        yield "# " + " ".join(f"{before}⟦{text[span.start : span.end]}⟧{after}".split())
        yield f"# {finding.message}"
        yield from (f"#   → {' '.join(s.title.split())}" for s in finding.suggestions[:3])
        blank = one.verdict
        tail = (blank.sikkerhed, blank.tekst) if blank.tekst else (blank.sikkerhed,)
        yield "\t".join((rule.id, blank.fingeraftryk, blank.sted, "", "", *tail))


def add(lines: Iterable[str]) -> int:
    """Take in lines that ``draw`` gave and a person filled in; give their number.

    Raises:
        ValueError: a line has no verdict, or a ``nej`` no reason.
    """
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    for rule, *values in rows:
        verdict = Verdict(*(value.strip() for value in values))
        if verdict.vises not in (verdicts.YES, verdicts.NO):
            raise ValueError(f"no verdict: {rule} {verdict.fingeraftryk} {verdict.sted}")
        if verdict.vises == verdicts.NO and not verdict.grund:
            raise ValueError(f"no reason: {rule} {verdict.fingeraftryk} {verdict.sted}")
        known = verdicts.read(rule) | {verdict.fingeraftryk: verdict}
        verdicts.write(rule, known.values())
    return len(rows)


def prune(found: list[Found], rule: Rule, *, texts: str = "") -> int:
    """Drop verdicts on findings that are no longer made; give how many. Confidence is renewed.

    Those on other texts than these stay (``texts``; empty: the corpus).
    """
    known = verdicts.read(rule.id)
    now = {one.key: one.verdict for one in found}
    kept = [verdict for verdict in known.values() if verdict.tekst != texts]
    kept += [
        replace(verdict, sted=now[key].sted, sikkerhed=now[key].sikkerhed)
        for key, verdict in known.items()
        if key in now and verdict.tekst == texts
    ]
    if known:
        verdicts.write(rule.id, kept)
    return len(known) - len(kept)


def show() -> None:
    """Print findings, judged ones and precision per rule."""
    print(f"{'rule':<24}{'found':>7}{'shown':>7}{'judged':>8}{'right':>7}   of those shown")
    for rule, one in load_measured().items():
        line = f"{rule:<24}{one.found:>7}{one.shown:>7}{one.judged:>8}{one.good:>7}"
        if one.judged:
            line += f"{one.good / one.judged:>8.1%}"
        if one.judged_shown:
            share = one.good_shown / one.judged_shown
            line += f"{one.good_shown:>6} of {one.judged_shown:>4}{share:>8.1%}"
        print(line)


def main() -> None:
    """Draw, take in, prune or count; or print precision per rule."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--draw", type=int, metavar="N")
    arguments.add_argument("--shown", action="store_true", help="draw of the default output only")
    arguments.add_argument("--add", type=Path, metavar="FILE")
    arguments.add_argument("--prune", action="store_true")
    arguments.add_argument("--count", action="store_true")
    arguments.add_argument("--rule", action="append", default=[])
    arguments.add_argument("--corpus", type=Path, default=Path("../shared/data/corpus"))
    arguments.add_argument("--texts", choices=verdicts.OUTSIDE, default="")
    options = arguments.parse_args()
    if options.add:
        print(f"{add(options.add.read_text('utf-8').splitlines())} verdicts")
        verdicts.update()
        return
    if not (options.draw or options.prune or options.count):
        verdicts.update()
        show()
        return
    rules = load_rules()
    chosen = [rules[name] for name in options.rule or rules]
    counts = {}
    for rule, found in findings(options.corpus, chosen, texts=options.texts):
        shown = [one for one in found if one.finding.confidence is not Confidence.LOW]
        counts[rule.id] = (len(found), len(shown))
        if options.prune:
            print(f"{rule.id}: {prune(found, rule, texts=options.texts)} verdicts dropped")
        if options.draw:
            print(*draw(shown if options.shown else found, rule, options.draw), sep="\n")
    if options.prune or options.count:
        verdicts.update({} if options.texts else counts)
    if options.count:
        show()


if __name__ == "__main__":
    main()
