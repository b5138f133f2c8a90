"""The HTML report: what is in it, that it is safe and whole, and that everyone can read it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from oejenhoejde.reporters import REPORTERS

VOID = {"meta", "input", "rect", "path", "br", "wbr"}


def render(run) -> str:
    return "".join(REPORTERS["html"].render(run))


class Page(HTMLParser):
    """Checks that tags are closed in order; keeps ids, links and what is fetched."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if found.get("id"):
            self.ids.append(found["id"])
        if found.get("href"):
            self.links.append(found["href"])
        self.fetched += [found[key] for key in ("src", "srcset", "action", "data") if key in found]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def page(everything) -> str:
    return render(everything())


@pytest.fixture
def one(everything) -> str:
    run = everything()
    run.reports, run.errors = [next(iter(run.reports))], ()
    return render(run)


def test_is_well_formed_and_self_contained(page) -> None:
    parsed = Page(page)
    assert len(parsed.ids) == len(set(parsed.ids))
    assert parsed.fetched == []
    assert all(link.startswith("#") for link in parsed.links)
    assert {link[1:] for link in parsed.links} <= set(parsed.ids)
    assert "http" not in re.sub(r"<script>.*?</script>", "", page, flags=re.S).replace(
        "http-equiv", ""
    )


def test_has_landmarks_and_language(page) -> None:
    tags = [tag for tag, _ in Page(page).tags]
    assert [tags.count(tag) for tag in ("header", "main", "h1")] == [1, 1, 1]
    assert '<html lang="da">' in page


def test_markup_in_a_document_stays_text(everything) -> None:
    from dataclasses import replace

    run = everything()
    first = next(iter(run.reports))
    text = first.document.text.replace("<i dag>", "<script>alert(1)</script>")
    (segment,) = first.document.segments
    segment = replace(segment, prose=text, runs=(replace(segment.runs[0], length=len(text)),))
    odd = replace(first.document, name='"><img src=x>.md', text=text, segments=(segment,))
    run.reports = [replace(first, document=odd)]
    page = render(run)
    assert "&lt;script&gt;alert(1)" in page
    assert page.count("<script>") == 1
    assert Page(page).fetched == []


def test_findings_are_marked_with_message_and_alternative(one) -> None:
    assert '<span class="m c0" data-f="2">Såfremt</span>' in one
    assert 'id="r1-2" href="#f1-2"' in one
    assert "<li>Skriv »Hvis«</li>" in one
    assert "100 % sikkert: skriv &lt;hellere&gt;" in one
    assert 'id="r1-1"' not in one  # The whole text has no place to stand.


def test_many_files_get_an_index(page, one) -> None:
    assert "Klart sprog: 3 filer" in page
    assert "Fund i hver regel" in page
    assert "Fund i hver mappe" in page
    assert page.count("<details>") == 3
    assert "Ikke tjekket" in page
    assert "nej.md: filen findes ikke." in page
    assert "Fund i hver regel" not in one
    assert "<details>" not in one


def test_short_text_has_no_gauge(one) -> None:
    assert "Teksten er under 100 ord." in one
    assert "<svg" not in one


def test_gauge_names_its_figure() -> None:
    from oejenhoejde.reporters.html_overview import gauge

    assert 'aria-label="Lixtal 46: svær"' in gauge(45.6, 200)
    assert "meget svær" in gauge(99, 200)
    assert "Lixtal 44: middel" in gauge(44.4, 200)


def test_texts_beyond_the_limit_are_left_out(everything, monkeypatch) -> None:
    from oejenhoejde.reporters import html as module

    monkeypatch.setattr(module, "MAX_TEXT", 100)
    page = render(everything())
    assert "Her står kun fundene." in page
    assert page.count('<section class="text"') == 2


# --- contrast ------------------------------------------------------------------------------------


def _schemes() -> list[dict[str, str]]:
    css = files("oejenhoejde.reporters").joinpath("report.css").read_text("utf-8")
    found = re.findall(r":root\{(.*?)\}", css, re.S)[:2]
    return [dict(re.findall(r"--(\w+):(#[0-9a-f]{3,6})", block)) for block in found]


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", _schemes(), ids=["light", "dark"])
def test_contrast_of_text_and_lines(scheme) -> None:
    pairs = [(text, ground) for text in ("ink", "dim", "link", "fejl", "advarsel", "forslag")
             for ground in ("bg", "soft")]  # fmt: skip
    pairs += [("ink", f"t{number}") for number in range(7)]
    for text, ground in pairs:
        assert _contrast(scheme[text], scheme[ground]) >= 4.5, (text, ground)
    for number in range(7):
        assert _contrast(scheme[f"u{number}"], scheme["bg"]) >= 3
        assert _contrast(scheme[f"u{number}"], scheme[f"t{number}"]) >= 3
    assert _contrast(scheme["line"], scheme["bg"]) >= 3
