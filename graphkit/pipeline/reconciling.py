"""Ask a reconciliation service for the entities of a graph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graphkit.reconciliation import Hints, Reconciled, Subject
from graphkit.reconciliation import reconcile as ask_for
from graphkit.resources.reconciliation_services import HINTS, known_names, subjects_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.store import GraphStore


def reconcile_graph(
    store: GraphStore,
    url: str,
    types: Mapping[str, str | None],
    properties: Mapping[str, str],
    **options: Any,
) -> Reconciled:
    """Return what a service proposes for the entities of some types; the graph stays as it is.

    This is the one thing that sends something of a graph over the network: names, and what
    is asked with ``properties``.

    Args:
        store: The graph.
        url: The address of the service's API.
        types: The types to ask for; each with the service's id of it, or None where
            graphkit may know.
        properties: The service's properties for hints, besides those that graphkit knows.
        options: Those of `graphkit.reconciliation.reconcile`.

    Raises:
        ReconciliationError: If the service cannot be asked, or the cache not be used.
    """

    def hints(space: str) -> dict[str, Hints]:
        known = known_names(space)
        found = {}
        for name, given in types.items():
            own = known.get(name)
            called = given if given is not None else own.type if own else ""
            found[name] = Hints(called, {**(own.properties if own else {}), **properties})
        return found

    subjects = [one for one in subjects_of(store) if one.type in types]
    return ask_for(subjects, url, hints, **options)


def subjects_of(store: GraphStore) -> list[Subject]:
    """Return the entities that can be asked for, sorted by id, with what is known of them."""
    facts: defaultdict[str, defaultdict[str, defaultdict[str, set[str]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(set))
    )
    for node, fact, value, address in store.query(subjects_query()).rows:
        if node is not None and value is not None:
            addresses = facts[str(node)][str(fact)][str(value)]
            if address is not None:
                addresses.add(str(address))
    typed = {store.shorten(node): known for node, known in facts.items() if "type" in known}
    return [_subject(id_, typed[id_]) for id_ in sorted(typed)]


def _subject(id_: str, facts: Mapping[str, Mapping[str, set[str]]]) -> Subject:
    known = {
        hint: tuple((value, tuple(sorted(found))) for value, found in sorted(facts[hint].items()))
        for hint in HINTS
        if hint in facts
    }
    return Subject(
        id=id_,
        type=min(facts["type"]),
        label=min(facts["label"], default=id_),
        same_as=tuple(sorted(facts.get("same_as", ()))),
        known=known,
    )
