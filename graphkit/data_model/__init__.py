"""The plain values that flow between the stages: frozen, and standard library only."""

from graphkit.data_model.decisions import (
    AppliedDecision,
    Decision,
    DecisionKind,
    Decisions,
    Part,
)
from graphkit.data_model.document import PROSE, Block, BlockKind, Document, Section, Sentence
from graphkit.data_model.entity import Entity, EntityType
from graphkit.data_model.extraction import Extraction, Mention, Relation
from graphkit.data_model.imported import Imported, ImportedFact, ImportedThing, ImportMatch
from graphkit.data_model.knowledge import Knowledge, Merge, MergeProposal, OpenReference
from graphkit.data_model.record import LabelledId, StatementRecord
from graphkit.data_model.span import Span
from graphkit.data_model.statement import (
    Evidence,
    Literal,
    Modality,
    Polarity,
    Reference,
    Statement,
)
from graphkit.data_model.trace import ResolvedMention, Seen, Trace, Untaken

__all__ = [
    "PROSE",
    "AppliedDecision",
    "Block",
    "BlockKind",
    "Decision",
    "DecisionKind",
    "Decisions",
    "Document",
    "Entity",
    "EntityType",
    "Evidence",
    "Extraction",
    "ImportMatch",
    "Imported",
    "ImportedFact",
    "ImportedThing",
    "Knowledge",
    "LabelledId",
    "Literal",
    "Mention",
    "Merge",
    "MergeProposal",
    "Modality",
    "OpenReference",
    "Part",
    "Polarity",
    "Reference",
    "Relation",
    "ResolvedMention",
    "Section",
    "Seen",
    "Sentence",
    "Span",
    "Statement",
    "StatementRecord",
    "Trace",
    "Untaken",
]
