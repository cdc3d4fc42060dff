"""The relations of a document by what they say, of which mention, and where."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graphkit.data_model import Relation

CIRCUMSTANCES = frozenset({"gk:heldOn", "gk:heldAt", "gk:onSidelinesOf"})
"""What is said of an encounter itself."""

JOINT = frozenset({"gk:agreedOn", "gk:confirmed", "gk:discussed"})
"""What several do together."""

OFFICE_RELATIONS = frozenset({"gk:holdsOffice", "gk:officeOf", "gk:represents"})
"""What names and titles say by themselves, wherever they stand."""

PARTICIPATION = frozenset({"gk:participatedIn", "gk:chaired", "gk:hosted"})
"""What ties people to an encounter."""


class RelationIndex:
    """Finds relations without going through all of them; each list is in the order of the text."""

    def __init__(
        self, relations: Iterable[Relation], sections_at: Callable[[int], Sequence[int]]
    ) -> None:
        """Index ``relations``; ``sections_at`` tells the sections around a character."""
        self._by_predicate: defaultdict[str, list[Relation]] = defaultdict(list)
        self._by_section: defaultdict[int, list[Relation]] = defaultdict(list)
        self._circumstances: defaultdict[str, list[Relation]] = defaultdict(list)
        self._participants: defaultdict[str, list[str]] = defaultdict(list)
        for relation in relations:
            self._by_predicate[relation.predicate].append(relation)
            for section in sections_at(relation.sentence.start):
                self._by_section[section].append(relation)
            if relation.predicate in CIRCUMSTANCES:
                for subject in relation.subjects:
                    self._circumstances[subject].append(relation)
            elif relation.predicate == "gk:participatedIn":
                for meeting in relation.objects:
                    self._participants[meeting].extend(relation.subjects)

    def saying(self, predicate: str) -> Sequence[Relation]:
        """Return the relations of one predicate."""
        return self._by_predicate.get(predicate, ())

    def in_section(self, section: int) -> Sequence[Relation]:
        """Return the relations read in a section and the sections below it."""
        return self._by_section.get(section, ())

    def circumstances(self, mention: str) -> Sequence[Relation]:
        """Return what is said of the date, place and margin of an encounter."""
        return self._circumstances.get(mention, ())

    def participants(self, mention: str) -> Sequence[str]:
        """Return the mentions said to take part in an encounter."""
        return self._participants.get(mention, ())

    def add_participant(self, meeting: str, mention: str) -> None:
        """Add a mention of somebody who takes part without being said to."""
        self._participants[meeting].append(mention)

    def days(self, mentions: Iterable[str]) -> Iterator[str]:
        """Yield the dates said of encounters."""
        for mention in mentions:
            for relation in self.circumstances(mention):
                if relation.predicate == "gk:heldOn" and relation.literal is not None:
                    yield relation.literal.value
