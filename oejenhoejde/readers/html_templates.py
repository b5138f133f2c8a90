"""Makes the text that the HTML reader sees: tags of templates are no markup and no prose.

Knows Jinja, Twig, Liquid, Handlebars, Blade, PHP, ERB and ASP by their marks. Knows no HTML.
"""

from __future__ import annotations

import re

from oejenhoejde.readers import masking

#: What stands for each letter of a tag that shows a value, such as a name …
VALUE = "\x05"
#: … and of a tag between two texts of which one is shown.
OR = "\x06"

_SHOWN = (
    ("<%=", "%>"),
    ("<?=", "?>"),
    ("<?php echo ", "?>"),
    ("<?php print ", "?>"),
    ("{!!", "!!}"),
)
_OR = re.compile(
    r"\{%-?\s*(?:else|elif|elsif|elseif|when|case)\b[^{}]{0,200}%\}"
    r"|<%-?\s*\}?\s*(?:else|elsif|when)\b[^<>]{0,200}%>"
    r"|<\?php\s+\}?\s*(?:else|elseif)\b.{0,200}?\?>|\{\{\s*else\b[^{}]{0,200}\}\}",
    re.S | re.I,
)
_BLANK = (
    ("<?", "?>"), ("<%", "%>"), ("{%", "%}"), ("{#", "#}"), ("{{!", "}}"),
    ("{{#", "}}"), ("{{/", "}}"), ("{{^", "}}"), ("{{>", "}}"),
)  # fmt: skip
_FIELD = re.compile(r"\{\{[^{}\n]{1,200}\}\}|\$\{[^{}\n]{1,200}\}|<<[^<>\n]{1,80}>>")


def mask(text: str) -> str:
    """Make the text for the tokens. A slice of it fits the same slice of ``text``."""
    seen = masking.as_ascii(text)
    seen = _OR.sub(lambda match: masking.fill(match[0], OR), seen)
    for opening, closing in _SHOWN:
        seen = masking.blank(seen, opening, closing, in_block=False, sign=VALUE)
    for opening, closing in _BLANK:
        seen = masking.blank(seen, opening, closing, in_block=False)
    return _FIELD.sub(lambda match: masking.KEEP * len(match[0]), seen)
