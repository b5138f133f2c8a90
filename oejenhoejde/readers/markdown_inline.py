"""Reads the inside of one Markdown block: emphasis, links, code, entities. Knows no blocks."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from oejenhoejde.model import Segment, SegmentKind
from oejenhoejde.readers import markdown_mask as mask
from oejenhoejde.readers import masking
from oejenhoejde.readers.html_tokens import Tag, attributes_of
from oejenhoejde.readers.markup import HIDDEN, SPOKEN
from oejenhoejde.readers.prose import CODE, FORMULA, Pieces, ProseBuilder

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_TEXT = re.compile(
    f"{masking.DROP}+|{masking.URL}+|[{mask.NOTE}{mask.TITLE}]+|[ \\t]*\\r?\\n[ \\t]*"
)
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_WHITE = re.compile(r"\s+")

#: The parser takes quadratic time in the number of open marks, so a block with more is read in
#: parts. No real paragraph has so many.
_MAX_MARKS = 150
_MARKS = re.compile(r"[*_~\[!]")


def label_of(text: str) -> str:
    """Fold the label of a reference as CommonMark compares it."""
    return _WHITE.sub(" ", text.strip().removeprefix("[").removesuffix("]").strip()).casefold()


class InlineReader:
    """Reads the inside of blocks, one after the other."""

    def __init__(self, parser: Parser, labels: Collection[str]) -> None:
        self._parser = parser
        self._labels = labels
        #: Source ranges of the comments in the block that was read last.
        self.comments: list[tuple[int, int]] = []

    def read(
        self, pieces: Pieces, seen: str, kind: SegmentKind, *, level: int = 0
    ) -> Iterator[Segment]:
        """Give the segment of a block and those of its links and pictures.

        ``pieces`` is the block's text, ``seen`` the masked text of the same length.
        """
        block = _Block(pieces, seen, self._labels)
        for start, end in _parts(seen):
            block.base = start
            root = self._parser.parse(seen[start:end].encode("ascii")).root_node
            block.emit(root, start, end)
        self.comments = [
            (pieces.to_source(start), pieces.to_source(end - 1) + 1)
            for start, end in block.comments
        ]
        segments: list[Segment | None] = list(
            block.prose.build_lines(kind, block.breaks, level=level)
        )
        segments += [
            builder.build(other, start=start, end=end) for builder, other, start, end in block.found
        ]
        return (segment for segment in segments if segment is not None)


def _parts(seen: str) -> Iterator[tuple[int, int]]:
    """Cut a text so that no part has too many marks; at a line end or a space where it can."""
    start = marks = 0
    for match in _MARKS.finditer(seen):
        marks += 1
        if marks > _MAX_MARKS:
            at = match.start()
            cut = max(seen.rfind("\n", start, at), seen.rfind(" ", start, at)) + 1 or at
            yield start, cut
            start, marks = cut, 0
    yield start, len(seen)


class _Block:
    """The prose of one block as it grows. All offsets are those of the block's text."""

    def __init__(self, pieces: Pieces, seen: str, labels: Collection[str]) -> None:
        self.prose = self._whole = ProseBuilder()
        self.breaks: list[int] = []
        self.comments: list[tuple[int, int]] = []
        self.found: list[tuple[ProseBuilder, SegmentKind, int, int | None]] = []
        self.base = 0
        self._pieces = pieces
        self._seen = seen
        self._labels = labels
        self._hidden = ""

    def emit(self, node: Node, start: int, end: int) -> None:
        """Emit what a node holds between two offsets."""
        for child in node.named_children:
            self._text(start, self.base + child.start_byte)
            self._node(child, self.base + child.start_byte, self.base + child.end_byte)
            start = self.base + child.end_byte
        self._text(start, end)

    def _node(self, node: Node, start: int, end: int) -> None:
        match node.type:
            case "emphasis_delimiter":
                pass
            case "strikethrough":
                self._strikethrough(node, start, end)
            case "backslash_escape":
                self._copy(start + 1, end)
            case "hard_line_break":
                self._break()
            case "entity_reference" | "numeric_character_reference":
                self._entity(start, end)
            case "code_span":
                self._stand_in(CODE)
            case "latex_block":
                self._stand_in(FORMULA)
            case "uri_autolink" | "email_autolink":
                self._address(start + 1, end - 1)
            case "html_tag":
                self._tag(start, end)
            case "image":
                self._image(node)
            case "inline_link":
                self._link(node)
            case "full_reference_link" | "collapsed_reference_link" | "shortcut_link":
                self._reference(node, start, end)
            case _:
                self.emit(node, start, end)

    def _text(self, start: int, end: int) -> None:
        """Emit text that may hold line ends and masked places."""
        if start >= end:
            return
        at = start
        for match in _TEXT.finditer(self._seen, start, end):
            self._copy(at, match.start())
            if match[0][0] == masking.URL:
                self._address(match.start(), match.end())
            elif match[0][-1] == "\n" or match[0][0] in " \t\r\n":
                self._space()
            at = match.end()
        self._copy(at, end)

    def _copy(self, start: int, end: int) -> None:
        if self._hidden:
            return
        if self.prose.ends_in_space():
            while start < end and self._seen[start] in " \t":
                start += 1
        if start < end:
            self._pieces.copy_to(self.prose, start, end)

    def _space(self) -> None:
        if not self._hidden and not self.prose.ends_in_space():
            self.prose.put(" ")

    def _break(self) -> None:
        self._space()
        if self.prose is self._whole:
            self.breaks.append(self.prose.length)

    def _stand_in(self, text: str) -> None:
        if not self._hidden:
            self.prose.put(text)

    def _decoded(self, text: str) -> None:
        if not self._hidden:
            self.prose.put_decoded(text)

    def _address(self, start: int, end: int) -> None:
        """Show an address in the sentence; without a run, so that no fix can touch it."""
        self._stand_in(self._pieces.text[start:end])

    def _entity(self, start: int, end: int) -> None:
        letters = html.unescape(self._seen[start:end])
        if letters == self._seen[start:end]:
            self._copy(start, end)
        elif not (letters.isspace() and self.prose.ends_in_space()):
            self._decoded(letters)

    def _strikethrough(self, node: Node, start: int, end: int) -> None:
        """Leave out what is struck (``~~gammelt~~``); a single ``~`` means about."""
        if not self._seen.startswith("~~", start):
            self._text(start, start + 1)
            self.emit(node, start + 1, end)

    def _tag(self, start: int, end: int) -> None:
        if self._seen.startswith("<!--", start):
            self.comments.append((start, end))
        tag = _TAG.match(self._seen, start, end)
        if not tag:
            return
        name = tag[2].lower()
        if not tag[1]:
            self._speak(Tag(name, start, end))
        if name == "br":
            self._break()
        elif name in HIDDEN:
            if tag[1]:
                self._hidden = "" if name == self._hidden else self._hidden
            elif not self._hidden and self._seen[end - 2] != "/":
                self._stand_in(CODE)
                self._hidden = name

    def _speak(self, tag: Tag) -> None:
        """Read what is seen or heard of a tag of HTML, such as the text for a picture."""
        for name, place in attributes_of(self._seen, tag).items():
            if name in SPOKEN and not self._hidden:
                outer, self.prose = self.prose, ProseBuilder()
                self._text(*place)
                self.found.append((self.prose, SPOKEN[name], 0, None))
                self.prose = outer

    def _image(self, node: Node) -> None:
        """Keep the alternative text as a segment of its own: it is not seen in the sentence."""
        outer, self.prose = self.prose, ProseBuilder()
        for child in node.named_children:
            if child.type == "image_description":
                self.emit(child, self.base + child.start_byte, self.base + child.end_byte)
        self.found.append((self.prose, SegmentKind.CAPTION, 0, None))
        self.prose = outer
        self._title(node)

    def _link(self, node: Node) -> None:
        for child in node.named_children:
            if child.type == "link_text":
                start = self.prose.length
                self.emit(child, self.base + child.start_byte, self.base + child.end_byte)
                self.found.append((self.prose, SegmentKind.LINK, start, self.prose.length))
        self._title(node)

    def _title(self, node: Node) -> None:
        for child in node.named_children:
            if child.type == "link_title":
                outer, self.prose = self.prose, ProseBuilder()
                self._text(self.base + child.start_byte + 1, self.base + child.end_byte - 1)
                self.found.append((self.prose, SegmentKind.TITLE, 0, None))
                self.prose = outer

    def _reference(self, node: Node, start: int, end: int) -> None:
        """Follow a reference if there is one: ``[navn]`` is mostly a place to be filled in."""
        named = {child.type: child for child in node.named_children}
        label = named.get("link_label") or named.get("link_text")
        if self._pieces.text[start - 1 : start] == "^" and self._seen[start - 1] == masking.DROP:
            outer, self.prose = self.prose, ProseBuilder()
            self.emit(node, start + 1, end - 1)
            self.found.append((self.prose, SegmentKind.NOTE, 0, None))
            self.prose = outer
        elif label is not None and label_of(self._of(label)) in self._labels:
            self._link(node)
        else:
            self.emit(node, start, end)

    def _of(self, node: Node) -> str:
        return self._pieces.text[self.base + node.start_byte : self.base + node.end_byte]
