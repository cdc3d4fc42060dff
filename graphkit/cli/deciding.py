"""The commands about decisions files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphkit.cli.options import PATH, decisions_files, graph_option
from graphkit.cli.output import emit


@click.group()
def decisions() -> None:
    """Look after decisions files."""


@decisions.command()
@click.argument("files", nargs=-1, type=PATH, metavar="FILE…")
@graph_option
def check(*, files: tuple[Path, ...], graph: Path) -> None:
    """Find all that is wrong in decisions files.

    FILE… are held against a graph that was built: malformed lines, unknown ids, names and
    documents, decisions that contradict each other. Without FILE… it is the one that build
    reads. The exit status is 1 if something is wrong.
    """
    from graphkit.pipeline.deciding import check_decisions

    found = check_decisions(decisions_files(files), graph)
    for error in found.errors:
        emit(str(error))
    emit(str(found))
    sys.exit(1 if found.errors else 0)
