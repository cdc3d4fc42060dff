"""Claims of which entities a topic names: "the situation in Sudan" is about Sudan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.claims import Claim, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.resolution.reading import DocumentReading

_NAMES = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.EVENT,
        EntityType.INSTRUMENT,
        EntityType.OFFICE,
        EntityType.ORGANIZATION,
        EntityType.PERSON,
        EntityType.PLACE,
    }
)


def topic_claims(reading: DocumentReading, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield what the topics of ``claims`` are about, by each of their mentions."""
    used = (key for claim in claims for key in (claim.subject, claim.object, *claim.concerning))
    for key in dict.fromkeys(used):
        entity = reading.entities.get(key) if isinstance(key, str) else None
        if entity is not None and entity.type is EntityType.TOPIC:
            for mention in reading.mentions_of(entity.key):
                yield from _named_in(reading, entity.key, mention)


def _named_in(reading: DocumentReading, topic: str, mention: str) -> Iterator[Claim]:
    quote = reading.mentions[mention].span
    sentence = reading.sentence_at(quote.start)
    for inner in reading.mentions_within(quote):
        entity = reading.key_of(inner.id)
        if inner.type in _NAMES and _is_somebody_in_particular(reading, entity):
            yield Claim(
                subject=topic,
                predicate="gk:about",
                object=entity,
                passages=[Passage(quote, sentence, ((mention, topic), (inner.id, entity)))],
                rule="topic-names",
                confidence=1.0,
            )


def _is_somebody_in_particular(reading: DocumentReading, key: str) -> bool:
    """Whether an entity is told apart from others: "the President" alone is not."""
    entity = reading.entities.get(key)
    return entity is not None and (entity.type is not EntityType.OFFICE or entity.polity != "")
