"""What every reader of marked-up text knows of HTML: its elements and attributes."""

from __future__ import annotations

from oejenhoejde.model import SegmentKind

#: Elements that are no prose, with all that is in them.
HIDDEN = frozenset({"code", "pre", "kbd", "samp", "script", "style", "svg", "math", "var"})

_NAMES = (
    "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button "
    "canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div "
    "dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html i iframe img input ins kbd label legend li link main map mark "
    "marquee math menu meta meter nav nobr noscript object ol optgroup option output p param "
    "picture pre progress q rp rt ruby s samp script search section select slot small source span "
    "strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time "
    "title tr track tt u ul var video wbr path g circle rect line"
)
#: Every element of HTML, old ones too: what else stands in ``<…>`` may be a place to fill in.
HTML_TAGS = frozenset(_NAMES.split())

#: Attributes that a person sees or hears.
SPOKEN = {
    "alt": SegmentKind.CAPTION,
    "title": SegmentKind.LABEL,
    "aria-label": SegmentKind.LABEL,
    "aria-description": SegmentKind.LABEL,
    "placeholder": SegmentKind.LABEL,
}
