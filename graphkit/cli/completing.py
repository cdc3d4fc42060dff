"""The command that teaches a shell to complete graphkit's commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from graphkit.cli.output import emit

_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, *, shell: str) -> None:
    """Print the script that completes commands in a shell.

    It completes commands, options and names of queries. Put it where your shell
    looks for completions, or let it read the lines as it starts: eval "$(graphkit completion bash)"
    """
    script = get_completion_class(shell)
    if script is not None:
        command = context.find_root().command
        emit(script(command, {}, "graphkit", "_GRAPHKIT_COMPLETE").source())
