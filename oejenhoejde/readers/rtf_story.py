"""Reads RTF to paragraphs: groups, control words, signs in old and new ways. Knows no files.

Source: Rich Text Format (RTF) Specification, version 1.9.1 (Microsoft, 2008).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from oejenhoejde.model import SegmentKind
from oejenhoejde.readers.docx_names import Style, style_by_name

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,40})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>.)|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.S,
)
#: Groups that hold no text of the document. So does each one that begins with ``\*``.
_NO_TEXT = frozenset(
    "colortbl info pict object objdata listtext pntext pntxta pntxtb fldinst nonshppict shprslt sp "
    "annotation atnid atnauthor atrfstart atrfend bkmkstart bkmkend tc tcn xe rxe falt panose "
    "template revtbl filetbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn stylesheet fonttbl "
    "listtable listoverridetable rsidtbl generator themedata datastore latentstyles xmlnstbl"
    .split()
)  # fmt: skip
#: … but these do, although they begin so.
_TEXT_AFTER_ALL = frozenset({"shpinst", "shppict", "cs"})
_STORIES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), SegmentKind.PAGE_HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), SegmentKind.PAGE_FOOTER),
    "footnote": SegmentKind.NOTE,
    "shptxt": SegmentKind.PARAGRAPH,
}
_LETTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "line": "\n",
    "~": "\u00a0", "_": "\u2011", "-": "\u00ad", "zwj": "\u200b", "zwnj": "\u200b",
}  # fmt: skip
_SIGNS = frozenset("\\{}")
#: Number of the character set of a font → its code page.
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 238: "cp1250", 255: "cp850",
}  # fmt: skip
_SYMBOLS = 2
#: A document nests some ten groups; a deeper one is read, but not remembered.
_MAX_DEPTH = 10_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text, in which a line end ends a line."""

    text: str
    kind: SegmentKind
    level: int = 0


@dataclass(slots=True)
class _State:
    """What holds in a group, and in those within it."""

    skip: str = ""
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1  # How many signs follow a letter of Unicode for old programs.
    font: int = 0
    style: int = 0
    outline: int = -1
    in_list: bool = False
    list_level: int = 0
    in_table: bool = False


@dataclass(slots=True)
class _Story:
    kind: SegmentKind
    depth: int
    letters: list[str] = field(default_factory=list)
    marked: bool = False  # A bullet or a number stands before the paragraph.


