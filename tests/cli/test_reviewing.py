"""The command that asks what is open: as a file, and key by key on a terminal."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.cli.dialogue import Dialogue
from graphkit.resolution import read_decisions
from graphkit.review import Session
from graphkit.store import GraphStore
from tests.cli.conftest import Run
from tests.resolution.drafts import ALDANE, NORWAY, resolve_all
from tests.review.conftest import questions_of
from tests.review.test_asking import PRESS, SHORT, note

DRAFTS = (
    note("a", "Mira Aldane", NORWAY),
    note("b", "Aldane"),
    note("c", "Press Office"),
)
QUESTIONS = questions_of(resolve_all(*DRAFTS))
SAME = f"same {SHORT} {ALDANE}"
NONE = f"not-an-entity {PRESS}"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    with GraphStore.create(folder / "store") as store:
        store.write(resolve_all(*DRAFTS))
    return folder


def lines(file: Path) -> list[str]:
    return [one.text for one in read_decisions([file])] if file.exists() else []


def test_questions_are_printed_where_no_terminal_is(run: Run, graph: Path, tmp_path: Path) -> None:
    outcome = run("review", "--graph", graph, "--decisions", tmp_path / "none.txt")
    assert outcome.status == 0
    assert f"# {SAME}" in outcome.out
    assert f"# {NONE}" in outcome.out


def test_questions_are_written_to_a_file_and_those_decided_are_left_out(
    run: Run, graph: Path, tmp_path: Path
) -> None:
    decided, output = tmp_path / "decisions.txt", tmp_path / "open.txt"
    decided.write_text(f"{SAME}\n", encoding="utf-8")
    run("review", "--graph", graph, "--decisions", decided, "--output", output)
    assert f"# {NONE}" in output.read_text(encoding="utf-8")
    assert SAME not in output.read_text(encoding="utf-8")


def test_top_limits_the_questions(run: Run, graph: Path, tmp_path: Path) -> None:
    outcome = run("review", "--graph", graph, "--decisions", tmp_path / "x", "--top", 1)
    assert "1. " in outcome.out
    assert "2. " not in outcome.out


def test_wrong_decisions_file_is_one_line(run: Run, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    file.write_text("sane person/a person/b\n", encoding="utf-8")
    outcome = run("review", "--graph", graph, "--decisions", file)
    assert outcome.status == 1
    assert outcome.err.startswith(f"graphkit: {file}, line 1: ")


def answered(keys: str, file: Path) -> list[str]:
    """Press keys in a dialogue; return all that was shown."""
    shown: list[str] = []
    pressed = iter(keys)

    def key() -> str:
        try:
            return next(pressed)
        except StopIteration:
            raise EOFError from None

    Dialogue(Session(QUESTIONS, file), evidence=2, read_key=key, show=shown.append).run()
    return shown


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ("yn", [NONE, SAME]),
        ("Yn", [NONE, SAME]),
        ("q", []),
        ("", []),
        ("sn", [NONE]),
        ("yuq", []),
        ("yusn", [NONE]),
        ("yq", [SAME]),
        ("xmyq", [SAME]),
        ("uyq", [SAME]),
        ("y\x03", [SAME]),
    ],
)
def test_one_key_is_one_answer(keys: str, written: list[str], tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    answered(keys, file)
    assert lines(file) == written


def test_dialogue_shows_question_evidence_and_keys(tmp_path: Path) -> None:
    shown = "\n".join(answered("m", tmp_path / "x"))
    assert "1 of 2" in shown
    assert QUESTIONS[0].asks in shown
    assert "[Mira Aldane of Norway praised fish.]" in shown
    assert "[y] yes, they are one" in shown
    assert shown.count(QUESTIONS[0].asks) == 2  # again, with more evidence


class Terminal:
    """A process on a terminal of its own."""

    def __init__(self, *arguments: object) -> None:
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "graphkit", *map(str, arguments)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=os.environ | {"TERM": "xterm"},
        )
        os.close(slave)
        self.shown = ""

    def wait_for(self, text: str) -> None:
        deadline = time.monotonic() + 60
        while text not in self.shown:
            assert time.monotonic() < deadline, self.shown
            if select.select([self._master], [], [], 1)[0]:
                self.shown += os.read(self._master, 65536).decode("utf-8", "replace")

    def press(self, key: str) -> None:
        """Press a key once the program reads keys one by one; what comes before is lost."""
        deadline = time.monotonic() + 60
        while termios.tcgetattr(self._master)[3] & termios.ICANON:
            assert time.monotonic() < deadline, "no key is read"
            time.sleep(0.01)
        os.write(self._master, key.encode())

    def end(self) -> None:
        self._process.kill()
        self._process.wait(timeout=60)
        os.close(self._master)


@pytest.fixture
def terminal(graph: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal("review", "-g", graph, "--decisions", tmp_path / "decisions.txt")
    yield opened
    opened.end()


def test_review_on_a_terminal(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("1 of 2")
    terminal.wait_for("[q]uit")
    assert "\x1b[7mMira Aldane of Norway praised fish.\x1b[27m" in terminal.shown
    terminal.press("y")
    terminal.wait_for("2 of 2")
    terminal.press("q")
    terminal.wait_for("graphkit build PATH")
    assert "1 decision written to" in terminal.shown
    assert lines(tmp_path / "decisions.txt") == [SAME]
