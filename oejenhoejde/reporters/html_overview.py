"""The overview of the HTML report: figures, LIX gauge, what to mend first, tables and bars.

Knows nothing but the model.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath

from oejenhoejde.model import Report, Rule, Severity
from oejenhoejde.reporters.html_document import SIGNS
from oejenhoejde.reporters.text import count, danish_integer, danish_number, lights_of
from oejenhoejde.score import STEPS, Light, in_turn, score, steps

#: Where each LIX band begins, and its name (dansksproghistorie.dk/144).
_BANDS = ((0, "meget let"), (25, "let"), (35, "middel"), (45, "svær"), (55, "meget svær"))
#: The gauge ends here; harder texts stand at its end.
_GAUGE_END = 70
#: Lix says something from this many words.
_LEAST_WORDS = 100
#: Bars are shown for this many rules, folders or files.
_BARS = 12


@dataclass(slots=True)
class Row:
    """What the overview keeps of one document."""

    number: int
    path: str
    severities: Counter[Severity]
    words: int
    lix: float

    @property
    def found(self) -> int:
        return sum(self.severities.values())

    @property
    def folder(self) -> str:
        return str(PurePosixPath(self.path).parent)


@dataclass(slots=True)
class Summary:
    """What the overview keeps of all documents together; no text of any."""

    rows: list[Row] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)
    points: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    family_of: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    families: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, report: Report, number: int, path: str) -> None:
        """Take one document."""
        counted = Counter(finding.severity for finding in report.findings)
        words = int(report.metrics.get("words", 0))
        self.rows.append(Row(number, path, counted, words, report.metrics.get("lix", 0.0)))
        self.severities.update(counted)
        for n, finding in enumerate(report.findings, 1):
            self.rules[finding.rule_id] += 1
            self.families[finding.family] += 1
            self.first.setdefault(finding.rule_id, f"f{number}-{n}")
        for step in steps(report.findings):
            self.points[step.rule_id] += step.points
            self.family_of[step.rule_id] = step.first.family

    @property
    def words(self) -> int:
        return sum(row.words for row in self.rows)

    @property
    def lix(self) -> float:
        """The documents' LIX, weighted by their words."""
        return sum(row.lix * row.words for row in self.rows) / max(self.words, 1)

    def urgent(self) -> list[str]:
        """Name the rules to begin with: those that cost the readers of all documents most."""
        ranked = sorted(self.points, key=lambda r: (-self.points[r], -self.rules[r], r))
        order = in_turn([(self.points[rule], self.family_of[rule]) for rule in ranked])
        return [ranked[at] for at in order[:STEPS]]


def band(lix: float) -> str:
    """Name the band of a LIX figure."""
    return [name for least, name in _BANDS if round(lix) >= least][-1]


def gauge(lix: float, words: int) -> str:
    """Draw where a LIX figure lies; short texts get a line of words instead."""
    if words < _LEAST_WORDS:
        return f"<p>Teksten er under {_LEAST_WORDS} ord. Så siger lixtallet ikke noget.</p>"
    name = band(lix)
    ends = [least for least, _ in _BANDS[1:]] + [_GAUGE_END]
    parts = []
    for number, ((least, label), end) in enumerate(zip(_BANDS, ends, strict=True)):
        x, width = least * 10, (end - least) * 10
        parts.append(f'<rect class="b{number}" x="{x}" y="34" width="{width - 4}" height="22"/>')
        parts.append(f'<text x="{x + width / 2 - 2}" y="106">{label}</text>')
        if least:
            parts.append(f'<text class="tick" x="{x}" y="30">{least}</text>')
    at = min(max(lix, 0), _GAUGE_END) * 10
    parts.append(f'<path class="at" d="M{at:.0f} 52 l12 28 h-24 z"/>')
    text = f"Lixtal {lix:.0f}: {name}"
    return (
        f'<figure class="gauge"><svg viewBox="-20 6 740 108" role="img" aria-label="{text}">'
        f"{''.join(parts)}</svg><figcaption>{text}</figcaption></figure>"
    )


def overview(summary: Summary, rules: Mapping[str, Rule]) -> str:
    """Give figures, gauge and what to mend first."""
    labels = (
        (Severity.ERROR, "fejl", "fejl"),
        (Severity.WARNING, "advarsel", "advarsler"),
        (Severity.INFO, "forslag", "forslag"),
    )
    figures = "".join(
        f'<li class="s {one}"><b><span aria-hidden="true">{SIGNS[severity]}</span> '
        f"{danish_integer(summary.severities[severity])}</b> "
        f"{one if summary.severities[severity] == 1 else many}</li>"
        for severity, one, many in labels
    )
    files = count(len(summary.rows), "fil", "filer")
    words = count(summary.words, "ord", "ord")
    steps = "".join(
        f'<li><a href="#{summary.first[rule]}">{escape(title_of(rules, rule))}</a>: '
        f"{count(summary.rules[rule], 'fund', 'fund')}. {escape(_advice(rules, rule))}</li>"
        for rule in summary.urgent()
    )
    begin = f"<h3>Begynd her</h3><ol class='begin'>{steps}</ol>" if steps else ""
    return (
        '<section class="overview" aria-labelledby="overblik"><h2 id="overblik">Overblik</h2>'
        f'<div class="cards"><div><ul class="figures">{figures}</ul>'
        f"<p>{files} · {words} i løbende tekst</p>{gauge(summary.lix, summary.words)}</div>"
        f"<div>{begin}</div></div></section>"
    )


