"""The command that serves a graph."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click

from graphkit.cli.options import FOLDER, folder_option
from graphkit.cli.output import emit

_MEGABYTE = 1 << 20


class _ToStandardError(logging.Handler):
    """Writes log lines to standard error, whatever a terminal would obey written out."""

    def emit(self, record: logging.LogRecord) -> None:
        from graphkit.cli.output import say

        say(self.format(record))


@click.command()
@folder_option
@click.argument("out", required=False, type=FOLDER)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True,
    help="The port to listen at; 0 takes a free one.",
)  # fmt: skip
@click.option(
    "--allowed-host", "allowed_hosts", multiple=True, metavar="NAME",
    help="A name that others reach this machine by; may be given more than once.",
)  # fmt: skip
@click.option(
    "--allowed-origin", "allowed_origins", multiple=True, metavar="URL",
    help="Pages of another site that may ask, as https://example.org; may be given more than once.",
)  # fmt: skip
@click.option(
    "--time-limit", type=click.FloatRange(min=0, min_open=True), default=20, show_default=True,
    metavar="SECONDS", help="When a query is stopped.",
)  # fmt: skip
@click.option(
    "--memory-limit", type=click.IntRange(min=128), default=1024, show_default=True,
    metavar="MB", help="The memory a query may take.",
)  # fmt: skip
@click.option(
    "--answer-limit", type=click.IntRange(min=1), default=32, show_default=True,
    metavar="MB", help="How large an answer may be.",
)  # fmt: skip
@click.option("--workers", type=click.IntRange(min=2), help="How many queries run at a time.")
@click.option("--quiet", "-q", is_flag=True, help="Keep no log of requests.")
def serve(*, graph: Path, out: Path | None, quiet: bool, workers: int | None, **given: Any) -> None:
    """Serve a graph over HTTP: pages, and a SPARQL endpoint.

    OUT is the folder a graph was built in; /sparql answers queries, and nobody
    can change it. A graph that is built anew meanwhile is served as soon as it is there.
    """
    from graphkit.server import ServerSettings
    from graphkit.server import serve as run

    for name in ("memory_limit", "answer_limit"):
        given[name] *= _MEGABYTE
    if workers is not None:
        given["workers"] = workers
    log = logging.getLogger("graphkit.server")
    log.addHandler(_ToStandardError())
    log.setLevel(logging.WARNING if quiet else logging.INFO)
    run(ServerSettings(graph=out or graph, **given), ready=_say_where)


def _say_where(address: str) -> None:
    emit(f"serving at {address}  (Ctrl-C ends it)")
