"""Find the words that carry a claim, with a mention in them for each argument."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.data_model import PROSE, BlockKind, EntityType
from graphkit.resolution.claims import Passage
from graphkit.resolution.relations import CIRCUMSTANCES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graphkit.data_model import Relation, Span
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading, Resolved


class PassageFinder:
    """Finds passages in a document whose relations are resolved.

    A claim of which an argument has no mention anywhere gets no passage, and
    is not made.
    """

    def __init__(self, reading: DocumentReading) -> None:
        """Look in ``reading``."""
        self._reading = reading
        self._acts_in: defaultdict[str, list[Resolved]] = defaultdict(list)
        for resolved in sorted(reading.resolved, key=self._standing):
            if resolved.meeting and resolved.relation.predicate not in CIRCUMSTANCES:
                self._acts_in[resolved.meeting].append(resolved)

    def _standing(self, resolved: Resolved) -> int:
        """Order words by how well a reader sees in them who acted: prose, headings, captions.

        A heading that names people ("Minister X meets Y") is as good as prose, one that
        names only their countries is not.
        """
        relation = resolved.relation
        kind = self._reading.document.kind_of_position(relation.sentence.start)
        if kind is BlockKind.CAPTION:
            return 2
        named = any(self._reading.mentions[m].type is EntityType.PERSON for m in relation.subjects)
        return 0 if kind in PROSE or named else 1

    def of_relation(self, relation: Relation, arguments: Iterable[str]) -> Passage | None:
        """Return the words of a relation with its own mentions, where they carry an argument."""
        own = {
            *relation.subjects,
            *relation.objects,
            *relation.addressees,
            *relation.concerning,
        }
        return self.of_words(relation.quote, relation.sentence, arguments, own)

    def of_words(
        self, quote: Span, sentence: Span, arguments: Iterable[str], own: Collection[str] = ()
    ) -> Passage | None:
        """Return the passage with the nearest mention of each argument."""
        mentions = []
        for argument in dict.fromkeys(arguments):
            candidates = self._reading.mentions_of(argument)
            if not candidates:
                return None
            ranked = [(self._rank(m, quote, sentence, own), m) for m in candidates]
            mentions.append((min(ranked, key=lambda pair: pair[0])[1], argument))
        return Passage(quote, sentence, tuple(mentions))

    def _rank(
        self, mention: str, quote: Span, sentence: Span, own: Collection[str]
    ) -> tuple[int, int, int]:
        """Order mentions: the relation's own, in the quote, in the sentence, elsewhere; near."""
        span = self._reading.mentions[mention].span
        homes = (mention in own, quote.contains(span), sentence.contains(span), True)
        return homes.index(True), abs(span.start - quote.start), span.start

    def first_act(self, meeting: LocalMeeting, people: Iterable[str]) -> Passage | None:
        """Return the first words in a meeting in which all of ``people`` act or are acted on."""
        people = list(people)
        for resolved in self._acts_in.get(meeting.key, ()):
            if {*resolved.subjects, *resolved.addressees, *resolved.objects}.issuperset(people):
                passage = self.of_relation(resolved.relation, [*people, meeting.key])
                if passage is not None:
                    return passage
        return None

    def named_with(self, meeting: LocalMeeting, key: str) -> Passage | None:
        """Return the mention of a meeting in which somebody is named."""
        for mention in meeting.mentions:
            span = self._reading.mentions[mention].span
            for other in self._reading.mentions_of(key):
                if span.contains(self._reading.mentions[other].span):
                    return Passage(span, span, ((other, key), (mention, meeting.key)))
        return None

    def of_pair(self, meeting: LocalMeeting, one: str, other: str) -> Passage | None:
        """Return words that show that both took part, of one place or else of two."""
        together = self.first_act(meeting, [one, other])
        if together is not None:
            return together
        first, second = self._showing(meeting, one), self._showing(meeting, other)
        if first is None or second is None:
            return None
        carriers = {key: mention for mention, key in (*first.mentions, *second.mentions)}
        pairs = tuple((mention, key) for key, mention in carriers.items())
        return Passage(first.quote, first.sentence, pairs)

    def _showing(self, meeting: LocalMeeting, key: str) -> Passage | None:
        return self.first_act(meeting, [key]) or self.named_with(meeting, key)
