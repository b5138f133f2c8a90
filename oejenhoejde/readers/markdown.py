"""Reads Markdown with exact source positions. Knows no HTML beyond leaving it alone.

The parser sees a masked text of the same length (:mod:`markdown_mask`), so its offsets are code
points of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from oejenhoejde.model import Document, Segment, SegmentKind, Span
from oejenhoejde.readers import frontmatter, html, masking, textfile
from oejenhoejde.readers import markdown_mask as mask
from oejenhoejde.readers.base import Reader
from oejenhoejde.readers.declared import marked_statutory, statutory_spans, with_type
from oejenhoejde.readers.markdown_inline import InlineReader, label_of
from oejenhoejde.readers.prose import Pieces
from oejenhoejde.readers.suppress import (
    BLOCK_VERBS,
    Switch,
    about,
    file_mutes,
    find_switches,
    mutes_of,
)

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_DEFINITION_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]")
_CLOSING_HASHES = re.compile(r"(?:\A|[ \t])#+[ \t]*\Z")
_MARKED_LINE = re.compile(f"^[ \\t]*(?:{mask.NOTE}+|{mask.TITLE}+)", re.M)


@cache
def _parsers() -> tuple[Parser, Parser]:
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    return (
        Parser(Language(tree_sitter_markdown.language())),
        Parser(Language(tree_sitter_markdown.inline_language())),
    )


def read_text(text: str, name: str) -> Document:
    """Read a Markdown text."""
    return _Reader(text, name).read()


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._mdx = name.lower().endswith(".mdx")
        front = frontmatter.BLOCK.match(text)
        self._front = front.end() if front else 0
        # Blank lines for the parser, which takes some front matter for a heading.
        self._seen = re.sub(r"[^\r\n]", " ", text[: self._front]) + mask.mask(
            text[self._front :], mdx=self._mdx
        )
        self._switches: list[Switch] = []
        self._waiting: list[Switch] = []
        self._ignored: list[tuple[Switch, Span]] = []

    def read(self) -> Document:
        blocks, inlines = _parsers()
        root = blocks.parse(self._seen.encode("ascii")).root_node
        self._inline = InlineReader(inlines, _labels(root, self._text))
        segments = (*frontmatter.segments_of(self._text, self._front), *self._segments(root))
        spans = statutory_spans(self._switches, self._ignored, length=len(self._text))
        document = Document(
            self._name,
            "md",
            self._text,
            marked_statutory(segments, spans),
            muted=(
                *file_mutes(self._text, self._front),
                *mutes_of(
                    self._switches, self._ignored, length=len(self._text), idle=self._waiting
                ),
            ),
        )
        return with_type(document, self._front, comments=True)

    def _segments(self, root: Node) -> Iterator[Segment]:
        stack = [(root, SegmentKind.PARAGRAPH, 0)]
        while stack:
            node, kind, level = stack.pop()
            if self._waiting and node.type not in ("section", "document", "html_block"):
                span = Span(node.start_byte, node.end_byte)
                self._ignored += [(switch, span) for switch in self._waiting]
                self._waiting.clear()
            match node.type:
                case "html_block":
                    self._comments(node.start_byte, node.end_byte)
                    made = list(self._markup(node))
                    if made and self._waiting:
                        span = Span(node.start_byte, node.end_byte)
                        self._ignored += [(switch, span) for switch in self._waiting]
                        self._waiting.clear()
                    yield from made
                case "minus_metadata" | "plus_metadata" | "link_reference_definition":
                    pass
                case "fenced_code_block" | "indented_code_block":
                    pass
                case "atx_heading" | "setext_heading":
                    level = _heading_level(node)
                    for child in node.named_children:
                        if child.type == "paragraph":
                            child = child.named_children[0]
                        if child.type == "inline":
                            yield from self._block(child, SegmentKind.HEADING, level)
                case "paragraph":
                    for child in node.named_children:
                        if child.type == "inline":
                            yield from self._block(child, kind, level)
                case "pipe_table":
                    for row in node.named_children:
                        for cell in row.named_children:
                            if cell.type == "pipe_table_cell":
                                yield from self._block(cell, SegmentKind.TABLE_CELL, 0)
                case "block_quote":
                    if self._is_quote(node) and kind is SegmentKind.PARAGRAPH:
                        kind = SegmentKind.QUOTE
                    stack += [(child, kind, level) for child in reversed(node.named_children)]
                case "list":
                    level = level + 1 if kind is SegmentKind.LIST_ITEM else 1
                    kind = SegmentKind.LIST_ITEM
                    stack += [(child, kind, level) for child in reversed(node.named_children)]
                case _:
                    stack += [(child, kind, level) for child in reversed(node.named_children)]

    def _is_quote(self, node: Node) -> bool:
        """Tell whether the source has the ``>``, not only the masked text."""
        return any(
            child.type == "block_quote_marker" and ">" in self._source(child)
            for child in node.named_children[:1]
        )

    def _source(self, node: Node) -> str:
        return self._text[node.start_byte : node.end_byte]

    def _markup(self, node: Node) -> Iterator[Segment]:
        """Read a block of HTML: its text is on the page as all other text is."""
        letters = list(self._source(node))
        for at, sign in enumerate(self._seen[node.start_byte : node.end_byte]):
            if sign == masking.DROP:
                letters[at] = " "
        for child in node.named_children:
            for at in range(child.start_byte - node.start_byte, child.end_byte - node.start_byte):
                letters[at] = "\t"  # A mark of the quote or list around it.
        for segment in html.read_text("".join(letters), self._name).segments:
            runs = tuple(
                replace(run, source_start=run.source_start + node.start_byte)
                for run in segment.runs
            )
            yield replace(segment, runs=runs)

    def _block(self, node: Node, kind: SegmentKind, level: int) -> Iterator[Segment]:
        """Read an inline node, whose continuation marks (``>``, indentation) are no text."""
        slices: list[tuple[int, int]] = []
        at = node.start_byte
        for child in node.named_children:
            if child.type == "block_continuation" and child.end_byte > child.start_byte:
                slices.append((at, child.start_byte))
                at = child.end_byte
        end = node.end_byte
        if kind is SegmentKind.HEADING:
            closing = _CLOSING_HASHES.search(self._text, at, end)
            end = closing.start() if closing else end
        slices.append((at, end))
        seen = "".join([self._seen[start:end] for start, end in slices])
        pieces = Pieces(self._text, slices)
        span = Span(node.start_byte, node.end_byte)
        if mask.NOTE not in seen and mask.TITLE not in seen:
            yield from self._inside(pieces, seen, kind, level, span)
            return
        for start, end, own in _marked(seen, kind):
            pieces = Pieces(self._text, _cut(slices, start, end))
            yield from self._inside(pieces, seen[start:end], own, level, span)

    def _inside(
        self, pieces: Pieces, seen: str, kind: SegmentKind, level: int, block: Span
    ) -> Iterator[Segment]:
        segments = list(self._inline.read(pieces, seen, kind, level=level))
        for start, end in self._inline.comments:
            own = self._comments(start, end)
            self._ignored += [about(switch, segments, block, self._text) for switch in own]
            self._waiting.clear()
        yield from segments

    def _comments(self, start: int, end: int) -> list[Switch]:
        """Note the comments that switch rules; give those for one block, which also wait."""
        found = find_switches(self._text, start, end)
        self._switches += found
        own = [switch for switch in found if switch.verb in BLOCK_VERBS]
        self._waiting += own
        return own


def _marked(seen: str, kind: SegmentKind) -> Iterator[tuple[int, int, SegmentKind]]:
    """Cut a block where footnotes and titles of admonitions begin."""
    at = 0
    for match in _MARKED_LINE.finditer(seen):
        if at < match.start():
            yield at, match.start(), kind
        at, kind = match.end(), SegmentKind.NOTE
        if mask.TITLE in match[0]:
            line_end = seen.find("\n", at)
            line_end = len(seen) if line_end < 0 else line_end
            title = seen[at:line_end].rstrip().removesuffix('"')
            if title:
                yield at, at + len(title), SegmentKind.LABEL
            at, kind = line_end, SegmentKind.PARAGRAPH
    if at < len(seen):
        yield at, len(seen), kind


def _labels(root: Node, text: str) -> frozenset[str]:
    """Give the labels of the link definitions, folded."""
    labels = set[str]()
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type == "link_reference_definition":
            match = _DEFINITION_LABEL.match(text, node.start_byte, node.end_byte)
            if match:
                labels.add(label_of(match[1]))
        elif node.type not in ("paragraph", "pipe_table", "fenced_code_block", "html_block"):
            stack += node.named_children
    return frozenset(labels)


def _heading_level(node: Node) -> int:
    for child in node.children:
        if child.type.startswith("atx_h"):
            return int(child.type[5])
        if child.type.startswith("setext_h"):
            return int(child.type[8])
    return 1


def _cut(slices: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Give the source slices of a part of the text that they make together."""
    cut = []
    at = 0
    for low, high in slices:
        first, last = max(start - at, 0), min(end - at, high - low)
        if first < last:
            cut.append((low + first, low + last))
        at += high - low
    return cut


READER = Reader(
    format="md",
    suffixes=(".md", ".markdown", ".mdown", ".mkd", ".mdx"),
    read=textfile.read_with(read_text),
    read_text=read_text,
    apply_edits=textfile.apply_edits,
)
