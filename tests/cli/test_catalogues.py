"""Catalogues from the command line: keys chosen by pattern, and files named in the settings."""

from __future__ import annotations

import pytest

HARD = "Såfremt du flytter, skal du ringe."
TEXTS = {
    "da.json": f'{{"mail": {{"top": "{HARD}", "lov": "{HARD}"}}, "side": ["x", "{HARD}"]}}',
    "da.yaml": f"mail:\n  top: {HARD}\n  lov: {HARD}\nside:\n  - x\n  - {HARD}\n",
    "da.po": "\n\n".join(
        f'msgctxt "{name}"\nmsgid "a"\nmsgstr "{HARD}"'
        for name in ("mail.top", "mail.lov", "side.2")
    ),
    "da.resx": "<root>"
    + "".join(
        f'<data name="{name}"><value>{HARD}</value></data>'
        for name in ("mail.top", "mail.lov", "side.2")
    )
    + "</root>",
    "da.xliff": '<xliff><file target-language="da">'
    + "".join(
        f'<trans-unit id="{name}"><target>{HARD}</target></trans-unit>'
        for name in ("mail.top", "mail.lov", "side.2")
    )
    + "</file></xliff>",
}  # fmt: skip


def places(run, *paths: object) -> list[str]:
    done = run("tjek", "--kun", "kancelliord", "--format", "json", "--fejl-ved", "aldrig", *paths)
    assert done.code == 0, done.err
    return [
        found["place"].partition(":")[0]
        for file in done.json()["documents"]
        for found in file["findings"]
    ]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", ["mail.top", "mail.lov", "side.2"]),
        ('keys = ["mail.*"]', ["mail.top", "mail.lov"]),
        ('skip = ["*.lov*"]', ["mail.top", "side.2"]),
        ('keys = ["mail.*", "ukendt"]\nskip = ["*lov*"]', ["mail.top"]),
        ('noegler = ["ukendt"]', []),
    ],
)
def test_keys_are_chosen_by_pattern(name, settings, expected, run, tmp_path) -> None:
    (tmp_path / name).write_text(TEXTS[name], encoding="utf-8")
    (tmp_path / "oejenhoejde.toml").write_text(f"[catalogues]\n{settings}\n", encoding="utf-8")
    assert places(run, name) == expected


def test_other_documents_have_no_keys(run, tmp_path) -> None:
    (tmp_path / "brev.txt").write_text(HARD, encoding="utf-8")
    (tmp_path / "oejenhoejde.toml").write_text('[catalogues]\nkeys = ["a"]\n', encoding="utf-8")
    assert len(places(run, "brev.txt")) == 1


def test_only_chosen_keys_are_mended(run, tmp_path) -> None:
    (tmp_path / "da.json").write_text(TEXTS["da.json"], encoding="utf-8")
    (tmp_path / "oejenhoejde.toml").write_text('[kataloger]\nkeys = ["side.*"]\n', encoding="utf-8")
    assert run("ret", "da.json").code == 0
    mended = (tmp_path / "da.json").read_text(encoding="utf-8")
    assert mended == TEXTS["da.json"].replace(
        f'"x", "{HARD}"', f'"x", "{HARD.replace("Såfremt", "Hvis")}"'
    )


def test_files_named_in_the_settings_are_found_in_folders(run, tmp_path) -> None:
    (tmp_path / "oejenhoejde.toml").write_text('[catalogues]\nfiles = ["da/*.json"]\n')
    for folder in ("da", "en"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.json").write_text(f'{{"k": "{HARD}"}}', encoding="utf-8")
        (tmp_path / folder / "a.doc").write_text("x")
    done = run("tjek", "--format", "json", "--fejl-ved", "aldrig", ".")
    assert [file["name"] for file in done.json()["documents"]] == ["da/a.json"]


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("[catalogues]\nkey = []", "catalogues: kender ikke »key«. Skriv keys, skip eller files."),
        ('[catalogues]\nkeys = "a"', "catalogues: keys skal være en liste med tekst"),
        ("catalogues = 3", "catalogues: skal være en tabel"),
    ],
)
def test_bad_settings(table, line, run, tmp_path) -> None:
    (tmp_path / "oejenhoejde.toml").write_text(table, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Hej.")
    done = run("tjek", "a.txt")
    assert done.code == 2
    assert line in done.err
    assert done.err.count("\n") == 1
