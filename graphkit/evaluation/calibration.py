"""Whether confidence means what it says: how many statements of each kind, and bin, are right.

Only complete gold tells; what it does not annotate is left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.evaluation.measure import judged_statements
from graphkit.resolution.confidence import family_of, kind_of
from graphkit.resources.confidence import Count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.data_model import Knowledge, Statement
    from graphkit.evaluation.gold import Gold

_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement's document, family of rules and kind of reading, and whether it is right."""

    document: str
    family: str
    kind: str
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose confidence is from ``low`` to below ``high``."""

    low: float
    high: float
    size: int
    mean: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """Bins, the mean squared error (Brier) and the mean distance of bins (ECE)."""

    bins: tuple[Bin, ...]
    brier: float
    error: float


def judge(
    knowledge: Knowledge, pairs: Sequence[tuple[Gold, str]], relations: frozenset[str]
) -> list[Judged]:
    """Return the statements that complete gold tells right or wrong.

    ``knowledge`` holds the hints of the extractor, not what was made of them; ``pairs``
    are gold and the id of its document.
    """
    reasons = {one.id: one.reason for one in knowledge.references}
    found: list[Judged] = []
    for gold, document in pairs:
        if not gold.complete:
            continue
        verdicts = judged_statements(knowledge, gold, document, relations=relations)
        found.extend(
            _judged(statement, reasons, right=verdicts[statement.id])
            for statement in knowledge.statements
            if statement.id in verdicts
        )
    return found


def counts_of(judged: Iterable[Judged]) -> dict[tuple[str, str], Count]:
    """Return how many of each family and kind are right, sorted."""
    found: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in judged:
        found[one.family, one.kind].append(one.right)
    return {key: Count(sum(right), len(right)) for key, right in sorted(found.items())}


def reliability(pairs: Sequence[tuple[float, bool]]) -> Reliability:
    """Return how far confidence is from the share that is right.

    Examples:
        >>> reliability([(0.8, True), (0.8, True), (0.8, False), (0.8, True)]).error
        0.05
    """
    bins = []
    for low, high in pairwise(_BINS):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(correct for _, correct in inside) / len(inside)
            bins.append(Bin(low, min(high, 1.0), len(inside), mean, right))
    size = max(len(pairs), 1)
    return Reliability(
        bins=tuple(bins),
        brier=sum((confidence - correct) ** 2 for confidence, correct in pairs) / size,
        error=round(sum(one.size * abs(one.mean - one.right) for one in bins) / size, 4),
    )


def _judged(statement: Statement, reasons: Mapping[str, str], *, right: bool) -> Judged:
    used = [reasons[r] for evidence in statement.evidence for r in evidence.references]
    return Judged(
        document=statement.document,
        family=family_of(statement.rule, statement.predicate),
        kind=kind_of(statement.rule, used, statement.confidence),
        right=right,
    )
