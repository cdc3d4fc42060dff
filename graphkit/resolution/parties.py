"""Who acts for the parties that a heading names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import PROSE, BlockKind, EntityType
from graphkit.resolution.relations import OFFICE_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.data_model import Mention, Relation
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer

_SAY_NOTHING_OF_WHO_WAS_THERE = OFFICE_RELATIONS | {"skos:broader", "gk:visited"}
_TO_SOMEBODY_PRESENT = frozenset({"gk:thanked", "gk:urged", "gk:welcomed"})
_ACTORS = frozenset({EntityType.PERSON, EntityType.OFFICE})


class Parties:
    """Knows the members of groupings and who acts in a section."""

    def __init__(self, reading: DocumentReading, gazetteer: Gazetteer) -> None:
        """Look in ``reading``; ``gazetteer`` knows the members of groupings."""
        self._reading = reading
        self.gazetteer = gazetteer

    def has_member(self, parties: Iterable[str], key: str) -> bool:
        """Return whether an entity acts for one of the parties, or for a member of one."""
        polities = self._reading.polities_of(key)
        for party in parties:
            members = self.gazetteer[party].members if party in self.gazetteer else ()
            if party in polities or polities & set(members):
                return True
        return False

    def actors(self, section: int) -> list[str]:
        """Return the persons and offices named as subject or addressee in a section."""
        named = [
            mention
            for relation in self._reading.relations.in_section(section)
            if self._tells_who_was_there(relation)
            for mention in (*relation.subjects, *relation.addressees, *relation.objects)
            if _acts(self._reading.mentions[mention], relation)
        ]
        return [k for k in self._reading.keys(named) if self._reading.is_person_like(k)]

    def _tells_who_was_there(self, relation: Relation) -> bool:
        if relation.predicate in _SAY_NOTHING_OF_WHO_WAS_THERE:
            return False
        kind = self._reading.document.kind_of_position(relation.sentence.start)
        return kind in PROSE or kind is BlockKind.CAPTION


def _acts(mention: Mention, relation: Relation) -> bool:
    """Whether a mention is of somebody who acts; who is thanked is there, who is discussed not."""
    if mention.type not in _ACTORS:
        return False
    return mention.id not in relation.objects or relation.predicate in _TO_SOMEBODY_PRESENT
