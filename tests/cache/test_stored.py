"""A report goes to bytes and back unchanged, and damaged bytes are told from sound ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oejenhoejde.engine import Linter
from oejenhoejde.stored import StoredError, dump, load

TEXT = """# Svar

<!-- oejenhoejde: ignorér s-passiv: fast udtryk -->
Sagen behandles snarest muligt.

Såfremt du ikke svarer 😀, skal skemaet udfyldes og indsendes.
"""


def test_report_comes_back_whole_but_for_its_segments(linter: Linter) -> None:
    report = linter.check_text(TEXT, name="brev.md", format="md")
    assert report.findings
    assert report.suppressed
    back = load(dump(report), "andet.md")
    document = replace(report.document, name="andet.md", segments=())
    assert back == replace(report, document=document)


def test_half_a_surrogate_pair_survives(linter: Linter) -> None:
    report = linter.check_text("Såfremt \ud83d du svarer, er alt godt.")
    assert load(dump(report), "tekst").document.text == report.document.text


def test_damaged_bytes_are_no_report(linter: Linter) -> None:
    data = dump(linter.check_text("Såfremt du svarer, er alt godt."))
    middle = len(data) // 2
    for damaged in (
        b"",
        data[:middle],
        data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        b"x" * 400,
    ):
        with pytest.raises(StoredError):
            load(damaged, "tekst")
