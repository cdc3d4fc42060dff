"""Tables of values in the compact form the page's scripts read.

A table is written column by column. A column is one of

    [v, v, …]                       its values, row by row
    {"of": [v, …], "at": [n, …]}    its distinct values, and the number of each row's
    {"all": v}                      one value for all rows

whichever is short. Columns of like values compress far better than rows do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Column = list[Any] | dict[str, Any]
Table = dict[str, Any]
"""``rows``, how many there are, and ``columns``, a column by name."""

_WORTH_A_DICTIONARY = 0.5  # distinct values for each row


def table(rows: Sequence[Mapping[str, Any]], *, names: Iterable[str] | None = None) -> Table:
    """Return rows of equal keys as a table, some of the columns only if so told.

    Examples:
        >>> table([{"a": 1, "b": "x"}, {"a": 2, "b": "x"}])
        {'rows': 2, 'columns': {'a': [1, 2], 'b': {'all': 'x'}}}
    """
    kept = names if names is not None else (rows[0] if rows else ())
    return {
        "rows": len(rows),
        "columns": {name: column([row[name] for row in rows]) for name in kept},
    }


def column(values: Sequence[Any]) -> Column:
    """Return values, which JSON can hold, in the shortest of the three forms.

    Examples:
        >>> column(["met", "met", "said", "met"])
        {'of': ['met', 'said'], 'at': [0, 0, 1, 0]}
        >>> column([3, 1, 2])
        [3, 1, 2]
    """
    if not values or all(type(value) is int for value in values):
        return _single(values) or list(values)
    known: dict[object, int] = {}
    at = [known.setdefault(_key(value), len(known)) for value in values]
    if len(known) == 1:
        return {"all": values[0]}
    if len(known) > _WORTH_A_DICTIONARY * len(values):
        return list(values)
    first = dict(zip(reversed(at), reversed(values), strict=True))
    return {"of": [first[number] for number in range(len(known))], "at": at}


def _single(values: Sequence[Any]) -> Column | None:
    return {"all": values[0]} if values and values.count(values[0]) == len(values) else None


def _key(value: Any) -> object:
    """What is equal for equal values of one type, and can be looked up: 1 is not 1.0 nor True."""
    return value if value is None or type(value) is str else (type(value), repr(value))
