"""Finds link texts that say nothing of the goal, and links to files without the type.

Source: the state's design system (link texts). Knows neither files nor config.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from oejenhoejde.checks.base import Hit, Tools
from oejenhoejde.checks.document import DocumentView, Part, Placed
from oejenhoejde.model import SegmentKind
from oejenhoejde.params_document import LinkParams

#: What a link text may say of its file; the name of the type is another way.
_SIZE = re.compile(r"\b\d+(?:[.,]\d+)? ?(?:kb|mb|sider)\b", re.I)


def find_links(view: DocumentView, params: LinkParams, tools: Tools) -> Iterator[Placed]:
    """Give the links with the fault; in a format without links, the words themselves."""
    links = list(view.of_kind(SegmentKind.LINK))
    if params.fault == "file":
        yield from _files(links, params)
        return
    named = [re.compile(text, re.I) for text in params.texts]
    for link in links:
        text = link.prose.strip(" .:»«→>")
        if any(pattern.fullmatch(text) for pattern in named):
            yield Placed(Hit(0, len(link.prose), {"excerpt": link.prose}), link)


def _files(links: list[Part], params: LinkParams) -> Iterator[Placed]:
    for link in links:
        path = urlsplit(link.target.split("?")[0]).path if _is_address(link.target) else ""
        suffix = path.rpartition(".")[2].lower() if "." in path else ""
        if suffix not in params.suffixes:
            continue
        text = link.prose.lower()
        if suffix not in text and not _SIZE.search(text):
            yield Placed(Hit(0, len(link.prose), {"excerpt": link.prose, "suffix": suffix}), link)


def _is_address(target: str) -> bool:
    try:
        urlsplit(target)
    except ValueError:
        return False
    return bool(target)
