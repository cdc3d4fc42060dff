"""Which told meetings are one: near pairs are judged, the surest united first.

Only meetings that share a person and lie near in time are compared, so the work grows nearly in
step with the number of documents.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING, TypeAlias

from graphkit.resources.meeting_merging import load_meeting_merging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphkit.resolution.meeting_evidence import Likeness, MeetingJudge
    from graphkit.resolution.told_meeting import ToldMeeting

Link: TypeAlias = "tuple[ToldMeeting, ToldMeeting, Likeness]"
_Place: TypeAlias = tuple[str, ...]

_DAY, _MONTH = len("2021-09-22"), len("2021-09")
_LONGEST = 31  # days of an interval that are looked up one by one


def group(
    told: Sequence[ToldMeeting], judge: MeetingJudge
) -> list[tuple[list[ToldMeeting], list[Link]]]:
    """Return the told meetings that are one, with the links that made them so.

    All of a group agree with each other, not only with the next one. One that fits two which
    are not one, about as well, is left apart.
    """
    links = _Links(told, judge)
    groups = {id(one): [one] for one in told}
    made: dict[int, list[Link]] = {id(some): [] for some in groups.values()}
    for link in links.surest_first():
        mine, theirs = groups[id(link[0])], groups[id(link[1])]
        agree = mine is not theirs and all(links.has(a, b) for a in mine for b in theirs)
        if agree and not links.is_torn(link):
            made[id(mine)] += [*made[id(theirs)], link]
            mine.extend(theirs)
            groups.update({id(each): mine for each in theirs})
    found = {id(some): some for some in groups.values()}
    return [(some, made[name]) for name, some in found.items()]


class _Links:
    """The pairs of told meetings that can be one."""

    def __init__(self, told: Iterable[ToldMeeting], judge: MeetingJudge) -> None:
        self._of: defaultdict[int, dict[int, Likeness]] = defaultdict(dict)
        self._all: list[Link] = []
        for one, other in _near(told):
            likeness = judge.likeness(one, other)
            if likeness is not None:
                self._all.append((one, other, likeness))
                self._of[id(one)][id(other)] = self._of[id(other)][id(one)] = likeness

    def surest_first(self) -> list[Link]:
        """Return the links, those with most points first."""
        return sorted(self._all, key=lambda link: (-link[2].points, *_keys(link)))

    def has(self, one: ToldMeeting, other: ToldMeeting) -> bool:
        """Whether two can be one."""
        return id(other) in self._of[id(one)]

    def is_torn(self, link: Link) -> bool:
        """Whether one of the two fits a third about as well, which is not the other's."""
        one, other, likeness = link
        least = likeness.points - load_meeting_merging().lead
        return any(
            found.points > least and third not in self._of[id(partner)]
            for each, partner in ((one, other), (other, one))
            for third, found in self._of[id(each)].items()
            if third != id(partner)
        )


def _near(told: Iterable[ToldMeeting]) -> list[tuple[ToldMeeting, ToldMeeting]]:
    """Return the pairs that share a person and a day, or a month of which one gives no day."""
    by_day: defaultdict[_Place, list[ToldMeeting]] = defaultdict(list)
    vague: defaultdict[_Place, list[ToldMeeting]] = defaultdict(list)
    by_month: defaultdict[_Place, list[ToldMeeting]] = defaultdict(list)
    for one in told:
        for person in one.people:
            place = (one.type.value, person)
            for day in _days(one):
                by_day[*place, day].append(one)
            if one.day:
                is_vague = len(one.day.partition("/")[0]) < _DAY
                (vague if is_vague else by_month)[*place, one.day[:_MONTH]].append(one)
    pairs = [pair for some in by_day.values() for pair in combinations(some, 2)]
    pairs += [pair for some in vague.values() for pair in combinations(some, 2)]
    pairs += [pair for at, some in vague.items() for pair in product(some, by_month.get(at, ()))]
    each_once = {frozenset(map(id, pair)): pair for pair in pairs if pair[0] is not pair[1]}
    return list(each_once.values())


def _days(one: ToldMeeting) -> Iterator[str]:
    """Yield the days under which one is looked for, if it is known to a day."""
    rules = load_meeting_merging()
    if not one.day:
        for issued in one.issued:
            yield from _around(issued, before=rules.undated_days, after=0)
        return
    first, _, last = one.day.partition("/")
    if len(first) == _DAY:
        end = date.fromisoformat(last or first)
        length = min((end - date.fromisoformat(first)).days, _LONGEST)
        yield from _around(first, before=0, after=length + rules.adjacent)


def _around(day: str, *, before: int, after: int) -> Iterator[str]:
    middle = date.fromisoformat(day)
    for step in range(-before, after + 1):
        yield (middle + timedelta(days=step)).isoformat()


def _keys(link: Link) -> list[tuple[str, str, tuple[str, ...], tuple[tuple[str, str], ...]]]:
    return sorted((link[0].key, link[1].key))
