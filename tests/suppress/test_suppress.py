"""Exceptions: in the text, for a file and in the settings; idle ones are told of."""

from __future__ import annotations

import pytest

from oejenhoejde.config import Config, FileException, parse_config
from oejenhoejde.engine import Linter
from oejenhoejde.errors import ConfigError
from oejenhoejde.readers import read_text
from oejenhoejde.readers.suppress import file_mutes

HARD = "Såfremt du ikke svarer, lukkes sagen."
EASY = "Hvis du ikke svarer, ringer vi."
IDLE = "ubrugt-undtagelse"


@pytest.mark.parametrize(
    ("front", "ids", "reason"),
    [
        ("oejenhoejde-ignorer: passiv, jargon", {"passiv", "jargon"}, ""),
        ("øjenhøjde-ignorér: lang-sætning: fra loven", {"lang-saetning"}, "fra loven"),
        ("oejenhoejde: {ignorer: [passiv, jargon]}", {"passiv", "jargon"}, ""),
        ('oejenhoejde: {ignorer: ["passiv"], begrundelse: "fast tekst"}', {"passiv"}, "fast tekst"),
        ("oejenhoejde:\n  ignorer: [passiv]\n  begrundelse: krav", {"passiv"}, "krav"),
        ("oejenhoejde:\n  ignorer:\n    - passiv\n    - jargon", {"passiv", "jargon"}, ""),
        ('oejenhoejde-ignorer = "passiv: krav"', {"passiv"}, "krav"),
        ('[oejenhoejde]\nignorer = ["passiv"]\nbegrundelse = "krav"', {"passiv"}, "krav"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_front_matter(front, ids, reason, line_end) -> None:
    mark = "+++" if "=" in front else "---"
    text = f"{mark}\ntitle: Hej\n{front}\n{mark}\n\n{HARD}\n".replace("\n", line_end)
    (mute,) = read_text(text, format="md").muted
    assert (mute.rule_ids, mute.reason) == (ids, reason)
    assert (mute.span.start, mute.span.end) == (0, len(text))
    assert text[mute.comment.start : mute.comment.end].splitlines() == front.splitlines()


@pytest.mark.parametrize(
    "front", ["title: oejenhoejde: {ignorer: [a]}", "oejenhoejde: ja", "x: oejenhoejde-ignorer: a"]
)
def test_other_front_matter_switches_nothing_off(front) -> None:
    assert read_text(f"---\n{front}\n---\n\n{HARD}\n", format="md").muted == ()


def test_line_in_the_body_is_text() -> None:
    assert read_text(f"{HARD}\n\noejenhoejde-ignorer: passiv\n", format="md").muted == ()
    assert read_text(f"{HARD}\n\noejenhoejde-ignorer: passiv\n").muted == ()


def test_line_at_the_top_of_a_plain_text_is_not_prose() -> None:
    document = read_text(f"oejenhoejde-ignorer: passiv\noejenhoejde-ignorer: lix\n\n{HARD}\n")
    assert [segment.prose for segment in document.segments] == [HARD]
    assert [mute.rule_ids for mute in document.muted] == [{"passiv"}, {"lix"}]


@pytest.mark.parametrize("size", [100, 5_000])
def test_long_front_matter_is_quick(size) -> None:
    text = "oejenhoejde:\n" + "  ignorer: " * size + "\n" + " a\n" * size
    assert len(file_mutes(text, len(text))) <= 1


def found(linter, text: str, format: str = "md"):
    report = linter.check_text(text, format=format)
    return [finding.rule_id for finding in report.findings], report


def test_file_is_freed_of_a_rule_with_a_reason(linter) -> None:
    rules, report = found(linter, f"---\noejenhoejde-ignorer: s-passiv: krav\n---\n\n{HARD}\n")
    assert rules == ["kancelliord"]
    assert [(f.rule_id, m.reason) for f, m in zip(report.suppressed, report.muted_by, strict=True)
            ] == [("s-passiv", "krav")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"<!-- oejenhoejde: ignorér kancelliord -->\n\n{EASY}", "Undtagelsen for kancelliord "),
        (f"<!-- oejenhoejde: slå fra -->\n\n{EASY}", "Undtagelsen skjuler ikke noget."),
        (f"<!-- oejenhoejde: slå fra kancelord -->\n\n{HARD}", "Undtagelsen for kancelord "),
        (f"{EASY}\n\n<!-- oejenhoejde: ignorér s-passiv -->", "Undtagelsen for s-passiv "),
        (
            f"<!-- oejenhoejde: slå fra s-passiv, lix, fremmedord -->\n\n{HARD}",
            "Undtagelsen for fremmedord, lix ",
        ),
        (f"---\noejenhoejde-ignorer: lix\n---\n\n{EASY}", "Undtagelsen for lix "),
    ],
)
def test_idle_exception_is_told_of_at_its_place(linter, text, message) -> None:
    _, report = found(linter, text)
    (idle,) = [finding for finding in report.findings if finding.rule_id == IDLE]
    assert idle.message.startswith(message)
    assert "oejenhoejde" in idle.excerpt
    assert text[idle.span.start : idle.span.end] == idle.excerpt


def test_exception_in_two_parts_is_one(linter) -> None:
    text = (
        f"<!-- oejenhoejde: slå fra s-passiv, kancelliord -->\n\n{HARD}\n\n"
        f"<!-- oejenhoejde: slå til s-passiv -->\n\n{EASY}\n"
    )
    assert found(linter, text)[0] == []


def test_nothing_is_said_of_rules_that_do_not_run() -> None:
    text = f"<!-- oejenhoejde: slå fra kancelliord -->\n\n{EASY}"
    linter = Linter(Config(ignore=frozenset({"kancelliord"})))
    assert found(linter, text)[0] == []
    linter = Linter(Config(ignore=frozenset({IDLE})))
    assert found(linter, text)[0] == []


# --- settings ------------------------------------------------------------------------------------


def config(tmp_path, **table) -> Config:
    return parse_config({"undtagelser": [table]}, tmp_path / "oejenhoejde.toml")


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("arkiv/**", "arkiv/a/b.md", True),
        ("arkiv", "arkiv/a/b.md", True),
        ("arkiv/", "arkiv/b.md", True),
        ("**/*.docx", "a.docx", True),
        ("**/*.docx", "x/y/a.docx", True),
        ("arkiv/**", "andet/arkiv.md", False),
        ("*.md", "a.txt", False),
    ],
)
def test_pattern(tmp_path, pattern, path, fits) -> None:
    found = config(tmp_path, filer=pattern).exceptions_of(tmp_path / path)
    assert bool(found) is fits


