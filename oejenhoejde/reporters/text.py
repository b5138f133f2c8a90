"""Findings as plain text for a person. Knows nothing but the model."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from oejenhoejde.model import Finding, Report, Severity
from oejenhoejde.names import SHORT_NAMES
from oejenhoejde.reporters.base import WIDTH, Reporter, Run, Style, plain
from oejenhoejde.reporters.excerpt import excerpt, flat
from oejenhoejde.score import LIX, Light, Score, score
from oejenhoejde.suggest.wording import listed

#: Places longer than this do not push the other findings of the file to the right.
_WIDEST_PLACE = 10
_SEVERITY_WIDTH = max(len(severity) for severity in Severity)
#: A text with fewer findings than this needs no advice on where to begin.
_MANY = 6
#: How many rules or files a closing line names.
_NAMED = 3

_NAMES = {
    Severity.ERROR: ("fejl", "fejl"),
    Severity.WARNING: ("advarsel", "advarsler"),
    Severity.INFO: ("forslag", "forslag"),
}


def count(number: int, singular: str, plural: str) -> str:
    """Give a number with its noun: `1 fil`, `2 filer`."""
    return f"{danish_integer(number)} {singular if number == 1 else plural}"


def danish_integer(number: int) -> str:
    """Write a whole number the Danish way: `1.250`."""
    return f"{number:,}".replace(",", ".")


def danish_number(value: float, decimals: int = 1) -> str:
    """Write a number the Danish way, with a decimal comma."""
    return f"{value:.{decimals}f}".replace(".", ",")


def render_report(
    report: Report,
    *,
    style: Style = plain,
    width: int = WIDTH,
    wrap: bool = False,
    partial: bool = False,
) -> str:
    """Give all that is said of one document, ending in a line break.

    ``width`` bounds the excerpts. ``wrap`` breaks messages at that width too; without it each is
    one line, which suits other programs. ``partial``: there are no lights (see :class:`Run`).
    """
    layout = _Layout(report, style, width, wrap)
    lines = [style(flat(report.name), "file")]
    lines += [f"  {style('Bemærk', 'note')}: {note}" for note in report.skipped]
    for finding in report.findings:
        lines += ["", *layout.finding(finding)]
    if report.findings:
        lines.append("")
    lines += [f"  {line}" for line in _summary(report, style, partial)]
    return "\n".join(lines) + "\n"


class _Layout:
    """Where the columns of one document's findings stand."""

    def __init__(self, report: Report, style: Style, width: int, wrap: bool) -> None:
        self.report = report
        self.style = style
        self.wrap = wrap
        places = [len(self._place(finding)) for finding in report.findings]
        self.place = max((size for size in places if size <= _WIDEST_PLACE), default=0)
        self.indent = " " * (self.place + 4)
        self.width = width - len(self.indent)

    def _place(self, finding: Finding) -> str:
        if finding.place:
            return finding.place
        line, column = self.report.document.line_col(finding.span.start)
        return f"{line}:{column}"

    def finding(self, finding: Finding) -> list[str]:
        severity = finding.severity.value
        place = f"{self._place(finding):>{self.place}}"
        rule = f"[{finding.rule_id}]"
        message = flat(finding.message)
        used = len(place) + _SEVERITY_WIDTH + 6
        rows = self._wrapped(f"{message}  {rule}", first=self.width + len(self.indent) - used)
        rows[-1] = rows[-1].replace(rule, self.style(rule, "dim"))
        padding = " " * (_SEVERITY_WIDTH - len(severity))
        lines = [f"  {place}  {self.style(severity, severity)}{padding}  {rows[0]}"]
        lines += [self.indent + row for row in rows[1:]]
        shown = excerpt(self.report.document.text, finding, width=self.width)
        if shown is not None:
            lines.append(f"{self.indent}{shown.before}{shown.marked}{shown.after}".rstrip())
            carets = shown.carets
            spaces = len(carets) - len(carets.lstrip())
            lines.append(self.indent + carets[:spaces] + self.style(carets[spaces:], severity))
        return [*lines, *self._alternatives(finding)]

    def _alternatives(self, finding: Finding) -> list[str]:
        titles = [flat(suggestion.title) for suggestion in finding.suggestions]
        if not titles:
            return []
        together = " · ".join(titles)
        rows = [together] if len(together) + 2 <= self.width else titles
        lines = []
        for row in rows:
            first, *more = self._wrapped(row, first=self.width - 2)
            lines += [f"{self.indent}→ {first}", *(f"{self.indent}  {line}" for line in more)]
        return lines

    def _wrapped(self, text: str, *, first: int) -> list[str]:
        if not self.wrap or len(text) <= first:
            return [text]
        # The first line begins further to the right: stand-in letters take up that room.
        stand_in = "x" * max(self.width - first, 0)
        rows = textwrap.wrap(
            stand_in + text, self.width, break_long_words=False, break_on_hyphens=False
        )
        rows[0] = rows[0][len(stand_in) :]
        return rows


