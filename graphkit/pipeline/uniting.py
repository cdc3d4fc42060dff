"""From what each document says by itself to what all of them say together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from graphkit.data_model import Knowledge
from graphkit.pipeline.collecting import without_collecting
from graphkit.resolution import applied_to, used_entities

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from graphkit.data_model import AppliedDecision, Entity, Merge, MergeProposal, OpenReference
    from graphkit.pipeline.readings import ReadDocument
    from graphkit.pipeline.stages import Resolution
    from graphkit.resolution import GlobalEntities


@dataclass(frozen=True, slots=True, kw_only=True)
class United:
    """The documents of a graph, and who is who over all of them.

    Attributes:
        documents: The documents, sorted by id.
        entities: The entities that a document names, sorted by id.
        merges: The merges into them.
        proposals: Merges that are not sure enough to be made.
        decisions: The decisions of the user that were applied.
        fingerprints: By the ids of documents: of all that is written of each.
    """

    documents: tuple[ReadDocument, ...]
    entities: tuple[Entity, ...]
    merges: tuple[Merge, ...]
    proposals: tuple[MergeProposal, ...]
    decisions: tuple[AppliedDecision, ...]
    fingerprints: Mapping[str, str]
    _found: GlobalEntities
    _resolution: Resolution

    @classmethod
    @without_collecting()
    def of(cls, documents: Sequence[ReadDocument], resolution: Resolution) -> Self:
        """Unite documents, which are sorted by their ids."""
        found = resolution.resolve_across(
            [one.local for one in documents], {one.id: one.source for one in documents}
        )
        used = used_entities((one.local for one in documents), found)
        return cls(
            documents=tuple(documents),
            entities=tuple(found.entities[one] for one in sorted(found.entities.keys() & used)),
            merges=tuple(merge for merge in found.merges if merge.entity in used),
            proposals=tuple(p for p in found.proposals if {p.left, p.right} <= used),
            decisions=applied_to(used, found),
            fingerprints={
                one.id: f"{one.content_hash} {one.source} {found.fingerprint_in(one.id)}"
                for one in documents
            },
            _found=found,
            _resolution=resolution,
        )

    @without_collecting()
    def knowledge(self, changed: Collection[str] | None = None) -> Knowledge:
        """Return the documents of these ids, or all, with what they say; and all entities."""
        documents = [one for one in self.documents if changed is None or one.id in changed]
        loaded = tuple(one.load() for one in documents)
        written = [
            self._resolution.write_statements(document, one.local, self._found)
            for document, one in zip(loaded, documents, strict=True)
        ]
        statements = (statement for one in written for statement in one.statements)
        references = (reference for one in written for reference in one.references)
        return Knowledge(
            documents=loaded,
            entities=self.entities,
            statements=tuple(sorted(statements, key=lambda one: one.id)),
            references=tuple(sorted(references, key=lambda one: one.id)),
            merges=self.merges,
            proposals=self.proposals,
            decisions=self.decisions,
            open_references=self.open_references,
        )

    @property
    def open_references(self) -> tuple[OpenReference, ...]:
        """The references of all documents that nothing was found for, by where they stand."""
        left = (reference for one in self.documents for reference in one.local.open_references)
        return tuple(sorted(left, key=lambda one: (one.document, one.span)))