class RtfReader:
    """Reads one document. ``paragraphs`` holds what was found, in order."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.has_changes = False
        self._state = _State()
        self._outer: list[_State] = []
        self._stories = [_Story(SegmentKind.PARAGRAPH, -1)]
        self._page = "cp1252"
        self._fonts: dict[int, int] = {}
        self._styles: dict[int, Style] = {}
        self._named: list[str] = []
        self._naming: int | None = None
        self._starts = self._star = False
        self._drop = 0

    def read(self, source: str) -> None:
        """Read the letters of a file, one for each of its bytes."""
        at = 0
        while match := _TOKEN.search(source, at):
            at = match.end()
            if match["brace"]:
                self._brace(match["brace"])
                continue
            word = match["word"] or match["sign"]
            if word == "bin" and match["number"]:
                at += max(int(match["number"]), 0)
            elif match["hex"] is not None:
                self._byte(int(match["hex"], 16))
            elif match["text"] is not None:
                self._text(match["text"])
            elif match["sign"] in ("\r", "\n"):
                self._control("par", None)
            elif word == "*":
                self._star = True
                continue
            elif word in _SIGNS:
                self._text(word)
            else:
                self._control(word, int(match["number"]) if match["number"] else None)
            self._starts = self._star = False
        self._end_paragraph()

    def _brace(self, brace: str) -> None:
        self._drop = 0
        if brace == "{":
            if len(self._outer) < _MAX_DEPTH:
                self._outer.append(replace(self._state))
            self._starts, self._star = True, False
            self._naming, self._named = None, []
            return
        if self._state.skip == "stylesheet":
            self._name_style()
        if len(self._outer) == self._stories[-1].depth:
            self._end_paragraph()
            self._stories.pop()
        if self._outer:
            self._state = self._outer.pop()

    def _control(self, word: str, number: int | None) -> None:
        state = self._state
        if self._starts and (word in _NO_TEXT or (self._star and word not in _TEXT_AFTER_ALL)):
            if word in ("listtext", "pntext") and not state.skip:
                self._stories[-1].marked = True
            state.skip = state.skip or word
            return
        if self._starts and word in _STORIES and not state.skip:
            self._stories.append(_Story(_STORIES[word], len(self._outer)))
            return
        if state.skip:
            self._in_table_of(state, word, number)
            return
        if word in _LETTERS:
            self._add(_LETTERS[word])
        elif word in _PROPERTIES:
            _PROPERTIES[word](state, 1 if number is None else number)
            self.has_changes |= word == "deleted"
        elif word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self._drop = state.fallback
        elif word in ("par", "sect", "page", "column"):
            self._end_paragraph()
        elif word in ("cell", "nestcell"):
            self._end_paragraph(SegmentKind.TABLE_CELL)
        elif word == "pard":
            self._state = replace(
                state, style=0, outline=-1, in_list=False, list_level=0, in_table=False
            )
        elif word == "plain":
            state.hidden = state.deleted = False
        elif word == "ansicpg" and number is not None:
            self._page = _known(f"cp{number}")
        elif word in ("mac", "pc"):
            self._page = {"mac": "mac_roman", "pc": "cp437"}[word]

    def _in_table_of(self, state: _State, word: str, number: int | None) -> None:
        """Note what the tables of fonts and styles say."""
        if state.skip == "fonttbl" and number is not None:
            if word == "f":
                state.font = number
            elif word == "fcharset":
                self._fonts[state.font] = number
        elif state.skip == "stylesheet" and word == "s" and number is not None:
            self._naming = number
        elif word == "ansicpg" and number is not None:
            self._page = _known(f"cp{number}")

    def _name_style(self) -> None:
        found = style_by_name("".join(self._named).strip(" ;"))
        if found is not None and self._naming is not None:
            self._styles[self._naming] = found
        self._naming = None

    def _byte(self, value: int) -> None:
        if self._drop:
            self._drop -= 1
        elif self._fonts.get(self._state.font) == _SYMBOLS:
            self._add("•")
        else:
            page = _CHARSETS.get(self._fonts.get(self._state.font, -1), self._page)
            # Windows-1252 has no letter for five of its bytes.
            page = self._page if page == "cp1252" else page
            self._add(bytes((value,)).decode(page, "replace").replace("\ufffd", ""))

    def _text(self, text: str) -> None:
        if self._drop:
            kept = text[self._drop :]
            self._drop = max(self._drop - len(text), 0)
            text = kept
        if not text.isascii():
            text = text.encode("latin-1", "replace").decode(self._page, "replace")
        self._add(text)

    def _add(self, text: str) -> None:
        if self._state.skip == "stylesheet":
            self._named.append(text)
        elif not (self._state.skip or self._state.hidden or self._state.deleted):
            self._stories[-1].letters.append(text)

    def _end_paragraph(self, kind: SegmentKind = SegmentKind.PARAGRAPH) -> None:
        story, state = self._stories[-1], self._state
        text = "".join(story.letters)
        if not text.isascii():  # Two halves make one letter.
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        marked, story.marked = story.marked, False
        story.letters.clear()
        if not text.strip():
            return
        style = self._styles.get(state.style, Style())
        level = style.level
        if style.is_toc or style.hidden:
            return
        if story.kind is not SegmentKind.PARAGRAPH:
            kind, level = story.kind, 0
        elif 0 <= state.outline < 9:
            kind, level = SegmentKind.HEADING, state.outline + 1
        elif style.kind is not SegmentKind.PARAGRAPH:
            kind = style.kind
        elif marked or state.in_list:
            kind, level = SegmentKind.LIST_ITEM, state.list_level + 1
        elif state.in_table:
            kind = SegmentKind.TABLE_CELL
        self.paragraphs.append(Paragraph(text, kind, level))


def _known(page: str) -> str:
    try:
        return codecs.lookup(page).name
    except LookupError:
        return "cp1252"


def _set(name: str, make: Callable[[int], object]) -> Callable[[_State, int], None]:
    return lambda state, number: setattr(state, name, make(number))


_PROPERTIES: dict[str, Callable[[_State, int], None]] = {
    "v": _set("hidden", bool),
    "deleted": _set("deleted", bool),
    "uc": _set("fallback", lambda number: min(max(number, 0), 10)),
    "f": _set("font", int),
    "s": _set("style", int),
    "outlinelevel": _set("outline", int),
    "ls": _set("in_list", lambda number: number > 0),
    "ilvl": _set("list_level", lambda number: min(max(number, 0), 8)),
    "intbl": _set("in_table", bool),
}


def paragraphs_of(source: str) -> tuple[list[Paragraph], bool]:
    """Give the paragraphs of an RTF text, and whether some of it is deleted but not gone."""
    reader = RtfReader()
    reader.read(source)
    return reader.paragraphs, reader.has_changes


__all__ = ["Paragraph", "RtfReader", "paragraphs_of"]
