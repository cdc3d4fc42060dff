"""Ask about days: of meetings that sources date differently, and of those a day apart."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.data_model import DecisionKind
from graphkit.resolution.days import overlap
from graphkit.resources.review_rules import load_review_rules
from graphkit.review.contents import ENCOUNTERS, MayBeOne
from graphkit.review.questions import Answer, Question, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graphkit.review.contents import Contents, Proposal
    from graphkit.review.effects import Effects

_TAKES_PART = frozenset({"gk:participatedIn", "gk:chaired", "gk:hosted"})


def days_apart(contents: Contents) -> Iterator[Proposal]:
    """Yield meetings of the same people that different documents date nearly alike."""
    most = load_review_rules().days_apart
    people: defaultdict[str, set[str]] = defaultdict(set)
    for record in contents.records:
        if record.predicate in _TAKES_PART and record.is_direct:
            people[record.object].update((record.subject, *(id_ for id_, _ in record.agents)))
    same: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for meeting, who in people.items():
        entity = contents.by_id.get(meeting)
        if entity is not None and len(who) > 1:
            same[entity.type, *sorted(who)].append(meeting)
    days = dict(_days(contents))
    for meetings in same.values():
        for one, other in combinations(sorted(meetings), 2):
            apart = _apart(days.get(one, ()), days.get(other, ()))
            if apart is not None and 0 < apart <= most and _told_apart(one, other, contents):
                days_text = f"{apart} {'day' if apart == 1 else 'days'} apart"
                reason = f"the same people, {days_text}, in different documents"
                yield MayBeOne(left=one, right=other, score=0.5, reasons=(reason,))


def _told_apart(one: str, other: str, contents: Contents) -> bool:
    """Whether no document tells of both."""
    first, second = ({r.document for r in contents.said_of[id_]} for id_ in (one, other))
    return not first & second


def _apart(one: Collection[str], other: Collection[str]) -> int | None:
    """Return how many days two meetings are apart, None where a day is not known."""
    try:
        (first,), (second,) = one, other
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)
    except ValueError:
        return None


def _days(contents: Contents) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the days that documents say of each meeting, those of most documents first."""
    said: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record in contents.records:
        if record.predicate == "gk:heldOn" and record.is_direct:
            said[record.subject][record.object].add(record.document)
    for meeting, days in sorted(said.items()):
        yield meeting, tuple(sorted(days, key=lambda day: (-len(days[day]), day)))


def date_questions(contents: Contents, effects: Effects) -> Iterator[Question]:
    """Yield which of several days a meeting was on, where they cannot all be right."""
    for meeting, days in _days(contents):
        entity = contents.by_id.get(meeting)
        clash = any(not overlap(one, other) for one, other in combinations(days, 2))
        if entity is not None and entity.type in ENCOUNTERS and clash:
            yield Question(
                kind=QuestionKind.DATE,
                asks=f"When was “{entity.label}”?",
                about=((entity.id, entity.label),),
                answers=tuple(
                    Answer(str(number), day, f"{DecisionKind.DATE} {entity.id} {day}")
                    for number, day in enumerate(days[:9], start=1)
                ),
                reasons=(f"its sources say {', '.join(days)}",),
                effect=effects.of_date(entity.id),
            )
