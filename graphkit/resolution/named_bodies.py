"""Give offices the organisations that their words name and no gazetteer knows.

"Ana Soto, President, Harbor League" is president of that league, whatever else is called so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.identifiers import name_key

if TYPE_CHECKING:
    from graphkit.data_model import Extraction


def name_bodies(extraction: Extraction) -> Extraction:
    """Return the extraction with those organisations as the polities of their offices."""
    mentions = {mention.id: mention for mention in extraction.mentions}
    named: dict[str, str] = {}
    for relation in extraction.relations:
        if relation.predicate != "gk:officeOf":
            continue
        body = mentions[relation.objects[0]]
        if body.type is EntityType.ORGANIZATION and "entity" not in body.features:
            named.update(dict.fromkeys(relation.subjects, name_key(body.type, body.name)))
    filled = (
        replace(m, features={**m.features, "polity": named[m.id]})
        if m.id in named and not m.features.get("polity")
        else m
        for m in extraction.mentions
    )
    return replace(extraction, mentions=tuple(filled)) if named else extraction
