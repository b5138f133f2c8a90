"""What holds of every fix, on texts put together at random from the sentences of the tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oejenhoejde.engine import Linter
from oejenhoejde.facts import facts, keeps_facts
from oejenhoejde.fix import FixResult, chooser, fix_bytes
from oejenhoejde.model import Edit, Finding, Report, Span, Suggestion
from oejenhoejde.readers import can_read, can_write, read_bytes, splice

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "data" / "corpus"


def _sentences(name: str) -> list[str]:
    lines = (ROOT / "tests" / "suggest" / name).read_text("utf-8").splitlines()[1:]
    return [line.split("\t")[1] for line in lines]


SENTENCES = _sentences("saetninger.tsv") + _sentences("omskrivninger.tsv")
FACTS = [
    *("12. maj 2026", "1.250,50 kr.", "§ 12, stk. 2", "30 procent", "kl. 9.30", "12 34 56 78"),
    *("a.b@kommune.dk", "www.borger.dk/hjælp", "[indsæt navn]", "{{beløb}}", "Jens Hansen"),
]
#: With facts in the text, every line of a text has something to keep.
LINES = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES),
        st.tuples(st.sampled_from(SENTENCES), st.sampled_from(FACTS)).map(
            lambda pair: f"{pair[0]} Vi nævner {pair[1]} her."
        ),
    ),
    min_size=1,
    max_size=4,
)
ENDINGS = st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n"])
UNSAFE = st.booleans()
#: A text takes a tenth of a second; the seed is fixed, so that a run is the same every time.
FEW = settings(max_examples=40, deadline=None, derandomize=True)


def fixed(linter: Linter, data: bytes, unsafe: bool, format: str = "txt") -> FixResult:
    return fix_bytes(linter, data, name="brev", format=format, choose=chooser(unsafe=unsafe))


@FEW
@given(lines=LINES, ending=ENDINGS, unsafe=UNSAFE)
def test_only_the_spans_of_the_edits_change(
    linter: Linter, lines: list[str], ending: str, unsafe: bool
) -> None:
    text = ending.join(lines)
    result = fixed(linter, text.encode(), unsafe)
    assert splice(text, result.edits) == result.text
    ordered = sorted(result.edits, key=lambda edit: edit.span)
    assert all(one.span.end <= two.span.start for one, two in pairwise(ordered))
    assert bool(result.edits) == (result.text != text)


@FEW
@given(lines=LINES, unsafe=UNSAFE)
def test_fixing_twice_equals_fixing_once(linter: Linter, lines: list[str], unsafe: bool) -> None:
    once = fixed(linter, "\n".join(lines).encode(), unsafe)
    twice = fixed(linter, once.data, unsafe)
    assert twice.text == once.text


@FEW
@given(lines=LINES, unsafe=UNSAFE)
def test_no_fix_brings_a_finding_as_bad_as_what_it_mends(
    linter: Linter, lines: list[str], unsafe: bool
) -> None:
    text = "\n\n".join(lines)
    before = Counter(finding.rule_id for finding in linter.check_text(text).findings)
    result = fixed(linter, text.encode(), unsafe)
    if not result.applied:
        return
    mended = Counter(applied.finding.rule_id for applied in result.applied)
    worst = max(applied.finding.severity.rank for applied in result.applied)
    after = Counter(finding.rule_id for finding in result.report.findings)
    for finding in result.report.findings:
        rule = finding.rule_id
        new = after[rule] > max(before[rule] - mended[rule], 0)
        assert not new or rule in mended or finding.severity.rank < worst, (text, result.text)


@FEW
@given(lines=LINES, unsafe=UNSAFE)
def test_facts_are_kept(linter: Linter, lines: list[str], unsafe: bool) -> None:
    text = "\n".join(lines)
    result = fixed(linter, text.encode(), unsafe)
    assert facts(text) == facts(result.text)
    assert keeps_facts(text, result.text)


@FEW
@given(
    sentence=st.sampled_from([s for s in SENTENCES if "såfremt" not in s]),
    fact=st.sampled_from(FACTS),
    other=st.sampled_from([*FACTS, ""]),
)
def test_an_edit_that_changes_a_fact_is_refused(
    linter: Linter, sentence: str, fact: str, other: str
) -> None:
    text = f"{sentence} Vi hjælper dig, såfremt du skriver {fact} i dag."

    def choose(report: Report, finding: Finding) -> Suggestion | None:
        if finding.excerpt != "såfremt":
            return None
        place = report.document.text.rindex(fact)
        edit = Edit(Span(finding.span.start, place + len(fact)), f"hvis du skriver {other}".strip())
        return Suggestion("x", (edit,), finding.suggestions[0].applicability)

    result = fix_bytes(linter, text.encode(), name="brev", format="txt", choose=choose)
    if other == fact:
        return
    assert result.text == text
    assert [refused.finding.excerpt for refused in result.refused] == ["såfremt"]


@FEW
@given(
    lines=LINES,
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    format=st.sampled_from(["txt", "md"]),
)
def test_encoding_and_line_endings_are_kept(
    linter: Linter, lines: list[str], ending: str, encoding: str, format: str
) -> None:
    text = ending.join([*lines, ""])
    data = text.encode(encoding)
    result = fixed(linter, data, unsafe=True, format=format)
    after = result.data.decode(encoding)
    assert result.data == after.encode(encoding)
    for mark in ("\r\n", "\r", "\n"):
        assert after.count(mark) == text.count(mark)
    assert result.data.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    if not result.applied:
        assert result.data == data


def _prose_facts(data: bytes, path: Path) -> Counter[str]:
    """Give the facts of the prose: in Markdown the words of a link stand in brackets."""
    document = read_bytes(data, name=path.name)
    return facts("\n".join(segment.prose for segment in document.segments))


def _files() -> Iterator[Path]:
    if CORPUS.is_dir():
        yield from sorted(p for p in CORPUS.rglob("*") if p.suffix in {".md", ".txt", ".docx"})


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", list(_files()), ids=lambda path: path.name)
def test_a_text_of_the_corpus_comes_back_as_it_was_but_for_its_edits(
    linter: Linter, path: Path
) -> None:
    if not (can_read(path) and can_write(path)):
        pytest.skip("read only")
    data = path.read_bytes()
    once = fix_bytes(linter, data, name=path.name)
    assert splice(once.before, once.edits) == once.text
    assert _prose_facts(data, path) == _prose_facts(once.data, path)
    if not once.applied:
        assert once.data == data
    twice = fix_bytes(linter, once.data, name=path.name)
    assert twice.text == once.text
    assert twice.data == once.data
