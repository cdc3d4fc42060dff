"""The command that reports who and what is central."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import click

from graphkit.cli.options import graph_option, output_option
from graphkit.cli.output import STDOUT, emit

if TYPE_CHECKING:
    from graphkit.reports import Comparison, Report

_PAGE: Final = "graph.html"
_CSV: Final = "csv"
_FORMATS: Final = ("md", "html", _CSV)


@click.command()
@graph_option
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    default="md",
    show_default=True,
    help="Markdown, one HTML page, or comma-separated values.",
)
@click.option(
    "--projection",
    "names",
    multiple=True,
    metavar="NAME",
    help="A projection to report on, or the path of one; may be given more than once. "
    "All of them unless given.",
)
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="NAME",
    help="A measure, such as PageRank or betweenness; may be given more than once, the first "
    "one orders the tables.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="How many of each type to rank.",
)
@click.option("--since", metavar="DAY", help="Only what happened on this day or later.")
@click.option("--until", metavar="DAY", help="Only what happened on this day or earlier.")
@click.option(
    "--publishers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Only what at least so many independent publishers tell of; near copies of one text "
    "count once.",
)
@click.option(
    "--without",
    multiple=True,
    metavar="WHO",
    help="Leave out this name or id in the second ranking, instead of who is central by "
    "construction; may be given more than once.",
)
@click.option("--directed", is_flag=True, help="Follow the direction of directed projections.")
@click.option(
    "--compare",
    "periods",
    nargs=2,
    metavar="PERIOD PERIOD",
    help="What changed from one period to another: each as 2031-01-01/2031-06-30, 2031-03 or 2031.",
)
@output_option("Write the report to a file.")
def report(  # noqa: PLR0913 - each is an option of its own
    *,
    graph: Path,
    format_name: str,
    names: tuple[str, ...],
    measures: tuple[str, ...],
    top: int,
    since: str | None,
    until: str | None,
    publishers: int,
    without: tuple[str, ...],
    directed: bool,
    periods: tuple[str, str] | None,
    output: Path | None,
) -> None:
    """Print who and what is central in which network.

    Ranks with their intervals, brokers, communities, topics, meetings, speech acts
    and sources; with and without the publisher's own minister, who is the hub of
    every readout. With --compare new and ended ties, ranks that moved, topics that
    came and went. csv makes FILE a folder of tables, unless it ends in .csv: then
    it gets the ranks alone.
    """
    from graphkit.pipeline import open_graph

    if periods:
        wrong = publishers > 1
        _refuse(since=since, until=until, without=without, directed=directed, publishers=wrong)
    options: dict[str, Any] = {"measures": measures} if measures else {}
    made: Report | Comparison
    with open_graph(graph) as opened:
        if periods:
            measured = {"measure": measures[0]} if measures else {}
            page = _page(graph, output)
            made = opened.compare(*periods, names, top=top, page=page, **measured)
            _write(made, format_name, output)
            return
        made = opened.report(
            names,
            since=since,
            until=until,
            publishers=publishers,
            top=top,
            without=without or None,
            directed=directed,
            page=_page(graph, output),
            **options,
        )
    _write(made, format_name, output)


def _refuse(**given: object) -> None:
    """Tell of options that say nothing of a comparison."""
    wrong = [f"--{name}" for name, value in given.items() if value]
    if wrong:
        message = f"--compare does not go with {', '.join(wrong)}"
        raise click.UsageError(message)


def _write(made: Report | Comparison, format_name: str, output: Path | None) -> None:
    from graphkit.pipeline.reporting import MAIN_TABLE, write_tables

    if format_name == _CSV and output and _is_folder(output):
        write_tables(made, output)
    elif format_name == _CSV:
        emit(made.to_csv()[MAIN_TABLE], output)
    else:
        emit(made.to_html() if format_name == "html" else made.to_markdown(), output)


def _is_folder(output: Path) -> bool:
    return str(output) != STDOUT and output.suffix.lower() != f".{_CSV}"


def _page(graph: Path, output: Path | None) -> str | None:
    """Return the address of the graph's page as seen from the report's file, if there is one."""
    if output is None or str(output) == STDOUT or not Path(graph, _PAGE).is_file():
        return None
    return quote(Path(os.path.relpath(graph / _PAGE, output.parent)).as_posix())
