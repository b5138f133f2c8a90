"""Takes plain sentences out of official texts (Markdown, HTML, docx) for the teachers to label.

The texts are read where they lie and never copied into the project.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import spacy

from training.convert import Sentence, Token, sentence_key

DEFAULT_PROSE = Path(__file__).resolve().parents[2] / "shared" / "data" / "corpus"
_FOLDERS = ("breve", "ledelse", "manualer", "medarbejdere")
_SHORTEST, _LONGEST = 2, 60
_CODE = re.compile(r"```.*?```|~~~.*?~~~|^---\n.*?\n---\n", re.S)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"^\s*(?:#{1,6}|[-*+]|\d+[.)]|>|\|)\s+|[*_`]{1,3}", re.M)
_TAG = re.compile(r"<(?:script|style).*?</(?:script|style)>|<!--.*?-->", re.S | re.I)
_BLOCK_TAG = re.compile(r"</?(?:p|div|li|h\d|td|th|tr|br|ul|ol|table|title)\b[^>]*>", re.I)
_ANY_TAG = re.compile(r"<[^>]+>")
_DANISH = frozenset(
    [
        "og",
        "i",
        "at",
        "er",
        "en",
        "det",
        "som",
        "på",
        "til",
        "af",
        "for",
        "med",
        "kan",
        "du",
        "de",
        "skal",
        "den",
        "der",
        "ikke",
    ]
)
_JUNK = re.compile(r"[{}<>|\\=]|https?:|\w/\w+/")


def _blocks(path: Path) -> Iterator[str]:
    if path.suffix == ".docx":
        yield from (paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".html":
        text = _BLOCK_TAG.sub("\n\n", _TAG.sub(" ", text))
        text = html.unescape(_ANY_TAG.sub(" ", text))
        yield from text.split("\n\n")
        return
    text = _LINK.sub(r"\1", _CODE.sub("\n\n", text))
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+#|]|\d+[.)])\s?)", text):
        yield html.unescape(_ANY_TAG.sub(" ", _MARK.sub("", block)))


def official_prose(folder: Path) -> list[Sentence]:
    """Give tokenized sentences without any analysis, each once, Danish ones only."""
    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    seen: set[str] = set()
    sentences = []
    paths = (path for name in _FOLDERS for path in sorted((folder / name).rglob("*")))
    for path in paths:
        if path.suffix not in {".docx", ".md", ".html"}:
            continue
        for block in _blocks(path):
            text = " ".join(block.split())
            if not text or _JUNK.search(text):
                continue
            for span in nlp(text).sents:
                forms = [token.text for token in span if not token.is_space]
                key = sentence_key(forms)
                if key in seen or not _SHORTEST <= len(forms) <= _LONGEST:
                    continue
                if len(forms) > 4 and not _DANISH & {form.lower() for form in forms}:
                    continue
                seen.add(key)
                tokens = [Token(form, form.lower(), "", "_") for form in forms]
                sentences.append(Sentence(tokens, has_tree=False))
    return sentences
