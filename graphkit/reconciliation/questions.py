"""The queries for entities: name, type, and what else is known of them as hints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graphkit.resources.links import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.reconciliation.protocol import Query

LIMIT: Final = 5
"""How many candidates are asked for."""

_MOST_VALUES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An entity to ask for.

    ``known`` holds what else is known of it, by hint (country, office, organization,
    date): pairs of a name and, where it has them, its addresses elsewhere; in order.
    """

    id: str
    type: str
    label: str
    same_as: tuple[str, ...] = ()
    known: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hints:
    """How a service calls a type of ours, and by which of its properties hints are given.

    Attributes:
        type: The id of the service's type, "" to ask for any.
        properties: Ids of its properties by hint.
    """

    type: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)


def query_of(subject: Subject, hints: Hints, space: str) -> Query:
    """Return the query for an entity; ``space`` is what the service's addresses begin with."""
    query: Query = {"query": subject.label, "limit": LIMIT}
    if hints.type:
        query["type"] = hints.type
    properties = [
        {"pid": pid, "v": values[0] if len(values) == 1 else values}
        for hint, pid in sorted(hints.properties.items())
        if (values := list(_values(subject, hint, space))[:_MOST_VALUES])
    ]
    if properties:
        query["properties"] = properties
    return query


def _values(subject: Subject, hint: str, space: str) -> Iterator[str | dict[str, str]]:
    """Yield values, those that the service has itself by its ids."""
    for name, addresses in subject.known.get(hint, ()):
        own = next((one for one in addresses if space and one.startswith(space)), None)
        yield {"id": own.removeprefix(space), "name": name} if own else name


def is_linked(subject: Subject, space: str) -> bool:
    """Whether an entity has an address of the service already."""
    return any(space in (site_of(one), one[: len(space)]) for one in subject.same_as)
