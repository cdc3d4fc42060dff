"""What a sentence tells beside a clause: who can be spoken to, and what "On trade, …" is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.asides import CALENDAR, opens_circumstance
from graphkit.extraction.clause_slots import Argument
from graphkit.extraction.syntax import is_finite
from graphkit.resources.frame_words import load_slot_groups

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graphkit.extraction.clauses import Clause
    from graphkit.extraction.sentences import SentenceReading

_TOPIC = frozenset(load_slot_groups()["topic"])
_PREPOSITIONS = sorted(
    {f"{word} " for words in load_slot_groups().values() for word in words},
    key=lambda w: (-len(w), w),
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the frames of a clause can use beside its own words.

    ``people`` are the tokens where somebody who can be spoken to begins,
    ``named`` those where any party begins; ``fronted`` is the topic that "On trade, …"
    puts before the subject.
    """

    people: Collection[int] = ()
    named: Collection[int] = ()
    fronted: Argument | None = None


NO_SURROUNDINGS = Surroundings()


class SurroundingsReader:
    """Finds what stands around the clauses of a sentence."""

    def __init__(self, not_topics: Iterable[str]) -> None:
        """Take no phrase of ``not_topics`` ("on the sidelines of") for the start of a topic."""
        self._not_topics = tuple(f"{phrase} " for phrase in not_topics)

    def read(self, reading: SentenceReading, clauses: Sequence[Clause]) -> Surroundings:
        """Return the surroundings that all clauses of a sentence share."""
        first = next((clause for clause in clauses if clause.level == "main"), None)
        fronted = self._fronted(reading, first.start) if first is not None else None
        named = frozenset(p.start for p in reading.parties if not p.possessive)
        return Surroundings(people=reading.people_starts, named=named, fronted=fronted)

    def _fronted(self, reading: SentenceReading, end: int) -> Argument | None:
        """Return the topic that stands before the comma at ``end`` and opens the sentence."""
        doc = reading.parse.doc
        if doc[end].text != ",":
            return None
        text = " ".join(token.lower_ for token in doc[:end]) + " "
        slot = next(filter(text.startswith, _PREPOSITIONS), "").rstrip()
        if slot not in _TOPIC or text.startswith(self._not_topics):
            return None
        start = len(slot.split())
        if start >= end or any(t.pos_ == "VERB" and is_finite(t) for t in doc[start:end]):
            return None
        span = reading.parse.origin(start, end)
        dated = any(date.span.overlaps(span) for date in reading.dates)
        dated = dated or any(token.lower_ in CALENDAR for token in doc[start:end])
        dated = dated or opens_circumstance(doc, start, end)
        return None if dated else Argument(slot, start, end)
