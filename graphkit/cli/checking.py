"""The commands that check: quotes against texts, the graph against its shapes, figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import FOLDER, PATH, graph_option, reading_options
from graphkit.cli.output import emit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.evaluation import Evaluation


@click.command()
@graph_option
def verify(*, graph: Path) -> None:
    """Find every quote and name again in the stored texts.

    Prints what was checked; what is not borne out is listed, and the exit status is 1.
    """
    from graphkit.pipeline import open_graph

    with open_graph(graph) as opened:
        report = opened.verify()
    _print_report(report, report.offenders)


@click.command()
@graph_option
def validate(*, graph: Path) -> None:
    """Hold the graph against the SHACL shapes.

    Prints what was checked; what does not conform is listed, and the exit status is 1.
    """
    from graphkit.pipeline import open_graph

    with open_graph(graph) as opened:
        report = opened.validate()
    _print_report(report, report.violations)


def _print_report(report: object, faults: Sequence[object]) -> None:
    for fault in faults:
        emit(str(fault))
    emit(str(report))
    sys.exit(1 if faults else 0)


@click.command()
@click.argument("gold", nargs=-1, required=True, type=PATH, metavar="GOLD…")
@click.option("--texts", type=FOLDER, metavar="DIR", help="Where the annotated texts are.")
@click.option("--strict", is_flag=True, help="Show the figures for exact topics beside the others.")
@click.option("--secondary", is_flag=True, help="Count statements of the secondary tier as half.")
@click.option("--show-misses", is_flag=True, help="List what is missing and what is wrong.")
@reading_options
def evaluate(  # noqa: PLR0913 - one for each option
    *, gold: tuple[Path, ...], texts: Path | None, strict: bool, secondary: bool,
    show_misses: bool, lexicons: tuple[Path, ...], pipeline: str, extractor: str,
) -> None:  # fmt: skip
    """Measure precision, recall and F1 against gold files.

    The texts of the gold files are read anew. GOLD… are JSON files, or folders with
    some in them; those of one folder are read together. A text has the name of its
    gold file and lies beside it, in a folder named as its folder, or in --texts.
    """
    from graphkit.evaluation import format_table, run
    from graphkit.pipeline import knowledge_reader

    tier = "secondary" if secondary else "core"
    parts = []
    read = knowledge_reader(pipeline, extractor=extractor, lexicons=lexicons)
    for group in run(gold, read=read, texts=texts, tier=tier):
        parts.append(format_table(group.lenient, group.strict if strict else None))
        if show_misses:
            parts.append(_findings(group.lenient))
    emit("\n\n".join(parts))


def _findings(evaluation: Evaluation) -> str:
    from graphkit.evaluation import format_findings

    kinds = {
        "Missed": evaluation.misses,
        "Said wrongly": evaluation.false_alarms,
        "Cannot be judged": evaluation.unjudged,
    }
    parts = (f"{kind}\n\n{format_findings(found)}" for kind, found in kinds.items() if found)
    return "\n\n".join(parts)
