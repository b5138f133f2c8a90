"""The engine: prose places become source places, and a report depends on its text alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from oejenhoejde.config import Config
from oejenhoejde.engine import WHOLE_TEXT, Linter
from oejenhoejde.errors import ReadError
from oejenhoejde.model import Applicability, Confidence, Document, Finding, Report, Severity
from oejenhoejde.readers import read_text

EXAMPLES = Path(__file__).parents[2] / "eksempler"
HARD = "Såfremt du ikke svarer, lukkes sagen."
EASY = "Hvis du ikke svarer, lukker vi sagen."


def named(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule_id == rule]


# --- places --------------------------------------------------------------------------------------


def test_every_excerpt_is_its_source_slice(linter) -> None:
    source = (EXAMPLES / "afgoerelse.md").read_text(encoding="utf-8")
    report = linter.check_text(source, format="md")
    assert len(report.findings) > 30
    for finding in report.findings:
        assert source[finding.span.start : finding.span.end] == finding.excerpt
        assert finding.sentence_span is None or finding.sentence_span.contains(finding.span)


def test_edits_lie_in_the_source(linter) -> None:
    source = (
        "# Svar\r\n\r\nHer er *såfremt* og [såfremt](https://example.org/såfremt), `såfremt`.\r\n"
    )
    report = linter.check_text(source, format="md")
    findings = named(report, "kancelliord")
    assert [f.span.start for f in findings] == [
        source.index("såfremt"),
        source.index("[såfremt]") + 1,
    ]
    for finding in findings:
        for edit in (edit for s in finding.suggestions for edit in s.edits):
            assert source[edit.span.start : edit.span.end] == "såfremt"


def test_what_is_not_verbatim_keeps_its_place_and_loses_its_edit(linter) -> None:
    source = "S&aring;fremt du ikke svarer, lukker vi sagen.\n"
    (finding,) = named(linter.check_text(source, format="md"), "kancelliord")
    assert finding.excerpt == "S&aring;fremt"
    assert finding.suggestions
    assert all(not suggestion.edits for suggestion in finding.suggestions)
    assert all(s.applicability is Applicability.DISPLAY for s in finding.suggestions)


def test_long_paragraph_is_parsed_in_parts_with_right_places(linter) -> None:
    filler = "Du kan ringe til os på hverdage mellem klokken ni og tolv. "
    source = filler * 300 + HARD + " " + filler * 100
    (finding,) = named(linter.check_text(source), "kancelliord")
    assert finding.span.start == len(filler) * 300
    assert finding.excerpt == "Såfremt"


# --- a report depends on its text alone ----------------------------------------------------------


def _documents() -> list[Document]:
    texts = {"a": HARD, "b": EASY, "c": "Du har ret til aktindsigt.", "tom": "", "d": HARD * 200}
    return [read_text(text, name=name, format="txt") for name, text in texts.items()]


def test_order_and_company_do_not_matter(linter) -> None:
    alone = {d.name: next(iter(linter.check_documents([d]))) for d in _documents()}
    for order in ([0, 1, 2, 3, 4], [4, 2, 0, 3, 1]):
        chosen = [_documents()[index] for index in order]
        reports = list(linter.check_documents(chosen))
        assert [report.name for report in reports] == [document.name for document in chosen]
        for report in reports:
            assert report.findings == alone[report.name].findings
            assert report.metrics == alone[report.name].metrics


def test_documents_are_taken_as_needed(linter) -> None:
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        for taken in itertools.count(1):
            yield read_text(HARD, name=str(taken), format="txt")

    reports = linter.check_documents(endless())
    assert [next(reports).name, next(reports).name] == ["1", "2"]
    assert taken < 1_000
    reports.close()


def test_files_that_cannot_be_read_are_told_of_and_the_rest_is_checked(linter, tmp_path) -> None:
    (tmp_path / "god.txt").write_text(HARD, encoding="utf-8")
    paths = [tmp_path / "nej.txt", tmp_path / "god.txt"]
    told: list[Path] = []
    reports = list(linter.check_files(paths, on_error=lambda path, error: told.append(path)))
    assert told == paths[:1]
    assert [report.name for report in reports] == [str(paths[1])]
    with pytest.raises(ReadError, match="filen findes ikke"):
        list(linter.check_files(paths))


def test_findings_come_in_the_order_of_the_text(linter) -> None:
    report = linter.check_file(EXAMPLES / "afgoerelse.docx")
    starts = [finding.span.start for finding in report.findings]
    assert starts == sorted(starts)


# --- fingerprints --------------------------------------------------------------------------------


def test_fingerprint_survives_an_edit_higher_up(linter) -> None:
    before = linter.check_text(f"{EASY}\n\n{HARD}\n", format="md")
    after = linter.check_text(f"# Nyt\n\nEt nyt afsnit.\n\n{EASY}\n\n{HARD}\n", format="md")
    assert [f.fingerprint for f in before.findings] == [f.fingerprint for f in after.findings]
    assert before.findings[0].span != after.findings[0].span


def test_equal_findings_in_equal_sentences_have_each_their_fingerprint(linter) -> None:
    report = linter.check_text(f"{HARD}\n\n{HARD}\n\n{HARD}\n", format="md")
    prints = [finding.fingerprint for finding in report.findings]
    assert len(named(report, "kancelliord")) == 3
    assert len(set(prints)) == len(prints)


# --- comments that switch rules off --------------------------------------------------------------


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("slå fra", set()),
        ("slaa fra", set()),
        ("slå fra s-passiv", {"kancelliord"}),
        ("slå fra s-passiv, kancelliord: citat fra loven", set()),
        ("slå fra lang-sætning", {"kancelliord", "s-passiv"}),
    ],
)
def test_switched_off_until_switched_on(linter, comment, left) -> None:
    source = (
        f"<!-- oejenhoejde: {comment} -->\n\n{HARD}\n\n<!-- oejenhoejde: slå til -->\n\n{HARD}\n"
    )
    report = linter.check_text(source, format="md")
    on_from = source.index("slå til")
    found = {f.rule_id for f in report.findings if f.span.start < on_from}
    assert found - {"ubrugt-undtagelse"} == left
    assert {f.rule_id for f in report.suppressed} == {"kancelliord", "s-passiv"} - left
    assert {f.rule_id for f in report.findings if f.span.start > on_from} == {
        "kancelliord",
        "s-passiv",
    }


# --- what the user has chosen --------------------------------------------------------------------


def test_severity_and_limits_from_the_configuration() -> None:
    rules = {"lang-saetning": {"warn": 3, "error": 4}, "s-passiv": {"severity": "fejl"}}
    report = Linter(Config(rules=rules)).check_text(HARD)
    assert {f.rule_id: f.severity for f in report.findings} == {
        "lang-saetning": Severity.ERROR,
        "kancelliord": Severity.WARNING,
        "s-passiv": Severity.ERROR,
    }


def test_unsure_findings_are_hidden_until_asked_for() -> None:
    rules = {"s-passiv": {"confidence": "lav"}}
    shown = Linter(Config(rules=rules)).check_text(HARD)
    everything = Linter(Config(rules=rules, min_confidence=Confidence.LOW)).check_text(HARD)
    assert not named(shown, "s-passiv")
    assert len(named(everything, "s-passiv")) == 1


def test_audience_changes_the_limits() -> None:
    sentence = "Du skal " + ", ".join(["læse brevet"] * 11) + " og svare.\n"
    found = {
        audience: [f.severity.value for f in named(Linter(Config(audience=audience)).check_text(
            sentence), "lang-saetning")]
        for audience in ("borgere", "medarbejdere", "ledelse", "oevrige")
    }  # fmt: skip
    assert found == {
        "borgere": ["fejl"],
        "medarbejdere": ["advarsel"],
        "ledelse": [],
        "oevrige": [],
    }


# --- messages and figures ------------------------------------------------------------------------


def test_messages_are_filled_in(linter) -> None:
    report = linter.check_file(EXAMPLES / "afgoerelse.docx")
    for finding in report.findings:
        said = [finding.message, *(suggestion.title for suggestion in finding.suggestions)]
        assert not any("{" in text or "»«" in text for text in said), said


@pytest.mark.parametrize(
    ("source", "words", "long_words", "sentences"),
    [
        ("Din afgørelse handler om støtte, jf. servicelovens regler.", 8, 3, 1),
        ("Du skal betale 1.250,50 kr. pr. måned, f.eks. den 1. maj kl. 10.00.", 13, 0, 1),
        # textstat leaves sentences of one or two words out.
        (
            "Kære borger.\n\nDu har modtaget et brev. Du skal svare på det.\n\nVenlig hilsen.",
            14,
            1,
            4,
        ),
    ],
)
def test_figures_equal_a_count_by_hand(linter, source, words, long_words, sentences) -> None:
    metrics = linter.check_text(source, format="md").metrics
    assert (metrics["words"], metrics["long_words"], metrics["sentences"]) == (
        words,
        long_words,
        sentences,
    )
    assert metrics["mean_sentence_length"] == pytest.approx(words / sentences)
    assert metrics["long_word_share"] == pytest.approx(long_words / words)
    assert metrics["lix"] == pytest.approx(words / sentences + 100 * long_words / words)
    assert metrics["rix"] == pytest.approx(long_words / sentences)


def test_headings_and_lists_are_no_running_text(linter) -> None:
    source = f"# En overskrift\n\n{EASY}\n\n- et punkt\n- et punkt mere\n"
    metrics = linter.check_text(source, format="md").metrics
    assert metrics["words"] == 7
    assert metrics["words_total"] == 7 + 2 + 2 + 3


def test_whole_text_finding_has_an_empty_place_at_the_start(linter) -> None:
    hard = "Kommunalbestyrelsen foretager gennemgribende helhedsvurderinger af ansøgninger. "
    (finding,) = named(linter.check_text(hard * 20), "lix")
    assert (len(finding.span), finding.excerpt, finding.place) == (0, "", WHOLE_TEXT)
    assert named(linter.check_text(hard * 5), "lix") == []


def test_versions_name_tool_and_model(linter) -> None:
    versions = linter.check_text(EASY).versions
    assert set(versions) >= {"oejenhoejde", "model", "model_version"}
    assert all(versions.values())


# --- text that is not Danish ---------------------------------------------------------------------

FOREIGN = {
    "tysk": "Wir haben den Antrag nicht bekommen, und die Frist ist vorbei. Das ist nicht gut.",
    "engelsk": "We have not received the application, and the time limit has passed for all.",
    "svensk": "Vi har inte fått ansökan från dig och det är för sent att få ett bidrag från oss.",
    "norsk": "Vi har ikke fått noe svar fra deg, og derfor blir det ikke mulig å være med på det.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_foreign_text_is_said_once_and_not_checked(linter, language) -> None:
    report = linter.check_text(FOREIGN[language] * 3)
    assert report.skipped == (f"Teksten ser ud til at være på {language}. Den er ikke tjekket.",)
    assert report.findings == ()


def test_danish_text_with_foreign_words_is_checked(linter) -> None:
    report = linter.check_text(f"{HARD} Du kan ringe til our service desk hvis du vil have svar.")
    assert report.skipped == ()
    assert named(report, "kancelliord")
