"""Dates as documents give them: a day, a month, a year, or a stretch of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graphkit.errors import ProjectionError

# Sorts behind "-" and the digits, so that 2031-03 reaches to the end of March.
_OPEN_END = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days asked for, first and last included; None leaves an end open."""

    since: str | None = None
    until: str | None = None

    @classmethod
    def between(cls, since: date | str | None, until: date | str | None) -> Period:
        """Return the period from ``since`` to ``until``, each a day.

        Raises:
            ProjectionError: One of them is no day, or they are in the wrong order.
        """
        first, last = _day(since), _day(until)
        if first and last and last < first:
            message = f"the period ends on {last}, before it begins on {first}"
            raise ProjectionError(message, "swap the two days")
        return cls(since=first, until=last)

    @property
    def is_all_time(self) -> bool:
        """Whether both ends are open."""
        return self.since is None and self.until is None

    def meets(self, written: str | None) -> bool:
        """Return whether a date shares a day with the period; without a date it does not.

        Examples:
            >>> Period(since="2031-03-15").meets("2031-03")
            True
            >>> Period(until="2031-02-28").meets("2031-03")
            False
        """
        if self.is_all_time:
            return True
        if written is None:
            return False
        first, last = ends(written)
        return (self.since is None or last + _OPEN_END >= self.since) and (
            self.until is None or first <= self.until
        )


def ends(written: str) -> tuple[str, str]:
    """Return the first and the last day of a date as written.

    Examples:
        >>> ends("2031-03-07/2031-03-09")
        ('2031-03-07', '2031-03-09')
        >>> ends("2031-03")
        ('2031-03', '2031-03')
    """
    first, _, last = written.partition("/")
    return first, last or first


def _day(given: date | str | None) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(str(given)).isoformat()
    except ValueError:
        msg = f"{given!r} is no day"
        raise ProjectionError(msg, "write it as 2031-03-12") from None
