"""Write claims as statements with ids, evidence and references."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import Knowledge, Literal, OpenReference, Statement
from graphkit.resolution.confidence import family_of, kind_of
from graphkit.resolution.evidence import EvidenceWriter
from graphkit.resolution.identifiers import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphkit.data_model import Document, Evidence, Reference
    from graphkit.resolution.claims import Claim
    from graphkit.resolution.confidence import ConfidenceTable
    from graphkit.resolution.entities import GlobalEntities
    from graphkit.resolution.reading import DocumentReading


class StatementWriter:
    """Collects the statements of all documents."""

    def __init__(self, entities: GlobalEntities, confidence: ConfidenceTable) -> None:
        """Write with the ids of ``entities`` and the estimates of ``confidence``."""
        self._entities = entities
        self._confidence = confidence
        self._statements: dict[str, Statement] = {}
        self._references: dict[str, Reference] = {}
        self._open: list[OpenReference] = []

    def add(self, reading: DocumentReading, claims: Iterable[Claim]) -> None:
        """Add the claims of one document; those of an entity to itself say nothing."""
        ids = self._entities.ids_in(reading.document.id)
        evidence = EvidenceWriter(reading, ids)
        of_relation: dict[str, str] = {}
        for claim in claims:
            subject, target = ids[claim.subject], _object_of(claim, ids)
            if subject == target:
                continue
            passages = [evidence.write(passage) for passage in claim.passages]
            statement = _statement(reading.document, claim, ids, passages)
            for relation in claim.relations:
                of_relation.setdefault(relation, statement.id)
            answered = of_relation.get(claim.responds_to)
            sure = self._confidence_of(reading, claim)
            self._keep(replace(statement, responds_to=answered, confidence=sure))
        self._references.update(evidence.references)
        self._open.extend(_left_open(reading))

    def knowledge(self, documents: Sequence[Document]) -> Knowledge:
        """Return all that was written, sorted; entities that no statement uses are left out."""
        used = {id_ for s in self._statements.values() for id_ in _entities_of(s)}
        known = self._entities.entities
        return Knowledge(
            documents=tuple(documents),
            entities=tuple(known[id_] for id_ in sorted(known.keys() & used)),
            statements=tuple(s for _, s in sorted(self._statements.items())),
            references=tuple(r for _, r in sorted(self._references.items())),
            merges=tuple(m for m in self._entities.merges if m.entity in used),
            open_references=tuple(sorted(self._open, key=lambda one: (one.document, one.span))),
        )

    def _confidence_of(self, reading: DocumentReading, claim: Claim) -> float:
        """Return how likely a claim is right; what was never counted keeps its own figure."""
        reasons = [reading.reason(*one) for passage in claim.passages for one in passage.mentions]
        kind = kind_of(claim.rule, reasons, claim.confidence)
        known = self._confidence.probability(family_of(claim.rule, claim.predicate), kind)
        return claim.confidence if known is None else known

    def _keep(self, statement: Statement) -> None:
        known = self._statements.get(statement.id)
        self._statements[statement.id] = (
            statement if known is None else _with_evidence_of(known, statement)
        )


def _left_open(reading: DocumentReading) -> Iterator[OpenReference]:
    """Yield the references of a document that nothing was found for."""
    for id_, reason in reading.left_open.items():
        mention = reading.mentions[id_]
        if not reading.links(id_):
            yield OpenReference(
                document=mention.document,
                span=mention.span,
                exact=mention.text,
                reason=reason,
            )


def _statement(
    document: Document, claim: Claim, ids: Mapping[str, str], evidence: Iterable[Evidence]
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


def _object_of(claim: Claim, ids: Mapping[str, str]) -> str | Literal:
    return claim.object if isinstance(claim.object, Literal) else ids[claim.object]


def _ids_of(keys: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({ids[key] for key in keys}))


def _entities_of(statement: Statement) -> Iterator[str]:
    yield statement.subject
    if isinstance(statement.object, str):
        yield statement.object
    if statement.meeting is not None:
        yield statement.meeting
    if statement.attributed_to is not None:
        yield statement.attributed_to
    yield from statement.agents
    yield from statement.addressees
    yield from statement.concerning


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
