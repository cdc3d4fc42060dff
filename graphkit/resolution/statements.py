"""Write claims as statements with ids, evidence and references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import (
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Literal,
    Reference,
    Statement,
)
from graphkit.resolution.identifiers import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Document
    from graphkit.resolution.across import GlobalEntities
    from graphkit.resolution.claims import Claim, Passage
    from graphkit.resolution.reading import DocumentReading

_CONTEXT = 32


class StatementWriter:
    """Collects the statements of all documents."""

    def __init__(self, entities: GlobalEntities) -> None:
        """Write with the ids of ``entities``."""
        self._entities = entities
        self._statements: dict[str, Statement] = {}
        self._references: dict[str, Reference] = {}
        self._used: set[str] = set()

    def add(self, reading: DocumentReading, claims: Iterable[Claim]) -> None:
        """Add the claims of one document."""
        ids: dict[int, str] = {}
        for claim in claims:
            statement = self._statement(reading, claim, ids)
            if statement is None:
                continue
            ids[id(claim)] = statement.id
            known = self._statements.get(statement.id)
            self._statements[statement.id] = (
                statement if known is None else _merged(known, statement)
            )

    def knowledge(self, documents: Sequence[Document]) -> Knowledge:
        """Return all that was written, sorted; entities that no statement uses are left out."""
        used = {
            id_
            for s in self._statements.values()
            for id_ in (s.subject, s.object, s.meeting, *s.agents, *s.addressees, *s.concerning)
            if isinstance(id_, str)
        }
        merges = [m for m in self._entities.merges]
        return Knowledge(
            documents=tuple(documents),
            entities=tuple(e for id_, e in sorted(self._entities.entities.items()) if id_ in used),
            statements=tuple(s for _, s in sorted(self._statements.items())),
            references=tuple(r for _, r in sorted(self._references.items())),
            merges=tuple(
                sorted(self._named_merges(merges), key=lambda m: (m.entity, m.name, m.other))
            ),
        )

    def _named_merges(self, merges):  # type: ignore[no-untyped-def]
        from dataclasses import replace

        by_name: dict[str, str] = {}
        for entity in self._entities.entities.values():
            if entity.type is EntityType.PERSON:
                for name in (entity.label, *entity.alt_labels):
                    by_name.setdefault(name, entity.id)
        return [replace(m, entity=by_name.get(m.name, "")) for m in merges if by_name.get(m.name)]

    def _id(self, reading: DocumentReading, key: str) -> str:
        return self._entities.ids.get((reading.document.id, key), "")

    def _ids(self, reading: DocumentReading, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({self._id(reading, key) for key in keys} - {""}))

    def _statement(
        self, reading: DocumentReading, claim: Claim, ids: dict[int, str]
    ) -> Statement | None:
        subject = self._id(reading, claim.subject)
        target = self._id(reading, claim.object) if isinstance(claim.object, str) else claim.object
        if not subject or not target or subject == target:
            return None
        meeting = self._id(reading, claim.meeting) if claim.meeting else ""
        agents = self._ids(reading, claim.agents)
        addressees = self._ids(reading, claim.addressees)
        key = (
            reading.document.id,
            subject,
            claim.predicate,
            _text(target),
            meeting,
            claim.modality.value,
            claim.polarity.value,
            *agents,
            "/",
            *addressees,
        )
        evidence = [self._evidence(reading, passage) for passage in claim.passages]
        return Statement(
            id=f"statement/{digest(*key)}",
            document=reading.document.id,
            subject=subject,
            predicate=claim.predicate,
            object=target,
            evidence=tuple(sorted(evidence, key=lambda e: (e.span, e.id))),
            rule=claim.rule,
            confidence=claim.confidence,
            modality=claim.modality,
            polarity=claim.polarity,
            content_modality=claim.content_modality,
            verb=claim.verb,
            meeting=meeting or None,
            agents=agents,
            addressees=addressees,
            concerning=self._ids(reading, claim.concerning),
            responds_to=ids.get(id(claim.responds_to)) if claim.responds_to else None,
            strength=claim.strength,
            cameo=claim.cameo,
            plover=claim.plover,
        )

    def _evidence(self, reading: DocumentReading, passage: Passage) -> Evidence:
        text = reading.document.text
        span = passage.quote
        references = sorted({self._reference(reading, m, k) for m, k in passage.mentions} - {""})
        sentence = passage.sentence.cover(span)
        return Evidence(
            id=f"evidence/{digest(reading.document.id, str(span.start), str(span.end), *references)}",
            document=reading.document.id,
            span=span,
            exact=span.of(text),
            prefix=text[max(span.start - _CONTEXT, 0) : span.start],
            suffix=text[span.end : span.end + _CONTEXT],
            sentence=sentence,
            references=tuple(references),
        )

    def _reference(self, reading: DocumentReading, mention: str, key: str) -> str:
        entity = self._id(reading, key)
        if not entity:
            return ""
        found = reading.mentions[mention]
        links = reading.links.get(mention, [])
        reason = next((link.reason for link in links if link.key == key), "named in the words")
        id_ = f"mention/{digest(reading.document.id, str(found.span.start), str(found.span.end), entity)}"
        self._references[id_] = Reference(
            id=id_,
            document=reading.document.id,
            span=found.span,
            exact=found.span.of(reading.document.text),
            entity=entity,
            reason=reason,
        )
        return id_


def _text(target: str | Literal) -> str:
    return target if isinstance(target, str) else f'"{target.value}"^^{target.datatype}'


def _merged(known: Statement, other: Statement) -> Statement:
    """Return one statement with the evidence of both."""
    from dataclasses import replace

    evidence = {e.id: e for e in (*known.evidence, *other.evidence)}
    ordered = tuple(sorted(evidence.values(), key=lambda e: (e.span, e.id)))
    return replace(known, evidence=ordered, confidence=max(known.confidence, other.confidence))


_ = Entity
