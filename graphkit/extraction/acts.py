"""Read speech acts: who says, asks, thanks, agrees what, to whom.

Takes the predications of a sentence and turns them into relations between
mentions. The subject comes from the clause or, in a coordinated clause, from
the clause before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Modality, Polarity, Span
from graphkit.extraction.syntax import auxiliaries, is_negated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.extraction.frame_reader import Argument, Clause, FrameReader, Predication
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.topics import TopicSpan, TopicSplitter

ENCOUNTERS = frozenset(
    {"gk:met", "gk:spokeWith", "gk:hosted", "gk:chaired", "gk:participatedIn", "gk:visited"}
)
_PARTY_OBJECTS = frozenset(
    {
        "gk:thanked",
        "gk:congratulated",
        "gk:urged",
        "gk:criticized",
        "gk:condemned",
        "gk:warned",
        "gk:welcomed",
    }
)
_REPORTING = frozenset({"gk:stated", "gk:conveyedPosition"})
_PARTY_TYPES = (EntityType.PERSON, EntityType.OFFICE, EntityType.COUNTRY, EntityType.ORGANIZATION)
_FUTURE = frozenset({"will", "would", "shall", "plan", "intend"})
_CONDITIONAL = frozenset({"may", "might", "could", "can"})


@dataclass(frozen=True)
class Act:
    """A predication with the mentions of its subject."""

    predication: Predication
    subjects: tuple[str, ...]
    parties: tuple[Party, ...]


class ActReader:
    """Turn the predications of sentences into relations."""

    def __init__(self, frames: FrameReader, topics: TopicSplitter) -> None:
        """Use the frames and the topic splitter of the lexicon."""
        self._frames = frames
        self._topics = topics

    def acts(self, reading: SentenceReading) -> list[Act]:
        """Return the acts of a sentence in order; a clause without subject takes the last one."""
        found: list[Act] = []
        last: tuple[tuple[Party, ...], tuple[str, ...]] = ((), ())
        for clause in self._frames.clauses(reading.parse, reading.parties):
            if clause.level == "inner" and not self._replaces(found, clause):
                continue
            predications = self._frames.predications(clause)
            parties = tuple(reading.subject_parties(clause))
            subjects = tuple(dict.fromkeys(m for p in parties for m in reading.mentions_of(p)))
            if clause.level == "main" and subjects:
                last = (parties, subjects)
            if not subjects:
                parties, subjects = last
            found.extend(Act(predication, subjects, parties) for predication in predications)
        return found

    @staticmethod
    def _replaces(found: Sequence[Act], clause: Clause) -> bool:
        """Whether an inner clause says more sharply what a reporting verb leads to."""
        return bool(found) and found[-1].predication.frame.predicate in _REPORTING

    def write(self, reading: SentenceReading, acts: Sequence[Act]) -> None:
        """Write the relations of the acts that are no encounters."""
        dropped = self._reported(reading, acts)
        for act in acts:
            frame = act.predication.frame
            if frame.predicate in ENCOUNTERS or act in dropped:
                continue
            self._write(reading, act)

    def _reported(self, reading: SentenceReading, acts: Sequence[Act]) -> list[Act]:
        """Return the acts to leave out: the reporting verb, or the inner act that is none."""
        dropped = []
        for outer, inner in zip(acts, acts[1:], strict=False):
            if inner.predication.clause.level != "inner":
                continue
            same = self._same_speaker(reading, outer, inner)
            sharper = inner.predication.frame.predicate not in _REPORTING | ENCOUNTERS
            acted = inner.predication.frame.predicate not in {
                "gk:discussed",
                "gk:supported",
                "gk:confirmed",
                "gk:agreedOn",
            }
            dropped.append(outer if same and sharper and acted else inner)
        return dropped

    @staticmethod
    def _same_speaker(reading: SentenceReading, outer: Act, inner: Act) -> bool:
        if not inner.parties or inner.parties == outer.parties:
            return False
        singular = all(p.kind == "pronoun" for p in inner.parties)
        first_person = reading.parse.doc[inner.parties[0].start].lower_ in {"he", "she"}
        return singular and first_person and len(outer.subjects) == 1

    def _write(self, reading: SentenceReading, act: Act) -> None:
        if not act.subjects:
            return
        predication = act.predication
        subjects, addressees = self._turned(reading, act)
        party = self._party_object(reading, predication)
        if party:
            self._write_party(reading, act, subjects, party, addressees)
            return
        if predication.object is None:
            return
        topics = self._topic_mentions(reading, predication.object)
        for span, mention, parent in topics:
            relation = self._relation(reading, act, subjects, (mention,), span, addressees, ())
            if parent is not None and relation:
                self._broader(reading, mention, parent, span)

    def _turned(
        self, reading: SentenceReading, act: Act
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return subjects and addressees, with the direction the frame gives them."""
        predication = act.predication
        addressees = self._parties_of(reading, predication.addressee)
        if predication.frame.addressee[:1] == ("subj",):
            addressees = act.subjects
        subjects = act.subjects
        if predication.subject is not None:
            subjects = self._parties_of(reading, predication.subject)
        elif predication.turned or predication.frame.subject[:1] != ("subj",):
            subjects = ()
        return subjects, tuple(a for a in addressees if a not in subjects)

    def _parties_of(self, reading: SentenceReading, argument: Argument | None) -> tuple[str, ...]:
        """Return the mentions of the parties at the head of an argument."""
        if argument is None:
            return ()
        found = []
        position = argument.start
        for party in reading.parties_in(argument.start, argument.end):
            between = reading.parse.doc[position : party.start]
            if any(t.pos_ in {"VERB", "ADP", "SCONJ", "NOUN"} for t in between):
                break
            found.append(party)
            position = party.end
        return tuple(dict.fromkeys(m for p in found for m in reading.mentions_of(p)))

    def _party_object(self, reading: SentenceReading, predication: Predication) -> tuple[str, ...]:
        """Return the parties a thanks, congratulation or call is directed to."""
        if predication.frame.predicate not in _PARTY_OBJECTS:
            return ()
        argument = predication.object
        if argument is None or argument.slot in {"ccomp", "xcomp", "noun"}:
            return ()
        parties = reading.parties_in(argument.start, argument.end)[:1]
        if not parties or parties[0].possessive or parties[0].start - argument.start > 2:
            return ()
        if not reading.has_type(parties[0], *_PARTY_TYPES):
            return ()
        return self._parties_of(reading, argument)

    def _write_party(
        self,
        reading: SentenceReading,
        act: Act,
        subjects: tuple[str, ...],
        party: tuple[str, ...],
        addressees: tuple[str, ...],
    ) -> None:
        concerning = act.predication.concerning
        topics = self._topic_mentions(reading, concerning) if concerning else []
        end = topics[0][0] if topics else self._span(reading, act.predication.object)
        mentions = tuple(mention for _, mention, _ in topics)
        self._relation(reading, act, subjects, party, end, addressees, mentions)
        for span, mention, parent in topics:
            if parent is not None:
                self._broader(reading, mention, parent, span)

    def _relation(
        self,
        reading: SentenceReading,
        act: Act,
        subjects: tuple[str, ...],
        objects: tuple[str, ...],
        end: Span,
        addressees: tuple[str, ...],
        concerning: tuple[str, ...],
    ) -> str:
        predication = act.predication
        frame = predication.frame
        if not subjects:
            return ""
        verb = reading.parse.origin(predication.verb.i, predication.verb.i + 1)
        begin = self._subject_span(reading, act) or verb
        quote = begin.cover(verb).cover(end)
        predicate = frame.predicate
        if frame.joint and self._is_joint(reading, subjects):
            predicate = frame.joint
        return reading.builder.relation(
            predicate,
            subjects,
            objects=objects,
            quote=quote,
            sentence=reading.span,
            rule=f"frame:{_frame_name(predication)}",
            addressees=addressees,
            concerning=concerning,
            verb=self._verb_text(reading, predication),
            modality=act_modality(predication),
            polarity=_polarity(predication),
            content_modality=Modality(frame.content) if frame.content else None,
            strength=frame.strength or None,
            cameo=frame.cameo or None,
            plover=frame.plover or None,
            confidence=confidence_of(predication),
        )

    @staticmethod
    def _is_joint(reading: SentenceReading, subjects: tuple[str, ...]) -> bool:
        """Whether several act: two or more are named, or a plural refers to them."""
        return len(subjects) > 1 or reading.builder.is_plural(subjects[0])

    def _subject_span(self, reading: SentenceReading, act: Act) -> Span | None:
        clause = act.predication.clause
        own = [p for p in act.parties if clause.start <= p.start < clause.verb.i]
        return reading.parse.origin(own[0].start, own[-1].end) if own else None

    @staticmethod
    def _verb_text(reading: SentenceReading, predication: Predication) -> str:
        last = predication.noun.i if predication.noun is not None else predication.verb.i
        if last < predication.verb.i:
            last = predication.verb.i
        span = reading.parse.origin(predication.verb.i, last + 1)
        text = span.of(reading.builder.document.text)
        return " ".join(text.split()) if len(text) < 60 else predication.verb.text

    @staticmethod
    def _span(reading: SentenceReading, argument: Argument | None) -> Span:
        if argument is None:
            return reading.span
        return reading.parse.origin(argument.start, argument.end)

    def _topic_mentions(
        self, reading: SentenceReading, argument: Argument
    ) -> list[tuple[Span, str, str | None]]:
        """Return span, mention and parent mention of each topic of an argument."""
        found: list[tuple[Span, str, str | None]] = []
        for spans in self._topic_spans(reading, argument):
            mentions = [
                reading.builder.mention(topic.span, EntityType.TOPIC, topic.label)
                for topic in spans
            ]
            for topic, mention in zip(spans, mentions, strict=True):
                parent = mentions[topic.parent] if topic.parent is not None else None
                found.append((topic.span, mention, parent))
        return found

    def _topic_spans(
        self, reading: SentenceReading, argument: Argument
    ) -> Iterator[list[TopicSpan]]:
        """Yield the topics of an argument; of several that-clauses each by itself."""
        parse = reading.parse
        if argument.slot != "ccomp":
            yield self._topics.split(parse, argument.start, argument.end)
            return
        start = argument.start
        for position in range(start, argument.end):
            pair = [t.lower_ for t in parse.doc[position : position + 2]]
            if pair == ["and", "that"]:
                yield self._topics.split(parse, start, position, clause=reading.parties)
                start = position + 2
        yield self._topics.split(parse, start, argument.end, clause=reading.parties)

    @staticmethod
    def _broader(reading: SentenceReading, child: str, parent: str, quote: Span) -> None:
        reading.builder.relation(
            "skos:broader",
            (child,),
            objects=(parent,),
            quote=quote,
            sentence=reading.span,
            rule="nested-topic",
        )


def act_modality(predication: Predication) -> Modality:
    """Return how the act itself is put: done, planned, possible."""
    words = {token.lemma_.lower() for token in auxiliaries(predication.verb)}
    if words & _FUTURE:
        return Modality.INTENDED
    return Modality.CONDITIONAL if words & _CONDITIONAL else Modality.ASSERTED


def confidence_of(predication: Predication) -> float:
    """Return how sure the reading is, before calibration: arcs and words agree or not."""
    score = 0.9 if predication.clause.level == "main" else 0.7
    subject_seen = any(c.dep_.startswith("nsubj") for c in predication.verb.children)
    return round(score if subject_seen else score - 0.1, 2)


def _polarity(predication: Predication) -> Polarity:
    negative = is_negated(predication.verb) != (predication.frame.polarity == "negative")
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _frame_name(predication: Predication) -> str:
    frame = predication.frame
    parts = [predication.verb.lemma_.lower(), frame.particle, frame.via]
    if predication.noun is not None:
        parts.append(predication.noun.lemma_.lower())
    return "-".join(part for part in parts if part)
