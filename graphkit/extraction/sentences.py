"""A sentence as the readers of acts and encounters see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Span
from graphkit.extraction.naming.entities import EntityMatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import BlockKind
    from graphkit.extraction.builder import ExtractionBuilder
    from graphkit.extraction.dates import FoundDate
    from graphkit.extraction.lead_ins import LeadIn
    from graphkit.extraction.naming.chunks import Chunk, NamedSentence
    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.resources.word_lists import ReferenceWords

_COUNTED = MappingProxyType({"duo": 2, "pair": 2})


@dataclass(frozen=True)
class SentenceReading:
    """One sentence with all that is known of it before its acts are read.

    ``block`` is the index of the paragraph it stands in, ``chunk_mentions`` are
    the mention ids of each chunk, ``parties`` the parties of its parse in order.
    Where a ``lead`` goes before it, that is who the first word of the parse stands for.
    """

    kind: BlockKind
    block: int
    span: Span
    named: NamedSentence
    chunk_mentions: Sequence[tuple[str, ...]]
    parse: Parse
    parties: Sequence[Party]
    dates: Sequence[FoundDate]
    builder: ExtractionBuilder
    references: ReferenceWords
    lead: LeadIn | None = None

    @property
    def chunks(self) -> Sequence[Chunk]:
        """The names of the sentence."""
        return self.named.chunks

    @cached_property
    def text(self) -> str:
        """The text of the sentence."""
        return self.span.of(self.builder.document.text)

    def words_of(self, span: Span) -> str:
        """Return the words of the document at ``span``, one space between them."""
        return " ".join(span.of(self.builder.document.text).split())

    def words_between(self, first: int, last: int) -> str:
        """Return the words of the document from one token of the parse to another, with both."""
        return self.words_of(self.parse.origin(first, last + 1))

    def covering(self, quote: Span, *parties: Party) -> Span:
        """Return a quote with the words of ``parties``."""
        for party in parties:
            quote = quote.cover(self.parse.origin(party.start, party.end))
        return quote

    def mentions_of(self, *parties: Party) -> tuple[str, ...]:
        """Return the mentions that parties stand for; a reference gets one of its own."""
        return tuple(dict.fromkeys(m for party in parties for m in self._mentions(party)))

    def _mentions(self, party: Party) -> tuple[str, ...]:
        if self.lead is not None and not party.start:
            return self.lead.mentions
        if party.unit is not None:
            return self._government(party) or self.chunk_mentions[party.unit]
        span = self.parse.origin(party.start, party.end)
        return (self.builder.mention(span, None, **self._reference_features(party)),)

    def _government(self, party: Party) -> tuple[str, ...]:
        """Return a mention of the country for whose government a capital stands."""
        if party.unit is None or party.kind != "capital":
            return ()
        chunk = self.chunks[party.unit]
        country = chunk.item.capital_of if isinstance(chunk.item, EntityMatch) else None
        if country is None:
            return ()
        features = {"entity": country.id, "capital": "yes"}
        return (self.builder.mention(chunk.span, EntityType.COUNTRY, **features),)

    def _reference_features(self, party: Party) -> dict[str, str]:
        tokens = self.parse.doc[party.start : party.end]
        noun = tokens[-1].lower_
        if party.kind == "pronoun":
            pronoun = self.references.pronouns[noun]
            return {"reference": "pronoun", "number": pronoun.number, "gender": pronoun.gender}
        if party.kind == "first":
            return {"reference": "first", "number": self.references.first_person[noun]}
        if party.kind == "participants":
            return {"reference": "participants", "number": "plural"}
        counts = (self.references.numerals.get(token.lower_) for token in tokens)
        count = next(filter(None, counts), _COUNTED.get(noun))
        return {
            "reference": "group",
            "number": "plural",
            "noun": noun,
            "group": self.references.group_nouns.get(noun, "persons"),
            "count": str(count) if count else "",
        }

    @cached_property
    def is_quoted(self) -> bool:
        """Whether a quotation begins or ends in the sentence."""
        return any(t.tag_ in {"``", "''"} and t.text not in {"’", "'"} for t in self.parse.doc)

    def parties_in(self, start: int, end: int) -> list[Party]:
        """Return the parties that begin between two tokens."""
        return [party for party in self.parties if start <= party.start < end]

    @cached_property
    def people_starts(self) -> frozenset[int]:
        """Where a person, an office or a reference such as "the two" begins."""
        people = EntityType.PERSON, EntityType.OFFICE
        parties = (party for party in self.parties if not party.possessive)
        return frozenset(party.start for party in parties if self.has_type(party, *people))

    def has_type(self, party: Party, *types: EntityType) -> bool:
        """Whether a party is a name of one of ``types``; references count as persons."""
        if self.lead is not None and not party.start:
            type_ = self.builder.type_of(self.lead.mentions[0])
            return (type_ or EntityType.PERSON) in types
        mention = self._government(party) or (
            self.chunk_mentions[party.unit] if party.unit is not None else ()
        )
        type_ = self.builder.type_of(mention[0]) if mention else None
        return (type_ or EntityType.PERSON) in types
