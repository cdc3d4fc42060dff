"""Who "I" and "we" are: who speaks the quotation, else who wrote the document.

The author is who is said to speak before the text ("Ms. Ruiz said:"), whose name and
office stand at its head, or the only one of the publisher's own who is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import PROSE, EntityType
from graphkit.resolution.quotations import Quotations
from graphkit.resolution.relations import JOINT

if TYPE_CHECKING:
    from graphkit.data_model import Mention
    from graphkit.resolution.reading import DocumentReading


def link_first_person(reading: DocumentReading) -> None:
    """Link "I" and "we", but for what "we" did together with others in a meeting."""
    mentions = [m for m in reading.extraction.mentions if m.features.get("reference") == "first"]
    if not mentions:
        return
    quotations = Quotations(reading)
    authors = _Authors(reading, mentions, quotations)
    together = _done_together(reading)
    for mention in mentions:
        quotation = quotations.holding(mention.span.start)
        if mention.id in together:
            continue
        if quotation is not None:
            speaker = quotations.speaker(quotation)
            people, why = [speaker] if speaker else [], "who speaks the quotation"
        else:
            people, why = authors.of(mention)
        for key in people:
            reading.link(mention.id, key, f"first person: {why}")


def _done_together(reading: DocumentReading) -> set[str]:
    """Return each "we" that means all who met: "we discussed", "we agreed"."""
    return {
        mention
        for predicate in sorted(JOINT)
        for relation in reading.relations.saying(predicate)
        for mention in relation.subjects
        if reading.mentions[mention].features.get("number") == "plural"
    }


class _Authors:
    """Knows who writes a document in the first person."""

    def __init__(
        self, reading: DocumentReading, mentions: list[Mention], quotations: Quotations
    ) -> None:
        self._reading = reading
        self._quotations = quotations
        self._met = _met_by(reading, mentions)
        self._head = self._at_head(mentions[0].span.start)

    def of(self, mention: Mention) -> tuple[list[str], str]:
        """Return whom "I" or "we" means outside quotations, and why."""
        announced = self._quotations.announced(mention.span.start)
        if announced:
            return [announced], "who is said to speak"
        is_one = mention.features.get("number") == "singular"
        if self._head and (len(self._head) == 1 or not is_one):
            return self._head, "who is named at the head of the document"
        own = [k for k in dict.fromkeys(key for key, _ in self._reading.own) if self._may_be(k)]
        if len(own) == 1:
            return own, "the only one of the publisher's own who is named"
        return [], ""

    def _at_head(self, end: int) -> list[str]:
        """Return those with an office who are named before the text in no prose."""
        document = self._reading.document
        found = [
            self._reading.key_of(m.id)
            for m in self._reading.extraction.mentions
            if m.type is EntityType.PERSON
            and m.span.start < end
            and document.kind_of_position(m.span.start) not in PROSE
        ]
        return [key for key in dict.fromkeys(found) if self._may_be(key)]

    def _may_be(self, key: str) -> bool:
        """Whether somebody holds an office, at home where that is known, and was not met."""
        person = self._reading.persons[key]
        is_home = not (person.polities and self._reading.home) or (
            self._reading.home in person.polities
        )
        return bool(person.offices) and is_home and key not in self._met


def _met_by(reading: DocumentReading, mentions: list[Mention]) -> set[str]:
    """Return whom "I" or "we" met, thanked or the like."""
    first = {mention.id for mention in mentions}
    return {
        key
        for relation in reading.extraction.relations
        if first & set(relation.subjects)
        for key in reading.keys((*relation.addressees, *relation.objects))
    }
