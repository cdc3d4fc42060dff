"""How strongly each kind of evidence speaks for or against two persons being one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.yaml_files import read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.resources.yaml_files import Record

FILE = "person-evidence.yaml"
_LIMITS = ("merge", "propose")


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight in log-odds, and how its reason is worded."""

    value: float
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWeights:
    """The weights by name, and from which probability on to merge and to propose."""

    weights: Mapping[str, Weight]
    merge: float
    propose: float

    def __getitem__(self, name: str) -> Weight:
        return self.weights[name]


@cache
def load_evidence_weights() -> EvidenceWeights:
    """Return the weights of ``person-evidence.yaml``.

    Raises:
        ResourceError: A number is none, or a limit is missing or no probability.
    """
    weights: dict[str, Weight] = {}
    limits: dict[str, float] = {}
    file = files("graphkit.resources") / FILE
    for record in read_records(file):
        name = record.text("name")
        if name in _LIMITS:
            record.check_keys(allowed=("name", "limit"), required=("name", "limit"))
            limits[name] = _limit(record)
        else:
            keys = ("name", "weight", "say")
            record.check_keys(allowed=keys, required=keys)
            weights[name] = Weight(_number(record, "weight"), record.text("say"))
    return EvidenceWeights(weights=MappingProxyType(weights), **limits)


def _limit(record: Record) -> float:
    value = _number(record, "limit")
    if not 0 < value < 1:
        reason = f"has the limit {value}"
        raise record.error(reason, key="limit", remedy="write one from 0 to 1")
    return value


def _number(record: Record, key: str) -> float:
    try:
        return float(record.text(key))
    except ValueError:
        reason = f"has {record.text(key)!r} for a number"
        raise record.error(reason, key=key, remedy="write a number such as 1.5") from None
