"""What a reading says in one document, seen alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.errors import EvaluationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.data_model import Document, Entity, Knowledge, Span, Statement

ENCOUNTERS = frozenset({EntityType.MEETING, EntityType.CALL})

_UNSAID = "goes without saying"
"""How the reason of words ends that show an entity without being a name of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """The statements of one document and the entities they, or its references, speak of.

    ``names`` are an entity's labels and the forms it has in this document,
    ``spans`` where it is referred to.
    """

    document: Document
    entities: Mapping[str, Entity]
    names: Mapping[str, tuple[str, ...]]
    spans: Mapping[str, tuple[Span, ...]]
    statements: tuple[Statement, ...]

    def of_type(self, *types: EntityType) -> tuple[str, ...]:
        """Return the ids of the entities of some types, sorted."""
        return tuple(sorted(key for key, entity in self.entities.items() if entity.type in types))

    def is_encounter(self, entity: str) -> bool:
        """Return whether an id is that of a meeting or call."""
        return entity in self.entities and self.entities[entity].type in ENCOUNTERS

    def label(self, entity: str) -> str:
        """Return the label of an entity, or its id where it is not described."""
        return self.entities[entity].label if entity in self.entities else entity


def view_document(knowledge: Knowledge, document_id: str) -> DocumentView:
    """Return what ``knowledge`` holds of one document.

    Raises:
        EvaluationError: The document is not part of it.
    """
    document = next((one for one in knowledge.documents if one.id == document_id), None)
    if document is None:
        message = f"no document {document_id!r} among the {len(knowledge.documents)} that were read"
        raise EvaluationError(message)
    statements = tuple(one for one in knowledge.statements if one.document == document_id)
    references = [one for one in knowledge.references if one.document == document_id]
    forms: defaultdict[str, list[str]] = defaultdict(list)
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for reference in references:
        if not reference.reason.endswith(_UNSAID):
            forms[reference.entity].append(reference.exact)
        spans[reference.entity].append(reference.span)
    seen = set(forms).union(*(mentioned(one) for one in statements))
    entities = {one.id: one for one in knowledge.entities if one.id in seen}
    return DocumentView(
        document=document,
        entities=entities,
        names={key: _names(one, forms[key]) for key, one in entities.items()},
        spans={key: tuple(sorted(spans[key])) for key in entities},
        statements=statements,
    )


def mentioned(statement: Statement) -> Iterator[str]:
    """Yield the ids of the entities a statement speaks of."""
    yield statement.subject
    if isinstance(statement.object, str):
        yield statement.object
    yield from statement.agents
    yield from statement.addressees
    yield from statement.concerning
    if statement.meeting is not None:
        yield statement.meeting


def _names(entity: Entity, forms: list[str]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys((entity.label, *entity.alt_labels, *entity.hidden_labels, *sorted(forms)))
    )
