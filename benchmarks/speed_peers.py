"""Installs the tools that we are measured against, each in a cache folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROSELINT = "proselint==0.16.*"
TEXTLINT = "textlint@15"
#: Common rules: write-good's advice, commas in a sentence, names spelled right.
TEXTLINT_RULES = {
    "write-good": "textlint-rule-write-good@2",
    "max-comma": "textlint-rule-max-comma@4",
    "terminology": "textlint-rule-terminology@5",
}


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool that can be run: ``command`` is followed by the file's name."""

    name: str
    version: str
    command: tuple[str, ...]
    folder: Path


def default_cache() -> Path:
    """Give the folder where the tools are kept between runs."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "oejenhoejde-benchmarks"


def _run(*command: str | Path, cwd: Path) -> str:
    result = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8")
    if result.returncode != 0:
        raise RuntimeError(f"{command[0]} failed:\n{result.stderr}")
    return result.stdout.strip()


def proselint(cache: Path) -> Peer | str:
    """Give proselint, or a line that says why it cannot be had."""
    folder = cache / "proselint"
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    try:
        if not (folder / "ready").exists():
            folder.mkdir(parents=True, exist_ok=True)
            _run(sys.executable, "-m", "venv", folder, cwd=cache)
            _run(python, "-m", "pip", "install", "--quiet", PROSELINT, cwd=cache)
            (folder / "ready").touch()
        code = "from importlib.metadata import version; print(version('proselint'))"
        version = _run(python, "-c", code, cwd=cache)
    except (RuntimeError, OSError) as error:
        return f"proselint cannot be installed: {error}"
    return Peer("proselint", version, (str(python.with_name("proselint")), "check"), folder)


def textlint(cache: Path) -> Peer | str:
    """Give textlint with its rules, or a line that says why it cannot be had."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return "textlint is left out: npm is not installed on this machine"
    folder = cache / "textlint"
    try:
        if not (folder / "ready").exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
            rules = TEXTLINT_RULES.values()
            _run(npm, "install", "--no-audit", "--no-fund", TEXTLINT, *rules, cwd=folder)
            config = {"rules": dict.fromkeys(TEXTLINT_RULES, True)}
            (folder / ".textlintrc.json").write_text(json.dumps(config), encoding="utf-8")
            (folder / "ready").touch()
        package = folder / "node_modules" / "textlint" / "package.json"
        version = json.loads(package.read_text(encoding="utf-8"))["version"]
    except (RuntimeError, OSError) as error:
        return f"textlint cannot be installed: {error}"
    script = folder / "node_modules" / "textlint" / "bin" / "textlint.js"
    return Peer("textlint", version, (node, str(script)), folder)
