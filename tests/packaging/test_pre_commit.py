"""The pre-commit hook, as a user sets it up: a plain clone of this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BAD = (
    "Du skal sende os dit navn, din adresse, dit telefonnummer, dit cpr-nummer og dit kontonummer, "
    "og du skal også sende os et billede af dit pas og din kvittering.\n"
)
GOOD = "Send os dit navn og din adresse. Så ringer vi til dig.\n"

pytestmark = pytest.mark.network


def _environment(home: Path) -> dict[str, str]:
    hidden = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "SKIP", "PRE_COMMIT")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
    return environment | {
        "PRE_COMMIT_HOME": str(home),
        # A checkout that belongs to somebody else (a container's volume) may be cloned.
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
        "GIT_AUTHOR_NAME": "Test",
        "GIT_AUTHOR_EMAIL": "test@example.org",
        "GIT_COMMITTER_NAME": "Test",
        "GIT_COMMITTER_EMAIL": "test@example.org",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """A git repository with our hook installed in it."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    if not (ROOT / ".git").exists():
        pytest.skip("needs a clone of the repository, not an unpacked archive")
    environment = _environment(tmp_path_factory.mktemp("home"))
    index = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary=:none:", "--quiet",
         "--dest", str(tmp_path_factory.mktemp("pip")), "click"],
        capture_output=True, encoding="utf-8", env=environment,
    )  # fmt: skip
    if index.returncode != 0:
        pytest.skip("pip reaches no package index, and the hook's environment needs one")
    folder = tmp_path_factory.mktemp("repository")

    def run(*command: str) -> str:
        result = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, encoding="utf-8"
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout.strip()

    revision = run("git", "-C", str(ROOT), "rev-parse", "HEAD")
    run("git", "init", "--quiet")
    config = (
        f"repos:\n  - repo: {ROOT.as_posix()}\n    rev: {revision}\n"
        "    hooks:\n      - id: oejenhoejde-ret\n      - id: oejenhoejde\n"
    )
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    run("git", "add", ".")
    run("git", "commit", "--quiet", "-m", "Set the hook up")
    return folder, environment


def commit(repository: tuple[Path, dict[str, str]], name: str, text: str) -> tuple[int, str]:
    folder, environment = repository
    (folder / name).write_text(text, encoding="utf-8")
    for command in (["git", "reset", "--quiet"], ["git", "add", name]):
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    result = subprocess.run(
        ["git", "commit", "-m", f"Add {name}"],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    return result.returncode, result.stdout + result.stderr


def test_bad_letter_is_stopped(repository) -> None:
    code, said = commit(repository, "daarligt.md", BAD)
    assert code == 1, said
    assert "daarligt.md" in said
    assert "[lang-saetning]" in said


def test_good_letter_is_committed(repository) -> None:
    code, said = commit(repository, "godt.md", GOOD)
    assert code == 0, said
    assert "Passed" in said


def test_only_changed_lines_count(repository) -> None:
    folder, environment = repository
    code, _ = commit(repository, "gammelt.md", BAD)
    assert code == 1
    subprocess.run(
        ["git", "commit", "--no-verify", "-m", "old"], cwd=folder, env=environment, check=True,
        capture_output=True,
    )  # fmt: skip
    code, said = commit(repository, "gammelt.md", f"{BAD}\n{GOOD}")
    assert code == 0, said
    # On all files there is nothing staged: then the whole of them counts.
    result = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files"],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert result.returncode == 1
    assert "gammelt.md" in result.stdout


def test_what_is_sure_is_mended(repository) -> None:
    code, said = commit(repository, "stift.md", "Såfremt du ikke svarer, ringer vi.\n")
    assert code == 1, said
    assert "files were modified by this hook" in said
    mended = (repository[0] / "stift.md").read_text("utf-8")
    assert mended == "Hvis du ikke svarer, ringer vi.\n"
    assert commit(repository, "stift.md", mended)[0] == 0


def test_other_files_are_left_alone(repository) -> None:
    code, said = commit(repository, "kode.py", f"# {BAD}")
    assert code == 0, said
    assert "Skipped" in said


def test_only_changed_lines_are_mended(repository) -> None:
    folder, environment = repository
    old = "Såfremt du ikke svarer, ringer vi.\n"
    commit(repository, "blandet.md", old)
    (folder / "blandet.md").write_text(old, encoding="utf-8")
    subprocess.run(
        ["git", "commit", "--no-verify", "-am", "old"], cwd=folder, env=environment, check=True,
        capture_output=True,
    )  # fmt: skip
    code, said = commit(repository, "blandet.md", f"{old}\nSåfremt du svarer, skriver vi.\n")
    assert code == 1, said
    assert "blandet.md: 1 rettelse." in said
    mended = (folder / "blandet.md").read_text("utf-8")
    assert mended == f"{old}\nHvis du svarer, skriver vi.\n"
