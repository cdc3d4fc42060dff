"""The entities of all documents as the user decided.

Persons and everything named come first, as meetings are told apart by the people in
them; then meetings, whose ids stay those they would have had without decisions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from graphkit.data_model import (
    AppliedDecision,
    DecisionKind,
    Decisions,
    Entity,
    EntityType,
    Literal,
)
from graphkit.errors import DecisionError
from graphkit.resolution.decisions.directory import MEETINGS, Directory, members_of
from graphkit.resolution.decisions.settling import Settlement, first_of
from graphkit.resolution.entities import Fix, GlobalEntities
from graphkit.resolution.identifiers import digest, name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graphkit.data_model import Decision
    from graphkit.resolution.decisions.directory import Member
    from graphkit.resolution.decisions.plan import Plan
    from graphkit.resolution.local_knowledge import LocalKnowledge

RELATIONS: Final[Mapping[DecisionKind, str]] = {
    DecisionKind.DATE: "gk:heldOn",
    DecisionKind.PLACE: "gk:heldAt",
}
_DATATYPES: Final = {
    len("2021"): "xsd:gYear",
    len("2021-09"): "xsd:gYearMonth",
    len("2021-09-22"): "xsd:date",
}


class Deciding:
    """Applies decisions to what resolution found of persons and of all that is named."""

    def __init__(
        self,
        decisions: Decisions,
        locals_: Sequence[LocalKnowledge],
        sources: Mapping[str, str],
        unite_meetings: Callable[[GlobalEntities], None],
    ) -> None:
        """``sources`` are files by document; ``unite_meetings`` adds meetings to entities."""
        self._locals = locals_
        self._sources = sources
        self._unite_meetings = unite_meetings
        of_meetings = [d for d in decisions if _is_of_meeting(d)]
        self._meetings = Decisions.of(of_meetings)
        self._others = Decisions.of(d for d in decisions if not _is_of_meeting(d))
        self._applied: list[AppliedDecision] = []

    def decided(self, found: GlobalEntities) -> GlobalEntities:
        """Return entities, meetings included, as decided.

        Raises:
            DecisionError: If a decision cannot be applied, or two contradict each other.
        """
        settled, errors = self._decided(found)
        if errors:
            raise first_of(errors)
        return settled

    def errors(self, found: GlobalEntities) -> list[DecisionError]:
        """Return what is wrong with the decisions, sorted by their places."""
        return self._decided(found)[1]

    def _decided(self, found: GlobalEntities) -> tuple[GlobalEntities, list[DecisionError]]:
        without = found.rearranged(lambda _, id_: id_)
        without.entities.update(found.entities)
        self._unite_meetings(without)
        errors: list[DecisionError] = []
        settled = self._settle(self._others, found, {}, errors)
        self._unite_meetings(settled)
        former = _meetings_of(without, self._documents)
        settled = self._keep_ids(settled, former)
        settled = self._settle(self._meetings, settled, former, errors)
        settled.applied = tuple(sorted(self._applied, key=lambda one: one.id))
        return settled, sorted(errors, key=lambda error: error.places)

    @property
    def _documents(self) -> list[str]:
        return [local.document for local in self._locals]

    def _settle(
        self,
        decisions: Decisions,
        found: GlobalEntities,
        former: Mapping[str, frozenset[Member]],
        errors: list[DecisionError],
    ) -> GlobalEntities:
        if not decisions:
            return found
        directory = Directory.of(found, self._locals, self._sources)
        settlement = Settlement(decisions, found, directory, former)
        errors.extend(settlement.errors)
        if settlement.errors:
            return found
        settled = settlement.applied()
        errors.extend(settlement.doubly_linked(settled))
        self._fix(settlement.plan, settled, errors)
        self._note(settlement.plan, settled)
        return settled

    def _keep_ids(
        self, found: GlobalEntities, former: Mapping[str, frozenset[Member]]
    ) -> GlobalEntities:
        """Give meetings the ids they would have had without decisions about people."""
        heads = {min(members): id_ for id_, members in former.items()}
        new: dict[str, str] = {}
        for id_, members in _meetings_of(found, self._documents).items():
            had = sorted(heads[member] for member in members if member in heads)
            clash = f"{id_}-{digest(*min(members), size=6)}" if id_ in former else id_
            new[id_] = id_ if id_ in had else next(iter(had), clash)
        kept = found.rearranged(lambda _, id_: new.get(id_, id_))
        kept.merges = [replace(one, entity=new.get(one.entity, one.entity)) for one in found.merges]
        kept.proposals = found.proposals
        for id_, entity in found.entities.items():
            named = new.get(id_, id_)
            kept.entities[named] = replace(entity, id=named)
        return kept

    # What is fixed, and what was applied

    def _fix(self, plan: Plan, settled: GlobalEntities, errors: list[DecisionError]) -> None:
        for (entity, kind), decision in sorted(plan.laid_down.items()):
            if kind is DecisionKind.DATE:
                value: str | Literal = date_literal(decision.value)
            elif decision.value_is_name:
                value = _place_called(decision.value, settled)
            elif decision.value in settled.entities:
                value = decision.value
            else:
                errors.append(self._unknown_place(decision, settled))
                continue
            fix = Fix(value, decision_id(decision))
            settled.fixed.setdefault(entity, {})[RELATIONS[kind]] = fix

    def _unknown_place(self, decision: Decision, settled: GlobalEntities) -> DecisionError:
        directory = Directory.of(settled, self._locals, self._sources)
        reason = f"there is no {decision.value} in the documents"
        remedy = f"{directory.near(decision.value)}, or write a name in quotation marks"
        return DecisionError(reason, remedy.removeprefix(", "), (decision.place,))

    def _note(self, plan: Plan, settled: GlobalEntities) -> None:
        for decision, ids in plan.applied:
            relation = RELATIONS.get(decision.kind)
            fix = settled.fixed.get(ids[0], {}).get(relation) if relation else None
            self._applied.append(
                AppliedDecision(
                    id=decision_id(decision),
                    decision=decision,
                    entities=tuple(id_ for id_ in ids if id_ in settled.entities),
                    predicate=relation if fix else None,
                    object=fix.value if fix else None,
                )
            )


def decision_id(decision: Decision) -> str:
    """Return the id of a decision: what it says, wherever it stands."""
    return f"decision/{digest(decision.text)}"


def date_literal(value: str) -> Literal:
    """Return a date of a decisions file as a value of the graph."""
    return Literal(value, _DATATYPES.get(len(value), "gk:dateInterval"))


def _is_of_meeting(decision: Decision) -> bool:
    return decision.parts[0].entity.partition("/")[0] in MEETINGS


def _place_called(name: str, settled: GlobalEntities) -> str:
    """Return the id of a place by its name, added if the documents name no such place."""
    places = (EntityType.PLACE, EntityType.COUNTRY, EntityType.ORGANIZATION)
    for id_, entity in sorted(settled.entities.items()):
        if entity.type in places and name in (entity.label, *entity.alt_labels):
            return id_
    id_ = name_key(EntityType.PLACE, name)
    settled.entities.setdefault(id_, Entity(id=id_, type=EntityType.PLACE, label=name))
    return id_


def _meetings_of(found: GlobalEntities, documents: Sequence[str]) -> dict[str, frozenset[Member]]:
    return {
        id_: frozenset(members)
        for id_, members in members_of(found, documents).items()
        if id_.partition("/")[0] in MEETINGS
    }
