"""The commands that hold sources against each other, and against themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import graph_option, json_option, output_option
from graphkit.cli.output import emit

if TYPE_CHECKING:
    from graphkit.comparison import Difference

_FORMATS = ("text", "md", "csv")


@click.command()
@click.argument("a")
@click.argument("b")
@graph_option
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="Text for the terminal, Markdown, or a line for each finding as CSV.",
)
@click.option("--all", "everything", is_flag=True, help="Also show what both say alike, in full.")
@json_option("Print all of it as JSON, with ids, quotes and offsets.")
@output_option("Write it to a file.")
def diff(  # noqa: PLR0913 - one for each option
    *, a: str, b: str, graph: Path, format_name: str, everything: bool, as_json: bool,
    output: Path | None,
) -> None:  # fmt: skip
    """Print what only A says, what only B says, and what moved.

    A and B are documents of the graph (id, file or words of the title), publishers,
    folders the documents were read from, or periods such as 2031-03; or two folders
    that graphs were built in; or files and folders to read now. Moved is what both
    say, but of another meeting, speaker, addressee or date. The exit status is 0
    whatever they differ in.
    """
    from graphkit.pipeline.differing import diff_anything

    found = diff_anything(a, b, graph)
    emit(_written(found, "json" if as_json else format_name, everything=everything), output)


def _written(found: Difference, form: str, *, everything: bool) -> str:
    if form == "json":
        return found.to_json()
    if form == "csv":
        return found.to_csv()
    if form == "md":
        return found.to_markdown(everything=everything)
    return found.to_text(everything=everything)
