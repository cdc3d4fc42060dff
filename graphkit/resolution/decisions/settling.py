"""Put decisions into effect on the entities that resolution found."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from graphkit.data_model import DecisionKind
from graphkit.errors import DecisionError
from graphkit.resolution.decisions.describing import (
    choose_kept,
    describe_piece,
    describe_united,
    linked,
    merge_of,
    renamed,
)
from graphkit.resolution.decisions.parts import Pieces
from graphkit.resolution.decisions.plan import Plan, make_plan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from graphkit.data_model import Decisions, Entity, Merge, MergeProposal
    from graphkit.resolution.decisions.directory import Directory, Member
    from graphkit.resolution.entities import GlobalEntities


class Settlement:
    """Decisions about the entities of a directory, looked up and checked.

    Attributes:
        errors: What is wrong with them; nothing is to be applied then.
        plan: What is to be done.
    """

    def __init__(
        self,
        decisions: Decisions,
        found: GlobalEntities,
        directory: Directory,
        former: Mapping[str, frozenset[Member]],
    ) -> None:
        """``former`` are the members of ids that some entities had before."""
        self._found = found
        self._directory = directory
        self._pieces = Pieces(decisions, directory, former)
        self.plan: Plan
        self.plan, self.errors = make_plan(decisions, self._pieces, self._choose)
        self._cut = {piece.entity for piece in self._pieces.cut.values()}
        self._kept = self.plan.kept()
        self._apart = {
            (left, right)
            for one in decisions.of_kind(DecisionKind.DIFFERENT)
            for left, right in permutations((part.entity for part in one.parts), 2)
        }
        self._piece_of = {
            member: piece.id for piece in self._pieces.cut.values() for member in piece.members
        }

    def applied(self) -> GlobalEntities:
        """Return the entities as decided; their ids stay what they were wherever they can."""
        settled = self._found.rearranged(self._new_id)
        gone = set(self._kept) | self._cut | self.plan.dropped
        same = {id_: one for id_, one in self._found.entities.items() if id_ not in gone}
        settled.entities.update(same)
        for entity in self._changed():
            settled.entities[entity.id] = entity
        settled.merges.extend(self._merges(settled.entities))
        settled.proposals.extend(self._proposals(settled.entities))
        return settled

    def doubly_linked(self, settled: GlobalEntities) -> Iterator[DecisionError]:
        """Yield decisions that link to what another entity is linked to, as by a lexicon."""
        if not self.plan.links:
            return
        owners: dict[str, list[str]] = {}
        for id_, entity in sorted(settled.entities.items()):
            for address in entity.same_as:
                owners.setdefault(address, []).append(id_)
        for id_, decisions in sorted(self.plan.links.items()):
            for decision in decisions:
                others = [other for other in owners.get(decision.value, ()) if other != id_]
                if others:
                    reason = f"{decision.value} is a link of {others[0]} too"
                    remedy = f"delete the line, or write: same {id_} {others[0]}"
                    yield DecisionError(reason, remedy, (decision.place,))

    def _new_id(self, member: Member, old: str) -> str | None:
        id_ = self._piece_of.get(member, old)
        kept = self._kept.get(id_, id_)
        return None if kept in self.plan.dropped else kept

    def _choose(self, ids: Collection[str]) -> str:
        return choose_kept({id_: self._described(id_) for id_ in ids})

    def _described(self, id_: str) -> Entity:
        """Return an entity, or a piece of one."""
        piece = self._pieces.cut.get(id_)
        if piece is None:
            return self._found.entities[id_]
        return describe_piece(
            self._found.entities[piece.entity], id_, piece.members, self._directory
        )

    def _changed(self) -> Iterator[Entity]:
        """Yield the entities that are united, cut, named anew or linked."""
        changed = {*self._pieces.cut, *self.plan.names, *self.plan.links}
        alone = changed - set(self._kept)
        groups = self.plan.united | {id_: [id_] for id_ in alone}
        for kept in sorted(set(groups) - self.plan.dropped):
            others = [self._described(id_) for id_ in groups[kept] if id_ != kept]
            entity = describe_united(self._described(kept), others)
            name = self.plan.names.get(kept)
            links = [decision.value for decision in self.plan.links.get(kept, ())]
            yield linked(renamed(entity, name) if name else entity, links)

    def _merges(self, entities: Mapping[str, Entity]) -> Iterator[Merge]:
        for merge in self._found.merges:
            yield from self._merge(merge)
        for kept, ids in sorted(self.plan.united.items()):
            for id_ in ids:
                if id_ != kept and kept in entities:
                    other = self._described(id_)
                    yield merge_of(entities[kept], other, self.plan.because[id_])

    def _proposals(self, entities: Mapping[str, Entity]) -> Iterator[MergeProposal]:
        """Yield what is still to be decided, with the ids of who was united since."""
        told: set[tuple[str, str]] = set()
        for one in self._found.proposals:
            ids = tuple(self._kept.get(id_, id_) for id_ in (one.left, one.right))
            left, right = sorted(ids)
            open_still = left != right and {left, right} <= entities.keys()
            if not open_still or (left, right) in self._apart or (left, right) in told:
                continue
            told.add((left, right))
            labels = entities[left].label, entities[right].label
            yield replace(one, left=left, right=right, left_name=labels[0], right_name=labels[1])

    def _merge(self, merge: Merge) -> Iterator[Merge]:
        """Yield an automatic merge with its entity's id, unless a decision undid it."""
        if merge.entity not in self._cut:
            kept = self._kept.get(merge.entity, merge.entity)
            if kept not in self.plan.dropped:
                yield replace(merge, entity=kept)
            return
        for piece in self._pieces.cut.values():
            if piece.entity == merge.entity:
                names = {n for member in piece.members for n in self._directory.names(member)}
                kept = self._kept.get(piece.id, piece.id)
                if {merge.name, merge.other} <= names and kept not in self.plan.dropped:
                    yield replace(merge, entity=kept)


def first_of(errors: list[DecisionError]) -> DecisionError:
    """Return the first of several errors, which tells how many more there are."""
    first = errors[0]
    more = len(errors) - 1
    if not more:
        return first
    counted = f"{more} more {'decision is' if more == 1 else 'decisions are'} wrong"
    remedy = "; ".join(part for part in (first.remedy, counted) if part)
    return type(first)(first.reason, remedy, first.places)
