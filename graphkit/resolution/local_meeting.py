"""A meeting as one document tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.data_model import EntityType, Span


@dataclass(slots=True, kw_only=True)
class LocalMeeting:
    """One meeting, call or announced series of one document.

    ``mentions`` tell of it, the first one made it. ``participants`` are entity
    keys in order; ``parties`` the polities a heading names; ``section`` the
    innermost section it stands in; ``owns`` whether it is a heading's, and so
    owns the section. ``announcements`` are the mentions of the series it is
    part of, which give it their date and margin; ``also_present`` are those of the
    participants of whom only this is said. ``aside`` is one before or beside the meeting
    that the text is about.
    """

    key: str
    type: EntityType
    position: int
    section: int
    mentions: list[str]
    label: str = ""
    owns: bool = False
    parties: list[str] = field(default_factory=list)
    participants: list[str] = field(default_factory=list)
    modality: str = ""
    negative: bool = False
    features: dict[str, str] = field(default_factory=dict)
    announcements: list[str] = field(default_factory=list)
    also_present: list[str] = field(default_factory=list)
    aside: bool = False

    @property
    def holds_acts(self) -> bool:
        """Whether what is said nearby can be said in it: it took place."""
        return not (self.negative or self.modality)

    def distance(self, span: Span) -> tuple[int, int]:
        """Return how far it is from ``span``, to sort by; of two as far, the earlier first."""
        return abs(self.position - span.start), self.position
