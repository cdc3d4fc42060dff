"""Hold what an extractor of another package returns against its document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graphkit.data_model import EntityType, Extraction
from graphkit.errors import PipelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.data_model import Document, Mention, Relation, Span
    from graphkit.pipeline.extractors import Extractor

_REMEDY = "report it to the makers of the extractor, or take another one"


class Checked:
    """An extractor whose results are checked before anything is made of them."""

    def __init__(self, extractor: Extractor, name: str) -> None:
        """Check the results of ``extractor``, which was asked for as ``name``."""
        self._extractor = extractor
        self.name = name
        self.version = str(getattr(extractor, "version", ""))
        self.pipeline_version = str(getattr(extractor, "pipeline_version", ""))

    def extract(self, document: Document, /) -> Extraction:
        """Return what the extractor reads in a document.

        Raises:
            PipelineError: If that cannot be, naming the extractor and what is wrong.
        """
        found: Any = self._extractor.extract(document)
        fault = next(faults(found, document), "")
        if fault:
            reason = f"the extractor {self.name!r} misread {document.source}: {fault}"
            raise PipelineError(reason, _REMEDY)
        return found  # type: ignore[no-any-return]


def faults(extraction: object, document: Document) -> Iterator[str]:
    """Yield what is wrong with an extraction of ``document``."""
    if not isinstance(extraction, Extraction):
        yield f"it returned {type(extraction).__name__}, not an Extraction"
        return
    if extraction.document != document.id:
        yield f"it speaks of the document {extraction.document!r}, not {document.id!r}"
    yield from _twice("mention", (one.id for one in extraction.mentions))
    yield from _twice("relation", (one.id for one in extraction.relations))
    for mention in extraction.mentions:
        yield from _mention_faults(mention, document)
    mentions = {one.id for one in extraction.mentions}
    relations = {one.id for one in extraction.relations}
    for relation in extraction.relations:
        yield from _relation_faults(relation, document, mentions, relations)


def _twice(kind: str, ids: Iterable[str]) -> Iterator[str]:
    yield from (f"two {kind}s have the id {str(one)!r}" for one, n in Counter(ids).items() if n > 1)


def _mention_faults(mention: Mention, document: Document) -> Iterator[str]:
    where = f"mention {str(mention.id)!r}"
    yield from _span_faults(where, mention.span, document)
    if mention.span.of(document.text) != mention.text:
        yield f"{where} is {mention.text!r}, but {mention.span.of(document.text)!r} stands there"
    if mention.type is not None and not isinstance(mention.type, EntityType):
        yield f"{where} has the type {mention.type!r}, which is no EntityType"


def _relation_faults(
    relation: Relation, document: Document, mentions: set[str], relations: set[str]
) -> Iterator[str]:
    where = f"relation {str(relation.id)!r}"
    yield from _span_faults(f"the quote of {where}", relation.quote, document)
    yield from _span_faults(f"the sentence of {where}", relation.sentence, document)
    if not relation.sentence.contains(relation.quote):
        yield f"the quote of {where} is not inside its sentence"
    if ":" not in relation.predicate:
        yield f"{where} has the predicate {relation.predicate!r}, not one like gk:discussed"
    for one in _named_mentions(relation):
        if one not in mentions:
            yield f"{where} names the mention {one!r}, which is not there"
    if relation.responds_to is not None and relation.responds_to not in relations:
        yield f"{where} answers the relation {relation.responds_to!r}, which is not there"
    if not relation.subjects or not (relation.objects or relation.literal is not None):
        yield f"{where} lacks a subject or an object"
    if not 0 <= relation.confidence <= 1:
        yield f"{where} has the confidence {relation.confidence}, not one from 0 to 1"


def _named_mentions(relation: Relation) -> Iterator[str]:
    yield from relation.subjects
    yield from relation.objects
    yield from relation.addressees
    yield from relation.concerning
    yield from filter(None, (relation.meeting, relation.attributed_to))


def _span_faults(what: str, span: Span, document: Document) -> Iterator[str]:
    if span.end > len(document.text):
        yield f"{what} ends at {span.end}, the text has {len(document.text)} characters"
    elif not len(span):
        yield f"{what} is empty"
