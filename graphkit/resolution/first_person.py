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

_TELL_WHO_MET = frozenset({"meeting-noun", "met"})


def link_first_person(reading: DocumentReading) -> None:
    """Link "I" and "we", but for what "we" did together with others in a meeting."""
    mentions = [m for m in reading.extraction.mentions if m.features.get("reference") == "first"]
    speakers = _Speakers(reading, mentions)
    together = _done_together(reading) if mentions else set()
    for mention in mentions:
        if mention.id not in together:
            people, why = speakers.of(mention.span.start, mention.features.get("number", ""))
            for key in people:
                reading.link(mention.id, key, f"first person: {why}")
    _add_tellers(reading, speakers)


def _add_tellers(reading: DocumentReading, speakers: _Speakers) -> None:
    """Add who speaks where only those are named who were met: "Good to meet Mr. Rao"."""
    for relation in reading.relations.saying("gk:participatedIn"):
        if relation.rule not in _TELL_WHO_MET or not set(relation.subjects) <= set(
            relation.addressees
        ):
            continue
        position = reading.mentions[relation.objects[0]].span.start
        people, _ = speakers.of(position, "singular")
        told = [key for key in people if key not in reading.keys(relation.subjects)]
        reading.tellers[relation.id] = told
        for mention in (min(reading.mentions_of(key)) for key in told):
            reading.relations.add_participant(relation.objects[0], mention)


def _done_together(reading: DocumentReading) -> set[str]:
    """Return each "we" that means all who met: "we discussed", "we agreed"."""
    return {
        mention
        for predicate in sorted(JOINT)
        for relation in reading.relations.saying(predicate)
        for mention in relation.subjects
        if reading.mentions[mention].features.get("number") == "plural"
    }


class _Speakers:
    """Knows who speaks where in a document, and who writes it in the first person."""

    def __init__(self, reading: DocumentReading, mentions: list[Mention]) -> None:
        self._reading = reading
        self._quotations = Quotations(reading)
        plain = [m for m in mentions if self._quotations.holding(m.span.start) is None]
        self._is_written_so = bool(plain)
        self._met = _met_by(reading, mentions)
        self._head = self._at_head(plain[0].span.start) if plain else []

    def of(self, position: int, number: str) -> tuple[list[str], str]:
        """Return whom "I" or "we" means at a character, and why."""
        quotation = self._quotations.holding(position)
        if quotation is not None:
            speaker = self._quotations.speaker(quotation)
            return [speaker] if speaker else [], "who speaks the quotation"
        return self._authors(position, number) if self._is_written_so else ([], "")

    def _authors(self, position: int, number: str) -> tuple[list[str], str]:
        speaker = self._quotations.turn(position)
        if speaker is not None:
            return [speaker] if speaker else [], "whose turn it is to speak"
        announced = self._quotations.announced(position)
        if announced:
            return [announced], "who is said to speak"
        is_one = number == "singular"
        if self._head and (len(self._head) == 1 or not is_one):
            return self._head, "who is named at the head of the document"
        own = [k for k in dict.fromkeys(key for key, _ in self._reading.own) if self._may_be(k)]
        if len(own) == 1:
            return own, "the only one of the publisher's own who is named"
        quoted = [key for key in self._quotations.all_announced() if key in own]
        if len(quoted) == 1 and is_one:
            return quoted, "the only one of the publisher's own who is quoted"
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
