"""Hostile files: bounded time and memory, one clear line, and nothing from outside the file.

Each file is read in a process of its own, which tells what it took.
"""

from __future__ import annotations

import io
import itertools
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"'
PPT = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
LAUGHS = "<!DOCTYPE a [<!ENTITY l0 'ha'>" + "".join(
    f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE a [<!ENTITY l9 SYSTEM "{}">]>'
MAIN = {"docx": "word/document.xml", "odt": "content.xml", "pptx": "ppt/presentation.xml"}
SECRET = "Hemmelig tekst fra en anden fil"

#: Seconds and megabytes that no file may take. A good letter takes a tenth of them.
MOST_SECONDS, MOST_MEGABYTES = 20.0, 600.0
READ = """
import json, re, resource, sys, time
from pathlib import Path
from oejenhoejde.errors import ReadError
from oejenhoejde.readers import read_file
start = time.perf_counter()
try:
    said = [s.prose[:200] for s in read_file(Path(sys.argv[1])).segments[:50]]
except ReadError as error:
    said = str(error)
# The peak that rusage tells of is the parent's where that is higher.
status = Path("/proc/self/status")
if status.exists():
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) / 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([said, time.perf_counter() - start, peak]))
"""


ROOTS = {
    "docx": ("w:document", W, "w:body", "w:p", "w:r", "w:t"),
    "odt": ("office:document-content", ODT, "office:body", "office:text", "text:p"),
    "pptx": ("p:presentation", PPT),
}


def body(kind: str, inner: str, before: str = "") -> str:
    root, names, *parts = ROOTS[kind]
    opened = "".join(f"<{part}>" for part in parts)
    closed = "".join(f"</{part}>" for part in reversed(parts))
    return f"{before}<{root} {names}>{opened}{inner}{closed}</{root}>"


def package(
    kind: str, inner: str, *, before: str = "", more: dict[str, bytes] | None = None
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in (more or {}).items():
            made.writestr(name, content)
        made.writestr(MAIN[kind], body(kind, inner, before))
    return out.getvalue()


def bomb(kind: str) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
        made.open(MAIN[kind], "w") as part,
    ):
        for _ in range(300):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def many_members(kind: str) -> bytes:
    return package(kind, "Hej.", more={f"x/{n}": b"" for n in range(60_000)})


def traversal(kind: str) -> bytes:
    names = (
        "../../../../tmp/ud.txt",
        "/etc/passwd",
        "..\\\\..\\\\ud.txt",
        "C:\\\\ud.txt",
        "a/../../b",
    )
    return package(kind, "Hej.", more=dict.fromkeys(names, b"ondt"))


def ring(_: Path) -> bytes:
    """A PDF whose pages are themselves."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>endobj trailer<</Root 1 0 R>>"
    )


def deep_mail(_: Path) -> bytes:
    part = b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n'
    return b"Subject: x\nMIME-Version: 1.0\n" + b"".join(part % (n, n) for n in range(2_000))


def aliases(_: Path) -> bytes:
    """The bomb of YAML: each line is nine times the one before."""
    letters = "abcdefghijklmnopqrst"
    lines = [f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in itertools.pairwise(letters)]
    return "\n".join(["a: &a [ha,ha,ha,ha]", *lines]).encode()


def from_outside(at: Path, text: str) -> bytes:
    return (OUTSIDE.format(at.as_uri()) + text).encode()


Make = Callable[[Path], bytes]


def packages(kind: str) -> dict[str, tuple[str, Make, str]]:
    """Name of the case → name of the file, what makes it, what its line says (empty: anything)."""
    laughs = package(kind, "&l9;", before=LAUGHS)
    made: dict[str, tuple[Make, str]] = {
        "bombe": (lambda _: bomb(kind), "for stort"),
        "latter": (lambda _: laughs, "beskadiget"),
        "udefra": (
            lambda at: package(kind, "&l9;", before=OUTSIDE.format(at.as_uri())),
            "beskadiget",
        ),
        "dyb": (lambda _: package(kind, "<a>" * 400_000), "beskadiget"),
        "afkortet": (lambda _: package(kind, "Hej")[:-40], "beskadiget"),
        "mange-dele": (lambda _: many_members(kind), ""),
        "navne": (lambda _: traversal(kind), ""),
    }
    return {f"{case}-{kind}": (f"a.{kind}", *what) for case, what in made.items()}


TEXTS: dict[str, tuple[str, Make, str]] = {
    "latter-xliff": (
        "a.xliff",
        lambda _: f"{LAUGHS}<xliff><target>&l9; her</target></xliff>".encode(),
        "",
    ),
    "udefra-resx": (
        "a.resx",
        lambda at: from_outside(at, "<root><data name='a'><value>&l9; her</value></data></root>"),
        "",
    ),
    "udefra-html": ("a.html", lambda at: from_outside(at, "<p>&l9; her</p>"), ""),
    "udefra-yaml": (
        "a.yaml",
        lambda at: f"a: !!python/object/apply:os.system ['cat {at}']\n".encode(),
        "",
    ),
    "bombe-yaml": ("a.yaml", aliases, ""),
    "dyb-html": ("a.html", lambda _: b"<div><b>" * 150_000 + b"Bund", ""),
    "dyb-liste-html": ("a.html", lambda _: b"<ul><li>" * 150_000 + b"Bund", ""),
    "dyb-liste-md": (
        "a.md",
        lambda _: "".join(f"{'  ' * n}- punkt\n" for n in range(1_000)).encode(),
        "",
    ),
    "dybt-citat-md": ("a.md", lambda _: b">" * 100_000 + b" Bund\n", ""),
    "dybe-klammer-md": ("a.md", lambda _: b"[" * 100_000 + b"Bund" + b"](a)" * 50_000, ""),
    "dyb-json": ("a.json", lambda _: b'{"a":' * 200_000 + b'"Bund her."', ""),
    "dyb-yaml": ("a.yaml", lambda _: b"[" * 200_000, "gyldig YAML"),
    "dyb-rtf": ("a.rtf", lambda _: b"{\\rtf1" + b"{" * 200_000 + b"Bund", ""),
    "dyb-mail": ("a.eml", deep_mail, ""),
    "pdf-i-ring": ("a.pdf", ring, ""),
    "forkert-endelse-pdf": ("a.pdf", lambda _: package("docx", "Hej"), "ikke en PDF"),
    "forkert-endelse-odt": ("a.odt", lambda _: package("docx", "Hej"), "er et Word-dokument"),
    "forkert-endelse-docx": ("a.docx", lambda _: package("odt", "Hej"), "er en OpenDocument-tekst"),
    "forkert-endelse-pptx": ("a.pptx", lambda _: package("docx", "Hej"), "er et Word-dokument"),
    "forkert-endelse-rtf": ("a.rtf", lambda _: b"<p>Hej</p>", "ikke RTF"),
    "forkert-endelse-eml": ("a.eml", lambda _: package("docx", "Hej"), "ikke en e-mail"),
    "forkert-endelse-md": ("a.md", lambda _: package("pptx", "Hej"), "zip-fil"),
}
CASES = packages("docx") | packages("odt") | packages("pptx") | TEXTS


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("udenfor") / "hemmelig.txt"
    path.write_text(SECRET, encoding="utf-8")
    yield path
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("case", CASES)
def test_bounded_time_and_memory_and_one_line(case, tmp_path, secret) -> None:
    name, make, expected = CASES[case]
    (tmp_path / name).write_bytes(make(secret))
    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path / name)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    said, seconds, megabytes = json.loads(done.stdout)
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
    assert SECRET not in json.dumps(said, ensure_ascii=False)
    assert "hahaha" not in json.dumps(said)
    if isinstance(said, str):
        assert said.startswith(f"{tmp_path / name}: ")
        assert said.endswith(".")
        assert "\n" not in said
    if expected:
        assert expected in said
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_the_other_files_are_checked(tmp_path, secret) -> None:
    refused = {}
    for number, (name, make, expected) in enumerate(CASES.values()):
        if expected:
            own = f"{number}{name}"
            (tmp_path / own).write_bytes(make(secret))
            refused[own] = expected
    (tmp_path / "god.txt").write_text("Hvis du ikke svarer, lukker vi sagen.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "oejenhoejde", "tjek", "--format", "json", *refused, "god.txt"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == list(refused)
    assert all(expected in line for line, expected in zip(lines, refused.values(), strict=True))
    assert [document["name"] for document in json.loads(done.stdout)["documents"]] == ["god.txt"]