def test_keys_in_both_languages(tmp_path) -> None:
    expected = (FileException(("a",), frozenset({"lang-saetning"}), "x"),)
    danish = config(tmp_path, filer=["a"], regler=["lang-sætning"], begrundelse="x")
    assert danish.exceptions == expected
    english = parse_config(
        {"exceptions": [{"files": "a", "rules": ["lang-saetning"], "reason": "x"}]}
    )
    assert english.exceptions == expected


@pytest.mark.parametrize(
    ("table", "said"),
    [({}, "mangler filer"), ({"filer": "a", "regel": "b"}, "kender ikke »regel«"),
     ({"filer": "a", "regler": "b"}, "skal være en liste")],
)  # fmt: skip
def test_wrong_exception_is_one_line(tmp_path, table, said) -> None:
    with pytest.raises(ConfigError, match=said):
        config(tmp_path, **table)


def test_unknown_rule_in_an_exception_is_named(tmp_path) -> None:
    with pytest.raises(ConfigError, match="kender ikke reglen »passivv«"):
        Linter(config(tmp_path, filer="a", regler=["passivv"]))


#: Here `bedes` speaks for the passive in it.
ASKED = "Derfor bedes du sende papirerne til os."


@pytest.mark.parametrize("ids", ["bedes", "s-passiv", "bedes, s-passiv", ""])
def test_finding_that_another_speaks_for_is_neither_revived_nor_idle(linter, ids) -> None:
    assert found(linter, f"{ASKED}\n")[0] == ["bedes"]
    rules, report = found(linter, f"<!-- oejenhoejde: ignorér {ids} -->\n\n{ASKED}\n")
    assert rules == (["bedes"] if ids == "s-passiv" else [])
    assert [f.rule_id for f in report.suppressed] == ([] if ids == "s-passiv" else ["bedes"])
