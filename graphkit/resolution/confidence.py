"""The confidence of a statement: how often statements read like it were right.

Three things tell readings apart: the family of the rule (for acts the relation),
whether all arguments were named or some referred to ("he", "both sides"), and
whether syntax left a doubt (a clause inside another, a subject not seen).
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from graphkit.resources.confidence import Count, load_confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAMED, REFERRED, DOUBTFUL = "named", "referred", "doubtful"
"""The kinds of readings: all named, some referred to, syntax in doubt."""

UNSEEN = ("*", "unseen")
"""The family and kind under which documents nobody developed on are counted."""

_FRAME = "frame:"
_SURE = 0.8
_MOST = 0.99
"""Nothing that was read is certain."""
_WEIGHT = 5
"""How many statements the wider group counts for where a narrower one is estimated."""


def family_of(rule: str, predicate: str) -> str:
    """Return the family of a rule; frames are told apart by the relation they express.

    Examples:
        >>> family_of("frame:discuss", "gk:discussed"), family_of("met", "gk:participatedIn")
        ('gk:discussed', 'met')
    """
    return predicate if rule.startswith(_FRAME) else rule


def kind_of(rule: str, reasons: Iterable[str], hint: float) -> str:
    """Return the kind of a reading from the reasons of its links and its extractor's ``hint``.

    Examples:
        >>> kind_of("frame:discuss", ["name", "pronoun: named last"], 0.9)
        'referred'
    """
    if rule.startswith(_FRAME) and hint < _SURE:
        return DOUBTFUL
    named = all(reason.startswith(("name", "misspelt")) for reason in reasons)
    return NAMED if named else REFERRED


class ConfidenceTable:
    """Estimates from counts, each drawn towards that of the wider group."""

    def __init__(self, counts: Mapping[tuple[str, str], Count]) -> None:
        """Count families and all of them together.

        The entry ``UNSEEN`` tells how many were right in documents that nobody developed
        on; it brings all estimates down by as much.
        """
        unseen = counts.get(UNSEEN)
        self._counts = {key: count for key, count in counts.items() if key != UNSEEN}
        self._families: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        for (family, _), count in self._counts.items():
            self._families[family] += count.judged
            self._right[family] += count.right
        self._overall = _share(sum(self._right.values()), sum(self._families.values()), 0.5)
        share = unseen.right / unseen.judged if unseen and unseen.judged else self._overall
        self._factor = min(share / self._overall, 1.0)

    def probability(self, family: str, kind: str) -> float | None:
        """Return how likely such a statement is right; None where nothing was counted.

        Examples:
            >>> table = ConfidenceTable({("met", "named"): Count(90, 100)})
            >>> table.probability("met", "named"), table.probability("guess", "named")
            (0.9, None)
        """
        if not self._families[family]:
            return None
        wide = _share(self._right[family], self._families[family], self._overall)
        count = self._counts.get((family, kind), Count(0, 0))
        estimate = _share(count.right, count.judged, wide) * self._factor
        return min(round(estimate, 2), _MOST)


@cache
def confidence_table() -> ConfidenceTable:
    """Return the table of the counts that are shipped."""
    return ConfidenceTable(load_confidence())


def _share(right: float, judged: float, wider: float) -> float:
    return (right + _WEIGHT * wider) / (judged + _WEIGHT)
