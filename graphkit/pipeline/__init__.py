"""The one package that knows all stages: it builds graphs, and hands out what it built."""

from graphkit.pipeline.building import Builder, build
from graphkit.pipeline.graph import KnowledgeGraph, open_graph
from graphkit.pipeline.progress import Progress, Step
from graphkit.pipeline.reading import Inputs, OnError, Reader, Reading, knowledge_reader
from graphkit.pipeline.stages import Extractor, Resolve, Stages, load_stages
from graphkit.pipeline.summary import Skipped, Source, Summary
from graphkit.pipeline.timings import Timings

__all__ = [
    "Builder",
    "Extractor",
    "Inputs",
    "KnowledgeGraph",
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
    "build",
    "knowledge_reader",
    "load_stages",
    "open_graph",
]
