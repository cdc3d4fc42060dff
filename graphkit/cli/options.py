"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

import click

from graphkit.settings import DEFAULT_DECISIONS, DEFAULT_EXTRACTOR, DEFAULT_OUTPUT, DEFAULT_PIPELINE

_Command = TypeVar("_Command", bound=Callable[..., Any])
Decorator: TypeAlias = Callable[[_Command], _Command]

PATH: Final = click.Path(path_type=Path)
FOLDER: Final = click.Path(path_type=Path, file_okay=False)


class _Graph(click.Path):
    """A folder, or the address of a server."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
        return super().convert(value, param, ctx)


def _graph_option(*names: str, kind: click.Path, help_: str) -> Callable[[_Command], _Command]:
    return click.option(
        *names,
        "graph",
        type=kind,
        default=DEFAULT_OUTPUT,
        envvar="GRAPHKIT_GRAPH",
        show_default=True,
        show_envvar=True,
        metavar="OUT",
        help=help_,
    )


folder_option = _graph_option(
    "-g", "--graph", kind=FOLDER, help_="The folder a graph was built in."
)
graph_option = _graph_option(
    "-g",
    "--store",
    "--graph",
    kind=_Graph(path_type=Path, file_okay=False),
    help_="The folder a graph was built in, or the address of a server it was published on.",
)

pipeline_option = click.option(
    "--pipeline",
    default=DEFAULT_PIPELINE,
    show_default=True,
    envvar="GRAPHKIT_PIPELINE",
    show_envvar=True,
    metavar="NAME",
    help="The trained pipeline: the one shipped, the name or path of a spaCy pipeline "
    "with Universal Dependencies labels, or stanza: and a language, as in stanza:en.",
)

extractor_option = click.option(
    "--extractor",
    default=DEFAULT_EXTRACTOR,
    show_default=True,
    envvar="GRAPHKIT_EXTRACTOR",
    show_envvar=True,
    metavar="NAME",
    help="The extractor: the built-in one, or one that an installed package offers.",
)

views_option = click.option(
    "--views/--no-views",
    default=True,
    show_default=True,
    help="Make the page, the report and graph.nq too; older ones do not stay beside a newer graph.",
)

lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=FOLDER,
    metavar="DIR",
    help="A folder with lexicons of your own, put over the built-in ones; may be given more "
    "than once, the later one wins.",
)


def decisions_option(text: str) -> Callable[[_Command], _Command]:
    """Return an option ``--decisions`` for files with decisions of the user."""
    return click.option(
        "--decisions",
        multiple=True,
        type=PATH,
        envvar="GRAPHKIT_DECISIONS",
        show_envvar=True,
        metavar="FILE",
        help=f"{text} May be given more than once; {DEFAULT_DECISIONS} in the current folder "
        "unless one is given.",
    )


def decisions_to_read(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the decisions files that are given, or else the one commands look for, if there."""
    default = Path(DEFAULT_DECISIONS)
    return given or ((default,) if default.is_file() else ())


def decisions_files(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the decisions files that are given, or else the one commands look for."""
    return given or (Path(DEFAULT_DECISIONS),)


def reading_options(command: _Command) -> _Command:
    """Add the options of all commands that read texts."""
    for option in (extractor_option, pipeline_option, lexicon_option):
        command = option(command)
    return command


def output_option(text: str) -> Callable[[_Command], _Command]:
    """Return an option ``-o`` for a file, standard output by default."""
    return click.option("-o", "--output", type=PATH, metavar="FILE", help=text)


def json_option(text: str) -> Callable[[_Command], _Command]:
    """Return a switch ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help=text)
