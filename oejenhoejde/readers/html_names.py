"""What HTML calls things, and which of them are read, are blocks, or end one another.

Reads no document.
"""

from __future__ import annotations

from oejenhoejde.model import SegmentKind
from oejenhoejde.readers.markup import HIDDEN

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr")
)  # fmt: skip
NOT_READ = HIDDEN | {
    "head", "nav", "del", "s", "strike", "template", "object", "canvas", "audio", "rt", "rp",
}  # fmt: skip
#: What these hold has a place in the sentence around them.
STANDS_IN = frozenset({"code", "kbd", "samp", "var"})
MENUS = frozenset({"navigation", "menu", "menubar"})
IN_HEAD = frozenset({"title", "meta"})
KINDS = {
    "li": SegmentKind.LIST_ITEM,
    "dd": SegmentKind.LIST_ITEM,
    "dt": SegmentKind.LIST_ITEM,
    "td": SegmentKind.TABLE_CELL,
    "th": SegmentKind.TABLE_CELL,
    "blockquote": SegmentKind.QUOTE,
    "caption": SegmentKind.CAPTION,
    "figcaption": SegmentKind.CAPTION,
    "title": SegmentKind.TITLE,
    **{f"h{level}": SegmentKind.HEADING for level in range(1, 7)},
    **dict.fromkeys(
        ("label", "legend", "button", "option", "optgroup", "summary"), SegmentKind.LABEL
    ),
}
LISTS = frozenset({"ul", "ol", "menu", "dl"})
BLOCKS = LISTS | KINDS.keys() | {
    "html", "body", "p", "div", "section", "article", "aside", "header", "footer", "main", "form",
    "fieldset", "figure", "details", "address", "table", "thead", "tbody", "tfoot", "tr", "hr",
    "center", "dialog", "textarea", "select", "colgroup", "search", "hgroup", "pre", "nav",
}  # fmt: skip
#: Tags that end an open element of the same group without an end tag.
IMPLIED_END = {
    "li": ({"li"}, LISTS),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "option": ({"option"}, {"select"}),
    "body": ({"head"}, {"html"}),
}
ENDS_PARAGRAPH = BLOCKS - {"option", "optgroup", "label", "button", "legend", "html", "body"}
#: In a form their ``label`` is what is shown.
LABELLED = frozenset({"option", "optgroup", "track"})
BUTTONS = frozenset({"submit", "button", "reset"})
DESCRIPTIONS = frozenset({"description", "og:title", "og:description"})
