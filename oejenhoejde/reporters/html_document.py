"""One document of the HTML report: its text with the findings marked, and the findings as a list.

Knows nothing but the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from oejenhoejde.model import Finding, Report, Segment, SegmentKind, Severity, Span
from oejenhoejde.reporters.base import line_range, one_line
from oejenhoejde.reporters.text import count

#: A sign for each level, so that colour is never the only difference.
SIGNS = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "●"}
_CLASSES = {Severity.ERROR: "fejl", Severity.WARNING: "advarsel", Severity.INFO: "forslag"}
#: Segment kind → class of its paragraph.
_KINDS = {
    SegmentKind.HEADING: "heading",
    SegmentKind.TITLE: "heading",
    SegmentKind.LIST_ITEM: "item",
    SegmentKind.TABLE_CELL: "cell",
    SegmentKind.QUOTE: "quote",
    SegmentKind.NOTE: "small",
    SegmentKind.CAPTION: "small",
    SegmentKind.PAGE_HEADER: "small",
    SegmentKind.PAGE_FOOTER: "small",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding with its number in the document and the families' numbers for colours."""

    number: int
    finding: Finding
    family: int


def family_numbers(families: Iterable[str]) -> dict[str, int]:
    """Give each family the number of its colour and line."""
    return {family: number for number, family in enumerate(families)}


def article(report: Report, number: int, families: dict[str, str], *, path: str, text: bool) -> str:
    """Give the text and the list of the document ``path``. Without ``text`` only the list."""
    colours = family_numbers(families)
    marked = [
        Marked(n, finding, colours.get(finding.family, len(colours)))
        for n, finding in enumerate(report.findings, 1)
    ]
    parts = [f'<p class="note">Bemærk: {escape(line)}</p>' for line in report.skipped]
    if text:
        body = "\n".join(_paragraphs(report, number, marked))
        parts.append(
            '<div class="two"><section class="text" lang="da"'
            f' aria-label="Teksten i {escape(path)}">\n{body}\n</section>'
        )
    else:
        parts.append('<div class="two only">')
    parts.append(_list(report, number, marked, families, path))
    parts.append("</div>")
    return "\n".join(parts)


# --- the text ------------------------------------------------------------------------------------


def _paragraphs(report: Report, number: int, marked: Sequence[Marked]) -> Iterator[str]:
    numbered: set[int] = set()
    for segment in report.document.segments:
        if segment.kind is SegmentKind.LINK or not segment.prose.strip():
            continue
        low = segment.runs[0].source_start if segment.runs else 0
        high = segment.runs[-1].source_end if segment.runs else 0
        ranges = [
            (place, mark)
            for mark in marked
            if len(mark.finding.span)
            and mark.finding.span.start < high
            and low < mark.finding.span.end
            and (place := _in_prose(segment, mark.finding.span))
        ]
        kind = _KINDS.get(segment.kind, "plain")
        level = f" l{min(segment.level, 4)}" if segment.level else ""
        yield f'<p class="t {kind}{level}">{_pieces(segment.prose, ranges, number, numbered)}</p>'


def _in_prose(segment: Segment, span: Span) -> Span | None:
    """Give the range of the segment's prose that a source span covers."""
    starts: list[int] = []
    ends: list[int] = []
    for run in segment.runs:
        first, last = max(span.start, run.source_start), min(span.end, run.source_end)
        if first < last:
            starts.append(run.prose_start + first - run.source_start)
            ends.append(run.prose_start + last - run.source_start)
    return Span(starts[0], ends[-1]) if starts else None


def _pieces(
    prose: str, ranges: Sequence[tuple[Span, Marked]], number: int, numbered: set[int]
) -> str:
    """Cut the prose where a mark begins or ends; a number stands where a finding ends."""
    cuts = sorted({0, len(prose), *(at for span, _ in ranges for at in (span.start, span.end))})
    parts = []
    for start, end in pairwise(cuts):
        over = [(span, mark) for span, mark in ranges if span.start <= start and end <= span.end]
        shown = escape(prose[start:end])
        if over:
            over.sort(key=lambda pair: (len(pair[0]), pair[1].number))
            ids = " ".join(str(mark.number) for _, mark in over)
            parts.append(f'<span class="m c{over[0][1].family}" data-f="{ids}">{shown}</span>')
        else:
            parts.append(shown)
        ended = [m for span, m in ranges if span.end == end and m.number not in numbered]
        numbered.update(mark.number for mark in ended)
        # A line may end between two numbers, but not between a word and its number.
        parts.append("<wbr>".join(_number(number, mark) for mark in ended))
    return "".join(parts)


def _number(number: int, mark: Marked) -> str:
    severity = mark.finding.severity
    key = f"{number}-{mark.number}"
    return (
        f'<a class="n c{mark.family}" id="r{key}" href="#f{key}" data-n="{mark.number}"'
        f' aria-label="Fund {mark.number}: {severity}">'
        f'<span aria-hidden="true">{SIGNS[severity]}</span>{mark.number}</a>'
    )


# --- the list ------------------------------------------------------------------------------------


def _list(
    report: Report, number: int, marked: Sequence[Marked], families: dict[str, str], path: str
) -> str:
    section = f'<section class="found" aria-label="Fund i {escape(path)}">'
    if not marked:
        return f"{section}<p>Ingen fund.</p></section>"
    items = "\n".join(_item(report, number, mark, families) for mark in marked)
    heading = count(len(marked), "fund", "fund")
    return f"{section}<h3>{heading}</h3>\n<ol>\n{items}\n</ol>\n</section>"


def _item(report: Report, number: int, mark: Marked, families: dict[str, str]) -> str:
    finding = mark.finding
    lines = line_range(report, finding)
    place = finding.place or (f"linje {lines[0]}" if lines else "")
    shown = one_line(finding.excerpt)
    quoted = f'<q class="m c{mark.family}">{escape(_short(shown))}</q>' if shown else ""
    titles = "".join(f"<li>{escape(one_line(s.title))}</li>" for s in finding.suggestions)
    alternatives = f'<ul class="alt" aria-label="Forslag">{titles}</ul>' if titles else ""
    severity = _CLASSES[finding.severity]
    family = families.get(finding.family, finding.family)
    where = " · ".join(escape(part) for part in _distinct(family, place) if part)
    key = f"{number}-{mark.number}"
    return (
        f'<li id="f{key}" value="{mark.number}" tabindex="-1" data-n="{mark.number}"'
        f' data-c="{mark.family}" data-s="{severity}" data-r="{escape(finding.rule_id)}">'
        f'<p class="meta"><span class="s {severity}"><span aria-hidden="true">'
        f"{SIGNS[finding.severity]}</span> {finding.severity}</span> · {where}"
        f" · <code>{escape(finding.rule_id)}</code></p>"
        f"{quoted}<p>{escape(one_line(finding.message))}</p>{alternatives}"
        f"{_back(key, mark)}</li>"
    )


def _distinct(family: str, place: str) -> tuple[str, ...]:
    return (family,) if place.casefold() == family.casefold() else (family, place)


def _back(key: str, mark: Marked) -> str:
    if not len(mark.finding.span):
        return ""
    label = f"Vis i teksten: fund {mark.number}"
    return f'<a class="back" href="#r{key}" aria-label="{label}">Vis i teksten</a>'


#: A longer excerpt is cut in the list; the text itself shows it whole.
_LONGEST = 120


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


__all__ = ["SIGNS", "article", "family_numbers"]
