"""Read who went where: "visited Chile", "his visit to Oslo", "who was on an official visit".

A visit is an entity of its own where a noun names it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Polarity
from graphkit.extraction.circumstances import Told
from graphkit.extraction.noun_encounters import phrase_start
from graphkit.extraction.syntax import own_subject
from graphkit.extraction.tellings import Stance, controllers, is_person, verb_above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import Span
    from graphkit.extraction.act import Act
    from graphkit.extraction.circumstances import Circumstances
    from graphkit.extraction.margins import Found
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tellings import StanceReader
    from graphkit.extraction.tokens import Token

_LONGEST_DESTINATION = 5
_NOUN_CONFIDENCE = 0.7


@dataclass(frozen=True, kw_only=True)
class _Visit:
    """Who went where, by which words."""

    people: tuple[str, ...]
    place: Found
    quote: Span
    verb: str
    stance: Stance
    confidence: float


class VisitReader:
    """Finds who visited some place."""

    def __init__(self, circumstances: Circumstances, stances: StanceReader) -> None:
        """Use the places of ``circumstances``, and ``stances`` to tell how nouns are put."""
        self._circumstances = circumstances
        self._stances = stances

    def of_act(self, reading: SentenceReading, act: Act) -> Iterator[Told]:
        """Read "visited Oslo", "paid a visit to Chile"."""
        argument = act.predication.object
        if argument is None or not act.subjects:
            return
        scope = reading.parse.origin(argument.start, argument.end)
        place = self._circumstances.destination(reading, scope)
        if place is not None:
            verb = act.predication.verb.i
            words = reading.parse.origin(verb, verb + 1).cover(place.quote)
            negated = act.polarity is Polarity.NEGATIVE
            visit = _Visit(
                people=act.subjects,
                place=place,
                quote=reading.covering(words, *act.parties),
                verb=reading.words_between(*act.predication.words),
                stance=Stance(modality=act.modality, negated=negated),
                confidence=act.confidence,
            )
            entity = act.predication.noun is not None
            mention = _write_visit(reading, visit, as_entity=entity)
            for other in self._circumstances.further_destinations(reading, place, scope):
                quote = visit.quote.cover(other.quote)
                _write_visit(reading, replace(visit, place=other, quote=quote), as_entity=False)
            if mention is not None:
                yield Told.of_visit(mention, act)

    def of_noun(self, reading: SentenceReading, noun: Token) -> Iterator[Told]:
        """Read "his visit to Oslo", "who was on an official visit to Chile"."""
        place, visitors = self._destination(reading, noun), _visitors(reading, noun)
        if place is None or not visitors:
            return
        quote = reading.parse.origin(noun.i, noun.i + 1).cover(place.quote)
        stance = self._stances.of_noun(noun, phrase_start(noun))
        visit = _Visit(
            people=reading.mentions_of(*visitors),
            place=place,
            quote=reading.covering(quote, *visitors),
            verb=noun.text,
            stance=stance,
            confidence=_NOUN_CONFIDENCE,
        )
        mention = _write_visit(reading, visit, as_entity=True)
        if mention is not None:
            yield Told(
                mention=mention, anchors=frozenset({noun.i}), modality=stance.modality, place=False
            )

    def _destination(self, reading: SentenceReading, noun: Token) -> Found | None:
        """Return where a visit led, said after it, or before it: "is in Chile on a visit"."""
        doc, start = noun.doc, phrase_start(noun)
        following = doc[noun.i + 1 : noun.i + 3]
        first, end = noun.i + 1, min(noun.i + _LONGEST_DESTINATION, len(doc))
        if not following or following[0].lower_ not in {"to", "in"}:
            stays = start > 1 and doc[start - 1].lower_ == "on"
            before = [t.lower_ for t in doc[max(start - _LONGEST_DESTINATION, 0) : start - 1]]
            if not stays or "in" not in before:
                return None
            first, end = start - 1 - before[::-1].index("in"), start - 1
        elif following[-1].tag_ == "VB":
            return None  # "on a visit to mark Chile’s independence"
        return self._circumstances.destination(reading, reading.parse.origin(first, end))


def _visitors(reading: SentenceReading, noun: Token) -> list[Party]:
    """Return whose visit it is: its owner, or who is on it."""
    start = phrase_start(noun)
    owners = [p for p in reading.parties if p.possessive and start <= p.start < noun.i]
    if owners:
        # Of "thanked her for his visit" nobody knows without knowing who the two are.
        praised = start > 0 and noun.doc[start - 1].lower_ == "for"
        owner = owners[-1]
        open_ = praised and owner.kind == "pronoun"
        return [owner] if not open_ and is_person(reading, owner) else []
    verb = noun if own_subject(noun) is not None else verb_above(noun)
    led = start > 0 and noun.doc[start - 1].lower_ in {"during", "on"}
    found = controllers(reading, verb) if verb is not None and led else []
    return [p for p in found if is_person(reading, p)]


def _write_visit(reading: SentenceReading, visit: _Visit, *, as_entity: bool) -> str | None:
    """Write that somebody went somewhere, or did not; return the mention of the visit.

    A visit is an entity where a noun names it: of "visited Oslo" no more can be said.
    """
    links = [("gk:visited", visit.people, visit.place.mention)]
    mention = None
    if as_entity and not visit.stance.negated:
        mention = reading.builder.mention(visit.quote, EntityType.VISIT, "", anchor="verb")
        links.append(("gk:participatedIn", visit.people, mention))
        links.append(("gk:heldAt", (mention,), visit.place.mention))
    for predicate, subjects, target in links:
        reading.builder.relation(
            predicate,
            subjects,
            objects=(target,),
            quote=visit.quote,
            sentence=reading.span,
            rule="visited",
            verb=visit.verb,
            modality=visit.stance.modality,
            polarity=Polarity.NEGATIVE if visit.stance.negated else Polarity.POSITIVE,
            confidence=visit.confidence,
        )
    return mention
