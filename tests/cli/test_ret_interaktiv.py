"""``ret --interaktiv`` on a real pseudo-terminal: answers, Ctrl-C, Ctrl-D, a narrow window."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="the system has no pseudo-terminals")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

TEXT = (
    "Såfremt du ikke svarer, lukker vi sagen.\n\n"
    "Skemaet skal udfyldes i dag.\n\n"
    "Såfremt du flytter, ringer vi.\n\n"
    "Du bedes ringe til os.\n"
)
#: Seconds for the model to load on a busy machine.
_PATIENCE = 90
_ROWS = 24


class Terminal:
    """A program on a terminal of its own. ``shown`` is all that it has written."""

    def __init__(self, *args: str, columns: int = 80) -> None:
        self.shown = ""
        self._master, slave = pty.openpty()
        size = _ROWS.to_bytes(2, sys.byteorder) + columns.to_bytes(2, sys.byteorder) + bytes(4)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        environment = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES"}}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "oejenhoejde", "ret", "--interaktiv", *args],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
            preexec_fn=_own_terminal,
        )
        os.close(slave)

    def wait_for(self, text: str) -> None:
        """Read until ``text`` has come after what was read before."""
        done, limit = len(self.shown), time.monotonic() + _PATIENCE
        while text not in self.shown[done:]:
            assert time.monotonic() < limit, self.shown
            if not self._read():
                raise AssertionError(self.shown)

    def answer(self, keys: str, *, after: str = ": ") -> None:
        """Wait for a question and answer it."""
        self.wait_for(f"stop){after}" if after == ": " else after)
        os.write(self._master, keys.encode())

    def end(self) -> int:
        """Read the rest and give the exit code."""
        while self._read():
            pass
        os.close(self._master)
        return self._process.wait(_PATIENCE)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._master], [], [], _PATIENCE)
        assert ready, self.shown
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says so when the program has ended.
            return False
        self.shown += data.decode("utf-8", errors="replace")
        return bool(data)


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brev.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_answer(letter: Path) -> None:
    terminal = Terminal(str(letter))
    terminal.answer("r\n")  # Not this rule: neither here nor in the third paragraph.
    terminal.answer("hvad\n")
    terminal.answer("2\n")  # The other alternative.
    terminal.answer("n\n")
    assert terminal.end() == 0
    assert "Skriv et tal for at bruge forslaget." in terminal.shown
    assert "→ Udfyld skemaet i dag." in terminal.shown
    assert terminal.shown.count("[kancelliord]") == 1
    assert letter.read_text("utf-8") == TEXT.replace("Skemaet skal udfyldes", "Udfyld skemaet")


def test_a_skipped_rule_is_skipped_in_the_next_file_too(letter: Path) -> None:
    other = letter.with_name("svar.txt")
    other.write_text("Såfremt du kommer, ringer vi.\n", encoding="utf-8")
    terminal = Terminal(str(letter), str(other))
    terminal.answer("r\n")
    terminal.answer("n\n")
    terminal.answer("n\n")
    assert terminal.end() == 0
    assert terminal.shown.count("[kancelliord]") == 1


def test_stopping_keeps_what_was_answered(letter: Path) -> None:
    terminal = Terminal(str(letter))
    terminal.answer("1\n")
    terminal.answer("s\n")
    assert terminal.end() == 0
    assert letter.read_text("utf-8") == TEXT.replace("Såfremt", "Hvis", 1)


def test_end_of_input_stops(letter: Path) -> None:
    terminal = Terminal(str(letter))
    terminal.answer("ja\n")  # One alternative: `ja` will do.
    terminal.answer("\x04")
    assert terminal.end() == 0
    assert letter.read_text("utf-8") == TEXT.replace("Såfremt", "Hvis", 1)


def test_interrupting_leaves_the_file_alone(letter: Path) -> None:
    terminal = Terminal(str(letter))
    terminal.answer("1\n")
    terminal.answer("\x03")
    assert terminal.end() == 130
    assert "er ikke ændret." in " ".join(terminal.shown.split())
    assert "Traceback" not in terminal.shown
    assert letter.read_text("utf-8") == TEXT


def test_a_narrow_window(letter: Path) -> None:
    terminal = Terminal(str(letter), columns=40)
    terminal.answer("s\n", after="eller ?: ")
    assert terminal.end() == 0
    told = terminal.shown.partition(": s")[0].splitlines()
    assert max(map(len, told)) <= 40


def test_nobody_to_answer(letter: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "oejenhoejde", "ret", "--interaktiv", str(letter)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "--interaktiv skal bruge en terminal, hvor du kan svare. Brug --vis for at se rettelserne."
    ]
    assert letter.read_text("utf-8") == TEXT
