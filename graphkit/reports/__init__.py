"""From graphs and records to the centrality report: Markdown, HTML, CSV."""

from graphkit.reports.build import DEFAULT_MEASURES, build_report
from graphkit.reports.hubs import find_hubs
from graphkit.reports.report import (
    Entry,
    Hub,
    ProjectionReport,
    Ranking,
    Report,
    Score,
    Source,
    TypeTable,
)

__all__ = [
    "DEFAULT_MEASURES",
    "Entry",
    "Hub",
    "ProjectionReport",
    "Ranking",
    "Report",
    "Score",
    "Source",
    "TypeTable",
    "build_report",
    "find_hubs",
]
