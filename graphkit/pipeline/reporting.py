"""The report of a graph, made of its projections and the sentences behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.pipeline import folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphkit.pipeline.graph import KnowledgeGraph
    from graphkit.reports import Report

MAIN_TABLE: Final = "ranks.csv"
"""The table that stands for a report where there is room for one."""


def make_report(
    graph: KnowledgeGraph,
    projections: Sequence[str] = (),
    **options: Any,
) -> Report:
    """Return the report of a graph on some projections, all shipped ones unless told."""
    from graphkit.projection import list_projections
    from graphkit.reports import build_report

    graphs = {name: graph.to_networkx(name) for name in projections or list_projections()}
    return build_report(graphs, graph.store.statement_records(), **options)


def write_report(report: Report, place: Path) -> None:
    """Write a report as Markdown, HTML and tables, as a build leaves it."""
    folder.write(place / folder.REPORT_TEXT, report.to_markdown().encode("utf-8"))
    folder.write(place / folder.REPORT_PAGE, report.to_html().encode("utf-8"))
    write_tables(report, place / folder.REPORT_TABLES)


def write_tables(report: Report, place: Path) -> None:
    """Write the tables of a report as CSV files into a folder, made where it is missing."""
    for name, table in report.to_csv().items():
        folder.write(place / name, table.encode("utf-8"))
