"""Find what the parts of decisions mean, and cut entities where a decision speaks of a part.

An id means the entity that has it when nothing is decided; failing that, what a
decision cut off under that id; failing that, the entity in which the name lives on
that the id was made of. So a file keeps its meaning when entities get fuller names
or are united with others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from graphkit.data_model import DecisionKind, Part
from graphkit.errors import DecisionError
from graphkit.resolution.identifiers import digest, slug
from graphkit.resources.suggestions import what_works

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.data_model import Decision, Decisions
    from graphkit.resolution.decisions.directory import Directory, Member

_Asked: TypeAlias = "tuple[Decision, Part]"
_Members: TypeAlias = "frozenset[Member]"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part cut off an entity, or what is left of it: its id, the entity, its members."""

    id: str
    entity: str
    members: _Members


class Pieces:
    """What decisions speak of: whole entities, and pieces of those that they cut.

    Attributes:
        cut: The pieces by their ids.
        errors: What means nothing, in the order of the decisions.
    """

    def __init__(
        self,
        decisions: Decisions,
        directory: Directory,
        former: Mapping[str, frozenset[Member]],
    ) -> None:
        """``former`` are the members of ids that some entities had before."""
        self._directory = directory
        self._former = former
        self.errors: list[DecisionError] = []
        self._cuts: dict[str, dict[_Members, Part]] = {}
        self._chosen: dict[_Asked, tuple[str, _Members]] = {}
        self._failed: set[_Asked] = set()
        asked = [(decision, part) for decision in decisions for part in decision.parts]
        for one in asked:
            self._choose(*one)
        self._pieces: dict[tuple[str, _Members], str] = {}
        self.cut = {piece.id: piece for entity in sorted(self._cuts) for piece in self._cut(entity)}
        self._meanings = {one: self._meaning_of(*one) for one in asked}

    def meaning(self, decision: Decision, part: Part) -> str:
        """Return the id of the entity or piece that a part means, "" if it means nothing."""
        return self._meanings[decision, part]

    def members(self, id_: str) -> frozenset[Member]:
        """Return the members of an entity or piece."""
        return self.cut[id_].members if id_ in self.cut else self._directory.members(id_)

    # What is to be cut

    def _choose(self, decision: Decision, part: Part) -> None:
        """Note where an entity is to be cut so that a part of it stands alone."""
        if part.entity not in self._directory:
            self._choose_former(decision, part)
        elif not part.is_whole:
            members = self._told_apart(decision, part)
            if members:
                self._note(decision, part, part, members)
            else:
                self._failed.add((decision, part))

    def _choose_former(self, decision: Decision, part: Part) -> None:
        """Cut off what an id meant before it was united with what it is to be different from."""
        if decision.kind is not DecisionKind.DIFFERENT:
            return
        hints = self._hints(part.entity)
        others = {m for one in decision.parts if one != part for m in self._meant(one.entity)}
        both = set(self._directory.entities_of(hints)) & set(self._directory.entities_of(others))
        for entity in sorted(both)[:1]:
            members = hints & self._directory.members(entity)
            self._note(decision, part, Part(entity, name=part.entity), members)

    def _note(self, decision: Decision, asked: Part, part: Part, members: _Members) -> None:
        self._chosen[decision, asked] = (part.entity, members)
        if members != self._directory.members(part.entity):
            cuts = self._cuts.setdefault(part.entity, {})
            cuts[members] = min(part, cuts.get(members, part))

    def _meant(self, id_: str) -> _Members:
        return self._directory.members(id_) or self._hints(id_)

    def _hints(self, id_: str) -> _Members:
        """Return the members that an unknown id meant, or whose name it was made of."""
        return self._former.get(id_) or self._directory.called(id_)

    def _told_apart(self, decision: Decision, part: Part) -> _Members:
        """Return the members of an entity that a name and a document tell apart."""
        members = self._directory.members(part.entity)
        if part.document:
            documents = self._directory.documents(part.document)
            members = frozenset(one for one in members if one[0] in documents)
        named = frozenset(one for one in members if self._is_called(one, part))
        if not members:
            self.errors.append(self._no_document(decision, part))
        elif not named:
            self.errors.append(self._no_name(decision, part, members))
        return named

    def _is_called(self, member: Member, part: Part) -> bool:
        """Whether a member has the name: as its fullest, unless a document is named too."""
        names = self._directory.names(member)
        wanted = slug(part.name)
        return not part.name or wanted in map(slug, names if part.document else names[:1])

    # Cutting

    def _cut(self, entity: str) -> Iterator[Piece]:
        """Cut an entity; of two parts the smaller is the more special one and goes first."""
        rest = self._directory.members(entity)
        pieces: list[tuple[Part, _Members, _Members]] = []
        for members, part in sorted(self._cuts[entity].items(), key=lambda c: (len(c[0]), c[1])):
            pieces.append((part, members, members & rest))
            rest -= members
        if not rest:  # nothing else is left to keep the id
            _, members, rest = pieces.pop()
            self._pieces[entity, members] = entity
        yield Piece(entity, entity, rest)
        for part, members, left in pieces:
            if left:
                new = self._new_id(part)
                self._pieces[entity, members] = new
                yield Piece(new, entity, left)

    def _new_id(self, part: Part) -> str:
        """Return an id for a piece, made of its name where that is free."""
        kind = part.entity.partition("/")[0]
        is_id = part.name.startswith(f"{kind}/")
        own = part.name if is_id else f"{kind}/{slug(part.name)}"
        taken = own in self._directory or own in self._pieces.values()
        spare = f"{part.entity}-{digest(str(part), size=6)}"
        return own if part.name and not taken else spare

    # What is meant

    def _meaning_of(self, decision: Decision, part: Part) -> str:
        if (decision, part) in self._failed:
            return ""
        if (decision, part) in self._chosen:
            entity, members = self._chosen[decision, part]
            whole = members == self._directory.members(entity)
            found = entity if whole else self._pieces.get((entity, members), "")
            return found or self._fail(self._nothing_left(decision, part))
        if part.entity in self._directory or part.entity in self.cut:
            return part.entity if part.is_whole else self._fail(self._of_a_piece(decision, part))
        return self._living_on(decision, part)

    def _living_on(self, decision: Decision, part: Part) -> str:
        """Return the entity or piece in which an id that nothing has any more lives on."""
        hints = self._hints(part.entity)
        entities = self._directory.entities_of(hints)
        found = sorted(
            {
                id_
                for entity in entities
                for id_ in self._pieces_of(entity)
                if self.members(id_) & hints
            }
        )
        if len(found) == 1 and part.is_whole:
            return found[0]
        return self._fail(self._unknown(decision, part, found))

    def _pieces_of(self, entity: str) -> list[str]:
        if entity not in self._cuts:
            return [entity]
        return [piece.id for piece in self.cut.values() if piece.entity == entity]

    # What is wrong

    def _fail(self, error: DecisionError) -> str:
        self.errors.append(error)
        return ""

    def _unknown(self, decision: Decision, part: Part, found: list[str]) -> DecisionError:
        if len(found) == 1:
            reason = f"there is no {part.entity} any more: its name is one of {found[0]}"
            return _error(decision, reason, f"write {Part(found[0], part.name, part.document)}")
        if found:
            reason = f"{part.entity} may be one of several: {', '.join(found)}"
            return _error(decision, reason, "write one of these")
        remedy = self._directory.near(part.entity)
        return _error(decision, f"there is no {part.entity} in the documents", remedy)

    def _no_document(self, decision: Decision, part: Part) -> DecisionError:
        if self._directory.documents(part.document):
            reason = f"{part.document} does not speak of {part.entity}"
            known = sorted({document for document, _ in self._directory.members(part.entity)})
            return _error(decision, reason, what_works(part.document, known))
        remedy = self._directory.near_document(part.document)
        return _error(decision, f"there is no document {part.document!r}", remedy)

    def _no_name(self, decision: Decision, part: Part, members: _Members) -> DecisionError:
        wanted = slug(part.name)
        for member in sorted(members):
            names = self._directory.names(member)
            if wanted in map(slug, names):
                reason = f"{member[0]} writes {part.name!r} for {names[0]!r}"
                remedy = f"to mean it there: {Part(part.entity, part.name, member[0])}"
                return _error(decision, reason, remedy)
        known = {name for member in members for name in self._directory.names(member)[:1]}
        reason = f"no document calls {part.entity} {part.name!r}"
        return _error(decision, reason, what_works(part.name, known, called="names are"))

    def _nothing_left(self, decision: Decision, part: Part) -> DecisionError:
        reason = f"nothing is left of {part}: other lines take all of it"
        return _error(decision, reason, "delete this line or the others")

    def _of_a_piece(self, decision: Decision, part: Part) -> DecisionError:
        reason = f"{part} is a part of what another line cut off"
        entity = self.cut[part.entity].entity if part.entity in self.cut else part.entity
        return _error(decision, reason, f"write {Part(entity, part.name, part.document)}")


def _error(decision: Decision, reason: str, remedy: str) -> DecisionError:
    return DecisionError(reason, remedy, (decision.place,))
