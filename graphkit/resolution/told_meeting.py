"""A meeting as the documents tell of it that agree on who met on which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.data_model import EntityType
    from graphkit.resolution.local_knowledge import KnownClaim, KnownMeeting, LocalKnowledge

_PLACES, _MARGINS, _TOPIC = "gk:heldAt", "gk:onSidelinesOf", "topic/"


@dataclass(eq=False)
class ToldMeeting:
    """What some documents tell of one meeting; ``people`` are ids, sorted.

    ``members`` are documents with their keys for it, ``ids`` the ids of the keys of each
    document, ``claims`` those made of it or in it.
    """

    type: EntityType
    day: str
    people: tuple[str, ...]
    members: list[tuple[str, str]] = field(default_factory=list)
    meetings: list[KnownMeeting] = field(default_factory=list)
    locals_: list[LocalKnowledge] = field(default_factory=list)
    ids: dict[str, Mapping[str, str]] = field(default_factory=dict)
    claims: list[tuple[str, KnownClaim]] = field(default_factory=list)

    def add(self, local: LocalKnowledge, meeting: KnownMeeting, ids: Mapping[str, str]) -> None:
        """Add what one more document tells."""
        self.members.append((local.document, meeting.key))
        self.meetings.append(meeting)
        self.locals_.append(local)
        self.ids[local.document] = ids

    @property
    def key(self) -> tuple[str, str, tuple[str, ...], tuple[tuple[str, str], ...]]:
        """What to sort by."""
        return self.type.value, self.day, self.people, tuple(sorted(self.members))

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that tell of it."""
        return frozenset(document for document, _ in self.members)

    @cached_property
    def publishers(self) -> frozenset[str]:
        """Their publishers, as far as known, in lower case."""
        return frozenset(one.publisher.casefold() for one in self.locals_) - {""}

    @cached_property
    def issued(self) -> tuple[str, ...]:
        """The days they were issued on, sorted."""
        return tuple(sorted({one.issued for one in self.locals_} - {""}))

    @cached_property
    def places(self) -> frozenset[str]:
        """The ids of where it is said to have been held."""
        return self._objects(_PLACES)

    @cached_property
    def margins(self) -> frozenset[str]:
        """The ids of the events on whose sidelines it was held."""
        return self._objects(_MARGINS)

    @cached_property
    def topics(self) -> frozenset[str]:
        """The ids of what was talked about in it."""
        found = (claim.object for _, claim in self._said_in())
        return frozenset(one for one in found if isinstance(one, str) and one.startswith(_TOPIC))

    @cached_property
    def parties(self) -> frozenset[str]:
        """The countries and organisations that headings name."""
        return frozenset(party for one in self.meetings for party in one.parties)

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings that name it, in lower case and without what stands in brackets."""
        owned = (one.label for one in self.meetings if one.owns)
        return frozenset(label.split(" (")[0].casefold() for label in owned) - {""}

    def said(self, feature: str) -> frozenset[str]:
        """Return what is said of its format, medium … by words."""
        return frozenset(one.features.get(feature, "") for one in self.meetings) - {""}

    @cached_property
    def modalities(self) -> frozenset[str]:
        """How it is put: "" if it took place, planned or hoped for otherwise."""
        return frozenset(one.modality for one in self.meetings)

    def _objects(self, relation: str) -> frozenset[str]:
        found = set()
        for document, claim in self._said_of():
            if claim.predicate == relation and isinstance(claim.object, str):
                found.add(self.ids[document].get(claim.object, claim.object))
        return frozenset(found)

    def _said_of(self) -> Iterator[tuple[str, KnownClaim]]:
        told = set(self.members)
        return (pair for pair in self.claims if (pair[0], pair[1].subject) in told)

    def _said_in(self) -> Iterator[tuple[str, KnownClaim]]:
        told = set(self.members)
        return (pair for pair in self.claims if (pair[0], pair[1].meeting) in told)
