"""The report of a graph, made of its projections and the sentences behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.pipeline.graph import KnowledgeGraph
    from graphkit.reports import Report


def report(graph: KnowledgeGraph, **options: Any) -> Report:
    """Return the report of a graph."""
    raise NotImplementedError


def write_report(made: Report, place: Path) -> None:
    """Write a report into the folder of a build."""
