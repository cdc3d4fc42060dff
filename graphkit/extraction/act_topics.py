"""The topics an act is about, as mentions, each with the topic it is part of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.extraction.clause_slots import Argument
from graphkit.extraction.syntax import is_finite
from graphkit.extraction.tokens import SUBJECTS
from graphkit.extraction.topic_scan import Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.frame_reader import Predication
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Doc
    from graphkit.extraction.topics import TopicSpan, TopicSplitter

_DISCUSSED = "gk:discussed"
_OF_THINGS = frozenset(
    {
        "gk:announced",
        "gk:condemned",
        "gk:congratulated",
        "gk:criticized",
        "gk:expressedConcernOver",
        "gk:rejected",
        "gk:signed",
        "gk:thanked",
        "gk:welcomed",
    }
)
"""What is said of something that is there, not of what it is there for."""
_MADE = frozenset({"gk:announced", "gk:signed"})
"""What is made or made known: a purpose behind it is its own."""
_OF_PLACES_TOO = frozenset({"gk:confirmed", _DISCUSSED})
"""What may be said of a country or place that is only an example: "confirmed its ties with …"."""
_PLACES = frozenset({EntityType.COUNTRY, EntityType.PLACE})
_LEAST_PLACES = 3
_NEEDED = frozenset({"acl:relcl", "ccomp"})
_EACH_OF_THEM = 3


@dataclass(frozen=True, slots=True)
class TopicMention:
    """The mention of a topic, and the one it is part of ("regional affairs including X").

    The act is not about one that is not ``told``: who agrees "to work on priorities,
    including Kenya" agrees on no country.
    """

    id: str
    span: Span
    parent: str | None
    told: bool = True


def topic_mentions(
    reading: SentenceReading, splitter: TopicSplitter, argument: Argument, predicate: str
) -> list[TopicMention]:
    """Return a mention for each topic of ``argument`` that an act is about, parents first."""
    found: list[TopicMention] = []
    if _is_pronoun(reading, argument):
        return []
    for listed in _topics(reading, splitter, argument, stances=predicate in _OF_THINGS):
        topics = _without_places(reading, _told(listed, predicate))
        if predicate in _MADE and argument.slot == "obj":
            topics = _before_purpose(reading, argument, topics)
        ids = [reading.builder.mention(t.span, EntityType.TOPIC, t.label) for t in topics]
        for topic, id_ in zip(topics, ids, strict=True):
            parent = None if topic.parent is None else ids[topic.parent]
            told = predicate in _OF_PLACES_TOO or parent is None or not _is_land(reading, topic)
            found.append(TopicMention(id_, topic.span, parent, told))
    return found


def _told(topics: list[TopicSpan], predicate: str) -> list[TopicSpan]:
    """Return the topics that an act of a relation is about, not only what they are for.

    What is discussed may be anything inside of it.
    """
    if predicate == _DISCUSSED:
        return topics
    untold = {Tie.EXAMPLE, Tie.PURPOSE} if predicate in _OF_THINGS else {Tie.EXAMPLE}
    kept = [i for i, topic in enumerate(topics) if topic.tie not in untold]
    # Whatever is part of an untold one is untold itself: parents stand first.
    places: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return [replace(topics[i], parent=places.get(topics[i].parent)) for i in kept]


def _is_land(reading: SentenceReading, topic: TopicSpan) -> bool:
    """Whether a topic is the name of a country or place and nothing else."""
    parse = reading.parse
    units = {parse.units[i] for i in range(topic.start, min(topic.end, len(parse.doc)))}
    unit = units.pop() if topic.span.of(parse.text) == topic.label else None
    if unit is None or units:
        return False
    types = {reading.builder.type_of(mention) for mention in reading.chunk_mentions[unit]}
    return types <= _PLACES


def _before_purpose(
    reading: SentenceReading, argument: Argument, topics: list[TopicSpan]
) -> list[TopicSpan]:
    """Return the topics before what something was made for: "launched a fund *to help farmers*"."""
    doc = reading.parse.doc
    for position in range(argument.start + 1, argument.end - 1):
        verb = doc[position + 1]
        named = reading.parse.unit_of(verb) is not None
        if doc[position].tag_ == "TO" and verb.tag_ == "VB" and not named:
            return [topic for topic in topics if topic.start <= position]
    return topics


def _is_pronoun(reading: SentenceReading, argument: Argument) -> bool:
    """Whether an argument names nothing: "thanked each of them"."""
    words = reading.parse.doc[argument.start : argument.end]
    if argument.slot != "ccomp" and words[0].tag_ == "PRP":
        return True  # "wished it success"
    return len(words) == _EACH_OF_THEM and words[1].lower_ == "of" and words[2].tag_ == "PRP"


def named_afterwards(
    predication: Predication, inclusions: Sequence[tuple[str, ...]]
) -> Iterator[Argument]:
    """Yield what is named after a passive: "Issues were discussed, *including trade*".

    ``inclusions`` are the phrases that lead to it, word by word.
    """
    doc, end = predication.verb.doc, predication.clause.end
    commas = (t.i for t in doc[predication.verb.i + 1 : end] if t.text == ",")
    first = next(commas, end) if predication.turned else end
    words = tuple(token.lower_ for token in doc[first + 1 : end])
    length = next((len(p) for p in inclusions if words[: len(p)] == p), 0)
    if length and len(words) > length:
        yield Argument("obj", first + 1 + length, end)


def write_nesting(reading: SentenceReading, topic: TopicMention) -> None:
    """Write that ``topic`` is part of another, if it is."""
    if topic.parent is not None:
        reading.builder.relation(
            "skos:broader",
            (topic.id,),
            objects=(topic.parent,),
            quote=topic.span,
            sentence=reading.span,
            rule="nested-topic",
        )


def _without_places(reading: SentenceReading, topics: list[TopicSpan]) -> list[TopicSpan]:
    """Return topics without a list of places below one: they say where, not what about."""
    listed = [t for t in topics if t.parent is not None and _is_place(reading, t)]
    nested = sum(topic.parent is not None for topic in topics)
    whole = len(listed) == nested and len(listed) >= _LEAST_PLACES
    return [topic for topic in topics if topic not in listed] if whole else topics


def _is_place(reading: SentenceReading, topic: TopicSpan) -> bool:
    """Whether a topic is the name of a place that is no country."""
    parse = reading.parse
    inside = topic.end <= len(parse.doc) and parse.origin(topic.start, topic.end) == topic.span
    unit = parse.unit_of(parse.doc[topic.start]) if inside else None
    if unit is None or topic.end - topic.start > 1:
        return False
    types = {reading.builder.type_of(mention) for mention in reading.chunk_mentions[unit]}
    return types == {EntityType.PLACE}


def _topics(
    reading: SentenceReading, splitter: TopicSplitter, argument: Argument, *, stances: bool
) -> Iterator[list[TopicSpan]]:
    """Yield the topics of an argument; of several that-clauses each by itself."""
    parse = reading.parse
    if argument.slot != "ccomp":
        end = _after_contact_clause(parse.doc, argument)
        yield splitter.split(parse, argument.start, end, stances=stances)
        return
    start = argument.start
    argument = replace(argument, end=_after_circumstance(parse.doc, argument))
    for position in range(start, argument.end - 1):
        if [t.lower_ for t in parse.doc[position : position + 2]] == ["and", "that"]:
            yield splitter.split(parse, start, position, clause=reading.parties)
            start = position + 2
    yield splitter.split(parse, start, argument.end, clause=reading.parties)


def _after_circumstance(doc: Doc, argument: Argument) -> int:
    """Return the end of a clause of which only its head was seen: "that in May, *trade grew*"."""
    end = argument.end
    if doc[argument.start].pos_ != "ADP" or end + 1 >= len(doc) or doc[end].text != ",":
        return end
    if any(is_finite(token) for token in doc[argument.start : end]):
        return end
    verb = next((t for t in doc[end + 1 :] if t.pos_ in {"VERB", "AUX"} and is_finite(t)), None)
    told = verb if verb is None or verb.dep_ not in {"aux", "aux:pass", "cop"} else verb.head
    return end if told is None else max(int(told.right_edge.i) + 1, end)


def _after_contact_clause(doc: Doc, argument: Argument) -> int:
    """Return the end of an argument with the clause of its last noun: "the steps *he took*"."""
    end = argument.end
    if end >= len(doc):
        return end
    for token in (doc[end], *doc[end].ancestors):
        verb = token.head
        if token.dep_ in SUBJECTS and token.left_edge.i == end and verb.dep_ in _NEEDED:
            owned = argument.start <= verb.head.i < end
            return int(verb.right_edge.i) + 1 if owned else end
    return end
