"""Findings as plain text for a person. Knows nothing but the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from oejenhoejde.model import Finding, Report, Severity, Span, Suggestion

#: Widest excerpt line that is shown; longer sentences are cut around the marked place.
_WIDTH = 96
_ELLIPSIS = "…"

Style = Callable[[str, str], str]


def plain(text: str, style: str) -> str:
    """Leave the text as it is: the style of pipes and files."""
    return text


_PLURALS = {
    Severity.ERROR: ("fejl", "fejl"),
    Severity.WARNING: ("advarsel", "advarsler"),
    Severity.INFO: ("forslag", "forslag"),
}


def count(number: int, singular: str, plural: str) -> str:
    """Give a number with its noun: `1 fil`, `2 filer`."""
    return f"{number} {singular if number == 1 else plural}"


def danish_number(value: float, decimals: int = 1) -> str:
    """Write a number the Danish way, with a decimal comma."""
    return f"{value:.{decimals}f}".replace(".", ",")


def render_report(report: Report, *, style: Style = plain) -> str:
    """Give all that is said of one document, ending in a line break."""
    lines = [style(report.name, "file")]
    lines += [f"  {style('Bemærk', 'note')}: {note}" for note in report.skipped]
    for finding in report.findings:
        lines += _finding_lines(report, finding, style)
    lines.append("  " + _summary(report))
    return "\n".join(lines) + "\n"


def _where(report: Report, finding: Finding) -> str:
    if finding.place:
        return finding.place
    line, column = report.document.line_col(finding.span.start)
    return f"{line}:{column}"


def _finding_lines(report: Report, finding: Finding, style: Style) -> list[str]:
    severity = style(finding.severity.value, finding.severity.value)
    head = f"  {_where(report, finding)}  {severity}  {finding.message}"
    lines = ["", f"{head}  {style('[' + finding.rule_id + ']', 'dim')}"]
    if finding.span.end > finding.span.start:
        text, marks = _context(report.document.text, finding)
        lines.append(f"      {text}")
        lines.append(f"      {style(marks, finding.severity.value)}")
    lines += [f"      → {_suggestion(item)}" for item in finding.suggestions[:3]]
    return lines


def _suggestion(suggestion: Suggestion) -> str:
    return suggestion.title


def _context(text: str, finding: Finding) -> tuple[str, str]:
    """Give one line of the sentence and a line of carets under the marked place."""
    sentence = finding.sentence_span or finding.span
    span = finding.span
    start, end = sentence.start, max(sentence.end, span.end)
    if end - start > _WIDTH:
        room = max(_WIDTH - len(span), 0) // 2
        start = max(start, span.start - room)
        end = min(end, max(start + _WIDTH, min(span.end, start + _WIDTH)))
    return _marked(text, Span(start, end), span, sentence)


def _marked(text: str, shown: Span, span: Span, sentence: Span) -> tuple[str, str]:
    head = _ELLIPSIS if shown.start > sentence.start else ""
    tail = _ELLIPSIS if shown.end < sentence.end else ""
    before = _flat(text[shown.start : span.start])
    inside = _flat(text[span.start : min(span.end, shown.end)])
    after = _flat(text[min(span.end, shown.end) : shown.end])
    marks = " " * len(head + before) + "^" * max(len(inside), 1)
    return head + before + inside + after + tail, marks


def _flat(text: str) -> str:
    """Fold line breaks and tabs to spaces, one for one, so that the carets stay in place."""
    return "".join(" " if char.isspace() else char for char in text)


def _severities(findings: Iterable[Finding]) -> str:
    counted = Counter(finding.severity for finding in findings)
    if not counted:
        return "ingen fund"
    return ", ".join(
        count(counted[severity], *names) for severity, names in _PLURALS.items() if counted[severity]
    )


def _summary(report: Report) -> str:
    metrics = report.metrics
    text = _severities(report.findings)
    if metrics.get("words"):
        text += (
            f" · {count(int(metrics['words']), 'ord', 'ord')}"
            f" · {count(int(metrics['sentences']), 'sætning', 'sætninger')}"
            f" · {danish_number(metrics['mean_sentence_length'])} ord pr. sætning"
            f" · {metrics['long_word_share'] * 100:.0f} % lange ord"
            f" · lix {metrics['lix']:.0f} · rix {danish_number(metrics['rix'])}"
        )
    return text


def render_total(reports: int, findings: Counter[Severity], unreadable: int) -> str:
    """Give the closing line over all documents."""
    parts = [
        count(findings[severity], *names) for severity, names in _PLURALS.items() if findings[severity]
    ]
    text = f"{count(reports, 'fil', 'filer')} tjekket: " + (", ".join(parts) or "ingen fund")
    if unreadable:
        text += f". {count(unreadable, 'fil', 'filer')} kunne ikke læses"
    return text + ".\n"
