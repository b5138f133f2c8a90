"""What a team copies: hooks, action, pipelines and the example of a repository with texts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from oejenhoejde.config import load_config
from oejenhoejde.readers import READERS

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "eksempler" / "repo"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


# --- against the schemas of those who read them --------------------------------------------------


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        (ROOT / "action.yml", "github-actions"),
        (EXAMPLE / ".github/workflows/klart-sprog.yml", "github-workflows"),
        (EXAMPLE / ".gitlab-ci.yml", "gitlab-ci"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_schema(path, schema) -> None:
    pytest.importorskip("check_jsonschema")
    result = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path],
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
        ("validate-config", EXAMPLE / ".pre-commit-config.yaml"),
    ],
)
def test_pre_commit_reads_it(command, path) -> None:
    pytest.importorskip("pre_commit")
    result = subprocess.run(
        [sys.executable, "-m", "pre_commit", command, path], capture_output=True, encoding="utf-8"
    )
    assert result.returncode == 0, result.stdout


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in load(ROOT / ".pre-commit-hooks.yaml")}


@pytest.mark.parametrize(
    ("hook", "wanted"),
    [
        ("oejenhoejde", lambda reader: reader.in_folders),
        ("oejenhoejde-ret", lambda reader: reader.in_folders and reader.apply_edits is not None),
    ],
)
def test_hook_runs_on_all_formats(hook, wanted) -> None:
    pattern = re.compile(hooks()[hook]["files"])
    for reader in READERS.values():
        for suffix in reader.suffixes:
            assert bool(pattern.search(f"breve/å{suffix}")) is bool(wanted(reader)), suffix
    assert not pattern.search("a.py")
    assert not pattern.search("mdx")


def test_example_uses_hooks_that_exist() -> None:
    (repo,) = load(EXAMPLE / ".pre-commit-config.yaml")["repos"]
    assert {hook["id"] for hook in repo["hooks"]} == set(hooks())


def test_example_uses_inputs_that_exist() -> None:
    steps = load(EXAMPLE / ".github/workflows/klart-sprog.yml")["jobs"]["tjek"]["steps"]
    (step,) = [step for step in steps if "oejenhoejde" in step.get("uses", "")]
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_page_shows_the_files_of_the_example() -> None:
    page = (ROOT / "docs" / "git.md").read_text("utf-8")
    shown = re.findall(r"```yaml\n(.*?)```", page, re.S)
    files = (".pre-commit-config.yaml", ".github/workflows/klart-sprog.yml", ".gitlab-ci.yml")
    assert shown == [(EXAMPLE / name).read_text("utf-8") for name in files]
    for name in ACTION["inputs"]:
        assert f"| `{name}` |" in page


# --- the example of a repository -----------------------------------------------------------------


@pytest.fixture
def environment(tmp_path, monkeypatch) -> dict[str, str]:
    """What a runner has: the program on its PATH, and nothing of the user's git."""
    program = tmp_path / "bin" / "oejenhoejde"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m oejenhoejde "$@"\n', "utf-8")
    program.chmod(0o755)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GITHUB_", "OEJ_"))}
    return kept | {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path),
        "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.org",
        "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.org",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }  # fmt: skip


@pytest.fixture
def run(environment, tmp_path):
    def call(folder: Path, *command: str, ok: bool = True, **more: str):
        result = subprocess.run(
            command, cwd=folder, env=environment | more, capture_output=True, encoding="utf-8"
        )
        assert not ok or result.returncode == 0, result.stdout + result.stderr
        return result

    return call


@pytest.fixture
def repository(run, tmp_path) -> Path:
    """The example, pushed to an origin, with a branch that adds a letter, as in a pull request."""
    folder, origin = tmp_path / "repo", tmp_path / "origin"
    shutil.copytree(EXAMPLE, folder)
    run(tmp_path, "git", "init", "--quiet", "--bare", "-b", "main", str(origin))
    run(folder, "git", "init", "--quiet", "-b", "main")
    run(folder, "git", "remote", "add", "origin", origin.as_uri())
    run(folder, "git", "add", ".")
    run(folder, "git", "commit", "--quiet", "-m", "texts")
    run(folder, "git", "push", "--quiet", "origin", "main")
    run(folder, "git", "checkout", "--quiet", "-b", "nyt")
    letter = folder / "breve" / "svar.md"
    letter.write_text(f"{letter.read_text('utf-8')}\nDu skal endvidere ringe.\n", "utf-8")
    (folder / "breve" / "to ord.md").write_text("Vi skal herved bede dig ringe.\n", "utf-8")
    run(folder, "git", "add", ".")
    run(folder, "git", "commit", "--quiet", "-m", "more")
    return folder


