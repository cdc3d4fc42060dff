"""The command that builds a graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import (
    FOLDER,
    decisions_option,
    decisions_to_read,
    folder_option,
    json_option,
    reading_options,
    views_option,
)
from graphkit.cli.output import emit, say
from graphkit.cli.progress import ProgressBar
from graphkit.settings import DEFAULT_OUTPUT

if TYPE_CHECKING:
    from graphkit.errors import DocumentError
    from graphkit.pipeline import Summary


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "-o",
    "--output",
    type=FOLDER,
    default=DEFAULT_OUTPUT,
    envvar="GRAPHKIT_GRAPH",
    show_default=True,
    show_envvar=True,
    metavar="OUT",
    help="The folder to write to; what an earlier build read there stays in the graph.",
)
@click.option(
    "--prune",
    is_flag=True,
    help="Take out what an earlier build read in one of these folders or patterns and is gone.",
)
@click.option("--fresh", is_flag=True, help="Forget what was built before, and read all anew.")
@views_option
@reading_options
@decisions_option("A decisions file, which wins over what is found.")
@click.option(
    "--base-iri",
    metavar="IRI",
    help="What the IRIs of documents, entities and statements begin with.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.option("--timings", is_flag=True, help="Print the seconds of each step to standard error.")
@json_option("Print the summary as JSON.")
def build(  # noqa: PLR0913 - one for each option
    *, paths: tuple[str, ...], output: Path, lexicons: tuple[Path, ...], pipeline: str,
    extractor: str, decisions: tuple[Path, ...], base_iri: str | None, quiet: bool,
    timings: bool, as_json: bool, prune: bool, fresh: bool, views: bool,
) -> None:  # fmt: skip
    """Build the graph of documents, or add to one.

    PATH… are texts, Markdown or HTML: files, folders, patterns such as
    'news/**/*.txt', or - for standard input. What cannot be read is left out and
    listed at the end; the exit status is 1 then.

    Where a graph was built before, only what is new or has changed is read.
    """
    from graphkit.pipeline import Timings
    from graphkit.pipeline import build as build_graph

    def left_out(error: DocumentError) -> None:
        say(f"left out: {error}")

    with ProgressBar(shown=not quiet) as progress:
        clock = Timings(progress.update)
        graph = build_graph(
            paths, output, pipeline=pipeline, extractor=extractor, lexicons=lexicons,
            decisions=decisions_to_read(decisions), base_iri=base_iri, prune=prune,
            fresh=fresh, views=views, on_error=left_out, progress=clock.update,
        )  # fmt: skip
    with graph:
        _print(graph.summary, output, as_json=as_json, quiet=quiet)
    clock.stop()
    if timings:
        say(clock.to_text())
    sys.exit(1 if graph.summary.skipped else 0)


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOC…")
@folder_option
@views_option
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@json_option("Print the summary as JSON.")
def remove(
    *, documents: tuple[str, ...], graph: Path, views: bool, quiet: bool, as_json: bool
) -> None:
    """Take documents out of a graph, with all that only they said.

    DOC… are ids (document/…), names of files as `graphkit query documents` lists them, or
    patterns of either, such as '2021-09-*'. If one of them is not there, nothing is
    removed. A file that still lies in a folder is read again by the next build of it.
    """
    from graphkit.pipeline import remove as remove_from_graph

    with ProgressBar(shown=not quiet) as progress:
        left = remove_from_graph(documents, graph, views=views, progress=progress.update)
    with left:
        _print(left.summary, graph, as_json=as_json, quiet=quiet)


def _print(summary: Summary, output: Path, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        emit(summary.to_json())
    elif not quiet:
        emit(summary.to_text())
        page = output / "graph.html"
        if page.is_file():
            emit(f"page       {page}")
