"""What decisions come to once it is known what their parts mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import DecisionKind, Decisions
from graphkit.resolution.decisions.contradictions import contradictions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from graphkit.data_model import Decision
    from graphkit.errors import DecisionError
    from graphkit.resolution.decisions.parts import Pieces


@dataclass(slots=True)
class Plan:
    """What becomes of entities and pieces of them.

    ``united`` are the ids that are one, by the id that is kept; ``names``, ``links``,
    ``dropped`` and ``laid_down`` (dates and places) speak of ids as they are kept.
    ``because`` are the decisions by which one id was united with others.
    """

    united: dict[str, list[str]] = field(default_factory=dict)
    because: dict[str, Decision] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    links: dict[str, list[Decision]] = field(default_factory=dict)
    laid_down: dict[tuple[str, DecisionKind], Decision] = field(default_factory=dict)
    applied: list[tuple[Decision, tuple[str, ...]]] = field(default_factory=list)

    def kept(self) -> dict[str, str]:
        """Return the id that is kept of each that is united with others."""
        return {id_: kept for kept, ids in self.united.items() for id_ in ids}


def make_plan(
    decisions: Decisions, pieces: Pieces, choose: Callable[[Collection[str]], str]
) -> tuple[Plan, list[DecisionError]]:
    """Return what is to be done, and what is wrong.

    ``choose`` says which id is kept of several that are one.
    """
    known = Decisions.of(one for one in decisions if all(_meant(one, pieces)))
    errors = [*pieces.errors, *contradictions(known, pieces.meaning)]
    plan = Plan()
    if not errors:
        for ids in _groups(known, pieces):
            plan.united[choose(ids)] = sorted(ids)
        _lay_down(known, pieces, plan)
    return plan, sorted(errors, key=lambda error: error.places)


def _meant(decision: Decision, pieces: Pieces) -> list[str]:
    return [pieces.meaning(decision, part) for part in decision.parts]


def _groups(decisions: Decisions, pieces: Pieces) -> Iterable[set[str]]:
    """Return the sets of ids that are said to be one."""
    group_of: dict[str, set[str]] = {}
    for decision in decisions.of_kind(DecisionKind.SAME):
        groups = [group_of.setdefault(id_, {id_}) for id_ in _meant(decision, pieces)]
        united = max(groups, key=len)
        for group in groups:
            if group is not united:
                united |= group
                group_of.update((id_, united) for id_ in group)
    return {id(group): group for group in group_of.values()}.values()


def _lay_down(decisions: Decisions, pieces: Pieces, plan: Plan) -> None:
    kept = plan.kept()
    for decision in decisions:
        meant = _meant(decision, pieces)
        ids = tuple(sorted({kept.get(id_, id_) for id_ in meant}))
        plan.applied.append((decision, ids))
        if decision.kind is DecisionKind.SAME:
            for id_ in meant:
                plan.because.setdefault(id_, decision)
        elif decision.kind is DecisionKind.NAME:
            plan.names[ids[0]] = decision.value
        elif decision.kind is DecisionKind.LINK:
            plan.links.setdefault(ids[0], []).append(decision)
        elif decision.kind is DecisionKind.NOT_AN_ENTITY:
            plan.dropped.update(ids)
        elif decision.kind is not DecisionKind.DIFFERENT:
            plan.laid_down[ids[0], decision.kind] = decision