def _severities(counted: Counter[Severity]) -> str:
    parts = [count(counted[severity], *names) for severity, names in _NAMES.items()]
    return listed([part for part in parts if not part.startswith("0 ")]) or "Ingen fund"


def _summary(report: Report, style: Style, partial: bool) -> list[str]:
    lines = [_severities(Counter(finding.severity for finding in report.findings))]
    metrics = report.metrics
    if metrics.get("words"):
        lines.append(
            f"{count(int(metrics['words']), 'ord', 'ord')}"
            f" · {count(int(metrics['sentences']), 'sætning', 'sætninger')}"
            f" · {danish_number(metrics['mean_sentence_length'])} ord pr. sætning"
            f" · {metrics['long_word_share'] * 100:.0f} % lange ord"
            f" · lix {metrics['lix']:.0f} · rix {danish_number(metrics['rix'])}"
        )
    judged = score(report)
    lights = _lights(judged, style)
    if lights and not partial:
        lines.append(lights)
    if len(report.findings) >= _MANY:
        named = [f"{step.rule_id} ({danish_integer(step.findings)})" for step in judged.first]
        lines.append(f"Begynd med {listed(named)}.")
    return lines


#: Light → how it is named, and the style of the name.
_LIGHTS = {
    Light.RED: ("Rødt lys", "fejl"),
    Light.YELLOW: ("Gult lys", "advarsel"),
    Light.GREEN: ("Grønt lys", "file"),
}


def lights_of(judged: Score) -> dict[str, Light]:
    """Give the light of each family, and of LIX, by the name that a person reads."""
    lights = {SHORT_NAMES[one.family]: one.light for one in judged.families}
    return lights | ({LIX: judged.lix} if judged.lix is not None else {})


def _lights(judged: Score, style: Style) -> str:
    lights = lights_of(judged)
    parts = []
    for light, (name, named) in _LIGHTS.items():
        found = [family for family, its in lights.items() if its is light]
        if found:
            parts.append(f"{style(name, named)}: {listed(found)}.")
    return " ".join(parts)


class Total:
    """What is said of all documents together."""

    def __init__(self) -> None:
        self.documents = 0
        self.severities: Counter[Severity] = Counter()
        self._rules: Counter[str] = Counter()
        self._files: Counter[str] = Counter()

    def add(self, report: Report) -> None:
        """Count one document."""
        self.documents += 1
        self.severities.update(finding.severity for finding in report.findings)
        self._rules.update(finding.rule_id for finding in report.findings)
        if report.findings:
            self._files[flat(report.name)] += len(report.findings)

    def render(self, unreadable: int = 0) -> str:
        """Give the closing lines. ``unreadable`` counts the files that gave an error."""
        found = _severities(self.severities)
        text = f"{count(self.documents, 'fil', 'filer')} tjekket: {found[:1].lower()}{found[1:]}."
        if unreadable:
            text += f" {count(unreadable, 'fil', 'filer')} kunne ikke læses."
        lines = [text]
        if len(self._files) > 1:
            lines.append(f"Flest fund: {_top(self._rules)}.")
            lines.append(f"Mest at rette: {_top(self._files)}.")
        return "\n".join(lines) + "\n"


def _top(counted: Counter[str]) -> str:
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return listed([f"{name} ({danish_integer(number)})" for name, number in ranked[:_NAMED]])


def render(run: Run) -> Iterator[str]:
    """Give each document as it comes, and the closing lines."""
    total = Total()
    for report in run.reports:
        total.add(report)
        if run.brief and not report.findings and not report.skipped:
            continue
        text = render_report(
            report, style=run.style, width=run.width, wrap=run.wrap, partial=run.partial
        )
        yield f"{text}\n"
    if total.documents:
        yield total.render(run.unreadable)


REPORTER = Reporter("tekst", render, suffixes=(".txt",))