def title_of(rules: Mapping[str, Rule], rule_id: str) -> str:
    rule = rules.get(rule_id)
    return rule.title if rule else rule_id


def _advice(rules: Mapping[str, Rule], rule_id: str) -> str:
    rule = rules.get(rule_id)
    return " ".join(rule.explanation.split("\n")[0].split()) if rule else ""


_COLOURS = {Light.GREEN: "green", Light.YELLOW: "yellow", Light.RED: "red"}


def lights(report: Report) -> str:
    """Give the lights of one document. The word says the colour too."""
    found = lights_of(score(report))
    items = "".join(
        f'<li><span class="light {_COLOURS[light]}" aria-hidden="true"></span>'
        f"{escape(name)}: {light}</li>"
        for name, light in found.items()
    )
    return f'<ul class="lights" aria-label="Trafiklys">{items}</ul>' if items else ""


def figures_line(report: Report) -> str:
    """Give the figures of one document."""
    metrics = report.metrics
    if not metrics.get("words"):
        return ""
    return (
        f"{count(int(metrics['words']), 'ord', 'ord')}"
        f" · {count(int(metrics['sentences']), 'sætning', 'sætninger')}"
        f" · {danish_number(metrics['mean_sentence_length'])} ord pr. sætning"
        f" · {metrics['long_word_share'] * 100:.0f} % lange ord · lix {metrics['lix']:.0f}"
    )


# --- many files ----------------------------------------------------------------------------------


def index(summary: Summary, rules: Mapping[str, Rule]) -> str:
    """Give the table of files and the bars by rule, folder and file."""
    folders: Counter[str] = Counter()
    for row in summary.rows:
        folders[row.folder] += row.found
    files = Counter({row.path: row.found for row in summary.rows})
    named = {rule: title_of(rules, rule) for rule in summary.rules}
    rules_bars = _bars("Fund i hver regel", [(named[r], n) for r, n in _top(summary.rules)])
    file_bars = _bars("Fund i hver mappe", _top(folders)) if len(folders) > 1 else ""
    file_bars += _bars("Filer med flest fund", _top(files))
    return (
        '<section aria-labelledby="filer"><h2 id="filer">Filer</h2>'
        f'<div class="bars"><div>{rules_bars}</div><div>{file_bars}</div></div>'
        f"{_table(summary.rows)}</section>"
    )


def _top(counted: Counter[str]) -> list[tuple[str, int]]:
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(name, number) for name, number in ranked if number][:_BARS]


def _bars(heading: str, items: Sequence[tuple[str, int]]) -> str:
    if not items:
        return ""
    most = max(number for _, number in items)
    rows = "".join(
        f"<tr><th scope='row'>{breakable(name)}</th><td class='bar'>"
        f"<span style='width:{number / most * 100:.1f}%'></span></td>"
        f"<td>{danish_integer(number)}</td></tr>"
        for name, number in items
    )
    head = "<thead><tr><th>Navn</th><td></td><th>Fund</th></tr></thead>"
    return f"<table class='chart'><caption>{heading}</caption>{head}<tbody>{rows}</tbody></table>"


_COLUMNS = ("Fil", "Fund", "Fejl", "Advarsler", "Forslag", "Ord", "Lix", "Fund pr. 100 ord")
#: The column by which the rows come sorted.
_SORTED = "Fund"


def breakable(name: str) -> str:
    """Give a file name as HTML that a narrow screen may part after its signs."""
    return re.sub(r"([/_-])(?=[^/_-])", r"\1<wbr>", escape(name))


def _table(rows: Iterable[Row]) -> str:
    order = {_SORTED: ' aria-sort="descending"'}
    head = "".join(
        f'<th scope="col"{order.get(name, "")}><button type="button">{name}</button></th>'
        for name in _COLUMNS
    )
    body = "".join(_file(row) for row in sorted(rows, key=lambda row: (-row.found, row.path)))
    return (
        '<div class="scroll" tabindex="0" role="region" aria-labelledby="tabel">'
        '<table class="files"><caption id="tabel">Alle filer<span class="only-js">. Tryk på en '
        f"overskrift for at sortere.</span></caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _file(row: Row) -> str:
    rate = row.found * 100 / row.words if row.words else 0.0
    lix = (f"{row.lix:.0f}", row.lix) if row.words >= _LEAST_WORDS else ("–", -1.0)
    cells: list[tuple[str, float]] = [
        (danish_integer(row.found), row.found),
        *((danish_integer(row.severities[s]), row.severities[s]) for s in SIGNS),
        (danish_integer(row.words), row.words),
        lix,
        (danish_number(rate), rate),
    ]
    shown = "".join(f'<td data-v="{value:.4f}">{text}</td>' for text, value in cells)
    return (
        f'<tr><th scope="row" data-v="{escape(row.path)}"><a href="#d{row.number}">'
        f"{breakable(row.path)}</a></th>{shown}</tr>"
    )


__all__ = ["Summary", "figures_line", "gauge", "index", "lights", "overview", "title_of"]
