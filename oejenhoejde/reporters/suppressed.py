"""The findings that are switched off, each with its reason: ``tjek --undertrykte``.

Knows nothing but the model.
"""

from __future__ import annotations

from collections.abc import Iterator

from oejenhoejde.model import Finding, Mute, Report
from oejenhoejde.reporters.base import Reporter, Run, line_range, one_line
from oejenhoejde.reporters.text import count

#: A longer excerpt is cut.
_LONGEST = 60


def _line(report: Report, finding: Finding, mute: Mute) -> str:
    lines = line_range(report, finding)
    place = f"{lines[0]}:{lines[1]}" if lines else finding.place
    shown = one_line(finding.excerpt) or finding.place
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST].rstrip()} …"
    where = mute.origin or _comment(report, mute)
    if mute.said and mute.comment is None:
        where = f"{mute.origin or 'indstillinger'}, godkendt ord »{one_line(mute.said)}«"
    reason = one_line(mute.reason) or "uden begrundelse"
    return f"  {place}  {finding.rule_id}  »{shown}«  {where}: {reason}\n"


def _comment(report: Report, mute: Mute) -> str:
    if mute.said:
        return "kommentar"
    if mute.comment is None or not report.document.has_lines:
        return "i teksten"
    return f"linje {report.document.line_col(mute.comment.start)[0]}"


def render(run: Run) -> Iterator[str]:
    """Give each file that has such findings, with where and why they are switched off."""
    total = unexplained = 0
    for report in run.reports:
        pairs = list(zip(report.suppressed, report.muted_by, strict=True))
        if pairs:
            yield f"{run.style(one_line(report.name), 'file')}\n"
            yield "".join(_line(report, finding, mute) for finding, mute in pairs)
        total += len(pairs)
        unexplained += sum(not mute.reason for _, mute in pairs)
    if not total:
        yield "Ingen fund er slået fra.\n"
        return
    verb = "fund er slået fra"
    yield f"{count(total, verb, verb)}. {count(unexplained, 'fund', 'fund')} uden begrundelse.\n"


#: Not in the list of formats: it shows other findings than they do.
LIST = Reporter("undertrykte", render)
