"""From mentions and relations to entities and statements with evidence.

Three steps, each a pure function: `resolve_document` reads one document by itself,
`resolve_across` tells who is who over all of them, `write_statements` says with the ids
of all what one document says. `resolve` is the three in a row. Every link keeps its
reason; what cannot be decided is left out.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.data_model import Knowledge
from graphkit.resolution.across import NO_DECISIONS, decision_errors, resolve_across
from graphkit.resolution.decisions import read_decisions
from graphkit.resolution.entities import GlobalEntities
from graphkit.resolution.local_knowledge import LocalKnowledge
from graphkit.resolution.statements import (
    WrittenStatements,
    named_entities,
    write_statements,
)
from graphkit.resolution.tracing import name_entities
from graphkit.resolution.within import resolve_document
from graphkit.resources.lexicons import Lexicons

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from graphkit.data_model import AppliedDecision, Decisions, Document, Extraction, Trace

__all__ = [
    "GlobalEntities",
    "LocalKnowledge",
    "WrittenStatements",
    "applied_to",
    "decision_errors",
    "read_decisions",
    "resolve",
    "resolve_across",
    "resolve_document",
    "used_entities",
    "write_statements",
]

_NO_TRACES: Mapping[str, Trace] = MappingProxyType({})


def resolve(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    *,
    lexicons: Lexicons | None = None,
    traces: Mapping[str, Trace] = _NO_TRACES,
    calibrated: bool = True,
    decisions: Decisions = NO_DECISIONS,
) -> Knowledge:
    """Return what the documents say, its entities told apart and united.

    ``extractions`` are those of ``documents``, in the same order. The result
    does not depend on that order. ``traces`` of documents, by their ids, are told
    what mentions mean, and what was not taken and why. Without ``calibrated``
    statements keep the confidence that their extractor gave them. ``decisions`` of
    the user win over what is found.

    Raises:
        DecisionError: If a decision cannot be applied, or two contradict each other.
    """
    lexicons = lexicons or Lexicons()
    pairs = sorted(zip(documents, extractions, strict=True), key=lambda pair: pair[0].id)
    locals_ = [
        resolve_document(
            document, extraction, lexicons, trace=traces.get(document.id), calibrated=calibrated
        )
        for document, extraction in pairs
    ]
    sources = {document.id: document.source for document, _ in pairs}
    entities = resolve_across(locals_, lexicons, decisions, sources)
    for document, trace in traces.items():
        name_entities(trace, entities.ids_in(document))
    return _gathered([document for document, _ in pairs], locals_, entities)


def applied_to(used: Container[str], entities: GlobalEntities) -> tuple[AppliedDecision, ...]:
    """Return the decisions that were applied, with those of their entities that are ``used``."""
    return tuple(
        replace(one, entities=tuple(id_ for id_ in one.entities if id_ in used))
        for one in entities.applied
    )


def _gathered(
    documents: Sequence[Document], locals_: Sequence[LocalKnowledge], entities: GlobalEntities
) -> Knowledge:
    """Return all that is said, sorted; entities that no statement uses are left out."""
    written = [
        write_statements(
            document, local, entities.ids_in(document.id), entities.fixes_in(document.id)
        )
        for document, local in zip(documents, locals_, strict=True)
    ]
    used = used_entities(locals_, entities)
    known = entities.entities
    left_open = (reference for local in locals_ for reference in local.open_references)
    return Knowledge(
        documents=tuple(documents),
        entities=tuple(known[id_] for id_ in sorted(known.keys() & used)),
        statements=tuple(sorted((s for w in written for s in w.statements), key=lambda s: s.id)),
        references=tuple(sorted((r for w in written for r in w.references), key=lambda r: r.id)),
        merges=tuple(merge for merge in entities.merges if merge.entity in used),
        decisions=applied_to(used, entities),
        proposals=tuple(one for one in entities.proposals if {one.left, one.right} <= used),
        open_references=tuple(sorted(left_open, key=lambda one: (one.document, one.span))),
    )


def used_entities(locals_: Iterable[LocalKnowledge], entities: GlobalEntities) -> set[str]:
    """Return the ids of the entities that a document names in what it says, or a decision does."""
    used: set[str] = set()
    for local in locals_:
        used |= named_entities(local, entities.ids_in(local.document))
    return used | entities.fixed_places(used)
