"""The command that brings data from elsewhere into a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from graphkit.cli.options import FOLDER, PATH
from graphkit.cli.output import emit
from graphkit.cli.tables import table
from graphkit.settings import DEFAULT_OUTPUT

_FORMATS: Final = (
    *("jsonld", "nquads", "ntriples", "rdfxml", "trig", "turtle"),
    *("ftm", "csv"),
)


@click.command("import")
@click.argument("files", nargs=-1, type=PATH, metavar="FILE…")
@click.option(
    "-g",
    "-o",
    "--graph",
    type=FOLDER,
    default=DEFAULT_OUTPUT,
    envvar="GRAPHKIT_GRAPH",
    show_default=True,
    show_envvar=True,
    metavar="OUT",
    help="The folder of the graph; a new one for an export of graphkit.",
)
@click.option(
    "-m", "--mapping", type=PATH, metavar="YAML", help="Which columns of a CSV table are what."
)
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    help="Told by the suffixes of the files unless given.",
)
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=FOLDER,
    metavar="DIR",
    help="The lexicons that an export of graphkit was built with.",
)
@click.option("--list", "listed", is_flag=True, help="List what was imported.")
@click.option(
    "--remove",
    "removed",
    multiple=True,
    metavar="NAME",
    help="Take an import out again, by its id or the name of its file.",
)
def import_(  # noqa: PLR0913 - one for each option
    *, files: tuple[Path, ...], graph: Path, mapping: Path | None, format_name: str | None,
    lexicons: tuple[Path, ...], listed: bool, removed: tuple[str, ...],
) -> None:  # fmt: skip
    """Bring in data that no document says.

    FILE… are RDF, FollowTheMoney JSON lines, or CSV with a mapping. What is in
    them stands in named graphs of their own, marked as imported, and is never mixed up with
    what documents say; things that are entities of the graph are matched with these. Builds
    keep imports. An export of graphkit (nquads, trig, jsonld) becomes the graph it was.
    """
    from graphkit.pipeline import import_files, list_imports, remove_imports

    if not (files or listed or removed):
        raise click.UsageError("name a FILE, --list or --remove")
    if removed:
        remove_imports(removed, graph)
    if files:
        found = import_files(files, graph, mapping=mapping, format=format_name, lexicons=lexicons)
        emit("\n".join(report.to_text() for report in found))
    if listed:
        rows = [
            (one.id, one.source, one.format, f"{one.things:,} things", f"{one.matches:,} matched")
            for one in list_imports(graph)
        ]
        emit(table(rows))
