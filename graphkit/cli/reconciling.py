"""The command that asks a reconciliation service."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphkit.cli.options import PATH, graph_option, output_option
from graphkit.cli.output import emit, say
from graphkit.resources.reconciliation_services import HINTS, TYPES


class _Pair(click.ParamType[tuple[str, str | None]]):
    """One of some words, and behind an equals sign what a service calls it."""

    name = "pair"

    def __init__(self, words: tuple[str, ...], *, must: bool) -> None:
        self._words = words
        self._must = must

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str | None]:
        """Return the word and what follows the sign, None if there is no sign."""
        if not isinstance(value, str):
            return value  # type: ignore[no-any-return] # converted before, says click
        name, sign, called = value.partition("=")
        if name not in self._words:
            self.fail(f"{name!r} is none of {', '.join(self._words)}", param, ctx)
        if self._must and not called:
            self.fail(f"{value!r} is not of the form {self._words[0]}=ID", param, ctx)
        return name, called if sign else None


@click.command()
@graph_option
@click.option("--service", required=True, metavar="URL", help="The address of the service's API.")
@click.option(
    "-t", "--type", "types", type=_Pair(TYPES, must=False), multiple=True, default=("Person",),
    show_default=True, metavar="TYPE[=ID]",
    help=f"What to ask for ({', '.join(TYPES)}), and the service's id of that type; may be given "
    "more than once. For Wikidata the ids are known.",
)  # fmt: skip
@click.option(
    "--property", "properties", type=_Pair(HINTS, must=True), multiple=True, metavar="HINT=ID",
    help=f"The service's property for what is known of an entity ({', '.join(HINTS)}).",
)  # fmt: skip
@click.option(
    "--cache", type=PATH, metavar="FILE",
    help="Keeps the answers: what stands there is not asked again.",
)  # fmt: skip
@click.option(
    "--accept", "least", type=float, metavar="SCORE",
    help="Put a link into force where the service is sure of one, with this score or a higher one.",
)  # fmt: skip
@click.option("--contact", default="", metavar="TEXT", help="Tells the service who asks.")
@click.option(
    "--pause", type=click.FloatRange(min=0), default=1.0, show_default=True, metavar="SECONDS",
    help="The pause between two requests.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of how far it is.")
@output_option("Write the proposals to a file.")
def reconcile(  # noqa: PLR0913 - one for each option
    *, graph: Path, service: str, types: tuple[tuple[str, str | None], ...],
    properties: tuple[tuple[str, str], ...], cache: Path | None, least: float | None,
    contact: str, pause: float, quiet: bool, output: Path | None,
) -> None:  # fmt: skip
    """Ask a service what others call the entities of the graph.

    Names, and countries and offices as hints, are sent to the service, which speaks
    the Reconciliation API 0.2. What it answers is printed as lines of a decisions
    file, as comments: nothing changes until you take a line over.
    """
    from graphkit import __version__
    from graphkit.pipeline import open_graph
    from graphkit.pipeline.reconciling import reconcile_graph
    from graphkit.reconciliation import Politeness

    with open_graph(graph) as opened:
        found = reconcile_graph(
            opened.store,
            service,
            dict(types),
            dict(properties),
            cache=cache,
            least=least,
            politeness=Politeness(f"graphkit/{__version__}", contact, pause),
            progress=None if quiet else _tell,
        )
    emit(found.text, output)
    say(
        f"{found.asked} asked for, {found.found} with proposals, {found.accepted} accepted; "
        f"{found.linked} were linked; {found.requests} requests"
    )


def _tell(done: int, of: int) -> None:
    say(f"{done} of {of} answered")
