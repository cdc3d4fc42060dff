"""The one package that knows all stages: it builds graphs, and hands out what it built."""

from graphkit.pipeline.building import Builder, build, remove
from graphkit.pipeline.changes import Changes
from graphkit.pipeline.explaining import explain
from graphkit.pipeline.explanation import Explanation
from graphkit.pipeline.extractors import (
    Extractor,
    ExtractorOptions,
    TracingExtractor,
    list_extractors,
)
from graphkit.pipeline.graph import KnowledgeGraph, open_graph
from graphkit.pipeline.importing import (
    ImportReport,
    apply_imports,
    import_files,
    list_imports,
    remove_imports,
)
from graphkit.pipeline.keeping import Backup, backup, publish, restore
from graphkit.pipeline.progress import Progress, Step
from graphkit.pipeline.reading import Inputs, OnError, Reader, Reading, knowledge_reader
from graphkit.pipeline.reviewing import left_open
from graphkit.pipeline.reviewing import review as review_graph
from graphkit.pipeline.stages import Resolution, Stages, load_stages
from graphkit.pipeline.summary import LexiconSource, Skipped, Source, Summary
from graphkit.pipeline.timings import Timings
from graphkit.store import is_address

__all__ = [
    "Backup",
    "Builder",
    "Changes",
    "Explanation",
    "Extractor",
    "ExtractorOptions",
    "ImportReport",
    "Inputs",
    "KnowledgeGraph",
    "LexiconSource",
    "OnError",
    "Progress",
    "Reader",
    "Reading",
    "Resolution",
    "Skipped",
    "Source",
    "Stages",
    "Step",
    "Summary",
    "Timings",
    "TracingExtractor",
    "apply_imports",
    "backup",
    "build",
    "explain",
    "import_files",
    "is_address",
    "knowledge_reader",
    "left_open",
    "list_extractors",
    "list_imports",
    "load_stages",
    "open_graph",
    "publish",
    "remove",
    "remove_imports",
    "restore",
    "review_graph",
]
