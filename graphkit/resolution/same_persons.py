"""Which persons of different documents are one, and what they are called.

What speaks for it is in `graphkit.resolution.persons`; here persons are described
for it, and what came of it is made into entities, merges and proposals.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.data_model import Entity, EntityType, Merge, MergeProposal
from graphkit.resolution.entities import other_names
from graphkit.resolution.identifiers import digest, slug
from graphkit.resolution.persons.constraints import NO_CONSTRAINTS
from graphkit.resolution.persons.descriptions import Description
from graphkit.resolution.persons.grouping import group_persons
from graphkit.resolution.persons.name_forms import name_form
from graphkit.resolution.persons.posts import country_of, post_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphkit.resolution.entities import GlobalEntities
    from graphkit.resolution.local_knowledge import LocalKnowledge
    from graphkit.resolution.persons.constraints import Constraints
    from graphkit.resolution.persons.descriptions import Group, Member
    from graphkit.resolution.persons.results import Grouping, Union
    from graphkit.resources.gazetteer import Gazetteer

_COUNTRY = "country/"
_MOST_PROPOSALS = 3
_DIGITS = 4


def unite_persons(
    locals_: Sequence[LocalKnowledge],
    found: GlobalEntities,
    gazetteer: Gazetteer,
    constraints: Constraints = NO_CONSTRAINTS,
) -> None:
    """Add the persons of all documents to ``found``, with their merges and proposals."""
    described = [one for local in locals_ for one in describe(local, gazetteer)]

    def label(polity: str) -> str:
        return gazetteer[polity].label if polity in gazetteer else polity.rpartition("/")[2]

    add_persons(group_persons(described, label, constraints), found)


def describe(local: LocalKnowledge, gazetteer: Gazetteer) -> Iterator[Description]:
    """Yield what a document says of each of its persons."""
    met = _met(local)
    for person in local.persons:
        polities = {polity for polity in person.polities if polity}
        yield Description(
            member=(local.document, person.key),
            names=person.names,
            misspelt=person.misspelt,
            offices=tuple(post_of(office, gazetteer) for office in person.offices),
            countries=frozenset(filter(None, (country_of(p, gazetteer) for p in polities))),
            bodies=frozenset(p for p in polities if not p.startswith(_COUNTRY)),
            home=local.home if local.home.startswith(_COUNTRY) else "",
            gender=person.gender,
            day=local.issued,
            met=frozenset(met.get(person.key, ())),
        )


def _met(local: LocalKnowledge) -> Mapping[str, set[tuple[str, str]]]:
    """Return whom each person met, by the last part of the name, and when."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    names = {person.key: name_form(person.label).parts[-1] for person in local.persons}
    for meeting in local.meetings:
        persons = [key for key in meeting.participants if key in names]
        for key in persons:
            others = (names[other] for other in persons if other != key)
            found[key].update((meeting.day, name) for name in others)
    return found


def add_persons(grouping: Grouping, found: GlobalEntities) -> None:
    """Add the groups as entities; of several with one name the largest has the plain id."""
    ids: dict[Member, str] = {}
    ordered = sorted(grouping.groups, key=lambda g: (g.label, -len(g.members), min(g.members)))
    for group in ordered:
        entity = _entity(group, found)
        found.add(entity, group.members)
        ids.update(dict.fromkeys(group.members, entity.id))
    found.merges.extend(_merges(grouping.unions, ids, found))
    found.proposals.extend(_proposals(grouping, ids, found))


def _entity(group: Group, found: GlobalEntities) -> Entity:
    label = group.label
    return Entity(
        id=found.free_id(*_id_options(group, label)),
        type=EntityType.PERSON,
        label=label,
        alt_labels=other_names(group.names, label),
        hidden_labels=tuple(sorted(group.misspelt)),
    )


def _merges(
    unions: Iterable[Union], ids: Mapping[Member, str], found: GlobalEntities
) -> Iterator[Merge]:
    """Yield, for each two names of a person, the least sure of what united them."""
    weakest: dict[tuple[str, str, str], Union] = {}
    for union in unions:
        entity = ids[union.member]
        names = sorted((union.name, union.other), key=lambda n: _place(n, found, entity))
        key = (entity, names[0], names[1])
        if key not in weakest or _strength(union) < _strength(weakest[key]):
            weakest[key] = union
    for (entity, name, other), union in sorted(weakest.items()):
        yield Merge(
            entity=entity,
            name=name,
            other=other,
            reason="; ".join(union.reasons),
            score=round(union.score, _DIGITS),
            documents=union.documents,
        )


def _place(name: str, found: GlobalEntities, entity: str) -> tuple[bool, int, str]:
    return name != found.entities[entity].label, -len(name), name


def _strength(union: Union) -> tuple[float, tuple[str, ...], tuple[str, ...]]:
    return union.score, union.reasons, union.documents


def _proposals(
    grouping: Grouping, ids: Mapping[Member, str], found: GlobalEntities
) -> list[MergeProposal]:
    """Return what is to be decided, of each person the likeliest."""
    times: defaultdict[str, int] = defaultdict(int)
    kept: list[MergeProposal] = []
    order = sorted(grouping.questions, key=lambda q: (-q.score, ids[q.left], ids[q.right]))
    for question in order:
        left, right = sorted((ids[question.left], ids[question.right]))
        if max(times[left], times[right]) < _MOST_PROPOSALS:
            times[left] += 1
            times[right] += 1
            kept.append(
                MergeProposal(
                    left=left,
                    right=right,
                    left_name=found.entities[left].label,
                    right_name=found.entities[right].label,
                    score=round(question.score, _DIGITS),
                    reasons=question.reasons,
                    against=question.against,
                )
            )
    return sorted(kept, key=lambda p: (p.left, p.right))


def _id_options(group: Group, label: str) -> Iterator[str]:
    """Yield the id, with the country or else a hash behind it if it is taken."""
    base = f"person/{slug(label)}"
    yield base
    for polity in sorted(group.countries | group.bodies):
        yield f"{base}-{slug(polity.rpartition('/')[2])}"
    yield f"{base}-{digest(*(part for member in sorted(group.members) for part in member), size=6)}"
