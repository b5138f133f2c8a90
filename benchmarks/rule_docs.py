"""Writes `docs/regler/`: one page per rule, an index and a table of what was measured.

All of it is made of the rule files and `rules/maalt.tsv`.

    python -m benchmarks.rule_docs [--check]

`--check` writes nothing and ends with 1 where a page is stale.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from benchmarks.verdicts import OUTSIDE, outside
from oejenhoejde.catalog import load_rules, split_audience
from oejenhoejde.levels import level_for
from oejenhoejde.measured import FEW, LEAST_PRECISION, Measured, in_words, load_measured, percent
from oejenhoejde.model import Confidence, Example, Rule, Status
from oejenhoejde.names import AUDIENCES, FAMILIES

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "regler"
INDEX = "README.md"
MEASURED = "maalt.md"
_STATUS = {Status.STABLE: "stabil", Status.TRIAL: "på prøve", Status.DEPRECATED: "udgået"}
_NAMES = {
    "borgere": "Borgere",
    "medarbejdere": "Medarbejdere",
    "ledelse": "Ledelse",
    "oevrige": "Øvrige",
}
#: Parameters that are limits a person sets; the others are how the check works.
_LIMITS = {
    "warn": "advarsel over",
    "error": "fejl over",
    "least": "fra",
    "words": "mindst så mange ord",
    "sentences": "højst så mange sætninger",
    "min_words": "kun tekster på mindst så mange ord",
    "first": "i de første sætninger",
    "letters": "bogstaver",
}


def pages() -> dict[str, str]:
    """Give name → content of every page."""
    rules = load_rules()
    measured = load_measured()
    single = {f"{rule.id}.md": _page(rule, measured.get(rule.id)) for rule in rules.values()}
    return {INDEX: _index(rules), MEASURED: _measured(rules, measured), **single}


def stale(folder: Path = FOLDER) -> list[str]:
    """Give the names of pages that are missing, differ from the rules or have no rule."""
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in {*wanted, *there} if wanted.get(name) != there.get(name))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _level(rule: Rule, audience: str) -> str:
    level = level_for(rule, audience)
    if not level.enabled:
        return "fra"
    return f"{level.severity} (kun med --alle)" if level.hidden else str(level.severity)


def _index(rules: Mapping[str, Rule]) -> str:
    lines = [
        "# Regler",
        "",
        f"Programmet har {len(rules)} regler. Siden er lavet af filerne i `rules/`.",
        "",
        "»Kun med --alle« betyder, at programmet er usikkert på fundet og kun viser det, "
        "når du beder om det. »Fra« betyder, at reglen ikke bruges til målgruppen.",
        "",
        f"Hvor tit reglerne har ret, står i [{MEASURED}]({MEASURED}).",
    ]
    for family, name in FAMILIES.items():
        members = [rule for rule in rules.values() if rule.family == family]
        if not members:
            continue
        heads = ["Regel", "Titel", *(_NAMES[audience] for audience in AUDIENCES)]
        lines += ["", f"## {name}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
        for rule in members:
            levels = [_level(rule, audience) for audience in AUDIENCES]
            cells = [f"[{rule.id}]({rule.id}.md)", _cell(rule.title), *levels]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _measured(rules: Mapping[str, Rule], measured: Mapping[str, Measured]) -> str:
    heads = ("Regel", "Fund", "Læst", "Andre", "Rigtige", "Andel", "Status", "Sikkerhed")
    others = "; ".join(f"{number}) {name}" for number, name in enumerate(OUTSIDE.values(), 1))
    lines = [
        "# Hvor tit har reglerne ret?",
        "",
        "Vi har kørt hver regel på vores samling af breve, vejledninger og hjemmesider. "
        "Af hver regels fund har vi trukket nogle tilfældige og læst dem i deres sætning. "
        "Et fund er rigtigt, hvis du bør se det, før du sender teksten.",
        "",
        "- **Fund** er alle reglens fund i samlingen, også de usikre.",
        "- **Læst** er de fund, vi har taget stilling til. Viser reglen noget uden "
        "`--alle`, er det kun de fund, du ser.",
        "- **Andre** er dem af de læste, der står i tekster uden for samlingen, "
        f"fordi reglen finder for lidt i den: {others}. "
        "Vi gemmer kun fundets fingeraftryk og de første ord.",
        f"- **Andel** er de rigtige ud af de læste. Har vi læst under {FEW} fund, "
        "står andelen i parentes.",
        f"- En regel med under {percent(LEAST_PRECISION)} er altid »på prøve«, og dens sikkerhed "
        "er lav. Så ser du kun dens fund med `--alle`.",
        "- Tallene er nok lidt for høje. Når vi har fundet en fejl i en regel, har vi rettet den, "
        "og så er det forkerte fund væk. I nye stikprøver har reglerne ret lidt sjældnere.",
    ]
    for family, name in FAMILIES.items():
        members = [rule for rule in rules.values() if rule.family == family]
        lines += ["", f"## {name}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
        for rule in members:
            one = measured.get(rule.id, Measured())
            good, judged = one.sample
            others_read = outside(rule.id, shown=bool(one.judged_shown)) or ""
            numbers = [judged, others_read, good] if judged else ["-", "", "-"]
            cells = [f"[{rule.id}]({rule.id}.md)", one.found, *numbers, _share(one)]
            cells += [_STATUS[rule.status], rule.confidence.value]
            lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def _share(measured: Measured) -> str:
    if measured.precision is None:
        return "-"
    share = percent(measured.precision)
    return f"({share})" if measured.sample[1] < FEW else share


def too_wrong() -> list[str]:
    """Give the rules that are wrong too often and still in the default output or not on trial."""
    measured = load_measured()
    found = []
    for rule in load_rules().values():
        precision = measured.get(rule.id, Measured()).precision
        if precision is None or precision >= LEAST_PRECISION:
            continue
        levels = [rule.confidence, *(own.get("confidence") for own in rule.audiences.values())]
        if rule.status is Status.STABLE or any(
            level not in (None, Confidence.LOW) for level in levels
        ):
            found.append(rule.id)
    return found


def _page(rule: Rule, measured: Measured | None) -> str:
    lines = [
        f"# {rule.title}",
        "",
        f"`{rule.id}` hører til {FAMILIES[rule.family].lower()}. Status: {_STATUS[rule.status]}. "
        f"Sikkerhed: {rule.confidence.value}. Med fra version {rule.since}.",
        "",
        *([in_words(measured), ""] if in_words(measured) else []),
        rule.explanation,
        "",
        "## Målgrupper",
        "",
        "| Målgruppe | Niveau | Grænser |",
        "|---|---|---|",
    ]
    for audience in AUDIENCES:
        limits = _limits(rule, audience)
        lines.append(f"| {_NAMES[audience]} | {_level(rule, audience)} | {limits} |")
    lines += ["", "## Svært"]
    for example in rule.bad:
        lines += _example(example)
        lines += [f"- {_cell(title)}" for title in example.suggestions]
    lines += ["", "## I orden"]
    for example in rule.good:
        lines += _example(example)
    lines += ["", "## Kilder", "", *(f"- {_cell(source)}" for source in rule.sources)]
    return "\n".join(lines) + "\n"


def _limits(rule: Rule, audience: str) -> str:
    _, changed = split_audience(rule.audiences.get(audience, {}))
    params = {**rule.params, **changed}
    found = [f"{text} {params[key]}" for key, text in _LIMITS.items() if params.get(key)]
    return ", ".join(found) or "-"


def _example(example: Example) -> list[str]:
    text = example.text.strip()
    fence = "```"
    lines = ["", f"{fence}text", text, fence]
    if example.span is not None and len(example.span):
        marked = _cell(example.text[example.span.start : example.span.end])
        lines += ["", f"Stedet: {marked}", ""]
    return lines


def main() -> None:
    """Write the pages, or check them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true")
    names = stale()
    if arguments.parse_args().check:
        if names:
            print("Forældede sider:", ", ".join(names))
        raise SystemExit(bool(names))
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted)} sider, {len(names)} ændret")


if __name__ == "__main__":
    main()
