"""Compare dates of different precision: days, months, years and intervals."""

from __future__ import annotations

_DAY = len("2021-09-22")


def overlap(one: str, other: str) -> bool:
    """Return whether two dates can be of the same day.

    Examples:
        >>> overlap("2021-09", "2021-09-22")
        True
        >>> overlap("2021-09-21/2021-09-23", "2021-09-24")
        False
    """
    (first, last), (start, end) = _ends(one), _ends(other)
    return first <= end and start <= last


def is_before(one: str, other: str) -> bool:
    """Return whether all of a date is before another.

    Examples:
        >>> is_before("2021-08", "2021-09-22")
        True
        >>> is_before("2021", "2021-09-22")
        False
    """
    return _ends(one)[1] < _ends(other)[0]


def _ends(value: str) -> tuple[str, str]:
    """Return the first and the last day, as text that sorts as days do."""
    first, _, last = value.partition("/")
    last = last or first
    return first + "-00"[: _DAY - len(first)], last + "-99-99"[: _DAY - len(last)]
