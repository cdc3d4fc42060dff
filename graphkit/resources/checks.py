"""What `graphkit check` looks for: words, tolerances, kinds and their weights."""

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

_FILE = "checks.yaml"


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A kind of finding: whether it says that something cannot be, its weight, its heading."""

    error: bool
    weight: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRules:
    """The entries of ``checks.yaml``, which says what each means."""

    numbers: Mapping[str, int]
    counted: Mapping[str, str]
    formats: tuple[str, ...]
    holding: tuple[str, ...]
    others: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    described_least: float
    words_between: int
    day_tolerance: int
    happening: tuple[str, ...]
    sole_offices: tuple[str, ...]
    misspelt_nearness: float
    misspelt_least: int
    kinds: Mapping[str, CheckKind]


@cache
def load_checks() -> CheckRules:
    """Return the rules of ``checks.yaml``.

    Raises:
        ResourceError: A key is missing, or one too many.
    """
    given: dict[str, Any] = yaml.safe_load(read_resource(_FILE))
    wanted = {field.name for field in fields(CheckRules)}
    if wrong := sorted(wanted ^ given.keys()):
        raise ResourceError(_FILE, f"lacks, or has too much of: {', '.join(wrong)}")
    given["kinds"] = {name: CheckKind(**kind) for name, kind in given["kinds"].items()}
    return CheckRules(**{key: _frozen(value) for key, value in given.items()})


def _frozen(value: object) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return MappingProxyType(value) if isinstance(value, dict) else value
