"""Read diplomatic documents into a knowledge graph in which every edge cites its sentence.

    import graphkit

    kg = graphkit.build("seeds/", "graphkit-out")
    kg.query("who-met-whom").rows
    kg.to_networkx("who-met-whom")
    kg.evidence("Aldane", "met", "Verrin")

`build` and `open` give a `KnowledgeGraph`, `explain` says what was read in a document
and what was not. What flows between the stages is in
`graphkit.data_model`, what can go wrong in `graphkit.errors`; both are
repeated here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from graphkit.data_model import (
    AppliedDecision,
    Block,
    BlockKind,
    Decision,
    DecisionKind,
    Decisions,
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Imported,
    ImportedFact,
    ImportedThing,
    ImportMatch,
    Knowledge,
    LabelledId,
    Literal,
    Mention,
    Merge,
    MergeProposal,
    Modality,
    OpenReference,
    Part,
    Polarity,
    Reference,
    Relation,
    ResolvedMention,
    Section,
    Seen,
    Sentence,
    Span,
    Statement,
    StatementRecord,
    Trace,
    Untaken,
)
from graphkit.errors import (
    AnalysisError,
    AnswerTooLargeError,
    DecisionError,
    DocumentError,
    EvaluationError,
    GraphkitError,
    NotAcceptableError,
    PipelineError,
    ProjectionError,
    QueryError,
    QueryRefusedError,
    ReconciliationError,
    ReportError,
    ResourceError,
    ServerError,
    SettingsError,
    StoreError,
    VisualisationError,
)

if TYPE_CHECKING:
    from graphkit.pipeline import Explanation, KnowledgeGraph, build, explain, remove
    from graphkit.pipeline import open_graph as open  # noqa: A004 - graphkit.open

__version__ = "0.1.0"

__all__ = [
    "AnalysisError",
    "AnswerTooLargeError",
    "AppliedDecision",
    "Block",
    "BlockKind",
    "Decision",
    "DecisionError",
    "DecisionKind",
    "Decisions",
    "Document",
    "DocumentError",
    "Entity",
    "EntityType",
    "EvaluationError",
    "Evidence",
    "Explanation",
    "Extraction",
    "GraphkitError",
    "ImportMatch",
    "Imported",
    "ImportedFact",
    "ImportedThing",
    "Knowledge",
    "KnowledgeGraph",
    "LabelledId",
    "Literal",
    "Mention",
    "Merge",
    "MergeProposal",
    "Modality",
    "NotAcceptableError",
    "OpenReference",
    "Part",
    "PipelineError",
    "Polarity",
    "ProjectionError",
    "QueryError",
    "QueryRefusedError",
    "ReconciliationError",
    "Reference",
    "Relation",
    "ReportError",
    "ResolvedMention",
    "ResourceError",
    "Section",
    "Seen",
    "Sentence",
    "ServerError",
    "SettingsError",
    "Span",
    "Statement",
    "StatementRecord",
    "StoreError",
    "Trace",
    "Untaken",
    "VisualisationError",
    "build",
    "explain",
    "open",
    "remove",
]

# Loaded when asked for: importing graphkit stays quick, and so do commands that build nothing.
_LAZY = {
    "Explanation": "Explanation",
    "KnowledgeGraph": "KnowledgeGraph",
    "build": "build",
    "explain": "explain",
    "open": "open_graph",
    "remove": "remove",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module("graphkit.pipeline"), _LAZY[name])


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY})
