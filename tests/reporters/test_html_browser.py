"""The HTML report in Chromium: what it does at the mouse and the keyboard, and what axe says of it.

``.ci/steps/40-rapport-i-browser.sh`` installs what these tests need.
"""

from __future__ import annotations

import html
import importlib.util
import json
import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any, NoReturn

import pytest

from oejenhoejde.reporters import REPORTERS

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--virtual-time-budget=20000 --dump-dom"
).split()

#: What each script may use: ``result`` is what the test sees.
TOOLS = """
const result = {};
const all = (selector) => [...document.querySelectorAll(selector)];
const bubble = document.getElementById("boble");
const status = () => document.querySelector(".filters [role=status]").textContent;
const key = (name) =>
  document.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
const change = (node, value) => {
  node.value = value;
  node.dispatchEvent(new Event("change", { bubbles: true }));
};
const wait = (ms) => new Promise((go) => setTimeout(go, ms));
// A page tells of no focus before its window has it.
const focus = async (node) => {
  for (let turn = 0; turn < 100 && !document.hasFocus(); turn++) await wait(50);
  node.focus();
  await wait(50);
};
const done = () => {
  const out = document.createElement("pre");
  out.id = "probe";
  out.textContent = JSON.stringify(result);
  document.body.append(out);
};
"""

AXE = """
for (const node of all("details")) node.open = true;
await focus(document.querySelector(".text .n"));
result.dark = matchMedia("(prefers-color-scheme: dark)").matches;
result.overflow = document.documentElement.scrollWidth - window.innerWidth;
const run = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
  "best-practice"] });
result.violations = run.violations.map((v) => [v.id, v.nodes[0].html]);
result.passes = run.passes.map((v) => v.id);
"""

HANDS = """
const link = document.querySelector(".text .n"), mark = document.querySelector(".text .m");
await focus(link);
result.focused = !bubble.hidden && bubble.textContent;
result.described = link.getAttribute("aria-describedby");
result.lit = mark.classList.contains("on");
key("Escape");
result.escaped = bubble.hidden;
mark.dispatchEvent(new MouseEvent("mouseenter"));
result.hovered = !bubble.hidden && bubble.textContent;
mark.dispatchEvent(new MouseEvent("mouseleave"));
await wait(1000);
result.left = bubble.hidden;
mark.click();
mark.dispatchEvent(new MouseEvent("mouseleave"));
await wait(1000);
result.pinned = !bubble.hidden;
document.body.click();
result.unpinned = bubble.hidden;
"""

FILTERS = """
const link = document.querySelector(".text .n");
result.all = status();
const box = document.querySelector('.filters input[value="advarsel"]');
box.click();
result.level = [status(), link.hidden];
box.click();
change(document.getElementById("regel"), "kancelliord");
result.rule = [status(), all(".found li[data-n]").filter((li) => !li.hidden)
  .map((li) => li.dataset.r)];
change(document.getElementById("regel"), "");
result.again = status();
"""

SORTING = """
const heads = all(".files thead th");
const order = () => all(".files tbody th").map((th) => th.textContent);
result.first = [order(), heads.map((head) => head.ariaSort)];
heads[0].firstChild.click();
result.up = order();
heads[0].firstChild.click();
result.down = [order(), heads.map((head) => head.ariaSort)];
location.hash = "#f1-2";
await wait(500);
result.opened = document.getElementById("f1-2").closest("details").open;
result.active = document.activeElement.id;
"""


def missing(reason: str) -> NoReturn:
    if os.environ.get("OEJENHOEJDE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    missing("needs Chromium (Debian: apt-get install chromium)")


@pytest.fixture(scope="session")
def axe(tmp_path_factory) -> str:
    """The text of axe-core: from the package that brings it, or from npm."""
    spec = importlib.util.find_spec("axe_playwright_python")
    for folder in spec.submodule_search_locations or () if spec else ():
        return (Path(folder) / "axe.min.js").read_text("utf-8")
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        missing("needs axe-core (pip install --no-deps axe-playwright-python, or npm)")
    folder = tmp_path_factory.mktemp("axe")
    packed = subprocess.run(
        [npm, "pack", "axe-core@4", "--silent"], cwd=folder, capture_output=True, encoding="utf-8"
    )
    if packed.returncode != 0:
        missing("npm reaches no registry, and axe-core comes from there")
    (archive,) = folder.glob("axe-core-*.tgz")
    with tarfile.open(archive) as file:
        member = file.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode("utf-8")


@pytest.fixture
def probe(chromium, tmp_path):
    """Open a page, let a script use it, and give the script's result."""

    def run(page: str, script: str, *libraries: str, dark: bool = False, width: int = 1400) -> Any:
        # The page's own policy would rightly refuse the scripts of the test.
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
        scripts = [*libraries, f"{TOOLS}(async () => {{{script}done();}})();"]
        text = text.replace(
            "</body>", "".join(f"<script>{s}</script>" for s in scripts) + "</body>"
        )
        path = tmp_path / "rapport.html"
        path.write_text(text, encoding="utf-8")
        scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
        done = subprocess.run(
            [chromium, *FLAGS, scheme, f"--window-size={width},900",
             f"--user-data-dir={tmp_path / 'profile'}", path.as_uri()],
            capture_output=True, encoding="utf-8", timeout=120,
        )  # fmt: skip
        match = re.search(r'<pre id="probe">(.*?)</pre>', done.stdout, re.S)
        assert match, done.stderr[-2000:]
        return json.loads(html.unescape(match[1]))

    return run


@pytest.fixture
def many(everything) -> str:
    return "".join(REPORTERS["html"].render(everything()))


@pytest.fixture
def one(everything) -> str:
    run = everything()
    run.reports, run.errors = [next(iter(run.reports))], ()
    return "".join(REPORTERS["html"].render(run))


@pytest.mark.parametrize("which", ["one", "many"])
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_fault(request, probe, axe, which, width, dark) -> None:
    result = probe(request.getfixturevalue(which), AXE, axe, dark=dark, width=width)
    assert result["violations"] == []
    assert {"color-contrast", "label", "region", "link-name"} <= set(result["passes"])
    assert result["dark"] is dark
    assert result["overflow"] <= 0


def test_axe_would_find_a_fault(probe, axe, one) -> None:
    pale = one.replace("</style>", "body,.meta,p{color:#bbb!important}</style>")
    assert "color-contrast" in {rule for rule, _ in probe(pale, AXE, axe)["violations"]}


def test_mouse_and_keyboard(probe, many) -> None:
    result = probe(many, 'for (const node of all("details")) node.open = true;' + HANDS)
    for how in ("focused", "hovered"):
        assert "»Såfremt« er svært" in result[how]
        assert "Skriv »Hvis«" in result[how]
    assert result["described"] == "boble"
    assert [result[name] for name in ("lit", "escaped", "left", "pinned", "unpinned")] == [True] * 5


def test_filters(probe, many) -> None:
    result = probe(many, FILTERS)
    assert result["all"] == result["again"] == "Viser 6 fund."
    assert result["level"] == ["Viser 4 af 6 fund.", True]
    assert result["rule"] == ["Viser 2 af 6 fund.", ["kancelliord"] * 2]


def test_sorting_and_links_into_folded_files(probe, many) -> None:
    result = probe(many, SORTING)
    assert [name for name in result["first"][1] if name] == ["descending"]
    assert result["up"] == result["down"][0][::-1]
    assert result["up"] == sorted(result["up"])
    assert result["down"][1][0] == "descending"
    assert result["opened"]
    assert result["active"] == "f1-2"
