"""What the checks look at: records, texts, and what is known of things; indexed once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.data_model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.data_model import Document, Entity, StatementRecord

_TAKES_PART = frozenset({"gk:participatedIn", "gk:chaired"})


@dataclass(frozen=True)
class Material:
    """A graph as plain values.

    ``countries`` are the countries that places lie in, by the ids of the places.
    """

    records: Sequence[StatementRecord]
    documents: Sequence[Document] = ()
    entities: Sequence[Entity] = ()
    countries: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def asserted(self) -> list[StatementRecord]:
        """The records of what is said to be so."""
        return [
            one
            for one in self.records
            if one.modality is Modality.ASSERTED and one.polarity is Polarity.POSITIVE
        ]

    @cached_property
    def people(self) -> dict[str, dict[str, list[StatementRecord]]]:
        """Who took part in a meeting, with the records that say so."""
        found: defaultdict[str, defaultdict[str, list[StatementRecord]]]
        found = defaultdict(lambda: defaultdict(list))
        for one in self.asserted:
            if one.predicate in _TAKES_PART:
                found[one.object][one.subject].append(one)
        return {meeting: dict(found[meeting]) for meeting in sorted(found)}

    @cached_property
    def dates(self) -> dict[str, list[StatementRecord]]:
        """The dates claimed of a meeting: the records of ``gk:heldOn``."""
        return self._of("gk:heldOn")

    @cached_property
    def places(self) -> dict[str, list[StatementRecord]]:
        """The places claimed of a meeting: the records of ``gk:heldAt``."""
        return self._of("gk:heldAt")

    @cached_property
    def properties(self) -> dict[str, dict[str, str]]:
        """What is known of the kind of each meeting, such as its format."""
        return {
            entity.id: {name: literal.value for name, literal in entity.properties}
            for entity in self.entities
        }

    @cached_property
    def labels(self) -> dict[str, str]:
        """The labels of all things that records name."""
        found: dict[str, str] = {}
        for one in self.records:
            found[one.subject] = one.subject_label
            if one.datatype is None:
                found[one.object] = one.object_label
            if one.meeting:
                found[one.meeting] = one.meeting_label or one.meeting
            found.update(one.agents + one.addressees + one.concerning)
        return found

    def _of(self, relation: str) -> dict[str, list[StatementRecord]]:
        found: defaultdict[str, list[StatementRecord]] = defaultdict(list)
        for one in self.asserted:
            if one.predicate == relation:
                found[one.subject].append(one)
        return {name: found[name] for name in sorted(found)}
