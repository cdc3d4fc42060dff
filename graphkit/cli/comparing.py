"""The commands that hold sources against each other, and against themselves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import folder_option, graph_option, json_option, output_option
from graphkit.cli.output import emit, say

if TYPE_CHECKING:
    from graphkit.comparison import Difference
    from graphkit.errors import DocumentError

_FORMATS = ("text", "md", "html", "csv")


class _CheckKind(click.ParamType[str]):
    """A kind of finding, as `graphkit check` names it."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the kind."""
        from graphkit.resources.checks import load_checks

        if value not in (kinds := load_checks().kinds):
            self.fail(f"{value!r} is none of {', '.join(kinds)}", param, ctx)
        return value


@click.command()
@click.argument("a")
@click.argument("b")
@folder_option
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="Text for the terminal, Markdown, one HTML page, or a line for each finding as CSV.",
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
    whatever they differ in, and 1 if a text could not be read.
    """
    from graphkit.pipeline.differing import diff_anything

    left_out: list[DocumentError] = []
    found = diff_anything(a, b, graph, on_error=left_out.append)
    emit(_written(found, "json" if as_json else format_name, everything=everything), output)
    for error in left_out:
        say(f"left out: {error}")
    sys.exit(1 if left_out else 0)


def _written(found: Difference, form: str, *, everything: bool) -> str:
    if form == "json":
        return found.to_json()
    if form == "csv":
        return found.to_csv()
    if form == "html":
        return found.to_html(everything=everything)
    if form == "md":
        return found.to_markdown(everything=everything)
    return found.to_text(everything=everything)


@click.command()
@graph_option
@click.option(
    "--kind",
    "kinds",
    type=_CheckKind(),
    multiple=True,
    metavar="KIND",
    help="Only findings of this kind; may be given more than once.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="How many of each kind to print; CSV and JSON have all.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Print a line for each sentence as CSV.")
@json_option("Print all findings as JSON, with ids and places in the texts.")
@output_option("Write the findings to a file.")
def check(
    *, graph: Path, kinds: tuple[str, ...], top: int, as_csv: bool, as_json: bool,
    output: Path | None,
) -> None:  # fmt: skip
    """Print what cannot be, does not add up or stands alone.

    Errors, such as a meeting told as held after the document was issued or what one
    source affirms and another denies, and story leads, such as "held 13 meetings" of
    which 12 are described, dates that differ, names used once; each with its
    sentences, weightiest first. The exit status is 1 if there is an error among
    them, 0 if there are only leads.
    """
    from graphkit.pipeline import open_graph

    with open_graph(graph) as opened:
        found = opened.check().of(*kinds)
    if as_json or as_csv:
        emit(found.to_json() if as_json else found.to_csv(), output)
    else:
        emit(found.to_text(top=top), output)
    sys.exit(1 if found.has_errors else 0)