def test_example_is_clean_with_its_baseline(run, tmp_path) -> None:
    folder = tmp_path / "repo"
    shutil.copytree(EXAMPLE, folder)
    assert run(folder, "oejenhoejde", "tjek", ".", ok=False).returncode == 1
    known = run(folder, "oejenhoejde", "tjek", ".", "--basis", "basis.json", "--opdater-basis")
    assert "1 kendt fund er ikke vist" in known.stderr
    assert "ikke mere" not in known.stderr
    assert (folder / "basis.json").read_bytes() == (EXAMPLE / "basis.json").read_bytes()
    assert "Teksten er fra loven" in run(folder, "oejenhoejde", "tjek", ".", "--undertrykte").stdout
    assert load_config(folder / "oejenhoejde.toml").fail_on == "advarsel"


def test_branches_merge_by_the_attributes_of_the_example(run, repository) -> None:
    basis = repository / "basis.json"
    head, *entries, tail = basis.read_text("utf-8").splitlines(keepends=True)
    for branch, entry in (("a", ',["a.md", "lix", "1"]\n'), ("b", ',["b.md", "lix", "2"]\n')):
        run(repository, "git", "checkout", "--quiet", "-b", branch, "main")
        kept = entries if branch == "a" else []  # Beside what the other branch adds, one goes.
        basis.write_text("".join([head, entry, *kept, tail]), "utf-8")
        run(repository, "git", "commit", "--quiet", "-am", branch)
    run(repository, "git", "merge", "--quiet", "-m", "merged", "a")
    names = {entry[0] for entry in json.loads(basis.read_text("utf-8"))[1:]}
    assert names >= {"a.md", "b.md"}


def test_gitlab_job(run, repository) -> None:
    (command,) = load(EXAMPLE / ".gitlab-ci.yml")["klart-sprog"]["script"]
    base = run(repository, "git", "rev-parse", "main").stdout.strip()
    result = run(repository, "bash", "-c", command, ok=False, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert result.returncode == 1, result.stderr
    found = json.loads((repository / "fund.json").read_text("utf-8"))
    places = {(one["location"]["path"], one["location"]["lines"]["begin"]) for one in found}
    assert places == {("breve/svar.md", 7), ("breve/to ord.md", 1)}


# --- the action ----------------------------------------------------------------------------------


def act(run, folder: Path, given: dict[str, str], **more: str):
    """Run the last step of the action with these inputs; give it with its outputs."""
    step = ACTION["runs"]["steps"][-1]
    inputs = {name: input_["default"] for name, input_ in ACTION["inputs"].items()} | given
    fill = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
    variables = {
        name: fill.sub(lambda m: inputs[m[1]], value) for name, value in step["env"].items()
    }
    output = folder.parent / "output"
    output.write_text("", "utf-8")
    variables |= {"GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(output)}
    result = run(folder, "bash", "-c", step["run"], ok=False, **variables, **more)
    outputs = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
    return result, outputs


def test_action_in_a_pull_request(run, repository) -> None:
    shallow = repository.parent / "shallow"
    run(repository, "git", "push", "--quiet", "origin", "nyt")
    url = run(repository, "git", "remote", "get-url", "origin").stdout.strip()
    run(repository.parent, "git", "clone", "--quiet", "--depth=1", "-b", "nyt", url, str(shallow))
    given = {"stier": "breve\n  hjemmeside \n", "basis": "basis.json", "rapport": "fund.sarif"}
    result, outputs = act(run, shallow, given, GITHUB_BASE_REF="main")
    assert result.returncode == 1, result.stderr
    notes = [line for line in result.stdout.splitlines() if line.startswith("::")]
    assert [re.search(r"file=([^,]*),line=(\d+)", note).groups() for note in notes] == [  # type: ignore[union-attr]
        ("breve/svar.md", "7"), ("breve/to ord.md", "1"),
    ]  # fmt: skip
    assert outputs == {"fund": "2", "rapport": "fund.sarif"}
    log = json.loads((shallow / "fund.sarif").read_text("utf-8"))
    assert len(log["runs"][0]["results"]) == 2


def test_action_on_all(run, repository) -> None:
    result, outputs = act(run, repository, {"kun-aendret": "false", "fejl-ved": "fejl"})
    assert (result.returncode, outputs) == (0, {"fund": "3"})


def test_action_reads_no_shell_in_what_is_given(run, repository) -> None:
    given = {"stier": "$(touch a)\n`touch b`; touch c", "maalgruppe": '"; touch d'}
    assert act(run, repository, given)[0].returncode == 2
    assert not {"a", "b", "c", "d"} & {path.name for path in repository.iterdir()}


def test_action_fails_on_what_cannot_be_read(run, repository) -> None:
    result, outputs = act(run, repository, {"stier": "nej.md", "rapport": "r.html"})
    assert (result.returncode, outputs["fund"]) == (2, "0")
    assert "::error file=nej.md::" in result.stdout
