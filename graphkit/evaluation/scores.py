"""The figures of an evaluation and what is behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts, and precision, recall and F1 from them.

    ``correct`` of what was ``said`` is right; ``found`` of what was ``wanted``
    is there. They are counted apart: two statements that say the same right
    thing are both correct and find one. A figure with nothing below its line is None.

    Examples:
        >>> score = Score(correct=3, said=4, found=3, wanted=6)
        >>> score.precision, score.recall, score.f1
        (0.75, 0.5, 0.6)
    """

    correct: float = 0.0
    said: float = 0.0
    found: float = 0.0
    wanted: float = 0.0

    @property
    def precision(self) -> float | None:
        """The share of what was said that is right."""
        return self.correct / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """The share of what was wanted that is there."""
        return self.found / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        if self.precision is None or self.recall is None:
            return None
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        """Return the counts of both."""
        return Score(
            correct=self.correct + other.correct,
            said=self.said + other.said,
            found=self.found + other.found,
            wanted=self.wanted + other.wanted,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of the matched statements are right in one more respect.

    Examples:
        >>> Share(right=3, of=4).value
        0.75
    """

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float | None:
        """The share, None where there is nothing to judge."""
        return self.right / self.of if self.of else None

    def __add__(self, other: Share) -> Share:
        """Return the counts of both."""
        return Share(right=self.right + other.right, of=self.of + other.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that was missed, was said wrongly, or cannot be judged.

    ``kind`` is ``person``, ``meeting`` or the relation; ``note`` is the tier of
    what was missed, or why something cannot be judged; ``nearby`` is what was
    said of the same passage instead.
    """

    document: str
    kind: str
    what: str
    note: str = ""
    quote: str = ""
    sentence: str = ""
    rule: str = ""
    nearby: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a reading is worth against gold.

    ``relations`` has a score per relation of the gold, ``entities`` per type,
    ``details`` how often modality, polarity, meeting, quote and nesting of
    matched statements are right. In ``complete`` gold, what it lacks counts
    against precision; in other gold only persons, meetings and ``met`` have one.
    """

    name: str
    tier: str
    strict: bool
    complete: bool
    persons: Score
    meetings: Score
    statements: Score
    relations: Mapping[str, Score] = field(default_factory=lambda: MappingProxyType({}))
    entities: Mapping[str, Score] = field(default_factory=lambda: MappingProxyType({}))
    details: Mapping[str, Share] = field(default_factory=lambda: MappingProxyType({}))
    unscored: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    misses: tuple[Finding, ...] = ()
    false_alarms: tuple[Finding, ...] = ()
    unjudged: tuple[Finding, ...] = ()

    @property
    def met(self) -> Score:
        """The score of the pairs that met."""
        return self.relations.get("met", Score())

    @property
    def figures(self) -> Mapping[str, Score]:
        """All scores by name: the four main ones first, then relations, then entities."""
        return {
            "persons": self.persons,
            "meetings": self.meetings,
            "met": self.met,
            "statements": self.statements,
            **{f"relation {name}": score for name, score in self.relations.items()},
            **{f"entity {name}": score for name, score in self.entities.items()},
        }


def combine(evaluations: Sequence[Evaluation], *, name: str = "all") -> Evaluation:
    """Add the counts of several evaluations up (micro-average).

    Raises:
        ValueError: There are none, or they do not measure the same: tiers,
            strictness or completeness of the gold differ.
    """
    kinds = {(one.tier, one.strict, one.complete) for one in evaluations}
    if len(kinds) != 1:
        message = f"can combine evaluations of one kind, not of {len(kinds)}"
        raise ValueError(message)
    tier, strict, complete = kinds.pop()
    return Evaluation(
        name=name,
        tier=tier,
        strict=strict,
        complete=complete,
        persons=_total(one.persons for one in evaluations),
        meetings=_total(one.meetings for one in evaluations),
        statements=_total(one.statements for one in evaluations),
        relations=_totals(evaluations, lambda one: one.relations),
        entities=_totals(evaluations, lambda one: one.entities),
        details=_shares(one.details for one in evaluations),
        unscored=_counts(one.unscored for one in evaluations),
        misses=tuple(finding for one in evaluations for finding in one.misses),
        false_alarms=tuple(finding for one in evaluations for finding in one.false_alarms),
        unjudged=tuple(finding for one in evaluations for finding in one.unjudged),
    )


def _total(scores: Iterable[Score]) -> Score:
    return sum(scores, start=Score())


def _totals(
    evaluations: Sequence[Evaluation], part: Callable[[Evaluation], Mapping[str, Score]]
) -> Mapping[str, Score]:
    parts = [part(one) for one in evaluations]
    keys = sorted({key for one in parts for key in one})
    return MappingProxyType({key: _total(one[key] for one in parts if key in one) for key in keys})


def _shares(parts: Iterable[Mapping[str, Share]]) -> Mapping[str, Share]:
    added: dict[str, Share] = {}
    for part in parts:
        for key, share in part.items():
            added[key] = added.get(key, Share()) + share
    return MappingProxyType(added)


def _counts(parts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    added: Counter[str] = Counter()
    for part in parts:
        added.update(part)
    return MappingProxyType(dict(sorted(added.items())))
