"""Explain a document: read it as a build would, and keep what is told on the way."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

from graphkit.data_model import BlockKind, Extraction, Literal, Trace
from graphkit.errors import DocumentError
from graphkit.pipeline.explanation import (
    ExplainedMention,
    ExplainedPassage,
    ExplainedStatement,
    Explanation,
    Meaning,
)
from graphkit.pipeline.extractors import Extractor, TracingExtractor
from graphkit.pipeline.stages import load_stages, resolver
from graphkit.settings import DEFAULT_EXTRACTOR, DEFAULT_PIPELINE, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphkit.data_model import (
        Block,
        Document,
        Knowledge,
        LabelledId,
        Mention,
        Sentence,
        Span,
        Statement,
    )
    from graphkit.pipeline.stages import Stages

_T = TypeVar("_T")
_SKIPPED: Final = MappingProxyType(
    {
        BlockKind.DATELINE: "date and place are read from it, nothing else",
        BlockKind.DEBRIS: "not part of the text, not read",
        BlockKind.METADATA: "what it says of the document is kept, nothing else is read",
    }
)


def explain(
    source: str | os.PathLike[str],
    *,
    pipeline: str = DEFAULT_PIPELINE,
    extractor: str = DEFAULT_EXTRACTOR,
    lexicons: Iterable[str | os.PathLike[str]] = (),
) -> Explanation:
    """Say what is read in each sentence of a document, by which rule, and what is not and why.

    Args:
        source: A file, or ``-`` for standard input.
        pipeline: The trained pipeline, as for `build`.
        extractor: The extractor, as for `build`.
        lexicons: Folders with lexicons of your own, later ones winning.

    Raises:
        DocumentError: If the document cannot be read, or there are several.
        PipelineError: If the extractor or trained pipeline is missing or does not fit.
        ResourceError: If a lexicon is wrong.
    """
    folders = tuple(os.fspath(folder) for folder in lexicons)
    settings = Settings(pipeline=pipeline, extractor=extractor, lexicons=folders)
    stages = load_stages(settings)
    document = _only_document(stages, os.fspath(source))
    reader = stages.load_extractor()
    trace = Trace()
    extraction = _extracted(reader, document, trace)
    resolve = resolver(stages.lexicons, extractor=settings.extractor)
    knowledge = resolve([document], [extraction], traces={document.id: trace})
    version = getattr(reader, "pipeline_version", "")
    return Explanation(
        document=document,
        passages=tuple(_Passages(document, knowledge, trace).all()),
        extractor=f"{settings.extractor} {reader.version}".strip(),
        pipeline=f"{settings.pipeline} {version}" if version else "",
        lexicons=tuple(folder.name for folder in stages.lexicons.folders),
        traced=isinstance(reader, TracingExtractor),
        entities=len(knowledge.entities),
        statements=len(knowledge.statements),
    )


def _only_document(stages: Stages, source: str) -> Document:
    def fail(error: DocumentError) -> None:
        raise error

    found = list(stages.find_texts([source], on_error=fail, on_notice=lambda _: None))
    if len(found) != 1:
        reason = f"holds {len(found)} documents" if found else "holds no document"
        raise DocumentError(source, reason, "name one document to explain")
    return found[0].read()


def _extracted(extractor: Extractor, document: Document, trace: Trace) -> Extraction:
    if isinstance(extractor, TracingExtractor):
        return extractor.extract_with_trace(document, trace)
    return extractor.extract(document)


class _Passages:
    """Puts what is known of a document beside its sentences."""

    def __init__(self, document: Document, knowledge: Knowledge, trace: Trace) -> None:
        self._document = document
        self._labels = {entity.id: entity.label for entity in knowledge.entities}
        self._meanings: defaultdict[str, list[Meaning]] = defaultdict(list)
        for one in trace.resolved:
            meaning = Meaning(entity=one.entity, label=self._label(one.entity), reason=one.reason)
            self._meanings[one.mention].append(meaning)
        mentions = trace.extraction.mentions if trace.extraction is not None else ()
        self._mentions = self._by_sentence((one.span, one) for one in mentions)
        self._untaken = self._by_sentence((one.span, one) for one in trace.untaken)
        self._statements = self._by_sentence(_places(knowledge.statements))

    def all(self) -> Iterator[ExplainedPassage]:
        """Yield all passages in the order of the text."""
        with_sentences = {sentence.block for sentence in self._document.sentences}
        blocks = enumerate(self._document.blocks)
        passages = [self._skipped(b) for i, b in blocks if i not in with_sentences]
        for number, sentence in enumerate(self._document.sentences, start=1):
            passages.append(self._sentence(number, sentence))
        yield from sorted(passages, key=lambda one: one.span)

    def _skipped(self, block: Block) -> ExplainedPassage:
        return ExplainedPassage(
            number=None,
            span=block.span,
            text=block.span.of(self._document.text),
            kind=block.kind,
            section="",
            skipped=_SKIPPED.get(block.kind, "it holds no sentence"),
        )

    def _sentence(self, number: int, sentence: Sentence) -> ExplainedPassage:
        index = number - 1
        statements = dict.fromkeys(self._statements[index])
        kind = self._document.kind_of(sentence)
        section = self._document.sections[self._document.blocks[sentence.block].section]
        own = section.heading is not None and section.heading.overlaps(sentence.span)
        return ExplainedPassage(
            number=number,
            span=sentence.span,
            text=sentence.span.of(self._document.text),
            kind=kind,
            section="" if own else section.title,
            mentions=tuple(map(self._mention, self._mentions[index])),
            statements=tuple(self._statement(one, sentence.span) for one in statements),
            untaken=tuple(self._untaken[index]),
            skipped=_SKIPPED.get(kind, ""),
        )

    def _mention(self, mention: Mention) -> ExplainedMention:
        return ExplainedMention(
            span=mention.span,
            text=mention.text,
            type=mention.type,
            reference=mention.features.get("reference", ""),
            meanings=tuple(self._meanings[mention.id]),
        )

    def _statement(self, statement: Statement, sentence: Span) -> ExplainedStatement:
        target = statement.object
        value = (target.value, target.value) if isinstance(target, Literal) else None
        quotes = (e.exact for e in statement.evidence if e.sentence.overlaps(sentence))
        reporter = statement.attributed_to
        return ExplainedStatement(
            statement=statement,
            subject=self._labelled(statement.subject),
            object=value or self._labelled(str(target)),
            agents=tuple(map(self._labelled, statement.agents)),
            addressees=tuple(map(self._labelled, statement.addressees)),
            concerning=tuple(map(self._labelled, statement.concerning)),
            meeting=self._labelled(statement.meeting) if statement.meeting else None,
            attributed_to=self._labelled(reporter) if reporter else None,
            quotes=tuple(dict.fromkeys(quotes)),
        )

    def _labelled(self, entity: str) -> LabelledId:
        return entity, self._label(entity)

    def _label(self, entity: str) -> str:
        return self._labels.get(entity, entity)

    def _by_sentence(self, found: Iterable[tuple[Span, _T]]) -> defaultdict[int, list[_T]]:
        """Return things by the index of the sentence that their spans begin in."""
        sentences: Sequence[Sentence] = self._document.sentences
        grouped: defaultdict[int, list[_T]] = defaultdict(list)
        for span, one in sorted(found, key=lambda pair: pair[0]):
            index = bisect_right(sentences, span.start, key=lambda s: s.span.start) - 1
            grouped[max(index, 0)].append(one)
        return grouped


def _places(statements: Iterable[Statement]) -> Iterator[tuple[Span, Statement]]:
    for statement in statements:
        for evidence in statement.evidence:
            yield evidence.span, statement
