"""What an extractor reads in one document, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.data_model.statement import Literal, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.data_model.entity import EntityType
    from graphkit.data_model.span import Span

_NO_FEATURES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that names, or refers to, something.

    ``id`` is unique in its document. ``name`` is the naming part of the text
    ("AOKI Haruto" without its "Mr."); it is empty for a reference ("he",
    "the two Ministers"), which resolution links. ``type`` is None where the
    words leave it open. ``features`` are what later stages may want to know:
    ``honorific``, ``country``, ``number``, ``count``, ``date`` …
    """

    id: str
    document: str
    span: Span
    text: str
    type: EntityType | None
    name: str = ""
    features: Mapping[str, str] = field(default_factory=lambda: _NO_FEATURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a sentence says between mentions, as read, with the words that say it.

    All of ``subjects``, ``objects``, ``addressees`` … are mention ids;
    ``literal`` stands in for the objects where the object is a value.
    ``quote`` covers the words that carry the relation; ``meeting`` is the
    mention of the meeting it belongs to, where the sentence or section says so, and ""
    where the words set it apart from any ("a year ago").
    """

    id: str
    document: str
    predicate: str
    subjects: tuple[str, ...]
    quote: Span
    sentence: Span
    rule: str
    objects: tuple[str, ...] = ()
    literal: Literal | None = None
    addressees: tuple[str, ...] = ()
    concerning: tuple[str, ...] = ()
    meeting: str | None = None
    attributed_to: str | None = None
    responds_to: str | None = None
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    content_modality: Modality | None = None
    verb: str | None = None
    strength: str | None = None
    cameo: str | None = None
    plover: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The mentions and relations of one document, in order of appearance."""

    document: str
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
