"""The pages in docs/regler are what the rule files say."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _module():
    spec = importlib.util.spec_from_file_location("rule_docs", ROOT / "benchmarks" / "rule_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_are_fresh() -> None:
    assert _module().stale() == [], "run: python -m benchmarks.rule_docs"


def test_a_changed_missing_or_left_over_page_is_stale(tmp_path: Path) -> None:
    docs = _module()
    for name, text in docs.pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert docs.stale(tmp_path) == []
    (tmp_path / "klik-her.md").write_text("gammel", encoding="utf-8")
    (tmp_path / "langt-afsnit.md").unlink()
    (tmp_path / "uden-regel.md").write_text("x", encoding="utf-8")
    assert docs.stale(tmp_path) == ["klik-her.md", "langt-afsnit.md", "uden-regel.md"]
