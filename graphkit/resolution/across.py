"""The entities of all documents: which are one, what they are called, and their ids.

Persons and meetings are told apart by what is known of them; everything else
is one by its key.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graphkit.data_model import Decisions, Entity, EntityType, Literal
from graphkit.resolution.decisions.deciding import Deciding
from graphkit.resolution.entities import GlobalEntities, other_names
from graphkit.resolution.same_meetings import unite_meetings
from graphkit.resolution.same_persons import unite_persons
from graphkit.resolution.topics import topic_normaliser
from graphkit.resources.links import CODE_DATATYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.errors import DecisionError
    from graphkit.resolution.local_knowledge import LocalKnowledge
    from graphkit.resolution.topics import TopicNormaliser
    from graphkit.resources.gazetteer import Gazetteer, GazetteerEntry
    from graphkit.resources.lexicons import Lexicons

NO_DECISIONS: Final = Decisions()
NO_SOURCES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(slots=True)
class _Named:
    """What the documents call an entity that is one by its key."""

    type: EntityType
    polity: str
    labels: list[str] = field(default_factory=list)
    members: list[tuple[str, str]] = field(default_factory=list)


def resolve_across(
    locals_: Sequence[LocalKnowledge],
    lexicons: Lexicons,
    decisions: Decisions = NO_DECISIONS,
    sources: Mapping[str, str] = NO_SOURCES,
) -> GlobalEntities:
    """Return the entities of all documents, those that are one united.

    ``locals_`` are sorted by the ids of their documents. The time it takes grows nearly
    in step with their number. ``decisions`` of the user win over what is found; ``sources``
    are the files of documents by id, as decisions may name these.

    Raises:
        DecisionError: If a decision cannot be applied, or two contradict each other.
    """
    found = _people_and_named(locals_, lexicons)
    unite = partial(unite_meetings, locals_, gazetteer=lexicons.gazetteer)
    if decisions:
        return Deciding(decisions, locals_, sources, unite).decided(found)
    unite(found)
    return found


def decision_errors(
    locals_: Sequence[LocalKnowledge],
    lexicons: Lexicons,
    decisions: Decisions,
    sources: Mapping[str, str] = NO_SOURCES,
) -> list[DecisionError]:
    """Return all that is wrong with decisions about documents, sorted by their lines.

    The arguments are those of `resolve_across`, which ends at the first of these errors.
    """
    unite = partial(unite_meetings, locals_, gazetteer=lexicons.gazetteer)
    deciding = Deciding(decisions, locals_, sources, unite)
    return deciding.errors(_people_and_named(locals_, lexicons))


def _people_and_named(locals_: Sequence[LocalKnowledge], lexicons: Lexicons) -> GlobalEntities:
    """Return the persons of all documents, and all else but their meetings."""
    found = GlobalEntities()
    unite_persons(locals_, found, lexicons.gazetteer)
    _unite_by_key(locals_, lexicons.gazetteer, topic_normaliser(*lexicons.folders), found)
    return found


def _unite_by_key(
    locals_: Sequence[LocalKnowledge],
    gazetteer: Gazetteer,
    topics: TopicNormaliser,
    found: GlobalEntities,
) -> None:
    named: dict[str, _Named] = {}
    for local in locals_:
        for entity in local.entities:
            if entity.type is not EntityType.PERSON:
                same = named.setdefault(entity.key, _Named(entity.type, entity.polity))
                same.labels.extend(entity.labels)
                same.members.append((local.document, entity.key))
    for key in sorted(named):
        one = named[key]
        is_topic = one.type is EntityType.TOPIC
        united = _topic(key, one, topics) if is_topic else _entity(key, named, gazetteer)
        found.add(united, one.members)


def _topic(key: str, named: _Named, topics: TopicNormaliser) -> Entity:
    label = topics.label(named.labels)
    return Entity(
        id=key,
        type=EntityType.TOPIC,
        label=label,
        alt_labels=other_names(named.labels, label),
        broad_matches=tuple(f"gk:context-{context}" for context in topics.contexts(named.labels)),
    )


def _entity(key: str, named: Mapping[str, _Named], gazetteer: Gazetteer) -> Entity:
    one = named[key]
    label = _label_of(key, one, gazetteer)
    if one.polity in named and one.polity not in gazetteer:
        label = f"{label} of {_label_of(one.polity, named[one.polity], gazetteer)}"
    known = gazetteer.get(key)
    return Entity(
        id=key,
        type=one.type,
        label=label,
        alt_labels=other_names(one.labels, label),
        notation=(known.notation or None) if known else None,
        same_as=known.same_as if known else (),
        properties=_codes(known) if known else (),
    )


def _codes(entry: GazetteerEntry) -> tuple[tuple[str, Literal], ...]:
    return tuple((name, Literal(code, CODE_DATATYPES[name])) for name, code in entry.codes)


def _label_of(key: str, named: _Named, gazetteer: Gazetteer) -> str:
    """Return the gazetteer's label, else the name most often used, of those the shortest.

    A name is shown rather than an abbreviation of it.
    """
    if key in gazetteer:
        return gazetteer[key].label
    times = Counter(named.labels)
    label = min(times, key=lambda name: (name.isupper(), -times[name], len(name), name), default="")
    label = label or key.rpartition("/")[2]
    if named.polity in gazetteer:
        return f"{label} of {gazetteer[named.polity].label}"
    return label
