"""Which queries were quick before: what is known to be quick need not wait behind what is not.

Queries that differ only in texts, names, numbers and comments are of one shape, and
are expected to take as long as the last one of it did.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from enum import IntEnum
from typing import Final

_MOST: Final = 5_000
_VARIES: Final = re.compile(
    r"""\#[^\n\r]* | <[^<>\s]*> | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \d+ | \s+""",
    re.VERBOSE,
)


class Speed(IntEnum):
    """How long a query is expected to take, the quickest first."""

    QUICK = 0
    UNKNOWN = 1
    LONG = 2


def shape_of(sparql: str) -> int:
    """Return a number that queries of one shape share.

    Examples:
        >>> shape_of("ASK { ?a gk:met ?b } # now") == shape_of("ASK  { ?a gk:met ?b }")
        True
    """
    return hash(_VARIES.sub(" ", sparql).rstrip())


class Experience:
    """Remembers of the shapes that were seen last whether they were quick."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, Speed] = OrderedDict()

    def speed(self, shape: int) -> Speed:
        """Return what is known of a shape."""
        return self._known.get(shape, Speed.UNKNOWN)

    def note(self, shape: int, *, was_quick: bool) -> None:
        """Remember how a query of this shape went."""
        self._known[shape] = Speed.QUICK if was_quick else Speed.LONG
        self._known.move_to_end(shape)
        if len(self._known) > _MOST:
            self._known.popitem(last=False)
