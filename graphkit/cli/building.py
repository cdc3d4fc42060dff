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
    json_option,
    reading_options,
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
    help="The folder to write to; the graph of an earlier build there is replaced.",
)
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
    timings: bool, as_json: bool,
) -> None:  # fmt: skip
    """Build the graph of documents, with its page and its report.

    PATH… are texts, Markdown or HTML: files, folders, patterns such as
    'news/**/*.txt', or - for standard input. What cannot be read is left out and
    listed at the end; the exit status is 1 then.
    """
    from graphkit.pipeline import Timings
    from graphkit.pipeline import build as build_graph

    def left_out(error: DocumentError) -> None:
        say(f"left out: {error}")

    with ProgressBar(shown=not quiet) as progress:
        clock = Timings(progress.update)
        graph = build_graph(
            paths, output, pipeline=pipeline, extractor=extractor, lexicons=lexicons,
            decisions=decisions_to_read(decisions), base_iri=base_iri, on_error=left_out,
            progress=clock.update,
        )  # fmt: skip
    with graph:
        _print(graph.summary, output, as_json=as_json, quiet=quiet)
    clock.stop()
    if timings:
        say(clock.to_text())
    sys.exit(1 if graph.summary.skipped else 0)


def _print(summary: Summary, output: Path, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        emit(summary.to_json())
    elif not quiet:
        emit(summary.to_text())
        emit(f"page       {output / 'graph.html'}")
