"""When meetings of different documents, dated or peopled differently, are one."""

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

_FILE = "meeting-merging.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMerging:
    """The entries of ``meeting-merging.yaml``, which says what each means."""

    points: Mapping[str, int]
    threshold: int
    lead: int
    adjacent: int
    undated_days: int
    topics_least: int


@cache
def load_meeting_merging() -> MeetingMerging:
    """Return the rules of ``meeting-merging.yaml``.

    Raises:
        ResourceError: A key is missing, or one too many.
    """
    given: dict[str, Any] = yaml.safe_load(read_resource(_FILE))
    wanted = {field.name for field in fields(MeetingMerging)}
    if wrong := sorted(wanted ^ given.keys()):
        raise ResourceError(_FILE, f"lacks, or has too much of: {', '.join(wrong)}")
    return MeetingMerging(**(given | {"points": MappingProxyType(given["points"])}))
