"""The user's decisions that were applied, as triples: what each says, and where it stands."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.store.namespaces import DECISIONS
from graphkit.store.terms import (
    DERIVED_DATES,
    describe,
    integer,
    interval_days,
    text,
    vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.data_model import AppliedDecision
    from graphkit.store.terms import Term, Terms


def decision_quads(decisions: Iterable[AppliedDecision], terms: Terms) -> set[ox.Quad]:
    """Return the quads of the graph ``decisions``, with the direct triples that these fix."""
    graph = terms.resource(DECISIONS)
    return {
        ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        for one in decisions
        for triple in (*_description(one, terms), *fixed_triples(one, terms))
    }


def fixed_triples(applied: AppliedDecision, terms: Terms) -> Iterator[ox.Triple]:
    """Yield what a decision says in place of the documents: a date or a place."""
    if applied.predicate is None or applied.object is None:
        return
    value = terms.object(applied.object)
    for entity in applied.entities:
        node = terms.resource(entity)
        yield ox.Triple(node, terms.name(applied.predicate), value)
        if isinstance(value, ox.Literal):
            yield from describe(node, zip(DERIVED_DATES, interval_days(value), strict=False))


def _description(applied: AppliedDecision, terms: Terms) -> Iterator[ox.Triple]:
    decision = applied.decision
    said: list[tuple[str, Term | None]] = [
        ("rdf:type", vocabulary("gk:Decision")),
        ("rdfs:label", text(decision.text)),
        ("gk:readFrom", text(PurePath(decision.file).name)),
        ("gk:line", integer(decision.line)),
        *(("gk:entity", terms.resource(entity)) for entity in applied.entities),
    ]
    yield from describe(terms.resource(applied.id), said)
