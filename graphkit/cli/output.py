"""Where commands write: data to standard output or a file, messages to standard error.

What a terminal would obey is escaped before it gets there. Data that goes into
a file or another program stays as it is.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from pathlib import Path

STDOUT: Final = "-"
_KEPT: Final = frozenset("\n\t")


def emit(text: str, target: Path | None = None) -> None:
    """Write data to ``target``, or to standard output where it is None or ``-``."""
    ended = text if text.endswith("\n") or not text else f"{text}\n"
    if target is not None and str(target) != STDOUT:
        _write(ended, target)
        return
    # Unless told of colour, click takes out what looks like it: data stays whole.
    click.echo(printable(ended) if sys.stdout.isatty() else ended, nl=False, color=True)


def emit_bytes(data: bytes) -> None:
    """Write encoded data to standard output, as `emit` does."""
    if sys.stdout.isatty():
        emit(data.decode("utf-8"))
    else:
        sys.stdout.buffer.write(data)


def say(message: str) -> None:
    """Write a message for people to standard error."""
    click.echo(printable(message), err=True)


def printable(text: str) -> str:
    r"""Write out whatever a terminal would obey or not show; lines stay lines.

    Examples:
        >>> printable("a\x1b[2Jb")
        'a\\x1b[2Jb'
    """
    return "".join(
        char
        if char.isprintable() or char in _KEPT
        else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def _write(text: str, target: Path) -> None:
    try:
        target.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise click.FileError(printable(str(target)), error.strerror) from error
