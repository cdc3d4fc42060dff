"""Which meeting of a reading is which meeting of the gold.

A meeting has no name of its own more often than not, so it is told by who took
part, when, where in the document it is spoken of, and what it is called. Each
is paired with at most one of the other side; calls only with calls.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Literal
from graphkit.evaluation.names import all_variants, telling_words, token_f1
from graphkit.evaluation.pairing import best_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.data_model import Span
    from graphkit.evaluation.entities import EntityMatcher
    from graphkit.evaluation.gold import Gold, GoldMeeting
    from graphkit.evaluation.view import DocumentView

_TAKES_PART = frozenset({"gk:participatedIn", "gk:chaired", "gk:hosted"})
_PAIR = frozenset({"gk:met", "gk:spokeWith"})
_ENOUGH_PARTICIPANTS = 2 / 3
_ENOUGH_OF_NAME = 0.7
_WEIGHTS = {"participants": 0.5, "name": 0.2, "date": 0.15, "place": 0.15}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingProfile:
    """What tells one meeting of the reading from another."""

    participants: frozenset[str]
    dates: frozenset[str]
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    is_call: bool


def align_meetings(view: DocumentView, gold: Gold, matcher: EntityMatcher) -> dict[str, str]:
    """Return which meeting of the gold each meeting of the reading is, one to one."""
    profiles = meeting_profiles(view)
    places = _places(gold)
    scores = {
        (entity, meeting.id): score
        for entity, profile in profiles.items()
        for meeting in gold.meetings
        if (score := _score(profile, meeting, places.get(meeting.id, ()), gold, matcher)) > 0
    }
    return best_pairs(scores)


def meeting_profiles(view: DocumentView) -> dict[str, MeetingProfile]:
    """Return what is known of each meeting and call of the reading."""
    participants: defaultdict[str, set[str]] = defaultdict(set)
    dates: defaultdict[str, set[str]] = defaultdict(set)
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for statement in view.statements:
        goal = statement.object
        if statement.predicate in _TAKES_PART and isinstance(goal, str):
            participants[goal] |= {statement.subject, *statement.agents}
        elif statement.predicate in _PAIR and statement.meeting and isinstance(goal, str):
            participants[statement.meeting] |= {statement.subject, goal}
        elif statement.predicate == "gk:heldOn" and isinstance(goal, Literal):
            dates[statement.subject].add(goal.value)
        for meeting in {statement.subject, goal, statement.meeting}:
            if isinstance(meeting, str) and view.is_encounter(meeting):
                spans[meeting].extend(evidence.span for evidence in statement.evidence)
    return {
        entity: MeetingProfile(
            participants=frozenset(participants[entity]),
            dates=frozenset(dates[entity]),
            names=view.names[entity],
            spans=(*spans[entity], *view.spans[entity]),
            is_call=view.entities[entity].type is EntityType.CALL,
        )
        for entity in view.of_type(EntityType.MEETING, EntityType.CALL)
    }


def _places(gold: Gold) -> Mapping[str, tuple[Span, ...]]:
    """Return where in the document the gold speaks of each meeting."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for statement in gold.statements:
        for meeting in statement.meetings:
            found[meeting].append(statement.span)
    return {meeting: tuple(spans) for meeting, spans in found.items()}


def _score(
    profile: MeetingProfile,
    meeting: GoldMeeting,
    places: tuple[Span, ...],
    gold: Gold,
    matcher: EntityMatcher,
) -> float:
    if profile.is_call is not meeting.is_call:
        return 0.0
    common = _common_participants(profile, meeting, gold, matcher)
    total = len(profile.participants) + len(meeting.participants)
    who = 2 * common / total if total else 0.0
    name = _name_similarity(profile.names, meeting.names)
    enough = common >= min(2, len(meeting.participants)) and who >= _ENOUGH_PARTICIPANTS
    if not enough and not _named_alike(name, common, profile):
        return 0.0
    return (
        _WEIGHTS["participants"] * who
        + _WEIGHTS["name"] * name
        + _WEIGHTS["date"] * _date_agreement(profile.dates, meeting.date)
        + _WEIGHTS["place"] * _share_inside(profile.spans, places)
    )


def _named_alike(name: float, common: int, profile: MeetingProfile) -> bool:
    """Tell whether the name is enough: it needs a participant, unless none is known."""
    return name >= _ENOUGH_OF_NAME and (common > 0 or not profile.participants)


def _common_participants(
    profile: MeetingProfile, meeting: GoldMeeting, gold: Gold, matcher: EntityMatcher
) -> int:
    """Count the gold's participants that the reading has, the country of an unnamed one too."""
    accepted: defaultdict[str, set[str]] = defaultdict(set)
    for statement in gold.statements:
        if statement.relation == "participatedIn" and statement.object == meeting.id:
            accepted[statement.subject] |= set(statement.accept_subjects)
    return sum(
        any(
            matcher.similarity(one, name) > 0
            for one in profile.participants
            for name in (participant, *accepted[participant])
        )
        for participant in meeting.participants
    )


def _name_similarity(names: Iterable[str], others: Iterable[str]) -> float:
    """Return 1 for the same name, else the F1 of the words that tell meetings apart."""
    names, others = tuple(names), tuple(others)
    if all_variants(names) & all_variants(others):
        return 1.0
    scores = [
        token_f1(one, two)
        for one in map(telling_words, names)
        for two in map(telling_words, others)
    ]
    return max(scores, default=0.0)


def _date_agreement(dates: frozenset[str], date: str | None) -> float:
    if not dates or date is None:
        return 0.5
    return float(any(one.startswith(date) or date.startswith(one) for one in dates))


def _share_inside(spans: tuple[Span, ...], places: tuple[Span, ...]) -> float:
    if not spans:
        return 0.0
    return sum(any(span.overlaps(place) for place in places) for span in spans) / len(spans)
