"""From graphs and records to the centrality report and the comparison: Markdown, HTML, CSV."""

from graphkit.reports.build import DEFAULT_MEASURES, build_report
from graphkit.reports.change import Comparison
from graphkit.reports.changes import Period
from graphkit.reports.compare import compare
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
    "Comparison",
    "Entry",
    "Hub",
    "Period",
    "ProjectionReport",
    "Ranking",
    "Report",
    "Score",
    "Source",
    "TypeTable",
    "build_report",
    "compare",
    "find_hubs",
]
