"""Statements, their evidence and the mentions behind it as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.store.document_quads import span_objects
from graphkit.store.terms import decimal, describe, integer, optional_text, text, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from graphkit.data_model import Evidence, Reference, Statement
    from graphkit.store.terms import Terms


def statement_triples(statement: Statement, terms: Terms) -> Iterator[ox.Triple]:
    """Yield a statement with its qualifiers and evidence, not its direct triples."""
    node, resource = terms.resource(statement.id), terms.resource
    occurred, content = statement.occurred_on, statement.content_modality
    said = (
        ("rdf:type", vocabulary("gk:Statement")),
        ("rdf:subject", resource(statement.subject)),
        ("rdf:predicate", terms.name(statement.predicate)),
        ("rdf:object", terms.object(statement.object)),
        ("gk:modality", vocabulary(f"gk:{statement.modality}")),
        ("gk:contentModality", vocabulary(f"gk:{content}") if content else None),
        ("gk:polarity", vocabulary(f"gk:{statement.polarity}")),
        ("gk:confidence", decimal(statement.confidence)),
        ("gk:rule", text(statement.rule)),
        ("gk:verb", optional_text(statement.verb)),
        ("gk:strength", optional_text(statement.strength)),
        ("gk:cameo", optional_text(statement.cameo)),
        ("gk:plover", optional_text(statement.plover)),
        ("gk:occurredOn", terms.literal(occurred) if occurred else None),
        *(("gk:evidence", resource(evidence.id)) for evidence in statement.evidence),
    )
    yield from describe(node, said)
    yield from _linked(statement, terms)
    for evidence in statement.evidence:
        yield from _evidence_triples(evidence, terms)


def _linked(statement: Statement, terms: Terms) -> Iterator[ox.Triple]:
    """Yield the links to other entities, and to the statement it answers."""
    links = (
        ("gk:agent", statement.agents),
        ("gk:addressee", statement.addressees),
        ("gk:concerning", statement.concerning),
        ("gk:inMeeting", (statement.meeting,)),
        ("gk:attributedTo", (statement.attributed_to,)),
        ("gk:respondsTo", (statement.responds_to,)),
        ("gk:overruledBy", (statement.overruled_by,)),
    )
    said = ((curie, terms.resource(link)) for curie, many in links for link in many if link)
    yield from describe(terms.resource(statement.id), said)


def _evidence_triples(evidence: Evidence, terms: Terms) -> Iterator[ox.Triple]:
    said = (
        ("rdf:type", vocabulary("gk:Evidence")),
        ("oa:hasSource", terms.resource(evidence.document)),
        *span_objects(evidence.span),
        ("oa:exact", text(evidence.exact)),
        ("oa:prefix", text(evidence.prefix)),
        ("oa:suffix", text(evidence.suffix)),
        ("gk:sentenceStart", integer(evidence.sentence.start)),
        ("gk:sentenceEnd", integer(evidence.sentence.end)),
        *(("gk:mention", terms.resource(reference)) for reference in evidence.references),
    )
    yield from describe(terms.resource(evidence.id), said)


def reference_triples(reference: Reference, terms: Terms) -> Iterator[ox.Triple]:
    """Yield a mention: where it stands, what it means, and why."""
    said = (
        ("rdf:type", vocabulary("gk:Mention")),
        ("oa:hasSource", terms.resource(reference.document)),
        *span_objects(reference.span),
        ("oa:exact", text(reference.exact)),
        ("gk:refersTo", terms.resource(reference.entity)),
        ("gk:reason", text(reference.reason)),
    )
    yield from describe(terms.resource(reference.id), said)
