"""Tell ambiguous names of places apart by the other names of the document.

"Congo" beside "Kinshasa" leaves two countries open; beside "the Democratic
Republic of the Congo" it means that one. The choice is made once for the whole
document, so that a country, its offices and its meetings agree on it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.data_model import Extraction, Mention

_FEATURES_WITH_IDS = ("entity", "parties", "polity")


def tell_apart(extraction: Extraction, home: str = "") -> Extraction:
    """Return the extraction with the entity that each ambiguous name means.

    ``home`` is the country that publishes the document: its own releases name it as they like.
    """
    sure = plain_names(extraction)
    chosen = {
        first: candidate
        for first, candidate in (_choice(m, sure, home) for m in reversed(extraction.mentions))
        if first != candidate
    }
    if not chosen:
        return extraction
    return replace(extraction, mentions=tuple(_renamed(m, chosen) for m in extraction.mentions))


def plain_names(extraction: Extraction) -> set[str]:
    """Return the entities that the document names without ambiguity."""
    return {
        m.features["entity"]
        for m in extraction.mentions
        if "entity" in m.features and "candidates" not in m.features
    }


def _choice(mention: Mention, sure: set[str], home: str) -> tuple[str, str]:
    """Return the first candidate, and the publisher's or the one also named plainly."""
    first = mention.features.get("entity", "")
    candidates = [first, *mention.features.get("candidates", "").split()]
    sure = {home} if home in candidates and first not in sure else sure
    return first, next((c for c in candidates if c in sure), first)


def _renamed(mention: Mention, chosen: Mapping[str, str]) -> Mention:
    """Return a mention with ``chosen`` ids in the place of the first ones."""
    features = {
        name: " ".join(chosen.get(id_, id_) for id_ in value.split())
        for name, value in mention.features.items()
        if name in _FEATURES_WITH_IDS
    }
    return replace(mention, features={**mention.features, **features})
