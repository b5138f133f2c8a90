"""What is remembered: keyed by all that the result depends on, bounded, and never in the way."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from oejenhoejde.cache import Cache, Keys
from oejenhoejde.config import Config, FileException
from oejenhoejde.model import Confidence


def _key(config: Config, data: bytes = b"Tekst.", name: str = "a.md", format: str = ".md") -> str:
    return Keys(config).document(data, name=name, format=format)


def test_equal_settings_give_equal_keys() -> None:
    first = Config(ignore=frozenset({"lix", "jargon", "bedes"}), rules={"a": {"x": 1, "y": 2}})
    second = Config(ignore=frozenset({"bedes", "lix", "jargon"}), rules={"a": {"y": 2, "x": 1}})
    assert _key(first) == _key(second)
    assert _key(first, name="mappe/b.md") == _key(second)


@pytest.mark.parametrize(
    "other",
    [
        Config(audience="ledelse"),
        Config(min_confidence=Confidence.LOW),
        Config(select=frozenset({"lix"})),
        Config(ignore=frozenset({"lix"})),
        Config(accepted_words=frozenset({"såfremt"})),
        Config(sender="Kommunen"),
        Config(rules={"lang-saetning": {"warn": 18}}),
        Config(document_type="brev"),
    ],
)
def test_settings_that_change_the_result_change_the_key(other: Config) -> None:
    assert _key(other) != _key(Config())


def test_settings_that_change_only_the_exit_code_do_not() -> None:
    assert _key(Config(fail_on="forslag", exclude=("arkiv",))) == _key(Config())


def test_text_and_format_change_the_key() -> None:
    assert _key(Config(), b"Andet.") != _key(Config())
    assert _key(Config(), format=".txt") != _key(Config())


def test_exception_for_a_path_changes_the_key_of_that_path_only(tmp_path: Path) -> None:
    settings = tmp_path / "oejenhoejde.toml"
    config = Config(path=settings, exceptions=(FileException(("arkiv/*",), reason="gammelt"),))
    keys = Keys(config)

    def key(name: str) -> str:
        return keys.document(b"Tekst.", name=str(tmp_path / name), format=".md")

    assert key("arkiv/a.md") == key("arkiv/b.md") != key("a.md")


def test_own_list_counts_with_its_content(tmp_path: Path) -> None:
    words = tmp_path / "ord.tsv"
    config = Config(term_lists=(words,))
    words.write_text("a\tb\n", encoding="utf-8")
    first = _key(config)
    assert _key(config) == first
    words.write_text("a\tc\n", encoding="utf-8")
    assert _key(config) != first


def test_model_that_cannot_be_found_is_not_remembered() -> None:
    assert not Keys(Config(model="findes_ikke_nogen_steder")).usable
    assert Keys(Config()).usable


def test_model_counts_with_its_files(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("a", encoding="utf-8")
    config = Config(model=str(tmp_path))
    first = _key(config)
    (tmp_path / "config.cfg").write_text("ab", encoding="utf-8")
    assert _key(config) != first


def test_entry_is_given_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get("ab12") is None
    cache.put("ab12", b"data")
    assert cache.get("ab12") == b"data"
    assert Cache(tmp_path).get("ab12") == b"data"


def test_oldest_entries_go_when_there_are_too_many(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=1_000)
    for number in range(20):
        key = f"{number:02}key"
        cache.put(key, bytes(100))
        path = next(path for path in tmp_path.rglob("key") if path.parent.name == f"{number:02}")
        os.utime(path, (number, number))
    cache.trim()
    left = [number for number in range(20) if cache.get(f"{number:02}key") is not None]
    assert left == list(range(12, 20))


def test_used_entry_is_as_good_as_new(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=250)
    for number in range(3):
        cache.put(f"{number:02}key", bytes(100))
    for path in tmp_path.rglob("key"):
        os.utime(path, (1, 1))
    assert cache.get("00key") is not None
    cache.trim()
    assert cache.get("00key") is not None
    assert cache.get("01key") is None or cache.get("02key") is None


def test_folder_that_cannot_be_written_is_an_empty_cache(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    cache = Cache(tmp_path / "fil" / "mappe")
    cache.put("ab12", b"data")
    assert cache.get("ab12") is None
    cache.trim()


def test_configs_differ_by_own_audiences() -> None:
    base = Config()
    assert _key(replace(base, audience="oevrige")) != _key(base)
