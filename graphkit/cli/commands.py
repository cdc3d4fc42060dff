"""The group of all commands."""

from __future__ import annotations

import click

from graphkit import __version__
from graphkit.cli.asking import evidence, queries, query
from graphkit.cli.building import build, remove
from graphkit.cli.checking import evaluate, validate, verify
from graphkit.cli.comparing import check, diff
from graphkit.cli.completing import completion
from graphkit.cli.deciding import decisions
from graphkit.cli.explaining import explain
from graphkit.cli.importing import import_
from graphkit.cli.keeping import backup, publish, restore
from graphkit.cli.reconciling import reconcile
from graphkit.cli.reporting import report
from graphkit.cli.reviewing import review
from graphkit.cli.serving import serve
from graphkit.cli.viewing import export, projections, view

_COMMANDS = (
    build,
    remove,
    query,
    queries,
    evidence,
    explain,
    review,
    decisions,
    diff,
    report,
    view,
    serve,
    projections,
    export,
    reconcile,
    import_,
    check,
    verify,
    validate,
    evaluate,
    backup,
    restore,
    publish,
    completion,
)


class InOrder(click.Group):
    """A group that lists its commands as they were added, the way they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: graphkit build PATH…, then: graphkit query who-met-whom",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def graphkit() -> None:
    """Read diplomatic documents into a knowledge graph whose every edge cites its sentence.

    `build` writes a graph into a folder, graphkit-out unless told; the other
    commands read the graph there, or the one named with --graph.
    """


for command in _COMMANDS:
    graphkit.add_command(command)
