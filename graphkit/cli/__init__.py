"""The command line: parse, call the library, print. Nothing here that the library lacks.

Data goes to standard output, messages to standard error. The exit status is 0
when all went well, 1 when something is wrong with the input or the graph, 2
when the command itself is.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from graphkit.cli.commands import graphkit
from graphkit.cli.output import say
from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status.

    Args:
        arguments: The words after the name of the program; those of the process
            unless told.
    """
    # What a stream of another encoding cannot hold is written out instead of failing.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        graphkit.main(args=arguments, prog_name="graphkit")
    except GraphkitError as error:
        say(f"graphkit: {error}")
        sys.exit(1)


__all__ = ["main"]
