"""What decides whether two sources say the same: relations, words, thresholds and weights."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from graphkit.errors import ResourceError
from graphkit.resources.files import read_resource

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "comparison.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRules:
    """The entries of ``comparison.yaml``, which says what each means."""

    frame: frozenset[str]
    encounters: frozenset[str]
    background: frozenset[str]
    inferred_dates: frozenset[str]
    actors: frozenset[str]
    encounter_kinds: frozenset[str]
    stop_words: frozenset[str]
    word_prefix: int
    word_nearness: float
    topic: float
    told_in_words: float
    moved_sentence: float
    moved_ahead: float
    moved_days: int
    news: Mapping[str, int]

    def is_actor(self, identifier: str) -> bool:
        """Whether an id names who can act or be addressed.

        Examples:
            >>> load_comparison().is_actor("person/ana"), load_comparison().is_actor("topic/cod")
            (True, False)
        """
        return identifier.partition("/")[0] in self.actors

    def is_encounter(self, identifier: str) -> bool:
        """Whether an id names a meeting, call, visit or event."""
        return identifier.partition("/")[0] in self.encounter_kinds


@cache
def load_comparison() -> ComparisonRules:
    """Return the rules of ``comparison.yaml``.

    Raises:
        ResourceError: A key is missing, or one too many.
    """
    given: dict[str, Any] = yaml.safe_load(read_resource(_FILE))
    wanted = {field.name for field in fields(ComparisonRules)}
    if wrong := sorted(wanted ^ given.keys()):
        raise ResourceError(_FILE, f"lacks, or has too much of: {', '.join(wrong)}")
    return ComparisonRules(**{key: _frozen(value) for key, value in given.items()})


def _frozen(value: object) -> Any:
    if isinstance(value, list):
        return frozenset(value)
    return MappingProxyType(value) if isinstance(value, dict) else value
