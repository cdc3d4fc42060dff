"""A sentence as the readers of acts and encounters see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from graphkit.data_model import BlockKind
    from graphkit.extraction.builder import ExtractionBuilder
    from graphkit.extraction.dates import FoundDate
    from graphkit.extraction.frame_reader import Clause
    from graphkit.extraction.naming.chunks import Chunk, NamedSentence
    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.resources.word_lists import ReferenceWords


@dataclass(frozen=True)
class SentenceReading:
    """One sentence with all that is known of it before its acts are read.

    ``chunk_mentions`` are the mention ids of each chunk, ``parties`` the parties
    of its parse in order.
    """

    kind: BlockKind
    span: Span
    named: NamedSentence
    chunk_mentions: Sequence[tuple[str, ...]]
    parse: Parse
    parties: Sequence[Party]
    dates: Sequence[FoundDate]
    builder: ExtractionBuilder
    references: ReferenceWords

    @property
    def chunks(self) -> Sequence[Chunk]:
        """The names of the sentence."""
        return self.named.chunks

    @cached_property
    def text(self) -> str:
        """The text of the sentence."""
        return self.span.of(self.builder.document.text)

    def mentions_of(self, party: Party) -> tuple[str, ...]:
        """Return the mentions a party stands for; a reference gets one of its own."""
        if party.unit is not None:
            return self.chunk_mentions[party.unit]
        span = self.parse.origin(party.start, party.end)
        return (self.builder.mention(span, None, **self._reference_features(party)),)

    def _reference_features(self, party: Party) -> dict[str, str]:
        tokens = self.parse.doc[party.start : party.end]
        noun = tokens[-1].lower_
        if party.kind == "pronoun":
            pronoun = self.references.pronouns[noun]
            return {"reference": "pronoun", "number": pronoun.number, "gender": pronoun.gender}
        if party.kind == "participants":
            return {"reference": "participants", "number": "plural"}
        counts = [self.references.numerals.get(token.lower_) for token in tokens]
        count = next((c for c in counts if c), 2 if noun in {"duo", "pair", "both"} else None)
        return {
            "reference": "group",
            "number": "plural",
            "noun": noun,
            "group": self.references.group_nouns.get(noun, "persons"),
            "count": str(count) if count else "",
        }

    def parties_in(self, start: int, end: int) -> list[Party]:
        """Return the parties that begin between two tokens."""
        return [party for party in self.parties if start <= party.start < end]

    def subject_parties(self, clause: Clause) -> list[Party]:
        """Return the parties that are the subject of a clause by its words and its arc."""
        verb = clause.verb
        if clause.level == "relative":
            return self._last_free(0, clause.start) or self._last_free(0, verb.i)
        before = self.parties_in(clause.start, verb.i)
        own = [p for p in before if not p.possessive]
        if not own:
            return []
        subject = self._subject_by_arc(verb, own)
        subject = self._subject_by_arc(verb, own)
        if subject is None:
            subject = next((p for p in reversed(own) if not p.preposition), None)
            subject = subject or self._closing_list(own)
        if subject is None:
            return []
        opening = [p for p in own if p.joined and p.end <= subject.start]
        return list(dict.fromkeys([*opening, *self._coordinated(own, own.index(subject))]))

    def _coordinated(self, own: Sequence[Party], index: int) -> list[Party]:
        """Return the subject with what "and", commas or "together with" join to it."""
        first = last = index
        while first > 0 and self._joins(own[first - 1], own[first]):
            first -= 1
        while last + 1 < len(own) and (
            self._joins(own[last], own[last + 1]) or own[last + 1].joined
        ):
            last += 1
        return list(own[first : last + 1])

    def _joins(self, left: Party, right: Party) -> bool:
        between = self.parse.doc[left.end : right.start]
        plain = all(
            t.pos_ in {"CCONJ", "PUNCT", "DET"} or t.lower_ in {"as", "well"} for t in between
        )
        return plain and any(t.pos_ == "CCONJ" or t.text in {",", "&"} for t in between)

    def _closing_list(self, own: Sequence[Party]) -> Party | None:
        """Return the last party if only a comma parts it from an opening phrase."""
        last = own[-1]
        before = self.parse.doc[last.start - 1] if last.start else None
        return last if before is not None and before.text == "," else None

    @staticmethod
    def _subject_by_arc(verb: Token, parties: Sequence[Party]) -> Party | None:
        heads = {child.i for child in verb.children if child.dep_.startswith("nsubj")}
        for party in parties:
            if any(party.start <= index < party.end for index in heads):
                return party
        return None

    def _last_free(self, start: int, end: int) -> list[Party]:
        found = [p for p in self.parties_in(start, end) if not p.possessive]
        return found[-1:]

    def has_type(self, party: Party, *types: EntityType) -> bool:
        """Whether a party is a name of one of ``types``; references count as persons."""
        if party.unit is None:
            return EntityType.PERSON in types
        return self.builder.type_of(self.chunk_mentions[party.unit][0]) in types
