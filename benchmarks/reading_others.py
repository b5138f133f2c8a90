"""Reads documents with other programs and libraries, to compare with what our readers give.

LibreOffice for .docx, .odt, .rtf and .txt, else one library for each format; none is one that our
readers use. Install them with ``pip install -e ".[maaling]"``.
"""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

#: What LibreOffice puts before an item of a list when it writes text.
_LABEL = re.compile(r"^[ \t]*(?:[•◦▪\uf0b7·o–-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+", re.M)
_PATIENCE = 180
#: What is no prose in HTML, menus, code, what is deleted.
_NO_PROSE = ("script", "style", "nav", "code", "pre", "kbd", "samp", "svg", "template", "del", "s")
_INLINE = frozenset(
    "a abbr b bdi bdo big cite dfn em font i ins label mark q small span strong sub sup time u"
    .split()
)  # fmt: skip
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)--- *\n", re.S)
_SHOWN = ("title", "description", "summary")
#: Tags of site generators and the marks of their boxes: no part of Markdown, and no prose.
_GENERATORS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}|^(?:!!!|:::) *\w*", re.S | re.M)
#: Values of a catalogue that are no texts: addresses, numbers, words of code.
_NO_TEXT = re.compile(r"\S*://\S*|[^A-Za-zÆØÅæøå]*|[a-zæøå0-9\W]*")


def soffice() -> str | None:
    """Give the path of LibreOffice, if it is there."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def _profile() -> str:
    return tempfile.mkdtemp(prefix="reading-")


def convert(path: Path, to: str, folder: Path) -> Path:
    """Convert a file with LibreOffice (``to`` may name a filter: ``html:HTML``).

    Raises:
        RuntimeError: LibreOffice made no file.
    """
    command = [str(soffice()), f"-env:UserInstallation=file://{_profile()}", "--headless"]
    command += ["--convert-to", to, "--outdir", str(folder), str(path)]
    done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    made = folder / f"{path.stem}.{to.partition(':')[0]}"
    if not made.exists():
        raise RuntimeError(f"{path.name}: LibreOffice gave nothing: {done.stderr[-300:]!r}")
    return made


def by_libreoffice(path: Path) -> str:
    """Give the text of a document as LibreOffice writes it, without numbers of lists."""
    with tempfile.TemporaryDirectory() as folder:
        made = convert(path, "txt:Text (encoded):UTF8", Path(folder))
        return _LABEL.sub("", made.read_text(encoding="utf-8-sig"))


def by_soup(path: Path) -> str:
    """Give the text of a page as BeautifulSoup sees it, without menus and code."""
    return _soup_text(path.read_bytes())


def _soup_text(source: bytes | str) -> str:
    from bs4 import BeautifulSoup
    from bs4.element import Comment, Declaration, Doctype, ProcessingInstruction, Tag

    soup = BeautifulSoup(source, "html.parser")
    for element in soup(_NO_PROSE):
        element.decompose()

    def walk(node: Any) -> Iterator[str]:
        for child in node.children:
            if isinstance(child, Tag):
                gap = "" if child.name in _INLINE else "\n"
                yield gap
                yield from walk(child)
                yield gap
            elif not isinstance(child, Comment | Declaration | Doctype | ProcessingInstruction):
                yield str(child)

    return "".join(walk(soup))


def by_markdown_it(path: Path) -> str:
    """Give the text of a Markdown page: markdown-it-py to HTML, BeautifulSoup to text."""
    import yaml
    from markdown_it import MarkdownIt

    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    told = (yaml.safe_load(front[1]) or {}) if front else {}
    shown = [str(value) for key, value in told.items() if key in _SHOWN]
    body = _GENERATORS.sub("", text[front.end() :] if front else text)
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(body)
    return "\n".join([*shown, _soup_text(made)])


def by_pdfminer(path: Path) -> str:
    """Give the text of a PDF as pdfminer.six sees it, with words joined that a line end cuts."""
    from pdfminer.high_level import extract_text

    text = extract_text(io.BytesIO(path.read_bytes()))
    return re.sub(r"(?<=[a-zæøå])[-\u2010\u00ad]\n(?=[a-zæøå])", "", text)


def _is_code(value: str) -> bool:
    return bool(_NO_TEXT.fullmatch(value)) and len(value.split()) < 2


def by_json(path: Path) -> str:
    """Give the strings of a catalogue, in order, without tags."""

    def walk(value: Any) -> Iterable[str]:
        if isinstance(value, str) and not _is_code(value):
            yield html.unescape(re.sub(r"<[^<>]*>", " ", value))
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                yield from walk(inner)

    # Catalogues of apps have lines of comments, which JSON has not.
    text = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8-sig"), flags=re.M)
    return "\n".join(walk(json.loads(re.sub(r",(?=\s*[}\]])", "", text))))


#: Suffix → name of the other reader, and what it does.
OTHERS: dict[str, tuple[str, Callable[[Path], str]]] = {
    ".docx": ("LibreOffice", by_libreoffice),
    ".odt": ("LibreOffice", by_libreoffice),
    ".rtf": ("LibreOffice", by_libreoffice),
    ".txt": ("LibreOffice", by_libreoffice),
    ".html": ("BeautifulSoup", by_soup),
    ".md": ("markdown-it-py", by_markdown_it),
    ".pdf": ("pdfminer.six", by_pdfminer),
    ".json": ("json", by_json),
}
