"""Write a report into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.pipeline import folder

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.reports import Comparison, Report

MAIN_TABLE: Final = "ranks.csv"
"""The table that stands for a report where there is room for one."""


def write_report(report: Report, place: Path) -> None:
    """Write a report as Markdown, HTML and tables, as a build leaves it."""
    folder.write(place / folder.REPORT_TEXT, report.to_markdown().encode("utf-8"))
    folder.write(place / folder.REPORT_PAGE, report.to_html().encode("utf-8"))
    write_tables(report, place / folder.REPORT_TABLES)


def write_tables(report: Report | Comparison, place: Path) -> None:
    """Write the tables of a report as CSV files into a folder, made where it is missing."""
    for name, table in report.to_csv().items():
        folder.write(place / name, table.encode("utf-8"))
