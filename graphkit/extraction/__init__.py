"""From a document to the mentions and relations in it.

Extractors are interchangeable: each has an ``extract`` method that takes a
``Document`` and returns an ``Extraction`` (see `graphkit.pipeline.Extractor`). The
built-in one needs no network and no LLM. Importing this package imports the library
that runs trained pipelines, which is heavy; commands that read no text do without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.errors import PipelineError
from graphkit.extraction.extractor import RuleExtractor
from graphkit.extraction.pipeline import DEFAULT_PIPELINE, load_pipeline

if TYPE_CHECKING:
    from graphkit.resources.lexicons import Lexicons

DEFAULT_EXTRACTOR = "rules"


def load_extractor(
    name: str = DEFAULT_EXTRACTOR,
    *,
    pipeline: str = DEFAULT_PIPELINE,
    lexicons: Lexicons | None = None,
    version: str = "",
) -> RuleExtractor:
    """Return the extractor called ``name``, standing on the trained ``pipeline``.

    ``lexicons`` are the built-in ones unless given, ``version`` is what the
    extractor calls its own.

    Raises:
        PipelineError: There is no such extractor or pipeline.
    """
    if name != DEFAULT_EXTRACTOR:
        message = f"no extractor {name!r}"
        raise PipelineError(message, f"there is: {DEFAULT_EXTRACTOR}")
    return RuleExtractor(load_pipeline(pipeline), lexicons, version=version)


__all__ = ["DEFAULT_EXTRACTOR", "DEFAULT_PIPELINE", "RuleExtractor", "load_extractor"]
