"""Fixing: what is applied, that it is stable, and that it makes nothing worse."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import docx
import pytest

import oejenhoejde
from oejenhoejde.catalog import load_rules
from oejenhoejde.engine import Linter
from oejenhoejde.fix import chooser, fix_bytes, fix_text
from oejenhoejde.model import Applicability, Finding, Report, Suggestion
from oejenhoejde.readers import splice

ROOT = Path(__file__).resolve().parents[2]
LETTER = ROOT / "eksempler" / "afgoerelse"
TEXTS = [example.text for rule in load_rules().values() for example in rule.bad]


def test_safe_fixes_only_unless_asked() -> None:
    text = "Såfremt du flytter, iværksætter vi en undersøgelse."
    safe = oejenhoejde.fix_text(text)
    assert safe.text.startswith("Hvis du flytter, iværksætter")
    assert {a.suggestion.applicability for a in safe.applied} == {Applicability.SAFE}
    assert "sætter" in oejenhoejde.fix_text(text, unsafe=True).text


@pytest.mark.parametrize("unsafe", [False, True])
def test_fixing_twice_equals_fixing_once(linter: Linter, unsafe: bool) -> None:
    text = LETTER.with_suffix(".md").read_text("utf-8")
    once = fix_text(linter, text, format="md", choose=chooser(unsafe=unsafe))
    twice = fix_text(linter, once.text, format="md", choose=chooser(unsafe=unsafe))
    assert once.applied
    assert twice.text == once.text
    assert not twice.applied


def told(report: Report) -> Counter[str]:
    """Count all faults: a finding may tell of two, as a hard word that is a passive."""
    return Counter(finding.rule_id for finding in (*report.findings, *report.merged))


@pytest.mark.parametrize("unsafe", [False, True])
def test_no_fix_brings_a_new_finding(linter: Linter, unsafe: bool) -> None:
    for text in TEXTS:
        before = told(linter.check_text(text))
        result = fix_text(linter, text, choose=chooser(unsafe=unsafe))
        after = told(result.report)
        worse = {rule for rule, number in after.items() if number > before[rule]}
        severities = {f.severity.rank for f in result.report.findings if f.rule_id in worse}
        applied = [a.finding.severity.rank for a in result.applied]
        assert not worse or not applied or max(severities) < max(applied), (text, result.text)
        assert not applied or sum(after.values()) < sum(before.values()), (text, result.text)


def test_only_named_characters_change(linter: Linter) -> None:
    text = "Såfremt  du\tflytter ,skal du skrive.\r\n\r\n\r\n## Såfremt **du** ikke\r\n"
    result = fix_text(linter, text, format="md")
    assert result.text == text.replace("Såfremt", "Hvis")


def test_a_harmful_suggestion_is_left_out(linter: Linter) -> None:
    """A chooser that wants to put another hard word in gets its way nowhere."""

    def choose(report: Report, finding: Finding) -> Suggestion | None:
        if finding.excerpt != "såfremt":
            return None
        first = finding.suggestions[0]
        edit = first.edits[0]
        return Suggestion("x", (type(edit)(edit.span, "i tilfælde af at"),), Applicability.SAFE)

    text = "Vi hjælper dig, såfremt du skriver, og vi hjælper andre, såfremt de skriver."
    result = fix_text(linter, text, choose=choose)
    assert result.text == text
    assert not result.applied


def test_word_documents_keep_every_other_part(linter: Linter) -> None:
    import zipfile

    data = LETTER.with_suffix(".docx").read_bytes()
    result = fix_bytes(linter, data, name="brev.docx")
    assert result.applied
    old, new = (zipfile.ZipFile(io.BytesIO(d)) for d in (data, result.data))
    assert [i.filename for i in old.infolist()] == [i.filename for i in new.infolist()]
    changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]
    assert "Hvis der" in result.text


def test_edits_tell_all_that_was_done(linter: Linter) -> None:
    data = LETTER.with_suffix(".docx").read_bytes()
    result = fix_bytes(linter, data, name="brev.docx", choose=chooser(unsafe=True))
    assert len(result.edits) > 1
    assert splice(result.before, result.edits) == result.text


def test_a_paragraph_is_never_emptied(linter: Linter) -> None:
    """What is empty is no paragraph any more, so all places after it would be others."""

    def choose(report: Report, finding: Finding) -> Suggestion | None:
        edit = type(finding.suggestions[0].edits[0])
        return Suggestion("x", (edit(finding.span, ""),), Applicability.SAFE)

    out = io.BytesIO()
    document = docx.Document()
    for text in ("Såfremt", "Vi skriver, såfremt du svarer."):
        document.add_paragraph(text)
    document.save(out)
    result = fix_bytes(linter, out.getvalue(), name="brev.docx", choose=choose)
    assert result.text == "Såfremt\nVi skriver,  du svarer."


def test_letters_that_cannot_be_written_are_left_alone(linter: Linter) -> None:
    """The part is UTF-16, so its letters have no place among the bytes that we know."""
    import zipfile

    document = docx.Document()
    document.add_paragraph("Vi skriver, såfremt du svarer.")
    out, utf16 = io.BytesIO(), io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(utf16, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                text = part.decode("utf-8").partition("?>")[2]
                part = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
            new.writestr(name, part)
    result = fix_bytes(linter, utf16.getvalue(), name="brev.docx")
    assert [finding.excerpt for finding in result.report.findings] == ["såfremt"]
    assert not result.changed
    assert result.data == utf16.getvalue()


@pytest.mark.parametrize(
    "new",
    [
        "hvis",  # drops the date and the name
        "hvis den 3. maj 2025 til Hansen",
        "hvis den 3. maj 2026 til Jensen",
        "hvis den 3. maj 2026 og § 4 til Hansen",
    ],
)
def test_a_fix_that_changes_a_fact_is_refused(linter: Linter, new: str) -> None:
    text = "Vi hjælper dig, såfremt du skriver den 3. maj 2026 til Hansen på a@b.dk."

    def choose(report: Report, finding: Finding) -> Suggestion | None:
        if finding.excerpt != "såfremt":
            return None
        start = finding.span.start
        edit = type(finding.suggestions[0].edits[0])
        span = type(finding.span)(start, text.index(" på a@b.dk"))
        return Suggestion("x", (edit(span, new),), Applicability.SAFE)

    result = fix_text(linter, text, choose=choose)
    assert result.text == text
    assert [refused.finding.excerpt for refused in result.refused] == ["såfremt"]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("json", '["x", "Vi ringer, såfremt du flytter."]'),
        ("md", "Vi ringer, [såfremt du flytter](https://k.dk/a)."),
        ("txt", "Vi kalder det »ja«, såfremt du siger »ja«."),
    ],
)
def test_brackets_of_a_format_are_no_placeholder(linter: Linter, format: str, text: str) -> None:
    fixed = fix_text(linter, text, format=format)
    assert fixed.text == text.replace("såfremt", "hvis")


def test_facts_are_told_from_words() -> None:
    from oejenhoejde.facts import facts, keeps_facts, names

    text = "Efter § 12, stk. 2, skal [navn] betale 1.250,50 kr. til Borgerservice, se www.k.dk/a."
    assert set(facts(text)) == {"§", "12", "2", "[navn]", "1250,50", "www.k.dk/a"}
    assert names(text) == {"borgerservice"}
    assert keeps_facts(
        "Sagen behandles af Udbetaling Danmark.", "Udbetaling Danmark behandler sagen."
    )
    assert not keeps_facts("Du får 100 kr.", "Du får 1.000 kr.")


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("senest 3/5-2026", "senest den 3. maj 2026", True),
        ("senest 2026-05-03", "senest den 3. maj 2026", True),
        ("den 3. maj 2026", "den 3. juni 2026", False),
        ("den 3. maj", "den 3. juni", False),
        ("i maj 2026", "i juni 2026", False),
        ("3/5-2026", "den 5. marts 2026", False),
        ("kr. 1.000,00", "1.000 kr.", True),
        ("10.000 kr.", "10000 kr.", True),
        ("10.000 kr.", "1.000 kr.", False),
        ("§ 12, stk. 2", "§ 12", False),
        ("se www.borger.dk", "se borger.dk", False),
        ("Kære [navn]", "Kære navn", False),
        ("skriv til Jens Hansen", "skriv til Jens Jensen", False),
    ],
)
def test_a_date_or_an_amount_may_be_written_another_way(
    before: str, after: str, kept: bool
) -> None:
    from oejenhoejde.facts import keeps_facts

    assert keeps_facts(before, after) is kept


def test_a_hard_word_in_a_passive_is_mended_though_the_passive_stays(linter: Linter) -> None:
    assert fix_text(linter, "Skemaet fremsendes i maj.").text == "Skemaet sendes i maj."
