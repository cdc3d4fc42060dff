"""Ask open questions on the terminal, one key an answer."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click

from graphkit.cli.output import printable
from graphkit.errors import DecisionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.review import Question, Session

_SKIP: Final = "s"
_MORE: Final = "m"
_UNDO: Final = "u"
_QUIT: Final = "q"
_ENDS: Final = frozenset({_QUIT, "\x03", "\x04"})
"""Keys that end the dialogue: q, and those that mean an interrupt and the end of the input."""
_INVERSE: Final = ("\x1b[7m", "\x1b[27m")
_BRACKETS: Final = ("[", "]")


class Dialogue:
    """Shows the questions of a session one after the other and takes the answers."""

    def __init__(
        self,
        session: Session,
        *,
        evidence: int,
        read_key: Callable[[], str] = click.getchar,
        show: Callable[[str], None] | None = None,
    ) -> None:
        """Show ``evidence`` sentences of each thing before more are asked for."""
        self._session = session
        self._evidence = evidence
        self._shown = evidence
        self._read_key = read_key
        self._show = show or _show
        self._mark = _INVERSE if _has_colour() else _BRACKETS

    def run(self) -> None:
        """Ask until all questions are through, or the user ends it."""
        asked: Question | None = None
        while (question := self._session.question) is not None:
            if question is not asked:
                self._shown, asked = self._evidence, question
                self._ask(question)
            key = self._key()
            if key in _ENDS:
                return
            if not self._take(key.lower(), question):
                self._show(_keys(question))

    def _key(self) -> str:
        try:
            return self._read_key() or _QUIT
        except (EOFError, KeyboardInterrupt):
            return _QUIT

    def _ask(self, question: Question) -> None:
        from graphkit.review import question_text

        session = self._session
        head = f"{session.number:,} of {len(session):,}"
        text = question_text(question, evidence=self._shown, mark=self._mark)
        self._show(f"\n{head}\n{text}\n{_keys(question)}")

    def _take(self, key: str, question: Question) -> bool:
        """Do what a key says; False if it says nothing."""
        answer = next((one for one in question.answers if one.key == key), None)
        if answer is not None:
            try:
                self._session.answer(answer)
                self._show(f"   {printable(answer.line)}")
            except DecisionError as error:
                self._show(f"   not written: {error}")
        elif key == _SKIP:
            self._session.skip()
        elif key == _MORE:
            self._shown += 3 * self._evidence
            self._ask(question)
        elif key == _UNDO:
            self._undo()
        else:
            return False
        return True

    def _undo(self) -> None:
        try:
            undone = self._session.undo()
        except DecisionError as error:
            self._show(f"   not undone: {error}")
            return
        self._show("   taken back" if undone else "   this is the first one")


def _keys(question: Question) -> str:
    answers = [f"[{one.key}] {printable(one.says)}" for one in question.answers]
    others = ("[s]kip", "[m]ore evidence", "[u]ndo", "[q]uit")
    return "   " + "  ".join((*answers, *others))


def _has_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _show(text: str) -> None:
    # What comes of documents is escaped in the text already; only our own marks are left.
    click.echo(text, color=True)
