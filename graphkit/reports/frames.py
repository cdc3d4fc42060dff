"""The report's tables as pandas data frames, for those who have pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.errors import ReportError
from graphkit.reports.tables import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame

    from graphkit.reports.report import Report
    from graphkit.reports.tables import Table


def to_dataframes(report: Report) -> dict[str, DataFrame]:
    """Return the tables of a report by name, as `data_frames` does."""
    return data_frames(tables(report))


def data_frames(given: Mapping[str, Table]) -> dict[str, DataFrame]:
    """Return tables by name without suffix; texts are as the documents have them.

    Raises:
        ReportError: pandas is not installed.
    """
    try:
        from pandas import DataFrame  # noqa: PLC0415 - not required
    except ImportError as error:
        message = "data frames need pandas, which is not installed"
        raise ReportError(message, "pip install 'graphkit[dataframe]'") from error
    return {
        name.removesuffix(".csv"): DataFrame(list(rows), columns=list(columns))
        for name, (columns, rows) in given.items()
    }
