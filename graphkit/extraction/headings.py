"""Read encounters from headings, titles and captions.

"Chile-Kenya Foreign Ministers’ Meeting (May 3)", "Readout of Secretary Ruiz’s
Call with Foreign Minister Aoki", "Ms. Ruiz meets with Mr. Aoki": these have no
clause to parse, so words and names decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind, EntityType, Modality
from graphkit.extraction.circumstances import begins_date
from graphkit.extraction.meeting_mentions import Encounter, Participation, write_participation
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.person import Counterpart, Person
from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.words import span_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.circumstances import Circumstances
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.naming.words import Word
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.resources.meeting_words import MeetingNoun, MeetingWords

_ABOUT = frozenset({"on", "regarding", "about", "concerning"})
_CALLING = frozenset({"call", "called", "calling", "calls"})
_QUOTES = frozenset("‘’“”'\"")
_CONFIDENCE = 0.95
_FARTHEST_WISH = 3
_TO_COME = frozenset({("planned", "for"), ("scheduled", "for"), ("to", "be"), ("to", "take")})


@dataclass(frozen=True, slots=True)
class _Noun:
    """The words ``start`` up to ``end`` of a heading name an encounter."""

    start: int
    end: int
    kind: MeetingNoun
    plural: bool


@dataclass(frozen=True, slots=True)
class _Verb:
    """The word ``position`` of a heading tells of an encounter, maybe one to come."""

    position: int
    type: str
    planned: bool


class HeadingReader:
    """Finds the encounter that a heading, title or caption names."""

    def __init__(
        self,
        words: MeetingWords,
        verbs: Mapping[str, str],
        meetings: MeetingMentions,
        circumstances: Circumstances,
    ) -> None:
        """Use the nouns of ``words`` and the verb forms ``verbs``."""
        self._meetings = meetings
        self._circumstances = circumstances
        self._verbs = PhraseTable(verbs.items())
        self._words = words
        single = [(noun, (kind, False)) for noun, kind in words.nouns.items()]
        # "talks" stands in the lexicon as it is: one encounter.
        plural = [(f"{noun}s", (kind, True)) for noun, kind in words.nouns.items()]
        self._nouns = PhraseTable([*single, *plural])

    def read(self, reading: SentenceReading) -> str | None:
        """Return the mention of the meeting a heading names, if it does."""
        words = reading.named.words[: self._circumstances.margins.start(reading)]
        words = words[: self._second_clause(words)]
        noun, verb = self._noun(words), self._verb(words)
        if noun is None and verb is None:
            return None
        if noun is not None and noun.kind.type == "Visit" and verb is None:
            return None  # a stay, in which several may be met
        about = min(_about(reading, words, noun.end if noun else 0), len(words))
        people = _people(reading, about)
        if not people and noun is None:
            return None
        if noun is not None and noun.kind.type == "Event" and verb is None and people:
            return None  # somebody at an event, where several may be met
        encounter = self._encounter(reading, noun, verb, about)
        mention = self._meetings.add(reading, encounter)
        write_participation(
            reading,
            mention,
            Participation(
                people=people,
                quote=_span(reading, noun),
                rule="heading",
                confidence=_CONFIDENCE,
                modality=encounter.modality,
            ),
        )
        self._circumstances.write(reading, mention, modality=encounter.modality)
        self._write_topic(reading, mention, about)
        return mention

    def _noun(self, words: Sequence[Word]) -> _Noun | None:
        """Return the first noun that names an encounter; an event only if there is no other.

        Of "bilateral meetings" the second word is meant.
        """
        found: _Noun | None = None
        for noun in self._all_nouns(words):
            if found is None or found.kind.type == "Event" or found.end == noun.start:
                found = noun
        return found

    def _all_nouns(self, words: Sequence[Word]) -> Iterator[_Noun]:
        position = 0
        while position < len(words):
            hit = None if _in_brackets(words, position) else self._nouns.match(words, position)
            if hit is None:
                position += 1
                continue
            end, (kind, plural) = hit
            verb = self._verbs.match(words, position) if plural else None
            wanted = kind.type == "Call" and words[end : end + 1] and words[end].lower == "for"
            wanted = wanted or self._is_purpose(words, position, end)
            wanted = wanted or _is_given(words, end, self._words.talks_given)
            if not wanted and (verb is None or verb[0] <= end):
                yield _Noun(position, end, kind, plural and kind.type != "Event")
            position = end

    def _is_purpose(self, words: Sequence[Word], start: int, end: int) -> bool:
        """Whether a noun tells what is worked for: "agree to cooperate for dialogue with Chile"."""
        if words[end - 1].lower not in self._words.ongoing:
            return False
        before = [w.lower for w in words[:start] if w.text not in _QUOTES]
        return bool(before) and before[-1] in self._words.working_for

    def _second_clause(self, words: Sequence[Word]) -> int:
        """Return where the second of two encounters begins: "receives Ms. Ruiz, calls Mr. Diaz"."""
        verbs = [i for i in range(len(words)) if self._verbs.match(words, i) is not None]
        later = (i for i in verbs[1:] if words[i - 1].text in {",", ";"})
        return next(later, len(words))

    def _verb(self, words: Sequence[Word]) -> _Verb | None:
        """Return the verb of a heading that tells of an encounter: of a call, if one does."""
        hits = ((i, self._verbs.match(words, i)) for i in range(len(words)))
        verbs = [_Verb(i, hit[1], _is_planned(words, i)) for i, hit in hits if hit is not None]
        return min(verbs, key=lambda verb: (verb.type, verb.position), default=None)

    def _encounter(
        self, reading: SentenceReading, noun: _Noun | None, verb: _Verb | None, about: int
    ) -> Encounter:
        planned = verb is not None and verb.planned
        planned = planned or (verb is None and noun is not None and self._is_asked(reading, noun))
        planned = planned or (noun is not None and _is_to_be_held(reading, noun))
        telephone = self._meetings.is_call(w.lower for w in reading.named.words)
        return Encounter(
            span=_span(reading, noun),
            anchor=reading.kind.value,
            kind=noun.kind if noun else None,
            called=verb is not None and verb.type == "Call",
            by_telephone=telephone or (noun is not None and noun.kind.type == "Call"),
            plural=(noun is not None and noun.plural)
            or _meets_several(reading, verb, about, self._words.several),
            modality=Modality.INTENDED if planned else Modality.ASSERTED,
            parties=_polities(reading, about),
            words=tuple(word.lower for word in reading.named.words[:about]),
            spoken=noun is not None and verb is None and self._is_spoken(reading, noun),
        )

    def _is_asked(self, reading: SentenceReading, noun: _Noun) -> bool:
        """Whether a heading tells of a wish: "Chile seeks talks with Peru"."""
        before = reading.named.words[max(noun.start - _FARTHEST_WISH, 0) : noun.start]
        return any(
            w.lower.removesuffix("s") in self._words.planning for w in before if not w.is_possessive
        )

    def _is_spoken(self, reading: SentenceReading, noun: _Noun) -> bool:
        """Whether a noun leaves open if people met or called: "conversation"."""
        word = reading.named.words[noun.end - 1].lower
        return noun.kind.type == "Meeting" and self._meetings.is_spoken(word)

    def _write_topic(self, reading: SentenceReading, meeting: str, about: int) -> None:
        """Write what stands after "on": the subject matter, unless it is a date or margin."""
        words = reading.named.words
        if about >= len(words) - 1 or self._circumstances.margins.is_named(reading):
            return
        start = about + 1 + (words[about + 1].lower == "the")
        ends = (i for i in range(about + 1, len(words)) if words[i].text in {"(", ","})
        end = next(ends, len(words))
        if start >= end or begins_date(reading, words[start].span):
            return
        span = span_of(words[start:end])
        topic = reading.builder.mention(span, EntityType.TOPIC, reading.words_of(span))
        reading.builder.relation(
            "gk:discussed",
            (meeting,),
            objects=(topic,),
            quote=reading.span,
            sentence=reading.span,
            rule="heading-topic",
            verb=words[about].text,
            meeting=meeting,
        )


def _is_given(words: Sequence[Word], end: int, nouns: Container[str]) -> bool:
    """Whether somebody gives what a noun names: "briefing by Ms. Ruiz"; "call by phone" is none."""
    following = words[end : end + 2]
    led = len(following) > 1 and following[0].lower == "by" and words[end - 1].lower in nouns
    return led and following[1].is_name_like


def _is_to_be_held(reading: SentenceReading, noun: _Noun) -> bool:
    """Whether a heading says of a noun that it is to come: "Talks to be held in Oslo"."""
    after = [w.lower for w in reading.named.words[noun.end :]]
    return any(pair in _TO_COME for pair in pairwise(after))


def _is_planned(words: Sequence[Word], verb: int) -> bool:
    """Whether a heading tells of what is to come: "to meet", "will receive"."""
    return verb > 0 and words[verb - 1].lower in {"to", "will"}


def _meets_several(
    reading: SentenceReading, verb: _Verb | None, end: int, several: Container[str]
) -> bool:
    """Whether a heading says that somebody "meets counterparts", one after the other."""
    if verb is None:
        return False
    met = [c.item for c in reading.chunks if verb.position < c.item.start < end]
    return any(isinstance(item, Counterpart) and item.plural for item in met) or any(
        word.lower in several for word in reading.named.words[verb.position : end]
    )


def _in_brackets(words: Sequence[Word], position: int) -> bool:
    before = [word.text for word in words[:position]]
    return before.count("(") > before.count(")")


def _about(reading: SentenceReading, words: Sequence[Word], after: int) -> int:
    """Return the index of the word after which the subject matter or the margin stands.

    Not that before whom somebody calls on: "Courtesy call of Ms. Ruiz on President Aoki".
    """
    called_on = _called_on(reading, words)
    found = (i for i in range(max(after, 1), len(words)) if words[i].lower in _ABOUT)
    return next((i for i in found if i != called_on), len(words))


def _called_on(reading: SentenceReading, words: Sequence[Word]) -> int:
    """Return the index of the "on" before whom somebody called on, -1 if there is none."""
    calls = [i for i, word in enumerate(words) if word.lower in _CALLING]
    people = {c.item.start for c in reading.chunks if isinstance(c.item, Person | Office)}
    for i in range(calls[0] + 1, len(words)) if calls else ():
        if words[i].lower == "on" and (i - 1 in calls or not people.isdisjoint({i + 1, i + 2})):
            return i
    return -1


def _span(reading: SentenceReading, noun: _Noun | None) -> Span:
    """Return the span of the encounter: all of a heading's words."""
    if noun is None or reading.kind is BlockKind.CAPTION:
        return reading.span
    return span_of(reading.named.words)


def _people(reading: SentenceReading, end: int) -> tuple[str, ...]:
    """Return the persons and offices named before the word ``end``."""
    named = zip(reading.chunks, reading.chunk_mentions, strict=True)
    found = (
        mention
        for chunk, mentions in named
        if isinstance(chunk.item, Person | Office | Counterpart) and chunk.item.start < end
        for mention in mentions
    )
    return tuple(dict.fromkeys(found))


def _polities(reading: SentenceReading, end: int) -> str:
    """Return the ids of the countries and organisations named before the word ``end``."""
    matches = (m for m in reading.named.entities if m.start < end and m.is_polity)
    return " ".join(dict.fromkeys(match.entry.id for match in matches))
