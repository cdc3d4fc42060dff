"""Claims of what people say and do, and of an encounter's people, date, place and margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.resolution.claims import Claim
from graphkit.resolution.relations import CIRCUMSTANCES, PARTICIPATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Literal
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.passages import PassageFinder
    from graphkit.resolution.reading import DocumentReading, Resolved


@dataclass(frozen=True, slots=True)
class _Act:
    """One subject, object and meeting of a relation; ``agents`` if they act together."""

    subject: str
    object: str | Literal
    meeting: str
    agents: tuple[str, ...] = ()


def act_claims(reading: DocumentReading, passages: PassageFinder) -> Iterator[Claim]:
    """Yield the claims of all resolved relations, in the order of the text.

    Nothing is claimed of a meeting that did not take place.
    """
    denied = {meeting.key for meeting in reading.meetings.values() if meeting.negative}
    for resolved in reading.resolved:
        if denied.intersection((resolved.meeting, *resolved.subjects, *resolved.objects)):
            continue
        for act in _acts(reading, resolved):
            claim = _claim(resolved, act, passages)
            if claim is not None:
                yield claim


def _acts(reading: DocumentReading, resolved: Resolved) -> Iterator[_Act]:
    predicate = resolved.relation.predicate
    if predicate in PARTICIPATION and set(resolved.objects[:1]) & reading.meetings.keys():
        yield from _participation(reading, resolved)
    elif predicate in CIRCUMSTANCES:
        yield from _circumstances(reading, resolved)
    elif predicate != "skos:broader" and resolved.meeting and _is_joint(reading, resolved):
        several = len(resolved.subjects) > 1 and not _may_be_others(reading, resolved)
        agents = tuple(resolved.subjects) if several else ()
        for target in resolved.objects:
            if target not in agents:  # "A and B thanked the participants": not themselves
                yield _Act(resolved.meeting, target, resolved.meeting, agents)
    else:
        yield from _each_to_each(resolved)


def _is_joint(reading: DocumentReading, resolved: Resolved) -> bool:
    """Whether several people act, even where only one of "the participants" is known."""
    return len(resolved.subjects) > 1 or _are_participants(reading, resolved)


def _are_participants(reading: DocumentReading, resolved: Resolved) -> bool:
    mentions = (reading.mentions[mention] for mention in resolved.relation.subjects)
    return any(mention.features.get("reference") == "participants" for mention in mentions)


def _may_be_others(reading: DocumentReading, resolved: Resolved) -> bool:
    """Whether "participants" may be more than those known: all of these are of one side.

    Of a round table only the hosts may be named.
    """
    sides = reading.polities_of_all(resolved.subjects)
    return _are_participants(reading, resolved) and len(sides) <= 1


def _each_to_each(resolved: Resolved) -> Iterator[_Act]:
    for target in resolved.objects:
        for subject in resolved.subjects:
            if subject != target:
                yield _Act(subject, target, resolved.meeting)


def _participation(reading: DocumentReading, resolved: Resolved) -> Iterator[_Act]:
    meeting = reading.meetings[resolved.objects[0]]
    for subject in resolved.subjects:
        if subject in meeting.participants:
            yield _Act(subject, meeting.key, meeting.key)


def _circumstances(reading: DocumentReading, resolved: Resolved) -> Iterator[_Act]:
    literal = resolved.relation.literal
    targets: Sequence[str | Literal] = [literal] if literal else resolved.objects
    for subject in resolved.subjects:
        meeting = reading.meetings.get(subject)
        is_known = meeting is not None or subject in reading.entities
        if is_known and not _is_place_of_online(resolved, meeting):
            for target in targets:
                yield _Act(subject, target, resolved.meeting)


def _is_place_of_online(resolved: Resolved, meeting: LocalMeeting | None) -> bool:
    """Whether a place is said of a meeting by video, which is held nowhere."""
    if meeting is None or resolved.relation.predicate != "gk:heldAt":
        return False
    return meeting.features.get("medium") == "online"


def _claim(resolved: Resolved, act: _Act, passages: PassageFinder) -> Claim | None:
    relation, answered = resolved.relation, resolved.responds_to
    is_participation = relation.predicate in PARTICIPATION
    addressees = () if is_participation else tuple(resolved.addressees)
    arguments = [act.subject, *act.agents, *addressees, *resolved.concerning]
    arguments += [
        key for key in (act.object, resolved.attributed_to) if isinstance(key, str) and key
    ]
    passage = passages.of_relation(relation, arguments)
    if passage is None:
        return None
    return Claim(
        subject=act.subject,
        predicate=relation.predicate,
        object=act.object,
        passages=[passage],
        rule=relation.rule,
        confidence=relation.confidence,
        relations=[relation.id],
        modality=relation.modality,
        polarity=relation.polarity,
        content_modality=relation.content_modality,
        verb=relation.verb,
        meeting=act.meeting,
        agents=act.agents,
        addressees=addressees,
        concerning=tuple(resolved.concerning),
        attributed_to=resolved.attributed_to,
        responds_to=answered.relation.id if answered is not None else "",
        strength=relation.strength,
        cameo=relation.cameo,
        plover=relation.plover,
    )
