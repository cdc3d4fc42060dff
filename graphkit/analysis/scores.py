"""What a measure gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_VALUES: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The numbers of one measure, and what has to be said beside them.

    ``values`` has a number for each node the measure is defined on; nodes it
    says nothing of are absent, and a note tells which they are.
    """

    measure: str
    values: Mapping[str, float] = field(default_factory=lambda: _NO_VALUES)
    notes: tuple[str, ...] = ()
