"""What comes of grouping persons: the groups, what united them, and what is to be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.resolution.persons.descriptions import Group, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Union:
    """Two groups that were united: their labels then, the score, and the reasons.

    ``documents`` are one of each side; ``members`` all of both, to find the group later.
    """

    name: str
    other: str
    score: float
    reasons: tuple[str, ...]
    documents: tuple[str, ...]
    member: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two groups that may be one, or not."""

    left: Member
    right: Member
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(slots=True)
class Grouping:
    """The groups that were found, what was united for them, and what is to be decided."""

    groups: list[Group] = field(default_factory=list)
    unions: list[Union] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
