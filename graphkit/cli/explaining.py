"""The command that explains what was read in a document, and what was not."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING, Final

import click

from graphkit.cli.options import json_option, reading_options
from graphkit.cli.output import emit

if TYPE_CHECKING:
    from pathlib import Path

_RANGE: Final = re.compile(r"(\d+)(?:[-–](\d+))?")
_WIDEST: Final = 100


class _Sentences(click.ParamType[range]):
    """A sentence by its number, or several as in ``3-5``."""

    name = "sentences"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> range:
        """Return the numbers."""
        match = _RANGE.fullmatch(str(value).strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last:
            self.fail(f"{value!r} is no number such as 3, and no range such as 3-5", param, ctx)
        return range(first, last + 1)


@click.command()
@click.argument("document", metavar="DOC")
@click.option(
    "-s",
    "--sentence",
    "sentences",
    type=_Sentences(),
    multiple=True,
    metavar="N[-M]",
    help="Show these sentences only; may be given more than once.",
)
@click.option("--find", metavar="TEXT", help="Show the sentences that hold TEXT only.")
@reading_options
@json_option("Print all that is known of each sentence as JSON.")
def explain(  # noqa: PLR0913 - one for each option
    *, document: str, sentences: tuple[range, ...], find: str | None,
    lexicons: tuple[Path, ...], pipeline: str, extractor: str, as_json: bool,
) -> None:  # fmt: skip
    """Show what each sentence of DOC was read as, and why.

    DOC is a file, or - for standard input. It is read as a whole, whatever is shown of
    it. Below a sentence stand the names and references with what they mean (·), the
    statements with their words and rule (+), and what was seen and not taken (×).
    """
    from graphkit.pipeline import explain as explain_document

    found = explain_document(document, pipeline=pipeline, extractor=extractor, lexicons=lexicons)
    if sentences:
        found = found.only({number for numbers in sentences for number in numbers})
    if find is not None:
        found = found.find(find)
    emit(found.to_json() if as_json else found.to_text(_width()))


def _width() -> int:
    """Return the width of the terminal, at most one that is easy to read."""
    columns = shutil.get_terminal_size((_WIDEST, 0)).columns if sys.stdout.isatty() else _WIDEST
    return min(columns, _WIDEST)
