"""What is seen in a document and not taken, and what its mentions were resolved to.

A trace is kept only for whoever asks why (`graphkit explain`); the graph does not
depend on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model.extraction import Extraction
    from graphkit.data_model.span import Span


class Seen(StrEnum):
    """The kinds of things that may be seen and not taken."""

    NAME = "name"
    VERB = "verb"
    ACT = "act"
    ENCOUNTER = "encounter"
    REFERENCE = "reference"
    RELATION = "relation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Untaken:
    """Something that was seen at ``span`` and did not become a statement, and why."""

    span: Span
    kind: Seen
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedMention:
    """A mention means the entity of this id, because of ``reason``."""

    mention: str
    entity: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Trace:
    """Collects what one document's extraction and resolution have to tell besides their result.

    Attributes:
        extraction: What was extracted, as resolution took it up.
        resolved: What its mentions mean, with reasons; a reference that is left open is missing.
    """

    extraction: Extraction | None = None
    resolved: list[ResolvedMention] = field(default_factory=list)
    _untaken: list[Untaken] = field(default_factory=list)

    def leave(self, kind: Seen, span: Span, reason: str) -> None:
        """Note that something was seen and not taken."""
        one = Untaken(span=span, kind=kind, reason=reason)
        if one not in self._untaken:
            self._untaken.append(one)

    @property
    def untaken(self) -> Sequence[Untaken]:
        """All that was not taken, in the order of the text."""
        return sorted(self._untaken, key=lambda one: (one.span, one.kind, one.reason))
