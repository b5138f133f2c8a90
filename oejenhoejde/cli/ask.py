"""Asks about each suggestion on an ordinary terminal. Knows no spaCy."""

from __future__ import annotations

import click

from oejenhoejde.model import Finding, Report, Suggestion
from oejenhoejde.reporters.excerpt import excerpt

_HELP = (
    "Skriv et tal for at bruge forslaget. Skriv n for nej, r for at springe reglen over "
    "eller s for at stoppe."
)


_WIDTH = 90


class Dialogue:
    """Shows one finding at a time and takes the answer: a number, n, r or s.

    A finding is asked about once, whatever else changes around it.
    """

    def __init__(self) -> None:
        self.stopped = False
        self._skipped_rules: set[str] = set()
        self._answered: set[tuple[str, str, str, str]] = set()

    def choose(self, report: Report, finding: Finding) -> Suggestion | None:
        """Ask about a finding; give the suggestion that the user wants, or None."""
        offered = [suggestion for suggestion in finding.suggestions if suggestion.edits]
        if self.stopped or not offered or finding.rule_id in self._skipped_rules:
            return None
        # Not the fingerprint: it changes with every other fix in the sentence.
        where = finding.place or str(report.document.line_col(finding.span.start)[0])
        key = (report.name, finding.rule_id, finding.excerpt, where)
        if key in self._answered:
            return None
        self._answered.add(key)
        click.echo()
        click.echo(f"{finding.message}  [{finding.rule_id}]")
        shown = excerpt(report.document.text, finding, width=_WIDTH)
        if shown is not None:
            click.echo(f"    {shown.before}{shown.marked}{shown.after}".rstrip())
            click.echo(f"    {shown.carets}")
        for number, suggestion in enumerate(offered, 1):
            click.echo(f"  {number}  {suggestion.title}")
        return self._answer(finding, offered)

    def _answer(self, finding: Finding, offered: list[Suggestion]) -> Suggestion | None:
        while True:
            text = f"{_numbers(len(offered))}, n (nej), r (ikke reglen) eller s (stop)"
            answer = click.prompt(text, default="n", show_default=False).strip().lower()
            if answer.isdigit() and 1 <= int(answer) <= len(offered):
                return offered[int(answer) - 1]
            if answer in {"n", "nej", ""}:
                return None
            if answer in {"r", "regel"}:
                self._skipped_rules.add(finding.rule_id)
                return None
            if answer in {"s", "stop"}:
                self.stopped = True
                return None
            click.echo(_HELP)


def _numbers(number: int) -> str:
    return "1" if number == 1 else f"1-{number}"
