"""The commands that ask the graph: saved queries, SPARQL, and the evidence for an edge."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import graph_option, json_option, output_option
from graphkit.cli.output import STDOUT, emit
from graphkit.cli.tables import answer_table, table, to_json
from graphkit.data_model import Polarity

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from graphkit.data_model import StatementRecord

_FORMATS = ("table", "csv", "json", "ttl")


class _Assignment(click.ParamType[tuple[str, str]]):
    """A parameter of a query and its value, as ``name=value``."""

    name = "assignment"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return name and value."""
        name, sign, text = value.partition("=")
        if not (sign and name.strip()):
            self.fail(f"{value!r} is not of the form name=value", param, ctx)
        return name.strip(), text


class _QueryName(click.ParamType[str]):
    """A query; the names of the saved ones are completed."""

    name = "query"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the saved queries that begin so, with what they ask."""
        from click.shell_completion import CompletionItem

        from graphkit.resources.queries import list_queries, load_query

        names = [name for name in list_queries() if name.startswith(incomplete)]
        return [CompletionItem(name, help=load_query(name).summary) for name in names]


@click.command()
@click.argument("query", type=_QueryName(), metavar="NAME|FILE|SPARQL")
@graph_option
@click.option(
    "-p",
    "--param",
    "parameters",
    type=_Assignment(),
    multiple=True,
    metavar="NAME=VALUE",
    help="The value of a parameter; may be given more than once.",
)
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="How to print the answer; ttl is for CONSTRUCT and DESCRIBE.",
)
@output_option("Write the answer to a file.")
def query(
    *, query: str, graph: Path, parameters: tuple[tuple[str, str], ...],
    format_name: str, output: Path | None,
) -> None:  # fmt: skip
    """Ask the graph a saved query, a query file or SPARQL.

    A NAME is one of `graphkit queries list`, a FILE ends in .rq or .sparql, - is
    SPARQL from standard input. Values of parameters are bound, never pasted; in a
    query that declares none, '<...>' is the IRI, CURIE or id of a thing.
    """
    from graphkit.pipeline import open_graph

    text = sys.stdin.read() if query == STDOUT else query
    with open_graph(graph) as opened:
        answer = opened.query(text, **dict(parameters))
        if format_name == _FORMATS[0] and output is None:
            emit(answer_table(answer))
        else:
            emit(answer.to_format(format_name), output)


@click.group()
def queries() -> None:
    """List the saved queries, or show one."""


@queries.command("list")
@json_option("Print names, summaries and parameters as JSON.")
def list_queries(*, as_json: bool) -> None:
    """List the saved queries with what they ask."""
    from graphkit.resources.queries import list_queries as names
    from graphkit.resources.queries import load_query

    saved = [load_query(name) for name in names()]
    if as_json:
        emit(to_json([_described(asdict(one)) for one in saved]))
    else:
        emit(table([(one.name, one.summary) for one in saved]))


def _described(query: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in query.items() if name != "text"}


@queries.command("show")
@click.argument("name", type=_QueryName())
def show_query(*, name: str) -> None:
    """Print the text of the query NAME, its parameters on top."""
    from graphkit.resources.queries import load_query

    emit(load_query(name).text)


@click.command()
@click.argument("subject")
@click.argument("predicate")
@click.argument("object_", metavar="OBJECT")
@graph_option
@json_option("Print all that is known of each statement as JSON.")
def evidence(*, subject: str, predicate: str, object_: str, graph: Path, as_json: bool) -> None:
    """Print the sentences behind an edge.

    They may affirm, deny or plan it.

    SUBJECT and OBJECT are names or ids, PREDICATE is a relation such as met. The
    exit status is 1 where no sentence speaks of the edge.
    """
    from graphkit.pipeline import open_graph

    with open_graph(graph) as opened:
        records = opened.evidence(subject, predicate, object_)
    if as_json:
        emit(to_json([asdict(one) for one in records]))
    else:
        emit("\n\n".join(map(_passage, records)))
    sys.exit(0 if records else 1)


def _passage(record: StatementRecord) -> str:
    """The sentence with its source below."""
    sentence = " ".join(record.sentence.split())
    source = ", ".join(filter(None, (record.document_title, record.publisher, record.issued)))
    edge = " – ".join((record.subject_label, record.predicate, record.object_label))
    denied = ", denied" if record.polarity is Polarity.NEGATIVE else ""
    kind = f"{record.modality.lower()}{denied}"
    return f"{sentence}\n  {source or record.document}\n  {edge} ({kind}), {record.id}"
