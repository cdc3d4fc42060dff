"""The one package that knows all stages: it builds graphs, and hands out what it built."""

from graphkit.pipeline.building import Builder, build
from graphkit.pipeline.explaining import explain
from graphkit.pipeline.explanation import Explanation
from graphkit.pipeline.extractors import (
    Extractor,
    ExtractorOptions,
    TracingExtractor,
    list_extractors,
)
from graphkit.pipeline.graph import KnowledgeGraph, open_graph
from graphkit.pipeline.progress import Progress, Step
from graphkit.pipeline.reading import Inputs, OnError, Reader, Reading, knowledge_reader
from graphkit.pipeline.reviewing import left_open
from graphkit.pipeline.reviewing import review as review_graph
from graphkit.pipeline.stages import Resolve, Stages, load_stages
from graphkit.pipeline.summary import LexiconSource, Skipped, Source, Summary
from graphkit.pipeline.timings import Timings

__all__ = [
    "Builder",
    "Explanation",
    "Extractor",
    "ExtractorOptions",
    "Inputs",
    "KnowledgeGraph",
    "LexiconSource",
    "OnError",
    "Progress",
    "Reader",
    "Reading",
    "Resolve",
    "Skipped",
    "Source",
    "Stages",
    "Step",
    "Summary",
    "Timings",
    "TracingExtractor",
    "build",
    "explain",
    "knowledge_reader",
    "left_open",
    "list_extractors",
    "load_stages",
    "open_graph",
    "review_graph",
]
