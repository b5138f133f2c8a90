"""No entry of the lists speaks on plain Danish: notes, news, letters and tales in simple words."""

from __future__ import annotations

from pathlib import Path

from oejenhoejde.engine import Linter

TEXTS = Path(__file__).with_name("let-dansk.txt").read_text(encoding="utf-8").split("\n=====\n")


def test_no_word_rule_speaks_on_plain_danish() -> None:
    linter = Linter()
    found = []
    words = 0.0
    for text in TEXTS:
        report = linter.check_text(text)
        words += report.metrics["words"]
        found += [(f.rule_id, f.excerpt) for f in report.findings if f.family == "ord"]
    assert found == []
    assert words > 1500
