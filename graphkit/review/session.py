"""Answer questions one by one, writing each answer down as it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.errors import DecisionError
from graphkit.resolution.decisions.files import decisions_of
from graphkit.review.writing import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphkit.review.questions import Answer, Question

_HEAD: Final = "# Decisions about who is who; one line is one decision, deleting it undoes it.\n"


class Session:
    """Questions being answered into a decisions file.

    The file is written after each answer, so nothing is lost whenever it ends.

    Attributes:
        answered: How many answers were written.
    """

    def __init__(self, questions: Sequence[Question], file: Path) -> None:
        self._questions = questions
        self._file = file
        self._place = 0
        self._steps: list[tuple[int, str | None]] = []
        self.answered = 0

    @property
    def question(self) -> Question | None:
        """The question that is open, None when all are through."""
        return self._questions[self._place] if self._place < len(self._questions) else None

    @property
    def number(self) -> int:
        """Which question it is, counted from 1."""
        return self._place + 1

    def __len__(self) -> int:
        """Return the number of questions."""
        return len(self._questions)

    def answer(self, answer: Answer) -> None:
        """Write an answer down and go on.

        Raises:
            DecisionError: If it contradicts what is in the file, or the file cannot be
                written; nothing is changed then.
        """
        before = self._read()
        labels = self._questions[self._place].about
        told = one_line(", ".join(label for _, label in labels))
        gap = "" if before is None or not before or before.endswith("\n") else "\n"
        after = f"{_HEAD if before is None else before}{gap}{answer.line}  # {told}\n"
        decisions_of(after, str(self._file))
        self._write(after)
        self._steps.append((self._place, before or ""))
        self.answered += 1
        self._place += 1

    def skip(self) -> None:
        """Leave a question open and go on."""
        self._steps.append((self._place, None))
        self._place += 1

    def undo(self) -> bool:
        """Go back to the question before, and take back what was written; False at the first."""
        if not self._steps:
            return False
        self._place, content = self._steps.pop()
        if content is not None:
            self._write(content)
            self.answered -= 1
        return True

    def _read(self) -> str | None:
        try:
            return self._file.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError:
            raise DecisionError("is not UTF-8", "save it as UTF-8", self._where) from None
        except OSError as error:
            reason = f"cannot be read: {error.strerror}"
            raise DecisionError(reason, places=self._where) from None

    def _write(self, text: str) -> None:
        """Put a new file in the place of the old one, so that it is never half written."""
        half = self._file.with_name(f".{self._file.name}.new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(text.encode("utf-8"))
            half.replace(self._file)
        except OSError as error:
            reason = f"cannot be written: {error.strerror}"
            raise DecisionError(reason, "check the disk and the rights", self._where) from None

    @property
    def _where(self) -> tuple[tuple[str, int]]:
        return ((str(self._file), 0),)
