"""What was read in each sentence of a document, and what was not taken and why."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from graphkit.errors import DocumentError
from graphkit.pipeline.explanation_text import DEFAULT_WIDTH, as_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from graphkit.data_model import (
        BlockKind,
        Document,
        EntityType,
        LabelledId,
        Span,
        Statement,
        Untaken,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The entity a mention means, and why."""

    entity: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedMention:
    """Words that name or refer to something; without ``meanings`` it is left open."""

    span: Span
    text: str
    type: EntityType | None
    reference: str
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedStatement:
    """A statement with the labels of all it names, and its words in this sentence."""

    statement: Statement
    subject: LabelledId
    object: LabelledId
    agents: tuple[LabelledId, ...]
    addressees: tuple[LabelledId, ...]
    concerning: tuple[LabelledId, ...]
    meeting: LabelledId | None
    attributed_to: LabelledId | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPassage:
    """A sentence, or a block that has none and was passed over for ``skipped``.

    ``number`` counts sentences from 1, headings and captions included; ``section``
    is the heading it stands below.
    """

    number: int | None
    span: Span
    text: str
    kind: BlockKind
    section: str
    mentions: tuple[ExplainedMention, ...] = ()
    statements: tuple[ExplainedStatement, ...] = ()
    untaken: tuple[Untaken, ...] = ()
    skipped: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All passages of a document, or those that were asked for.

    ``extractor`` and ``pipeline`` are name and version of what read it, ``lexicons``
    the names of the folders of the user that it went by. ``traced`` tells whether the
    extractor says what it did not take. ``entities`` and ``statements`` are counted over
    the whole document.
    """

    document: Document
    passages: tuple[ExplainedPassage, ...]
    extractor: str
    pipeline: str
    lexicons: tuple[str, ...] = ()
    traced: bool
    entities: int
    statements: int

    @property
    def sentence_count(self) -> int:
        """How many sentences the document has."""
        return len(self.document.sentences)

    def only(self, numbers: Collection[int]) -> Explanation:
        """Return the explanation of some sentences.

        Raises:
            DocumentError: If the document has no sentence of such a number.
        """
        missing = sorted(n for n in numbers if not 1 <= n <= self.sentence_count)
        if missing:
            reason = f"has no sentence {missing[0]}"
            remedy = f"its sentences are 1 to {self.sentence_count}"
            raise DocumentError(self.document.source, reason, remedy)
        return self._with(one for one in self.passages if one.number in numbers)

    def find(self, text: str) -> Explanation:
        """Return the explanation of the passages that hold ``text``, whatever its case.

        Raises:
            DocumentError: If there is none.
        """
        wanted = _folded(text)
        found = self._with(one for one in self.passages if wanted in _folded(one.text))
        if not found.passages:
            reason = f"has no sentence with {text!r} in it"
            raise DocumentError(self.document.source, reason, "try fewer words of it")
        return found

    def to_text(self, width: int = DEFAULT_WIDTH) -> str:
        """Return the explanation as lines of at most ``width`` to read in a terminal."""
        return as_text(self, width)

    def to_json(self) -> str:
        """Return the explanation as JSON; the same document gives the same text."""
        document = self.document
        values: dict[str, Any] = {
            "document": document.id,
            "source": document.source,
            "title": document.title,
            "extractor": self.extractor,
            "pipeline": self.pipeline,
            "lexicons": list(self.lexicons),
            "passages": [asdict(one) for one in self.passages],
        }
        return json.dumps(values, ensure_ascii=False, indent=2) + "\n"

    def _with(self, passages: Iterable[ExplainedPassage]) -> Explanation:
        return replace(self, passages=tuple(passages))

    def __iter__(self) -> Iterator[ExplainedPassage]:
        return iter(self.passages)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
