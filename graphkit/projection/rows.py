"""The rows of a projection's query, checked and with short ids."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from graphkit.errors import ProjectionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphkit.resources.projections import ProjectionFile
    from graphkit.store import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: an edge as one statement says it, or a node where there is no target.

    ``counted`` is what the weight counts the distinct ones of (a meeting, a
    document); without it that is the statement.
    """

    source: str
    target: str | None = None
    relation: str | None = None
    label: str | None = None
    statement: str | None = None
    counted: str | None = None
    date: str | None = None
    modality: str | None = None
    polarity: str | None = None


_COLUMNS = tuple(field.name for field in fields(Row))


def rows(
    answer: Answer, projection: ProjectionFile, *, shorten: Callable[[str], str]
) -> Iterator[Row]:
    """Yield the rows of ``answer``, IRIs as ids and CURIEs.

    Raises:
        ProjectionError: The query's columns are not those of a projection.
    """
    _check(answer.columns, projection)
    for values in answer.rows:
        cells = {
            # What is no IRI comes back from ``shorten`` as it is.
            name: None if value is None else shorten(str(value))
            for name, value in zip(answer.columns, values, strict=True)
        }
        source = cells.pop("source")
        if source is not None:
            cells["modality"] = _local(cells.get("modality"))
            cells["polarity"] = _local(cells.get("polarity"))
            yield Row(source=source, **cells)


def _check(columns: tuple[str, ...], projection: ProjectionFile) -> None:
    unknown = [name for name in columns if name not in _COLUMNS]
    if unknown or "source" not in columns:
        what = f"has the column {unknown[0]!r}" if unknown else "has no column 'source'"
        message = f"the query of the projection {projection.name!r} {what}"
        raise ProjectionError(message, f"select some of: {', '.join(_COLUMNS)}")


def _local(name: str | None) -> str | None:
    return None if name is None else name.rpartition(":")[2]
