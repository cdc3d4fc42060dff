"""What two contents, or two accounts of a meeting, differ in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.comparison.contents import OUTSIDE, ids
from graphkit.comparison.difference import Change
from graphkit.projection import relation_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graphkit.comparison.contents import Content, Meeting


def changes(a: Content, b: Content, *, moved: bool) -> Iterator[Change]:
    """Yield what two contents differ in; "speaker" and "addressee" where nobody is in both."""
    if moved:
        yield Change("meeting", a.first.meeting_label or a.place, b.first.meeting_label or b.place)
    for apart, partly, mine, theirs in (
        ("speaker", "who", a.who, b.who),
        ("addressee", "whom", a.whom, b.whom),
    ):
        if mine and theirs and ids(mine) != ids(theirs):
            aspect = partly if ids(mine) & ids(theirs) or moved else apart
            yield Change(aspect, _names(mine), _names(theirs))
    in_same_meeting = a.place == b.place != OUTSIDE
    if a.date and b.date and not _overlap(a.date, b.date):
        yield Change("day" if moved or in_same_meeting else "date", a.date, b.date)
    if a.polarity is not b.polarity:
        yield Change("polarity", a.polarity, b.polarity)
    for aspect, mine_, theirs_ in (
        ("act", relation_label(a.relation), relation_label(b.relation)),
        ("modality", a.modality, b.modality),
        ("content", a.content_modality or "", b.content_modality or ""),
    ):
        if mine_ != theirs_:
            yield Change(aspect, mine_, theirs_)


def _overlap(one: str, other: str) -> bool:
    """Return whether two dates, which may be months or stretches of days, share a day."""
    (first, _, last), (start, _, end) = one.partition("/"), other.partition("/")
    shared = min(len(first), len(start))
    return first[:shared] <= (end or start)[:shared] and start[:shared] <= (last or first)[:shared]


def changes_of_meeting(a: Meeting, b: Meeting) -> Iterator[Change]:
    """Yield what two accounts of a meeting differ in; what only one of them tells is none."""
    dated = a.is_dated and b.is_dated
    if dated and not any(_overlap(x, y) for x in a.days for y in b.days):
        yield Change("dates", ", ".join(a.days), ", ".join(b.days))
    parts: tuple[tuple[str, Callable[[Meeting], tuple[tuple[str, str], ...]]], ...] = (
        ("people", lambda one: one.people),
        ("places", lambda one: one.places),
    )
    for aspect, part in parts:
        mine, theirs = part(a), part(b)
        if mine and theirs and ids(mine) != ids(theirs):
            yield Change(aspect, _names(mine), _names(theirs))


def _names(people: Iterable[tuple[str, str]]) -> str:
    return ", ".join(sorted(label for _, label in people))
