"""Collect the mentions and relations of one document as they are read."""

from __future__ import annotations

from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Extraction, Mention, Relation

if TYPE_CHECKING:
    from typing import Any

    from graphkit.data_model import Document, Span, Trace

_VALUE = itemgetter(1)


class ExtractionBuilder:
    """Number mentions and relations in the order they are found; keep each mention once."""

    def __init__(self, document: Document, trace: Trace | None = None) -> None:
        """Begin with nothing read; ``trace`` is told what is seen and not taken."""
        self.document = document
        self.trace = trace
        self._mentions: dict[tuple[int, int, str, str, str], Mention] = {}
        self._by_id: dict[str, Mention] = {}
        self._first_at: dict[tuple[int, int, EntityType | None], str] = {}
        self._relations: list[Relation] = []

    def mention(self, span: Span, type_: EntityType | None, name: str = "", **features: str) -> str:
        """Add a mention, or find it if it was added before, and return its id."""
        kind = type_.value if type_ else features.get("reference", "")
        apart = features.get("polity", "") or features.get("partner", "")
        key = (span.start, span.end, kind, name, apart)
        mention = self._mentions.get(key)
        if mention is None:
            mention = Mention(
                id=f"m{len(self._mentions) + 1}",
                document=self.document.id,
                span=span,
                text=span.of(self.document.text),
                type=type_,
                name=name,
                features=MappingProxyType(dict(sorted(filter(_VALUE, features.items())))),
            )
            self._mentions[key] = self._by_id[mention.id] = mention
            self._first_at.setdefault((span.start, span.end, type_), mention.id)
        return mention.id

    def find(self, span: Span, type_: EntityType) -> str:
        """Return the id of the first mention of ``type_`` at ``span``."""
        return self._first_at[span.start, span.end, type_]

    def type_of(self, mention: str) -> EntityType | None:
        """Return the entity type of a mention."""
        return self._by_id[mention].type

    def is_plural(self, mention: str) -> bool:
        """Return whether a mention stands for several."""
        features = self._by_id[mention].features
        return features.get("number") == "plural" or features.get("plural") == "yes"

    def relation(
        self,
        predicate: str,
        subjects: tuple[str, ...],
        *,
        quote: Span,
        sentence: Span,
        rule: str,
        **rest: Any,
    ) -> str:
        """Add a relation and return its id."""
        relation = Relation(
            id=f"r{len(self._relations) + 1}",
            document=self.document.id,
            predicate=predicate,
            subjects=subjects,
            quote=quote,
            sentence=sentence.cover(quote),
            rule=rule,
            **rest,
        )
        self._relations.append(relation)
        return relation.id

    def relations_since(self, count: int) -> list[Relation]:
        """Return the relations added after the first ``count``."""
        return self._relations[count:]

    @property
    def relation_count(self) -> int:
        """How many relations there are."""
        return len(self._relations)

    def extraction(self) -> Extraction:
        """Return what was collected."""
        # Of those at one span, the first found stays first.
        mentions = sorted(self._mentions.values(), key=lambda m: (m.span.start, m.span.end))
        return Extraction(
            document=self.document.id,
            mentions=tuple(mentions),
            relations=tuple(self._relations),
        )
