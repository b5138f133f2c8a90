"""Completion: click's protocol, the three shells where they are installed, and no spaCy."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from oejenhoejde.catalog import load_rules
from oejenhoejde.cli.completion import VARIABLE
from oejenhoejde.reporters import REPORTERS

PROBE = """
import sys
from oejenhoejde.cli import main
try:
    main()
except SystemExit:
    pass
print(*({"spacy", "numpy", "thinc"} & set(sys.modules)), file=sys.__stderr__)
"""


def complete(folder: Path, *words: str) -> list[str]:
    """Ask as the script in bash does; the last word is the one that is begun."""
    environment = os.environ | {
        VARIABLE: "bash_complete",
        "COMP_WORDS": "\n".join(["oejenhoejde", *words]),
        "COMP_CWORD": str(len(words)),
    }
    result = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=folder, env=environment, capture_output=True,
        encoding="utf-8", check=True,
    )  # fmt: skip
    assert result.stderr.strip() == ""
    return result.stdout.split("\n")[:-1]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["tje"], ["plain,tjek"]),
        (["fø"], ["plain,foelg"]),
        (["tjek", "--form"], ["plain,--format", "plain,--format-ind"]),
        (["tjek", "--format", "gi"], ["plain,github", "plain,gitlab"]),
        (["tjek", "--målgruppe", "ø"], ["plain,oevrige"]),
        (["ret", "--maalgruppe", "ledel"], ["plain,ledelse"]),
        (["forklar", "lang-sæ"], ["plain,lang-saetning"]),
        (["tjek", "--kun", "kancelli"], ["plain,kancelliord"]),
        (["tjek", "--kun", "lix", "--uden", "kancelli"], ["plain,kancelliord"]),
        (["tjek", "br"], ["file,br"]),
        (["ret", "br"], ["file,br"]),
        (["foelg", "br"], ["file,br"]),
        (["tjek", "--ud", "r"], ["file,r"]),
        (["tjek", "--basis", ""], ["file,"]),
        (["start", "m"], ["dir,m"]),
        (["fuldfoer", "f"], ["plain,fish"]),
    ],
)
def test_what_is_offered(tmp_path, words, offered) -> None:
    assert complete(tmp_path, *words) == offered


def test_all_of_them(tmp_path) -> None:
    assert len(complete(tmp_path, "forklar", "")) == len(load_rules())
    assert len(complete(tmp_path, "tjek", "-f", "")) == len(REPORTERS)


def test_own_audiences_are_offered(tmp_path) -> None:
    (tmp_path / "oejenhoejde.toml").write_text(
        '[maalgruppe.unge]\nbygger_paa = "borgere"\n', encoding="utf-8"
    )
    assert complete(tmp_path, "tjek", "--målgruppe", "un") == ["plain,unge"]
    (tmp_path / "oejenhoejde.toml").write_text("= nej", encoding="utf-8")
    assert complete(tmp_path, "tjek", "--målgruppe", "bor") == ["plain,borgere"]


def test_unknown_shell_is_one_line(run, monkeypatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    result = run("fuldfoer")
    assert (result.code, result.out) == (2, "")
    assert result.err == "Skriv, hvilken shell du bruger: bash, zsh, fish.\n"


def test_shell_is_taken_from_the_environment(run, monkeypatch) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")
    assert run("fuldfoer").out == run("fuldfoer", "zsh").out


# --- in the shells -------------------------------------------------------------------------------


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """A PATH with the program, as after an installation, and no settings of the user."""
    program = tmp_path / "bin" / "oejenhoejde"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m oejenhoejde "$@"\n', "utf-8")
    program.chmod(0o755)
    return os.environ | {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path),
        "INPUTRC": os.devnull, "TERM": "dumb", "PS1": "$ ", "LC_ALL": "C.UTF-8",
    }  # fmt: skip


def need(shell: str) -> str:
    found = shutil.which(shell)
    if found is None and os.environ.get("OEJENHOEJDE_SHELLS"):
        pytest.fail(f"needs {shell}")
    if found is None:
        pytest.skip(f"needs {shell}")
    return found


def type_into(argv: list[str], environment: dict[str, str], keys: list[tuple[str, str]]) -> None:
    """Type into an interactive shell, and wait after each text for what it must show."""
    import pty

    process, terminal = pty.fork()
    if process == 0:
        os.execve(argv[0], argv, environment)
    try:
        for typed, expected in keys:
            os.write(terminal, typed.encode())
            shown = b""
            end = time.monotonic() + 60
            while expected.encode() not in shown:
                assert time.monotonic() < end, (typed, shown.decode("utf-8", "replace"))
                if select.select([terminal], [], [], 0.2)[0]:
                    shown += os.read(terminal, 65_536)
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_tab_in_an_interactive_shell(environment, shell) -> None:
    quiet = ["--norc", "--noprofile"] if shell == "bash" else ["-f"]
    clear = "\x15"  # Ctrl-U takes the line away.
    type_into(
        [need(shell), *quiet, "-i"],
        environment,
        [
            (f'eval "$(oejenhoejde fuldfoer {shell})"; echo er${{PWD:+ }}klar\r', "er klar"),
            ("oejenhoejde forklar kancell\t", "kancelliord"),
            (f"{clear}oejenhoejde tjek --sta\t", "--staged"),
        ],
    )


def test_tab_in_fish(environment) -> None:
    script = "oejenhoejde fuldfoer fish | source; complete -C 'oejenhoejde forklar kancell'; "
    result = subprocess.run(
        [need("fish"), "--no-config", "-c", script + "complete -C 'oejenhoejde ord'"],
        env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    rule, command = result.stdout.splitlines()
    assert rule == f"kancelliord\t{load_rules()['kancelliord'].title}"
    assert command == "ordbog\tSlå et svært ord op, og få et bedre."
