"""Lay out answers and lists for people, and other values as JSON."""

from __future__ import annotations

import io
import json
import shutil
import sys
from typing import TYPE_CHECKING

from graphkit.cli.output import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.store import Answer


def table(rows: Sequence[tuple[str, ...]]) -> str:
    r"""Return rows as aligned columns.

    Examples:
        >>> table([("a", "first"), ("bcd", "second")])
        'a    first\nbcd  second'
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def answer_table(answer: Answer) -> str:
    """Return an answer as a table: one line a row, or wrapped to fit the terminal."""
    text = answer.to_table()
    width = shutil.get_terminal_size().columns
    if not sys.stdout.isatty() or max(map(len, text.splitlines())) <= width:
        return text
    return _wrapped(answer, width)


def to_json(value: object) -> str:
    """Return plain values, lists and dictionaries as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _wrapped(answer: Answer, width: int) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from graphkit.store import Iri

    drawn = Table(*answer.columns, box=SIMPLE_HEAD, pad_edge=False, header_style="")
    for row in answer.rows:
        cells = (answer.names.shorten(one) if isinstance(one, Iri) else one for one in row)
        shown = ("" if one is None else printable(str(one)) for one in cells)
        drawn.add_row(*map(Text, shown))
    written = io.StringIO()
    Console(file=written, width=width, no_color=True, emoji=False, markup=False).print(drawn)
    return "\n".join(line.rstrip() for line in written.getvalue().strip("\n").splitlines())
