"""Find decisions that cannot both hold, and name the lines.

What decisions speak of is given as plain values, so the same check serves before
anything is read (as written) and when ids have been looked up.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeAlias

from graphkit.data_model import DecisionKind
from graphkit.errors import DecisionError
from graphkit.resources.links import site_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from graphkit.data_model import Decision, Decisions, Part

Look: TypeAlias = "Callable[[Decision, Part], Hashable]"
"""Tells what a part of a decision means; two parts that mean the same yield equal values."""

_LAID_DOWN = {
    DecisionKind.NAME: "names",
    DecisionKind.DATE: "dates",
    DecisionKind.PLACE: "places",
}


def check_as_written(decisions: Decisions) -> None:
    """Refuse decisions that contradict each other whatever the ids in them mean.

    Raises:
        DecisionError: Naming all lines at fault.
    """
    for problem in contradictions(decisions, lambda _, part: part):
        raise problem


def contradictions(decisions: Decisions, meaning: Look) -> Iterable[DecisionError]:
    """Yield what is wrong with decisions together, the first line first."""
    yield from _stand_twice(decisions)
    united = _United(decisions.of_kind(DecisionKind.SAME), meaning)
    for one in decisions.of_kind(DecisionKind.DIFFERENT):
        first, second = (meaning(one, part) for part in one.parts)
        path = united.path(first, second)
        if path == []:
            reason = f"{_listed(one.parts)} cannot be told apart: they are one in every document"
            yield _error(reason, one, remedy="delete the line")
        elif path is not None:
            yield _error(f"{_listed(one.parts)} are said to be different and the same", one, *path)
    yield from _two_values(decisions, united, meaning)
    yield from _mixed_links(decisions, united, meaning)
    yield from _said_of_nothing(decisions, united, meaning)


class _United:
    """Which things decisions say are the same, and by which of them."""

    def __init__(self, decisions: Sequence[Decision], meaning: Look) -> None:
        self._links: dict[Hashable, list[tuple[Hashable, Decision]]] = {}
        self._root: dict[Hashable, Hashable] = {}
        for decision in decisions:
            first, *others = (meaning(decision, part) for part in decision.parts)
            for other in others:
                self._links.setdefault(first, []).append((other, decision))
                self._links.setdefault(other, []).append((first, decision))
                self._root[self.root(other)] = self.root(first)

    def root(self, thing: Hashable) -> Hashable:
        """Return the one that stands for all that are the same as a thing."""
        found = thing
        while (above := self._root.get(found, found)) != found:
            found = above
        while (above := self._root.get(thing, thing)) != found:
            self._root[thing], thing = found, above
        return found

    def path(self, start: Hashable, goal: Hashable) -> list[Decision] | None:
        """Return the fewest decisions by which two things are the same, None if they are not."""
        if self.root(start) != self.root(goal):
            return None
        ways: dict[Hashable, list[Decision]] = {start: []}
        queue = deque([start])
        while queue and goal not in ways:
            here = queue.popleft()
            for there, decision in self._links.get(here, ()):
                if there not in ways:
                    ways[there] = [*ways[here], decision]
                    queue.append(there)
        return ways[goal]


def _stand_twice(decisions: Decisions) -> Iterable[DecisionError]:
    first: dict[str, Decision] = {}
    for decision in decisions:
        other = first.setdefault(decision.text, decision)
        if other is not decision:
            reason = f"the same decision stands twice: {decision.text}"
            yield _error(reason, other, decision, remedy="keep one, so that it can be undone")


def _two_values(decisions: Decisions, united: _United, meaning: Look) -> Iterable[DecisionError]:
    said: dict[tuple[DecisionKind, Hashable], Decision] = {}
    for decision in decisions.of_kind(*_LAID_DOWN):
        subject = meaning(decision, decision.parts[0])
        other = said.setdefault((decision.kind, united.root(subject)), decision)
        if other.value != decision.value:
            path = united.path(meaning(other, other.parts[0]), subject) or []
            values = _LAID_DOWN[decision.kind]
            reason = f"{decision.parts[0]} has two {values}: {other.value} and {decision.value}"
            yield _error(reason, other, decision, *path)


def _mixed_links(decisions: Decisions, united: _United, meaning: Look) -> Iterable[DecisionError]:
    """Yield where one address is of two things, or one thing has two addresses at one site."""
    owners: dict[str, Decision] = {}
    sites: dict[tuple[Hashable, str], Decision] = {}
    for decision in decisions.of_kind(DecisionKind.LINK):
        part = decision.parts[0]
        root = united.root(meaning(decision, part))
        other = owners.setdefault(decision.value, decision)
        if united.root(meaning(other, other.parts[0])) != root:
            reason = f"{decision.value} is said to be {other.parts[0]} and {part}"
            yield _error(reason, other, decision)
        other = sites.setdefault((root, site_of(decision.value)), decision)
        if other.value != decision.value:
            reason = f"{part} has two links: {other.value} and {decision.value}"
            yield _error(reason, other, decision)


def _said_of_nothing(
    decisions: Decisions, united: _United, meaning: Look
) -> Iterable[DecisionError]:
    """Yield where something is laid down of what is not an entity.

    That it is different from something is no contradiction: nothing is not anything.
    """
    nothing = {
        united.root(meaning(one, one.parts[0])): one
        for one in decisions.of_kind(DecisionKind.NOT_AN_ENTITY)
    }
    for decision in decisions.of_kind(DecisionKind.SAME, DecisionKind.LINK, *_LAID_DOWN):
        for part in decision.parts:
            other = nothing.get(united.root(meaning(decision, part)))
            if other is not None:
                yield _error(f"{part} is said to be no entity", other, decision)
                break


def _error(
    reason: str, *decisions: Decision, remedy: str = "delete one of the lines"
) -> DecisionError:
    places = dict.fromkeys(decision.place for decision in decisions)
    return DecisionError(reason, remedy, tuple(sorted(places)))


def _listed(parts: Sequence[Part]) -> str:
    return " and ".join(map(str, parts))
