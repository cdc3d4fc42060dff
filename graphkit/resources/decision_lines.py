"""Cut the lines of a decisions file into words.

A line is words, texts in quotation marks, and a comment behind ``#``; empty
lines mean nothing. Inside quotation marks a backslash stands before a quotation
mark or another backslash. What the words mean is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graphkit.errors import DecisionError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOKEN: Final = re.compile(
    r"""\s*(?:
        (?P<comment>\#.*)
      | "(?P<straight>(?:[^"\\]|\\.)*)"(?=\s|$)
      | “(?P<curly>[^“”]*)”(?=\s|$)
      | (?P<word>[^\s"“”]+)(?=\s|$)
    )""",
    re.VERBOSE,
)
_ESCAPED: Final = re.compile(r"\\(.)")
_MOST_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line; ``quoted`` if it stood in quotation marks."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A line that says something: its file, its number from 1, and its words."""

    file: str
    number: int
    words: tuple[Word, ...]

    def error(self, reason: str, remedy: str = "") -> DecisionError:
        """An error that points at this line."""
        return DecisionError(reason, remedy, ((self.file, self.number),))


def read_lines(path: Path) -> tuple[DecisionLine, ...]:
    """Read the lines of a file that are not empty; comments are left out.

    Raises:
        DecisionError: If there is no such file, or it is not UTF-8.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DecisionError("is too large for a decisions file", places=((str(path), 0),))
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        remedy = "name another file, or begin an empty one"
        raise DecisionError("there is no such file", remedy, ((str(path), 0),)) from None
    except UnicodeDecodeError:
        raise DecisionError("is not UTF-8", "save it as UTF-8", ((str(path), 0),)) from None
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise DecisionError(reason, places=((str(path), 0),)) from None
    return tuple(lines_of(text, str(path)))


def lines_of(text: str, file: str) -> Iterator[DecisionLine]:
    """Yield the lines of a text that says something.

    Examples:
        >>> [line] = lines_of('same a/b "C d"  # why', "decisions.txt")
        >>> [word.text for word in line.words]
        ['same', 'a/b', 'C d']
    """
    # Only what an editor counts as the end of a line is one.
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if words := tuple(_words(line, DecisionLine(file, number, ()))):
            yield DecisionLine(file, number, words)


def _words(line: str, place: DecisionLine) -> Iterator[Word]:
    position, end = 0, len(line.rstrip())
    while position < end:
        found = _TOKEN.match(line, position)
        if found is None:
            reason = f"the quotation marks of {line[position:].strip()!r} do not pair"
            raise place.error(reason, r'write "…", and \" for a quotation mark inside')
        position = found.end()
        if found["comment"] is not None:
            return
        if found["word"] is not None:
            yield Word(found["word"])
        else:
            yield _quoted(found, place)


def _quoted(found: re.Match[str], place: DecisionLine) -> Word:
    straight, curly = found["straight"], found["curly"]
    text = curly if straight is None else _ESCAPED.sub(r"\1", straight)
    if not text.strip():
        raise place.error("there is nothing between the quotation marks", "write a name there")
    return Word(" ".join(text.split()), quoted=True)
