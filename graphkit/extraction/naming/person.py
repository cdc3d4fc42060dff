"""Persons as a sentence names them, or as somebody's counterparts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Words ``start`` up to ``end`` name one person; the name itself is inside.

    ``counterpart`` is set where the person is called somebody's counterpart:
    the polities are then those of the counterpart, the office is that of the other.
    ``country`` is the one in "Anita Rao of India".
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    gender: str = ""
    honorific: str = ""
    offices: tuple[Office, ...] = ()
    counterpart: tuple[EntityMatch, ...] | None = None
    country: EntityMatch | None = None

    @property
    def is_sure(self) -> bool:
        """Whether an honorific, office, counterpart or country leaves no doubt of the name."""
        told = self.counterpart is not None or self.country is not None
        return bool(self.offices or self.honorific or told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A counterpart without a name, as in "his Indian counterpart"; ``noun`` is a word of it."""

    start: int
    end: int
    noun: int
    plural: bool
    polities: tuple[EntityMatch, ...]
