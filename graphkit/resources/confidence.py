"""How often statements of each kind were right, as counted on gold: what confidence is made of."""

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

FILE = "confidence.yaml"
_KEYS = ("family", "kind", "right", "judged")


@dataclass(frozen=True, slots=True)
class Count:
    """Of ``judged`` statements ``right`` were right."""

    right: int
    judged: int


@cache
def load_confidence() -> Mapping[tuple[str, str], Count]:
    """Return the counts of ``confidence.yaml`` by family of rules and kind of reading.

    Raises:
        ResourceError: A number is none, or more were right than judged.
    """
    counts: dict[tuple[str, str], Count] = {}
    for record in read_records(files("graphkit.resources") / FILE):
        record.check_keys(allowed=_KEYS, required=_KEYS)
        counts[record.text("family"), record.text("kind")] = _count(record)
    return MappingProxyType(counts)


def _count(record: Record) -> Count:
    right, judged = record.text("right"), record.text("judged")
    if not (right.isdecimal() and judged.isdecimal() and int(right) <= int(judged)):
        reason = f"has {right!r} right of {judged!r}"
        raise record.error(reason, key="right", remedy="write whole numbers, judged the larger")
    return Count(int(right), int(judged))
