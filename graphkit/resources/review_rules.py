"""Which open questions are asked: thresholds, and patterns of names that may be none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import yaml

from graphkit.errors import ResourceError
from graphkit.resources.files import read_resource

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE: Final = "review.yaml"


@dataclass(frozen=True, slots=True)
class SuspiciousName:
    """A pattern of names that may be none: in which types of entities, and why."""

    types: frozenset[str]
    pattern: re.Pattern[str]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRules:
    """The entries of ``review.yaml``, which says what each means."""

    often: int
    unknown: frozenset[str]
    days_apart: int
    evidence: int
    suspicious: tuple[SuspiciousName, ...]

    def suspicion(self, type_: str, name: str) -> str:
        """Return why a name may be none of its type, "" if nothing says so.

        Examples:
            >>> load_review_rules().suspicion("Person", "Press Office")
            'a word in the name is one of bodies, papers or events'
            >>> load_review_rules().suspicion("Person", "Mira Aldane")
            ''
        """
        fitting = (
            one.reason for one in self.suspicious if type_ in one.types and one.pattern.search(name)
        )
        return next(fitting, "")


@cache
def load_review_rules() -> ReviewRules:
    """Return the rules of ``review.yaml``.

    Raises:
        ResourceError: If an entry is missing or is not what it must be.
    """
    try:
        values: Mapping[str, Any] = yaml.safe_load(read_resource(_FILE))
        return ReviewRules(
            often=int(values["often"]),
            unknown=frozenset(values["unknown"]),
            days_apart=int(values["days_apart"]),
            evidence=int(values["evidence"]),
            suspicious=tuple(
                SuspiciousName(frozenset(one["types"]), re.compile(one["pattern"]), one["reason"])
                for one in values["suspicious"]
            ),
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, re.error) as error:
        raise ResourceError(_FILE, f"is wrong: {error}") from error
