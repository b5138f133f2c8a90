"""Makes the text that the Markdown parser sees: as long as the source, one byte per code point.

So the parser's byte offsets are code points of the source, and what is no Markdown (shortcodes,
template tags, placeholders of mail merge, bare addresses) cannot be taken for markup.
Knows no parser.
"""

from __future__ import annotations

import re

from oejenhoejde.readers import markdown_mdx
from oejenhoejde.readers.markup import HTML_TAGS
from oejenhoejde.readers.masking import DROP, KEEP, URL, as_ascii, blank

#: What stands for the mark before a footnote's text.
NOTE = "\x04"
#: … and of the mark before the title of an admonition.
TITLE = "\x06"

_LONE_CR = re.compile(r"\r(?!\n)")

#: Shortcodes of Hugo, tags and comments of Jekyll, Jinja and Liquid, comments of MDX.
_TEMPLATES = (("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{# ", "#}"), ("{/*", "*/}"))
_SIGNS = re.compile(
    r"""
    (?P<field>\{\{[^{}\n]{1,80}\}\}|<<[^<>\n]{1,80}>>)       # {{navn}}, <<dato>>
  | (?P<attributes>\{:?[ ]?[.\#][\w.\#:= "'-]{0,200}\}|\{:(?![ ])[^{}\n]{0,200}\}) # {#id}, {: .x}
  | (?P<note>^[ ]{0,3}\[\^[^\]\s]{1,80}\]:[ \t]*)            # [^1]: at the start of a line
  | (?P<reference>\[\^[^\]\s]{1,80}\])                      # [^1]
  | (?P<inline>\^(?=\[[^\]\n]))                             # ^[en note i linjen]
  | (?P<alert>(?<=>)[ ]?\[![A-Za-z]{1,20}\][+-]?(?P<titled>[ \t]*(?=[^\s]))?)  # > [!NOTE]
  | (?P<boxed>^[ ]{0,12}:::+[ \t]*[\w-]{1,40}\[)(?P<box>[^\]\n]{1,200})(?P<after>\])   # :::x[T]
  | (?P<admonition>^[ ]{0,12}(?:===[ ]+"|(?:!!!|\?\?\?\+?|:::+)[ \t]*(?:[\w-]{1,40}\b)?[ \t]*"?))
  | (?P<url>(?<![\w<@/])(?:https?://|www\.)(?:(?!-->)[^\s<>()\[\]"|`\\]){3,2000})
  | (?P<tag><(?P<name>[A-Za-z][\w-]{0,40})(?:[ ][\w .,-]{0,60})?>)
    """,
    re.X | re.M,
)
_URL_TAIL = re.compile(r"[.,;:!?*_~']+\Z")
_MATH = re.compile(r"\$\$[^$]+\$\$|\$(?=\S)[^$\n]*?(?<=\S)\$(?!\d)|\$")
_MARKED = re.compile(f"( *)[{NOTE}{TITLE}]")


def mask(text: str, *, mdx: bool = False) -> str:
    """Make the text for the parser. A slice of it fits the same slice of ``text``."""
    masked = _LONE_CR.sub("\n", as_ascii(text))
    if mdx:
        masked = markdown_mdx.mask(masked)
    for opening, closing in _TEMPLATES:
        masked = blank(masked, opening, closing)
    masked = _SIGNS.sub(lambda match: _sign(match, mdx=mdx), masked)
    if "$" in masked:
        masked = _MATH.sub(lambda match: match[0] if len(match[0]) > 1 else KEEP, masked)
    return _quote_containers(masked)


def _sign(match: re.Match[str], *, mdx: bool) -> str:
    found = match[0]
    if match["field"]:
        return KEEP * len(found)
    if match["boxed"]:
        # The indentation decides in which list item the admonition stands.
        indent = len(found) - len(found.lstrip(" "))
        opening = found[:indent] + TITLE * (len(match["boxed"]) - indent)
        return opening + match["box"] + DROP * len(match["after"])
    if match["titled"] is not None:
        return TITLE * len(found)
    if match["attributes"] or match["reference"] or match["alert"] or match["inline"]:
        return DROP * len(found)
    if match["note"]:
        indent = len(found) - len(found.lstrip(" "))
        return found[:indent] + NOTE * (len(found) - indent)
    if match["admonition"]:
        # The indentation decides in which list item the admonition stands.
        indent = len(found) - len(found.lstrip(" "))
        return found[:indent] + TITLE * (len(found) - indent)
    if match["url"]:
        tail = _URL_TAIL.search(found)
        cut = tail.start() if tail else len(found)
        return URL * cut + found[cut:]
    if mdx or match["name"].lower() in HTML_TAGS or "-" in match["name"]:
        return found
    return KEEP * len(found)


def _quote_containers(text: str) -> str:
    """Make the indented body of an admonition or a footnote a quote, as the parser sees it.

    CommonMark would take it for code. The reader sees by the source that it is no quote.
    """
    if NOTE not in text and TITLE not in text:
        return text
    lines = text.split("\n")
    open_at: list[int] = []
    for number, line in enumerate(lines):
        body = line.lstrip(" ")
        if not body.strip():
            continue
        indent = len(line) - len(body)
        while open_at and indent < open_at[-1] + 4:
            open_at.pop()
        if open_at:
            letters = list(line)
            for column in open_at:
                letters[column] = ">"
            lines[number] = "".join(letters)
        if body[0] in (NOTE, TITLE):
            open_at.append(indent)
    return "\n".join(lines)
