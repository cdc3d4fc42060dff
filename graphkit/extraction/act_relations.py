"""Write speech acts as relations between mentions: who, to whom, about what.

An act is directed to parties ("thanked Ms. Ruiz for …") or says something of
topics ("discussed trade and security"). Encounters are written elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from graphkit.data_model import EntityType
from graphkit.extraction.act_topics import named_afterwards, topic_mentions, write_nesting
from graphkit.extraction.acts import ENCOUNTERS, subject_span
from graphkit.extraction.asides import is_set_earlier, opens_circumstance
from graphkit.extraction.contents import content_modality
from graphkit.extraction.party_lists import PARTY_TYPES, parties_at
from graphkit.extraction.reported import dropped_acts
from graphkit.resources.frames import BEFORE
from graphkit.resources.relations import load_party_relations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.act import Act
    from graphkit.extraction.clause_slots import Argument
    from graphkit.extraction.frame_reader import Predication
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.topics import TopicSplitter

_WHERE = frozenset({"at", "in", "to"})
_NO_PARTY_SLOTS = frozenset({"ccomp", "xcomp", "noun"})
_ADDRESSED_SLOTS = frozenset({"iobj", "obj", "on", "to", "upon", "with"})
_ASKED_FOR = MappingProxyType(
    {
        "gk:congratulated": frozenset({"for", "on", "upon"}),
        "gk:requested": frozenset({"xcomp"}),
        "gk:thanked": frozenset({"for"}),
        "gk:urged": frozenset({"for", "xcomp"}),
    }
)
_SUPPORTED = "gk:supported"
_LONGEST_VERB = 60
_LONGEST_LINK = 2
_OF_PEOPLE = frozenset({"NNP", "NNPS", "NNS"})
_WORDS_BEFORE_PARTY = 2


class _Roles(NamedTuple):
    """Who says it, to whom, of what; all are ids of mentions."""

    subjects: tuple[str, ...]
    addressees: tuple[str, ...]
    objects: tuple[str, ...] = ()
    concerning: tuple[str, ...] = ()


class ActWriter:
    """Writes the relations of acts that are no encounters."""

    def __init__(
        self,
        topics: TopicSplitter,
        party_relations: frozenset[str] | None = None,
        inclusions: Iterable[str] = (),
    ) -> None:
        """Cut what acts are about with ``topics``; phrases of ``inclusions`` name parts of them.

        The object of ``party_relations`` may be a party; those of the lexicon unless given.
        """
        self._topics = topics
        self._inclusions = tuple(tuple(phrase.split()) for phrase in inclusions)
        self._party_relations = (
            load_party_relations() if party_relations is None else party_relations
        )

    def write(self, reading: SentenceReading, acts: Sequence[Act]) -> None:
        """Write the relations of the acts of one sentence."""
        dropped = dropped_acts(acts)
        for act in acts:
            if act.predicate not in ENCOUNTERS and act not in dropped:
                self._write(reading, act)

    def _write(self, reading: SentenceReading, act: Act) -> None:
        object_ = act.predication.object
        roles = _roles(reading, act)
        if not roles.subjects:
            return
        if object_ is None:
            if BEFORE in act.predication.frame.object:
                first, last = act.predication.words
                _writer_of(reading, act, roles)(
                    reading.parse.origin(first, last + 1), roles.objects
                )
            return
        directed = act.predicate in self._party_relations
        directed = directed and not _is_support_of(reading, act, object_)
        if directed and _is_party(reading, object_):
            if _is_reception(reading, act, object_):
                return
            party = parties_at(reading, object_)
            self._write_directed(reading, act, roles._replace(objects=party), object_)
            return
        said = _said_to_somebody(reading, act.predication) if directed else None
        if said is None and _is_support_of(reading, act, object_):
            # "supported Chile in building a port": the support is for what Chile does.
            roles = roles._replace(addressees=parties_at(reading, object_))
            said = act.predication.concerning
        said = said or _whole(reading, act.predication, object_)
        self._write_topics(reading, act, roles, said)
        for argument in named_afterwards(act.predication, self._inclusions):
            self._write_topics(reading, act, roles, argument)

    def _write_topics(
        self, reading: SentenceReading, act: Act, roles: _Roles, said: Argument
    ) -> None:
        """Write a relation for each topic of what is ``said``."""
        topics = topic_mentions(reading, self._topics, said, act.predicate)
        write = _writer_of(reading, act, roles)
        for topic in topics:
            if topic.told:
                write(topic.span, (topic.id,))
            write_nesting(reading, topic)

    def _write_directed(
        self, reading: SentenceReading, act: Act, roles: _Roles, object_: Argument
    ) -> None:
        concerning = act.predication.concerning
        topics = []
        if concerning is not None:
            topics = topic_mentions(reading, self._topics, concerning, act.predicate)
        end = topics[0].span if topics else reading.parse.origin(object_.start, object_.end)
        roles = roles._replace(concerning=tuple(topic.id for topic in topics if topic.told))
        _writer_of(reading, act, roles)(end, roles.objects)
        for topic in topics:
            write_nesting(reading, topic)


def _is_support_of(reading: SentenceReading, act: Act, object_: Argument) -> bool:
    """Whether somebody is supported in something, not something itself."""
    told = act.predicate == _SUPPORTED and act.predication.concerning is not None
    return told and _is_party(reading, object_)


def _roles(reading: SentenceReading, act: Act) -> _Roles:
    """Return subjects and addressees, with the direction the frame gives them."""
    predication = act.predication
    subjects, addressees = act.subjects, parties_at(reading, predication.addressee)
    if predication.frame.addressee[:1] == ("subj",):
        addressees = act.subjects
    if predication.subject is not None:
        talks = () if act.stand_in is None else (act.stand_in,)
        subjects = parties_at(reading, predication.subject) or talks
    elif act.stand_in is not None:
        subjects = (act.stand_in,)
    elif predication.turned or predication.frame.subject[:1] != ("subj",):
        subjects = ()
    addressees = tuple(mention for mention in addressees if mention not in subjects)
    return _Roles(subjects=subjects, addressees=addressees)


def _is_party(reading: SentenceReading, object_: Argument) -> bool:
    """Whether the object is whom a thanks, congratulation or call is directed to."""
    if object_.slot in _NO_PARTY_SLOTS:
        return False
    parties = reading.parties_in(object_.start, object_.end)[:1]
    if not parties or parties[0].possessive:
        return False
    if parties[0].start > object_.start + _WORDS_BEFORE_PARTY:
        return False
    doc, after = reading.parse.doc, parties[0].end
    if after < object_.end and doc[after].pos_ == "NOUN":
        # "welcomed the US support" welcomes no country.
        return opens_circumstance(doc, after, object_.end)
    return reading.has_type(parties[0], *PARTY_TYPES) and bool(parties_at(reading, object_))


def _said_to_somebody(reading: SentenceReading, predication: Predication) -> Argument | None:
    """Return what somebody unknown is asked or thanked for: "told his team *to keep in touch*"."""
    object_, concerning = predication.object, predication.concerning
    if object_ is None or concerning is None or object_.slot not in _ADDRESSED_SLOTS:
        return None
    if concerning.slot not in _ASKED_FOR.get(predication.frame.predicate, frozenset()):
        return None
    doc = reading.parse.doc
    several = doc[object_.end - 1].tag_ in _OF_PEOPLE
    apart = several or doc[concerning.start].tag_ in {"PRP$", "VBG"}
    return concerning if concerning.slot == "xcomp" or apart else None


def _whole(reading: SentenceReading, predication: Predication, object_: Argument) -> Argument:
    """Return an object with the words behind it that fill no other slot after all.

    "urged *work for unity*" concerns nobody; "the need *for Kenya to act*" is one.
    """
    end = object_.end
    verb = reading.parse.doc[end - 1].pos_ == "VERB" and end - object_.start == 1
    for other in (predication.addressee, predication.concerning):
        if other is None or not 0 <= other.start - end <= _LONGEST_LINK:
            continue
        if verb or other is predication.concerning or not parties_at(reading, other):
            end = max(end, other.end)
    return replace(object_, end=end)


def _is_reception(reading: SentenceReading, act: Act, object_: Argument) -> bool:
    """Whether somebody "welcomed Ms. Ruiz to Oslo" or "at the palace": a meeting, no praise."""
    guests = reading.parties_in(object_.start, object_.end)[:1]
    concerning = act.predication.concerning
    if act.predicate != "gk:welcomed" or not guests:
        return False
    if concerning is not None and concerning.slot not in _WHERE:
        return False
    guest = guests[0]
    person = guest.kind == "first" or reading.has_type(guest, EntityType.PERSON, EntityType.OFFICE)
    following = reading.parse.doc[guest.end : guest.end + 1]
    return person and any(t.lower_ in _WHERE for t in following)


def _writer_of(
    reading: SentenceReading, act: Act, roles: _Roles
) -> Callable[[Span, tuple[str, ...]], str]:
    """Return what writes a relation of an act, given the end of its quote and its objects.

    The quote runs from the subject over the verb to that end. All else is one for all objects.
    """
    predication = act.predication
    frame = predication.frame
    first, last = predication.words
    verb = reading.parse.origin(first, last + 1)
    begin = (subject_span(reading, act) or verb).cover(verb)
    is_joint = act.stand_in in roles.subjects or _is_joint(reading, roles.subjects)
    write = partial(
        reading.builder.relation,
        (frame.joint if is_joint else "") or frame.predicate,
        roles.subjects,
        sentence=reading.span,
        rule=f"frame:{_frame_name(predication)}",
        addressees=roles.addressees,
        concerning=roles.concerning,
        attributed_to=act.reporter[0] if act.reporter else None,
        verb=_short_verb(reading, predication),
        modality=act.modality,
        polarity=act.polarity,
        content_modality=content_modality(predication),
        meeting="" if is_set_earlier(predication.clause) else None,
        strength=frame.strength or None,
        cameo=frame.cameo or None,
        plover=frame.plover or None,
        confidence=act.confidence,
    )
    return lambda end, objects: write(quote=begin.cover(end), objects=objects)


def _is_joint(reading: SentenceReading, subjects: tuple[str, ...]) -> bool:
    """Whether several act: two or more are named, or a plural refers to them."""
    return len(subjects) > 1 or reading.builder.is_plural(subjects[0])


def _short_verb(reading: SentenceReading, predication: Predication) -> str:
    """Return the verb with its noun, or without where much stands between them."""
    _, last = predication.words
    text = reading.words_of(reading.parse.origin(predication.verb.i, last + 1))
    return text if 0 < len(text) < _LONGEST_VERB else predication.verb.text


def _frame_name(predication: Predication) -> str:
    frame = predication.frame
    parts = [predication.verb.lemma_.lower(), frame.particle, frame.via]
    if predication.noun is not None:
        parts.append(predication.noun.lemma_.lower())
    return "-".join(part for part in parts if part)
