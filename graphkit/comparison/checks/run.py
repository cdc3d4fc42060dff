"""Run all checks on a graph."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from graphkit.comparison.checks.contradictions import contradictions
from graphkit.comparison.checks.counts import stated_counts
from graphkit.comparison.checks.findings import Check, CheckReport
from graphkit.comparison.checks.names import names_used_once, one_participant
from graphkit.comparison.checks.times import (
    differing_dates,
    impossible_dates,
    two_holders,
    two_places,
)

if TYPE_CHECKING:
    from graphkit.comparison.checks.material import Material

_CHECKS = (
    contradictions,
    impossible_dates,
    two_holders,
    stated_counts,
    two_places,
    differing_dates,
    one_participant,
    names_used_once,
)


def check(material: Material) -> CheckReport:
    """Return all that cannot be, does not add up or stands alone, weightiest first."""
    found = chain.from_iterable(one(material) for one in _CHECKS)
    return CheckReport(tuple(sorted(found, key=_order)))


def _order(one: Check) -> tuple[int, float, str, str]:
    first = one.passages[0]
    return -one.weight, -one.rank, one.what, f"{first.document} {first.start:09}"
