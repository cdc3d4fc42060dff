"""Give offices that are named without their organisation the one that needs no naming.

"The Secretary-General" is that of the United Nations in a text about or by the
United Nations, unless the text also speaks of another organisation's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.data_model import Extraction, Mention

_ORGANIZATION = "organization/"


def imply_organisations(
    extraction: Extraction, organisations: Mapping[str, str], at_hand: Iterable[str] = ()
) -> Extraction:
    """Return the extraction with the organisations of such offices filled in.

    ``organisations`` leads from the head of an office to the organisation it
    implies; ``at_hand`` are the organisations known besides those mentioned.
    """
    known = {m.features.get("entity", "") for m in extraction.mentions} | set(at_hand)
    others = {
        (_head(m), polity)
        for m in extraction.mentions
        for polity in m.features.get("polity", "").split()
        if m.type is EntityType.OFFICE and polity.startswith(_ORGANIZATION)
    }
    implied = {
        head: organisation
        for head, organisation in organisations.items()
        if organisation in known and not any(h == head and p != organisation for h, p in others)
    }
    return replace(extraction, mentions=tuple(_filled(m, implied) for m in extraction.mentions))


def _filled(mention: Mention, implied: Mapping[str, str]) -> Mention:
    organisation = implied.get(_head(mention), "")
    if mention.type is not EntityType.OFFICE or mention.features.get("polity") or not organisation:
        return mention
    return replace(mention, features={**mention.features, "polity": organisation})


def _head(mention: Mention) -> str:
    return mention.features.get("head", "")
