"""Link "the two foreign ministers" to the holders whom the text has named.

Only where a number is said and just as many people named before in the section hold such an
office; who is named in the same sentence is somebody else ("Ms. Rao received the two ministers").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.offices import fits_office, office_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import Mention
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.word_lists import ReferenceWords

_NUMERAL_BEFORE = 1
_SEVERAL = 2


def link_counted_offices(reading: DocumentReading, words: ReferenceWords) -> None:
    """Link the offices that a numeral counts and that so many have been said to hold."""
    for mention in reading.extraction.mentions:
        if mention.type is not EntityType.OFFICE or not mention.features.get("plural"):
            continue
        before = reading.words_before(mention.span, _NUMERAL_BEFORE)
        count = next((words.numerals[w] for w in before if w in words.numerals), 0)
        holders = list(_holders(reading, mention)) if count >= _SEVERAL else []
        if len(holders) == count and not reading.links(mention.id):
            for key in holders:
                reading.link(mention.id, key, f"{mention.text}: the {before[-1]} who hold it")


def _holders(reading: DocumentReading, mention: Mention) -> Iterator[str]:
    """Yield who was named in the section before the sentence, with an office that fits it."""
    wanted, sentence = office_of(mention), reading.sentence_at(mention.span.start)
    section = reading.section_at(mention.span.start)
    for key, person in reading.persons.items():
        starts = [reading.mentions[m].span.start for m in person.mentions]
        if min(starts) >= sentence.start or any(sentence.start <= s < sentence.end for s in starts):
            continue
        here = any(s < sentence.start and reading.section_at(s) == section for s in starts)
        if here and any(fits_office(wanted, held) for held in person.offices):
            yield key
