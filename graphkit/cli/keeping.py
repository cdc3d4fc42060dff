"""The commands that keep a graph safe: backup and restore."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from graphkit.cli.options import FOLDER
from graphkit.cli.output import emit

FILE: Final = click.Path(path_type=Path, dir_okay=False)

_replace_option = click.option(
    "--replace", is_flag=True, help="Replace what is there already; else it is refused."
)


@click.command()
@click.argument("graph", type=FOLDER, metavar="OUT")
@click.argument("file", type=FILE, metavar="FILE")
@_replace_option
def backup(*, graph: Path, file: Path, replace: bool) -> None:
    """Write a graph into one file, with checksums.

    OUT is the folder a graph was built in. It can be read meanwhile, but not written.
    """
    from graphkit.pipeline import backup as back_up

    emit(f"{file}: {back_up(graph, file, replace=replace)}")


@click.command()
@click.argument("file", type=FILE, metavar="FILE")
@click.argument("graph", type=FOLDER, metavar="OUT")
@_replace_option
def restore(*, file: Path, graph: Path, replace: bool) -> None:
    """Make a graph again from a file that `backup` wrote.

    All of it is held against its checksums before it takes its place in OUT; a graph that
    is replaced stays until then.
    """
    from graphkit.pipeline import restore as restore_graph

    emit(f"{graph}: {restore_graph(file, graph, replace=replace)}")


@click.command()
@click.argument("graph", type=FOLDER, metavar="OUT")
@click.argument("url", metavar="URL")
def publish(*, graph: Path, url: str) -> None:
    """Put a graph on a SPARQL server.

    URL is a dataset that is empty, or graphkit's own: it will hold this graph and nothing
    else of graphkit. Only what differs is written, and what was interrupted is completed
    by doing it again. Other commands read it with --store URL.
    Credentials are taken from the environment: GRAPHKIT_STORE_USER and
    GRAPHKIT_STORE_PASSWORD, or GRAPHKIT_STORE_TOKEN.
    """
    from graphkit.pipeline import publish as publish_graph

    emit(f"{url}: {publish_graph(graph, url)}")
