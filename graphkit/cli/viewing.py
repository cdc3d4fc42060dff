"""The commands that show the graph: projections, page, export."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from graphkit.cli.options import PATH, graph_option
from graphkit.cli.output import STDOUT, emit, emit_bytes
from graphkit.cli.tables import table

_PAGE: Final = "graph.html"
_CSV: Final = "csv"
_EXPORT_FORMATS: Final = (
    *("turtle", "trig", "nquads", "jsonld", "graphml", "gexf", _CSV),
    *("ftm", "neo4j", "polecat", "parquet"),
)


@click.group()
def projections() -> None:
    """List the networks that can be drawn from a graph."""


@projections.command("list")
def list_projections() -> None:
    """List the projections with what their edges are and what the weight counts."""
    from graphkit.resources.projections import list_projections as names
    from graphkit.resources.projections import load_projection

    shipped = [load_projection(name) for name in names()]
    emit(table([(one.name, one.summary or one.title) for one in shipped]))


@click.command()
@graph_option
@click.option(
    "--projection",
    default="everything",
    show_default=True,
    metavar="NAME",
    help="What to draw: a projection or the path of one.",
)
@click.option(
    "-o", "--output", type=PATH, metavar="FILE", help="The page; graph.html in OUT unless given."
)
@click.option("--title", metavar="TEXT", help="The heading of the page.")
@click.option("--open", "opened_after", is_flag=True, help="Open the page in the browser.")
def view(
    *, graph: Path, projection: str, output: Path | None, title: str | None, opened_after: bool,
) -> None:  # fmt: skip
    """Write the interactive page and print where it is.

    It is one file that needs no network; a click on an edge shows its sentences.
    """
    from graphkit.pipeline import is_address, open_graph

    target = output or (Path(_PAGE) if is_address(graph) else graph / _PAGE)
    with open_graph(graph) as opened:
        if str(target) == STDOUT:
            emit(opened.to_page(projection, title=title))
            return
        emit(str(opened.view(target, projection, title=title)))
    if opened_after:
        click.launch(str(target))


@click.command()
@graph_option
@click.option("-o", "--output", type=PATH, required=True, metavar="FILE", help="The file to write.")
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(_EXPORT_FORMATS),
    help="Told by the suffix of FILE unless given.",
)
@click.option(
    "--projection",
    default="everything",
    show_default=True,
    metavar="NAME",
    help="The projection to write as graphml, gexf or csv.",
)
def export(*, graph: Path, output: Path, format_name: str | None, projection: str) -> None:
    """Write the graph for other programs.

    turtle, trig, nquads and jsonld hold everything; graphml, gexf and csv one
    projection; ftm (FollowTheMoney), neo4j, polecat (event data) and parquet are for
    other programs. csv makes FILE a folder with nodes.csv and edges.csv, unless it ends
    in .csv: then it gets the edges alone; neo4j and parquet make it a folder too. With -
    the data goes to standard output, and needs --format.
    """
    from graphkit.pipeline import open_graph

    if str(output) == STDOUT and format_name is None:
        raise click.UsageError("name the format of what goes to standard output: --format")
    with open_graph(graph) as opened:
        if format_name is not None and str(output) == STDOUT:
            emit_bytes(opened.to_format(format_name, projection))
        else:
            opened.export(output, format=format_name, projection=projection)
