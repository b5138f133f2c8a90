"""``html``: one file for a colleague, with the text, its findings and an overview.

It loads nothing from anywhere and works without scripts. Knows nothing but the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from oejenhoejde.model import Rule, Severity
from oejenhoejde.names import GENERATOR
from oejenhoejde.reporters.base import Reporter, Run
from oejenhoejde.reporters.html_document import SIGNS, article
from oejenhoejde.reporters.html_overview import (
    Summary,
    figures_line,
    gauge,
    index,
    lights,
    overview,
    title_of,
)
from oejenhoejde.reporters.text import count

#: So many letters of text are shown in all; of later documents only the list of findings.
MAX_TEXT = 10_000_000


def render(run: Run) -> Iterator[str]:
    """Give the page. Of each document only its finished HTML is kept."""
    summary = Summary()
    articles: list[tuple[str, str]] = []
    versions: dict[str, str] = {}
    audiences: set[str] = set()
    size = 0
    families = dict(run.families)
    for number, report in enumerate(run.reports, 1):
        path = run.path(report.name)
        summary.add(report, number, path)
        versions |= report.versions
        audiences.add(report.audience)
        size += len(report.document.text)
        body = article(report, number, families, path=path, text=size <= MAX_TEXT)
        if size > MAX_TEXT:
            note = "Her står kun fundene. Rapporten ville blive for stor med teksten."
            body = f'<p class="note">{note}</p>{body}'
        line = figures_line(report)
        head = f"<p>{line}</p>{'' if run.partial else lights(report)}" if line else ""
        articles.append((path, f"{head}{body}"))
    many = len(articles) > 1
    title = f"Klart sprog: {articles[0][0]}" if len(articles) == 1 else _all(len(articles))
    yield from _head(title)
    yield _banner(title, versions, sorted(audiences), run.version)
    yield '<main id="indhold">\n'
    yield overview(summary, run.rules)
    if run.errors:
        yield _errors(run)
    if many:
        yield index(summary, run.rules)
    if summary.rules:
        yield _filters(summary, families, run.rules)
    yield from _articles(articles, summary, many=many)
    yield '<div id="boble" role="tooltip" hidden></div>\n</main>\n'
    yield f"<script>{_asset('report.js')}</script>\n"
    yield "</body>\n</html>\n"


def _all(files: int) -> str:
    return f"Klart sprog: {count(files, 'fil', 'filer')}"


def _asset(name: str) -> str:
    from importlib.resources import files

    return files("oejenhoejde.reporters").joinpath(name).read_text(encoding="utf-8")


def _script_hash() -> str:
    import base64
    import hashlib

    digest = hashlib.sha256(_asset("report.js").encode("utf-8")).digest()
    return base64.b64encode(digest).decode("ascii")


def _head(title: str) -> Iterator[str]:
    # Nothing may be fetched, and no other script may run, whatever a document says.
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{_script_hash()}'; base-uri 'none'; form-action 'none'"
    )
    yield (
        '<!DOCTYPE html>\n<html lang="da">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n{GENERATOR}\n'
        f"<title>{escape(title)}</title>\n<style>{_asset('report.css')}</style>\n</head>\n<body>\n"
    )


def _banner(title: str, versions: dict[str, str], audiences: list[str], version: str) -> str:
    model = f"{versions.get('model', '')} {versions.get('model_version', '')}".strip()
    said = [f"oejenhoejde {version}".strip()]
    said += [f"sprogmodel {model}"] if model else []
    said += [f"målgruppe {', '.join(audiences)}"] if audiences else []
    return (
        '<a class="skip" href="#indhold">Gå til indholdet</a>\n'
        f"<header><h1>{escape(title)}</h1><p>{escape(' · '.join(said))}</p></header>\n"
    )


def _errors(run: Run) -> str:
    items = "".join(f"<li>{escape(message)}</li>" for _, message in run.errors)
    return (
        '<section aria-labelledby="ulaest"><h2 id="ulaest">Ikke tjekket</h2>'
        f"<ul>{items}</ul></section>\n"
    )


def _filters(summary: Summary, families: dict[str, str], rules: Mapping[str, Rule]) -> str:
    """Give the form that scripts need; without scripts it is not shown."""
    kinds = [
        f'<label><input type="checkbox" name="c" value="{number}" checked>'
        f'<span class="m c{number}">{escape(name)}</span> ({summary.families[family]})</label>'
        for number, (family, name) in enumerate(families.items())
        if summary.families[family]
    ]
    levels = [
        f'<label><input type="checkbox" name="s" value="{level}" checked>'
        f'<span class="s {level}"><span aria-hidden="true">{SIGNS[severity]}</span> {level}</span>'
        f" ({summary.severities[severity]})</label>"
        for severity, level in ((s, s.value) for s in Severity)
        if summary.severities[severity]
    ]
    choices = "".join(
        f'<option value="{escape(rule)}">{escape(title_of(rules, rule))} ({number})</option>'
        for rule, number in sorted(summary.rules.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    total = sum(summary.severities.values())
    return (
        '<form class="filters" hidden aria-label="Vælg, hvad du vil se">'
        f"<fieldset><legend>Slags</legend>{''.join(kinds)}</fieldset>"
        f"<fieldset><legend>Niveau</legend>{''.join(levels)}</fieldset>"
        '<p><label for="regel">Regel</label> <select id="regel" name="r">'
        f'<option value="">alle</option>{choices}</select></p>'
        f'<p role="status">Viser {count(total, "fund", "fund")}.</p></form>\n'
    )


def _articles(articles: list[tuple[str, str]], summary: Summary, *, many: bool) -> Iterator[str]:
    for (path, body), row in zip(articles, summary.rows, strict=True):
        key = f"d{row.number}"
        if not many:
            yield f'<article id="{key}" aria-labelledby="{key}h">'
            yield f'<h2 id="{key}h">Teksten</h2>{body}</article>\n'
            continue
        heading = f'<h2 id="{key}h">{escape(path)}</h2>'
        found = count(row.found, "fund", "fund")
        yield (
            f'<article id="{key}" aria-labelledby="{key}h"><details><summary>{heading} '
            f"<span>{found}</span></summary>\n{gauge(row.lix, row.words)}{body}</details>"
            "</article>\n"
        )


REPORTER = Reporter("html", render, suffixes=(".html", ".htm"), needs_segments=True)
