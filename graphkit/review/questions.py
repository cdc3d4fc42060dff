"""A question, the answers it can have, and the line that each would write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graphkit.review.effects import NO_EFFECT, Effect

if TYPE_CHECKING:
    from graphkit.data_model import StatementRecord


class QuestionKind(StrEnum):
    """What is asked."""

    SAME = "same"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: the key to press, what it says, and the line of a decisions file it is."""

    key: str
    says: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An open question.

    ``about`` are the ids of what it is about, with their labels; ``reasons`` why it is asked.
    ``evidence`` are sentences about each of them, the clearest first. ``score`` is how likely
    "yes" is as far as that is known.
    """

    kind: QuestionKind
    asks: str
    about: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]
    reasons: tuple[str, ...] = ()
    evidence: tuple[tuple[StatementRecord, ...], ...] = ()
    score: float = 0.0
    effect: Effect = NO_EFFECT

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two questions one."""
        return (self.kind, *(id_ for id_, _ in self.about))

    @property
    def order(self) -> tuple[object, ...]:
        """What questions are sorted by: those that change most, then the likeliest."""
        effect = self.effect
        return -effect.top_ten, -effect.moved, -self.score, self.key
