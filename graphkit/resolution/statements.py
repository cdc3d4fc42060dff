"""Write claims as statements with ids, evidence and references."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.data_model import Literal, Statement
from graphkit.resolution.decisions.claims import known_claims
from graphkit.resolution.entities import NOTHING_FIXED
from graphkit.resolution.evidence import EvidenceWriter
from graphkit.resolution.identifiers import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.data_model import Document, Evidence, Reference
    from graphkit.resolution.entities import Fixes
    from graphkit.resolution.local_knowledge import KnownClaim, LocalKnowledge


@dataclass(frozen=True, slots=True)
class WrittenStatements:
    """The statements of one document and the references behind them, each sorted by id."""

    statements: tuple[Statement, ...]
    references: tuple[Reference, ...]


def named_entities(local: LocalKnowledge, ids: Mapping[str, str]) -> set[str]:
    """Return the ids of all entities that the statements of a document speak of.

    They are those of `write_statements`, without writing anything.
    """
    keys: set[str] = set()
    for claim in said_claims(local, ids):
        keys.update((claim.subject, claim.meeting, claim.attributed_to))
        keys.update(claim.agents, claim.addressees, claim.concerning)
        keys.update(carrier.key for passage in claim.passages for carrier in passage.carriers)
        if isinstance(claim.object, str):
            keys.add(claim.object)
    return {ids[key] for key in keys - {""}}


def write_statements(
    document: Document,
    local: LocalKnowledge,
    ids: Mapping[str, str],
    fixes: Fixes = NOTHING_FIXED,
) -> WrittenStatements:
    """Return the statements of one document.

    Args:
        document: The document, for its text.
        local: What it says, by its own keys.
        ids: The ids of entities by these keys; what has none is no entity, and what
            is said of it only is not written.
        fixes: Dates and places that the user fixed; what the document says else stays
            a statement, overruled.
    """
    evidence = EvidenceWriter(document, ids)
    found: dict[str, Statement] = {}
    of_relation: dict[str, str] = {}
    for claim in said_claims(local, ids):
        passages = [evidence.write(passage) for passage in claim.passages]
        statement = _overruled(_statement(document, claim, ids, passages), fixes)
        for relation in claim.relations:
            of_relation.setdefault(relation, statement.id)
        statement = replace(statement, responds_to=of_relation.get(claim.responds_to))
        known = found.get(statement.id)
        found[statement.id] = statement if known is None else _with_evidence_of(known, statement)
    return WrittenStatements(
        tuple(one for _, one in sorted(found.items())),
        tuple(one for _, one in sorted(evidence.references.items())),
    )


def said_claims(local: LocalKnowledge, ids: Mapping[str, str]) -> Iterator[KnownClaim]:
    """Yield the claims that become statements: those of an entity to itself say nothing."""
    for claim in known_claims(local, ids):
        if ids[claim.subject] != _object_of(claim, ids):
            yield claim


def _overruled(statement: Statement, fixes: Fixes) -> Statement:
    """Return a statement that a decision overrules as such, and any other as it is."""
    fix = fixes.get((statement.subject, statement.predicate)) if fixes else None
    if fix is None or fix.value == statement.object:
        return statement
    return replace(statement, overruled_by=fix.decision)


def _statement(
    document: Document, claim: KnownClaim, ids: Mapping[str, str], evidence: Iterable[Evidence]
) -> Statement:
    statement = Statement(
        id="",
        document=document.id,
        subject=ids[claim.subject],
        predicate=claim.predicate,
        object=_object_of(claim, ids),
        evidence=_sorted_evidence(evidence),
        rule=claim.rule,
        confidence=claim.confidence,
        modality=claim.modality,
        polarity=claim.polarity,
        content_modality=claim.content_modality,
        verb=claim.verb,
        meeting=ids[claim.meeting] if claim.meeting else None,
        agents=_ids_of(claim.agents, ids),
        addressees=_ids_of(claim.addressees, ids),
        concerning=_ids_of(claim.concerning, ids),
        attributed_to=ids[claim.attributed_to] if claim.attributed_to else None,
        strength=claim.strength,
        cameo=claim.cameo,
        plover=claim.plover,
    )
    return replace(statement, id=f"statement/{digest(*_identity(statement))}")


def _identity(statement: Statement) -> Iterator[str]:
    """Yield what makes two statements of a document one."""
    target = statement.object
    yield statement.document
    yield statement.subject
    yield statement.predicate
    yield target if isinstance(target, str) else f'"{target.value}"^^{target.datatype}'
    yield statement.meeting or ""
    yield statement.modality
    yield statement.polarity
    yield from statement.agents
    yield "/"
    yield from statement.addressees
    yield "/"
    yield from statement.concerning


def _object_of(claim: KnownClaim, ids: Mapping[str, str]) -> str | Literal:
    return claim.object if isinstance(claim.object, Literal) else ids[claim.object]


def _ids_of(keys: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({ids[key] for key in keys}))


def _with_evidence_of(known: Statement, other: Statement) -> Statement:
    """Return one statement with the evidence of both."""
    return replace(
        known,
        evidence=_sorted_evidence((*known.evidence, *other.evidence)),
        confidence=max(known.confidence, other.confidence),
    )


def _sorted_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    each_once = {one.id: one for one in evidence}
    return tuple(sorted(each_once.values(), key=lambda one: (one.span, one.id)))
