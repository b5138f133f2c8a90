"""Tjek et felt i en formular, som en validator i Django, WTForms eller Flask gør det.

Prøv det:  python eksempler/bibliotek/formular.py "Såfremt du ikke svarer, lukkes sagen."
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from oejenhoejde import Config, Linter, Report, Severity

# Lav én Linter, når programmet starter. Den henter sprogmodellen én gang, og tråde kan dele den.
LINTER = Linter(Config(audience="borgere"))


class UnclearText(ValueError):
    """Teksten er for svær. ``lines`` er det, redaktøren skal se ved feltet."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _lines(report: Report, least: Severity) -> list[str]:
    lines = []
    for finding in report.findings:
        if finding.severity.rank >= least.rank:
            titles = " eller ".join(suggestion.title for suggestion in finding.suggestions)
            lines.append(f"{finding.message} {titles}".strip())
    return lines


def plain_language(least: Severity = Severity.WARNING) -> Callable[[str], None]:
    """Lav en validator. Den siger til, når teksten har fund på mindst dette niveau.

    Django:   body = models.TextField(validators=[plain_language()])
              Lad UnclearText arve fra django.core.exceptions.ValidationError i stedet.
    WTForms:  def validate_body(form, field): plain_language()(field.data)
    """

    def validate(value: str) -> None:
        lines = _lines(LINTER.check_text(value), least)
        if lines:
            raise UnclearText(lines)

    return validate


def errors_of(
    form: Mapping[str, str], validators: Mapping[str, Callable[[str], None]]
) -> dict[str, list[str]]:
    """Tjek alle felter, som en side i Flask gør med request.form. Ingen fejl giver en tom dict."""
    errors: dict[str, list[str]] = {}
    for name, validate in validators.items():
        try:
            validate(form.get(name, ""))
        except UnclearText as error:
            errors[name] = error.lines
    return errors


if __name__ == "__main__":
    found = errors_of({"tekst": " ".join(sys.argv[1:])}, {"tekst": plain_language()})
    print("\n".join(found.get("tekst", ["Teksten er i orden."])))
